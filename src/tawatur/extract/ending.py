"""How a feed entry ends: visibly cut, or with the sentence that a site's software adds."""

import re
from collections.abc import Sequence

# WordPress closes each entry: «The post … appeared first on …», «ظهرت المقالة … أولاً على …».
_ADDED = re.compile(
    r"^(?:The post .* (?:appeared first on|first appeared on) .*|ظهرت المقالة .* أولا?ً? على .*)$"
)
# «[…]», «اقرأ المزيد», «Read more» at the end of a shortened text; an ellipsis alone ends whole texts too
_CUT = re.compile(
    r"\[(?:…|\.\.\.)\]\s*$|(?:إ?اقرأ المزيد|أكمل القراءة|متابعة القراءة|لقراءة المزيد|Read more|"
    r"Continue reading)\s*[.…»>]*\s*$",
    re.IGNORECASE,
)


def drop_added_sentence(paragraphs: Sequence[str]) -> list[str]:
    """Return the paragraphs without the sentence that WordPress adds to every entry."""
    return [line for line in paragraphs if not _ADDED.match(line)]


def is_cut(content: str) -> bool:
    """Tell whether a text says itself that it goes on elsewhere."""
    return bool(_CUT.search(content))
