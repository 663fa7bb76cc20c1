"""Replay the demonstration press and compare its relations with the milestones labelled from its articles."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from tawatur.annotate.stage import annotate_article
from tawatur.cli.press import load_press
from tawatur.group.event import form_events
from tawatur.group.event_match import key_of
from tawatur.group.relation import form_relation
from tawatur.group.stage import group_articles
from tawatur.knowledge.table import parse_table
from tawatur.model.article import Article, Outlet
from tawatur.model.event import Event

_FOLDER = Path(__file__).parent / "relations"
NEAR = timedelta(days=2)
FIRST_YEAR, LAST_YEAR = 2016, 2025


@dataclass(frozen=True)
class Milestone:
    parties: tuple[str, str]
    day: date
    rises: bool
    types: frozenset[str]
    article: str
    what: str


@dataclass(frozen=True)
class Judged:
    """A milestone, the event that tells it or None, and by how much the index moved over the days around it."""

    milestone: Milestone
    found: Event | None
    change: float

    @property
    def is_sign_right(self) -> bool:
        return self.change > 0 if self.milestone.rises else self.change < 0


@dataclass(frozen=True)
class YearEnd:
    """What stood between two countries at the end of a year, as labelled and as reckoned."""

    pair: tuple[str, str]
    year: int
    right: frozenset[tuple[str, str]]
    found: frozenset[tuple[str, str]]


def load_milestones() -> list[Milestone]:
    return [
        Milestone(
            tuple(row["parties"].split(",")),
            date.fromisoformat(row["day"]),
            row["sign"] == "+",
            frozenset(row["types"].split(",")),
            row["article"],
            row["what"],
        )
        for row in parse_table((_FOLDER / "milestones.tsv").read_text(encoding="utf-8"))
    ]


@cache
def press_events() -> tuple[Event, ...]:
    articles = press_articles()
    return form_events(articles, group_articles(articles, related=False))


@cache
def press_articles() -> tuple[Article, ...]:
    newsroom = load_press().load_newsroom()
    articles = []
    for told in newsroom.articles:
        outlet = newsroom.outlets[told.outlet]
        where = Outlet(id=outlet.id, name=outlet.name, domain=outlet.domain, country=outlet.country)
        articles.append(
            annotate_article(
                Article(
                    id=told.key,
                    title=told.title,
                    text="\n\n".join(told.paragraphs),
                    published=told.published.isoformat(),
                    outlet=where,
                )
            )
        )
    return tuple(articles)


def judge_milestones(events: tuple[Event, ...]) -> list[Judged]:
    """Find the event of each milestone; an event tells one milestone of a pair, but may tell those of several pairs."""
    used: set[tuple[str, frozenset[str]]] = set()
    judged = []
    for milestone in load_milestones():
        pair = frozenset(milestone.parties)
        found = next(
            (event for event in events if (event.id, pair) not in used and _tells(event, milestone)), None
        )
        if found is not None:
            used.add((found.id, pair))
        judged.append(Judged(milestone, found, _change(events, milestone)))
    return judged


def judge_years(events: tuple[Event, ...]) -> list[YearEnd]:
    """Compare what stands, at the end of every year, between each two countries that have a milestone."""
    rows = parse_table((_FOLDER / "standing.tsv").read_text(encoding="utf-8"))
    pairs = sorted({tuple(sorted(milestone.parties)) for milestone in load_milestones()})
    judged = []
    for pair in pairs:
        for year in range(FIRST_YEAR, LAST_YEAR + 1):
            end = f"{year}-12-31"
            right = {
                (row["state"], row["actor"])
                for row in rows
                if {row["actor"], row["recipient"]} == set(pair)
                and row["since"] <= end
                and not (row["until"] and row["until"] <= end)
            }
            points = form_relation(events, pair, until=end)
            found = {(state.state, state.actor) for state in points[-1].standing} if points else set()
            judged.append(YearEnd(pair, year, frozenset(right), frozenset(found)))
    return judged


def _tells(event: Event, milestone: Milestone) -> bool:
    if event.date is None or len(event.date) != 10 or event.type not in milestone.types:
        return False
    # That a visit is planned for tomorrow is not yet the visit, nor an agreement.
    if event.status == "planned" and (event.underlying or "").startswith("CONSULT"):
        return False
    first = date.fromisoformat(event.date)
    last = date.fromisoformat(event.until) if event.until else first
    parties = {key_of(actor) for actor in (*event.actors, *event.recipients)}
    return set(milestone.parties) <= parties and first - NEAR <= milestone.day <= last + NEAR


def _change(events: tuple[Event, ...], milestone: Milestone) -> float:
    """Return how the index two days after the milestone differs from that before the days it may be found on."""
    known = {
        point.date: point.index
        for point in form_relation(events, milestone.parties, until=(milestone.day + NEAR).isoformat())
    }
    before = known.get((milestone.day - NEAR - timedelta(days=1)).isoformat(), 0.0)
    return known.get((milestone.day + NEAR).isoformat(), before) - before
