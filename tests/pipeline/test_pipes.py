"""Filters keep order and fields, and go on after a bad line."""

import json

from tawatur.model.article import Article
from tawatur.model.outcome import Problem
from tawatur.model.record import to_json
from tawatur.pipeline.pipes import annotate_lines, group_lines


def line(number, **fields):
    return to_json(Article(id=str(number), title="خبر", text="زار الوفد فرنسا", **fields)).encode()


def test_the_number_of_processes_changes_nothing():
    lines = [line(number, extra={"mine": number}) for number in range(150)]
    lines[70] = b"{broken"
    alone = list(annotate_lines(lines, jobs=1))
    assert list(annotate_lines(lines, jobs=2)) == alone
    assert isinstance(alone[70], Problem)
    assert alone[70].instance == "line 71"
    assert json.loads(alone[3])["mine"] == 3
    assert json.loads(alone[3])["entities"][0]["id"] == "country:FRA"


def test_blank_lines_are_passed_over_but_counted():
    (problem,) = annotate_lines([b"\n", b"  \n", b"[]\n"])
    assert problem.instance == "line 3"


def test_grouping_prints_bonds_in_order_and_names_bad_lines():
    words = " ".join(f"كلمة{number}" for number in range(40))
    lines = [to_json(Article(id=name, text=words)).encode() for name in ("b", "a")]
    problem, first, second = group_lines([*lines, b"x"])
    assert problem.instance == "line 3"
    assert [json.loads(bonds)["article"] for bonds in (first, second)] == ["b", "a"]
    assert json.loads(first)["syndication"]["group"] == json.loads(second)["syndication"]["group"]


def test_an_article_that_stands_alone_has_null():
    (bonds,) = group_lines([line(1)])
    assert json.loads(bonds) == {
        "article": "1",
        "syndication": None,
        "story": None,
        "saga": None,
        "related": [],
    }
