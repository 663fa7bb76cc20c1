"""The rooms behind the commit point: which there are, and one article through each of them."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import replace

from tawatur.annotate import stage as annotate
from tawatur.group import fingerprint as fingerprints
from tawatur.group import stage as group
from tawatur.group import words_record
from tawatur.group.copies import Text
from tawatur.model.article import Article
from tawatur.model.bonds import Bonds
from tawatur.pipeline.stories import place_pending, words_of
from tawatur.store.protocol import Entry, Fingerprint, Store

_log = logging.getLogger(__name__)

ANNOTATE = ("annotate", annotate.VERSION)
# A kept article gets one item of work for each, until its findings are there.
GROUP = ("group", f"{group.VERSION}.{fingerprints.VERSION}.{words_record.VERSION}")
LATER_ROOMS: tuple[tuple[str, str], ...] = (ANNOTATE, GROUP)


def leave_current(article: Article) -> Article:
    """Return an article that came with findings without those that other rules made."""
    if article.entities is not None and article.versions.get("annotate") == annotate.VERSION:
        return article
    return replace(
        article,
        entities=None, topics=None, keyphrases=None, times=None, quotes=None, events=None,
        versions={room: version for room, version in article.versions.items() if room != "annotate"},
    )  # fmt: skip


def find_all(article: Article) -> tuple[Entry, str]:
    """Return all that a text alone shows and an empty text, or the bare article and what stopped it."""
    try:
        found = annotate.annotate_article(article)
        return Entry(found, fingerprint=fingerprint_of(found), words=words_of(found)), ""
    except Exception as error:  # noqa: BLE001 - a bug in a later room must not cost the article
        _log.exception("%s: annotate failed, please report it", article.id)
        return Entry(article), f"{type(error).__name__}: {error}"


def fingerprint_of(article: Article) -> Fingerprint:
    """Return what finds an article's near copies in a store."""
    made = fingerprints.make_fingerprint(article)
    return Fingerprint(fingerprints.VERSION, fingerprints.sketch_of(made), made.keys)


def group_pending(store: Store, ids: Sequence[str]) -> int:
    """Bind articles to copies and stories, keep the bonds of all whose group changed; return how many.

    What is compared is the articles, their candidates, and the groups that these stand in, so that the
    bonds do not depend on the order in which articles came.
    """
    bare = store.articles(store.lacking_fingerprints(ids, fingerprints.VERSION))
    if bare:
        store.put_fingerprints([(article, fingerprint_of(article)) for article in bare])
    near = store.neighborhood(ids)
    texts = [Text(article, fingerprints.restore_fingerprint(sketch)) for article, sketch in near]
    copies, apart = group.bind_copies(texts)
    bound = {bond.article for bond in copies}
    copies = (*copies, *(Bonds(identity) for identity in ids if identity not in bound))
    placed = place_pending(store, ids, copies, apart)
    store.put_apart([(one, other) for one, other in map(sorted, apart)])
    store.redirect_stories(placed.redirects)
    # Others whose bonds changed by this keep their own turn, in which their own candidates are looked at.
    store.put_bonds(_changed(store, copies, placed.stories, set(ids)), GROUP[1], done=ids)
    return len(ids)


def _changed(
    store: Store, copies: Sequence[Bonds], stories: Mapping[str, str | None], asked: set[str]
) -> list[Bonds]:
    """Return the bonds of the articles asked for and of all whose copies or story changed."""
    fresh = {bond.article: bond for bond in copies}
    changed = []
    for identity in dict.fromkeys((*fresh, *stories)):
        old = store.bonds(identity)
        known = old or Bonds(identity)
        bond = Bonds(
            identity,
            fresh[identity].syndication if identity in fresh else known.syndication,
            stories.get(identity, known.story),
        )
        if identity in asked or bond != old:
            changed.append(bond)
    return changed
