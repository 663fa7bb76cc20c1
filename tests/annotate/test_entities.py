"""Countries, places and organizations are found with exact spans and right senses."""

import pytest

from tawatur.annotate.entities import find_entities
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
