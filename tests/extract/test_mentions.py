"""Where a paragraph names an outlet, with what clings to the name and what stands before it."""

import pytest

from tawatur.extract.agencies import agency_names, know_agencies
from tawatur.extract.mentions import find_mentions, index_names

NAMES = {"المرسى تايمز": 2, "بريد الساحل": 2, "النهار": 1}


def known(name):
    return NAMES.get(name, know_agencies(name))


class Known:
    """The names of a small registry, with a quick look at the first word."""

    def __call__(self, name: str) -> int:
        return known(name)

    index = index_names((*NAMES, *agency_names()))


def seen(text, known):
    return [(one.cling, one.kind, one.name, one.sure, one.quoted) for one in find_mentions(text, known)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("أفادت رويترز أمس", [("", "", "رويترز", 2, False)]),
        ("قال لرويترز إن", [("ل", "", "رويترز", 2, False)]),
        ("وقال للأناضول", [("ل", "", "الأناضول", 2, False)]),
        ("قالت المرسى تايمز والنهار", [("", "", "المرسى تايمز", 2, False), ("و", "", "النهار", 1, False)]),
        ('قال لـ"النهار" إن', [("ل", "", "النهار", 1, True)]),
        ("ولصحيفة بريد الساحل أن", [("ول", "صحيفة", "بريد الساحل", 2, False)]),
        ("في مجلة «القارب» أمس", [("", "مجلة", "القارب", 0, True)]),
        ("المرسى، تايمز", []),
    ],
)
def test_names_are_found_with_what_clings_to_them(text, wanted):
    assert seen(text, Known()) == wanted


def test_a_test_of_names_without_a_quick_look_finds_the_same():
    text = "نقلت النهار عن المرسى تايمز"
    assert seen(text, Known()) == seen(text, known)


def test_a_mention_ends_behind_its_closing_mark():
    text = "قالت صحيفة «القارب» أمس"
    (one,) = find_mentions(text, know_agencies)
    assert text[one.end :] == " أمس"
