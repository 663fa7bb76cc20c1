"""Persons, bodies and places that a user brought along from a dump of Wikidata or GeoNames."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HeldOffice:
    """An office that a person held.

    Attributes:
        office: id of the office, ``wd:Q43287``.
        since, until: ISO day, month or year as far as the dump says; None where it does not.
        label: Arabic name of the office, where the dump has it.
    """

    office: str
    since: str | None = None
    until: str | None = None
    label: str | None = None


@dataclass(frozen=True, slots=True)
class KnownThing:
    """One item of a dump with Arabic names.

    Attributes:
        id: ``wd:Q1028`` or ``gn:2542007``.
        kind: ``person``, ``organization``, ``place``, ``country`` or ``office``.
        names: Arabic names, the label first.
        latin: names in Latin letters.
        country: alpha-3; the id of a country, ``wd:Q1028``, until it is looked up; None where none is given.
        same_as: ids elsewhere, ``geonames:2542007``, ``iso:MAR``.
        lat, lon: where it lies, or None.
        weight: how well known it is: inhabitants of a place, else the languages that have a page on it.
        offices: what a person held.
    """

    id: str
    kind: str
    names: tuple[str, ...]
    latin: tuple[str, ...] = ()
    country: str | None = None
    same_as: tuple[str, ...] = ()
    lat: float | None = None
    lon: float | None = None
    weight: int = 0
    offices: tuple[HeldOffice, ...] = ()
