"""Persons whose names stand in Latin letters."""

import pytest

from tawatur.annotate.latin_persons import add_latin_mentions, give_id, read_latin
from tawatur.model.annotation import Entity, EntityMention

TEXT = "قال عبد اللطيف الدكالي إن الخطة جاهزة، ونشرت Doukkali على Facebook صورة مع Riad Mansour و Ana Kovac."
FULL = Entity(None, "عبد اللطيف الدكالي", "person", mentions=(EntityMention(4, 22),))


def find(persons, text=TEXT, taken=()):
    found = add_latin_mentions([("text", text)], persons, taken)
    return {person.name: [text[m.start : m.end] for m in person.mentions] for person in found}


def test_a_surname_and_a_full_name_are_the_person_of_the_article():
    assert find([FULL])["عبد اللطيف الدكالي"] == ["عبد اللطيف الدكالي", "Doukkali"]
    text = "Abdellatif DOUKKALI، أو Abdel Latif Doukkali، أو Karim Doukkali"
    person = Entity(None, "عبد اللطيف الدكالي", "person")
    assert find([person], text)["عبد اللطيف الدكالي"] == ["Abdellatif DOUKKALI", "Abdel Latif Doukkali"]


def test_of_two_brothers_neither_is_meant():
    brother = Entity(None, "كريم الدكالي", "person", mentions=(EntityMention(4, 10),))
    assert all("Doukkali" not in mentions for mentions in find([FULL, brother]).values())


def test_what_another_name_holds_is_left_alone():
    start = TEXT.index("Doukkali")
    assert find([FULL], taken=[("text", start, start + 8)])["عبد اللطيف الدكالي"] == ["عبد اللطيف الدكالي"]


def test_only_arab_and_known_names_stand_alone():
    found = find([])
    assert "Riad Mansour" in found
    assert not {"Facebook", "Ana Kovac", "Doukkali"} & found.keys()
    assert "Emmanuel Macron" in find([], "زار Emmanuel Macron الرباط.")


def test_one_id_in_both_scripts():
    arabic = [give_id(Entity(None, name, "person")).id for name in ("عبد اللطيف الحموشي", "عبداللطيف حموشي")]
    latin = give_id(Entity(None, "Abdellatif Hammouchi", "person")).id
    assert {*arabic, latin} == {arabic[0]}
    assert arabic[0].startswith("kb:")


def test_an_id_that_is_there_stays():
    assert give_id(Entity("person:x", "عبد اللطيف الحموشي", "person")).id == "person:x"


@pytest.mark.parametrize("name", ["New York", "Real Madrid", "Microsoft Office", "Ali", "X"])
def test_names_of_no_arab_person(name):
    assert read_latin(name) is None


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Abdel Fattah al-Sisi", ("عبد", "فتاح", "سيسي")),
        ("Abdullah Saleh", ("عبد", "الله", "صالح")),
        ("Nasser Bourita", ("ناصر", "بوريطه")),
    ],
)
def test_names_of_arab_persons(name, key):
    assert read_latin(name) == key
