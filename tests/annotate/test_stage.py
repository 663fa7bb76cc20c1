"""The room annotates Arabic articles and leaves the rest alone."""

from tawatur.annotate.stage import VERSION, annotate_article
from tawatur.model.article import Article


def test_an_arabic_article_gets_its_entities_and_version():
    article = annotate_article(Article(title="المغرب", text="زار الوفد فرنسا", versions={"extract": "1"}))
    assert [entity.id for entity in article.entities] == ["country:MAR", "country:FRA"]
    assert article.versions == {"extract": "1", "annotate": VERSION}


def test_nothing_is_forced_on_another_language():
    assert annotate_article(Article(text="المغرب", language="fa")).entities == ()
    assert annotate_article(Article(text="المغرب", language="ar-MA")).entities != ()
