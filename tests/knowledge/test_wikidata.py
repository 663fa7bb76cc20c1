"""Entities of a Wikidata dump, in its real format."""

import json
import sys
from pathlib import Path

import pytest

from tawatur.knowledge.wikidata import read_entity

sys.path.insert(0, str(Path(__file__).parents[1] / "pipeline"))

from dump_lines import day, entity, item, line, point, statement, text


def read(*arguments, **claims):
    return read_entity(line(*arguments, **claims).encode())


def test_a_person_with_offices():
    held = statement(item("Q900001"), P580=day("2017-04-05"), P582=day("2021-00-00", 9))
    person = read(
        "Q900100",
        "رياض الدكالي",
        "Riad Doukkali",
        ["رياض دكالي"],
        P31=[item("Q5")],
        P27=[item("Q1028")],
        P39=[held],
    )
    assert (person.id, person.kind, person.country) == ("wd:Q900100", "person", "MAR")
    assert person.names == ("رياض الدكالي", "رياض دكالي")
    assert person.latin == ("Riad Doukkali",)
    office = person.offices[0]
    assert (office.office, office.since, office.until) == ("wd:Q900001", "2017-04-05", "2021")


def test_a_place_with_its_point_and_number():
    village = read(
        "Q900200", "تلزيت", P31=[item("Q532")], P17=[item("Q1028")], P625=[point(31.5, -7.25)], P1566=[text("2599999")],
        P1082=[statement({"snaktype": "value", "datavalue": {"value": {"amount": "+4210", "unit": "1"}, "type": "quantity"}})],
    )  # fmt: skip
    assert (village.kind, village.lat, village.lon, village.weight) == ("place", 31.5, -7.25, 4210)
    assert village.same_as == ("geonames:2599999",)


def test_a_country_says_its_code():
    assert read("Q1028", "المغرب", P31=[item("Q6256")], P298=[text("MAR")]).country == "MAR"


def test_a_country_that_is_not_listed_stays_an_id():
    assert read("Q900300", "فلان الفلاني", P31=[item("Q5")], P27=[item("Q999999")]).country == "wd:Q999999"


def test_of_two_citizenships_none_is_told():
    assert (
        read("Q900301", "فلان الفلاني", P31=[item("Q5")], P27=[item("Q1028"), item("Q142")]).country is None
    )


def test_a_body_is_known_by_its_seat_where_its_class_is_not():
    assert read("Q900400", "هيئة الواحات", P31=[item("Q88888888")], P159=[item("Q1")]).kind == "organization"


def test_a_deprecated_statement_counts_for_nothing():
    wrong = statement(item("Q5"), rank="deprecated")
    assert read("Q900500", "اسم", P31=[wrong]) is None


@pytest.mark.parametrize(
    "data",
    [
        entity("Q1", None, "No Arabic", P31=[item("Q5")]),
        entity("Q2", "Latin only", P31=[item("Q5")]),
        entity("Q3", "خلية", P31=[item("Q7868")]),
        entity("P31", "حالة خاصة من", P31=[item("Q5")]),
    ],
)
def test_what_is_not_kept(data):
    assert read_entity(json.dumps(data).encode()) is None


@pytest.mark.parametrize("bare", [b"[\n", b"]\n", b"\n"])
def test_the_brackets_of_a_dump_say_nothing(bare):
    assert read_entity(bare) is None


@pytest.mark.parametrize(
    "bad", [b"{", b'{"id":"Q1"}', b'{"labels":[]}', b"\xff\xfe", b"[1]", b"7", b'{"a":' * 200_000]
)
def test_what_is_no_entity(bad):
    with pytest.raises(ValueError):
        read_entity(bad)


@pytest.mark.parametrize(
    "claims", [[], {"P31": {}}, {"P31": [3]}, {"P31": [{"mainsnak": None}]}, {"P39": [{}], "P31": None}]
)
def test_claims_of_another_shape_say_nothing(claims):
    data = entity("Q7", "اسم ما") | {"claims": claims, "aliases": [], "sitelinks": []}
    assert read_entity(json.dumps(data).encode()) is None
