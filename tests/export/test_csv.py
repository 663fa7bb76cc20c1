"""The table opens in a spreadsheet with Arabic intact and without running anything."""

import csv
import io

import pytest

from tawatur.export.csv import COLUMNS, disarm, write_csv
from tawatur.model.article import Article, Outlet


@pytest.mark.parametrize(
    "cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\u200f=1", "\ufeff@x", "＝1"]
)
def test_formulas_are_disarmed(cell):
    assert disarm(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "خبر", "1 - 2", "«=»"])
def test_other_cells_stay(cell):
    assert disarm(cell) == cell


def test_rows_come_back_as_they_were_written():
    article = Article(
        id="a", title='قال: "نعم"', text="سطر،\n\nسطر", authors=("ليلى", "منى"), outlet=Outlet(name="=منفذ")
    )
    written = "".join(write_csv([article]))
    assert written.startswith("\ufeffid,")
    header, row = csv.reader(io.StringIO(written.removeprefix("\ufeff"), newline=""))
    assert tuple(header) == COLUMNS
    cells = dict(zip(header, row, strict=True))
    assert cells["title"] == article.title
    assert cells["text"] == article.text
    assert cells["authors"] == "ليلى، منى"
    assert cells["outlet"] == "'=منفذ"
