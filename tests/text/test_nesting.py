"""How deep tags stand."""

import pytest

from tawatur.text.nesting import is_too_deep


@pytest.mark.parametrize(
    ("markup", "deeper"),
    [
        ("", False),
        ("<div>" * 10 + "</div>" * 10, False),
        ("<div>" * 11, True),
        ("<b>" * 6 + "</b>" * 6 + "<b>" * 6, False),
        ("<p>" * 40 + "<br>" * 40 + "<li>" * 40, False),
        ("</div>" * 40 + "<DIV class=a>" * 10, False),
        ("5 < 7 " * 40, False),
    ],
)
def test_depth(markup, deeper):
    assert is_too_deep(markup, 10) is deeper


def test_the_limit_of_fragments():
    assert not is_too_deep("<p>a</p><br>" * 5_000)
    assert not is_too_deep("<a>" * 1_000)
    assert is_too_deep("<p><a>" * 1_001)
