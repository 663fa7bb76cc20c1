"""CAMEO codes of PLOVER's types and modes (cameo.tsv beside it), for exports that other tools load."""

from functools import cache

from tawatur.knowledge.plover import find_quad
from tawatur.knowledge.table import read_table

_QUADS = {"verbal_cooperation": 1, "material_cooperation": 2, "verbal_conflict": 3, "material_conflict": 4}


def find_cameo(type_: str, mode: str | None) -> str | None:
    """Return the CAMEO code of a mode, else of its type; None for an unknown type."""
    codes = _codes()
    return codes.get((type_, mode or "")) or codes.get((type_, ""))


def find_quad_number(type_: str) -> int | None:
    """Return the quad class as a number, 1 verbal cooperation to 4 material conflict; None if unknown."""
    return _QUADS.get(find_quad(type_) or "")


@cache
def _codes() -> dict[tuple[str, str], str]:
    return {(row["type"], row["mode"]): row["code"] for row in read_table("cameo.tsv")}
