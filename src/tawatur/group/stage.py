"""The door of the room: articles in, their bonds out."""

from collections.abc import Sequence

from tawatur.group.apart import find_apart
from tawatur.group.copies import Text
from tawatur.group.fingerprint import make_fingerprint
from tawatur.group.press import find_all_bonds
from tawatur.group.syndication import find_pairs, form_groups
from tawatur.model.article import Article
from tawatur.model.bonds import Bonds

# Raised whenever a rule changes what is bound, so that stored bonds can be made anew.
VERSION = "4"


def group_articles(
    articles: Sequence[Article], known: Sequence[Article] = (), *, related: bool = True
) -> tuple[Bonds, ...]:
    """Return the bonds of articles among themselves and with known ones, one for each article, in order.

    The order of the articles changes nothing but the order of the result. Where an id comes twice, its
    first article counts.

    Args:
        articles: after `normalize`; annotated or not.
        known: articles that get bonds too but are not in the result.
        related: look for sagas and related reading too, not for copies and stories alone.
    """
    distinct = {article.id: article for article in reversed((*articles, *known))}
    texts = [Text(article, make_fingerprint(article)) for article in distinct.values()]
    found = find_all_bonds(texts, related=related)
    return tuple(found[article.id] for article in articles)


def bind_copies(texts: Sequence[Text]) -> tuple[tuple[Bonds, ...], frozenset[frozenset[str]]]:
    """Return the copies among texts as bonds without stories, and the pairs that stories must keep apart."""
    pairs = find_pairs(texts)
    places = form_groups(texts, pairs)
    bonds = tuple(Bonds(text.article.id, places.get(text.article.id)) for text in texts)
    return bonds, find_apart(pairs, {text.article.id: text.article for text in texts})
