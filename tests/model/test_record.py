"""Records go out as JSON lines and come back the same."""

import json

import pytest

from tawatur.errors import RecordError
from tawatur.model.annotation import Entity, EntityMention
from tawatur.model.article import Article, Attribution, Clues, Outlet
from tawatur.model.record import from_json, to_json


def test_round_trip_keeps_every_field():
    article = Article(
        id="a1",
        outlet=Outlet(id="o", name="جريدة"),
        attribution=(Attribution("رويترز", None, "dateline"),),
        title="عنوان",
        tags=("المغرب",),
        versions={"extract": "1"},
        entities=(Entity(None, "المغرب", "country", mentions=(EntityMention(0, 6, "title"),)),),
    )
    assert from_json(to_json(article), Article) == article


def test_arabic_is_written_as_arabic_and_in_is_spelled_in():
    line = to_json(
        Article(title="عنوان", entities=(Entity(None, "x", "place", mentions=(EntityMention(0, 1),)),))
    )
    assert "عنوان" in line
    assert json.loads(line)["entities"][0]["mentions"][0]["in"] == "text"


def test_what_was_not_annotated_is_absent_and_what_was_is_a_list():
    assert "entities" not in json.loads(to_json(Article()))
    assert json.loads(to_json(Article(entities=())))["entities"] == []


def test_unknown_fields_pass_through_and_clues_never_leave():
    article = from_json('{"title": "ع", "my_field": {"a": [1]}}', Article)
    assert json.loads(to_json(article))["my_field"] == {"a": [1]}
    assert "clues" not in json.loads(to_json(Article(clues=Clues())))


def test_null_takes_the_default():
    assert from_json('{"title": null, "tags": null, "revision": null}', Article) == Article()


def test_lone_surrogates_become_one_replacement_character_each():
    assert from_json('{"title": "\\ud800x"}', Article).title == "\N{REPLACEMENT CHARACTER}x"


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("{", "not valid JSON"),
        ("[]", "a JSON object is needed"),
        ('{"title": 3}', "title"),
        ('{"tags": "x"}', "tags"),
        ('{"partial": "yes"}', "partial"),
        ('{"attribution": [{}]}', "needs name"),
        ('{"revision": true}', "revision"),
        ('{"x": NaN}', "NaN is no JSON"),
        ('{"x": -Infinity}', "-Infinity is no JSON"),
        ('{"x": [1e999]}', "1e999"),
    ],
)
def test_a_wrong_record_is_refused_by_name(line, words):
    with pytest.raises(RecordError, match=words):
        from_json(line, Article)
