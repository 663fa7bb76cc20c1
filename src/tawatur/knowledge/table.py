"""Reads the tab-separated data files: comment lines, one header line, one item a line."""

from functools import cache
from pathlib import Path

_DATA = Path(__file__).parent / "data"


def parse_table(text: str) -> tuple[dict[str, str], ...]:
    """Return the rows of a tab-separated table as dictionaries by column name.

    Lines that begin with ``#`` and blank lines are passed over; the first other line names the columns; a
    short row is filled with empty strings.

    Raises:
        ValueError: a row has more cells than there are columns; the message names the line.
    """
    columns: list[str] = []
    rows: list[dict[str, str]] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if not columns:
            columns = cells
            continue
        if len(cells) > len(columns):
            raise ValueError(f"line {number}: {len(cells)} cells for {len(columns)} columns")
        cells += [""] * (len(columns) - len(cells))
        rows.append(dict(zip(columns, cells, strict=True)))
    return tuple(rows)


@cache
def read_table(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of a data file of this package; see `parse_table`."""
    return parse_table((_DATA / name).read_text(encoding="utf-8"))


def split_cell(cell: str) -> tuple[str, ...]:
    """Return the values of a cell that holds several, parted by ``|``; empty for an empty cell."""
    return tuple(part for part in cell.split("|") if part)
