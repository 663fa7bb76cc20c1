"""Quotations: what is said, by whom, with which verb; spans on any text."""

import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.annotate.quotation_words import cue_forms, words_of
from tawatur.annotate.quotations import find_quotations
from tawatur.model.annotation import Entity, EntityMention


def one(text, **options):
    (quote,) = find_quotations("", text, **options)
    assert text[quote.start : quote.end] == quote.text
    return quote


@pytest.mark.parametrize(
    ("text", "speaker", "cue", "words", "stance"),
    [
        ("قال الوزير إن الجسر سيفتح غدا.", "الوزير", "قال", "الجسر سيفتح غدا", "said"),
        ("وأكدت الوزارة أنها ستعوض السكان.", "الوزارة", "أكدت", "أنها ستعوض السكان", "said"),
        ("قالت الطبيبة: «الحالة مستقرة جدا. لا خوف عليه».", "الطبيبة", "قالت", "الحالة مستقرة جدا. لا خوف عليه", "said"),
        ("«لن نترك أرضنا لأحد»، قال الفلاح.", "الفلاح", "قال", "لن نترك أرضنا لأحد", "said"),
        ("نفى النادي وجود أي خلاف مع المدرب.", "النادي", "نفى", "وجود أي خلاف مع المدرب", "denied"),
        ("زعم المتهم أن الحقيبة ليست له.", "المتهم", "زعم", "الحقيبة ليست له", "claimed"),
        ("المتحدث باسم الشركة قال إن المصنع آمن.", "المتحدث باسم الشركة", "قال", "المصنع آمن", "said"),
        ("توقفت الحافلات منذ الصباح، بحسب مصدر نقابي.", "مصدر نقابي", "بحسب", "توقفت الحافلات منذ الصباح", "said"),
        ("ونقلت الوكالة عن مسؤول قوله إن المعبر مغلق.", "مسؤول", "نقلت", "المعبر مغلق", "said"),
    ],
)  # fmt: skip
def test_one_quotation(text, speaker, cue, words, stance):
    quote = one(text)
    assert (quote.speaker, quote.cue, quote.text, quote.stance) == (speaker, cue, words, stance)


@pytest.mark.parametrize(
    "text",
    [
        "يذكر أن السد بني قبل قرن.",
        "لم يقل المدير إن المصنع سيغلق.",
        "صدر كتاب «تاريخ المدن القديمة» في جزأين.",
        "أكد الطرفان ضرورة أن يستمر الحوار.",
        "طلبت اللجنة أن يؤجل الاجتماع.",
        "كانت تدعى مريم: ولدت في القرية.",
        "",
    ],
)
def test_what_nobody_says(text):
    assert find_quotations("", text) == ()


def test_a_second_verb_has_the_same_speaker_and_ends_the_first_words():
    first, second = find_quotations("", "أكد المدير أن الماء نظيف، مضيفا أن الفحوص مستمرة.")
    assert (first.text, second.text) == ("الماء نظيف", "الفحوص مستمرة")
    assert first.speaker == second.speaker == "المدير"


def test_a_pronoun_means_the_last_one_named_who_fits_in_gender():
    text = "قالت الوزيرة إن الخطة جاهزة. وقال النائب إن الوقت ضيق. وأضافت أن التمويل متوفر."
    assert [quote.speaker for quote in find_quotations("", text)] == ["الوزيرة", "النائب", "الوزيرة"]


def test_a_title_quotes_before_a_colon_only_whom_it_knows():
    title = "وزير المياه: السدود ممتلئة هذا العام"
    (quote,) = find_quotations(title, "")
    assert (quote.in_, quote.speaker, quote.text) == ("title", "وزير المياه", "السدود ممتلئة هذا العام")
    assert find_quotations("لبنان: السدود ممتلئة هذا العام", "") == ()


def test_the_person_named_in_the_phrase_is_the_speaker():
    text = "قال وزير النقل حسام البياتي إن الطريق مفتوح."
    person = Entity("kb:1", "حسام البياتي", "person", mentions=(EntityMention(15, 27),))
    quote = one(text, entities=(person,))
    assert (quote.speaker, quote.speaker_entity) == ("حسام البياتي", "kb:1")


WORDS = [
    "قال",
    "إن",
    "أن",
    ":",
    "«",
    "»",
    '"',
    "“",
    "”",
    ".",
    "،",
    "\n\n",
    "وأضاف",
    "الوزير",
    "نفى",
    "مضيفا",
    "وجود",
    "بحسب",
    "على",
    "حد",
    "تعبيره",
    "لـ",
    "نقلت",
    "عن",
    "قوله",
    "هكذا",
]


@given(st.lists(st.sampled_from(WORDS) | st.text(max_size=4), max_size=40))
def test_spans_hold_on_any_text(pieces):
    text = " ".join(pieces)
    quotes = find_quotations(text, text)
    for quote in quotes:
        assert text[quote.start : quote.end] == quote.text
        assert quote.text.strip() == quote.text != ""
        assert quote.speaker is None or quote.speaker in text
        assert quote.cue is None or quote.cue in text
    for field in ("title", "text"):
        inside = [quote for quote in quotes if quote.in_ == field]
        assert all(left.end <= right.start for left, right in pairwise(inside))


@pytest.mark.parametrize(
    ("text", "said", "speaker"),
    [
        (
            "أكد المدير أن الجسر آمن تماما، حيث عليه حراسة دائمة، وأضاف أنه سيفتح غدا.",
            "الجسر آمن تماما، حيث عليه حراسة دائمة",
            "المدير",
        ),
        ("نفى وزير الري وجود نقص في المياه، واصفا ما نشر بالشائعات.", "وجود نقص في المياه", "وزير الري"),
        (
            "أقر المرشد علي برهاني بأن المحصول ضعيف هذا العام.",
            "أن المحصول ضعيف هذا العام",
            "المرشد علي برهاني",
        ),
        (
            "طلب منه الصيادون قاربا، إلا أن رئيس المرفأ أجابهم بالقول: «لا قوارب لدينا اليوم».",
            "لا قوارب لدينا اليوم",
            "رئيس المرفأ",
        ),
        (
            "صور، جنوب لبنان (الأفق)-- نشر اتحاد الصيادين صورة قال إنها تظهر قاربا غارقا.",
            "إنها تظهر قاربا غارقا",
            "اتحاد الصيادين",
        ),
        ("أوضح الوزير أن السد ممتلئ، في تعليقه على أخبار الجفاف.", "السد ممتلئ", "الوزير"),
        ("قالت الجمعية إن المرسى قديم ونبهت الجمعية إلى خطره.", "المرسى قديم", "الجمعية"),
        ("شدد فالنتين الذي يدرب الفريق منذ عام على أن اللاعبين جاهزون.", "أن اللاعبين جاهزون", "فالنتين"),
        ("نقلت الصحيفة عن 4 بحارة قولهم إن البحر هائج.", "إن البحر هائج", "4 بحارة"),
        ("قال العقيد بلحسن الوادي إن الطريق مفتوحة.", "إن الطريق مفتوحة", "العقيد بلحسن الوادي"),
        ("ذكرت «بحر بلا حدود»، في رسالة وزعتها أمس، أن القوارب قديمة.", "القوارب قديمة", "بحر بلا حدود"),
        ("توقفت الحركة في المرفأ حسب ما أفاد به مصدر ملاحي.", "توقفت الحركة في المرفأ", "مصدر ملاحي"),
        (
            "قال سالم لإذاعة المدينة حيث يعمل محللا «سيكون الموسم صعبا علينا جميعا لكننا سنحاول بكل قوة» في إشارة إلى الديون.",
            "سيكون الموسم صعبا علينا جميعا لكننا سنحاول بكل قوة",
            "سالم",
        ),
    ],
)
def test_kinds_seen_in_the_press(text, said, speaker):
    quote = find_quotations("", text)[0]
    assert (quote.text, quote.speaker) == (said.removeprefix("إن ").removeprefix("أن "), speaker)


@pytest.mark.parametrize(
    "text",
    [
        "أشارت دراسة حديثة إلى أن السمك يقل في الخليج.",
        "تذاكر السفر مؤكدة «واحدا بعد واحد» والمقاعد كثيرة.",
        "غادر الوفد دون ذكر أن اللقاء فشل.",
        "دعا الجميع سائلين الله أن يحفظ البلاد.",
    ],
)
def test_nobody_speaks(text):
    assert find_quotations("", text) == ()


@pytest.mark.parametrize(
    ("text", "said", "speaker"),
    [
        ("وبحسب المحققين، فإن الحارس نام قبل منتصف الليل.", "الحارس نام قبل منتصف الليل", "المحققين"),
        ("ووفقا لمجلة البحر الأزرق فقد عاد السمك إلى الخليج.", "عاد السمك إلى الخليج", "مجلة البحر الأزرق"),
        ("أغلق الجسر منذ الفجر، بحسب متابعين.", "أغلق الجسر منذ الفجر", "متابعين"),
        ("وبحسب موقع الميناء يبلغ عدد السفن سبعين سفينة.", "يبلغ عدد السفن سبعين سفينة", "موقع الميناء"),
        ("أكدت الهيئة في رسالة «أن العمل مستمر ولن يتوقف أبدا».", "العمل مستمر ولن يتوقف أبدا", "الهيئة"),
        (
            "شدد المدير على «ضرورة أن يبقى الباب مفتوحا للجميع».",
            "ضرورة أن يبقى الباب مفتوحا للجميع",
            "المدير",
        ),
        ("علق الصياد بالقول «إن الحوت أكبر من القارب».", "إن الحوت أكبر من القارب", "الصياد"),
        (
            "قال سالم في هذا الصدد «أنا معلم وأعرف أن الدرس طويل على الصغار».",
            "أنا معلم وأعرف أن الدرس طويل على الصغار",
            "سالم",
        ),
        ("أضافت الصحيفة، وفقا لوثيقة لديها، أن العقد ألغي.", "العقد ألغي", "الصحيفة"),
        ("اتهم زعيم الحزب الحكومة بأنها تؤجل الاقتراع.", "أنها تؤجل الاقتراع", "زعيم الحزب"),
        ("ختم الراهب عظته بالقول: «لا خوف عليكم بعد اليوم».", "لا خوف عليكم بعد اليوم", "الراهب"),
        ("توقف القطار، والشركات الناقلة حذرت من أن الإصلاح طويل.", "الإصلاح طويل", "والشركات الناقلة"),
    ],
)
def test_more_kinds_seen_in_the_press(text, said, speaker):
    quote = find_quotations("", text)[0]
    assert (quote.text, quote.speaker.removeprefix("و")) == (said, speaker.removeprefix("و"))


@pytest.mark.parametrize(
    "text",
    [
        "وبحسب النتائج الأولية، فإن المركز الثاني للأصوات الباطلة.",
        "تدور اللقاءات غدا وفق البرنامج التالي.",
        "يعمل المصنع بحسب أنواع الطلب في الموسم.",
        "هددت الأمواج الميناء بعد أن ظن البحارة أن الريح هدأت.",
    ],
)
def test_measures_and_thoughts_are_nobodys_words(text):
    assert find_quotations("", text) == ()


@pytest.mark.parametrize(
    ("text", "said", "speaker"),
    [
        ("وبحسب «موج إف إم»، يحتاج المرفأ إلى رصيف ثان.", "يحتاج المرفأ إلى رصيف ثان", "موج إف إم"),
        ("وحسب مصدر ملاحي لمراسلنا، فإن القارب غرق عند الفجر.", "القارب غرق عند الفجر", "مصدر ملاحي"),
        (
            "ووفقا لما أوردته وكالة الأنباء الساحلية، فإن القارب غرق ليلا.",
            "القارب غرق ليلا",
            "وكالة الأنباء الساحلية",
        ),
        ("غرق القارب عند الفجر، بحسب بيان لوزارة البحار.", "غرق القارب عند الفجر", "وزارة البحار"),
        ("غرق القارب عند الفجر. وفقا لوكالة الساحل.", "غرق القارب عند الفجر", "وكالة الساحل"),
        ("كان البحر هادئا وقت الغرق، على حد قوله.", "كان البحر هادئا وقت الغرق", None),
        ("كان البحر هادئا، وفقا لكورفاليس.", "كان البحر هادئا", "كورفاليس"),
        ("قال أسامة بلغة قليلة مثل كلامه «أتمنى أن تصلا غدا».", "أتمنى أن تصلا غدا", "أسامة"),
    ],
)
def test_sources_that_stand_apart(text, said, speaker):
    (quote,) = find_quotations("", text)
    assert quote.text == said
    assert quote.speaker is speaker or quote.speaker.startswith(speaker)


def test_words_of_the_rules_in_any_order_do_no_harm():
    chance = random.Random(7)
    words = sorted(
        set(cue_forms()) | words_of("office") | words_of("stop") | words_of("according") | words_of("naming")
    )
    marks = ['"', "«", "»", "،", ": ", ".", "\n\n", "..", "(CNN)-- ", "إن", "أن", "علي", "لما", "ما", ""]
    for _ in range(400):
        some = [chance.choice(chance.choice((words, marks))) for _ in range(chance.randrange(1, 20))]
        text = " ".join(some)
        for quote in find_quotations(text, text):
            assert text[quote.start : quote.end] == quote.text
