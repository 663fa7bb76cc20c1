"""Tells pages that are no article: challenge and consent walls, soft 404, index pages, framesets."""

import re
from collections import Counter

from tawatur.errors import Rejected
from tawatur.extract.blocks import Block, Layer
from tawatur.extract.body import find_units, prose_size
from tawatur.extract.spelling import fold, fold_words, pattern
from tawatur.model.document import Document

_CHALLENGE = (
    r"(?i)just a moment|checking your browser|attention required|ddos protection"
    r"|verify you are (?:a )?human|are you a robot|enable javascript and cookies|captcha"
    r"|access denied|403 forbidden|request blocked|security check|incapsula"
    r"|cf-browser-verification|@walls_challenge@"
)
_CHALLENGE_CODE = re.compile(
    r"cf-challenge|challenge-platform|_cf_chl|turnstile|hcaptcha|g-recaptcha|px-captcha" r"|__ddg",
    re.IGNORECASE,
)
_CONSENT = r"(?i)cookie|gdpr|@walls_consent@"
_MISSING = (
    r"(?i)^\W*(?:404|error 404|page not found|not found|@walls_missing@)|\b404\b"
    r"|page not found|not found|@walls_missing1@"
)
_SORRY = r"عفوا|عذرا|عفوًا|عفواً|عذراً|نأسف|sorry"
_SEARCH = r"(?i)^\W*(?:@walls_search@)(?!\w)"
_LOGIN = r"@walls_login@"
# `/`, `/index.html`, `/category/…`, `/tag/…`, `/page/2`
_INDEX_PATH = re.compile(
    r"^/?(?:index\.\w+|home/?|ar/?)?$|^/(?:category|categories|tag|tags|section|author"
    r"|search|topic|topics|archive|archives|page)/",
    re.IGNORECASE,
)
_ARTICLES = frozenset(
    (
        "newsarticle",
        "article",
        "reportagenewsarticle",
        "blogposting",
        "liveblogposting",
        "opinionnewsarticle",
        "analysisnewsarticle",
    )
)
# folded: «لم يعد هذا المحتوى متاحا», «الصفحة التي طلبتها لم تعد موجودة»
_GONE = re.compile(
    r"(?:صفحه|محتوي|خبر|مقال|رابط|موضوع|ماده|فيديو)\b.{0,50}"
    r"(?:غير (?:موجود|متاح|متوفر)|لم [يت]عد (?:متاح|موجود|متوفر)"
    r"|تم حذف|محذوف|تمت? ازال|تم نقل|انتهت صلاحي|حذفت? من)|لم [يت]عد (?:هذا|هذه) .{0,20}(?:متاح|موجود|متوفر)"
    r"|لا توجد (?:نتايج|مقالات|اخبار|مواد|مواضيع|بيانات)|لم يتم العثور علي"
)
_MEMBERS = re.compile(r"(?:سجل|تسجيل) ?(?:ال)?دخول|(?:للاعضاء|للمسجلين|للمشتركين|المسجلين|المشتركين) ?فقط")
FEW, _SHORT = 400, 220
# words of a headline, letters of a paragraph of news
_HEADLINE, _PARAGRAPH = 5, 80
# a list of articles: so many linked headlines of at least so many characters, each with so little text
MIN_ITEMS, MIN_LINKED, MAX_ITEM = 5, 20, 600
# most prose that a teaser holds
_TEASERS = 200


def check_walls(document: Document, layer: Layer, title: str, size: int) -> None:
    """Raise `Rejected` when a page is a wall or a missing page; ``size`` is the prose that was found.

    A page with real prose is never a wall: articles are written about cookies and captchas, too.
    """
    if not layer.blocks:
        raise Rejected("no_text", "the page shows no text")
    if size >= FEW:
        _check_long_consent(document, layer, title)
        return
    text = " ".join(block.text for block in layer.blocks[:60])[:4_000]
    named = f"{title} {document.declared.title}"
    if (
        pattern(_CHALLENGE).search(named)
        or (_CHALLENGE_CODE.search(document.source[:200_000]) and size < 150)
        or (size < 200 and pattern(_CHALLENGE).search(text[:600]))
    ):
        raise Rejected("challenge_page", "the page asks for a proof that a person reads it")
    headings = [block.text for block in layer.blocks if block.tag in ("h1", "h2")][:3]
    if sum(len(block.text) for block in layer.blocks) < FEW:
        headings += [b.text for b in layer.blocks if pattern(_SORRY).search(b.text) and b.link_chars == 0]
    if any(pattern(_MISSING).search(one) for one in [title, document.declared.title, *headings]) and (
        size < 250
    ):
        raise Rejected("soft_404", "the page says that it does not exist")
    if size < _SHORT and not is_declared_article(document) and _says_gone(layer):
        raise Rejected("soft_404", "the page says that what it held is gone")
    words = [block.text for block in layer.blocks if len(block.text) > 20 and block.tag not in ("h1", "h2")]
    about = sum(len(one) for one in words if pattern(_CONSENT).search(one))
    if about and about * 2 >= sum(len(one) for one in words):
        raise Rejected("consent_wall", "the page asks for consent and shows nothing else")
    if (size < 60 and len(pattern(_LOGIN).findall(text)) >= 2) or _is_login(document, layer, named, size):
        raise Rejected("login_wall", "the page asks for a login and shows nothing else")


def _says_gone(layer: Layer) -> bool:
    """Tell whether a line outside lists says that the page, the article or the content is no longer there."""
    lines = (b.text for b in layer.blocks if b.link_chars == 0 and len(b.text) < _SHORT)
    return any(_GONE.search(fold(line)) for line in lines)


def _is_login(document: Document, layer: Layer, named: str, size: int) -> bool:
    """Tell whether a page asks for a password and is called a login, or says that its text is for members."""
    tree = document.tree
    if tree is None or tree.css_first('input[type="password"]') is None:
        return False
    if pattern(_LOGIN).search(named):
        return True
    lines = (b.text for b in layer.blocks if layer.boxes[b.box].noise is None and 20 < len(b.text) < _SHORT)
    return size < _SHORT and any(_MEMBERS.search(fold(line)) for line in lines)


def _check_long_consent(document: Document, layer: Layer, title: str) -> None:
    """Raise `Rejected` for a long consent dialog: most lines speak of it, and no article is declared."""
    if is_declared_article(document) or not pattern(_CONSENT).search(f"{title} {layer.blocks[0].text}"):
        return
    lines = [block.text for block in layer.blocks if len(block.text) > 60]
    about = sum(len(one) for one in lines if pattern(_CONSENT).search(one))
    if about * 3 >= 2 * sum(map(len, lines)):
        raise Rejected("consent_wall", "the page asks for consent and shows nothing else")


def is_declared_article(document: Document) -> bool:
    """Tell whether a page declares itself an article, in JSON-LD or Open Graph."""
    declared = {name.lower() for item in document.declared.json_ld for name in _types(item)}
    named = document.declared.meta.get("og:type", ("",))[0].lower()
    return bool(declared & _ARTICLES) or "article" in named


def check_index(document: Document, layer: Layer, size: int, longest: int, title: str) -> None:
    """Raise `Rejected` when a page is a list of articles; ``longest`` is its longest paragraph."""
    if pattern(_SEARCH).search(document.declared.title) and longest < FEW:
        raise Rejected("index_page", "the page lists what a search found")
    named = _is_named_article(document, title, longest)
    if not named and (size < _TEASERS * _count_teasers(layer) or _is_listing(document, layer)):
        raise Rejected("index_page", "the page is a list of articles")
    linked = [b for b in layer.blocks if b.link_chars > 0.6 * len(b.text) and len(b.text) >= 25]
    units = find_units(layer)
    declared = {name.lower() for item in document.declared.json_ld for name in _types(item)}
    path = (document.page.url or "").split("://", 1)[-1].partition("/")[2]
    listed = bool(document.page.url) and "?" not in path and _INDEX_PATH.search("/" + path) is not None
    is_article = is_declared_article(document)
    if is_article and size >= 80 and not (listed and len(linked) > 12):
        return
    teasers = sum(box.noise == "teasers" for box in layer.boxes)
    many = len(linked) >= 12 or (
        len(linked) >= 6 and (teasers >= 6 or bool(declared & {"collectionpage", "itemlist"}))
    )
    if not named and layer.teasers >= 6 and size < FEW:
        raise Rejected("index_page", "the page is a list of articles")
    if len(units) >= 6 and all(unit.links and unit.mass < 700 for unit in units):
        raise Rejected("index_page", "the page is a list of articles")
    if (
        not named
        and many
        and (size < 250 or (listed and longest < 400))
        and size < sum(len(b.text) for b in linked)
    ):
        raise Rejected("index_page", "the page is a list of articles")
    if size == 0 and (linked or not any(prose_size(b) for b in layer.blocks)):
        raise Rejected(
            "index_page" if len(linked) >= 5 else "no_text", "no text of an article was found on the page"
        )


def _is_named_article(document: Document, title: str, longest: int) -> bool:
    """Tell whether a page is called by its headline and has a paragraph to it: news of one paragraph.

    A list is called by its section: a word or two.
    """
    words, called = set(fold_words(title)), set(fold_words(document.declared.title))
    path = (document.page.url or "").split("://", 1)[-1].partition("/")[2]
    listed = bool(document.page.url) and _INDEX_PATH.search("/" + path) is not None
    return len(words) >= _HEADLINE and words <= called and longest >= _PARAGRAPH and not listed


def _count_teasers(layer: Layer) -> int:
    """Return how many like boxes hold a linked headline and a few words; 0 for fewer than five."""
    kinds: Counter[tuple[int, str, str]] = Counter()
    seen: set[int] = set()
    for block in layer.blocks:
        if block.tag not in ("h2", "h3", "h4") or block.link_chars < 0.7 * len(block.text):
            continue
        for box in layer.ancestors(layer.boxes[block.box].parent):
            if box.links == 1 and box.index not in seen and 0 < box.raw < _TEASERS:
                kinds[box.parent, box.tag, box.hint] += 1
                seen.add(box.index)
                break
    most = max(kinds.values(), default=0)
    return most if most >= 5 else 0


def _is_listing(document: Document, layer: Layer) -> bool:
    """Tell whether most text of a page stands in items of one list, each with one linked headline."""
    boxes = layer.boxes
    heads = [0] * len(boxes)
    linked = [b for b in layer.blocks if _is_linked_headline(b)]
    if len(linked) < MIN_ITEMS:
        return False
    for block in linked:
        for box in layer.ancestors(block.box):
            heads[box.index] += 1
    items: dict[int, set[int]] = {}
    for block in linked:
        item = None
        for box in layer.ancestors(block.box):
            if heads[box.index] > 1 or box.raw > MAX_ITEM:
                break
            item = box
        if item is not None:
            items.setdefault(item.parent, set()).add(item.index)
    listed = {index for group in items.values() if len(group) >= MIN_ITEMS for index in group}
    inside = outside = 0
    for block in layer.blocks:
        size = prose_size(block)
        if size and any(box.index in listed for box in layer.ancestors(block.box)):
            inside += size
        elif size and boxes[block.box].noise is None:
            outside += size
    if inside < _TEASERS or (is_declared_article(document) and outside >= 80):
        return False
    return outside < _TEASERS or (outside < FEW and outside * 3 < inside)


def _is_linked_headline(block: Block) -> bool:
    if len(block.text) < MIN_LINKED or block.link_chars < 0.7 * len(block.text):
        return False
    return " " in block.text and not any("#" in address for _, _, address in block.links)


def _types(item: object) -> list[str]:
    kind = item.get("@type") if isinstance(item, dict) else None
    return [str(one) for one in (kind if isinstance(kind, list) else [kind]) if one]
