"""Data files are tables of text."""

import pytest

from tawatur.knowledge.table import parse_table, split_cell


def test_comments_and_blank_lines_are_passed_over_and_short_rows_filled():
    assert parse_table("# why\n\na\tb\n1\t2\n3\n") == ({"a": "1", "b": "2"}, {"a": "3", "b": ""})


def test_too_many_cells_are_refused():
    with pytest.raises(ValueError, match="line 2: 2 cells for 1 columns"):
        parse_table("a\n1\t2\n")


def test_cells_of_several_values():
    assert split_cell("a|b|") == ("a", "b")
    assert split_cell("") == ()
