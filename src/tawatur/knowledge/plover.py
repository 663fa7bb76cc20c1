"""The PLOVER ontology: types, modes, their quad class and score (plover.tsv beside it, CC BY-SA 4.0)."""

from functools import cache

from tawatur.knowledge.table import read_table


def find_score(type_: str, mode: str | None) -> float:
    """Return the cooperation score, -10 to 10, of a mode, else of its type; 0 for an unknown type."""
    scores = _scores()
    return scores.get((type_, mode or ""), scores.get((type_, ""), 0.0))


def find_quad(type_: str) -> str | None:
    """Return the quad class such as ``verbal_cooperation`` or ``material_conflict``; None if unknown."""
    return next((row["quad"] for row in read_table("plover.tsv") if row["type"] == type_), None)


def is_mode(type_: str, mode: str | None) -> bool:
    """Tell whether the ontology has this type and mode; None is every type's absent mode."""
    return (type_, mode or "") in _scores()


@cache
def _scores() -> dict[tuple[str, str], float]:
    return {(row["type"], row["mode"]): float(row["score"]) for row in read_table("plover.tsv")}
