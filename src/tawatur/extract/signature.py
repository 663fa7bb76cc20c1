"""How a report is signed at its end: «--(بترا)», «(واس)», «/وفا/», initials, «انتهى»."""

import re
from collections.abc import Iterator

from tawatur.extract.agencies import (
    BETWEEN,
    EDGES,
    calls_itself_agency,
    is_agency,
    is_place,
    is_unnamed_agency,
)
from tawatur.extract.spelling import pattern

# signatures that close a text: `--(بترا)`, `(واس)`, `/وفا/`, `– رويترز`
_SIGNATURE = re.compile(
    r"(?:^|(?<=[\s.؟!»\"”…،]))[\s\-–—ـ_]*(?:[-–—ـ_]{1,}\s*)?(?:\((?P<round>[^()]{2,40})\)"
    r"|/(?P<slash>[^/\s]{2,12})/|\[(?P<square>[^\[\]]{2,40})\])[\s.\-–—_ـ]*$"
)
_DASHED_SIGNATURE = re.compile(r"(?:[-–—ـ]{2,}\s*|\s[-–—]\s+)(?P<name>[^\s()\-–—.][^()\-–—.،]{1,30})[\s.]*$")
# `. "الفرنسية"`, as some papers sign
_QUOTED_SIGNATURE = re.compile(r"(?<=[.؟!])\s*[\"“”«](?P<name>[^\"“”«»\n]{2,20})[\"“”»]\s*$")
# initials of those who wrote and edited, after a signature or alone: `م خ/ أ ز/ ن ح`, `/م.ع/`
_INITIALS = re.compile(r"[\s/.\-–—()=*_]*(?:[^\W\d_]{1,2}[\s/.\-–—()]+){1,8}(?:[^\W\d_]{1,2})?[\s/.\-–—()]*")
_LETTER_DOTS = re.compile(r"[^\W\d_]{1,2}(?:[.\s]{1,2}[^\W\d_]{1,2}){0,3}\.?")
_AFTER_SIGNATURE = re.compile(r"(?<=[)\]/])\s*(?:[^\W\d_]{1,2}[\s/.]+){0,7}[^\W\d_]{1,2}[\s/.]*$")
_ENDING = r"[\s/\-–—]*(?:@attribution_ending@)(?:\s*[/\-–]?\s*\d*)?[\s/\-–—.]*$"
# what stands in brackets behind a full stop and signs nothing
_NO_SIGNATURE = r"^(?:@attribution_no_signature@)(?!\w)"
_STOPS = (".", "؟", "!", "»", "”", '"', "…")
_CAPTION_CREDIT = re.compile(
    r"(?:(?<=[.؟!…])|(?<=[.؟!…]\s))[\"“”«(](?P<name>[^\"“”«»()\n]{2,24})[\"“”»)](?=[\s.]|$)"
)
MAX_DESK_LINE = 80
_OFFICE = r"[\s*•]*[*•]\s*(?:@byline_roles@)(?!\w)[^.؟!:\n]*"


def is_ending(text: str) -> bool:
    """Tell whether a line only says that the text ends («انتهى»), or what its author is («* كاتب لبناني»)."""
    ends = len(text) < 30 and pattern(_ENDING).fullmatch(text) is not None
    office = len(text) < MAX_DESK_LINE and pattern(_OFFICE).fullmatch(text) is not None
    return ends or office or is_initials(text)


def is_initials(text: str) -> bool:
    """Tell whether a line holds only the initials of those who worked on a report."""
    if len(text) > 40 or is_agency(text.strip(EDGES)):
        return False
    return _INITIALS.fullmatch(text) is not None or _is_desk_of(text)


def _is_desk_of(text: str) -> bool:
    """Tell whether first names and initials stand between strokes: «خالد / س.ع»."""
    parts = [part.strip() for part in text.strip(EDGES).split("/")]
    return (
        2 <= len(parts) <= 4
        and all(0 < len(part.split()) <= 2 and not re.search(r"\d", part) for part in parts)
        and any(_LETTER_DOTS.fullmatch(part) for part in parts)
    )


def sign_off(paragraphs: list[str]) -> tuple[list[str], list[str]]:
    """Return paragraphs without the signature that closes them, and the names that signed."""
    kept, signed = list(paragraphs), []
    for _ in range(3):
        if not kept:
            break
        if is_ending(kept[-1]):
            kept.pop()
            continue
        text, name = cut_signature(kept[-1])
        if name is None:
            if text != kept[-1]:
                kept[-1] = text
            break
        signed.append(name)
        if text.strip(" -–—.ـ"):
            kept[-1] = text
            break
        kept.pop()
    return [text for text in kept if text], signed


def cut_signature(text: str) -> tuple[str, str | None]:
    """Return a last paragraph without its agency signature, and the name that signed or None."""
    bare = _AFTER_SIGNATURE.sub("", text)
    if bare != text and _SIGNATURE.search(bare):
        text = bare
    if len(text) <= MAX_DESK_LINE and "/" in text:
        name = _find_desk(text)
        if name is not None:
            return "", name
    text = pattern(_ENDING).sub("", text) or text
    match = _SIGNATURE.search(text)
    if match:
        name = (match["round"] or match["slash"] or match["square"]).strip(EDGES)
        before = text[: match.start()].rstrip()
        if _signs(name, before, match[0]):
            return before, name
    quoted = _QUOTED_SIGNATURE.search(text)
    if quoted and is_agency(quoted["name"]):
        return text[: quoted.start()].rstrip(), quoted["name"].strip(EDGES)
    dash = _DASHED_SIGNATURE.search(text)
    if dash and (is_agency(dash["name"]) or is_unnamed_agency(dash["name"])):
        return text[: dash.start()].rstrip(), dash["name"].strip(EDGES)
    if len(text) < 40 and (is_agency(text) or is_unnamed_agency(text) or calls_itself_agency(text)):
        return "", text.strip(EDGES)
    return text, None


def find_caption_credits(text: str) -> Iterator[str]:
    """Yield the agencies in brackets or quotation marks behind sentences, as captions have them."""
    for match in _CAPTION_CREDIT.finditer(text):
        parts = [part.strip(EDGES) for part in BETWEEN.split(match["name"])]
        if parts and all(is_agency(part) for part in parts):
            yield from parts


def _signs(name: str, before: str, printed: str) -> bool:
    """Tell whether what stands in brackets at the end of a text signs it."""
    if is_agency(name) or is_unnamed_agency(name) or calls_itself_agency(name):
        return True
    if re.search(r"[-–—ـ_]{2,}", printed) is not None and len(name) <= 25:
        return True
    parts = [part for part in BETWEEN.split(name) if part]
    if len(parts) > 1 and all(is_agency(part) or is_unnamed_agency(part) for part in parts):
        return True
    # an agency that nobody knows: a short name in brackets behind the last full stop
    return (
        before.endswith(_STOPS)
        and not any(mark in printed for mark in "/[")
        and len(name.split()) <= 3
        and re.search(r"[\d؟!:%]", name) is None
        and not is_place(name)
        and pattern(_NO_SIGNATURE).match(name) is None
    )


def _find_desk(line: str) -> str | None:
    """Return the agency of a desk's line: `وام/فلان/فلان`; None unless the line holds nothing else."""
    parts = [part for part in (piece.strip(EDGES) for piece in line.split("/")) if part]
    if len(parts) < 2 or any(len(part.split()) > 4 for part in parts):
        return None
    return next((part for part in (parts[0], parts[-1]) if is_agency(part)), None)
