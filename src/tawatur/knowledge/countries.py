"""Countries: codes, names, capitals, adjectives and civil time zones."""

from dataclasses import dataclass
from functools import cache

from tawatur.knowledge.table import read_table, split_cell


@dataclass(frozen=True, slots=True)
class Country:
    """A country as the Arabic press names it.

    Attributes:
        iso3: ISO 3166-1 alpha-3 (``XKX`` for Kosovo).
        iso2: alpha-2, lower case it is the country's domain (``gb`` is ``.uk``).
        names: short names, the canonical label first.
        formal: long names.
        capitals: spellings of the capital; may be empty where the capital shares the country's name.
        adjectives: masculine singular adjectives («مغربي»).
        plurals: broken plurals of the people («مغاربة»).
        zone: IANA name of the one civil time zone; None where there are several.
    """

    iso3: str
    iso2: str
    names: tuple[str, ...]
    formal: tuple[str, ...]
    capitals: tuple[str, ...]
    adjectives: tuple[str, ...]
    plurals: tuple[str, ...]
    zone: str | None


@cache
def load_countries() -> dict[str, Country]:
    """Return all countries by alpha-3 code."""
    return {
        row["iso3"]: Country(
            iso3=row["iso3"],
            iso2=row["iso2"],
            names=split_cell(row["names"]),
            formal=split_cell(row["formal"]),
            capitals=split_cell(row["capitals"]),
            adjectives=split_cell(row["adjectives"]),
            plurals=split_cell(row["plurals"]),
            zone=row["zone"] or None,
        )
        for row in read_table("countries.tsv")
    }


def find_zone(country: str | None) -> str | None:
    """Return the one civil time zone of a country (alpha-3), or None where it has several or is not known."""
    entry = load_countries().get(country or "")
    return entry.zone if entry else None


@cache
def _by_domain() -> dict[str, str]:
    codes = {country.iso2.lower(): country.iso3 for country in load_countries().values()}
    codes["uk"] = codes.pop("gb")
    # Sold to the whole world, so no sign of a country.
    for generic in ("co", "me", "tv", "ws", "ai", "to", "la", "so", "ag", "sc"):
        codes.pop(generic, None)
    return codes


def find_country_of_host(host: str) -> str | None:
    """Return the alpha-3 code of a host's country domain (``.ma`` → MAR), or None for a generic domain."""
    return _by_domain().get(host.rpartition(".")[2].lower())
