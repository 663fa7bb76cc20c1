"""What is exported can be taken in again."""

from tawatur.export.jsonl import write_jsonl
from tawatur.model.article import Article, Outlet
from tawatur.model.record import from_json


def test_lines_give_the_same_articles():
    articles = [Article(id="a", title="خبر", outlet=Outlet(id="o")), Article(id="b", text="سطر\n\nسطر")]
    lines = list(write_jsonl(articles))
    assert [from_json(line, Article) for line in lines] == articles
    assert all(line.endswith("\n") and line.count("\n") == 1 for line in lines)
