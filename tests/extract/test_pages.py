"""The pages under tests/pages against their answers, written by hand."""

import tomllib
from pathlib import Path

import pytest

import tawatur
from tawatur.model.page import Page
from tawatur.pipeline.read import default_registry, read_page

PAGES = Path(__file__).parents[1] / "pages"
ANSWERS = sorted(PAGES.rglob("*.toml"))


def read(answer_path):
    answer = tomllib.loads(answer_path.read_text(encoding="utf-8"))
    source = next(
        answer_path.with_suffix(s) for s in (".html", ".txt") if answer_path.with_suffix(s).exists()
    )
    fetched = tawatur.pipeline.read.parse_instant(answer["fetched"]) if "fetched" in answer else None
    page = Page(source.read_bytes(), url=answer.get("url"), fetched_at=fetched, origin=source.name)
    return answer, page


@pytest.mark.parametrize("path", ANSWERS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_page(path):
    answer, page = read(path)
    if "rejected" in answer:
        with pytest.raises(tawatur.Rejected) as caught:
            read_page(page, default_registry())
        assert caught.value.reason == answer["rejected"]
        return
    article, *others = read_page(page, default_registry())
    assert article.title == answer["title"]
    assert article.text.split("\n\n") == answer["body"]
    assert list(article.authors) == answer["authors"]
    assert list(article.tags) == answer["tags"]
    assert [one.name for one in article.attribution] == answer["attribution"]
    assert article.published == answer.get("published")
    assert article.kind == answer.get("kind", "article")
    assert article.partial == answer.get("partial", False)
    assert list(article.aggregator_tags) == answer.get("aggregator_tags", [])
    assert [other.title for other in others] == answer.get("others", [])
    assert article.lead == answer.get("lead", article.lead)
