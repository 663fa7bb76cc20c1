"""Addresses in lists are made absolute, and only http passes."""

import pytest

from tawatur.parse.address import resolve_address

BASE = "https://example.org/section/page"


@pytest.mark.parametrize(
    ("printed", "address"),
    [
        ("/a/1", "https://example.org/a/1"),
        ("b", "https://example.org/section/b"),
        ("//cdn.example/x", "https://cdn.example/x"),
        (" https://example.org/\n1 ", "https://example.org/1"),
        ("www.example.net/1", "https://www.example.net/1"),
        ("https://example.org/أخبار", "https://example.org/أخبار"),
        ('https://example.org/"><img>', "https://example.org/%22%3E%3Cimg%3E"),
        ("HTTPS://example.org/?utm_source=x", "https://example.org/?utm_source=x"),
        ("java\tscript:x", None),
        ("\u200ejavascript:x", None),
        ("mailto:a@example.org", None),
        ("https://u:p@example.org/", None),
        ("https://[::1", None),
        ("https://example.org:99999/", None),
        ('https://a"b/', None),
        ("", None),
        (None, None),
        ("x" * 5_000, None),
    ],
)
def test_addresses(printed, address):
    assert resolve_address(printed, BASE) == address


def test_relative_addresses_need_a_base():
    assert resolve_address("/a") is None
