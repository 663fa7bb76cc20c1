import pytest

from tawatur.errors import Unreadable
from tawatur.parse.html import MAX_CHARACTERS, parse_html


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ("<div>" * 200_000, "too_large"),
        ("<a href=/1>x</a>" * 300_000, "too_large"),
        ("<div>" * 5_000, "too_deep"),
        ("x" * (MAX_CHARACTERS + 1), "too_large"),
    ],
)
def test_hostile_pages_are_refused_before_parsing(page, reason):
    with pytest.raises(Unreadable) as caught:
        parse_html(page)
    assert caught.value.reason == reason


def test_a_tag_with_very_many_attributes_is_cut():
    tree = parse_html("<p" + "".join(f" a{n}=1" for n in range(100_000)) + ">نص</p><p>آخر</p>")
    assert [node.text() for node in tree.css("p")] == ["نص", "آخر"]


def test_an_inlined_picture_costs_only_itself():
    tree = parse_html(f'<img class=x src="data:image/png;base64,{"A" * 90_000}"><p>نص</p>')
    assert tree.css_first("img").attributes["class"] == "x"
