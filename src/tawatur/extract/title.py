"""The headline, without the name of the site."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from tawatur.extract.blocks import Block, Layer
from tawatur.extract.declared import strings
from tawatur.extract.hints import find_noise
from tawatur.extract.names import is_person
from tawatur.extract.spelling import fold, fold_words
from tawatur.model.document import Declared

# what stands between a headline and the name of a site: ` | `, ` - `, ` :: `, ` » `
_SEPARATOR = re.compile(r"\s+[|\-–—•·:»«/~]{1,2}\s+|\s*[|¦]\s*|\s+::\s+")
_SITE_WORDS = frozenset(
    [
        "موقع",
        "صحيفه",
        "جريده",
        "وكاله",
        "قناه",
        "شبكه",
        "بوابه",
        "اخبار",
        "الاخباريه",
        "نيوز",
        "للانباء",
        "مجله",
        "الرسمي",
        "الرئيسيه",
        "news",
        "online",
    ]
)
_ISSUE = frozenset(("العدد", "عدد", "السنه", "موبايل", "الصفحه", "التفاصيل", "تفاصيل"))
_HEADINGS = frozenset(("h1", "h2", "h3"))
_SITE_METAS = ("og:site_name", "application-name", "apple-mobile-web-app-title", "twitter:app:name:iphone")
_PUBLISHERS = ("WebSite", "NewsMediaOrganization", "Organization")
# a line of dashes, and the colored signs that channels print before a headline
_RULE = re.compile(r"[-–—_=*~─━.•]{3,}")
_SIGNS = re.compile(r"^[\s\u2600-\u27bf\U0001f300-\U0001faff\ufe0f]+")
MAX_TITLE = 400
MIN_HEADLINE, MIN_PROSE = 4, 70
# `articletitle`, `newsTitle`, `lbltitle`, `entry-title`, `titre`, `post_headline`
_CALLED_TITLE = re.compile(
    r"(?:article|news|post|story|entry|page|main|detail|details|content|lbl|topic|actu|single|node)?[-_]{0,2}"
    r"(?:title|titre|headline|heading)(?:$|[\s_-])|(?:^|[\s_-])(?:ttl|hdl|hl|head|subject|sujet|onwan|unwan)(?:$|[\s_-])"
)
_PATH = re.compile(r"\s*[>»«|:]\s*|\s+[-–—]\s+")
_LATIN_NAME = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Headline:
    """The headline as printed, and the block it stands in (None when it was only declared)."""

    text: str
    block: Block | None = None


def find_site_name(declared: Declared, main: Mapping[str, Any] | None) -> str | None:
    """Return the name that the site gives itself in meta tags or JSON-LD, or None."""
    for name in _SITE_METAS:
        for content in declared.meta.get(name, ()):
            if 1 < len(content) <= 80:
                return content
    publishers = [main.get("publisher")] if main else []
    publishers += [one for one in declared.json_ld if one.get("@type") in _PUBLISHERS]
    for one in publishers:
        publisher = one[0] if isinstance(one, list) and one else one
        named = publisher.get("name") if isinstance(publisher, Mapping) else publisher
        if isinstance(named, str) and 1 < len(named.strip()) <= 80:
            return named.strip()
    return None


def find_own_names(
    declared: Declared, main: Mapping[str, Any] | None, title: str = "", site: str | None = None
) -> tuple[str, ...]:
    """Return all names that a page gives its own outlet: declared, of the publisher, beside the headline."""
    names = [content for name in _SITE_METAS for content in declared.meta.get(name, ())]
    publishers = [main.get("publisher")] if main else []
    publishers += [one for one in declared.json_ld if one.get("@type") in _PUBLISHERS]
    names += [name for one in publishers for name in strings(one, "name")]
    names += [site] if site else []
    headline = fold_words(title)
    for text in (declared.title, *declared.meta.get("og:title", ())) if headline else ():
        parts = [part.strip() for part in _SEPARATOR.split(text)]
        beside = likeness(text, title) > 0.5 and len(parts) > 1
        # a columnist's name may stand there too
        names += [
            part
            for part in parts
            if beside and not set(fold_words(part)) <= set(headline) and not is_person(part)
        ]
        if likeness(text, title) < 0.2:
            # a title without the headline in it: «السور > محليات > التفاصيل» names the site and its parts
            names += [part.strip() for part in _PATH.split(text) if " " not in part.strip()]
    names = [name.strip() for name in names if 1 < len(name.strip()) <= 40 and len(name.split()) <= 5]
    return tuple(dict.fromkeys(names))


def find_logo_name(layer: Layer) -> str | None:
    """Return the words of a heading that only links to the front page: the name of the site; or None."""
    for block in layer.blocks[:40]:
        whole = block.tag in _HEADINGS and block.links and block.link_chars >= 0.9 * len(block.text)
        if whole and len(block.text) <= 40 and _is_root(block.links[0][2]):
            return block.text
    return None


def _is_root(address: str) -> bool:
    path = address.split("://", 1)[-1].partition("/")[2] if "://" in address else address.lstrip("/")
    return path in ("", "index.html", "index.php", "ar", "ar/")


def drop_channel(lines: Sequence[str], known: Callable[[str], int]) -> tuple[str, ...]:
    """Return the lines of a text page without a channel's name above a rule, the first without its signs.

    The first line is the title; only the name of an outlet («قناة …») over a line of dashes is none.
    """
    kept = tuple(lines)
    ruled = len(kept) > 2 and _RULE.fullmatch(kept[1].strip()) is not None
    if ruled and len(kept[0].split()) <= 5 and (_opens_as_site(kept[0], kept[0]) or known(kept[0])):
        kept = kept[2:]
    return (_SIGNS.sub("", kept[0]), *kept[1:]) if kept else kept


def find_title(
    layer: Layer, declared: Declared, main: Mapping[str, Any] | None, site: str | None, domain: str
) -> Headline:
    """Return the headline: the heading that agrees with what is declared, else the best that is left."""
    marked = _find_marked(layer)
    if marked is not None:
        return Headline(_strip_own(marked.text, site, domain), marked)
    offered = list(_declared_titles(declared, main))
    wanted = [strip_site(text, site, domain) for text in offered]
    wanted = [text for text in wanted if text and not is_site(text, site, domain)]
    headings = [
        b
        for b in layer.blocks
        if b.tag in _HEADINGS and 8 <= len(b.text) <= MAX_TITLE and not _is_frame(layer, b)
    ]
    for tags in (("h1",), ("h1", "h2", "h3")):
        found = _best_match([b for b in headings if b.tag in tags], wanted)
        if found is not None:
            return Headline(_strip_own(found.text, site, domain), found)
    plain = [b for b in layer.blocks[:400] if 8 <= len(b.text) <= MAX_TITLE and not _is_frame(layer, b)]
    ends = [part for text in offered for part in _ends_of(text)]
    found = _best_match(plain, [*wanted, *ends], floor=0.9)
    if found is not None:
        again = [
            b for b in plain if b.text == found.text and b.index > found.index and _heads_prose(layer, b)
        ]
        found = found if _heads_prose(layer, found) or not again else again[0]
        return Headline(found.text, found)
    block = _find_undeclared(layer, (headings, plain), wanted, site, domain)
    if block is not None:
        return Headline(_strip_own(block.text, site, domain), block)
    return Headline(wanted[0] if wanted else "")


def _heads_prose(layer: Layer, block: Block) -> bool:
    """Tell whether running text begins a few lines below."""
    return any(
        len(b.text) > MIN_PROSE and not b.links for b in layer.blocks[block.index + 1 : block.index + 5]
    )


def _find_marked(layer: Layer) -> Block | None:
    """Return the block that a layout names as the title."""
    for block in layer.blocks:
        marked = any("tawatur-title" in hint for _, _, hint in block.marks)
        if marked or "tawatur-title" in layer.boxes[block.box].hint:
            return block
    return None


def _find_undeclared(
    layer: Layer,
    blocks: tuple[list[Block], list[Block]],
    wanted: list[str],
    site: str | None,
    domain: str,
) -> Block | None:
    """Return a headline that nothing declared agrees with, or None."""
    headings, plain = blocks
    if not any(len(fold_words(text)) >= MIN_HEADLINE and not _is_issue(text) for text in wanted):
        # all that is declared names the site or a section of it
        shown = _find_shown(layer, headings, plain, site, domain)
        if shown is not None:
            return shown
    for block in headings:
        alone = block.link_chars < len(block.text) * 0.5 and not is_site(block.text, site, domain)
        if block.tag == "h1" and alone and (not wanted or layer.boxes[block.box].noise is None):
            return block
    return None


def _is_issue(text: str) -> bool:
    """Tell whether a declared title names a paper and its issue: «جريدة الساحل - العدد 1288»."""
    words = fold_words(text)
    return words[0] in _SITE_WORDS and (bool(_ISSUE & set(words)) or len(words) <= 3)


def _ends_of(text: str) -> Iterator[str]:
    """Yield what stands before or behind each separator of a declared title and is long enough for one."""
    for found in _SEPARATOR.finditer(text):
        for part in (text[: found.start()], text[found.end() :]):
            if len(fold_words(part)) >= MIN_HEADLINE:
                yield part.strip()


def _find_shown(
    layer: Layer, headings: list[Block], plain: list[Block], site: str | None, domain: str
) -> Block | None:
    """Return the headline that readers are shown: an element called a title, else a heading over prose."""
    first = [block for block in headings if block.tag == "h1"]
    called = [block for block in plain if block.tag not in _HEADINGS and _is_called_title(layer, block)]
    for block in (*first, *called, *headings):
        words = len(fold_words(block.text))
        alone = block.link_chars < 0.5 * len(block.text) and layer.boxes[block.box].noise is None
        if not alone or not MIN_HEADLINE <= words <= 40 or is_site(block.text, site, domain):
            continue
        if block.tag == "h1" or any(
            len(after.text) > MIN_PROSE and not after.links
            for after in layer.blocks[block.index + 1 : block.index + 7]
        ):
            return block
    return None


def _is_called_title(layer: Layer, block: Block) -> bool:
    """Tell whether an element that is no heading is called the title of an article."""
    hints = [
        layer.boxes[block.box].hint,
        *(hint for a, b, hint in block.marks if b - a >= len(block.text) - 2),
    ]
    whole = block.bold >= len(block.text) - 2 and not block.text.endswith((".", ":", "،"))
    return block.tag not in ("p", "li") and (whole or any(_CALLED_TITLE.search(hint) for hint in hints))


def _is_frame(layer: Layer, block: Block) -> bool:
    """Tell whether a block stands in a list of links or in what surrounds the article."""
    box = layer.boxes[block.box]
    return box.noise in ("related", "comments", "consent", "teasers", "embed", "promotion") or (
        box.noise == "frame" and find_noise(box.hint, box.tag) is None and block.link_chars > 0
    )


def _declared_titles(declared: Declared, main: Mapping[str, Any] | None) -> Iterator[str]:
    for name in ("og:title", "twitter:title"):
        yield from declared.meta.get(name, ())
    if main:
        for key in ("headline", "name"):
            if isinstance(main.get(key), str):
                yield main[key]
    yield from declared.meta.get("itemprop:headline", ())
    if declared.title:
        yield declared.title


def _best_match(blocks: list[Block], wanted: list[str], floor: float = 0.5) -> Block | None:
    best, best_score = None, floor
    for block in blocks:
        score = max((likeness(block.text, text) for text in wanted), default=0.0)
        if score > best_score:
            best, best_score = block, score
    return best


def likeness(one: str, other: str) -> float:
    """Return how far two headlines are the same, 0..1; one that is cut or longer still counts."""
    first, second = fold_words(one), fold_words(other)
    if not first or not second:
        return 0.0
    if first == second:
        return 1.0
    shared = len(set(first) & set(second))
    smaller, larger = sorted((len(set(first)), len(set(second))))
    if shared == 0 or smaller < 2:
        return 0.0
    return 0.6 * shared / smaller + 0.39 * shared / larger


def strip_site(text: str, site: str | None, domain: str) -> str:
    """Return a declared title without the site's name at either end."""
    text = re.sub(r"\s+", " ", text).strip()
    if site and text.startswith(site) and text[len(site) :].lstrip()[:1] in (":", "-", "|", "–", "—", "»"):
        text = text[len(site) :].lstrip(" :-|–—»")
    while True:
        breaks = list(_SEPARATOR.finditer(text))
        if not breaks:
            return text
        head, tail = text[: breaks[-1].start()], text[breaks[-1].end() :]
        if is_site(tail, site, domain) or (
            not site and _is_short_name(tail) and (len(head) > 2 * len(tail) or _opens_as_site(tail, head))
        ):
            text = head.strip()
            continue
        first, rest = text[: breaks[0].start()], text[breaks[0].end() :]
        if is_site(first, site, domain):
            text = rest.strip()
            continue
        # `headline | section | site` and `headline | site's slogan`
        if "|" in breaks[-1][0] and len(head) >= 20 and len(tail.split()) <= 5:
            text = head.strip()
            continue
        return text


def split_tail(text: str) -> str | None:
    """Return what stands behind the last separator of a `<title>` and may be a site's name, or None."""
    breaks = list(_SEPARATOR.finditer(text))
    tail = text[breaks[-1].end() :].strip() if breaks else ""
    return tail if 0 < len(tail) <= 40 and len(tail.split()) <= 5 else None


def _strip_own(text: str, site: str | None, domain: str) -> str:
    """Return a printed heading without the site's name; only a name that is known is taken off."""
    breaks = list(_SEPARATOR.finditer(text))
    if breaks and is_site(text[breaks[-1].end() :], site, domain) and breaks[-1].start() > 10:
        return text[: breaks[-1].start()].strip()
    return text


def is_site(text: str, site: str | None, domain: str) -> bool:
    """Tell whether a text is the name of the site, as declared or as its domain spells it."""
    folded = fold(text).strip(" -|.:»«")
    if not folded:
        return True
    if site:
        known = fold(site).strip()
        if folded == known or _is_near(folded, known):
            return True
        ours, theirs = set(fold_words(site)) - _SITE_WORDS, set(fold_words(text)) - _SITE_WORDS
        if (
            theirs
            and ours
            and (theirs <= ours or ours <= theirs)
            and len(fold_words(text)) <= len(fold_words(site)) + 3
        ):
            return True
    latin = _LATIN_NAME.sub("", folded)
    return len(latin) > 2 and latin.isascii() and latin in _LATIN_NAME.sub("", domain)


def _is_near(one: str, other: str) -> bool:
    """Tell whether two names differ by a letter or two."""
    shorter, longer = sorted((len(one), len(other)))
    # no share of letters is higher than their lengths allow
    return 2 * shorter > 0.85 * (shorter + longer) and SequenceMatcher(None, one, other).ratio() > 0.85


def _opens_as_site(tail: str, head: str) -> bool:
    """Tell whether a tail opens with a word like «صحيفة» and is no longer than the headline."""
    return fold_words(tail)[0] in _SITE_WORDS and len(tail) <= len(head)


def _is_short_name(text: str) -> bool:
    words = fold_words(text)
    return 0 < len(words) <= 3 or (len(words) <= 5 and bool(_SITE_WORDS & set(words)))
