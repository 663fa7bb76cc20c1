"""Crashes, lost indexes and open work: nothing lost, nothing doubled, and the doctor sees it."""

import shutil
import signal
import subprocess
import sys
from dataclasses import replace

import apsw

from tawatur.model.annotation import Entity, EntityMention
from tawatur.store.protocol import Entry
from tawatur.store.sqlite.store import SqliteStore
from tests.store.contract import fill, make_article

# Puts batches of five articles and says after each commit how far it came; publishes now and then.
INGEST = """
import sys
from tawatur.model.article import Article
from tawatur.store.protocol import Entry
from tawatur.store.sqlite.store import SqliteStore
store = SqliteStore(sys.argv[1])
number = store.count()
while True:
    batch = [Article(id=f"n{number + i}", title="خبر", text=f"نص {number + i}", text_digest=str(number + i)) for i in range(5)]
    store.put([Entry(article) for article in batch])
    number += 5
    if number % 3 == 0:
        store.publish()
    print(number, flush=True)
"""


def test_kill_9_loses_and_doubles_nothing(tmp_path):
    path = tmp_path / "a.db"
    acknowledged = 0
    for lines in (1, 7, 23):
        process = subprocess.Popen(
            [sys.executable, "-c", INGEST, str(path)], stdout=subprocess.PIPE, text=True
        )
        for _ in range(lines):
            acknowledged = int(process.stdout.readline())
        process.send_signal(signal.SIGKILL)
        rest = process.stdout.read().split()
        acknowledged = int(rest[-1]) if rest else acknowledged
        process.wait()
        process.stdout.close()
        with_store = SqliteStore(path)
        count = with_store.count()
        assert acknowledged <= count <= acknowledged + 5
        assert count % 5 == 0
        assert with_store.search("نص").total == count
        assert with_store.check() == ()
        with_store.close()


def test_a_lost_or_spoiled_index_is_made_anew(tmp_path):
    path = tmp_path / "a.db"
    store = SqliteStore(path)
    fill(store, make_article(1), make_article(2))
    store.remove("id-2")
    store.close()
    folder = path.with_name("a.db.index")
    shutil.rmtree(folder)
    store = SqliteStore(path)
    assert store.search("معرض").total == 1
    store.close()
    (folder / "meta.json").write_text("{}")
    store = SqliteStore(path)
    assert store.search("معرض").total == 1
    assert store.check() == ()
    store.close()


def test_the_doctor_sees_an_index_that_differs_and_mends_it(tmp_path):
    store = SqliteStore(tmp_path / "a.db")
    fill(store, make_article(1), make_article(2))
    with store._connections.transaction() as connection:
        connection.execute("DELETE FROM articles WHERE id = 'id-2'")
    (ailment,) = store.check()
    assert "1 articles and the index 2" in ailment.what
    assert ailment.grave
    with store._connections.transaction() as connection:
        connection.execute("DELETE FROM outbox WHERE article = 2")
    assert store.rebuild_index() == 1
    assert store.check() == ()
    assert store.search("معرض").total == 1
    store.close()


def test_findings_are_kept_beside_the_record_and_die_with_its_text(tmp_path):
    store = SqliteStore(tmp_path / "a.db", stages=(("annotate", "1"),))
    article = make_article(1)
    fill(store, article)
    assert [work.article for work in store.pending("annotate")] == ["id-1"]
    store.note_failure("id-1", "annotate", "ValueError: x")
    (ailment,) = store.check()
    assert "1 failed (ValueError: x)" in ailment.what
    assert not ailment.grave
    entity = Entity("country:MAR", "المغرب", "country", "MAR", mentions=(EntityMention(0, 6),))
    annotated = replace(article, entities=(entity,), versions={"annotate": "1"})
    store.put_found([Entry(annotated)])
    assert store.article("id-1") == annotated
    assert store.pending("annotate") == ()
    assert store.enqueue_outdated("annotate", "1") == 0
    assert store.enqueue_outdated("annotate", "2") == 1
    fill(store, make_article(1, text="نص آخر."))
    assert store.article("id-1").entities is None
    store.put_found([Entry(annotated)])
    assert store.article("id-1").entities is None
    store.close()


def test_work_that_fails_three_times_waits_for_a_new_version(tmp_path):
    store = SqliteStore(tmp_path / "a.db", stages=(("annotate", "1"),))
    fill(store, make_article(1))
    for _ in range(3):
        assert len(store.pending("annotate")) == 1
        store.note_failure("id-1", "annotate", "x")
    assert store.pending("annotate") == ()
    assert store.enqueue_outdated("annotate", "1") == 0
    assert store.enqueue_outdated("annotate", "2") == 1
    store.close()


def test_mentions_and_runs_can_be_asked_for_in_sql(tmp_path):
    store = SqliteStore(tmp_path / "a.db")
    entity = Entity(
        "country:MAR", "المغرب", "country", "MAR", mentions=(EntityMention(0, 6), EntityMention(2, 8))
    )
    store.put([Entry(replace(make_article(1), entities=(entity,)))])
    store.close()
    connection = apsw.Connection(str(tmp_path / "a.db"))
    rows = connection.execute("SELECT entity, starts, ends FROM mentions ORDER BY starts").fetchall()
    assert rows == [("country:MAR", 0, 6), ("country:MAR", 2, 8)]
    connection.close()
