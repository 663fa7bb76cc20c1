"""Many documents: read by worker processes, kept in batches by one writer, accounted for one by one."""

import os
import signal
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from itertools import chain, islice
from typing import BinaryIO

from tawatur.model.outcome import Account, Outcome, Problem
from tawatur.pipeline.crew import Death
from tawatur.pipeline.ingest import (
    Reading,
    lose_input,
    poison_of,
    read_inputs_of,
    refuse_input,
    settle_outcome,
)
from tawatur.pipeline.inputs import Input, read_inputs
from tawatur.pipeline.nest import Limits
from tawatur.pipeline.rework import Watch, finish_work, ignore_progress
from tawatur.pipeline.warm import WARM_PAGE
from tawatur.pipeline.workers import Workers
from tawatur.store.protocol import Store

Report = Callable[[Outcome], None]
# A task for a worker, and a batch for the writer: so many documents, or so many bytes.
_TASK, _TASK_BYTES = 64, 4 * 1024 * 1024
_BATCH = 256
# So many of the documents that were not kept are remembered with their reasons; all are counted and reported.
_MOST_PROBLEMS = 10_000
# Below this, starting processes costs more time than it saves.
_FEW = 128
# After so many articles, or so many seconds, the index is committed: what was kept can be found.
_INDEX_COMMIT, _INDEX_SECONDS = 8_192, 15.0


@dataclass
class Tally:
    """What a run has done so far; it stays right when the run is interrupted.

    Attributes:
        account: the outcomes, counted.
        unknown: fields of records that were not understood, with how often.
        problems: the first outcomes that are neither kept nor unchanged.
    """

    account: Account = field(default_factory=Account)
    unknown: Counter[str] = field(default_factory=Counter)
    problems: list[Outcome] = field(default_factory=list)


def ignore_report(outcome: Outcome) -> None:
    """Take no notice of an outcome."""


def ingest_paths(
    store: Store,
    paths: Iterable[str],
    *,
    jobs: int = 1,
    stdin: BinaryIO | None = None,
    report: Report = ignore_report,
    tally: Tally | None = None,
    later: bool = False,
    watch: Watch = ignore_progress,
) -> Tally:
    """Read all documents under the paths and keep their articles.

    Args:
        store: where they are kept.
        paths: files, folders, ``-``.
        jobs: worker processes; 0 is one for each core, 1 reads in this process.
        stdin: where ``-`` is read from.
        report: called with each Outcome once it is sure, in input order.
        tally: counted into; give one to know what was done before an interruption.
        later: leave the findings in what was kept to `rework`.
        watch: told how far the work after the reading has come.

    Raises:
        LibraryLocked, LibraryReadOnly, LibraryError: nothing can be kept; what was kept before is safe.
    """
    inputs = read_inputs(paths, stdin=stdin)
    return ingest_inputs(store, inputs, jobs=jobs, report=report, tally=tally, later=later, watch=watch)


def ingest_inputs(
    store: Store,
    inputs: Iterator[Input | Problem],
    *,
    jobs: int = 1,
    outlets: str = "",
    report: Report = ignore_report,
    tally: Tally | None = None,
    later: bool = False,
    watch: Watch = ignore_progress,
    limits: Limits | None = None,
) -> Tally:
    """Read documents as they come and keep their articles; then find what is in them.

    A document is safe and searchable before it is understood. What is found in it is open work, which an
    interruption or a kill leaves to the next `ingest` or `rework`.

    Args:
        store: where they are kept.
        inputs: the documents; a Problem stands for one that could not be had.
        jobs: worker processes; 0 is one for each core, 1 reads in this process.
        outlets: a table of outlets to know besides those that ship.
        report: called with each Outcome once it is sure, in input order.
        tally: counted into.
        later: leave the findings in what was kept to `rework`.
        watch: told how far the work after the reading has come.
        limits: what one document may cost the process that reads it; used where ``jobs`` is not 1.

    Raises:
        LibraryLocked, LibraryReadOnly, LibraryError: as `ingest_paths`.
    """
    tally = tally or Tally()
    store.claim()
    try:
        jobs = jobs or os.cpu_count() or 1
        readings = _read_all(inputs, jobs, outlets, limits)
        unseen, seen_at = 0, time.monotonic()
        while batch := list(islice(readings, _BATCH)):
            unseen += _keep(store, batch, tally, report)
            if unseen >= _INDEX_COMMIT or time.monotonic() - seen_at >= _INDEX_SECONDS:
                store.publish()
                unseen, seen_at = 0, time.monotonic()
        store.publish()
        store.record_run(tally.account, tally.problems)
        if not later:
            finish_work(store, jobs=jobs, watch=watch)
    finally:
        store.release()
    return tally


def _keep(store: Store, batch: list[Reading], tally: Tally, report: Report) -> int:
    """Keep one batch in one transaction and count its outcomes; return the number of its articles."""
    entries = [entry for reading in batch for entry in reading.entries]
    # Asked to end in between, what is kept would not be counted.
    with _signals_wait():
        _count(batch, store.put(entries), store, tally, report)
    return len(entries)


@contextmanager
def _signals_wait() -> Iterator[None]:
    """Let SIGINT and SIGTERM wait for the end of the block; only the main thread is told of them."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    asked: list[int] = []
    numbers = (signal.SIGINT, signal.SIGTERM)
    before = {number: signal.signal(number, lambda caught, _: asked.append(caught)) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        if asked:
            signal.raise_signal(asked[0])


def _count(batch: list[Reading], states: tuple[str, ...], store: Store, tally: Tally, report: Report) -> None:
    store.put_poison([poison for reading in batch if (poison := poison_of(reading))])
    place = 0
    for reading in batch:
        outcome = settle_outcome(reading, states[place : place + len(reading.entries)])
        place += len(reading.entries)
        tally.account = tally.account.plus(outcome)
        tally.unknown.update(reading.unknown)
        if outcome.reason and len(tally.problems) < _MOST_PROBLEMS:
            tally.problems.append(outcome)
        report(outcome)


def _read_all(
    inputs: Iterator[Input | Problem], jobs: int, outlets: str, limits: Limits | None
) -> Iterator[Reading]:
    """Read documents in order; a Problem takes its place in the line."""
    if jobs == 1:
        for found in inputs:
            yield from read_or_refuse((found,), outlets)
        return
    first = list(islice(inputs, _FEW))
    rest = chain(first, inputs)
    # A page may be poison, whose reader must be one that can be ended; a record is not.
    if len(first) < _FEW and not any(isinstance(found, Input) and found.page for found in first):
        for found in rest:
            yield from read_or_refuse((found,), outlets)
        return
    work = partial(read_or_refuse, outlets=outlets)
    workers = Workers[Input | Problem, Reading](
        work, jobs=jobs, lost=_lose, warm=(Input("", page=WARM_PAGE),), limits=limits
    )
    for readings in workers.run(_tasks(rest)):
        yield from readings


def read_or_refuse(task: tuple[Input | Problem, ...], outlets: str = "") -> list[Reading]:
    """Do one task, in a worker process where there are several."""
    readings: list[Reading] = []
    for found in task:
        if isinstance(found, Problem):
            readings.append(refuse_input(found))
        else:
            readings += read_inputs_of((found,), outlets=outlets)
    return readings


def _lose(found: Input | Problem, death: Death) -> Reading:
    return refuse_input(found) if isinstance(found, Problem) else lose_input(found, death)


def _tasks(inputs: Iterable[Input | Problem]) -> Iterator[tuple[Input | Problem, ...]]:
    task: list[Input | Problem] = []
    size = 0
    for found in inputs:
        task.append(found)
        size += 0 if isinstance(found, Problem) else found.size
        if len(task) >= _TASK or size >= _TASK_BYTES:
            yield tuple(task)
            task, size = [], 0
    if task:
        yield tuple(task)
