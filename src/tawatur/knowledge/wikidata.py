"""Reads one entity of a Wikidata JSON dump: what Tawatur keeps of it, or why it keeps nothing."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from tawatur.knowledge.countries import load_countries
from tawatur.knowledge.table import read_table
from tawatur.model.known import HeldOffice, KnownThing

# Most entities of a full dump have no Arabic name; they are told before the line is taken apart.
ARABIC_MARK = b'"ar":'
_LATIN = ("en", "fr")
_MOST_NAMES = 24
_ITEM = re.compile(r"Q[1-9]\d{0,14}\Z")
_DAY = re.compile(r"\+(\d{4})-(\d\d)-(\d\d)T")
_PRECISIONS = {9: 4, 10: 7, 11: 10}  # year, month, day: characters of an ISO date
_ARABIC_LETTER = re.compile("[\u0621-\u064a]")
# Properties that only bodies have (seat, staff, board …), and only places (GeoNames, inhabitants).
_OF_BODIES = frozenset({"P159", "P1128", "P1454", "P169", "P488", "P749", "P463", "P2124"})
_OF_PLACES = frozenset({"P1566", "P1082", "P36"})
_KINDS = ("person", "country", "office", "organization", "place")


def read_entity(line: bytes) -> KnownThing | None:
    """Return what a line of a dump says, or None where it is no item with an Arabic name that we keep.

    Args:
        line: one entity, with or without the comma that ends it in a dump's array.

    Raises:
        ValueError: the line is no entity of Wikidata at all.
    """
    text = line.strip().rstrip(b",")
    if text in {b"", b"[", b"]"}:
        return None
    try:
        entity = json.loads(text)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    if not isinstance(entity, dict) or "id" not in entity or not isinstance(entity.get("labels"), dict):
        raise ValueError("no entity of Wikidata")
    identity = entity["id"]
    names = _read_names(entity, ("ar",), _MOST_NAMES)
    if not isinstance(identity, str) or not _ITEM.match(identity) or not names:
        return None
    claims = entity.get("claims")
    claims = claims if isinstance(claims, dict) else {}
    kind = _find_kind(claims)
    if kind is None:
        return None
    latitude, longitude = _read_point(claims)
    return KnownThing(
        id=f"wd:{identity}",
        kind=kind,
        names=names,
        latin=_read_names(entity, _LATIN, _MOST_NAMES),
        country=_find_country(claims, kind),
        same_as=tuple(f"geonames:{value}" for value in _values(claims, "P1566") if isinstance(value, str)),
        lat=latitude,
        lon=longitude,
        weight=_weigh(entity, claims, kind),
        offices=tuple(_read_offices(claims)) if kind == "person" else (),
    )


def _read_names(entity: Mapping[str, Any], languages: Iterable[str], most: int) -> tuple[str, ...]:
    """Return labels and aliases in these languages, each once; Arabic ones must hold an Arabic letter."""
    labels, aliases = entity.get("labels"), entity.get("aliases")
    found: dict[str, None] = {}
    for language in languages:
        given = [labels.get(language)] if isinstance(labels, dict) else []
        more = aliases.get(language) if isinstance(aliases, dict) else None
        given += more if isinstance(more, list) else []
        for name in given:
            value = name.get("value") if isinstance(name, dict) else None
            if isinstance(value, str) and (language != "ar" or _ARABIC_LETTER.search(value)):
                found.setdefault(" ".join(value.split()))
    return tuple(name for name in found if name)[:most]


def _find_kind(claims: Mapping[str, Any]) -> str | None:
    """Return the kind by class, else by properties that only bodies or only places have."""
    kinds = {_classes().get(value) for value in _items(claims, "P31")}
    for kind in _KINDS:
        if kind in kinds:
            return kind
    if _OF_BODIES & claims.keys():
        return "organization"
    return "place" if _OF_PLACES & claims.keys() and "P625" in claims else None


def _find_country(claims: Mapping[str, Any], kind: str) -> str | None:
    """Return the code of a country, else the id of the one country that an item belongs to.

    Of a person's several citizenships none is told; of a place's countries the one that is preferred.
    """
    if kind == "country":
        return next((code for code in _values(claims, "P298") if code in load_countries()), None)
    for place in ("P27",) if kind == "person" else ("P17", "P1001"):
        found = dict.fromkeys(_items(claims, place))
        if len(found) == 1:
            item = next(iter(found))
            return _countries().get(item, f"wd:{item}")
    return None


def _read_offices(claims: Mapping[str, Any]) -> Iterator[HeldOffice]:
    for statement in _statements(claims, "P39"):
        office = _item_of(statement.get("mainsnak"))
        if office is not None:
            qualifiers = statement.get("qualifiers")
            since, until = (_read_day(qualifiers, name) for name in ("P580", "P582"))
            yield HeldOffice(f"wd:{office}", since, until)


def _read_day(qualifiers: object, name: str) -> str | None:
    """Return an ISO day, month or year; None where none is given, or it is less exact than a year."""
    snaks = qualifiers.get(name) if isinstance(qualifiers, dict) else None
    value = _value_of(snaks[0]) if isinstance(snaks, list) and snaks else None
    if not isinstance(value, dict):
        return None
    match = _DAY.match(str(value.get("time")))
    length = _PRECISIONS.get(value.get("precision", 0))
    return "-".join(match.groups())[:length] if match and length else None


def _read_point(claims: Mapping[str, Any]) -> tuple[float | None, float | None]:
    point = next(iter(_values(claims, "P625")), None)
    if isinstance(point, dict):
        latitude, longitude = point.get("latitude"), point.get("longitude")
        if isinstance(latitude, int | float) and isinstance(longitude, int | float):
            return float(latitude), float(longitude)
    return None, None


def _weigh(entity: Mapping[str, Any], claims: Mapping[str, Any], kind: str) -> int:
    if kind == "place":
        for value in _values(claims, "P1082"):
            amount = str(value.get("amount") if isinstance(value, dict) else "").lstrip("+")
            if amount.isdecimal() and amount.isascii():
                return min(int(amount), 1 << 40)
    pages = entity.get("sitelinks")
    return len(pages) if isinstance(pages, dict) else 0


def _statements(claims: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    """Return the statements of a property: preferred ones alone where there are any, none deprecated."""
    given = claims.get(name)
    found = [one for one in given if isinstance(one, dict)] if isinstance(given, list) else []
    preferred = [one for one in found if one.get("rank") == "preferred"]
    if preferred and name != "P39":
        return preferred
    return [one for one in found if one.get("rank") != "deprecated"]


def _values(claims: Mapping[str, Any], name: str) -> list[Any]:
    return [
        value for one in _statements(claims, name) if (value := _value_of(one.get("mainsnak"))) is not None
    ]


def _items(claims: Mapping[str, Any], name: str) -> list[str]:
    found = (_item_of(one.get("mainsnak")) for one in _statements(claims, name))
    return [item for item in found if item is not None]


def _item_of(snak: object) -> str | None:
    value = _value_of(snak)
    item = value.get("id") if isinstance(value, dict) else None
    return item if isinstance(item, str) and _ITEM.match(item) else None


def _value_of(snak: object) -> Any:
    data = snak.get("datavalue") if isinstance(snak, dict) else None
    return data.get("value") if isinstance(data, dict) else None


@cache
def _classes() -> dict[str, str]:
    return {row["class"]: row["kind"] for row in read_table("wikidata_classes.tsv")}


@cache
def _countries() -> dict[str, str]:
    return {row["item"]: row["country"] for row in read_table("wikidata_countries.tsv")}
