import pytest

from tawatur.model.source import Feed, Source
from tawatur.store.sqlite.store import SqliteStore
from tawatur.store.sqlite.visits import WALLS, ListVisit, PageVisit

NOW = 1_700_000_000
SAHEL = Source("sahel", "الساحل", "https://sahel.example/", None, (Feed("https://sahel.example/feed"),))


@pytest.fixture
def store(tmp_path):
    with_source = SqliteStore(tmp_path / "a.db")
    with_source.sources.add(SAHEL, now=NOW)
    yield with_source
    with_source.close()


def pages(store, *numbers):
    store.visits.add_pages("sahel", [(f"https://sahel.example/{n}", None) for n in numbers], now=NOW)
    return [due for due in store.visits.due("sahel.example", NOW) if due.kind == "page"]


def test_what_a_list_names_is_new_once(store):
    (due,) = store.visits.due("sahel.example", NOW)
    visit = ListVisit(due, NOW + 60, etag='"a"', found=(("https://sahel.example/1", NOW - 5),))
    assert store.visits.finish_list(visit, now=NOW) == ("https://sahel.example/1",)
    assert store.visits.finish_list(visit, now=NOW) == ()
    again = store.visits.due("sahel.example", NOW + 60)[0]
    assert (again.etag, again.failures) == ('"a"', 0)


def test_a_page_that_failed_waits_with_its_count(store):
    (due,) = pages(store, 1)
    store.visits.finish_pages([PageVisit(due, "open", NOW + 300, "fetch_failed")], now=NOW)
    assert "page" not in [due.kind for due in store.visits.due("sahel.example", NOW + 299)]
    later = [due for due in store.visits.due("sahel.example", NOW + 300) if due.kind == "page"]
    assert [due.failures for due in later] == [1]


def test_walls_in_a_row_block_a_source_to_its_lists(store):
    found = pages(store, *range(WALLS + 2))
    for due in found[:WALLS]:
        store.visits.finish_pages([PageVisit(due, "open", NOW + 9, "challenge_page", is_wall=True)], now=NOW)
    (health,) = store.sources.health(NOW)
    assert health.state == "blocked"
    waiting = store.visits.due("sahel.example", NOW + 99)
    assert [(due.kind, due.is_blocked) for due in waiting] == [("feed", True)]
    store.sources.set_state("sahel", "active")
    assert len(store.visits.due("sahel.example", NOW + 99)) == 1 + len(found)


def test_a_source_whose_only_list_is_gone_is_dead_until_it_answers(store):
    (due,) = store.visits.due("sahel.example", NOW)
    store.visits.finish_list(ListVisit(due, NOW + 9, "answered 410", is_gone=True), now=NOW)
    assert [one.state for one in store.sources.health(NOW)] == ["dead"]
    store.visits.finish_list(ListVisit(due, NOW + 99), now=NOW)
    assert [one.state for one in store.sources.health(NOW)] == ["active"]


def test_hosts_are_found_whatever_waits_on_others(store):
    many = [(f"https://other.example/{n}", None) for n in range(300)]
    store.visits.add_pages("sahel", many, now=NOW)
    assert store.visits.due_hosts(NOW) == ("other.example", "sahel.example")
    assert store.visits.next_due() == NOW


def test_a_page_gone_from_its_site_is_remembered(store):
    (due,) = pages(store, 1)
    store.visits.finish_pages([PageVisit(due, "kept", NOW + 5, article="id-1")], now=NOW)
    assert store.visits.gone_since("id-1") is None
    store.visits.finish_pages([PageVisit(due, "gone")], now=NOW + 5)
    assert store.visits.gone_since("id-1") == NOW + 5
