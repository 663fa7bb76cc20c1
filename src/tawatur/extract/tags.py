"""The publisher's keywords and the aggregator's, unglued and kept apart; junk keywords refused."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from tawatur.extract.blocks import Block, Layer
from tawatur.extract.body import in_tag_list, prose_size
from tawatur.extract.cuttings import TagLine
from tawatur.extract.declared import strings
from tawatur.extract.hints import hints_menu, hints_tags, leads_to_tag
from tawatur.extract.lines import is_label
from tawatur.extract.runs import LEADING, SEPARATORS, cut_run
from tawatur.extract.spelling import fold_words, pattern
from tawatur.model.document import Declared

_EDGES = " \t\u00a0:：-–—|#\"'«»“”.,،()[]*•/"
# words that stand on every page of a site
_GENERIC = frozenset(
    [
        "اخبار",
        "الاخبار",
        "خبر",
        "عاجل",
        "نيوز",
        "news",
        "اخر",
        "الاخبار",
        "اهم",
        "الاخبار",
        "breaking",
        "الرئيسيه",
        "موقع",
        "صحيفه",
        "جريده",
        "video",
        "فيديو",
        "صور",
        "مقالات",
        "homepage",
        "سلايدر",
        "slider",
        "اخبار",
        "عاجله",
        "arabic",
        "العربيه",
        "featured",
        "uncategorized",
        "غير",
        "مصنف",
        "mix",
        "منوعات",
    ]
)
# what stands in lists of keywords and is none, even where the site lists it by hand
_FRAME_WORDS = frozenset(
    [
        "اخبار",
        "الاخبار",
        "الرئيسيه",
        "homepage",
        "سلايدر",
        "slider",
        "featured",
        "uncategorized",
        "مصنف",
        "غير",
    ]
)
_GATHERS = r"(?<!\w)(?:@tags_gather@)(?!\w)"
_TAGGED = re.compile(r"(?:^|[\s_-])tags?[_-]")
_HASHTAG = re.compile(r"#([^\s#،,]+)")
_HASHTAGS = re.compile(r"(?:#[^\s#،,]+[\s،,|·•]{0,3})+")
MAX_TAGS, MAX_WORDS, MAX_LETTERS = 40, 8, 70


def find_tags(
    layer: Layer,
    declared: Declared,
    main: Mapping[str, Any] | None,
    lines: Sequence[TagLine],
    *,
    title: str,
    text: str,
    extent: tuple[int, int],
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return (publisher's tags, aggregator's tags), each without repetition."""
    listed = [
        TagLine("", pieces=(piece,)) for piece in _listed(layer, _until_next(layer, extent, title), title)
    ]
    runs = [line for line in lines if not line.pieces or (line.pieces == (line.text,) and " " in line.text)]
    printed, theirs = _split_runs(runs, [line for line in lines if line not in runs] + listed, title, text)
    if printed and not theirs and _gathers(layer):
        # a site that collects others' news by machine keys it by itself
        printed, theirs = [], printed
    printed = _clean(printed, title, generic=_FRAME_WORDS)
    own = _clean([*strings(list(declared.meta.get("article:tag", ())))], title)
    json_tags = [
        t
        for value in strings(main.get("keywords") if main else None, "name")
        for t in SEPARATORS.split(value)
    ]
    keywords = _clean(json_tags, title)
    if printed:
        declared_tags = [*own, *keywords]
        # a list that names all that is printed is the whole of what a page prints a part of
        given = own or keywords
        sure = set(own) == set(keywords) or not _is_junk(given, title, text)
        whole = sure and set(_unique(printed)) <= set(given)
        extra = [tag for tag in declared_tags if whole or _stands_in(tag, title, text)] if not theirs else []
        return _unique([*printed, *extra]), _unique(_clean(theirs, title))
    if own and not _is_junk(own, title, text):
        return _unique(own), ()
    if keywords and not _is_junk(keywords, title, text):
        return _unique(keywords), ()
    for name in ("news_keywords", "keywords", "itemprop:keywords"):
        values = [t for value in declared.meta.get(name, ()) for t in SEPARATORS.split(value)]
        cleaned = _clean(values, title)
        if name == "keywords" and not any(_stands_in(tag, title, "") for tag in cleaned):
            continue  # of the site, not of this page
        if cleaned and not _is_junk(cleaned, title, text, fold_words(declared.title)):
            return _unique(tag for tag in cleaned), ()
    return (), _unique(_clean(theirs, title))


def find_hashtags(lines: Iterable[str]) -> list[TagLine]:
    """Return the lines of a text page that hold nothing but hashtags, each tag a piece of its own."""
    found = []
    for line in lines:
        if _HASHTAGS.fullmatch(line.strip()):
            pieces = tuple(tag.replace("_", " ") for tag in _HASHTAG.findall(line))
            found.append(TagLine(line, pieces=pieces))
    return found


def _until_next(layer: Layer, extent: tuple[int, int], title: str) -> tuple[int, int]:
    """Return the extent of the page's own article: it ends before the headline of the next one."""
    top = _headline(layer, extent, title)
    if top is None or layer.blocks[top].tag != "h1":
        return extent
    later = (b.index for b in layer.blocks[top + 1 : extent[1]] if b.tag == "h1" and not b.links)
    return extent[0], next(later, extent[1])


def _headline(layer: Layer, extent: tuple[int, int], title: str) -> int | None:
    return next((b.index for b in layer.blocks[extent[0] : extent[1]] if b.text == title), None)


def _gathers(layer: Layer) -> bool:
    """Tell whether the page says of itself that a machine gathers its news from others."""
    return any(
        len(block.text) < 160 and pattern(_GATHERS).search(block.text)
        for block in (*layer.blocks[:4], *layer.blocks[-6:])
    )


def _listed(layer: Layer, extent: tuple[int, int], title: str) -> list[str]:
    """Return the keywords that the page links one by one: lists named for tags, rel=tag, `/tag/…`."""
    found = []
    top = _headline(layer, extent, title) or 0
    for block in layer.blocks[extent[0] : extent[1]]:
        if not block.links and not block.marks:
            continue
        if block.index < top and not any(leads_to_tag(address) for _, _, address in block.links):
            continue  # the sections above a headline
        sections = [(a, b) for a, b, hint in block.marks if "category" in hint]
        links = [link for link in block.links if not _covered(link, sections)]
        named = layer.boxes[block.box].hint
        of_section = ("category" in named or "cat-links" in named) and "tag" not in named
        for start, end, hint in block.marks if not of_section else ():
            if " tag " in f" {hint} " and end - start < MAX_LETTERS and not _covered((start, end), sections):
                found.append(block.text[start:end])
        if in_tag_list(layer, block) or (links and _TAGGED.search(layer.boxes[block.box].hint)):
            linked = [block.text[a:b] for a, b, _ in links]
            found += linked or ([] if _is_list_label(layer, block) else [block.text])
        elif links and prose_size(block) == 0 and not _in_menu(layer, block):
            found += [block.text[a:b] for a, b, address in links if leads_to_tag(address)]
    return [tag for tag in found if tag]


def _covered(part: Sequence[Any], spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= part[0] and part[1] <= end for start, end in spans)


def _is_list_label(layer: Layer, block: Block) -> bool:
    """Tell whether a line without links stands above linked keywords of the same list."""
    near = zip(range(4), layer.ancestors(block.box), strict=False)
    return not block.links and any(hints_tags(box.hint) and box.links for _, box in near)


def _in_menu(layer: Layer, block: Block) -> bool:
    near = zip(range(6), layer.ancestors(block.box), strict=False)
    return any(
        hints_menu(box.hint) or box.noise in ("related", "teasers", "comments", "promotion")
        for _, box in near
    )


def _split_runs(
    runs: Sequence[TagLine], lists: Sequence[TagLine], title: str, text: str
) -> tuple[list[str], list[str]]:
    """Return the printed tags and those that an aggregator repeats below the run it took over."""
    pieces = [piece for line in lists for piece in line.pieces]
    if not runs:
        return pieces, []
    first, rest = runs[0], runs[1:]
    repeated = [line for line in rest if _overlap(line.text, first.text) >= 0.5]
    known = [*pieces, *(part for line in repeated for part in _parts(line.text))]
    own = cut_run(first.text, known=pieces, repeated=[line.text for line in repeated], title=title, text=text)
    theirs: list[str] = []
    for line in repeated:
        theirs += (
            SEPARATORS.split(line.text)
            if SEPARATORS.search(line.text)
            else _cut_like(line.text, own, known, title, text)
        )
    others = [
        tag
        for line in rest
        if line not in repeated
        for tag in cut_run(line.text, known=known, repeated=(), title=title, text=text)
    ]
    if not repeated and pieces and not first.pieces and not SEPARATORS.search(first.text):
        theirs = pieces
        return own + others, theirs
    return own + others + (pieces if first.pieces or not theirs else []), theirs


def _parts(run: str) -> list[str]:
    return SEPARATORS.split(run) if SEPARATORS.search(run) else []


def _cut_like(run: str, own: Sequence[str], known: Sequence[str], title: str, text: str) -> list[str]:
    return cut_run(run, known=[*own, *known], repeated=(), title=title, text=text)


def _overlap(one: str, other: str) -> float:
    first, second = set(fold_words(one)), set(fold_words(other))
    return len(first & second) / max(min(len(first), len(second)), 1)


def _clean(tags: Iterable[str], title: str, generic: frozenset[str] = _GENERIC) -> list[str]:
    """Return tags without edges, generic words, whole titles, addresses."""
    cleaned = []
    for tag in tags:
        text = re.sub(r"\s+", " ", LEADING.sub("", tag.strip(_EDGES)).replace("_", " ")).strip(_EDGES)
        words = fold_words(text)
        if not words or len(words) > MAX_WORDS or len(text) > MAX_LETTERS or len(text) < 2 or "http" in text:
            continue
        folded = " ".join(words)
        counts = re.search(r"\d", text) is not None and is_label(text)  # «88 قراءة»
        if counts or folded in generic or text.isdecimal() or folded == " ".join(fold_words(title)):
            continue
        if all(word in generic for word in words):
            continue
        cleaned.append(text)
    return cleaned


def _stands_in(tag: str, title: str, text: str) -> bool:
    words = [word[2:] if word.startswith("ال") and len(word) > 4 else word for word in fold_words(tag)]
    prose = _join_words(title, text)
    return all(word in prose for word in words)


@lru_cache(maxsize=4)
def _join_words(title: str, text: str) -> str:
    return " ".join(fold_words(f"{title} {text}"))


def _is_junk(tags: Sequence[str], title: str, text: str, more: Sequence[str] = ()) -> bool:
    """Tell whether declared keywords are the title cut at its spaces, or the same on every page."""
    words = (*fold_words(title), *more)
    single = [tag for tag in tags if len(fold_words(tag)) == 1]
    in_order = [word for tag in tags for word in fold_words(tag)]
    if len(single) >= 4 and len(single) >= 0.7 * len(tags):
        share = sum(word in words for word in in_order) / max(len(in_order), 1)
        if share > 0.7:
            return True
    if len(in_order) >= 4 and in_order == list(words[: len(in_order)]):
        return True
    standing = sum(_stands_in(tag, title, text) for tag in tags)
    return standing * 3 < len(tags) or len(tags) > MAX_TAGS


def _unique(tags: Iterable[str]) -> tuple[str, ...]:
    seen: dict[str, str] = {}
    for tag in tags:
        seen.setdefault(" ".join(fold_words(tag)), tag)
    return tuple(list(seen.values())[:MAX_TAGS])
