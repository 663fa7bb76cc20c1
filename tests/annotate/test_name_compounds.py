"""Names of bodies and sites are found by how they are made, and nothing more is taken with them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.annotate.mentions import find_hits, split_words_of
from tawatur.annotate.name_compounds import Belief, find_compounds
from tawatur.annotate.name_features import find_gaps
from tawatur.knowledge.gazetteer import load_gazetteer


def find(text, outside=1.0):
    """List the names in a text of whose words the model thinks the same."""
    words = split_words_of(text, "text")
    printed = [text[start:end] for start, end in words.spans]
    belief = Belief([outside] * len(printed), [False] * len(printed))
    hits = find_hits(words, load_gazetteer())
    return [
        (compound.kind, " ".join(printed[compound.first : compound.end]))
        for compound in find_compounds(printed, find_gaps(text, words.spans), hits, belief)
    ]


@pytest.mark.parametrize(
    "name",
    [
        "المجلس الأعلى للقضاء",
        "وزارة التربية والتعليم العالي",
        "الهيئة المستقلة للانتخابات",
        "المكتب الوطني لحقوق الإنسان",
        "حزب الكرامة الديمقراطي",
        "الجيش الأردني",
        "السفارة الإيطالية",
        "المنتخب العراقي",
        "منظمة حماية المستهلك",
        "الداخلية المصرية",
        "جامعة صنعاء",
        "محكمة النقض المغربية",
    ],
)
def test_bodies(name):
    assert find(f"أعلنت {name} أمس نتائج عملها") == [("organization", name)]


@pytest.mark.parametrize("name", ["مخيم الوحدات", "معبر رفح", "مطار بغداد الدولي", "نهر الأردن"])
def test_sites(name):
    assert ("place", name) in find(f"وصل الوفد إلى {name} مساء") or find(f"إلى {name}") == []


def test_all_places_of_a_list_after_a_head_in_the_plural():
    found = find("هطلت أمطار على محافظات حنبورة ودربكة وكنبر.", outside=0.6)
    assert found == [("place", "حنبورة"), ("place", "ودربكة"), ("place", "وكنبر")]


@pytest.mark.parametrize(
    "text",
    [
        "عقد المجلس اجتماعه",
        "قالت الوزارة للصحفيين إن",
        "الحكومة الجديدة تجتمع",
        "وزير الخارجية الروسي",
        "مدينة كبيرة في الشمال",
        "شركة كبيرة للبناء",
        "قوات الاحتلال تنسحب",
        "حركة السير في الصباح",
        "المنظمة الدولية تحذر",
        "مجلس نواب جديد",
    ],
)
def test_what_names_nothing(text):
    assert find(text) == []


def test_the_people_of_a_country_belong_to_no_name():
    assert find("دعت الكنيسة المارونية اللبنانيين إلى الهدوء") == [("organization", "الكنيسة المارونية")]


WORDS = st.sampled_from(
    [
        "المجلس ",
        "الأعلى ",
        "وزارة ",
        "الصحة ",
        "والسكان ",
        "للأمن ",
        "لحقوق ",
        "الإنسان ",
        "محافظات ",
        "وكذا ",
        "شركة «",
        "» ",
        "مصر ",
        "المصرية ",
        ". ",
        "مخيم ",
        "شبه جزيرة ",
        "عن ",
    ]
)


@given(st.lists(WORDS, max_size=25).map("".join), st.sampled_from([0.0, 0.6, 1.0]))
def test_names_never_overlap(text, outside):
    words = split_words_of(text, "text")
    printed = [text[start:end] for start, end in words.spans]
    belief = Belief([outside] * len(printed), [outside < 1] * len(printed))
    hits = find_hits(words, load_gazetteer())
    end = 0
    for compound in find_compounds(printed, find_gaps(text, words.spans), hits, belief):
        assert end <= compound.first < compound.end <= len(printed)
        end = compound.end
