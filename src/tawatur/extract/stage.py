"""The door of the room: a Document in, its Articles out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import urljoin, urlsplit

from tawatur.errors import Rejected
from tawatur.extract.agencies import know_agencies
from tawatur.extract.attribution import find_credits, names_same
from tawatur.extract.blocks import Block, Layer, gather_blocks, gather_markup, layer_of_lines
from tawatur.extract.body import find_body, find_region, find_units, prose_size, weigh
from tawatur.extract.byline import clean_authors, find_authors
from tawatur.extract.cut import Flow
from tawatur.extract.cuttings import Cut
from tawatur.extract.dateline import find_dated
from tawatur.extract.declared import find_main
from tawatur.extract.embedded import State
from tawatur.extract.gallery import find_captions
from tawatur.extract.image import find_image
from tawatur.extract.kind import find_kind, is_partial
from tawatur.extract.layout import find_layout, mark_layout
from tawatur.extract.lead import drop_lead, find_lead
from tawatur.extract.lines import is_byline, says_published
from tawatur.extract.published import find_clues
from tawatur.extract.recommended import find_read_also
from tawatur.extract.repeated import find_alike, silence_later_posts
from tawatur.extract.scripts import Scripts
from tawatur.extract.tags import find_hashtags, find_tags
from tawatur.extract.tail import (
    drop_foot,
    drop_repeated,
    drop_signed,
    find_below,
    sign_paragraphs,
    take_signature,
)
from tawatur.extract.title import (
    Headline,
    drop_channel,
    find_logo_name,
    find_own_names,
    find_site_name,
    find_title,
    is_site,
    likeness,
    split_tail,
)
from tawatur.extract.walls import check_index, check_walls
from tawatur.model.article import Article, Attribution, Clues, DateClue, Image, ReadAlso
from tawatur.model.document import Document

VERSION = "4"


def extract_articles(
    document: Document, *, known: Callable[[str], int] = know_agencies
) -> tuple[Article, ...]:
    """Return the article of a page, and after it those that are glued to the page.

    Args:
        document: the parsed page.
        known: returns 2 for a name that surely is an outlet's, 1 where it is an ordinary word as well,
            0 else; it bounds names in running text.

    Returns:
        Articles with ``clues`` set and without ids; the later ones have ``found_in`` set to ("",), which
        `normalize` replaces by the id of the first.

    Raises:
        Rejected: the page is no article; the reason says what it is.
    """
    reader = _Reader(document, known)
    return reader.read_lines() if document.kind == "text" else reader.read_page()


class _Reader:
    """One page while it is read: what is declared, and who its own outlet is."""

    def __init__(self, document: Document, known: Callable[[str], int]) -> None:
        self.document, self.known = document, known
        self.declared = document.declared
        self.url = document.page.url
        self.main = find_main(self.declared)
        self.site = find_site_name(self.declared, self.main)
        self.names = find_own_names(self.declared, self.main)
        self.scripts = Scripts(document, self.main)
        self.extent = (0, 1_000_000)
        self.domain = urlsplit(self.url or self.declared.canonical or "").hostname or ""

    def own(self, name: str) -> bool:
        """Tell whether a name is that of the page's own outlet."""
        return is_site(name, self.site, self.domain) or any(
            is_site(name, site, "") or names_same(name, site) for site in self.names
        )

    # -- text ---------------------------------------------------------------------------------------------

    def read_lines(self) -> tuple[Article, ...]:
        lines = drop_channel(self.document.lines, self.known)
        if len(lines) < 2:
            raise Rejected("no_text", "the file holds no line below its title")
        layer = layer_of_lines(lines[1:])
        weigh(layer)
        cut = Flow(layer, layer.blocks, title=lines[0], body=0).run()
        head = [block for block in layer.blocks[:4] if is_byline(block.text)]
        cut.tag_lines = cut.tag_lines or find_hashtags(lines[1:])
        clues = tuple(DateClue(line, "printed") for line in [*cut.dates, *cut.late])
        first = self._compose(layer, cut, lines[0], head=head, clues=clues)
        if not first.text:
            raise Rejected("no_text", "the file holds no paragraph")
        return (first, *self._glued(cut.others))

    # -- HTML ---------------------------------------------------------------------------------------------

    def read_page(self) -> tuple[Article, ...]:
        tree = self.document.tree
        layout = find_layout(self.domain, self.document.page.fetched_at) if self.domain else None
        if layout is not None:
            mark_layout(tree, layout)
        layer = gather_blocks(tree.body or tree.root)
        weigh(layer)
        self.site = self.site or find_logo_name(layer)
        headline = find_title(layer, self.declared, self.main, self.site, self.domain)
        title_box = headline.block.box if headline.block is not None else None
        if headline.block is not None:
            silence_later_posts(layer, headline.block.box)
            layer.alike = find_alike(layer, headline.block)
        self._learn_site(headline.text)
        self.names = find_own_names(self.declared, self.main, headline.text, self.site)
        region = find_region(layer, headline.text, title_box)
        cut, start = self._cut(layer, headline, region.index)
        size = sum(len(block.text) for block in cut.paragraphs)
        state = self.scripts.find_fuller(headline.text, size)
        if state is not None:
            return self._read_state(layer, headline, state, region.index)
        check_walls(self.document, layer, headline.text, size)
        longest = max((len(block.text) for block in cut.paragraphs), default=0)
        check_index(self.document, layer, size, longest, headline.text)
        if not cut.paragraphs:
            raise Rejected("no_text", "no text of an article was found on the page")
        first = self._page_article(layer, headline, cut, region.index, start)
        units = [unit for unit in find_units(layer) if region.index not in (unit.index, 0)]
        others = list(cut.others)
        for unit in units:
            others += self._unit_cuts(layer, unit.index)
        return (first, *self._glued(others))

    def _learn_site(self, title: str) -> None:
        """Take the name behind the headline in `<title>` for the site's, where none is declared."""
        if self.site is None and title and likeness(self.declared.title, title) > 0.6:
            tail = split_tail(self.declared.title)
            if tail and likeness(tail, title) < 0.3:
                self.site = tail

    def _cut(self, layer: Layer, headline: Headline, region: int) -> tuple[Cut, int]:
        """Cut the flow below the headline; the number is the index of its first line."""
        body = find_body(layer, layer.boxes[region]).index
        start = self._flow_start(layer, headline, body)
        end = self._flow_end(layer, region)
        self.extent = (max(start - 8, 0), end)
        blocks = layer.blocks[start:end]
        rank = headline.block.tag if headline.block is not None else "h1"
        return Flow(layer, blocks, title=headline.text, body=body, heading=rank).run(), start

    def _flow_start(self, layer: Layer, headline: Headline, body: int) -> int:
        inside = next((b.index for b in layer.blocks if layer.within(b.box, body)), 0)
        if headline.block is None:
            return inside
        after = [b for b in layer.blocks[headline.block.index + 1 :] if layer.within(b.box, body)]
        before = [b for b in layer.blocks[inside : headline.block.index] if layer.within(b.box, body)]
        if sum(map(prose_size, after)) >= sum(map(prose_size, before)):
            return headline.block.index + 1
        return inside

    def _flow_end(self, layer: Layer, region: int) -> int:
        """Return where the flow ends: at the next article of its own, else at the end of the page."""
        if region == 0:
            return len(layer.blocks)
        later = [
            unit.index
            for unit in find_units(layer)
            if unit.index > region and not layer.within(unit.index, region)
        ]
        if not later:
            return len(layer.blocks)
        return next((b.index for b in layer.blocks if b.box >= later[0]), len(layer.blocks))

    def _unit_cuts(self, layer: Layer, unit: int) -> list[Cut]:
        blocks = [b for b in layer.blocks if layer.within(b.box, unit)]
        heading = next((b for b in blocks if b.tag in ("h1", "h2", "h3")), None)
        if heading is None:
            return []
        body = find_body(layer, layer.boxes[unit]).index
        rest = [b for b in blocks if b.index > heading.index]
        cut = Flow(layer, rest, title=heading.text, body=body, heading=heading.tag).run()
        return [cut, *cut.others] if cut.paragraphs else []

    def _page_article(self, layer: Layer, headline: Headline, cut: Cut, region: int, start: int) -> Article:
        drop_foot(layer, cut)
        lead = drop_lead(layer, cut)
        first = cut.paragraphs[0].index
        head = self._head(layer, headline, start, first)
        tail = find_below(layer, cut.paragraphs[-1].index)
        clues = find_clues(
            layer,
            self.declared,
            self.main,
            head=head,
            lines=cut.dates,
            tail=tail,
            title=headline.block,
            clocks=cut.clocks,
            late=cut.late,
            region=region,
            url=self.url,
        )
        state = self.scripts.find_same(headline.text)
        if state is not None:
            clues += tuple(DateClue(text, "json_ld", weight=0.9) for text in state.published)
        article = self._compose(layer, cut, headline.text, head=[*head, *tail], clues=clues, state=state)
        size = len(article.text)
        kind = self._kind(layer, cut, headline.text, size, region)
        if kind == "gallery":
            known = article.text.split("\n\n")
            captions = find_captions(layer, region, known)
            article = replace(article, text="\n\n".join([*known, *captions]))
        return replace(
            article,
            lead=lead or find_lead(layer, headline, cut),
            kind=kind,
            partial=is_partial(layer, self.declared, self.main, article.text[-40:]),
            image=find_image(
                layer, self.declared, self.main, region=region, base=self.url or "", body_start=first
            ),
        )

    def _kind(self, page: Layer, cut: Cut, title: str, size: int, region: int) -> str:
        count = len(cut.paragraphs)
        return find_kind(
            page,
            self.declared,
            self.main,
            title=title,
            url=self.url,
            size=size,
            paragraphs=count,
            region=region,
        )

    def _head(self, layer: Layer, headline: Headline, start: int, first: int) -> list[Block]:
        """Return the blocks around the headline: a few before it, all from it to the first paragraph."""
        begin = max((headline.block.index if headline.block is not None else start) - 6, 0)
        noisy = ("related", "comments", "consent", "teasers", "links", "promotion", "embed")
        head = [
            b
            for b in layer.blocks[begin : first + 1]
            if layer.boxes[b.box].noise not in noisy and prose_size(b) < 160
        ]
        return [
            b
            for b in head
            if b.index >= start - 1 or layer.boxes[b.box].noise != "frame" or says_published(b.text)
        ]

    # -- scripts ------------------------------------------------------------------------------------------

    def _read_state(self, page: Layer, headline: Headline, state: State, region: int) -> tuple[Article, ...]:
        layer = gather_markup(state.html)
        weigh(layer)
        title = headline.text or state.title
        if state.title and (not headline.text or likeness(headline.text, state.title) < 0.5):
            title = state.title
        cut = Flow(layer, layer.blocks, title=title, body=0).run()
        if not cut.paragraphs:
            raise Rejected("no_text", "no text of an article was found on the page")
        cut.read_also += [ReadAlso(title, address or None) for title, address in state.related]
        clues = [DateClue(text, "json_ld", weight=0.9) for text in state.published]
        clues += [DateClue(text, "json_ld", "updated", 0.9) for text in state.updated]
        top = headline.block.index if headline.block is not None else 0
        head = self._head(page, headline, top, min(top + 15, len(page.blocks)))
        clues = [
            *find_clues(
                page, self.declared, self.main, head=head, lines=cut.dates, region=region, url=self.url
            ),
            *clues,
        ]
        article = self._compose(layer, cut, title, head=head, clues=tuple(clues), state=state, page=page)
        kind = self._kind(page, cut, title, len(article.text), region)
        article = replace(
            article,
            kind=kind,
            lead=state.lead or article.lead,
            partial=is_partial(page, self.declared, self.main, article.text[-40:]),
            image=find_image(
                page,
                self.declared,
                self.main,
                region=region,
                base=self.url or "",
                body_start=len(page.blocks),
            )
            or (Image(url=urljoin(self.url or "", state.image)) if state.image else None),
        )
        return (article, *self._glued(cut.others))

    # -- both ---------------------------------------------------------------------------------------------

    def _compose(
        self,
        layer: Layer,
        cut: Cut,
        title: str,
        *,
        head: Sequence[Block],
        clues: tuple[DateClue, ...],
        state: State | None = None,
        page: Layer | None = None,
    ) -> Article:
        take_signature(cut)
        paragraphs, signed = sign_paragraphs(cut)
        near = [block.text for block in head if len(block.text) <= 60 and block.tag != "figcaption"]
        credits_ = self._credits(cut, paragraphs, signed, (title, *near))
        if not clues and paragraphs and (dated := find_dated(paragraphs[0])):
            clues = (DateClue(dated, "printed", weight=0.8),)
        top = cut.paragraphs[:3] if page is None else []
        signers = [*head, *(b for b in top if len(b.text) <= 80 and b not in head)]
        authors = find_authors(page or layer, self.declared, self.main, cut.bylines, signers, own=self.own)
        main: Mapping[str, Any] | None = self.main
        if state is not None and state.tags and not (main and main.get("keywords")):
            main = {**(main or {}), "keywords": state.tags}
        text = "\n\n".join(drop_signed(drop_repeated(paragraphs), authors))
        tags, theirs = find_tags(
            page or layer,
            self.declared,
            main,
            cut.tag_lines,
            title=title,
            text=text,
            extent=self.extent,
        )
        if state is not None and not authors:
            authors = clean_authors(state.authors, self.own)
        return Article(
            url=self.url,
            canonical_url=self.declared.canonical,
            title=title,
            text=text,
            authors=authors,
            tags=tags,
            aggregator_tags=theirs,
            read_also=find_read_also(cut, self.url or ""),
            clues=Clues(
                dates=clues, site_name=self.site, credits=credits_, declared_language=self.declared.language
            ),
        )

    def _credits(
        self, cut: Cut, texts: Sequence[str], signed: Sequence[str], head: tuple[str, ...] = ("",)
    ) -> tuple[Attribution, ...]:
        beside: dict[str, Any] = {"title": head[0], "near": head[1:], "known": self.known, "own": self.own}
        return find_credits(cut.sources, signed, cut.bylines, texts, **beside)

    def _glued(self, cuts: Sequence[Cut]) -> list[Article]:
        """Return the further articles of the page; what the page declares is not about them."""
        articles = []
        for cut in cuts:
            paragraphs, signed = sign_paragraphs(cut)
            if not paragraphs:
                continue
            text = "\n\n".join(paragraphs)
            clues = tuple(DateClue(line, "printed", weight=0.7) for line in [*cut.dates, *cut.late])
            nothing = type(self.declared)()
            tags, theirs = find_tags(
                layer_of_lines(()),
                nothing,
                None,
                cut.tag_lines,
                title=cut.title,
                text=text,
                extent=(0, 0),
            )
            articles.append(
                Article(
                    title=cut.title,
                    text=text,
                    tags=tags,
                    aggregator_tags=theirs,
                    read_also=find_read_also(cut, self.url or ""),
                    authors=find_authors(layer_of_lines(()), nothing, None, cut.bylines, (), own=self.own),
                    found_in=("",),
                    clues=Clues(
                        dates=clues,
                        credits=self._credits(cut, paragraphs, signed),
                        declared_language=self.declared.language,
                    ),
                )
            )
        return articles
