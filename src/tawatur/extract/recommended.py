"""What an article recommends: the titles that were found around its body."""

from urllib.parse import urljoin

from tawatur.extract.cuttings import Cut
from tawatur.extract.title import likeness
from tawatur.model.article import ReadAlso

MAX_READ_ALSO = 40


def find_read_also(cut: Cut, base: str) -> tuple[ReadAlso, ...]:
    """Return the articles glued to the page and the titles it links, each once; addresses made absolute."""
    found = [ReadAlso(other.title, None) for other in cut.others]
    for one in cut.read_also:
        url = urljoin(base, one.url) if one.url else None
        url = url if url and url.startswith(("http://", "https://")) else None
        if all(likeness(one.title, known.title) < 0.95 for known in found):
            found.append(ReadAlso(one.title, url))
    return tuple(found[:MAX_READ_ALSO])


def trim_title(text: str) -> str:
    """Return a linked title without bullets and stops, and without quotation marks that enclose all of it."""
    title = text.strip(" :.-–—|…[]()>*•")
    for first, last in ("«»", "“”", '""'):
        inner = title[1:-1]
        if title.startswith(first) and title.endswith(last) and first not in inner and last not in inner:
            return inner.strip()
    lone = (title[:1] in "»”" and title[:1]) or (title[-1:] in "«“" and title[-1:])
    return title.strip(" »”«“") if lone else title
