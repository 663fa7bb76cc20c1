"""Names in an article and the items of a dump that they mean."""

import pytest

from tawatur.annotate.known_things import list_keys, list_openings, make_known_key, read_fields, resolve_known
from tawatur.model.annotation import Entity, EntityMention, Quote
from tawatur.model.article import Article
from tawatur.model.known import KnownThing

TEXT = "قال مساعد العيبان إن وفد المغرب سيزور تلزيت العليا.\n\nورد العيبان على سالم بن حمد."


def at(words, form="name", nth=0):
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return EntityMention(start, start + len(words), "text", form)


MOROCCO = Entity("country:MAR", "المغرب", "country", "MAR", ("iso:MAR",), (at("المغرب"),))


def resolve(things, *entities, fixed=frozenset(), quotes=()):
    article = Article(title="", text=TEXT, entities=(MOROCCO, *entities), quotes=quotes)
    fields = read_fields(article)
    table = {}
    for thing in things:
        for key in {*map(make_known_key, (*thing.names, *thing.latin)), *thing.same_as}:
            table.setdefault(key, []).append(thing)
    openings = {key for key in list_openings(fields) for known in table if f"{known} ".startswith(f"{key} ")}
    keys = list_keys(article, fields, openings)
    found = {key: tuple(same) for key, same in table.items() if key in keys}
    return resolve_known(article, fields, openings, found, fixed=fixed)


def by_id(article):
    return {entity.id: entity for entity in article.entities}


def person(identity, name, **facts):
    return KnownThing(identity, "person", (name,), **{"weight": 3, **facts})


def test_a_full_name_takes_the_place_of_its_part():
    surname = Entity(None, "العيبان", "person", None, (), (at("العيبان", nth=0),))
    found = by_id(resolve([person("wd:Q1", "مساعد العيبان", country="MAR")], surname))
    assert [TEXT[m.start : m.end] for m in found["wd:Q1"].mentions] == ["مساعد العيبان"]
    assert None not in found


def test_attached_letters_stay_outside():
    found = by_id(resolve([person("wd:Q2", "سالم حمد")]))
    assert [TEXT[m.start : m.end] for m in found["wd:Q2"].mentions] == ["سالم بن حمد"]


def test_an_item_of_another_country_is_not_found_in_running_text():
    assert "wd:Q3" not in by_id(resolve([person("wd:Q3", "مساعد العيبان", country="SAU")]))


def test_a_name_that_was_found_is_resolved_all_the_same():
    full = Entity(None, "مساعد العيبان", "person", None, (), (at("مساعد العيبان"),))
    assert "wd:Q3" in by_id(resolve([person("wd:Q3", "مساعد العيبان", country="SAU")], full))


def test_an_item_of_another_kind_is_none():
    place = KnownThing("wd:Q4", "place", ("مساعد العيبان",), weight=5)
    full = Entity(None, "مساعد العيبان", "person", None, (), (at("مساعد العيبان"),))
    assert "wd:Q4" not in by_id(resolve([place], full))


def test_the_larger_place_is_meant():
    small, large = (
        KnownThing(identity, "place", ("تلزيت العليا",), country="MAR", weight=weight)
        for identity, weight in (("gn:1", 90), ("gn:2", 40_000))
    )
    assert "gn:2" in by_id(resolve([small, large]))
    assert (
        not {"gn:1", "gn:3"}
        & by_id(
            resolve([small, KnownThing("gn:3", "place", ("تلزيت العليا",), country="MAR", weight=99)])
        ).keys()
    )


def test_what_ships_and_what_was_decided_keep_their_ids():
    country = KnownThing("wd:Q1028", "country", ("المغرب",), country="MAR", same_as=("iso:MAR",))
    found = by_id(resolve([country]))
    assert found["country:MAR"].same_as == ("iso:MAR", "wd:Q1028")
    full = Entity("kb:1", "مساعد العيبان", "person", None, (), (at("مساعد العيبان"),))
    found = by_id(resolve([person("wd:Q1", "مساعد العيبان")], full, fixed=frozenset({"kb:1"})))
    assert found["kb:1"].same_as == ("wd:Q1",)


def test_speakers_are_named_anew():
    full = Entity("kb:1", "مساعد العيبان", "person", None, (), (at("مساعد العيبان"),))
    quotes = (
        Quote("مساعد العيبان", "وفد المغرب", 0, 5, "قال", speaker_entity="kb:1"),
        Quote("مساعد العيبان", "وفد المغرب", 0, 5, "قال"),
    )
    article = resolve([person("wd:Q1", "مساعد العيبان")], full, quotes=quotes)
    assert [quote.speaker_entity for quote in article.quotes] == ["wd:Q1", "wd:Q1"]


@pytest.mark.parametrize("text", ["", " ", "بن", "\ud800", "بن بن بن"])
def test_texts_without_names(text):
    article = Article(title=text, text=text, entities=())
    fields = read_fields(article)
    assert resolve_known(article, fields, list_openings(fields), {"x": ()}) == article
