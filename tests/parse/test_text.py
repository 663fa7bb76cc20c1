"""Lines of a plain text page."""

from tawatur.parse.text import split_lines


def test_empty_lines_are_dropped_and_spaces_made_single():
    assert split_lines("عنوان\r\n\n  سطر\u00a0\u200b أول \n\t\nآخر") == ("عنوان", "سطر أول", "آخر")


def test_no_text_no_lines():
    assert split_lines(" \n\n") == ()
