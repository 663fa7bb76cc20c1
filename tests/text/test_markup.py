"""Fragments of HTML become plain lines."""

import pytest

from tawatur.text.markup import clean_line, split_paragraphs, strip_markup


@pytest.mark.parametrize(
    ("fragment", "lines"),
    [
        ("أول<p>ثان <b>ث</b></p>ثالث<br>رابع<li>خامس", ("أول", "ثان ث", "ثالث", "رابع", "خامس")),
        ("سطر &amp; سطر\n\nآخر", ("سطر & سطر", "آخر")),
        ("<script>x</script><p>نص</p><style>y</style><iframe>z</iframe>", ("نص",)),
        ("<div>" * 50_000 + "نص" + "</div>آخر", ("نص", "آخر")),
        ("", ()),
    ],
)
def test_paragraphs(fragment, lines):
    assert split_paragraphs(fragment) == lines


def test_titles():
    assert strip_markup("<b>عاجل</b> &amp;quot;نعم&amp;quot;") == 'عاجل "نعم"'
    assert strip_markup("<script>" * 50_000 + "نص") == ""


def test_lines_lose_stray_controls():
    assert clean_line(" أ\u202e\nب\t ج\x00 ") == "أ ب ج"
