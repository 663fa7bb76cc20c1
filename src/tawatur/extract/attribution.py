"""Whom the article credits: source lines, agency signatures, datelines, «نقلاً عن» and «بحسب»."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path

from tawatur.extract.spelling import fold, fold_words, pattern, phrases
from tawatur.model.article import Attribution

SOURCE_LINE, SIGNATURE, DATELINE, IN_TEXT = "source_line", "agency_signature", "dateline", "in_text"
_ORDER = (SOURCE_LINE, SIGNATURE, DATELINE, IN_TEXT)

# What is printed where a name should be, and names nobody.
_UNNAMED = r"(?i)^(?:@attribution_unnamed@)$"
_PLACE = r"^(?:@byline_places@)$"
# Institutions that give news but are no outlets.
_INSTITUTION = r"^(?:@attribution_institution@)(?!\w)"
# `رويترز + الجزيرة`, `رويترز، الأناضول`, `أ ف ب / رويترز`
_BETWEEN = re.compile(r"\s*[+،,/|&؛;]\s*|\s+[-–—]\s+|\s+و(?=(?:ال)?[\w]{3,})(?!كال[ةه])")
_EDGES = " \t\u00a0:：-–—ـ|()[]{}«»\"'“”.،*/\\"
# «لوكالة», «بصحيفة»: the preposition clings to the noun
_CLINGING = r"^\s*(?:ل|ب)(?=@outlet_kinds@)"
_CREDITS = r"(?<!\w)(?:و|ف)?(?:@attribution_credits@)(?!\w|(?<=ل)\B)"
_OUTLET_AFTER = (
    r"\s*(?:@attribution_outlet_after@\s+)?(?:ل|ب"
    r"|عن\s)?(?P<kind>@outlet_kinds@)\s+(?P<name>[«\"“(]?[^.،؛:()\n]{2,70})"
)
_SUBJECT = (
    r"(?<!\w)و?(?:كانت?|سبق ل)\s+(?:(?P<kind>@outlet_kinds@)\s+)?(?P<name>[^.،؛:()\n]{2,40}?)\s+"
    r"(?:قد\s+)?(?:@attribution_reported@)(?!\w)"
)
_QUOTED = re.compile(r"^[«\"“(']\s*([^»\"”)']{2,50})\s*[»\"”)']")
_AGENCY_END = r"@attribution_agency_end@"
_STRONG = r"(?:و|ف)?(?:@attribution_strong@)"
# A paragraph without one of these credits nobody.
_QUICK = (
    "وكال",
    "صحيف",
    "جريد",
    "قنا",
    "موقع",
    "شبك",
    "مجل",
    "إذاع",
    "اذاع",
    "راديو",
    "تلفزي",
    "منص",
    "يومي",
    "أسبوعي",
    "بواب",
    "نقل",
    "حسب",
    "وفق",
    "طبقا",
    "رويترز",
    "فرانس برس",
    "الأناضول",
    "الاناضول",
    "سوشيتد",
    "سوشييتد",
    "شينخوا",
    "سبوتنيك",
    "CNN",
    "BBC",
)
# agencies whose short names are words of the language, and so credit nobody in running text
_AMBIGUOUS = frozenset(
    [
        "معا",
        "وات",
        "واع",
        "بنا",
        "صفا",
        "شهاب",
        "فارس",
        "مهر",
        "تاس",
        "وال",
        "وما",
        "نينا",
        "العمانيه",
        "المركزيه",
        "الفرنسيه",
        "الالمانيه",
        "سبا",
        "سونا",
        "كونا",
        "وام",
        "قنا",
        "وفا",
        "ومع",
        "اب",
        "واج",
        "map",
        "ap",
        "men",
    ]
)
_ADJECTIVES = re.compile(r"^(?:ال\w{2,}(?:ية|يه|ي)|الرسمية|المحلية)$")
# signatures that close a text: `--(بترا)`, `(واس)`, `/وفا/`, `– رويترز`
_SIGNATURE = re.compile(
    r"(?:^|(?<=[\s.؟!»\"”…،]))[\s\-–—ـ_]*(?:[-–—ـ_]{1,}\s*)?(?:\((?P<round>[^()]{2,40})\)"
    r"|/(?P<slash>[^/\s]{2,12})/|\[(?P<square>[^\[\]]{2,40})\])[\s.\-–—_ـ]*$"
)
_DASHED_SIGNATURE = re.compile(r"(?:[-–—ـ]{2,}\s*|\s[-–—]\s+)(?P<name>[^\s()\-–—.][^()\-–—.،]{1,30})[\s.]*$")
# initials of those who wrote and edited, after a signature or alone: `م خ/ أ ز/ ن ح`, `/م.ع/`
_INITIALS = re.compile(r"[\s/.\-–—()]*(?:[^\W\d_]{1,2}[\s/.\-–—()]+){1,8}(?:[^\W\d_]{1,2})?[\s/.\-–—()]*")
_AFTER_SIGNATURE = re.compile(r"(?<=[)\]/])\s*(?:[^\W\d_]{1,2}[\s/.]+){0,7}[^\W\d_]{1,2}[\s/.]*$")
MAX_DESK_LINE = 80
_ENDING = r"[\s/\-–—]*(?:@attribution_ending@)(?:\s*[/\-–]?\s*\d*)?[\s/\-–—.]*$"
# datelines: `الرباط - (و م ع)`, `الرياض (واس)`, `القاهرة - أ ش أ -`, `رويترز -`, `عمان 24 نيسان (بترا) -`
_ENDS_SENTENCE = re.compile(r"[.؟!؛\n]\s")
# `البصرة/ نينا/ …`, `أبوظبي في 12 سبتمبر/ وام / …`
_SLASH_DATELINE = re.compile(r"^[^/.؟!\n]{2,45}/\s*(?P<name>[^/.؟!\n]{2,30}?)\s*/")
_PLAIN_DATELINE = re.compile(r"^[\s\-–—•]*(?P<head>[^.؟!\n]{2,60}?)\s*[-–—:ـ]{1,2}\s+(?=\S)")
MAX_CREDITS = 20
# a place and a date stand before the brackets of a dateline, and no more
MAX_PLACE, MAX_PLACE_WORDS = 60, 8


@cache
def _agencies() -> frozenset[str]:
    lines = (Path(__file__).parent / "agencies.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(_key(line) for line in lines if line and not line.startswith("#"))


def _key(name: str) -> str:
    """Return a name for comparison: folded, dots and spaces of abbreviations gone."""
    folded = fold(name).replace(".", " ").strip(_EDGES)
    words = folded.split()
    return "".join(words) if words and all(len(word) <= 2 for word in words) else " ".join(words)


@lru_cache(maxsize=4096)
def is_agency(name: str) -> bool:
    """Tell whether a name is one of the agencies that papers print in signatures and datelines."""
    return _key(name) in _agencies()


def know_agencies(name: str) -> int:
    """Return 2 for a name that surely is an agency, 0 for all others: what is known without a registry."""
    return 2 if is_agency(name) else 0


def find_names(line: str, own: Callable[[str], bool]) -> list[str]:
    """Return the outlets that a source line names, without unnamed sources and the page's own outlet."""
    line = line.strip(_EDGES)
    if not line or len(line) > 120:
        return []
    whole = [line] if is_agency(line) else [part.strip(_EDGES) for part in _BETWEEN.split(line)]
    if len(whole) > 1 and pattern(_PLACE).match(whole[0]) and re.search(r"\s[-–—]\s", line):
        whole = whole[1:]  # `المصدر: مسقط - وكالات`
    names = []
    for printed in whole:
        part = re.sub(r"^(?:نقلا عن|نقلاً عن|عن)\s+", "", printed).strip(_EDGES)
        if 2 <= len(part) <= 60 and len(part.split()) <= 7 and not is_unnamed(part) and not own(part):
            names.append(part)
    return names


def is_unnamed(name: str) -> bool:
    """Tell whether a name stands for no outlet at all: «وكالات», a ministry, a communiqué, an address."""
    name = name.strip(_EDGES)
    return bool(pattern(_UNNAMED).match(name) or pattern(_INSTITUTION).match(name)) or not re.search(
        r"[^\W\d]", name
    )


def is_ending(text: str) -> bool:
    """Tell whether a line only says that the report ends: «انتهى», «//انتهى//»."""
    return (len(text) < 30 and pattern(_ENDING).fullmatch(text) is not None) or is_initials(text)


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
        name = (match["round"] or match["slash"] or match["square"]).strip(_EDGES)
        before = text[: match.start()].rstrip()
        dashed = re.search(r"[-–—ـ_]{2,}", match[0]) is not None
        if (
            is_agency(name)
            or is_unnamed_agency(name)
            or (dashed and len(name) <= 25)
            or (match["slash"] and is_agency(name))
        ):
            return before, name
        parts = [part for part in _BETWEEN.split(name) if part]
        if len(parts) > 1 and all(is_agency(part) or is_unnamed_agency(part) for part in parts):
            return before, name
    dash = _DASHED_SIGNATURE.search(text)
    if dash and (is_agency(dash["name"]) or is_unnamed_agency(dash["name"])):
        return text[: dash.start()].rstrip(), dash["name"].strip(_EDGES)
    if (is_agency(text) or is_unnamed_agency(text)) and len(text) < 40:
        return "", text.strip(_EDGES)
    return text, None


def is_initials(text: str) -> bool:
    """Tell whether a line holds only the initials of those who worked on a report."""
    return len(text) <= 40 and _INITIALS.fullmatch(text) is not None and not is_agency(text.strip(_EDGES))


def _find_desk(line: str) -> str | None:
    """Return the agency of a desk's line: `وام/فلان/فلان`; None unless the line holds nothing else."""
    parts = [part for part in (piece.strip(_EDGES) for piece in line.split("/")) if part]
    if len(parts) < 2 or any(len(part.split()) > 4 for part in parts):
        return None
    return next((part for part in (parts[0], parts[-1]) if is_agency(part)), None)


def is_unnamed_agency(name: str) -> bool:
    """Tell whether a signature says «وكالات» or the like."""
    return pattern(_UNNAMED).match(name.strip(_EDGES)) is not None


def find_dateline(text: str, known: Callable[[str], int]) -> tuple[str, ...]:
    """Return the names that a dateline credits at the start of a text; empty where there is none."""
    head = text[:140]
    start, end = head.find("("), head.find(")")
    if 0 <= start < end and start <= MAX_PLACE and not _ENDS_SENTENCE.search(head, 0, start):
        parts = [part.strip(_EDGES) for part in _BETWEEN.split(head[start + 1 : end])]
        names = tuple(part for part in parts if part and (is_agency(part) or known(part)))
        if names and head.count(" ", 0, start) <= MAX_PLACE_WORDS:
            return names
    slashed = _SLASH_DATELINE.match(head)
    if slashed is not None and (is_agency(slashed["name"]) or known(slashed["name"])):
        return (slashed["name"].strip(_EDGES),)
    if not any(dash in head for dash in ("-", "–", "—", "ـ", ":")):
        return ()
    if len(text) <= MAX_PLACE:
        text = head = f"{head} - ."  # a dateline alone on its line
    plain = _PLAIN_DATELINE.match(head)
    if plain is None:
        return ()
    pieces = [piece.strip(_EDGES) for piece in re.split(r"\s*[-–—/:،,]\s*|\s*\+\s*|\(|\)", plain["head"])]
    # `القاهرة - أ ش أ - …`: the dash after the place ends the match, the agency comes behind it.
    after = re.split(r"\s*[-–—:]\s+", text[plain.end() : plain.end() + 40], maxsplit=1)
    if len(after) == 2:
        pieces.append(after[0].strip(_EDGES))
    return tuple(
        piece for piece in pieces if piece and len(piece.split()) <= 5 and (is_agency(piece) or known(piece))
    )


def find_credited(text: str, known: Callable[[str], int]) -> Iterator[str]:
    """Yield the outlets that sentences credit («نقلاً عن صحيفة …», «بحسب رويترز»)."""
    if not any(word in text for word in _QUICK):
        return
    yield from _find_subject(text, known)
    for match in pattern(_CREDITS).finditer(text):
        tail = text[match.end() : match.end() + 110]
        # «وفقاً لوكالة», «لصحيفة»: the preposition clings to the noun
        tail = pattern(_CLINGING).sub(" ", tail)
        outlet = pattern(_OUTLET_AFTER).match(tail)
        if outlet:
            name = _trim_name(outlet["kind"], outlet["name"], known)
        else:
            strong = pattern(_STRONG).match(match[0]) is not None
            name = _longest_known(
                re.sub(r"^\s*(?:عن|من|ل|به|بها)\s+", "", tail), known if strong else _nothing
            )
        if name:
            yield name


def _find_subject(text: str, known: Callable[[str], int]) -> Iterator[str]:
    """Yield outlets that stand before the verb: «وكانت رويترز قد ذكرت أن …»."""
    for match in pattern(_SUBJECT).finditer(text):
        kind, name = match["kind"], match["name"].strip(_EDGES)
        if kind:
            found = _trim_name(kind, name, known)
        else:
            sure = (is_agency(name) and _key(name) not in _AMBIGUOUS) or known(name) > 1
            found = name if sure else None
        if found:
            yield found


def _trim_name(kind: str, tail: str, known: Callable[[str], int]) -> str | None:
    """Return the name of an outlet at the start of ``tail``, whose kind («صحيفة») stood before it."""
    quoted = _QUOTED.match(tail)
    if quoted:
        return quoted[1].strip()
    words = [word.strip("«»\"“”'") for word in tail.split()[:6]]
    is_an_agency = fold(kind) == fold("وكالة")
    for count in range(len(words), 0, -1):
        name = " ".join(words[:count])
        if is_an_agency and known(f"{kind} {name}") and (count > 1 or not is_agency(name)):
            return f"{kind} {name}"
        if known(name):
            return name
    closing = next((i for i, word in enumerate(words) if i and pattern(_AGENCY_END).fullmatch(word)), None)
    if closing is not None and closing <= 4:
        name = " ".join(words[: closing + 1])
        return f"{kind} {name}" if is_an_agency else name
    adjectives = 0
    while adjectives < len(words) and adjectives < 3 and _ADJECTIVES.match(words[adjectives]):
        adjectives += 1
    return None


def _nothing(_: str) -> int:
    return 0


def _longest_known(tail: str, known: Callable[[str], int]) -> str | None:
    words = re.split(r"[\s]+", re.split(r"[.،؛:\n]", tail.strip(), maxsplit=1)[0])[:5]
    words = [word.strip("«»\"“”'()ـ") for word in words if word]
    for count in range(len(words), 0, -1):
        name = " ".join(words[:count])
        stripped = re.sub(r"^(?:ل|ب)(?=\w{4})", "", name)
        for one in (name, stripped):
            if (is_agency(one) and _key(one) not in _AMBIGUOUS) or known(one) > 1:
                return one
    return None


def find_credits(
    sources: Sequence[str],
    signed: Sequence[str],
    bylines: Sequence[str],
    paragraphs: Sequence[str],
    *,
    near: Sequence[str] = (),
    known: Callable[[str], int],
    own: Callable[[str], bool],
) -> tuple[Attribution, ...]:
    """Return whom an article credits, in the order of the contract.

    Args:
        sources: what stands behind «المصدر».
        signed: names that sign the last paragraph.
        bylines: printed bylines; only agencies in them are credits.
        near: other short lines near the headline; only a dateline among them credits anybody.
        paragraphs: the body.
        known: 2 for a name that surely is an outlet's, 1 where it is an ordinary word as well, else 0.
        own: tells whether a name is that of the page's own outlet.
    """
    found = [Attribution(name, None, SOURCE_LINE) for line in sources for name in find_names(line, own)]
    found += [Attribution(name, None, SIGNATURE) for line in signed for name in find_names(line, own)]
    datelines = [line for line in (*bylines, *near) if _opens_with_place(line)]
    found += [
        Attribution(name, None, SIGNATURE)
        for line in bylines
        if line not in datelines
        for name in agencies_in(line)
    ]
    for paragraph in (*datelines, *paragraphs[:2]):
        names = find_dateline(paragraph, known)
        found += [Attribution(name, None, DATELINE) for name in names]
        if names:
            break
    for paragraph in paragraphs:
        found += [Attribution(name, None, IN_TEXT) for name in find_credited(paragraph, known)]
    return order_credits([one for one in found if not own(one.name)])


def _opens_with_place(line: str) -> bool:
    """Tell whether a byline is a dateline: a place before the agency («الدوحة - قنا»)."""
    parts = [part.strip(_EDGES) for part in re.split(r"\s*[-–—/|،,(]\s*", line) if part.strip(_EDGES)]
    return len(parts) == 2 and not is_agency(parts[0]) and is_agency(parts[1])


def order_credits(found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Return credits in the order of the contract, one for each name and form."""
    seen: set[tuple[str, str]] = set()
    ordered = []
    for one in sorted(found, key=lambda item: _ORDER.index(item.form)):
        key = (_key(one.name), one.form)
        if key not in seen:
            seen.add(key)
            ordered.append(one)
    return tuple(ordered[:MAX_CREDITS])


def names_same(one: str, other: str) -> bool:
    """Tell whether two printed names are the same but for spelling and words like «صحيفة»."""
    drop = set(fold_words(" ".join(phrases("outlet_kinds")) + " اخبار الاخباريه للانباء نيوز"))
    first = [word for word in fold_words(one) if word not in drop]
    second = [word for word in fold_words(other) if word not in drop]
    return bool(first) and first == second


def agencies_in(line: str) -> list[str]:
    """Return the agencies among the parts of a byline: «الرباط - و م ع», «رويترز»."""
    parts = [part.strip(_EDGES) for part in re.split(r"\s*[-–—/|+،,()]\s*", line)]
    return [part for part in parts if part and is_agency(part)]
