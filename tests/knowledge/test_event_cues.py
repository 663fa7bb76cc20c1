from tawatur.knowledge.event_cues import find_cues
from tawatur.text.arabic.fold import fold


def kinds(word: str) -> set[str]:
    return {kind for kind, _, _ in find_cues(fold(word))}


def test_cues_in_their_forms():
    assert "denied" in kinds("ونفت")
    assert "called_off" in kinds("ألغيت")
    assert "called_off" in kinds("بإلغاء")
    assert "asked" in kinds("يجب")


def test_phrases_carry_what_must_follow():
    assert ("planned", (fold("المقرر"),), False) in find_cues(fold("من"))


def test_plain_words_are_no_cues():
    assert find_cues(fold("كتاب")) == ()
