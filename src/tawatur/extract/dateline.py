"""How a report opens: «الرباط - (و م ع)», «واس - الرياض», «حائل - خالد العميم»; places, agencies, persons."""

import re
from collections.abc import Callable, Iterator

from tawatur.extract.agencies import (
    BETWEEN,
    EDGES,
    calls_itself_agency,
    is_agency,
    is_place,
    is_unnamed,
)
from tawatur.extract.lines import find_date, strip_dating
from tawatur.extract.names import is_person
from tawatur.extract.spelling import holds_any, pattern

_ENDS_SENTENCE = re.compile(r"[.؟!؛\n]\s")
# `البصرة/ نينا/ …`, `أبوظبي في 12 سبتمبر/ وام / …`
_SLASH_DATELINE = re.compile(r"^(?P<place>[^/.؟!\n]{2,45})/\s*(?P<name>[^/.؟!\n]{2,30}?)\s*/")
_PLAIN_DATELINE = re.compile(r"^[\s\-–—•]*(?P<head>[^.؟!\n]{2,60}?)\s*[-–—:ـ]{1,2}\s+(?=\S)")
_PARTS = re.compile(r"\s*[-–—/:،,|]\s*|\s*\+\s*|\(|\)")
# what stands behind the day: an agency in brackets, a dash
_CLOSES_DATE = re.compile(r"\s*(?:م\s*)?(?:[(/]|[-–—:]\s)")
MAX_DATED, MAX_FACTS = 80, 6
_FACTS = re.compile(r"\s*[|•·]\s*|\s+[-–—]\s+")
_PARTING = ("-", "–", "—", "/", ":", "،", ",", "|", "+", "(", ")", "•", "·")
# the day that agencies print behind the place: `في 12 سبتمبر`, `24 نيسان`
_DAY = re.compile(r"\s+(?:في\s+)?\d.*$|\s+في$")
_AFTER_BRACKETS = re.compile(r"\s*[-–—:ـ]")
_NO_AGENCY = r"^(?:@attribution_no_signature@)(?!\w)"
# before these brackets a sentence has begun: «نقلت وكالة … (شينخوا)»
_TELLS = r"(?<!\w)[وف]?(?:@outlet_kinds@|@credited_verbs@|@credited_source@)(?!\w)"
# a place and a date stand before the brackets of a dateline, and no more
MAX_PLACE, MAX_PLACE_WORDS, MAX_LINE = 60, 8, 80


def find_dateline(text: str, known: Callable[[str], int]) -> tuple[str, ...]:
    """Return the names that a dateline credits at the start of a text; empty where there is none."""
    head = text[:140]
    bracketed = _in_brackets(head, known)
    if bracketed:
        return bracketed
    slashed = _SLASH_DATELINE.match(head)
    if slashed is not None:
        name = slashed["name"].strip(EDGES)
        alone = (
            " " not in name and is_place(_DAY.sub("", slashed["place"].strip(EDGES))) and not is_place(name)
        )
        if is_agency(name) or known(name) or (alone and not is_unnamed(name)):
            return (name,)
    if not any(dash in head for dash in ("-", "–", "—", "ـ", ":")):
        return ()
    if len(text) <= MAX_PLACE:
        text = head = f"{head} - ."  # a dateline alone on its line
    return _in_dashes(text, head, known)


def _in_brackets(head: str, known: Callable[[str], int]) -> tuple[str, ...]:
    """Return the names of `الرباط (واس)`; one that nobody knows where a place and a dash enclose it."""
    start, end = head.find("("), head.find(")")
    if not 0 <= start < end or start > MAX_PLACE or _ENDS_SENTENCE.search(head, 0, start):
        return ()
    if head.count(" ", 0, start) > MAX_PLACE_WORDS or pattern(_TELLS).search(head, 0, start):
        return ()
    inside = head[start + 1 : end]
    parts = [part.strip(EDGES) for part in BETWEEN.split(inside)]
    names = tuple(part for part in parts if part and (is_agency(part) or known(part)))
    if names:
        return names
    before = _DAY.sub("", head[:start].strip(EDGES)).strip(EDGES)
    opens = is_place(before) and (_AFTER_BRACKETS.match(head, end + 1) or calls_itself_agency(inside))
    name = inside.strip(EDGES)
    stands = opens and len(name.split()) <= 4 and not re.search(r"\d", name)
    if not stands or is_unnamed(name) or is_place(name) or pattern(_NO_AGENCY).match(name):
        return ()
    return (name,)


def _in_dashes(text: str, head: str, known: Callable[[str], int]) -> tuple[str, ...]:
    """Return the names of `الرباط - واس - …`, `رويترز - …`, `واس - الرياض`."""
    plain = _PLAIN_DATELINE.match(head)
    if plain is None:
        return ()
    pieces = [piece.strip(EDGES) for piece in _PARTS.split(plain["head"])]
    # `القاهرة - أ ش أ - …`: the dash after the place ends the match, the agency comes behind it.
    after = re.split(r"\s*[-–—:]\s+", text[plain.end() : plain.end() + 40], maxsplit=1)
    enclosed = after[0].strip(EDGES) if len(after) == 2 else ""
    pieces = [piece for piece in (*pieces, enclosed) if piece]
    places = [piece for piece in pieces if is_place(_DAY.sub("", piece))]
    found = tuple(
        piece
        for piece in pieces
        if len(piece.split()) <= 5
        and (is_agency(piece) or (known(piece) and piece not in places and (known(piece) > 1 or places)))
    )
    if found or not places or not enclosed:
        return found
    # `الرباط - أطلس - …`: one word that nobody knows between two dashes behind a place
    strange = enclosed not in places and " " not in enclosed and re.search(r"\d", enclosed) is None
    opens = strange and not is_unnamed(enclosed) and not pattern(_NO_AGENCY).match(enclosed)
    return (enclosed,) if (opens or calls_itself_agency(enclosed)) and len(pieces) == 2 else ()


def find_dated(text: str) -> str | None:
    """Return the date of a dateline that opens a text: «نيامي 9 مايو 2019 (بانا) -»; or None."""
    head = text[:MAX_DATED]
    dated = find_date(head)
    if dated is None:
        return None
    before, after = head.split(dated, 1)
    placed = is_place(_DAY.sub("", before.strip(EDGES)).strip(EDGES))
    return dated if placed and _CLOSES_DATE.match(after) else None


def opens_with_place(line: str) -> bool:
    """Tell whether a short line is a dateline: a place and an agency («الدوحة - قنا», «واس- جدة:»)."""
    parts = [part.strip(EDGES) for part in re.split(r"\s*[-–—/|،,:(]\s*", line) if part.strip(EDGES)]
    if len(parts) != 2 or len(parts[0].split()) > 4:
        return False
    first, second = parts
    if is_agency(first):
        return is_place(second)
    if ":" in line.rstrip(" :") and not is_place(first):
        return False  # «المصدر: وام»
    return is_agency(second) or (is_place(first) and calls_itself_agency(second))


def find_signers(line: str, is_outlet: Callable[[str], bool]) -> Iterator[str]:
    """Yield what stands in a short line beside a place, an agency or the outlet: «حائل - خالد العميم».

    The parts are yielded as printed; whether one is a person's name is for the caller to judge.
    """
    if not holds_any(line, _PARTING):
        return
    whole, line = line, strip_dating(line)
    date = find_date(whole)
    if date is not None:
        # «يونس بناني • 18 مايو 2026», «18 مايو 2026 - 10:20 | يونس بناني»
        alone = [part.strip(EDGES + "•·") for part in _FACTS.split(whole.replace(date, "|"))]
        named = [part for part in alone if is_person(part)]
        if len(named) == 1 and len(alone) <= MAX_FACTS:
            yield named[0]
            return
    if len(line) > MAX_LINE or line.endswith((".", "؟", "!", "…")):
        return
    parts = [part.strip(EDGES) for part in _PARTS.split(line)]
    parts = [part for part in parts if part]
    if not 2 <= len(parts) <= 5:
        return
    others = [part for part in parts if re.search(r"\d", part) or _locates(part, is_outlet)]
    persons = [part for part in parts if is_person(part)]
    if others and not any(re.search(r"\d", part) for part in parts):
        yield from (part for part in parts if part not in others and _may_be_person(part))
    elif persons and all(len(part.split()) <= 2 for part in parts if part not in persons):
        yield from persons  # beside a small town that no list holds


def _may_be_person(part: str) -> bool:
    words = part.split()
    return 2 <= len(words) <= 4 and not any(is_unnamed(word) for word in words)


def _locates(part: str, is_outlet: Callable[[str], bool]) -> bool:
    return (
        part.startswith("خاص")
        or is_place(part)
        or is_agency(part)
        or is_unnamed(part)
        or calls_itself_agency(part)
        or is_outlet(part)
    )
