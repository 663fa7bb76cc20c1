"""Kills runs at random moments and compares what they kept in the end with an undisturbed run."""

import asyncio
import os
import random
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from serial_press import Sites, write_press

from tawatur.model.article import Article
from tawatur.model.record import to_dict
from tawatur.pipeline.collector import Collector, Manner
from tawatur.pipeline.later import find_all
from tawatur.pipeline.library import Library
from tawatur.pipeline.read import default_registry, read_page
from tawatur.pipeline.warm import WARM_PAGE

# When a run began or when one of its processes came is no finding.
_OF_THE_RUN = ("first_seen", "fetched_at")


@dataclass(frozen=True)
class Kills:
    """What came of a number of kills."""

    kills: int
    articles: int
    lost: int
    doubled: int
    corrupt: int
    different: int
    seconds: float

    @property
    def is_kept(self) -> bool:
        return not (self.lost or self.doubled or self.corrupt or self.different)

    def __str__(self) -> str:
        return (
            f"{self.kills} kills, {self.articles} articles: {self.lost} lost, {self.doubled} doubled, "
            f"{self.corrupt} corrupt, {self.different} different"
        )


def kill_ingest(folder: Path, articles: int, kills: int, *, jobs: int, seed: int) -> Kills:
    """Kill runs of `ingest` over a file."""
    press = folder / "press.jsonl"
    write_press(press, articles, seed)

    def run(library: Library) -> bool:
        return library.ingest([press], jobs=jobs).failed == 0

    serials = {f"serial-{number}" for number in range(articles)}
    return kill_runs(
        folder, "ingest", run, expected=serials, kills=kills, seed=seed, serial=lambda article: article.id
    )


def kill_collect(folder: Path, articles: int, kills: int, *, jobs: int, seed: int) -> Kills:
    """Kill runs of `collect` over sites on loopback."""
    sites = Sites(articles, seed)
    manner = Manner(allow_hosts=(sites.hosts,), delay=0.0, jobs=jobs)

    def run(library: Library) -> bool:
        if not library.store.sources.sources():
            for source in sites.sources():
                library.store.sources.add(source, now=int(time.time()))
        collector = Collector(library.store, manner)
        asyncio.run(collector.run(once=True))
        return collector.tally.account.failed == 0

    try:
        return kill_runs(
            folder,
            "collect",
            run,
            expected=sites.addresses(),
            kills=kills,
            seed=seed,
            serial=lambda article: article.url or "",
        )
    finally:
        sites.close()


def kill_runs(
    folder: Path,
    name: str,
    run: Callable[[Library], bool],
    *,
    expected: set[str],
    kills: int,
    seed: int,
    serial: Callable[[Article], str],
) -> Kills:
    """Kill runs until there were enough, and compare each library in the end with an undisturbed one."""
    began = time.monotonic()
    # Forked runs need not load the models and compile the patterns each time.
    read_page(WARM_PAGE, default_registry())
    find_all(Article(title="عاد الوزير", text="عاد الوزير محمد إلى الرباط صباح أمس.", language="ar"))
    whole = folder / f"{name}-whole.db"
    seconds = _finish(whole, run)
    chance, done, rounds = random.Random(seed), 0, 0
    totals = [0, 0, 0, 0]
    while done < kills:
        rounds += 1
        killed = folder / f"{name}-{rounds}.db"
        while done < kills and _kill(killed, run, max(2.2 * seconds / (kills - done), 0.05), chance):
            done += 1
        _finish(killed, run)
        found = _compare(whole, killed, expected, serial)
        totals = [one + other for one, other in zip(totals, found, strict=True)]
    return Kills(done, len(expected), *totals, seconds=time.monotonic() - began)


def _start(path: Path, run: Callable[[Library], bool]) -> int:
    process = os.fork()
    if process:
        return process
    status = 1
    try:
        with redirect_stderr(sys.__stderr__), Library(path) as library:
            status = int(not run(library))
    finally:
        os._exit(status)


def _finish(path: Path, run: Callable[[Library], bool]) -> float:
    """Run to the end and return the seconds it took."""
    began = time.monotonic()
    _, status = os.waitpid(_start(path, run), 0)
    if status:
        raise SystemExit(f"a run that nobody killed ended with status {status}")
    return time.monotonic() - began


def _kill(path: Path, run: Callable[[Library], bool], longest: float, chance: random.Random) -> bool:
    """Run and kill at a random moment; False where the run was quicker."""
    process = _start(path, run)
    until = time.monotonic() + chance.uniform(0.0, longest)
    while time.monotonic() < until:
        ended, status = os.waitpid(process, os.WNOHANG)
        if ended:
            if status:
                raise SystemExit(f"a run that nobody killed ended with status {status}")
            return False
        time.sleep(0.001)
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
    return True


def _compare(
    whole: Path, killed: Path, expected: set[str], serial: Callable[[Article], str]
) -> tuple[int, int, int, int]:
    """Return how much a killed library lacks, has twice, holds damaged, or understood otherwise."""
    with Library(whole) as one, Library(killed) as other:
        right, found = dict(_read_all(one)), list(_read_all(other))
        names = [serial(article) for article in other.each()]
        searchable = other.search("الوفد", limit=1).total
        return (
            len(expected - set(names)) + abs(len(expected) - searchable),
            len(names) - len(set(names)),
            len(other.store.check()),
            sum(right.get(identity) != value for identity, value in found),
        )


def _read_all(library: Library) -> Iterator[tuple[str, Any]]:
    """Yield all that a library holds of each article; groups and stories by their members, not their ids."""
    stories, groups = dict[str, set[str]](), dict[str, set[str]]()
    bonds = {article.id: library.bonds(article.id) for article in library.each()}
    for identity, bond in bonds.items():
        if bond and bond.story:
            stories.setdefault(bond.story, set()).add(identity)
        if bond and bond.syndication:
            groups.setdefault(bond.syndication.group, set()).add(identity)
    for article in library.each():
        record = {key: value for key, value in to_dict(article).items() if key not in _OF_THE_RUN}
        bond = bonds[article.id]
        made: Any = to_dict(bond) if bond else None
        if bond and bond.story:
            made["story"] = stories[bond.story]
        if bond and bond.syndication:
            made["syndication"]["group"] = groups[bond.syndication.group]
        yield article.id, (record, made)
