import pytest

from tawatur.annotate.stage import annotate_article
from tawatur.model.article import Article, Outlet
from tawatur.pipeline.library import Library
from tawatur.pipeline.relations import load_relation
from tawatur.store.protocol import Entry

TEXTS = {
    "a": "استدعى المغرب سفيره لدى فرنسا للتشاور يوم الاثنين.",
    "b": "زار وزير الخارجية الفرنسي المغرب يوم الثلاثاء.",
    "c": "زار وزير الخارجية الإسباني تونس يوم الثلاثاء.",
}


@pytest.fixture
def library(tmp_path):
    with Library(tmp_path / "press.db") as opened:
        for day, (identity, text) in enumerate(TEXTS.items(), start=5):
            article = Article(
                id=identity,
                title="خبر",
                text=text,
                text_digest=f"digest-{identity}",
                language="ar",
                published=f"2024-03-{day:02d}",
                outlet=Outlet("daily", "اليومية", "daily.example", "MAR"),
            )
            opened.store.put([Entry(annotate_article(article))])
        yield opened


def test_only_what_names_both_is_read(library):
    relation = load_relation(library.store, ("MAR", "FRA"))
    assert relation.articles == 2
    assert {event.mentions[0].article for event in relation.events} == {"a", "b"}
    assert relation.points[0].conflict > 0
    assert not relation.is_cut


def test_a_press_that_tells_nothing_leaves_nothing(library):
    relation = load_relation(library.store, ("MAR", "FRA"), outlet_country="EGY")
    assert (relation.events, relation.points) == ((), ())


def test_countries_are_counted_by_articles(library):
    counts = {count.value: count.articles for count in library.store.named_countries(limit=10)}
    assert (counts["MAR"], counts["FRA"], counts["TUN"]) == (2, 2, 1)
    assert library.store.naming((), limit=5) == ()
