"""Speakers whose names stand apart from the verb or the office."""

import pytest

from tawatur.annotate.mentions import split_words_of
from tawatur.annotate.quotation_frame import make_frame
from tawatur.annotate.quotation_named import (
    Speaker,
    find_last_person,
    find_late_person,
    find_named_behind,
    is_all_name,
    list_names,
)
from tawatur.model.annotation import Entity, EntityMention

TEXT = "قال القيادي في حركة النور سالم الطيب، في تصريح، إن الأمر انتهى. وأضاف برايس أن غدا أفضل."


def read(text, *persons):
    entities = []
    for name in persons:
        start = text.index(name)
        mention = EntityMention(start, start + len(name))
        entities.append(Entity(f"kb:{name}", name, "person", mentions=(mention,)))
    return make_frame(split_words_of(text, "text")), list_names(entities, "text")


def test_the_holder_of_an_office_is_named_behind_its_place():
    frame, named = read(TEXT, "سالم الطيب")
    found = find_late_person(frame, named, 1, 2, 0)
    assert TEXT[found[0] : found[1]] == "سالم الطيب"
    assert find_late_person(frame, named, 2, 3, 0) is None


@pytest.mark.parametrize(
    "text",
    [
        "انتقد القيادي في الحركة وصف الرئيس سالم الطيب لنظيره.",
        "قال القيادي في الحركة، ومعه سالم الطيب، إن الأمر انتهى.",
    ],
)
def test_another_person_is_not_the_holder(text):
    frame, named = read(text, "سالم الطيب")
    assert find_late_person(frame, named, 1, 2, 0) is None


def test_a_name_hard_behind_the_verb():
    frame, named = read(TEXT, "برايس")
    verb = frame.words.folded.index("واضاف")
    speaker = find_named_behind(frame, named, verb, "m")
    assert (TEXT[speaker.start : speaker.end], speaker.entity) == ("برايس", "kb:برايس")
    assert find_named_behind(frame, named, 0, "m") is None


def test_the_last_person_named_before():
    frame, named = read(TEXT, "سالم الطيب")
    verb = frame.words.folded.index("واضاف")
    assert find_last_person(frame, named, verb, "m").entity == "kb:سالم الطيب"
    assert find_last_person(frame, named, 0, "m") is None


def test_speakers_are_remembered_by_gender():
    _, named = read(TEXT)
    named.speakers += [Speaker(0, 1, "a", "f"), Speaker(1, 2, "b", "m")]
    assert [named.last_speaker(gender).entity for gender in ("f", "m", "p", "")] == ["a", "b", "b", "b"]


def test_words_that_are_all_a_name():
    frame, _ = read("جون دور قال. رئيس الوزراء قال. سالم قال.")
    assert is_all_name(frame, 0, 2)
    assert not is_all_name(frame, 3, 5)
    assert not is_all_name(frame, 6, 7)
