"""Names in two scripts that sound alike, and such that do not."""

import pytest

from tawatur.annotate.latin_sounds import count_consonants, is_same_sound


@pytest.mark.parametrize(
    ("latin", "arabic"),
    [
        ("Hammouchi", "حموشي"),
        ("Abdellatif", "عبدلطيف"),
        ("Saied", "سعيد"),
        ("Netanyahu", "نتنياهو"),
        ("Benkirane", "بنكيران"),
        ("Erdoğan", "اردوغان"),
        ("El-Sissi", "سيسي"),
        ("Khashoggi", "خاشقجي"),
        ("Mahmoud", "محمود"),
        ("Bourita", "بوريطه"),
    ],
)
def test_the_same(latin, arabic):
    assert is_same_sound(latin, arabic)


@pytest.mark.parametrize(
    ("latin", "arabic"),
    [
        ("Mohamed", "محمود"),
        ("Microsoft", "ماكرون"),
        ("Salem", "صلاح"),
        ("A", "محمد"),
        ("", "محمد"),
        ("Łódź2", "لودز"),
    ],
)
def test_not_the_same(latin, arabic):
    assert not is_same_sound(latin, arabic)


def test_letters_that_tell_a_name_apart():
    assert [count_consonants(name) for name in ("Hammouchi", "Ali", "Al-Sisi", "Macron")] == [3, 1, 2, 4]
