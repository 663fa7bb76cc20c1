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
