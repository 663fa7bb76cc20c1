"""Bonds of whole sets of articles."""

import itertools
import random

from tawatur.group.stage import group_articles
from tests.group.prose import OTHER, ROUND_UP, WIRE, article

FIRST = "2023-12-15T09:00:00Z"
LATER = "2023-12-15T11:00:00Z"


def places(*articles, known=()):
    return {bonds.article: bonds.syndication for bonds in group_articles(articles, known)}


def test_a_copy_and_a_cut_stand_under_the_earliest():
    found = places(
        article("copy", WIRE + "\n\nسطر أضافته الجريدة عن الطقس في اليوم نفسه.", LATER, "b"),
        article("first", WIRE, FIRST, "a"),
        article("cut", WIRE.partition("\n\n")[0], LATER, "c"),
        article("other", OTHER, FIRST, "a"),
    )
    assert found["other"] is None
    assert {key: place.role for key, place in found.items() if place} == {
        "first": "origin",
        "copy": "copy",
        "cut": "copy",
    }
    assert {place.origin for place in found.values() if place} == {"first"}
    assert len({place.group for place in found.values() if place}) == 1
    assert [change.kind for change in found["copy"].changed] == ["added"]
    assert {change.kind for change in found["cut"].changed} == {"dropped"}
    assert found["cut"].similarity == 1.0


def test_the_credited_outlet_is_the_origin_even_when_its_clock_is_late():
    found = places(article("copy", WIRE, FIRST, "b", credit="agency"), article("wire", WIRE, LATER, "agency"))
    assert found["copy"].origin == "wire"
    assert found["wire"].role == "origin"


def test_an_origin_that_was_never_seen_is_named_and_not_invented():
    found = places(
        article("one", WIRE, FIRST, "a", credit="agency"), article("two", WIRE, LATER, "b", credit="agency")
    )
    assert {place.role for place in found.values()} == {"copy"}
    assert {place.origin for place in found.values()} == {None}
    assert {place.origin_outlet for place in found.values()} == {"agency"}


def test_a_round_up_holds_an_excerpt_and_joins_nothing():
    found = places(
        article("wire", WIRE, FIRST, "a"),
        article("other", OTHER, FIRST, "b"),
        article("round-up", ROUND_UP + WIRE.partition("\n\n")[0] + "\n\n" + OTHER, LATER, "c"),
    )
    assert found["round-up"].role == "excerpt"
    assert found["other"] is None or found["other"].group != found["wire"].group if found["wire"] else True
    assert {place.role for key, place in found.items() if place and key != "round-up"} == {"origin"}


def test_formulas_stay_apart():
    flight = WIRE.replace("أشغال الجسر الجديد", "الطائرة {} من طائرات الإغاثة")
    found = places(
        article("fifth", flight.format("الخامسة"), FIRST, "a"),
        article("sixth", flight.format("السادسة"), LATER, "a"),
    )
    assert found == {"fifth": None, "sixth": None}


def test_order_changes_nothing():
    articles = [
        article("a", WIRE, FIRST, "a"),
        article("b", WIRE + " سطر مضاف في آخر الخبر.", LATER, "b"),
        article("c", WIRE.partition("\n\n")[0], None, "c"),
        article("d", ROUND_UP + WIRE.partition("\n\n")[0], LATER, "d"),
        article("e", OTHER, FIRST, "e"),
    ]
    expected = places(*articles)
    for order in itertools.islice(itertools.permutations(articles), 0, None, 7):
        assert places(*order) == expected


def test_known_articles_are_grouped_but_not_returned():
    found = places(article("new", WIRE, LATER, "b"), known=[article("old", WIRE, FIRST, "a")])
    assert list(found) == ["new"]
    assert found["new"].origin == "old"


def test_poor_articles_do_no_harm():
    articles = [
        article(str(number), text) for number, text in enumerate(["", "كلمة", "ثلاث كلمات فقط", WIRE])
    ]
    assert set(places(*articles).values()) == {None}


def test_noise_around_a_copy_does_not_hide_it():
    generator = random.Random(7)
    words = WIRE.split(" ")
    for _ in range(6):
        words.insert(generator.randrange(len(words)), "حشو")
    assert places(article("a", WIRE, FIRST), article("b", " ".join(words), LATER))["b"].role == "copy"
