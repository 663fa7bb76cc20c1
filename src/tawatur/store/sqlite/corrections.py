"""What a person decided about entities: ids that are one, ids parted in some articles, names."""

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from tawatur.model.article import Article
from tawatur.model.renaming import rename_entities


def correct(connection: Any, article: Article) -> Article:
    """Return an article with its entities as a person corrected them.

    An id that was merged into another one becomes that one, then one that was parted in this article its own,
    which may have been merged again. A person's decisions outlive every run of the rules.
    """
    ids = json.dumps([entity.id for entity in article.entities or () if entity.id])
    for name in ("", article.id, ""):
        changes = dict(
            connection.execute(
                "SELECT c.old, c.new FROM json_each(?) j JOIN entity_corrections c ON c.old = j.value "
                "WHERE c.article = ?",
                (ids, name),
            ).fetchall()
        )
        if changes:
            article = rename_entities(article, changes)
            ids = json.dumps([entity.id for entity in article.entities or () if entity.id])
    names = dict(
        connection.execute(
            "SELECT n.id, n.name FROM json_each(?) j JOIN entity_names n ON n.id = j.value", (ids,)
        ).fetchall()
    )
    if not names:
        return article
    entities = tuple(
        replace(entity, name=names.get(entity.id or "", entity.name)) for entity in article.entities or ()
    )
    return replace(article, entities=entities)


def read_touched(connection: Any, ids: Sequence[str]) -> frozenset[str]:
    """Return those of the ids about which a person decided something."""
    rows = connection.execute(
        "SELECT j.value FROM json_each(?) j WHERE EXISTS "
        "(SELECT 1 FROM entity_corrections c WHERE c.old = j.value OR c.new = j.value)",
        (json.dumps(ids),),
    )
    return frozenset(row for (row,) in rows)
