"""Documents kept aside since reading them failed by a fault of ours: read once more."""

from collections.abc import Sequence

from tawatur.model.outcome import Account
from tawatur.pipeline.inputs import Input
from tawatur.pipeline.run import Report, ignore_report, ingest_inputs
from tawatur.store.protocol import Store


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
