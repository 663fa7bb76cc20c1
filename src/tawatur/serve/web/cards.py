"""Articles as cards: one card a group of copies, with its outlets, its times and who was first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import quote, urlencode

from tawatur.model.article import Article
from tawatur.serve.groups import Member, find_first, order_chain
from tawatur.serve.web import labels
from tawatur.serve.web.dates import DateStyle, find_local, say_clock, say_day, say_time
from tawatur.serve.web.foreign import clean_words, cut_words
from tawatur.serve.web.plurals import COPIES, IN_OUTLETS, OF_COUNTRIES, say_count

LEAD_LENGTH = 240
NO_TITLE = "خبر بلا عنوان"


@dataclass(frozen=True, slots=True)
class CopyLine:
    """One link of the chain of tellers."""

    href: str
    title: str
    outlet: str
    when: str | None
    iso: str | None
    role: str
    role_words: str
    reason: str = ""
    here: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """What the river and the search pages show of one group of copies.

    Attributes:
        when: the time in words, None where it is not known, "" where the heading above says it all.
        clock: the time of day in words, "" where only a day or less is known.
        iso: a value for ``<time datetime>``, None where HTML has no form for it.
        spread: how far the text went, in words; "" where it stands alone.
        first: the outlet that was first, "" where it cannot be told.
        origin: the outlet of the original, "" where it was not seen.
        copies: every member of the group, the origin first; empty where the article stands alone.
    """

    id: str
    href: str
    title: str
    lead: str
    outlet: str
    country: str
    kind: str
    when: str | None
    iso: str | None
    day: date | None
    clock: str = ""
    spread: str = ""
    first: str = ""
    origin: str = ""
    copies: tuple[CopyLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Day:
    """The cards of one day; ``name`` is "" for articles without a known day."""

    name: str
    cards: tuple[Card, ...]


def find_href(article_id: str) -> str:
    """Return the address of an article's page."""
    return "/article/" + quote(article_id, safe="")


def find_search_href(**parts: str) -> str:
    """Return the address of a search page, empty parts left out."""
    return "/search?" + urlencode({name: value for name, value in parts.items() if value})


def say_outlet(article: Article) -> str:
    """Return the outlet's name, else its domain; "" where neither is known."""
    outlet = article.outlet
    return clean_words(outlet.name or outlet.domain or "") if outlet else ""


def make_card(article: Article, members: Sequence[Member] = (), *, style: DateStyle) -> Card:
    """Return the card of a group of copies, told by the article that leads it."""
    local, _ = find_local(article.published, article.published_zone)
    origin = next((m.article for m in members if m.syndication and m.syndication.role == "origin"), None)
    together = len(members) > 1
    first = find_first(members) if together else None
    return Card(
        id=article.id,
        href=find_href(article.id),
        title=clean_words(article.title).strip() or cut_words(article.text, 80) or NO_TITLE,
        lead=cut_words(article.lead or article.text, LEAD_LENGTH),
        outlet=say_outlet(article),
        country=labels.say_country(article.outlet.country if article.outlet else None),
        kind=labels.KIND.get(article.kind, ""),
        when=say_time(article.published, zone=article.published_zone, style=style),
        iso=article.published,
        day=local.date() if local else None,
        clock=say_clock(article.published, zone=article.published_zone, style=style),
        spread=say_spread(members, style=style) if together else "",
        first=say_outlet(first.article) if first else "",
        origin=say_outlet(origin) if origin and together else "",
        copies=make_chain(members, style=style) if together else (),
    )


def make_chain(
    members: Iterable[Member], *, style: DateStyle, here: str | None = None
) -> tuple[CopyLine, ...]:
    """Return the chain of tellers: the origin first, then by time; those of unknown time last.

    Args:
        members: the group.
        style: how dates are printed.
        here: id of the article whose page this is.
    """
    return tuple(
        CopyLine(
            href=find_href(member.article.id),
            title=clean_words(member.article.title).strip() or NO_TITLE,
            outlet=say_outlet(member.article),
            when=say_time(member.article.published, zone=member.article.published_zone, style=style),
            iso=member.article.published,
            role=member.syndication.role if member.syndication else "copy",
            role_words=labels.ROLE.get(member.syndication.role if member.syndication else "copy", ""),
            reason=clean_words(member.syndication.reason) if member.syndication else "",
            here=member.article.id == here,
        )
        for member in order_chain(members)
    )


def say_spread(members: Sequence[Member], *, style: DateStyle) -> str:
    """Return how far a text went: «نص واحد في 3 منابر من دولتين»; the number of copies where that is more."""
    outlets = {say_outlet(member.article) for member in members} - {""}
    countries = {
        member.article.outlet.country
        for member in members
        if member.article.outlet and member.article.outlet.country
    }
    copies = say_count(len(members), COPIES, style.digits)
    if len(outlets) < 2:
        return f"نص واحد، {copies}"
    words = f"نص واحد في {say_count(len(outlets), IN_OUTLETS, style.digits)}"
    if len(countries) > 1:
        words += f" من {say_count(len(countries), OF_COUNTRIES, style.digits)}"
    return words if len(outlets) == len(members) else f"{words}، {copies}"


def split_days(cards: Iterable[Card], *, style: DateStyle) -> tuple[Day, ...]:
    """Return cards in their order under the days they belong to.

    Neighbors in time may lie on two calendar days by their own clocks; a day's name is printed once, and a
    card that reads one day later than the heading above it stays under that heading. Below its own day a
    card tells the time of day only.
    """
    days: list[tuple[date | None, list[Card]]] = []
    for card in cards:
        last = days[-1][0] if days else None
        if not days or (card.day is None) != (last is None) or (card.day and last and card.day < last):
            days.append((card.day, []))
        same = card.day is not None and card.day == days[-1][0]
        days[-1][1].append(replace(card, when=card.clock) if same else card)
    return tuple(Day(say_day(day, style) if day else "", tuple(items)) for day, items in days)
