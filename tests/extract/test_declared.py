"""What a page declares in JSON-LD: the object that is the article, and the strings in its values."""

from tawatur.extract.declared import find_main, strings
from tawatur.model.document import Declared


def test_the_article_is_found_among_other_objects():
    objects = (
        {"@type": "WebSite", "name": "بريد الساحل"},
        {"@type": "NewsArticle", "headline": "طريق جديد إلى الجبل"},
        {"@type": "NewsArticle", "headline": "افتتاح رصيف جديد"},
    )
    main = find_main(Declared(json_ld=objects, title="افتتاح رصيف جديد | بريد الساحل"))
    assert main is not None
    assert main["headline"] == "افتتاح رصيف جديد"


def test_a_reference_is_replaced_by_what_it_names():
    objects = (
        {"@type": "NewsArticle", "headline": "افتتاح رصيف جديد", "author": {"@id": "#p1"}},
        {"@type": "Person", "@id": "#p1", "name": "هالة سعد"},
    )
    main = find_main(Declared(json_ld=objects))
    assert main is not None
    assert list(strings(main["author"], "name")) == ["هالة سعد"]


def test_no_article_is_declared():
    assert find_main(Declared(json_ld=({"@type": "WebSite", "name": "بريد الساحل"},))) is None


def test_strings_of_lists_and_objects():
    assert list(strings([" أ ", {"name": "ب"}, {"name": ["ج"]}, None, 3], "name")) == ["أ", "ب", "ج"]
