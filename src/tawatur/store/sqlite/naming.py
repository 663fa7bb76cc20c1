"""Which articles name certain countries and organizations, from the names that `annotate` found."""

from collections.abc import Sequence
from typing import Any

from tawatur.model.hit import Count

_NAMES_IT = "SELECT article FROM mentions WHERE entity = ?1 OR country = ?1"


def read_naming(connection: Any, keys: Sequence[str], limit: int) -> list[int]:
    """Return the row numbers of the newest articles that name all parties, the newest first.

    Args:
        connection: of the library.
        keys: alpha-3 codes of countries (a person or city of it counts too) or ids of entities.
        limit: how many at most.
    """
    if not keys:
        return []
    both = " INTERSECT ".join(_NAMES_IT.replace("?1", f"?{place}") for place in range(1, len(keys) + 1))
    rows = connection.execute(
        f"SELECT article FROM articles WHERE article IN ({both}) "  # noqa: S608 - only our own words and ?
        f"ORDER BY sorted DESC, article DESC LIMIT ?{len(keys) + 1}",
        (*keys, limit),
    )
    return [row for (row,) in rows]


def count_countries(connection: Any, limit: int) -> tuple[Count, ...]:
    """Return the countries by the number of articles that name them, the most named first."""
    rows = connection.execute(
        "SELECT country, count(DISTINCT article) AS named FROM mentions WHERE country IS NOT NULL "
        "GROUP BY country ORDER BY named DESC, country LIMIT ?",
        (limit,),
    )
    return tuple(Count(country, named) for country, named in rows)
