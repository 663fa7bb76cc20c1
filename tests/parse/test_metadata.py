from tawatur.parse.html import parse_html
from tawatur.parse.metadata import find_declared, parse_json


def test_json_ld_is_mended():
    assert parse_json('{"@type":"NewsArticle","headline":"خبر",}\n//x')["headline"] == "خبر"
    assert parse_json('<!-- {"a": [1, 2,]} -->') == {"a": [1, 2]}
    assert parse_json('{"headline":"خبر", "b": oops')["headline"] == "خبر"
    assert parse_json("[" * 100_000) is None


def test_graphs_are_opened_and_meta_is_collected():
    page = """<html lang=ar_EG><head><title> عنوان  | موقع</title><link rel=canonical href=/a>
    <meta property="og:title" content="عنوان"><meta itemprop=datePublished content=2023-01-01>
    <script type="application/ld+json">{"@graph":[{"@type":"WebSite"},{"@type":"NewsArticle","headline":"ع"}]}</script>"""
    declared = find_declared(parse_html(page), "https://sahel.example/b/c")
    assert [item["@type"] for item in declared.json_ld] == ["WebSite", "NewsArticle"]
    assert declared.canonical == "https://sahel.example/a"
    assert declared.language == "ar-EG"
    assert declared.title == "عنوان | موقع"
    assert declared.meta["itemprop:datepublished"] == ("2023-01-01",)


def test_a_canonical_that_is_no_web_address_is_none():
    assert find_declared(parse_html("<link rel=canonical href='javascript:alert(1)'>")).canonical is None
