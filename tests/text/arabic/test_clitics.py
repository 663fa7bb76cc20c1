"""Attached letters come off; a word's own letters stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.text.arabic.clitics import Clitics, prefix_length, split_clitics, strip_marks

WHOLE = (
    "تعاون بعد وزير فرنسا كبير لبنان باريس ليبيا وكالة فلسطين بلجيكا كندا الرباط وزراء كاتب لاعب سيارة فيضان بيان"
    " كتاب لقاء بلدية وصول فريق سفير والد بالغ كرة لجنة بنك وفد واشنطن بريطانيا سياسي وثيقة فوز بركان ولاية كلمة"
    " لغة سنة سيد وعد وضع سؤال سلاح بحث لديهم واحدا كوريا بيروت فهد وليد التقى"
)


@pytest.mark.parametrize("word", WHOLE.split())
def test_own_letters_stay(word):
    assert prefix_length(word) == 0


@pytest.mark.parametrize(
    ("word", "length"),
    [
        ("والمغرب", 1),
        ("للمغرب", 2),
        ("وللمغرب", 3),
        ("بالمغرب", 1),
        ("وفرنسا", 1),
        ("لفرنسا", 1),
        ("للبنان", 1),
        ("ولبنان", 1),
        ("ببيروت", 1),
        ("فالدوحة", 1),
        ("ككندا", 1),
        ("سيزور", 1),
        ("وسيزور", 2),
        ("وأضاف", 1),
        ("ووزير", 1),
        ("بسبب", 1),
        ("لمجلس", 1),
        ("وَالْمَغْرِبُ", 2),
        ("ولورنر", 1),
        ("", 0),
        ("و", 0),
        ("Rabat", 0),
    ],
)
def test_attached_letters_come_off(word, length):
    assert prefix_length(word) == length


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("وللمغرب", Clitics(("و", "ل", "ال"), "مغرب", ())),
        ("والمسؤولين", Clitics(("و", "ال"), "مسؤولين", ())),
        ("زيارته", Clitics((), "زيارت", ("ه",))),
        ("وبزيارتها", Clitics(("و", "ب"), "زيارت", ("ها",))),
        ("مياه", Clitics((), "مياه", ())),
        ("وزير", Clitics((), "وزير", ())),
    ],
)
def test_a_word_in_its_parts(word, parts):
    assert split_clitics(word) == parts


@given(st.text(alphabet=st.sampled_from("وفبكلسالتينهمةىأءر\u064e\u0651ـ"), max_size=12))
def test_no_word_is_eaten_whole_or_changed(word):
    parts = split_clitics(word)
    bare = strip_marks(word)
    assert 0 <= prefix_length(word) <= max(len(word) - 1, 0)
    assert bare.endswith(parts.stem + "".join(parts.suffixes))
    assert parts.stem or not bare
