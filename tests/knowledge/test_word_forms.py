from tawatur.knowledge.word_forms import noun_forms, readings, verb_forms
from tawatur.text.arabic.fold import fold


def test_verb_forms_of_a_weak_verb():
    forms = verb_forms("استدعى", "يستدعي")
    for form, tense in (
        ("استدعت", "past"),
        ("استدعيا", "past"),
        ("يستدعون", "present"),
        ("ستستدعي", "future"),
    ):
        assert forms[fold(form)] == tense
    assert forms[fold("استدعاه")] == "past"


def test_verb_forms_ending_in_hamza():
    assert fold("أرجأت") in verb_forms("أرجأ", "يرجئ")


def test_noun_forms():
    forms = noun_forms("زيارة")
    assert forms[fold("زيارة")] is False
    assert forms[fold("زيارتهما")] is True
    assert forms[fold("زيارتين")] is False
    assert fold("لقاءه") in noun_forms("لقاء")
    assert fold("لقائه") in noun_forms("لقاء")


def test_readings_begin_with_the_whole_word():
    found = readings(fold("وبالزيارة"))
    assert found[0] == ("", "", False, fold("وبالزيارة"))
    assert ("و", "ب", True, fold("زيارة")) in found
    assert ("", "ل", True, fold("مغرب")) in readings(fold("للمغرب"))
