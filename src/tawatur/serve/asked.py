"""What a reader asked for: the same parameters for the search page, the API, the feeds and the exports."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from tawatur.serve.problem import BadRequest

LONGEST_QUERY = 400


@dataclass(frozen=True, slots=True)
class Asked:
    """A search as its address holds it; "" where a parameter is absent.

    Attributes:
        query: what was typed.
        outlet: id of an outlet.
        country: alpha-3.
        since: first day, ISO 8601.
        until: last day, ISO 8601.
        fold: whether copies are folded into one hit.
        cursor: opaque place to go on from.
    """

    query: str = ""
    outlet: str = ""
    country: str = ""
    since: str = ""
    until: str = ""
    fold: bool = False
    cursor: str = ""

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing was asked."""
        return not any((self.query, self.outlet, self.country, self.since, self.until))

    def parameters(self, **changes: str | bool) -> str:
        """Return the query string of this search, or of a changed one; a change drops the cursor."""
        changed = replace(self, **{"cursor": "", **changes})  # type: ignore[arg-type]
        pairs = {
            "q": changed.query,
            "outlet": changed.outlet,
            "country": changed.country,
            "since": changed.since,
            "until": changed.until,
            "fold": "1" if changed.fold else "",
            "cursor": changed.cursor,
        }
        return urlencode({name: value for name, value in pairs.items() if value})


def read_asked(parameters: Mapping[str, str]) -> Asked:
    """Read the parameters of an address.

    Raises:
        BadRequest: a date is no day, the days are in the wrong order, or the query is too long.
    """
    query = " ".join(parameters.get("q", "").split())
    if len(query) > LONGEST_QUERY:
        raise BadRequest(
            f"عبارة البحث طويلة: أطول ما يُقبل {LONGEST_QUERY} حرف.",
            f"q is longer than {LONGEST_QUERY} characters",
        )
    asked = Asked(
        query=query,
        outlet=parameters.get("outlet", "").strip(),
        country=parameters.get("country", "").strip().upper(),
        since=_read_day("since", parameters.get("since", "")),
        until=_read_day("until", parameters.get("until", "")),
        fold=parameters.get("fold", "").lower() in {"1", "true", "yes", "on"},
        cursor=parameters.get("cursor", "").strip(),
    )
    if asked.since and asked.until and asked.until < asked.since:
        raise BadRequest("آخر المدة يسبق أولها.", "until is before since")
    return asked


def _read_day(name: str, text: str) -> str:
    text = text.strip()
    if not text:
        return ""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise BadRequest(
            "التاريخ يُكتب سنة فشهرا فيوما، مثل 2023-12-15.", f"{name} must be a day such as 2023-12-15"
        ) from error
