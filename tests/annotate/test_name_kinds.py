"""The words of names are known by stem, adjectives in both genders."""

from tawatur.annotate.name_kinds import kinds_of
from tawatur.text.arabic.fold import fold


def test_a_word_has_the_kinds_of_its_lines():
    assert {"institution", "within"} <= kinds_of(fold("مجلس"))
    assert kinds_of(fold("سيارة")) == frozenset()


def test_adjectives_are_known_in_both_genders():
    assert "strong" in kinds_of(fold("مركزي"))
    assert "strong" in kinds_of(fold("مركزية"))
