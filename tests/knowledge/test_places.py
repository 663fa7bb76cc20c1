"""Every place in the file lies on earth and in a known country."""

from tawatur.knowledge.countries import load_countries
from tawatur.knowledge.table import read_table


def test_rows_are_whole():
    for row in read_table("places.tsv"):
        assert row["names"]
        assert not row["country"] or row["country"] in load_countries()
        assert -90 <= float(row["lat"]) <= 90
        assert -180 <= float(row["lon"]) <= 180
