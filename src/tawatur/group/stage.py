"""The door of the room: articles in, their bonds out."""

from collections.abc import Sequence

from tawatur.group.copies import Text
from tawatur.group.fingerprint import make_fingerprint
from tawatur.group.syndication import find_pairs, form_groups
from tawatur.model.article import Article
from tawatur.model.bonds import Bonds

# Raised whenever a rule changes what is bound, so that stored bonds can be made anew.
VERSION = "1"


def group_articles(articles: Sequence[Article], known: Sequence[Article] = ()) -> tuple[Bonds, ...]:
    """Return the bonds of articles among themselves and with known ones, one for each article, in order.

    The order of the articles changes nothing but the order of the result. Where an id comes twice, its
    first article counts.

    Args:
        articles: after `normalize`; annotated or not.
        known: articles that get bonds too but are not in the result.
    """
    distinct = {article.id: article for article in reversed((*articles, *known))}
    return group_texts(articles, [Text(article, make_fingerprint(article)) for article in distinct.values()])


def group_texts(articles: Sequence[Article], texts: Sequence[Text]) -> tuple[Bonds, ...]:
    """Return the bonds of ``articles`` among ``texts``, whose fingerprints are known already."""
    places = form_groups(texts, find_pairs(texts))
    return tuple(Bonds(article.id, places.get(article.id)) for article in articles)
