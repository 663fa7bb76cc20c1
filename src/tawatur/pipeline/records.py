"""JSON lines as Articles: those of the contract as they are, loose records by the names that people use."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from typing import Any

from tawatur.errors import RecordError, Rejected
from tawatur.model.article import Article, Clues, DateClue, Image
from tawatur.model.record import from_dict
from tawatur.text.clean import clean_line, clean_text, clean_title

# The first name that is there and not empty is taken.
_NAMES: dict[str, tuple[str, ...]] = {
    "title": ("title", "headline", "العنوان", "عنوان"),
    "text": ("text", "body", "content", "article_text", "articleBody", "maintext", "النص", "المحتوى"),
    "lead": ("lead", "summary", "description", "excerpt", "abstract", "subtitle", "الملخص"),
    "url": ("url", "link", "href", "source_url", "الرابط"),
    "canonical_url": ("canonical_url",),
    "published": (
        "published", "date", "published_at", "publishedAt", "publish_date", "date_publish", "date_published",
        "datePublished", "pubDate", "pub_date", "timestamp", "datetime", "time", "created_at", "التاريخ",
    ),
    "updated": ("updated", "modified", "updated_at", "date_modify", "dateModified", "lastmod"),
    "fetched_at": ("fetched_at", "crawled", "crawled_at", "scraped_at", "date_download", "retrieved"),
    "authors": ("authors", "author", "byline", "creator", "الكاتب"),
    "tags": ("tags", "keywords", "الكلمات المفتاحية", "وسوم"),
    "outlet": ("outlet", "source", "publisher", "newspaper", "site", "site_name", "sitename", "domain",
               "المصدر"),
    "image": ("image", "image_url", "top_image", "thumbnail", "صورة"),
    "language": ("language", "lang"),
}  # fmt: skip
# What only our own rooms write: a record with one of these is an Article and is taken as it stands.
_MARKS = ("text_digest", "versions", "published_basis", "zone_basis", "published_precision")
_CONTRACT = frozenset(f.name for f in fields(Article)) - {"extra", "clues"}
_MARKUP = re.compile(r"</?(?:p|br|div|span|a|img|h[1-6]|ul|li|strong|em|b|i)\b[^>]*>", re.IGNORECASE)  # <p>
_BREAKS = re.compile(r"</?(?:p|br|div|h[1-6]|ul|li)\b[^>]*>", re.IGNORECASE)  # <br/>
_LIST_MARKS = re.compile(r"\s*[,،;؛|]\s*")  # «المغرب، فرنسا»
_NUMBER = re.compile(r"\d{9,13}(?:\.\d+)?")  # 1702632600


@dataclass(frozen=True, slots=True)
class Record:
    """A JSON line as an article, before its facts are settled.

    Attributes:
        article: with ``clues`` for a loose record; an Article of the contract has None there.
        source: what the record calls its source, or None.
        unknown: names that were not understood; they pass through in ``extra``.
    """

    article: Article
    source: str | None = None
    unknown: tuple[str, ...] = ()


def parse_record(line: bytes) -> Record:
    """Read one JSON line.

    Raises:
        RecordError: it is no JSON object, not UTF-8, or a field has the wrong type.
        Rejected: a loose record without a title or without a text.
    """
    try:
        data = json.loads(line.decode())
    except UnicodeDecodeError as error:
        detail = (
            f"byte {error.start} is not UTF-8; convert the file, such as with iconv -f WINDOWS-1256 -t UTF-8"
        )
        raise RecordError(detail) from error
    except (ValueError, RecursionError) as error:
        raise RecordError(f"not valid JSON: {error}") from error
    if not isinstance(data, dict):
        raise RecordError(f"a JSON object is needed, not {type(data).__name__}")
    return _parse_article(data) if is_article(data) else _parse_loose(data)


def is_article(data: Mapping[str, Any]) -> bool:
    """Tell whether a JSON object is an Article of the contract rather than a loose record."""
    if any(data.get(name) for name in _MARKS):
        return True
    outlet = data.get("outlet")
    return isinstance(data.get("id"), str) and _CONTRACT.issuperset(data) and not isinstance(outlet, str)


def _parse_article(data: dict[str, Any]) -> Record:
    article = from_dict(data, Article)
    if not article.title and not article.text:
        raise Rejected("no_text", "the record has neither title nor text")
    return Record(article, unknown=tuple(article.extra))


def _parse_loose(data: dict[str, Any]) -> Record:
    found, used = _take(data)
    title = clean_title(_text(found.get("title")))
    text = _paragraphs(_text(found.get("text")))
    for value, name in ((title, "title"), (text, "text")):
        if not value:
            raise Rejected(f"no_{name}", f"the record has no {name}; a loose record needs a title and a text")
    source, url = _source(found.get("outlet")), _address(found.get("url"))
    dates = tuple(
        DateClue(printed, "meta", role)
        for role in ("published", "updated")
        if (printed := _time(found.get(role)))
    )
    identity = data.get("id")
    keep_id = isinstance(identity, str) and identity.strip() and not identity.isdigit()
    unknown = tuple(key for key in data if key not in used and key != "id")
    article = Article(
        id=str(identity) if keep_id else "",
        url=url,
        canonical_url=_address(found.get("canonical_url")),
        title=title,
        lead=clean_line(_plain(_text(found.get("lead")))),
        text=text,
        authors=_list(found.get("authors"), split=False),
        tags=_list(found.get("tags"), split=True),
        fetched_at=_instant(_time(found.get("fetched_at"))),
        image=_image(found.get("image")),
        language=_text(found.get("language")) or None,
        extra={key: data[key] for key in unknown},
        clues=Clues(dates=dates, site_name=source),
    )
    return Record(article, source, unknown)


def _take(data: Mapping[str, Any]) -> tuple[dict[str, Any], set[str]]:
    """Return the values by our own names, and the record's names that were used."""
    found: dict[str, Any] = {}
    used: set[str] = set()
    for ours, names in _NAMES.items():
        for name in names:
            if data.get(name) not in (None, "", [], {}):
                found[ours] = data[name]
                used.add(name)
                break
    return found, used


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _plain(text: str) -> str:
    """Take markup off a text that was stored as HTML."""
    return _MARKUP.sub(" ", _BREAKS.sub("\n", text)) if "<" in text and _MARKUP.search(text) else text


def _paragraphs(text: str) -> str:
    """Return the lines of a text as paragraphs, a blank line between each two."""
    return "\n\n".join(line for line in clean_text(_plain(text)).split("\n") if line)


def _image(value: Any) -> Image | None:
    if isinstance(value, list) and value:
        value = value[0]
    url = _address(value.get("url") if isinstance(value, dict) else value)
    return Image(url) if url else None


def _list(value: Any, *, split: bool) -> tuple[str, ...]:
    if isinstance(value, str):
        value = _LIST_MARKS.split(value) if split else [value]
    if not isinstance(value, list):
        return ()
    names = (item.get("name") if isinstance(item, dict) else item for item in value)
    return tuple(dict.fromkeys(name for item in names if (name := clean_line(_text(item)))))


def _source(value: Any) -> str | None:
    if isinstance(value, dict):
        value = value.get("name") or value.get("title") or value.get("id")
    return clean_line(_text(value)) or None


def _address(value: Any) -> str | None:
    return value.strip() if isinstance(value, str) and value.strip().lower().startswith("http") else None


def _time(value: Any) -> str | None:
    """Return a time as text: an ISO text as it is, seconds or milliseconds since 1970 as an instant."""
    if isinstance(value, str) and not _NUMBER.fullmatch(value.strip()):
        return value.strip() or None
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    seconds = float(value)
    if seconds > 1e11:
        seconds /= 1000
    try:
        return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (ValueError, OverflowError, OSError):
        return None


def _instant(text: str | None) -> str | None:
    """Return a time of fetching as the contract has it; None where it is no ISO time."""
    if text is None:
        return None
    try:
        time = datetime.fromisoformat(text)
    except ValueError:
        return None
    if time.tzinfo is None:
        return time.strftime("%Y-%m-%dT%H:%M:%S")
    return time.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
