"""Stories in a library: placed while articles come, told when asked for."""

import json

import pytest

from tawatur.cli.main import main
from tawatur.group.stage import group_articles
from tawatur.model.record import to_json
from tawatur.pipeline.library import Library
from tests.group.test_related import ARTICLES, BY_ID


def lines_of(articles, path):
    path.write_text("".join(to_json(article) + "\n" for article in articles), encoding="utf-8")
    return path


@pytest.fixture
def library(tmp_path):
    with Library(tmp_path / "l.db") as library:
        library.ingest([lines_of(ARTICLES, tmp_path / "all.jsonl")])
        library.rework()
        yield library


def test_a_library_finds_the_stories_of_the_whole_press(library):
    batch = {bond.article: bond.story for bond in group_articles(ARTICLES)}
    assert {identity: library.bonds(identity).story for identity in BY_ID} == batch


def test_articles_that_come_one_by_one_find_the_same_stories(tmp_path):
    with Library(tmp_path / "l.db") as library:
        for number, article in enumerate(reversed(ARTICLES)):
            library.ingest([lines_of([article], tmp_path / f"{number}.jsonl")])
            library.rework()
        told = {}
        for identity in BY_ID:
            told.setdefault(library.bonds(identity).story, set()).add(identity)
    assert {"fire", "fire-b"} in told.values()
    assert any({"visit", "visit-b"} <= story for story in told.values())


def test_related_reading_is_reckoned_when_read(library):
    assert {"visit-b", "sailing"} <= {item.article for item in library.related("visit")}
    assert library.related("phrases") == ()
    assert library.related("no such article") == ()


def test_a_story_is_told(library):
    story = library.story(library.bonds("fire").story)
    assert [telling.article for telling in story.timeline] == ["fire", "fire-b"]
    assert [outlet.id for outlet in story.outlets] == ["a", "b"]
    assert story.title in {BY_ID["fire"].title, BY_ID["fire-b"].title}
    assert story.since == "2024-03-10T07:00:00Z"
    assert all(sentence.text in BY_ID[sentence.article].text for sentence in story.summary)
    assert library.story("t-unknown") is None


def test_the_saga_names_the_later_story_and_the_silent_outlets(library):
    story = library.story(library.bonds("visit").story)
    assert [chapter.article for chapter in story.saga][-1] == "sailing"
    assert "c" not in story.silent


def test_the_command_tells_a_story_by_its_own_id_or_an_article_s(library, tmp_path, capsys):
    library.close()
    path = str(tmp_path / "l.db")
    assert main(["story", "fire", "--library", path]) == 0
    assert BY_ID["fire"].title in capsys.readouterr().out
    assert main(["story", "fire", "--json", "--library", path]) == 0
    story = json.loads(capsys.readouterr().out)
    assert main(["story", story["id"], "--library", path]) == 0
    capsys.readouterr()
    assert main(["story", "nothing", "--library", path]) == 1
    assert "nothing" in capsys.readouterr().err
