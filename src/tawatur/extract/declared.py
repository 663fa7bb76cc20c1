"""What the page declares, as this room needs it: the main JSON-LD object and its plain values."""

from collections.abc import Iterator, Mapping
from typing import Any

from tawatur.extract.spelling import fold_words
from tawatur.model.document import Declared

_ARTICLE_TYPES = (
    "NewsArticle",
    "ReportageNewsArticle",
    "AnalysisNewsArticle",
    "OpinionNewsArticle",
    "LiveBlogPosting",
    "Article",
    "BlogPosting",
    "Report",
    "BackgroundNewsArticle",
    "ReviewNewsArticle",
    "AdvertiserContentArticle",
    "VideoObject",
)
# fields that often hold only the name of an object that stands elsewhere in the graph
_REFERRED = frozenset(("author", "publisher", "image", "creator", "thumbnail"))


def types_of(item: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the type names of a JSON-LD object without their namespace."""
    types = item.get("@type")
    names = types if isinstance(types, list) else [types]
    return tuple(str(name).rsplit("/", 1)[-1] for name in names if name)


def find_main(declared: Declared) -> Mapping[str, Any] | None:
    """Return the JSON-LD object that describes this page's article, or None.

    Where several articles are described (a list of related ones), it is the one whose headline agrees with
    the page's title.
    """
    candidates = [item for item in declared.json_ld if any(name in _ARTICLE_TYPES for name in types_of(item))]
    candidates += [item for item in declared.json_ld if not types_of(item) and item.get("headline")]
    if not candidates:
        return None
    title = set(fold_words(" ".join((declared.title, *declared.meta.get("og:title", ())))))

    def rank(item: Mapping[str, Any]) -> tuple[float, int]:
        words = set(fold_words(str(item.get("headline") or item.get("name") or "")))
        agreement = len(words & title) / len(words) if words and title else 0.0
        names = types_of(item)
        order = min((_ARTICLE_TYPES.index(name) for name in names if name in _ARTICLE_TYPES), default=99)
        return (round(agreement, 1), -order)

    return _resolve(max(candidates, key=rank), declared)


def _resolve(item: Mapping[str, Any], declared: Declared) -> Mapping[str, Any]:
    """Return an object with its bare references (`{"@id": …}`) replaced by what they name on the page."""
    named = {one["@id"]: one for one in declared.json_ld if isinstance(one.get("@id"), str) and len(one) > 1}
    if not named:
        return item

    def follow(value: Any) -> Any:
        if isinstance(value, list):
            return [follow(one) for one in value[:100]]
        bare = isinstance(value, dict) and len(value) <= 2 and isinstance(value.get("@id"), str)
        return named.get(value["@id"], value) if bare and "name" not in value else value

    return {key: follow(item[key]) if key in _REFERRED else item[key] for key in item}


def strings(value: Any, *keys: str, depth: int = 0) -> Iterator[str]:
    """Yield the strings in a JSON value: itself, those of a list, or those under ``keys`` of objects."""
    if depth > 4 or value is None:
        return
    if isinstance(value, str):
        if value.strip():
            yield value.strip()
    elif isinstance(value, list):
        for item in value[:100]:
            yield from strings(item, *keys, depth=depth + 1)
    elif isinstance(value, Mapping):
        for key in keys:
            if value.get(key):
                yield from strings(value[key], *keys, depth=depth + 1)
                break
