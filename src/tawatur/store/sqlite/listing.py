"""Lists that the library file answers by itself: the newest articles, outlets, members of a copy group."""

from typing import Any

from tawatur.model.article import Outlet
from tawatur.model.hit import Count, Filter, Hit
from tawatur.store.sqlite.articles import filter_sql


def newest_rows(connection: Any, filters: Filter, limit: int, offset: int) -> list[int]:
    """Return row numbers, newest first."""
    where, values = filter_sql(filters)
    rows = connection.execute(
        f"SELECT a.article FROM articles a WHERE {where} "  # noqa: S608 - clauses are ours
        "ORDER BY a.sorted DESC, a.article DESC LIMIT ? OFFSET ?",
        (*values, limit, offset),
    )
    return [row for (row,) in rows]


def outlets(connection: Any) -> tuple[Count, ...]:
    """Return the outlets by number of articles, with a name where one is known."""
    rows = connection.execute(
        "SELECT outlet, count(*), max(outlet_name) FROM articles WHERE outlet IS NOT NULL "
        "GROUP BY outlet ORDER BY 2 DESC, 1"
    )
    return tuple(Count(value, number, name) for value, number, name in rows)


def copies(connection: Any, group: str) -> tuple[Hit, ...]:
    """Return the members of a copy group, the oldest first."""
    rows = connection.execute(
        "SELECT a.id, a.record ->> 'title', a.url, a.outlet_id, a.outlet_name, a.domain, a.country, "
        "a.published, b.similarity FROM bonds b JOIN articles a USING (article) WHERE b.copy_group = ? "
        "ORDER BY a.sorted, a.article",
        (group,),
    )
    return tuple(
        Hit(identity, title, url, Outlet(*outlet) if any(outlet) else None, published, similarity or 0.0, "")
        for identity, title, url, *outlet, published, similarity in rows
    )
