"""The rooms behind the commit point: which there are, and one article through each of them."""

import logging
from collections.abc import Sequence

from tawatur.annotate import stage as annotate
from tawatur.group import fingerprint as fingerprints
from tawatur.group import stage as group
from tawatur.group.copies import Text
from tawatur.model.article import Article
from tawatur.model.bonds import Bonds
from tawatur.store.protocol import Fingerprint, Store

_log = logging.getLogger(__name__)

ANNOTATE = ("annotate", annotate.VERSION)
# A kept article gets one item of work for each, until its findings are there.
GROUP = ("group", f"{group.VERSION}.{fingerprints.VERSION}")
LATER_ROOMS: tuple[tuple[str, str], ...] = (ANNOTATE, GROUP)


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


def fingerprint_of(article: Article) -> Fingerprint:
    """Return what finds an article's near copies in a store."""
    made = fingerprints.make_fingerprint(article)
    return Fingerprint(fingerprints.VERSION, fingerprints.sketch_of(made), made.keys)


def group_pending(store: Store, ids: Sequence[str]) -> int:
    """Bind articles to their copies and keep the bonds of all whose group changed; return how many.

    What is compared is the articles, their candidates, and the groups that these stand in, so that the
    bonds do not depend on the order in which articles came.
    """
    bare = store.articles(store.lacking_fingerprints(ids, fingerprints.VERSION))
    if bare:
        store.put_fingerprints([(article, fingerprint_of(article)) for article in bare])
    near = store.neighborhood(ids)
    texts = [Text(article, fingerprints.restore_fingerprint(sketch)) for article, sketch in near]
    bonds = group.group_texts([text.article for text in texts], texts)
    bound = {bond.article for bond in bonds}
    alone = [Bonds(identity) for identity in ids if identity not in bound]
    store.put_bonds([*_changed(store, bonds, set(ids)), *alone], GROUP[1])
    return len(ids)


def _changed(store: Store, bonds: Sequence[Bonds], asked: set[str]) -> list[Bonds]:
    return [bond for bond in bonds if bond.article in asked or store.bonds(bond.article) != bond]
