from datetime import UTC, datetime

import pytest

from tawatur.model.article import Article
from tawatur.model.page import Page
from tawatur.pipeline.library import Library
from tawatur.pipeline.retention import Pruned, Retention, count_prunable, prune
from tawatur.store.protocol import Entry

NOW = datetime(2024, 6, 1, tzinfo=UTC)


def page(name):
    return Page(name.encode(), f"https://paper.example/{name}")


def article(name, first_seen):
    return Article(id=name, title=f"خبر {name}", text="نص", text_digest=name, first_seen=first_seen)


@pytest.fixture
def library(tmp_path):
    with Library(tmp_path / "press.db") as library:
        library.store.put([
            Entry(article("old", "2024-01-01T00:00:00Z"), page("old")),
            Entry(article("spring", "2024-04-20T00:00:00Z"), page("spring")),
            Entry(article("glued", "2024-01-01T00:00:00Z"), page("shared")),
            Entry(article("new", "2024-05-31T00:00:00Z"), page("shared")),
        ])  # fmt: skip
        library.store.publish()
        yield library


def test_pages_go_before_articles(library):
    rules = Retention(articles=90, pages=30)
    assert count_prunable(library.store, rules, NOW) == Pruned(2, 2)
    # The page of an article that goes whole is not counted twice.
    assert prune(library.store, rules, NOW) == Pruned(2, 1)
    assert [one.id for one in library.each()] == ["spring", "new"]
    assert library.store.page("spring") is None
    assert library.store.page("new").body == b"shared"
    assert library.search("خبر").total == 2
    assert prune(library.store, rules, NOW) == Pruned()


def test_a_page_stays_while_a_newer_article_needs_it(library):
    prune(library.store, Retention(pages=30), NOW)
    kept = {name: library.store.page(name) is not None for name in ("old", "spring", "glued", "new")}
    assert kept == {"old": False, "spring": False, "glued": True, "new": True}
    assert library.count() == 4


def test_for_ever_is_for_ever(library):
    assert count_prunable(library.store, Retention(), NOW) == Pruned()
    assert prune(library.store, Retention(), NOW) == Pruned()


def test_a_pruned_library_is_sound(library):
    prune(library.store, Retention(articles=90, pages=30), NOW)
    assert [one for one in library.store.check() if one.grave] == []
