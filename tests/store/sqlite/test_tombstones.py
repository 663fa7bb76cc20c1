import pytest

from tawatur.model.article import Article, Outlet
from tawatur.store.protocol import Entry
from tawatur.store.sqlite.store import SqliteStore
from tawatur.store.sqlite.tombstones import Tombstone


def make_article(number, text="افتتح الوزير المعرض.", **fields):
    return Article(
        id=f"id-{number}",
        url=f"https://sahel.example/{number}",
        title=f"خبر {number}",
        text=text,
        text_digest=text,
        outlet=Outlet(id="sahel", name="الساحل", domain="sahel.example"),
        **fields,
    )


@pytest.fixture
def store(tmp_path):
    opened = SqliteStore(tmp_path / "a.db")
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("kind", "value", "states"),
    [
        ("url", "https://sahel.example/1", ("removed", "kept")),
        ("url", "id-2", ("kept", "removed")),
        ("outlet", "sahel", ("removed", "removed")),
        ("outlet", "sahel.example", ("removed", "removed")),
        ("person", "سالم الطيب", ("kept", "removed")),
        ("person", "سالم", ("kept", "removed")),
        ("person", "الم الطيب", ("kept", "kept")),
    ],
)
def test_what_was_removed_on_request_is_not_kept_again(store, kind, value, states):
    store.tombstones.add(Tombstone(kind, value, 0))
    entries = [Entry(make_article(1)), Entry(make_article(2, "قال الشاهد، ولِسالم الطيّب دكان، إنه رآه."))]
    assert store.put(entries) == states


def test_a_request_may_be_taken_back(store):
    stone = Tombstone("url", "id-1", 0, "wish of the author")
    assert store.tombstones.add(stone)
    assert not store.tombstones.add(stone)
    assert store.tombstones.all() == store.tombstones.waiting() == (stone,)
    store.tombstones.note_applied(stone)
    assert store.tombstones.waiting() == ()
    assert store.tombstones.lift("url", "id-1")
    assert store.put([Entry(make_article(1))]) == ("kept",)
