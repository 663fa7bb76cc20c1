"""Names are whole words; the longest wins."""

from tawatur.knowledge.gazetteer import load_gazetteer
from tawatur.knowledge.places import find_coordinates
from tawatur.text.arabic.fold import fold


def at(text, index=0):
    return load_gazetteer().find_at([fold(word) for word in text.split()], index)


def test_the_longest_name_wins():
    count, attached, senses = at("والمملكة المغربية الشريفة")
    assert (count, attached) == (2, 1)
    assert senses[0].id == "country:MAR"


def test_no_hit_inside_a_word_and_none_past_the_end():
    assert at("العمال") is None
    assert at("المملكة") is None


def test_every_sense_has_a_kind_and_ids_are_unique_to_a_label():
    labels = {}
    for senses in load_gazetteer().names.values():
        for sense in senses:
            assert sense.kind in {"country", "place", "organization", "event", "none"}
            if sense.id:
                assert labels.setdefault(sense.id, sense.label) == sense.label


def test_coordinates():
    latitude, longitude = find_coordinates("place:2538475")
    assert (round(latitude), round(longitude)) == (34, -7)
    assert find_coordinates(None) is None
