"""The search page: hits, filters with counts, and what was asked, all in its address."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from tawatur.serve.asked import Asked
from tawatur.serve.web import labels
from tawatur.serve.web.cards import CopyLine, find_search_href
from tawatur.serve.web.dates import DateStyle
from tawatur.serve.web.numbers import say_number
from tawatur.serve.web.plurals import RESULTS, say_count

_EXAMPLES = (
    ("المغرب فرنسا", "أخبار فيها الكلمتان معا، بكل صورهما"),
    ('"الأمم المتحدة"', "الكلمتان متجاورتين كما كُتبتا، ولو اتصلت بهما واو أو لام"),
    ("زلزال OR فيضان", "أخبار فيها إحداهما أو كلتاهما"),
    ("انتخابات -بلدية", "أخبار فيها الأولى وليس فيها الثانية"),
    ("اقتصاد*", "كل كلمة تبدأ بهذه الحروف"),
)


@dataclass(frozen=True, slots=True)
class Example:
    """A query to learn from."""

    query: str
    words: str
    href: str


@dataclass(frozen=True, slots=True)
class FacetItem:
    """One value to filter by, and how many hits have it; its link turns the filter on or off."""

    name: str
    count: str
    href: str
    active: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """Values to filter by, most frequent first."""

    name: str
    items: tuple[FacetItem, ...]


@dataclass(frozen=True, slots=True)
class Chip:
    """An active filter; its link takes it away."""

    words: str
    href: str


@dataclass(frozen=True, slots=True)
class HitCard:
    """One hit as the search page shows it; ``heading`` and ``snippet`` have the found words marked."""

    href: str
    heading: Markup
    snippet: Markup
    outlet: str
    country: str
    kind: str
    when: str | None
    iso: str | None
    spread: str = ""
    first: str = ""
    origin: str = ""
    copies: tuple[CopyLine, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchPage:
    """All that the search page prints; ``hits`` is None while nothing was asked."""

    query: str
    since: str
    until: str
    fold: bool
    kept: tuple[tuple[str, str], ...]
    chips: tuple[Chip, ...]
    examples: tuple[Example, ...]
    hits: tuple[HitCard, ...] | None = None
    count: str = ""
    facets: tuple[Facet, ...] = ()
    problem: str = ""
    older: str = ""
    newer: str = ""
    csv: str = ""
    jsonl: str = ""
    atom: str = "/feed.atom"
    feed: str = "/feed.json"


def make_search_page(asked: Asked, names: Mapping[str, str], **found: object) -> SearchPage:
    """Return the view of a search.

    Args:
        asked: what was asked.
        names: outlet ids to names, for the filters that are on.
        **found: what was found or went wrong: hits, count, facets, problem, older, newer.
    """
    same = asked.parameters()
    return SearchPage(
        query=asked.query,
        since=asked.since,
        until=asked.until,
        fold=asked.fold,
        kept=tuple(
            (name, value) for name, value in (("outlet", asked.outlet), ("country", asked.country)) if value
        ),
        chips=_list_chips(asked, names),
        examples=tuple(Example(query, words, find_search_href(q=query)) for query, words in _EXAMPLES),
        csv=f"/export.csv?{same}",
        jsonl=f"/export.jsonl?{same}",
        atom=f"/feed.atom?{same}" if same else "/feed.atom",
        feed=f"/feed.json?{same}" if same else "/feed.json",
        **found,  # type: ignore[arg-type]
    )


def say_results(total: int, style: DateStyle) -> str:
    """Return the number of results in words."""
    return say_count(total, RESULTS, style.digits)


def make_facet(
    field: str, counts: Sequence[tuple[str, str, int]], asked: Asked, *, style: DateStyle
) -> Facet | None:
    """Return one group of filters, None where there is nothing to choose.

    Args:
        field: ``outlet`` or ``country``.
        counts: (value, name, hits), most frequent first.
        asked: the search that the links change.
        style: digits of the counts.
    """
    active = getattr(asked, field)
    items = tuple(
        FacetItem(
            name,
            say_number(count, style.digits),
            "/search?" + asked.parameters(**{field: "" if value == active else value}),
            value == active,
        )
        for value, name, count in counts
        if value
    )
    return Facet({"outlet": "المنبر", "country": "البلد"}[field], items) if items else None


def _list_chips(asked: Asked, names: Mapping[str, str]) -> tuple[Chip, ...]:
    filters = (
        ("outlet", names.get(asked.outlet, asked.outlet)),
        ("country", labels.say_country(asked.country)),
        ("since", f"من {asked.since}"),
        ("until", f"إلى {asked.until}"),
    )
    return tuple(
        Chip(words, "/search?" + asked.parameters(**{field: ""}))
        for field, words in filters
        if getattr(asked, field)
    )
