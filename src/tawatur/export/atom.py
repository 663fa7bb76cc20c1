"""Articles as an Atom feed (RFC 4287)."""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from urllib.parse import quote
from xml.sax.saxutils import escape, quoteattr

from tawatur.model.article import Article
from tawatur.model.moment import parse_instant

# What XML 1.0 cannot hold, not even escaped.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def write_atom(articles: Iterable[Article], *, title: str, address: str, updated: datetime) -> Iterator[str]:
    """Yield the feed piece by piece.

    Args:
        articles: the newest first.
        title: what the feed is called.
        address: where the feed itself is found; it is its id as well.
        updated: aware time at which the feed was made.

    An entry has ``published`` only where an instant is known, since Atom cannot say a bare day; ``updated``,
    which Atom demands, is then the time at which the article was first seen, else that of the feed.
    """
    yield '<?xml version="1.0" encoding="utf-8"?>\n'
    yield '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ar">\n'
    yield f"<id>{_text(address)}</id>\n<title>{_text(title)}</title>\n"
    yield f'<link rel="self" href={_attribute(address)}/>\n<updated>{_time(updated)}</updated>\n'
    for article in articles:
        yield _entry(article, updated)
    yield "</feed>\n"


def _entry(article: Article, feed_updated: datetime) -> str:
    published = parse_instant(article.published or "")
    seen = parse_instant(article.updated or "") or published or parse_instant(article.first_seen or "")
    outlet = article.outlet
    publisher = (outlet.name or outlet.domain if outlet else None) or "؟"
    lines = [
        "<entry>",
        f"<id>urn:tawatur:{quote(article.id, safe=':._-')}</id>",
        f"<title>{_text(article.title)}</title>",
        f"<updated>{_time(seen or feed_updated)}</updated>",
    ]
    if published:
        lines.append(f"<published>{_time(published)}</published>")
    if article.url:
        lines.append(f'<link rel="alternate" href={_attribute(article.url)}/>')
    lines += [f"<author><name>{_text(name)}</name></author>" for name in (article.authors or (publisher,))]
    lines += [f"<category term={_attribute(tag)}/>" for tag in article.tags]
    if article.lead:
        lines.append(f"<summary>{_text(article.lead)}</summary>")
    lines += [f"<content>{_text(article.text)}</content>", "</entry>\n"]
    return "\n".join(lines)


def _text(text: str) -> str:
    return escape(_UNFIT.sub("", text))


def _attribute(text: str) -> str:
    return quoteattr(_UNFIT.sub("", text))


def _time(time: datetime) -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%SZ")
