"""Documents kept aside since reading them failed by a fault of ours: read once more."""

from collections.abc import Sequence

from tawatur.fetch.stage import is_address
from tawatur.model.outcome import Account
from tawatur.pipeline.inputs import Input
from tawatur.pipeline.run import Report, ignore_report, ingest_inputs
from tawatur.store.protocol import Store
from tawatur.store.sqlite.store import SqliteStore


def replay_quarantine(
    store: Store, items: Sequence[int] = (), *, jobs: int = 2, report: Report = ignore_report
) -> Account:
    """Read documents in quarantine again; what can be read now leaves it. Return how they ended.

    Args:
        store: the library.
        items: their numbers; none are all.
        jobs: worker processes; more than one, so that poison ends none but its reader.
        report: called with each Outcome.

    Raises:
        LibraryLocked, LibraryReadOnly: nothing can be kept.
    """
    before = {poison.item: poison for poison in store.list_poison(items)}
    inputs = (Input(one.instance, line=one.line, page=one.page) for one in before.values())
    tally = ingest_inputs(store, iter(inputs), jobs=jobs, report=report)
    again = {one.item: one.times for one in store.list_poison(tuple(before))} if before else {}
    store.drop_poison([item for item, one in before.items() if again.get(item) == one.times])
    return tally.account


def ask_again(store: SqliteStore, items: Sequence[int] = (), *, now: int) -> int:
    """Let a collector that runs fetch and read pages in quarantine again; return how many it was asked for.

    What it can read leaves quarantine. Documents that came from files are left to `replay_quarantine`.

    Args:
        store: the library.
        items: their numbers; none are all.
        now: seconds since 1970.
    """
    asked = [one.instance for one in store.list_poison(items) if one.page and is_address(one.instance)]
    for address in asked:
        store.visits.ask_page(address, now=now)
    return len(asked)
