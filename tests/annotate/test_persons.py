"""A surname is the person named in full before."""

import pytest

from tawatur.annotate.persons import is_same_person, make_key


def key(name):
    return make_key(name.split())


@pytest.mark.parametrize(
    ("full", "other"),
    [
        ("عبد اللطيف حموشي", "حموشي"),
        ("عبد اللطيف حموشي", "الحموشي"),
        ("عبد اللطيف حموشي", "والحموشي"),
        ("جورج دبليو بوش", "جورج بوش"),
        ("محمد بن سلمان", "بن سلمان"),
        ("ناصر بوريطة", "ناصر بوريطة"),
    ],
)
def test_one_person(full, other):
    assert is_same_person(key(full), key(other))


@pytest.mark.parametrize(
    ("full", "other"),
    [
        ("سعد الحريري", "سعد"),
        ("سعد الحريري", "رفيق الحريري"),
        ("الحريري", "سعد الحريري"),
        ("علي عبد الله صالح", "عبد"),
    ],
)
def test_two_persons(full, other):
    assert not is_same_person(key(full), key(other))
