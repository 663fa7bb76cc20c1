import pytest

from tawatur.model.source import Feed, Source
from tawatur.store.sqlite.sources import find_gap
from tawatur.store.sqlite.store import SqliteStore
from tawatur.store.sqlite.visits import ListVisit, PageVisit

DAY = 86_400
NOW = 1_700_000_000
SAHEL = Source("sahel", "الساحل", "https://sahel.example/", "sahel", (Feed("https://sahel.example/feed"),))


@pytest.fixture
def store(tmp_path):
    with_tables = SqliteStore(tmp_path / "a.db")
    yield with_tables
    with_tables.close()


def test_a_source_is_kept_once_and_found_by_all_its_names(store):
    assert store.sources.add(SAHEL, now=NOW)
    assert not store.sources.add(SAHEL, now=NOW)
    for name in ("sahel", "https://sahel.example", "https://sahel.example/feed", "sahel.example"):
        assert store.sources.find(name) == SAHEL
    assert store.sources.find("other.example") is None


def test_a_source_that_falls_silent_against_its_habit_has_a_gap(store):
    store.sources.add(SAHEL, now=NOW)
    (due,) = store.visits.due("sahel.example", NOW)
    hours = [NOW - 2 * DAY - number * 3_600 for number in range(5 * 24)]
    found = tuple((f"https://sahel.example/{hour}", hour) for hour in hours)
    store.visits.finish_list(ListVisit(due, NOW + 60, found=found), now=NOW)
    pages = store.visits.due("sahel.example", NOW, limit=500)
    assert len(pages) == len(hours)
    store.visits.finish_pages([PageVisit(page, "kept", article=page.address) for page in pages], now=NOW)
    (health,) = store.sources.health(NOW)
    assert health.articles == 120
    assert health.per_day == 17.1
    assert health.gap_hours == 48
    assert health.last_success == NOW


@pytest.mark.parametrize(
    ("per_day", "silent_days", "hours"), [(40, 1, 24), (40, 0.5, None), (1, 3, None), (1, 9, 216)]
)
def test_silence_is_measured_by_habit(per_day, silent_days, hours):
    assert find_gap(per_day, NOW - int(silent_days * DAY), NOW) == hours


def test_a_paused_source_keeps_what_waits(store):
    store.sources.add(SAHEL, now=NOW)
    store.visits.add_pages("sahel", [("https://sahel.example/1", None)], now=NOW)
    store.sources.set_state("sahel", "paused", "by hand")
    assert store.visits.due_hosts(NOW) == ()
    assert store.visits.next_due() is None
    store.sources.set_state("sahel", "active")
    assert store.visits.due_hosts(NOW) == ("sahel.example",)
    assert [due.kind for due in store.visits.due("sahel.example", NOW)] == ["feed", "page"]


def test_removing_a_source_leaves_nothing_due(store):
    store.sources.add(SAHEL, now=NOW)
    store.visits.add_pages("sahel", [("https://sahel.example/1", None)], now=NOW)
    assert store.sources.remove("sahel")
    assert not store.sources.remove("sahel")
    assert store.visits.due_hosts(NOW) == ()
