"""A verbal noun knows its verb."""

import pytest

from tawatur.text.arabic.stem import find_stem
from tawatur.text.arabic.verbal_nouns import find_verbs


@pytest.mark.parametrize(
    ("noun", "verb"),
    [
        ("زيارة", "يزور"),
        ("اتفاق", "اتفقت"),
        ("اجتماع", "يجتمع"),
        ("استقالة", "استقال"),
        ("إعلان", "سيعلن"),
        ("مناقشة", "ناقشوا"),
        ("توقيع", "وقعت"),
        ("انسحاب", "انسحبت"),
        ("لقاء", "التقى"),
        ("مغادرة", "غادر"),
    ],
)
def test_verbal_nouns(noun, verb):
    assert find_stem(verb) in find_verbs(find_stem(noun))


@pytest.mark.parametrize("noun", ["مدينة", "كتاب", "المغرب", "رئيس"])
def test_other_nouns_have_none(noun):
    assert find_verbs(find_stem(noun)) == ()
