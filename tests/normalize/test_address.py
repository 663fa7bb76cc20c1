"""Addresses without what tracks readers, and ids that one page has in all its editions."""

import pytest

from tawatur.normalize.address import choose_canonical, clean_address, make_id


def test_tracking_parameters_go_and_others_stay():
    assert (
        clean_address("https://Sahel.example:443/a?id=7&utm_source=x&fbclid=1#c")
        == "https://sahel.example/a?id=7"
    )


@pytest.mark.parametrize("address", ["javascript:alert(1)", "", None, "ftp://x.example/a", "http://[broken"])
def test_what_is_no_web_address_is_none(address):
    assert clean_address(address) is None


def test_a_canonical_is_believed_on_the_same_site_only_and_never_at_its_root():
    assert (
        choose_canonical("https://www.sahel.example/a", "https://m.sahel.example/a?x=1")
        == "https://www.sahel.example/a"
    )
    assert choose_canonical("https://other.example/a", "https://sahel.example/a") is None
    assert choose_canonical("https://sahel.example/", "https://sahel.example/a") is None


def test_ids_follow_the_address_then_the_text():
    assert make_id("https://sahel.example/a%20b/", None, "", "") == make_id(
        "http://www.sahel.example/a b", None, "x", "y"
    )
    assert make_id(None, None, "أحمد", "نص") == make_id(None, None, "احمد", "نص")
    assert make_id("https://sahel.example/?p=1", None, "", "") != make_id(
        "https://sahel.example/?p=2", None, "", ""
    )


URL = "https://www.site.example/news/2023/12/15/48211-long-name-of-one-page.html"


@pytest.mark.parametrize(
    ("fetched", "canonical", "is_same"),
    [
        ("https://site.example/amp/48211-long-name-of-one-page", URL, True),
        ("https://amp.site.example/news/2023/12/15/48211-long-name-of-one-page.html", URL, True),
        ("https://site.example/print.aspx?id=48211", "https://site.example/news.aspx?id=48211", True),
        ("https://site.example/news/48211", "https://site.example/news/all", False),
        ("https://site.example/news/48211", "https://site.example/news/48212", False),
        ("https://site.example/2023/12/a", "https://site.example/2023/12/b", False),
    ],
)
def test_a_canonical_counts_only_where_it_names_the_same_page(fetched, canonical, is_same):
    assert (make_id(fetched, canonical, "", "") == make_id(canonical, None, "", "")) == is_same
