"""CAMEO codes of PLOVER's types, modes and contexts (cameo.tsv beside it), for exports to other tools."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from tawatur.knowledge.plover import find_quad
from tawatur.knowledge.table import read_table, split_cell

_QUADS = {"verbal_cooperation": 1, "material_cooperation": 2, "verbal_conflict": 3, "material_conflict": 4}
_ROOT = 2  # digits of a CAMEO category; its general code has a 0 behind them


@dataclass(frozen=True, slots=True)
class _Row:
    code: str
    mode: str
    contexts: tuple[str, ...]
    is_own: bool


def find_cameo(type_: str, mode: str | None, contexts: Sequence[str] = ()) -> str | None:
    """Return the CAMEO code of an act, or None for an unknown type.

    The published table leads from CAMEO to PLOVER. Read backwards, several codes may stand for one mode: then
    what they share counts, such as 141 for 141 and 1411, or the general code of their category.

    Args:
        type_: PLOVER type.
        mode: its mode; None or a mode that the table does not know counts as none.
        contexts: PLOVER contexts; rows of one of them are preferred.
    """
    rows = _rows().get(type_, ())
    own = next((row for row in rows if row.is_own and row.mode == (mode or "")), None)
    published = [row for row in rows if not row.is_own]
    of_mode = [row for row in published if row.mode == (mode or "")]
    if own is None and not of_mode and mode:
        return find_cameo(type_, None, contexts)
    if own is not None and own.contexts == ("*",):
        return own.code
    fitting = [row.code for row in of_mode if set(contexts) & set(row.contexts)]
    if not fitting and own is not None:
        return own.code
    # A row that names no context is the mode itself; without it all rows have a say.
    codes = fitting or [row.code for row in of_mode if not row.contexts] or [row.code for row in of_mode]
    shared = _share_start(codes)
    if len(shared) > _ROOT:
        return shared
    if len(shared) == _ROOT or not mode:
        return (shared + "0") if len(shared) == _ROOT else next(iter(codes), None)
    return find_cameo(type_, None)


def find_quad_number(type_: str) -> int | None:
    """Return the quad class as a number, 1 verbal cooperation to 4 material conflict; None if unknown."""
    return _QUADS.get(find_quad(type_) or "")


def _share_start(codes: Sequence[str]) -> str:
    """Return what all codes begin with; empty where there are none."""
    first = min(codes, default="")
    last = max(codes, default="")
    return next((first[:end] for end in range(len(first), 0, -1) if last.startswith(first[:end])), "")


@cache
def _rows() -> dict[str, tuple[_Row, ...]]:
    rows: dict[str, tuple[_Row, ...]] = {}
    for row in read_table("cameo.tsv"):
        item = _Row(row["code"], row["mode"], split_cell(row["contexts"]), row["basis"] == "own")
        rows[row["type"]] = (*rows.get(row["type"], ()), item)
    return rows
