"""Layouts of single sites as data: selectors in ``layouts/<domain>.toml``, dated; no code.

A layout only marks elements (title, body, author, drop); the general rules then read the page as always.
"""

import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

MARK = "data-tawatur"
_FOLDER = Path(__file__).parent / "layouts"
_ROLES = ("title", "body", "author", "drop")


def find_layout(host: str, fetched_at: datetime | None) -> Mapping[str, Any] | None:
    """Return the layout of a host, or of the nearest domain above it, that held at the fetch; or None.

    Without a time of fetch it is the newest one.
    """
    labels = host.lower().removeprefix("www.").split(".")
    for start in range(len(labels) - 1):
        entries = _load(".".join(labels[start:]))
        if entries:
            day = fetched_at.date() if fetched_at else date.max
            held = [entry for entry in entries if entry.get("since", date.min) <= day]
            return max(held, key=lambda entry: entry.get("since", date.min), default=None)
    return None


@cache
def _domains() -> frozenset[str]:
    return frozenset(path.stem for path in _FOLDER.glob("*.toml"))


@cache
def _load(domain: str) -> tuple[Mapping[str, Any], ...]:
    if domain not in _domains():
        return ()
    return tuple(tomllib.loads((_FOLDER / f"{domain}.toml").read_text(encoding="utf-8")).get("layout", ()))


def mark_layout(tree: Any, layout: Mapping[str, Any]) -> None:
    """Mark the elements that a layout names, so that the walk over the tree sees their roles as hints."""
    for role in _ROLES:
        selectors = layout.get(role, ())
        for selector in (selectors,) if isinstance(selectors, str) else selectors:
            for node in tree.css(selector)[: None if role == "drop" else 1]:
                node.attrs[MARK] = f"tawatur-{role}"
