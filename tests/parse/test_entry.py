"""An entry keeps its name from visit to visit."""

from tawatur.parse.entry import Entry, find_key, finish_entry, is_front_page, read_date, shorten


def test_titles_too_long_to_show_are_cut_at_a_word():
    title = shorten("خبر " * 400)
    assert len(title) <= 501
    assert title.endswith("خبر…")
    assert shorten("خبر") == "خبر"


def test_front_pages_name_no_entry():
    assert is_front_page("https://example.org")
    assert not is_front_page("https://example.org/?p=1")
    assert find_key("https://example.org/", "g", "w") == "guid:g"


def test_dates_without_zone_stay_local():
    assert read_date("2024-03-04 09:30:00", None) == ("2024-03-04T09:30:00", None)
    assert read_date("", None) == (None, None)


def test_repeated_tags_and_authors_are_told_once():
    link = finish_entry(Entry(title="خبر", tags=("أ", " أ ", ""), authors=("س", "س")))
    assert (link.tags, link.authors) == (("أ",), ("س",))
