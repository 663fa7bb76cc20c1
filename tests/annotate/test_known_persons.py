"""Full names of known persons are found, part of a name or a name across a mark is not."""

import pytest

from tawatur.annotate.known_persons import find_known_persons, load_surnames
from tawatur.annotate.mentions import split_words_of
from tawatur.annotate.name_features import find_gaps


def find(text):
    words = split_words_of(text, "text")
    printed = [text[start:end] for start, end in words.spans]
    found = find_known_persons(printed, find_gaps(text, words.spans))
    return [" ".join(printed[first:end]) for first, end in found]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("قالت أورسولا فون دير لاين إن", ["أورسولا فون دير لاين"]),
        ("التقى بان كي مون وأنطونيو غوتيريش", ["بان كي مون", "وأنطونيو غوتيريش"]),
        ("قال كي مون", []),
        ("حضر أنطونيو. غوتيريش غاب", []),
        ("", []),
    ],
)
def test_full_names(text, names):
    assert find(text) == names


def test_surnames_stand_without_article():
    assert {"بوتين", "صفدي", "خلفه"} & load_surnames() == {"بوتين", "صفدي"}
