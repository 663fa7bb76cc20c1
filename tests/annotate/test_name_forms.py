"""Words are compared without what is attached to them."""

import pytest

from tawatur.annotate.name_forms import split_forms


@pytest.mark.parametrize(
    ("word", "attached", "bare", "stem"),
    [
        ("والمغرب", "و", "المغرب", "مغرب"),
        ("للمغرب", "ل", "المغرب", "مغرب"),
        ("بفرنسا", "ب", "فرنسا", "فرنسا"),
        ("الرئيس", "", "الرءيس", "رءيس"),
        ("وزير", "", "وزير", "وزير"),
    ],
)
def test_forms(word, attached, bare, stem):
    forms = split_forms(word)
    assert (forms.attached, forms.bare, forms.stem) == (attached, bare, stem)
