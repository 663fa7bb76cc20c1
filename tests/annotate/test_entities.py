"""Countries, places and organizations are found with exact spans and right senses."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.annotate.entities import find_entities
from tawatur.annotate.names import load_name_model
from tawatur.knowledge.gazetteer import load_gazetteer


def found(text, title=""):
    """List (entity id, form, exact words) in order of mention."""
    fields = {"text": text, "title": title}
    return [
        (entity.id, mention.form, fields[mention.in_][mention.start : mention.end])
        for entity in find_entities(title, text, load_gazetteer())
        for mention in entity.mentions
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("والمغرب بلد عريق", [("country:MAR", "name", "المغرب")]),
        ("رسالة للمغرب", [("country:MAR", "name", "لمغرب")]),
        ("وبفرنسا جالية كبيرة", [("country:FRA", "name", "فرنسا")]),
        ("زار الوفد المملكة المغربية", [("country:MAR", "name", "المملكة المغربية")]),
        ("قرار المملكة العربية السعودية", [("country:SAU", "name", "المملكة العربية السعودية")]),
        ("الجانب الفرنسي رحب", [("country:FRA", "adjective", "الفرنسي")]),
        ("استقبل المغاربة الخبر بفرح", [("country:MAR", "adjective", "المغاربة")]),
        ("مسؤولون كوريون جنوبيون", [("country:KOR", "adjective", "كوريون جنوبيون")]),
        ("ولبنان يتطلع إلى الدعم", [("country:LBN", "name", "لبنان")]),
        ("انتخب مجلس الأمن الدولي خمسة أعضاء", [("org:un-sc", "name", "مجلس الأمن الدولي")]),
        ("المَغْرِب يستقبل الوفد", [("country:MAR", "name", "المَغْرِب")]),
        ("وَالمغرب", [("country:MAR", "name", "المغرب")]),
    ],
)
def test_names_with_exact_spans(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "غروب الشمس في الصيف",
        "تعاون بين الطرفين",
        "بعد صلاة المغرب عاد إلى بيته",
        "الدعم المالي للأسر",
        "عاد إلى مسقط رأسه",
        "قال أحمد المصري إنه سعيد",
        "وصل الأمير تركي بن فيصل",
        "في السنة القمرية",
        "",
        "123 abc",
    ],
)
def test_what_is_no_name_of_a_country_or_place(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("أعلنت موسكو انسحابها", ("country:RUS", "capital", "موسكو")),
        ("وصل الوزير إلى موسكو", ("place:524901", "name", "موسكو")),
        ("عقد الاجتماع بموسكو", ("place:524901", "name", "موسكو")),
        ("محادثات موسكو انتهت", ("place:524901", "name", "موسكو")),
    ],
)
def test_a_capital_is_its_government_or_a_city(text, expected):
    assert found(text) == [expected]


def test_both_capitals_of_a_pair_are_governments():
    assert found("تدهورت العلاقات بين الرباط وباريس") == [
        ("country:MAR", "capital", "الرباط"),
        ("country:FRA", "capital", "باريس"),
    ]


def test_marks_and_context_tell_oman_from_amman():
    assert found("قالت عُمان كلمتها")[0][0] == "country:OMN"
    assert found("أمطار على عمّان")[0][0] == "place:250441"
    assert ("place:250441", "name", "عمان") in found("الأردن: أمطار على عمان")


def test_senses_that_nothing_tells_apart_stay_open():
    assert found("الجانب الكونغولي") == [(None, "adjective", "الكونغولي")]


def test_a_name_is_not_taken_across_a_sentence_mark():
    assert found("في كوريا. الجنوبية مدرسة") == [(None, "name", "كوريا")]


def test_title_and_text_make_one_entity():
    (entity,) = find_entities("فرنسا ترد", "ردت فرنسا", load_gazetteer())
    assert [mention.in_ for mention in entity.mentions] == ["title", "text"]
    assert entity.same_as == ("iso:FRA",)


def read(text, title=""):
    """List (kind, exact words) of names by list and model, in order of mention."""
    fields = {"text": text, "title": title}
    found = find_entities(title, text, load_gazetteer(), load_name_model())
    return [
        (entity.kind, [fields[mention.in_][mention.start : mention.end] for mention in entity.mentions])
        for entity in found
    ]


def test_an_adjective_in_a_persons_name_is_no_country():
    assert ("person", ["نجيب المصري"]) in read("قال الدكتور نجيب المصري إن الدواء آمن")
    assert not any(kind == "country" for kind, _ in read("قال الدكتور نجيب المصري إن الدواء آمن"))


def test_the_surname_alone_is_the_person_named_in_full():
    text = "قال وزير الخارجية سيرغي لافروف إن موسكو ترفض القرار. وأضاف لافروف أن بلاده سترد."
    assert ("person", ["سيرغي لافروف", "لافروف"]) in read(text)


def test_a_country_inside_the_name_of_an_organization_goes_and_its_adjective_stays():
    found = read("أعلنت جامعة القاهرة أمس نتائج الدراسة")
    assert ("organization", ["جامعة القاهرة"]) in found
    assert not any("القاهرة" in words for _, words in found)


NAMES = st.sampled_from(
    [
        "قال ",
        "الرئيس ",
        "المصري ",
        "نجيب ",
        "جورج بوش ",
        "بوش ",
        "و",
        "وزارة الخارجية ",
        "جامعة ",
        "القاهرة ",
        "، ",
        ". ",
        "مجلس الأمن ",
        "«",
        "في بغداد ",
    ]
)


@settings(max_examples=120, deadline=None)
@given(st.lists(NAMES, max_size=40).map("".join), st.lists(NAMES, max_size=8).map("".join))
def test_spans_are_valid_and_names_never_overlap(text, title):
    fields = {"text": text, "title": title}
    taken = set()
    for entity in find_entities(title, text, load_gazetteer(), load_name_model()):
        assert entity.mentions
        for mention in entity.mentions:
            assert 0 <= mention.start < mention.end <= len(fields[mention.in_])
            if mention.form == "name":
                places = {(mention.in_, place) for place in range(mention.start, mention.end)}
                assert not places & taken
                taken |= places
        for role in entity.roles:
            assert fields[role.in_][role.start : role.end].startswith(role.title)


def test_a_name_in_latin_letters_is_the_person_named_in_arabic():
    text = "قال رياض الدكالي إن العمل مستمر في الرباط. ونشرت الصحيفة صورة كتب تحتها Doukkali بالفرنسية."
    persons = [
        entity
        for entity in find_entities("", text, load_gazetteer(), load_name_model())
        if entity.kind == "person"
    ]
    (person,) = persons
    assert person.id.startswith("kb:")
    assert [text[mention.start : mention.end] for mention in person.mentions] == ["رياض الدكالي", "Doukkali"]
