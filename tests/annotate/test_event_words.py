from tawatur.annotate.event_words import attached_letters, split_event_words
from tests.annotate.event_prose import sentence_of


def test_marks_before_words():
    words = split_event_words("قال، ثم سكت. وقف", 0, 16)
    assert [word.after_mark for word in words] == [False, True, False, True]
    assert [word.after_hard_mark for word in words] == [False, False, False, True]


def test_names_and_cues_have_places():
    sentence = sentence_of("نفت مصر ذلك")
    assert sentence.names[1].entity.country == "EGY"
    assert ("denied", 0) in {(cue.kind, cue.first) for cue in sentence.cues}
    assert sentence.cut(0, 2) == "نفت مصر"


def test_adjectives_in_the_accusative_and_in_doubt():
    assert sentence_of("رفض مقترحا أميركيا").names[2].entity.country == "USA"
    assert sentence_of("وصل وفد تركي").names[2].entity.country == "TUR"
    assert 1 not in sentence_of("الأمير تركي بن فيصل").names


def test_attached_letters():
    assert attached_letters("والمغرب") == "و"
    assert attached_letters("كتاب") == ""
