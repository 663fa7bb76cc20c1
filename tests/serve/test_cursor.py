import pytest

from tawatur.serve.cursor import read_cursor, write_cursor
from tawatur.serve.problem import BadRequest


def test_a_cursor_leads_back_to_its_place():
    assert read_cursor(write_cursor(40, "a"), "a") == 40
    assert read_cursor("", "a") == 0


@pytest.mark.parametrize(
    "cursor", [write_cursor(40, "b"), write_cursor(10_001, "a"), write_cursor(-1, "a"), "حرف", "!!"]
)
def test_any_other_is_refused(cursor):
    with pytest.raises(BadRequest):
        read_cursor(cursor, "a")
