"""The rooms behind the commit point: which there are, and one article through each of them."""

import logging

from tawatur.annotate import stage as annotate
from tawatur.model.article import Article

_log = logging.getLogger(__name__)

ANNOTATE = ("annotate", annotate.VERSION)
# A kept article gets one item of work for each, until its findings are there.
LATER_ROOMS: tuple[tuple[str, str], ...] = (ANNOTATE,)


def annotate_or_leave(article: Article) -> Article:
    """Return the article annotated; unchanged where `annotate` fails, so that it stays open work.

    Findings of this very version are kept as they came.
    """
    if article.entities is not None and article.versions.get("annotate") == annotate.VERSION:
        return article
    return try_annotating(article)[0]


def try_annotating(article: Article) -> tuple[Article, str]:
    """Return the article annotated and an empty text, or as it was and the fault that stopped `annotate`."""
    try:
        return annotate.annotate_article(article), ""
    except Exception as error:  # noqa: BLE001 - a bug in a later room must not cost the article
        _log.exception("%s: annotate failed, please report it", article.id)
        return article, f"{type(error).__name__}: {error}"
