"""Why a page was read as it was: for each field what the page offers, what was taken, what was refused."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlsplit

from tawatur.extract import stage as extract
from tawatur.extract.declared import find_main, strings
from tawatur.extract.layout import find_layout
from tawatur.extract.names import split_names
from tawatur.extract.runs import SEPARATORS
from tawatur.extract.spelling import fold_words
from tawatur.extract.title import find_site_name, is_site, strip_site
from tawatur.knowledge.outlets import Registry
from tawatur.model.article import Article, Clues, DateClue
from tawatur.model.document import Declared, Document
from tawatur.model.page import Page
from tawatur.normalize.outlet import find_outlet, find_outlet_zone
from tawatur.normalize.time import Settled, settle_dates
from tawatur.parse.pages import parse_page
from tawatur.pipeline.read import know_names, read_page

TAKEN, AGREES, REFUSED = "taken", "agrees", "refused"
_HEADINGS = "h1, h2, h3"
_BOXES = "article, main, section, div, td"
_TITLES = ("og:title", "twitter:title", "itemprop:headline")
_AUTHORS = ("author", "article:author", "dc.creator", "itemprop:author")
_TAGS = ("article:tag", "news_keywords", "keywords", "itemprop:keywords")
_SHOWN, _EACH = 160, 12


@dataclass(frozen=True, slots=True)
class Witness:
    """One thing that a page offers for a field.

    Attributes:
        field: the field of the Article.
        place: where it stood: ``meta og:title``, ``json_ld headline``, ``h1.headline``, ``printed``.
        text: the words or value, shortened.
        verdict: ``taken``, ``agrees`` (says the same, and decided nothing) or ``refused``.
        reason: why it was refused, or how it was understood; "" where nothing is to be said.
    """

    field: str
    place: str
    text: str
    verdict: str
    reason: str = ""


def explain_page(page: Page, registry: Registry) -> tuple[Article, tuple[Witness, ...]]:
    """Return the article of a page, and for each of its fields what spoke for and against it.

    Raises:
        Rejected: the page is no article; the reason says what it is.
        Unreadable: the bytes cannot be read as a page.
    """
    article = read_page(page, registry)[0]
    document = parse_page(page)
    raw = extract.extract_articles(document, known=know_names(registry))[0]
    clues, declared = raw.clues or Clues(), document.declared
    main = find_main(declared)
    host = urlsplit(page.url or declared.canonical or "").hostname or ""
    witnesses = [
        *_outlet(article, host, declared, registry),
        *_layout(page, host),
        *_title(article, document, main, host),
        *_body(article, document),
        *_dates(article, clues, page, registry),
        *_authors(article, declared, main),
        *_tags(article, declared, main),
        *_credits(article, clues),
    ]
    return article, tuple(witnesses)


def _witness(field: str, place: str, text: str, verdict: str, reason: str = "") -> Witness:
    line = " ".join(text.split())
    return Witness(field, place, line if len(line) <= _SHOWN else line[:_SHOWN] + "…", verdict, reason)


def _outlet(article: Article, host: str, declared: Declared, registry: Registry) -> Iterator[Witness]:
    site = find_site_name(declared, find_main(declared))
    entry = registry.by_domain(host)
    if entry is not None:
        zone = entry.zone or "no zone"
        reason = f"{entry.id}, {entry.country or 'no country'}, {zone}, {entry.kind}; {entry.source}"
        yield _witness("outlet", "registry by host", entry.name, TAKEN, reason)
    elif host:
        yield _witness("outlet", "registry by host", host, REFUSED, "no outlet with this host is registered")
    if site:
        taken = entry is None and article.outlet is not None and article.outlet.name == site
        reason = "" if taken else "the registry's name is used"
        yield _witness("outlet", "declared site name", site, TAKEN if taken else REFUSED, reason)


def _layout(page: Page, host: str) -> Iterator[Witness]:
    layout = find_layout(host, page.fetched_at) if host else None
    if layout is not None:
        roles = ", ".join(f"{role} = {layout[role]}" for role in layout if role != "since")
        yield _witness("layout", f"since {layout.get('since', 'always')}", roles, TAKEN)


def _title(article: Article, document: Document, main: Any, host: str) -> Iterator[Witness]:
    declared = document.declared
    site = find_site_name(declared, main)
    offers = [(f"meta {name}", text) for name in _TITLES for text in declared.meta.get(name, ())]
    offers += [("json_ld headline", text) for text in strings(main.get("headline") if main else None)]
    offers += [("title element", declared.title)] if declared.title else []
    shown = [(_selector(node), node.text()) for node in _nodes(document, _HEADINGS)]
    if document.lines:
        shown = [("first line", document.lines[0])]
    taken = False
    for place, text in (*shown, *offers):
        same = fold_words(text) == fold_words(article.title)
        stripped = strip_site(text, site, host)
        if same:
            yield _witness("title", place, text, AGREES if taken else TAKEN)
            taken = True
        elif fold_words(stripped) == fold_words(article.title):
            yield _witness("title", place, text, AGREES if taken else TAKEN, "less the site's name")
            taken = True
        elif place.startswith("h1") or not place.startswith("h"):
            alone = is_site(text, site, host)
            reason = "the site's name" if alone else "another text than the headline"
            yield _witness("title", place, text, REFUSED, reason)


def _body(article: Article, document: Document) -> Iterator[Witness]:
    paragraphs = article.text.split("\n\n")
    ends = [" ".join(fold_words(one)[:5]) for one in (paragraphs[0], paragraphs[-1])]
    found = None
    for node in _nodes(document, _BOXES):
        words = " ".join(fold_words(node.text(separator=" ")))
        if all(end in words for end in ends):
            found = node
    place = _selector(found) if found is not None else "lines" if document.lines else "scripts"
    reason = f"{len(paragraphs)} paragraphs, {len(article.text)} characters"
    yield _witness("text", place, paragraphs[0], TAKEN, reason + (", partial" if article.partial else ""))


def _nodes(document: Document, selector: str) -> Iterable[Any]:
    return document.tree.css(selector) if document.tree is not None else ()


def _selector(node: Any) -> str:
    """Return a short CSS selector for an element: its tag, id and classes."""
    names = str(node.attributes.get("class") or "").split()[:3]
    ident = node.attributes.get("id")
    return str(node.tag) + (f"#{ident}" if ident else "") + "".join(f".{name}" for name in names)


def _dates(article: Article, clues: Clues, page: Page, registry: Registry) -> Iterator[Witness]:
    outlet = find_outlet(urlsplit(page.url or "").hostname, clues.site_name, registry)
    zone, country = find_outlet_zone(outlet, registry), outlet.country if outlet else None

    def settle(clues: tuple[DateClue, ...], text: str) -> Settled:
        return settle_dates(clues, outlet_zone=zone, country=country, fetched_at=page.fetched_at, text=text)

    settled = settle(clues.dates, article.text)
    for clue in clues.dates:
        alone = settle((replace(clue, weight=1.0),), "")
        value = alone.published or alone.updated
        place = f"{clue.basis} ({clue.role}, weight {clue.weight:g})"
        taken = clue.text.strip() == settled.published_printed and clue.basis == settled.published_basis
        if value is None:
            reason = ", ".join(alone.doubts) or "not understood as one date"
            yield _witness("published", place, clue.text, REFUSED, reason)
        elif taken:
            reason = f"{settled.published}, zone {settled.published_zone} ({settled.zone_basis})"
            yield _witness("published", place, clue.text, TAKEN, reason)
        elif settled.published and value[:10] == settled.published[:10]:
            yield _witness("published", place, clue.text, AGREES, value)
        else:
            update = clue.role == "updated" and value == settled.updated
            reason = f"{value}: {'the update' if update else 'another day, or less trusted'}"
            yield _witness("published", place, clue.text, TAKEN if update else REFUSED, reason)
    if settled.published is None and clues.dates:
        doubts = ", ".join(settled.doubts) or "no clue is strong enough"
        yield _witness("published", "all clues", "", REFUSED, f"unknown: {doubts}")


def _authors(article: Article, declared: Declared, main: Any) -> Iterator[Witness]:
    offers = [("json_ld author", text) for text in strings(main.get("author") if main else None, "name")]
    offers += [(f"meta {name}", text) for name in _AUTHORS for text in declared.meta.get(name, ())]
    seen = set()
    for place, text in offers:
        names = [name for name in split_names(text) if name in article.authors]
        seen.update(names)
        reason = "" if names else "no name of a person or desk, or one that is printed otherwise"
        yield _witness("authors", place, text, TAKEN if names else REFUSED, reason)
    for name in article.authors:
        if name not in seen:
            yield _witness("authors", "printed", name, TAKEN)


def _tags(article: Article, declared: Declared, main: Any) -> Iterator[Witness]:
    offers = [("json_ld keywords", text) for text in strings(main.get("keywords") if main else None, "name")]
    offers += [(f"meta {name}", text) for name in _TAGS for text in declared.meta.get(name, ())]
    kept = {fold_words(tag) for tag in (*article.tags, *article.aggregator_tags)}
    seen: set[tuple[str, ...]] = set()
    for place, text in offers[:_EACH]:
        parts = {fold_words(part) for part in SEPARATORS.split(text)}
        used = parts & kept
        seen |= used
        reason = f"{len(used)} of {len(parts)} kept" if used else "of the whole site, or cut from the title"
        yield _witness("tags", place, text, TAKEN if used else REFUSED, reason)
    printed = [tag for tag in article.tags if fold_words(tag) not in seen]
    if printed:
        yield _witness("tags", "printed", "، ".join(printed), TAKEN)
    if article.aggregator_tags:
        yield _witness("aggregator_tags", "printed", "، ".join(article.aggregator_tags), TAKEN)


def _credits(article: Article, clues: Clues) -> Iterator[Witness]:
    kept = {(one.name, one.form): one for one in article.attribution}
    for one in clues.credits:
        found = kept.get((one.name, one.form))
        if found is None:
            yield _witness("attribution", one.form, one.name, REFUSED, "the own outlet, or named before")
        else:
            reason = found.outlet_id or "in no registry: the name stays as printed"
            yield _witness("attribution", one.form, one.name, TAKEN, reason)
