from tawatur.knowledge.plover import is_mode
from tawatur.knowledge.verbs import find_triggers, load_frames, object_readings, object_words
from tawatur.text.arabic.fold import fold

SLOTS = {"S", "O", "G", "A", "W", "@", "F", "P", "H", "V", "v", "C", "*", "<"}


def test_at_least_200_frames_over_the_16_categories():
    frames = load_frames()
    assert len(frames) >= 200
    assert len({frame.type for frame in frames} - {"NONE"}) == 16
    assert len({frame.id for frame in frames}) == len(frames)


def test_every_frame_is_of_the_ontology_and_has_its_sentence():
    for frame in load_frames():
        assert frame.type == "NONE" or is_mode(frame.type, frame.mode), frame.id
        assert frame.sentence, frame.id
        assert (">" in frame.answer) == (frame.type != "NONE"), frame.id
        for slot in (*frame.actor, *frame.recipient):
            assert slot in SLOTS or fold(slot) == slot or len(slot) > 1, frame.id


def test_a_verb_is_found_in_its_forms():
    for form, tense in (("زار", "past"), ("وزارت", "past"), ("يزوران", "present"), ("ستزور", "future")):
        assert any(t.frame.id == "visit.go" and t.tense == tense for t in find_triggers(fold(form))), form


def test_a_noun_is_found_with_what_is_attached():
    (trigger,) = (t for t in find_triggers(fold("وبزيارته")) if t.frame.id == "visit.noun")
    assert trigger.has_pronoun
    assert trigger.preposition == "ب"
    assert trigger.conjunction == "و"


def test_plain_words_open_nothing():
    assert find_triggers(fold("كتاب")) == ()


def test_objects_are_found_with_what_is_attached():
    assert fold("علاقة") in object_readings(fold("بالعلاقة"))
    assert fold("اتفاقية") in object_words()
