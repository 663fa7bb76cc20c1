"""The room annotates Arabic articles and leaves the rest alone."""

import cProfile

import pytest

from tawatur.annotate.stage import VERSION, annotate_article
from tawatur.model.article import Article


def test_an_arabic_article_gets_its_entities_and_version():
    article = annotate_article(Article(title="المغرب", text="زار الوفد فرنسا", versions={"extract": "1"}))
    assert [entity.id for entity in article.entities] == ["country:MAR", "country:FRA"]
    assert article.versions == {"extract": "1", "annotate": VERSION}


def test_nothing_is_forced_on_another_language():
    assert annotate_article(Article(text="المغرب", language="fa")).entities == ()
    assert annotate_article(Article(text="المغرب", language="ar-MA")).entities != ()


@pytest.mark.parametrize(
    "piece",
    [
        "زار قتل اتهم أدان رفض ",
        "قال محمد إن علي التقى سعيد في باريس مع ",
        "مصر\n\n",
        "\ud800 مصر \udfff فرنسا ",
    ],
)
def test_work_grows_with_the_text_and_not_with_its_square(piece):
    calls = []
    for size in (300, 1200):
        article = Article(title="عنوان", text=piece * size, published="2024-01-01")
        profile = cProfile.Profile()
        profile.runcall(annotate_article, article)
        calls.append(sum(entry.callcount for entry in profile.getstats()))
    assert calls[1] < 8 * calls[0]


def test_a_text_beyond_all_measure_is_read_in_part():
    article = annotate_article(
        Article(title="عنوان", text="زار الوزير مصر. " * 20_000, published="2024-01-01")
    )
    assert article.entities
    assert all(mention.end <= 200_000 for entity in article.entities for mention in entity.mentions)
