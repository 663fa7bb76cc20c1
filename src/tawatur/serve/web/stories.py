"""The story page and related reading: who tells of one happening, and why two texts belong together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from tawatur.model.article import Article, Outlet
from tawatur.model.bonds import Related
from tawatur.model.story import Chapter, Story
from tawatur.serve.web import labels
from tawatur.serve.web.cards import NO_TITLE, find_href, find_search_href, say_outlet
from tawatur.serve.web.dates import DateStyle, say_time
from tawatur.serve.web.foreign import clean_words
from tawatur.serve.web.plurals import ARTICLES, COPIES, COUNTRIES, OUTLETS, say_count


@dataclass(frozen=True, slots=True)
class RelatedLink:
    """One suggestion; ``why`` is one sentence that can be checked in both texts."""

    href: str
    title: str
    outlet: str
    when: str | None
    iso: str | None
    kind: str
    why: str


@dataclass(frozen=True, slots=True)
class TellingLine:
    """One step of a timeline."""

    href: str
    title: str
    outlet: str
    country: str
    when: str | None
    iso: str | None
    copies: str
    news: str


@dataclass(frozen=True, slots=True)
class SummaryLine:
    """One sentence, and the article it stands in."""

    words: str
    href: str
    source: str


@dataclass(frozen=True, slots=True)
class ChapterLine:
    """One story of a saga; ``here`` marks the story of the page."""

    href: str
    title: str
    when: str | None
    iso: str | None
    count: str
    here: bool


@dataclass(frozen=True, slots=True)
class OutletLink:
    """An outlet that carried the story."""

    name: str
    href: str | None


@dataclass(frozen=True, slots=True)
class StoryPage:
    """All that the story page prints."""

    title: str
    spread: str
    since: str | None
    until: str | None
    outlets: tuple[OutletLink, ...]
    countries: tuple[str, ...]
    silent: tuple[str, ...]
    summary: tuple[SummaryLine, ...]
    timeline: tuple[TellingLine, ...]
    saga: tuple[ChapterLine, ...]


def find_story_href(story: str) -> str:
    """Return the address of a story's page."""
    return "/story/" + quote(story, safe="")


def list_related(
    related: Sequence[Related], articles: Mapping[str, Article], *, style: DateStyle
) -> tuple[RelatedLink, ...]:
    """Return the suggestions whose articles are known, each with the first of its reasons."""
    found = []
    for item in related:
        article = articles.get(item.article)
        if article is None or not item.reasons:
            continue
        reason = item.reasons[0]
        found.append(
            RelatedLink(
                href=find_href(article.id),
                title=clean_words(article.title).strip() or NO_TITLE,
                outlet=say_outlet(article),
                when=say_time(article.published, zone=article.published_zone, style=style),
                iso=article.published,
                kind=labels.RELATED.get(reason.kind, ""),
                why=clean_words(reason.label),
            )
        )
    return tuple(found)


def make_story_page(story: Story, *, style: DateStyle) -> StoryPage:
    """Return the view of a story."""
    told = {telling.article: _say_name(telling.outlet) for telling in story.timeline}
    articles = sum(1 + len(telling.copies) for telling in story.timeline)
    parts = [
        say_count(articles, ARTICLES, style.digits),
        say_count(len(story.outlets), OUTLETS, style.digits) if story.outlets else "",
        say_count(len(story.countries), COUNTRIES, style.digits) if story.countries else "",
    ]
    since, until = (say_time(moment, zone=None, style=style) for moment in (story.since, story.until))
    return StoryPage(
        title=clean_words(story.title).strip() or NO_TITLE,
        spread="، ".join(part for part in parts if part),
        since=since,
        until=until if until != since else None,
        outlets=tuple(
            OutletLink(_say_name(outlet), find_search_href(outlet=outlet.id) if outlet.id else None)
            for outlet in story.outlets
        ),
        countries=tuple(name for code in story.countries if (name := labels.say_country(code))),
        silent=tuple(clean_words(name) for name in story.silent),
        summary=tuple(
            SummaryLine(clean_words(line.text), find_href(line.article), told.get(line.article, ""))
            for line in story.summary
        ),
        timeline=tuple(
            TellingLine(
                href=find_href(telling.article),
                title=clean_words(telling.title).strip() or NO_TITLE,
                outlet=_say_name(telling.outlet),
                country=labels.say_country(telling.outlet.country if telling.outlet else None),
                when=say_time(telling.published, zone=None, style=style),
                iso=telling.published,
                copies=say_count(len(telling.copies), COPIES, style.digits) if telling.copies else "",
                news=clean_words(telling.news),
            )
            for telling in story.timeline
        ),
        saga=tuple(_make_chapter(chapter, story, style) for chapter in story.saga),
    )


def _say_name(outlet: Outlet | None) -> str:
    return clean_words(outlet.name or outlet.domain or outlet.id or "") if outlet else ""


def _make_chapter(chapter: Chapter, story: Story, style: DateStyle) -> ChapterLine:
    day = chapter.published[:10] if chapter.published else None
    return ChapterLine(
        href=find_story_href(chapter.story) if chapter.story else find_href(chapter.article),
        title=clean_words(chapter.title).strip() or NO_TITLE,
        when=say_time(day, zone=None, style=style),
        iso=day,
        count=say_count(chapter.articles, ARTICLES, style.digits),
        here=chapter.story == story.id,
    )
