"""The last lines of a body: a signature on a line of its own, a name, the foot of a page."""

import re
from collections.abc import Sequence
from itertools import takewhile

from tawatur.extract.agencies import is_agency
from tawatur.extract.blocks import Block, Layer
from tawatur.extract.cuttings import Cut
from tawatur.extract.dateline import find_signers
from tawatur.extract.lines import find_date
from tawatur.extract.names import is_name, is_person
from tawatur.extract.signature import sign_off

# «(أطلس)», «/وفا/», «[قنا]» as a whole paragraph
_LONE_SIGNATURE = re.compile(r"[\s\-–—ـ]*(?:\([^()]{2,40}\)|/[^/]{2,12}/|\[[^\[\]]{2,40}\])[\s.]*")
# a rule drawn with signs, before initials: `======== ج.س.`
_RULE = re.compile(r"^[=*_~\-–—ـ•.]{3,}\s*")
# what a paper says of its columnist below the last line: «كاتب لبناني», «* باحثة في شؤون المياه»
_WRITER = re.compile(
    r"[*•\-–—\s(]*(?:ال)?(?:كاتبة?|صحفية?|صحافية?|باحثة?|أكاديمية?|أستاذة?|محللة?|خبيرة?|شاعرة?|روائية?|ناقدة?|إعلامية?)"
    r"(?:\s[^.؟!:«»]{2,100})?\)?"
)
_ENDS = (".", "»", '"', "”", "!", "؟")
_WORD = re.compile(r"\w+")
_COMMENTS = re.compile(
    r"\W*\d*\s*(?:ال)?(?:تعليق|تعليقات|ردود|مشاركات|آراء|اراء|نقاش)(?:كم|ات)?(?:\s|$|\W)"
    r"|\W*(?:أضف|اضف|اكتب|شارك) (?:تعليق|رأي|بتعليق|برأي)|\W*(?:\d+ )?comments?\b",
    re.IGNORECASE,
)
MAX_LABEL = 60
_LETTERS = re.compile(r"[^\W\d_]+")
MAX_FOOT, MAX_BELOW = 300, 160
# a line that signs: its length, and how many words beside name and day
MAX_SIGNED, MAX_BESIDE = 80, 4
# a pull quote in letters, and how much longer the paragraph is from which it is taken
MIN_QUOTE, MAX_QUOTE, MORE = 20, 200, 20
MIN_BODY = 3


def join_signature(paragraphs: list[str]) -> list[str]:
    """Return paragraphs with a signature that stands alone set behind the last sentence."""
    joined = list(paragraphs)
    if joined:
        bare = _RULE.sub("", joined[-1])
        joined[-1] = bare if bare and len(bare) < MAX_FOOT else joined[-1]
    if len(joined) > 1 and _LONE_SIGNATURE.fullmatch(joined[-1]) and joined[-2].rstrip().endswith(_ENDS):
        last = joined.pop()
        joined[-1] = f"{joined[-1]} {last}"
    return joined


def sign_paragraphs(cut: Cut) -> tuple[list[str], list[str]]:
    """Return the paragraphs without what signs the report at its end, and the names that signed."""
    return sign_off(join_signature([block.text for block in cut.paragraphs]))


def find_below(layer: Layer, last: int) -> list[Block]:
    """Return the short lines below a body that can hold a byline, up to the next main heading."""
    below = takewhile(
        lambda block: block.tag not in ("h1", "h2") and not _opens_comments(block.text),
        layer.blocks[last + 1 : last + 8],
    )
    return [
        b
        for b in below
        if len(b.text) < MAX_BELOW
        and (
            layer.boxes[b.box].noise in (None, "frame")
            or (layer.boxes[b.box].noise == "author_box" and is_person(b.text))
        )
    ]


def _opens_comments(text: str) -> bool:
    """Tell whether a line stands above what readers wrote: names and days below it are theirs."""
    return len(text) < MAX_LABEL and _COMMENTS.match(text) is not None


def drop_signed(paragraphs: list[str], authors: Sequence[str]) -> list[str]:
    """Return paragraphs without an opening line that holds an author's name, a place or a day alone."""
    kept = list(paragraphs)
    for index in (1, 0):
        if len(kept) > index + 1 and len(kept[index]) <= MAX_SIGNED and not kept[index].endswith(_ENDS):
            rest = kept[index]
            for name in authors:
                rest = rest.replace(name, " ")
            left = rest.replace(find_date(rest) or "\0", " ")
            if rest != kept[index] and len(_LETTERS.findall(left)) <= MAX_BESIDE:
                del kept[index]
    return kept


def drop_repeated(paragraphs: list[str]) -> list[str]:
    """Return paragraphs without pull quotes: short lines that stand word for word in a longer paragraph."""
    plain = [" ".join(_WORD.findall(text)) for text in paragraphs]
    return [
        text
        for text, words in zip(paragraphs, plain, strict=True)
        if not (
            MIN_QUOTE <= len(words) <= MAX_QUOTE
            and any(len(other) > len(words) + MORE and words in other for other in plain)
        )
    ]


def take_signature(cut: Cut) -> None:
    """Move a name that stands alone below the last sentence to the bylines; drop a columnist's role."""
    if len(cut.paragraphs) > MIN_BODY - 1 and _WRITER.fullmatch(cut.paragraphs[-1].text):
        cut.paragraphs.pop()
    if len(cut.paragraphs) < 2:
        return
    last, before = cut.paragraphs[-1].text, cut.paragraphs[-2].text
    ended = before.rstrip().endswith(_ENDS)
    if ended and len(last) <= MAX_SIGNED and cut.paragraphs[-1].tag not in ("h2", "h3", "h4", "li"):
        signers = list(find_signers(last.strip("()[] "), lambda _: False))
        whole = last.strip("()[]*• ")
        if is_person(whole) or any(map(is_person, signers)):
            cut.paragraphs.pop()
            cut.bylines.append(last.strip("()[] "))
            return
    alone = 2 <= len(last.split()) <= 4 and last[-1].isalpha() and ended
    if (
        alone
        and cut.paragraphs[-1].tag not in ("h2", "h3", "h4", "li")
        and is_name(last)
        and not is_agency(last)
    ):
        cut.paragraphs.pop()
        cut.bylines.append(last)


def drop_foot(layer: Layer, cut: Cut) -> None:
    """Take off a last line that stands apart: in another box than all before it, with other lines between."""
    while len(cut.paragraphs) > MIN_BODY - 1:
        last, rest = cut.paragraphs[-1], cut.paragraphs[:-1]
        if len(last.text) > MAX_FOOT or last.index - rest[-1].index < 2:
            return
        shared = _find_shared(layer, rest)
        if layer.within(last.box, shared):
            return
        box, like = layer.boxes[last.box], layer.boxes[rest[-1].box]
        if (box.tag, box.hint) == (like.tag, like.hint) and box.tag == "p":
            around, near = layer.boxes[box.parent], layer.boxes[like.parent]
            if (around.tag, around.hint) == (near.tag, near.hint) and around.hint:
                return
        cut.paragraphs.pop()


def _find_shared(layer: Layer, blocks: list[Block]) -> int:
    """Return the innermost box around all of some blocks."""
    shared = blocks[0].box
    for block in blocks[1:]:
        while not layer.within(block.box, shared):
            shared = layer.boxes[shared].parent
    return layer.boxes[shared].parent if layer.boxes[shared].tag == "p" else shared
