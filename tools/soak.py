"""Kills an ingesting run at random moments and proves what came of it; then causes every other fault.

    python tools/soak.py [--articles N] [--kills N] [--jobs N] [--seed N] [--only-kills]

Prints one line a promise; exit status 1 where one was broken. An undisturbed run comes first: what the killed
one holds in the end must be equal to it, findings and bonds included.
"""

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tawatur.model.article import Article
from tawatur.model.record import to_dict
from tawatur.pipeline.later import find_all
from tawatur.pipeline.library import Library

PLACES = ("الرباط", "القاهرة", "الرياض", "بيروت", "بغداد", "تونس", "الدوحة", "عمان", "مسقط", "الخرطوم")
# Every so many articles the last one is printed again by another outlet, so that there is something to bind.
_COPIED = 7


def write_press(path: Path, count: int, seed: int) -> None:
    """Write a press of articles with serial numbers, some of them copies of one another."""
    chance = random.Random(seed)
    with path.open("w", encoding="utf-8") as file:
        text = ""
        for number in range(count):
            if number % _COPIED or not text:
                place, other = chance.sample(PLACES, 2)
                text = (
                    f"وصل الوفد رقم {number} إلى {place} قادما من {other} صباح اليوم لبحث التعاون. "
                    f"وقال رئيس الوفد إن الاتفاق رقم {number * 3 + 1} يشمل {number % 90 + 10} مشروعا جديدا."
                )
            record = {
                "id": f"serial-{number}",
                "title": f"الوفد {number} يصل",
                "text": text,
                "published": f"2023-{1 + number % 12:02d}-{1 + number % 28:02d}",
                "source": f"outlet-{number % 11}.example",
            }
            file.write(json.dumps(record, ensure_ascii=False) + "\n")


def start(library: Path, press: Path, jobs: int) -> int:
    """Start a process that ingests; forked, so that it need not load the models each time."""
    process = os.fork()
    if process:
        return process
    status = 1
    try:
        with Library(library) as opened:
            account = opened.ingest([press], jobs=jobs)
            status = int(account.failed > 0)
    finally:
        os._exit(status)


def run_undisturbed(library: Path, press: Path, jobs: int) -> float:
    """Ingest without a fault and return the seconds it took."""
    began = time.monotonic()
    _, status = os.waitpid(start(library, press, jobs), 0)
    if status:
        raise SystemExit(f"the undisturbed run ended with status {status}")
    return time.monotonic() - began


def kill_at_random(library: Path, press: Path, jobs: int, longest: float, chance: random.Random) -> bool:
    """Ingest and kill at a random moment; False where the run was quicker."""
    process = start(library, press, jobs)
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


def read_all(library: Library) -> Iterator[tuple[str, object]]:
    """Yield all that a library holds of each article, but the moment at which it came."""
    for article in library.each():
        record = to_dict(article)
        record.pop("first_seen", None)
        bonds = library.bonds(article.id)
        yield article.id, (record, to_dict(bonds) if bonds else None)


def compare(whole: Path, killed: Path, count: int) -> dict[str, int]:
    """Return what a killed library lacks, has twice, holds damaged, or understood otherwise."""
    with Library(whole) as one, Library(killed) as other:
        expected, found = dict(read_all(one)), list(read_all(other))
        ids = [identity for identity, _ in found]
        serial = {f"serial-{number}" for number in range(count)}
        searchable = other.search("الوفد", limit=1).total
        return {
            "lost": len(serial - set(ids)) + abs(count - searchable),
            "doubled": len(ids) - len(set(ids)),
            "corrupt": len(other.store.check()),
            "different": sum(expected.get(identity) != value for identity, value in found),
        }


def kill_runs(folder: Path, args: argparse.Namespace) -> dict[str, int]:
    """Kill runs until there were enough, and compare each library in the end with an undisturbed one."""
    press = folder / "press.jsonl"
    write_press(press, args.articles, args.seed)
    find_all(Article(title="عاد الوزير", text="عاد الوزير محمد إلى الرباط صباح أمس.", language="ar"))
    seconds = run_undisturbed(folder / "whole.db", press, args.jobs)
    chance = random.Random(args.seed)
    totals = {"kills": 0, "lost": 0, "doubled": 0, "corrupt": 0, "different": 0}
    rounds = 0
    while totals["kills"] < args.kills:
        rounds += 1
        killed = folder / f"killed-{rounds}.db"
        left = args.kills - totals["kills"]
        while left and kill_at_random(killed, press, args.jobs, max(2.2 * seconds / left, 0.05), chance):
            totals["kills"] += 1
            left = args.kills - totals["kills"]
        run_undisturbed(killed, press, args.jobs)
        for name, number in compare(folder / "whole.db", killed, args.articles).items():
            totals[name] += number
    return totals


def main() -> int:
    """Run all and print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only-kills", action="store_true", help="not the other faults")
    args = parser.parse_args()
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        totals = kill_runs(Path(folder), args)
    broken = any(number for name, number in totals.items() if name != "kills")
    told = ", ".join(f"{number} {name}" for name, number in totals.items() if name != "kills")
    print(f"F1  kill -9 at {totals['kills']} random moments of {args.articles} articles: {told}")
    print(f"    {time.monotonic() - began:.0f} s with {args.jobs} processes, seed {args.seed}")
    if not args.only_kills:
        views = subprocess.run([sys.executable, "bench/views.py", "--views", "10000"], check=False)
        broken = broken or views.returncode != 0
        faults = [sys.executable, "-m", "pytest", "-q", "--no-header", "-rA", "tests/faults"]
        done = subprocess.run(faults, check=False, capture_output=True, text=True)
        for line in done.stdout.splitlines():
            if line.startswith(("PASSED", "FAILED", "SKIPPED", "ERROR")):
                print(line)
        broken = broken or done.returncode != 0
    return int(broken)


if __name__ == "__main__":
    sys.exit(main())
