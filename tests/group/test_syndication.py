"""Chains are parted, and a flood of copies stays cheap."""

from tawatur.group.copies import Likeness, Text
from tawatur.group.fingerprint import make_fingerprint
from tawatur.group.syndication import find_pairs, form_groups
from tests.group.prose import WIRE, article


def texts(*articles):
    return [Text(made, make_fingerprint(made)) for made in articles]


def test_a_text_bound_to_one_member_only_is_not_of_the_group():
    members = texts(*(article(name, WIRE) for name in "abcde"), article("x", WIRE), article("y", WIRE))
    copy = Likeness("copy", 1.0)
    pairs = {(a, b): copy for a in "abcde" for b in "abcde" if a < b}
    pairs[("e", "x")] = copy
    pairs[("x", "y")] = copy
    found = form_groups(members, pairs)
    assert len({found[name].group for name in "abcde"}) == 1
    assert found["x"].group == found["y"].group != found["a"].group


def test_two_hundred_copies_are_one_group():
    flood = texts(*(article(f"{number:03}", WIRE, "2023-12-15") for number in range(200)))
    pairs = find_pairs(flood)
    assert len(pairs) <= 200 * 50
    found = form_groups(flood, pairs)
    assert len(found) == 200


def test_a_flood_of_padded_copies_is_one_group_at_a_bounded_number_of_comparisons():
    def pad(number):
        return WIRE + "\n\n" + " ".join(f"حشو{letter}" for letter in f"{number:04}")

    flood = texts(*(article(f"{number:04}", pad(number), "2023-12-15T10:00:00Z") for number in range(400)))
    pairs = find_pairs(flood)
    assert len(pairs) <= 400 * 50
    assert {place.group for place in form_groups(flood, pairs).values()} == {
        form_groups(flood, pairs)["0000"].group
    }
