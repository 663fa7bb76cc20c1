import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.knowledge.verbs import Frame, load_frames
from tests.annotate.event_prose import code, short

WORKED = [
    ("قام مسؤولون أمنيون فرنسيون كبار بزيارة إلى الرباط.", ["CONSULT/visit FRA>MAR reported"]),
    ("من المقرر أن يزور وزير الخارجية المصري أنقرة الخميس المقبل.", ["AGREE EGY>TUR planned"]),
    ("نفت الخارجية العمانية إجراء أي لقاء مع وفد إسرائيلي.", ["CONSULT/meet OMN,ISR> denied"]),
    ("أُلغيت زيارة وزير الخارجية التركي إلى القاهرة.", ["CONSULT/visit TUR>EGY called_off"]),
    ("وقّع المغرب وإسبانيا اتفاقية في الرباط.", ["SUPPORT MAR,ESP> reported"]),
    ("استدعت الخارجية الجزائرية السفير الفرنسي.", ["ACCUSE/disapprove DZA>FRA reported"]),
    ("تلقى أمير الكويت اتصالا هاتفيا من ملك الأردن.", ["CONSULT/phone JOR>KWT reported"]),
    ("أعلنت كولومبيا استدعاء سفيرها لدى بيرو للتشاور.", ["SANCTION/withdraw COL>PER reported"]),
    ("أدانت السعودية الهجوم على العراق.", ["SUPPORT SAU>IRQ reported"]),
    ("بحث الجانبان سبل تعزيز التعاون.", []),
    ("أكد الوزير أن بلاده تسعى إلى تعزيز التعاون مع تونس.", []),
    ("هل تقطع بغداد علاقاتها مع أنقرة؟", []),
    ("لم يلتق الرئيس التركي نظيره اليوناني.", []),
    ("دعا الرئيس الفرنسي إسرائيل إلى وقف إطلاق النار.", ["REQUEST/yield FRA>ISR reported"]),
]


@pytest.mark.parametrize(("text", "answer"), WORKED)
def test_worked_examples(text, answer):
    assert [short(event) for event in code(text)] == answer


@pytest.mark.parametrize("frame", load_frames(), ids=lambda frame: frame.id)
def test_every_frame_codes_its_own_sentence(frame: Frame):
    parties, _, status = frame.answer.partition(" ")
    if frame.type == "NONE":
        assert not code(frame.sentence)
        return
    status = status or ("planned" if frame.type == "AGREE" else "reported")
    answer = f"{frame.type}{'/' + frame.mode if frame.mode else ''} {parties} {status}"
    assert [short(event) for event in code(frame.sentence)] == [answer]


def test_sentence_and_trigger_are_exact():
    text = (
        "طقس جميل اليوم. وأعلنت بيرو أنها لا تريد شيئا. استدعت الخارجية الجزائرية السفير الفرنسي، الثلاثاء."
    )
    (event,) = code(text)
    assert text[slice(*event.trigger)] == "استدعت"
    assert text[slice(*event.sentence)].startswith("استدعت")
    assert text[slice(*event.sentence)].endswith("الثلاثاء.")


def test_trigger_leaves_out_what_is_attached():
    text = "وزار الرئيس التركي الجزائر، ووقع البلدان اتفاقية."
    first = code(text)[0]
    assert text[slice(*first.trigger)] == "زار"


def test_both_sides_are_the_two_named_before():
    text = "التقى وزير الخارجية المصري نظيره التركي في القاهرة. ووقع الجانبان مذكرة تفاهم."
    assert [short(event) for event in code(text)] == [
        "CONSULT/meet EGY,TUR> reported",
        "SUPPORT EGY,TUR> reported",
    ]


def test_background_is_historical_and_undated_unless_dated():
    (event,) = code("وكانت فرنسا قدمت مساعدات أمنية للأردن.")
    assert event.historical
    assert event.date is None
    (event,) = code("وكان الرئيس التركي قد زار صوفيا سنة 2015.")
    assert event.historical
    assert event.date == "2015"
    assert event.date_precision == "year"


def test_date_is_the_clause_s_else_the_day_of_publication():
    (event,) = code("استدعت الخارجية الجزائرية السفير الفرنسي أمس الاثنين.", published="2024-03-05")
    assert (event.date, event.date_basis) == ("2024-03-04", "relative")
    (event,) = code(
        "استدعت الخارجية الجزائرية السفير الفرنسي.", published="2024-03-04T23:30:00Z", country="DZA"
    )
    assert (event.date, event.date_basis) == ("2024-03-05", "publication")


def test_mediators_are_no_party():
    (event,) = code("تبادلت أرمينيا وأذربيجان أسرى بوساطة قطرية.")
    assert [actor.country for actor in event.mediators] == ["QAT"]
    assert [actor.country for actor in event.actors] == ["ARM", "AZE"]


def test_sport_is_silent():
    assert not code("المنتخب المصري يسحق نظيره السوداني ويقصف مرماه بثلاثية.")


def test_a_sentence_of_400_words_is_silent():
    assert not code("زار الرئيس التركي الجزائر " + "ثم تحدث طويلا عن أمور كثيرة " * 80)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "زار",
                "الرئيس",
                "التركي",
                "وزير",
                "الخارجية",
                "مصر",
                "الجزائر",
                "نظيره",
                "مع",
                "إلى",
                "في",
                "من",
                "وقع",
                "اتفاقية",
                "استدعت",
                "السفير",
                "أن",
                "قد",
                "نفى",
                "،",
                ".",
                "قصف",
                "القوات",
                "الروسية",
                "ألغى",
                "زيارة",
                "و",
                "بين",
                "وفرنسا",
                "الجانبان",
                "اجتماع",
                "على",
                "ُ",
                "ـ",
                "قبل",
                "اليوم",
            ]
        ),
        max_size=40,
    )
)
def test_spans_are_valid_on_any_order_of_words(words):
    text = " ".join(words)
    for event in code(text):
        assert 0 <= event.sentence[0] <= event.trigger[0] < event.trigger[1] <= event.sentence[1] <= len(text)
        assert text[slice(*event.trigger)].strip() == text[slice(*event.trigger)]


SISTER = (
    "استقبل رئيس هيئة خفر السواحل منذر بنحمدان، بمدينة تونس، روبرتو كوستا، الذي يتولى منصب قائد خفر السواحل"
    " بالجمهورية الإيطالية، والذي يؤدي زيارة عمل إلى الجمهورية التونسية.\n\n"
    "يأتي ذلك في ظل برود بين البلدين بسبب ملف الهجرة.\n\n"
    "وعقد الطرفان لقاءين، الأول مساء أمس الأربعاء والثاني صباح الخميس، تناولا خلالهما حصيلة العمل المشترك.\n\n"
    "كما اتفق الجانبان، حسب بيان للهيئة، على ضرورة توسيع التعاون البحري وتبادل الخبرات.\n\n"
    "وكانت تونس قدمت مساعدات أمنية لروما خلال موجات الهجرة.\n\n"
    "وكانت إيطاليا قلدت بنحمدان وساما رفيعا سنة 2017."
)


def test_a_sister_of_the_page_we_began_with():
    events = code(SISTER, published="2022-09-22")
    assert [short(event) for event in events] == [
        "CONSULT/visit ITA>TUN reported",
        "CONSULT/meet ITA,TUN> reported",
        "AGREE ITA,TUN> planned",
        "COOPERATE TUN>ITA reported",
        "SUPPORT ITA>TUN reported",
    ]
    visit, meetings, agreement, aid, medal = events
    assert visit.place.country == "TUN"
    assert (meetings.date, meetings.until) == ("2022-09-21", "2022-09-22")
    assert (agreement.underlying, agreement.date_basis) == ("COOPERATE", "publication")
    assert [event.historical for event in events] == [False, False, False, True, True]
    assert (aid.date, medal.date) == (None, "2017")
