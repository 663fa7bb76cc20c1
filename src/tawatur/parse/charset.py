"""Bytes to text: byte order mark, valid UTF-8, the declared encoding, then letter statistics."""

import codecs
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from math import log

from tawatur.errors import Unreadable

REPLACEMENT = "\ufffd"

# A UTF-32 mark starts like a UTF-16 one, so the longer marks come first.
_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# First bytes of files that are no text: PDF, PNG, JPEG, GIF, ZIP, gzip, zstd, OLE, ELF, RIFF, SQLite, woff.
_BINARY_STARTS: tuple[bytes, ...] = (
    b"%PDF-",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"\x28\xb5\x2f\xfd",
    b"\xd0\xcf\x11\xe0",
    b"\x7fELF",
    b"RIFF",
    b"SQLite format 3\x00",
    b"wOF",
    b"OggS",
    b"ID3",
)
_CONTROLS = bytes(b for b in range(32) if b not in b"\t\n\x0b\x0c\r\x1b")
_HIGH = bytes(range(128, 256))
_SAMPLE = 16_384
_MOST_CONTROLS = 0.05
# A declaration may stand far behind the 1,024 bytes that browsers look at: scripts come first on some pages.
_DECLARATION_REACH = 262_144

# The first line of a feed in its own words: xml version 1.0, encoding windows-1256.
_PROLOG = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
# <meta charset=cp1256>, <meta http-equiv=Content-Type content="text/html; charset=windows-1256">
_META = re.compile(rb"<meta\s[^>]{0,400}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
# The end of a header such as: text/html, with charset windows-1256 behind it.
_HEADER = re.compile(r"charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)

# Names that Python does not know, or reads differently from what senders mean.
_ALIASES = {
    "iso-8859-1": "windows-1252",
    "iso8859-1": "windows-1252",
    "latin1": "windows-1252",
    "latin-1": "windows-1252",
    "us-ascii": "windows-1252",
    "ascii": "windows-1252",
    "x-cp1256": "windows-1256",
    "win-1256": "windows-1256",
    "cp-1256": "windows-1256",
    "windows1256": "windows-1256",
    "asmo-708": "iso-8859-6",
    "arabic": "iso-8859-6",
    "iso-8859-6-i": "iso-8859-6",
    "iso-8859-6-e": "iso-8859-6",
    "x-mac-arabic": "mac-arabic",
    "macarabic": "mac-arabic",
    "x-user-defined": "windows-1256",
}
# Only tables and multi-byte character sets; Python also knows codecs that are no character sets.
_FAMILIES = re.compile(r"^(?:iso8859-|cp\d|koi8|mac-|gb|big5|euc_|shift_jis|tis-620|utf-8$)")
_ARABIC_ENCODINGS = ("windows-1256", "iso-8859-6", "mac-arabic")

# Letters of Arabic newspaper prose, parts in a thousand of its letters.
_LETTER_SHARES = (
    "ا131 ل121 ي73 م66 و60 ن57 ر51 ت49 ب39 ع36 ة35 د34 س31 ف30 أ29 ه29 ق26 ك24 ح23 ج15 إ13 ش13 "
    "ص12 ى12 خ11 ط11 ض9 ذ8 ث8 ز8 غ6 ئ6 ء5 ظ4 آ3 ؤ3"
)
_LETTER_SHARE = re.compile(r"(\D)(\d+)")
_ARABIC_PUNCTUATION = "،؛؟«»…–—“”’‘\u00a0\u200f\u200e٠١٢٣٤٥٦٧٨٩٪ـ"
_MARKS_ON_LETTERS = "ًٌٍَُِّْ"
_OTHER_LETTER, _OTHER_SIGN, _NOISE, _MIXED = log(0.012), log(0.002), log(0.00001), log(0.01)
# A vowel mark stands on a letter; behind these signs it is another table's letter.
_SEATLESS = frozenset(_MARKS_ON_LETTERS.replace("ّ", "") + _ARABIC_PUNCTUATION + " <>\"'(\n")
_DECLARED_BONUS = 0.35
# MacArabic shares the letters of ISO-8859-6 and is far rarer: it must show digits or signs of its own.
_RARITY = 0.15


@dataclass(frozen=True, slots=True)
class Decoded:
    """A decoded document.

    Attributes:
        text: the text, without a byte order mark.
        encoding: the encoding that was used, in lower case.
        replaced: number of places that could not be decoded and became U+FFFD.
    """

    text: str
    encoding: str
    replaced: int = 0


def decode(body: bytes, content_type: str | None = None) -> Decoded:
    """Decode a document.

    The order is: byte order mark, UTF-16 by its pattern of bytes, UTF-8 where it is valid or nearly so, then
    the best of the declared encodings and the Arabic ones by letter statistics, the declared ones favored.
    One bad byte never changes the encoding of the rest.

    Raises:
        Unreadable: ``empty`` when nothing but white space came, ``binary`` when the bytes are no text.
    """
    if not body.strip():
        raise Unreadable("empty", "the document has no content")
    for mark, encoding in _MARKS:
        if body.startswith(mark):
            return _decode_as(body[len(mark) :], encoding)
    wide = _find_wide(body)
    if wide is not None:
        return _decode_as(body, wide)
    if is_binary(body):
        raise Unreadable("binary", "the document is no text")
    try:
        return Decoded(_repair_double(body.decode("utf-8")), "utf-8")
    except UnicodeDecodeError:
        pass
    tolerant = body.decode("utf-8", "replace")
    bad = tolerant.count(REPLACEMENT)
    good = len(tolerant) - len(body.translate(None, _HIGH)) - bad
    # In windows-1256 prose under 3 bytes in 100 happen to form UTF-8, so a majority is a clear verdict.
    if good >= bad:
        return Decoded(_repair_double(tolerant), "utf-8", bad)
    return _decode_as(body, _find_table(body, content_type))


def is_binary(body: bytes) -> bool:
    """Tell whether the bytes are no text in any one-byte encoding or in UTF-8."""
    if body.startswith(_BINARY_STARTS) or body[4:8] == b"ftyp":
        return True
    middle = len(body) // 2
    sample = body[:4096] + body[middle : middle + 4096]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return controls > max(2, _MOST_CONTROLS * len(sample))


def find_declared(body: bytes, content_type: str | None) -> tuple[str, ...]:
    """Return the known encodings that the header, the XML prolog and the meta tags declare, in that order."""
    names: list[str] = []
    if content_type and (match := _HEADER.search(content_type)):
        names.append(match[1])
    head = body[:_DECLARATION_REACH]
    matches = (pattern.search(head) for pattern in (_PROLOG, _META))
    names.extend(found[1].decode("ascii") for found in matches if found)
    known = (_canonical(name) for name in names)
    return tuple(dict.fromkeys(name for name in known if name))


@cache
def _canonical(label: str) -> str | None:
    """Return one name for an encoding label, or None where it is unknown or no character set."""
    label = label.strip().lower().replace("_", "-")
    label = _ALIASES.get(label, label)
    if label in _ARABIC_ENCODINGS:
        return label
    try:
        name = codecs.lookup(label).name
    except (LookupError, ValueError):
        return None
    if not _FAMILIES.match(name):
        return None
    return {"cp1256": "windows-1256", "cp1252": "windows-1252", "iso8859-6": "iso-8859-6"}.get(name, name)


def _decode_as(body: bytes, encoding: str) -> Decoded:
    text = body.decode(encoding, "replace")
    genuine = body.count(b"\xef\xbf\xbd") if encoding == "utf-8" else 0
    text = text.removeprefix("\ufeff")
    name = {"utf-16-le": "utf-16le", "utf-16-be": "utf-16be"}.get(encoding, encoding)
    return Decoded(text, name, max(0, text.count(REPLACEMENT) - genuine))


def _find_wide(body: bytes) -> str | None:
    """Find UTF-16 or UTF-32 without a mark: every second byte is 0 (Latin) or 6 (Arabic)."""
    sample = body[: _SAMPLE - _SAMPLE % 4]
    if len(sample) < 8:
        return None
    if len(sample) % 4 == 0 and sample[0] and sample[1:4] == b"\0\0\0" and sample[5:8] == b"\0\0\0":
        return "utf-32-le"
    if sample[:3] == b"\0\0\0" and sample[3] and sample[4:7] == b"\0\0\0":
        return "utf-32-be"
    even, odd = sample[0::2], sample[1::2]
    high_even, high_odd = (_share(half, b"\x00\x06") for half in (even, odd))
    if high_odd > 0.7 and high_even < 0.3:
        return "utf-16-le"
    if high_even > 0.7 and high_odd < 0.3:
        return "utf-16-be"
    return None


def _share(data: bytes, wanted: bytes) -> float:
    return (len(data) - len(data.translate(None, wanted))) / max(1, len(data))


def _find_table(body: bytes, content_type: str | None) -> str:
    """Choose a one-byte (or declared multi-byte) encoding for bytes that are not UTF-8."""
    declared = tuple(name for name in find_declared(body, content_type) if name != "utf-8")
    sample = _rich_sample(body)
    best, best_score = "windows-1256", float("-inf")
    for encoding in dict.fromkeys((*declared, *_ARABIC_ENCODINGS, "windows-1252")):
        score = _score(sample, encoding) + (_DECLARED_BONUS if encoding in declared else 0.0)
        score -= _RARITY if encoding == "mac-arabic" else 0.0
        if score > best_score:
            best, best_score = encoding, score
    return best


def _rich_sample(body: bytes) -> bytes:
    """Cut the part that starts with the first byte that is not ASCII, where the encodings differ."""
    kept = body.translate(None, _HIGH)
    if len(body) <= _SAMPLE:
        return body
    first = next((i for i, byte in enumerate(body) if byte >= 128), 0) if len(kept) < len(body) else 0
    return body[max(0, first - 64) : first + _SAMPLE]


@cache
def _weights() -> dict[str, float]:
    """Log likelihood of the signs of Arabic prose; «ال» alone makes up a tenth of it."""
    shares = {letter: int(share) for letter, share in _LETTER_SHARE.findall(_LETTER_SHARES.replace(" ", ""))}
    weights = {letter: log(share / 1000) for letter, share in shares.items()}
    weights.update(dict.fromkeys(_ARABIC_PUNCTUATION, log(0.008)))
    weights.update(dict.fromkeys(_MARKS_ON_LETTERS, log(0.003)))
    weights[REPLACEMENT] = _NOISE
    return weights


def _score(sample: bytes, encoding: str) -> float:
    """Return the mean log likelihood of the characters beyond ASCII when read in an encoding."""
    text = sample.decode(encoding, "replace")
    total, count = 0.0, 0
    for (before, char), times in Counter(zip(" " + text, text, strict=False)).items():
        if char > "\x7f":
            count += times
            total += times * _weigh(before, char)
        elif before > "\x7f" and char.isalpha() and before.isalpha() and _is_arabic(before):
            count += times
            total += times * _weigh(char, before)
    total += 1.5 * text.count(" ال") + text.count(" وال")
    return total / max(1, count)


def _weigh(before: str, char: str) -> float:
    """Return the log likelihood of a character beyond ASCII beside another one."""
    weight = _weights().get(char)
    if weight is None:
        weight = _NOISE if char < "\u00a0" else _OTHER_LETTER if char.isalpha() else _OTHER_SIGN
    elif char in _MARKS_ON_LETTERS and before in _SEATLESS:
        weight = _NOISE
    mixed = char.isalpha() and before.isalpha() and _is_arabic(char) != _is_arabic(before)
    return weight + _MIXED if mixed else weight


def _is_arabic(char: str) -> bool:
    return "\u0600" <= char <= "\u06ff"


# UTF-8 that somebody read as a one-byte table and wrote out as UTF-8 again: «Ù…Ø­Ù…Ø¯», «ظ…ط­ظ…ط¯» for «محمد».
_DOUBLE_MARKS = (("windows-1252", "ØÙ", 0.3), ("windows-1256", "طظ", 0.35))
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+(?:[ ][^\x00-\x7f]+)*")


def _repair_double(text: str) -> str:
    """Undo a double encoding when most of the text shows it; else return the text as it is."""
    if text.isascii():
        return text
    sample = text[:_SAMPLE]
    beyond = len(sample) - len(sample.encode("ascii", "ignore")) or 1
    for table, marks, share in _DOUBLE_MARKS:
        if sum(map(text[:_SAMPLE].count, marks)) / beyond < share:
            continue
        repaired = _BEYOND_ASCII.sub(lambda run, table=table: _undo(run[0], table), text)  # type: ignore[misc]
        if sum(map(_is_arabic, repaired[:_SAMPLE])) * 3 > beyond:
            return repaired
    return text


def _undo(run: str, table: str) -> str:
    raw = bytearray()
    for char in run:
        try:
            raw += char.encode(table)
        except UnicodeEncodeError:
            if ord(char) > 255:
                return run
            raw.append(ord(char))
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return run
