"""What follows the commit: safe and searchable first, understood afterwards, the same whenever it is done."""

import json
import os
import signal
import subprocess
import sys

import pytest

from tawatur.model.bonds import Bonds
from tawatur.pipeline.later import GROUP
from tawatur.pipeline.library import Library
from tawatur.pipeline.run import ingest_paths

SCRIPT = """
import os, signal, sys
from tawatur.pipeline.library import Library
with Library(sys.argv[1]) as library:
    def watch(stage, done, total):
        if stage == sys.argv[3] and done >= int(sys.argv[4]):
            os.kill(os.getpid(), signal.SIGKILL)
    library.ingest([sys.argv[2]], watch=watch)
"""


def write(path, count):
    records = (
        {
            "id": f"n-{number}",
            "title": f"وصول القطار رقم {number // 3} إلى فاس",
            "text": f"وصل القطار رقم {number // 3} إلى مدينة فاس في المغرب صباح اليوم وعلى متنه مسافرون من "
            f"الرباط. وقال مدير المحطة إن الرحلة رقم {number // 3} استغرقت ثلاث ساعات وإن الركاب بخير جميعا.",
            "published": f"2023-12-{1 + number % 28:02d}",
        }
        for number in range(count)
    )
    path.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records))
    return path


def derived(library):
    return [(article, library.bonds(article.id)) for article in library.each()]


@pytest.fixture
def file(tmp_path):
    return write(tmp_path / "a.jsonl", 200)


def test_what_is_left_for_later_is_searchable_and_reworked_to_the_same(tmp_path, file):
    with Library(tmp_path / "now.db") as now, Library(tmp_path / "later.db") as later:
        now.ingest([file])
        later.ingest([file], later=True)
        assert later.search("القطار").total == 200
        assert later.article("n-1").entities is None
        assert later.store.count_waiting("annotate") == later.store.count_waiting("group") == 200
        assert later.rework().annotated == 200
        assert later.store.count_waiting("annotate") == later.store.count_waiting("group") == 0
        same = [(a, b) for a, b in zip(derived(now), derived(later), strict=True) if a != b]
        # What differs is only the second at which each was first seen.
        assert all(one[1] == other[1] and one[0].entities == other[0].entities for one, other in same)


@pytest.mark.parametrize(("stage", "after"), [("annotate", 1), ("annotate", 128), ("group", 1)])
def test_killed_while_understanding_it_goes_on_from_there(tmp_path, file, stage, after):
    with Library(tmp_path / "whole.db") as whole:
        whole.ingest([file])
        expected = [(a.id, a.entities, a.times, b) for a, b in derived(whole)]
    path = tmp_path / "killed.db"
    arguments = [sys.executable, "-c", SCRIPT, str(path), str(file), stage, str(after)]
    killed = subprocess.run(arguments, check=False, env=os.environ, capture_output=True)
    assert killed.returncode == -signal.SIGKILL
    with Library(path) as library:
        assert library.search("القطار").total == 200
        assert library.ingest([file]).unchanged == 200
        assert [(a.id, a.entities, a.times, b) for a, b in derived(library)] == expected
        assert library.store.check() == ()


def test_findings_of_other_rules_are_made_anew(tmp_path):
    record = {
        "id": "n-1",
        "title": "زيارة",
        "text": "وصل الوزير إلى المغرب صباح اليوم.",
        "entities": [],
        "versions": {"annotate": "0"},
    }
    (tmp_path / "a.jsonl").write_text(json.dumps(record, ensure_ascii=False))
    with Library(tmp_path / "press.db") as library:
        library.ingest([tmp_path / "a.jsonl"])
        assert [entity.country for entity in library.article("n-1").entities] == ["MAR"]


def test_another_title_over_the_same_text_is_read_again(tmp_path):
    text = "وصل الوزير إلى العاصمة صباح اليوم."
    for title in ("زيارة إلى المغرب", "زيارة"):
        line = json.dumps({"id": "n-1", "title": title, "text": text}, ensure_ascii=False)
        (tmp_path / "a.jsonl").write_text(line)
        with Library(tmp_path / "press.db") as library:
            library.ingest([tmp_path / "a.jsonl"], later=title == "زيارة")
            found = library.article("n-1")
    assert found.title == "زيارة"
    assert found.entities is None


def test_who_is_placed_in_passing_keeps_its_own_turn(tmp_path, file):
    """Its own copies would be looked for by nobody, had they come before it could be found."""
    with Library(tmp_path / "a.db") as library:
        ingest_paths(library.store, [str(file)], later=True)
        first, second = (work.article for work in library.store.pending("group", 2))
        bonds = [Bonds(first, story="s"), Bonds(second, story="s")]
        library.store.put_bonds(bonds, GROUP[1], done=[first])
        waiting = {work.article for work in library.store.pending("group", 1_000)}
        assert first not in waiting
        assert second in waiting
        assert library.bonds(second).story == "s"
        library.rework()
        assert library.store.pending("group") == ()
