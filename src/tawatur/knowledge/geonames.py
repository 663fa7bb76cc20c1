"""Reads the lines of GeoNames tables: places with Arabic names, and the table of alternate names."""

import re
from functools import cache

from tawatur.knowledge.countries import load_countries
from tawatur.model.known import KnownThing

PLACE_COLUMNS, NAME_COLUMNS = 19, (8, 10)
"""Columns of ``allCountries.txt`` and its like; of ``alternateNames.txt`` and of its second version."""

_MOST_NAMES = 24
_ARABIC_NAME = re.compile("[\u0621-\u0652 \u2010-\u2015'()،.-]+\\Z")
_ARABIC_LETTER = re.compile("[\u0621-\u064a]")
_LONGEST = 120
# Populated places, regions, water, land and sites; not roads, vegetation or what lies under the sea.
_CLASSES = frozenset("PAHTLS")
_BODIES = frozenset({"UNIV", "SCH", "HSP", "MNMT"})


def read_place(cells: list[str]) -> KnownThing | None:
    """Return the place of a line of a main table, or None where it has no Arabic name or is of no use.

    A name in Arabic letters may be Persian or Urdu; one with a letter that Arabic lacks is left out.

    Raises:
        ValueError: the cells are no place of GeoNames.
    """
    identity, name, ascii_name, others, latitude, longitude, kind, code, country = cells[:9]
    point = float(latitude), float(longitude)
    if not identity.isdecimal() or not (-90 <= point[0] <= 90 and -180 <= point[1] <= 180):
        raise ValueError("no place of GeoNames")
    names = tuple(dict.fromkeys(other for other in map(_clean, others.split(",")) if is_arabic(other)))
    if not names or kind not in _CLASSES or code in _BODIES:
        return None
    population = cells[14]
    return KnownThing(
        id=f"gn:{identity}",
        kind="place",
        names=names[:_MOST_NAMES],
        latin=tuple(dict.fromkeys((name, ascii_name))),
        country=_codes().get(country),
        same_as=(f"geonames:{identity}",),
        lat=point[0],
        lon=point[1],
        weight=int(population) if population.isdecimal() else 0,
    )


def read_name(cells: list[str]) -> tuple[str, str, bool] | None:
    """Return (id of the place, Arabic name, whether it is the preferred one); None for other languages.

    Raises:
        ValueError: the cells are no alternate name of GeoNames.
    """
    number, place, language, name, preferred = cells[:5]
    if not (number.isdecimal() and place.isdecimal()):
        raise ValueError("no alternate name of GeoNames")
    name = _clean(name)
    historic = len(cells) > 7 and cells[7] == "1"
    if language != "ar" or historic or not is_arabic(name):
        return None
    return f"gn:{place}", name, preferred == "1"


def is_arabic(name: str) -> bool:
    """Tell whether a name is written in the letters of Arabic alone."""
    return len(name) <= _LONGEST and bool(_ARABIC_NAME.match(name)) and bool(_ARABIC_LETTER.search(name))


def _clean(name: str) -> str:
    return " ".join(name.split())


@cache
def _codes() -> dict[str, str]:
    return {country.iso2: country.iso3 for country in load_countries().values()}
