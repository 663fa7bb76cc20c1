"""Stories by hand: what a person joins, parts and names stays, whatever runs later."""

import pytest

from tawatur.cli.main import main
from tawatur.errors import UnknownStory
from tawatur.pipeline.later import group_pending
from tawatur.pipeline.library import Library
from tests.group.test_related import ARTICLES, BY_ID
from tests.pipeline.test_stories import lines_of


@pytest.fixture
def library(tmp_path):
    with Library(tmp_path / "l.db") as library:
        library.ingest([lines_of(ARTICLES, tmp_path / "all.jsonl")])
        library.rework()
        yield library


def regroup(library):
    """Let the rules place all articles again, as after a change of rules."""
    for identity in BY_ID:
        group_pending(library.store, [identity])


def story_of(library, identity):
    return library.bonds(identity).story


def test_what_was_joined_stays_joined(library):
    fire, visit = story_of(library, "fire"), story_of(library, "visit")
    assert library.join_stories("fire", ["visit"]) == fire
    regroup(library)
    told = {identity for identity in BY_ID if story_of(library, identity) == fire}
    assert {"fire", "fire-b", "visit", "visit-b"} <= told
    assert library.story(visit).id == fire
    assert set(library.story(fire).by_hand) == told


def test_an_article_that_stood_alone_joins_another_one(library):
    assert story_of(library, "phrases") is None
    joined = library.join_stories("phrases", ["fire"])
    regroup(library)
    assert story_of(library, "phrases") == story_of(library, "fire") == joined


def test_a_person_waits_for_nobody_who_ingests(library, tmp_path):
    fire, visit = story_of(library, "fire"), story_of(library, "visit")
    with Library(library.store.path) as collector:
        collector.store.claim()
        assert library.join_stories("fire", ["visit"]) == fire
        assert library.store.pinned(fire)
        library.name_story(fire, "حريق وزيارة")
        # The one who ingests finds the work noted and does it.
        assert story_of(library, "visit") == visit
        waiting = [work.article for work in collector.store.pending("group")]
        assert {"fire", "visit"} <= set(waiting)
        group_pending(collector.store, waiting)
        assert story_of(library, "visit") == fire
        assert collector.store.pending("group") == ()


def test_what_was_parted_stays_parted(library):
    fire = story_of(library, "fire")
    fresh = library.split_story("fire", ["fire-b"])
    regroup(library)
    assert fresh != fire
    assert story_of(library, "fire-b") is None
    assert story_of(library, "fire") is None
    assert library.release_story("fire") == ("fire",)
    assert library.release_story("fire-b")
    assert story_of(library, "fire") == story_of(library, "fire-b") is not None


def test_what_was_joined_may_be_parted_again(library):
    story = library.join_stories("fire", ["phrases"])
    library.split_story("fire", ["phrases"])
    library.rework()
    assert story_of(library, "fire") == story_of(library, "fire-b") == story
    assert story_of(library, "phrases") is None


def test_a_title_by_hand_stays(library):
    story = library.name_story("fire", "حريق المخازن القديمة")
    regroup(library)
    assert library.story(story).title == "حريق المخازن القديمة"
    library.name_story("fire", "")
    assert library.story(story).title in {article.title for article in ARTICLES}


def test_what_cannot_be_done_is_refused_and_changes_nothing(library):
    before = {identity: story_of(library, identity) for identity in BY_ID}
    with pytest.raises(UnknownStory, match="nobody"):
        library.join_stories("fire", ["nobody"])
    with pytest.raises(UnknownStory, match="does not hold visit"):
        library.split_story("fire", ["visit"])
    with pytest.raises(UnknownStory, match="nothing would be left"):
        library.split_story("fire", ["fire", "fire-b"])
    with pytest.raises(UnknownStory, match="no story"):
        library.name_story("phrases", "عنوان")
    assert {identity: story_of(library, identity) for identity in BY_ID} == before


def test_a_removed_article_leaves_no_pin(library):
    story = library.join_stories("fire", ["phrases"])
    library.store.remove("phrases")
    assert "phrases" not in library.store.pinned(story)


def test_the_command_joins_names_and_parts(library, tmp_path, capsys):
    library.close()
    path = str(tmp_path / "l.db")
    assert main(["story", "fire", "--join", "visit", "--title", "يومان", "--library", path]) == 0
    out = capsys.readouterr().out
    assert out.startswith("يومان\n")
    assert "placed by hand" in out
    assert "carried it, first to last:" in out
    assert main(["story", "fire", "--split", "visit", "visit-b", "--library", path]) == 0
    assert "visit" not in capsys.readouterr().out
    assert main(["story", "fire", "--split", "nobody", "--library", path]) == 1
    assert "nobody" in capsys.readouterr().err
