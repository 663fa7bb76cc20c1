"""Many documents: read, kept in batches, accounted for."""

from collections.abc import Callable, Iterator
from pathlib import Path

from tawatur.model.outcome import Account, Outcome
from tawatur.pipeline.ingest import read_line
from tawatur.store.protocol import Entry, Store

Report = Callable[[Outcome], None]
_BATCH = 200


def ignore_report(outcome: Outcome) -> None:
    """Take no notice of an outcome."""


def ingest_paths(store: Store, paths: list[str], *, report: Report = ignore_report) -> Account:
    """Read all documents under the paths, keep their articles and return the account."""
    store.claim()
    account = Account()
    batch: list[tuple[Outcome, tuple[Entry, ...]]] = []
    try:
        for line, instance in _lines(paths):
            batch.append(read_line(line, instance))
            if len(batch) >= _BATCH:
                account = _keep(store, batch, account, report)
        return _keep(store, batch, account, report)
    finally:
        store.release()


def _keep(
    store: Store, batch: list[tuple[Outcome, tuple[Entry, ...]]], account: Account, report: Report
) -> Account:
    states = iter(store.put([entry for _, entries in batch for entry in entries]))
    for outcome, entries in batch:
        ended = outcome
        for _ in entries:
            ended = Outcome(next(states), outcome.instance)
        account = account.plus(ended)
        report(ended)
    batch.clear()
    return account


def _lines(paths: list[str]) -> Iterator[tuple[bytes, str]]:
    for path in paths:
        with Path(path).open("rb") as file:
            for number, line in enumerate(file, 1):
                if line.strip():
                    yield line, f"{path}:{number}"
