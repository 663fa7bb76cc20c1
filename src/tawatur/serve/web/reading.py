"""The article page: what one article says, and where each fact came from."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from markupsafe import Markup, escape

from tawatur.model.article import Article
from tawatur.serve.groups import Member, find_first
from tawatur.serve.web import labels
from tawatur.serve.web.cards import CopyLine, find_href, find_search_href, make_chain, say_outlet
from tawatur.serve.web.dates import DateStyle, say_time
from tawatur.serve.web.facts import Fact, list_facts
from tawatur.serve.web.findings import Findings, list_findings
from tawatur.serve.web.foreign import clean_words, cut_words, find_link
from tawatur.serve.web.marks import find_marks, find_quotes, mark_paragraphs, mark_words
from tawatur.serve.web.plurals import CHANGES, say_count
from tawatur.serve.web.stories import RelatedLink, find_story_href


@dataclass(frozen=True, slots=True)
class TagLink:
    """A tag and the search that finds it."""

    words: str
    href: str


@dataclass(frozen=True, slots=True)
class Credit:
    """Whom the article credits; ``href`` leads to that outlet's articles, None where it is not known."""

    name: str
    form: str
    href: str | None


@dataclass(frozen=True, slots=True)
class ReadAlsoLink:
    """What the page recommends: ``inside`` our library, ``outside`` at its own address, or neither."""

    title: str
    inside: str | None
    outside: str | None


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One sentence in which a copy differs from its origin."""

    kind: str
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class LegendItem:
    """One kind of name marked in the text, and how many of it."""

    kind: str
    count: str


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """All that the article page prints; ``unread`` is true while the article is not annotated."""

    title: str
    heading: Markup
    lead: str
    outlet: str
    outlet_href: str | None
    country: str
    kind: str
    partial: bool
    authors: tuple[str, ...]
    when: str | None
    iso: str | None
    when_note: str
    updated: str | None
    updated_iso: str | None
    attribution: tuple[Credit, ...]
    language: str | None
    paragraphs: tuple[Markup, ...]
    legend: tuple[LegendItem, ...]
    unread: bool
    link: str | None
    host: str
    origin: str
    copies: tuple[CopyLine, ...]
    changes: tuple[ChangeLine, ...]
    change_count: str
    tags: tuple[TagLink, ...]
    aggregator_tags: tuple[TagLink, ...]
    read_also: tuple[ReadAlsoLink, ...]
    related: tuple[RelatedLink, ...]
    story: str
    findings: Findings
    facts: tuple[Fact, ...]
    json: str


def make_article_page(
    article: Article,
    members: Sequence[Member] = (),
    *,
    style: DateStyle,
    related: tuple[RelatedLink, ...] = (),
    story: str | None = None,
) -> ArticlePage:
    """Return the view of one article.

    Args:
        article: the article.
        members: its group of copies, itself included; empty where it stands alone.
        style: how dates and numbers are printed.
        related: what to read beside it, from `web.stories.list_related`.
        story: id of the story it tells with others, or None.
    """
    title = clean_words(article.title).strip() or cut_words(article.text, 80) or "خبر بلا عنوان"
    outlet_id = article.outlet.id if article.outlet else None
    link = find_link(article.url) or find_link(article.canonical_url)
    together = len(members) > 1
    return ArticlePage(
        title=title,
        heading=mark_words(article.title, find_marks(article, in_="title")) or escape(title),
        lead=say_lead(article),
        outlet=say_outlet(article),
        outlet_href=find_search_href(outlet=outlet_id) if outlet_id else None,
        country=labels.say_country(article.outlet.country if article.outlet else None),
        kind=labels.KIND.get(article.kind, ""),
        partial=article.partial,
        authors=tuple(clean_words(author) for author in article.authors),
        when=say_time(article.published, zone=article.published_zone, style=style),
        iso=article.published,
        when_note=say_when_note(article),
        updated=say_time(article.updated, zone=article.published_zone, style=style),
        updated_iso=article.updated,
        attribution=tuple(
            Credit(
                clean_words(credit.name),
                labels.CREDIT.get(credit.form, ""),
                find_search_href(outlet=credit.outlet_id) if credit.outlet_id else None,
            )
            for credit in article.attribution
        ),
        language=article.language,
        paragraphs=mark_paragraphs(article.text, find_marks(article), find_quotes(article)),
        legend=list_legend(article, style=style),
        unread=article.entities is None,
        link=link,
        host=urlsplit(link).hostname or "" if link else "",
        origin=say_origin(article, members),
        copies=make_chain(members, style=style, here=article.id) if together else (),
        changes=(changes := _list_changes(article, members)),
        change_count=say_count(len(changes), CHANGES, style.digits),
        tags=_link_tags(article.tags),
        aggregator_tags=_link_tags(article.aggregator_tags),
        read_also=tuple(
            ReadAlsoLink(
                clean_words(item.title).strip() or "بلا عنوان",
                find_href(item.article_id) if item.article_id else None,
                find_link(item.url),
            )
            for item in article.read_also
        ),
        related=related,
        story=find_story_href(story) if story else "",
        findings=list_findings(article, style=style),
        facts=list_facts(article, style=style),
        json="/api/articles/" + quote(article.id, safe=""),
    )


def say_lead(article: Article) -> str:
    """Return the lead, "" where the text opens with the same words and would only repeat it."""
    lead = clean_words(article.lead).strip()
    return "" if not lead or article.text.startswith(article.lead.strip()) else lead


def say_when_note(article: Article) -> str:
    """Return the date's precision and where it was read, in words."""
    parts = [
        labels.PRECISION.get(article.published_precision or "", ""),
        labels.BASIS.get(article.published_basis or "", ""),
    ]
    note = "، ".join(part for part in parts if part)
    return f"({note})" if note else ""


def list_legend(article: Article, *, style: DateStyle) -> tuple[LegendItem, ...]:
    """Return the kinds of names marked in the text, in a fixed order, with how many names of each."""
    counts = dict.fromkeys(labels.NAMED, 0)
    for entity in article.entities or ():
        if any(mention.in_ == "text" for mention in entity.mentions):
            counts[entity.kind if entity.kind in counts else "other"] += 1
    return tuple(
        LegendItem(kind, say_count(count, labels.NAMED[kind], style.digits))
        for kind, count in counts.items()
        if count
    )


def say_origin(article: Article, members: Sequence[Member]) -> str:
    """Return one or two sentences on where this text comes from; "" where it stands alone."""
    own = next((m.syndication for m in members if m.article.id == article.id), None)
    if own is None:
        return ""
    if own.role == "origin":
        words = "هذا أصل النص، ونقله غيره."
    elif own.origin is not None:
        origin = next((m.article for m in members if m.article.id == own.origin), None)
        name = say_outlet(origin) if origin else ""
        words = f"أصل هذا النص عند {name}." if name else "أصل هذا النص في المكتبة."
    elif own.origin_outlet:
        words = f"ينسب النص إلى {clean_words(own.origin_outlet)}، والأصل نفسه لم يُر."
    else:
        words = "الأصل لم يُر: هذه نسخ لنص واحد لا يُعرف أيها سبق إليه."
    first = find_first(members)
    if first is not None and own.role != "origin" and say_outlet(first.article):
        words += f" أول من نشره مما في المكتبة: {say_outlet(first.article)}."
    return words


def _list_changes(article: Article, members: Sequence[Member]) -> tuple[ChangeLine, ...]:
    own = next((m.syndication for m in members if m.article.id == article.id), None)
    return tuple(
        ChangeLine(labels.CHANGE.get(change.kind, ""), clean_words(change.ours), clean_words(change.theirs))
        for change in (own.changed if own else ())
    )


def _link_tags(tags: Sequence[str]) -> tuple[TagLink, ...]:
    links = []
    for tag in tags:
        words = clean_words(tag).strip()
        if words:
            phrase = words.replace('"', " ")
            links.append(TagLink(words, find_search_href(q=f'"{phrase}"' if " " in phrase else phrase)))
    return tuple(links)
