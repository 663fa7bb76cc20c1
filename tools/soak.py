"""Kills ingesting and collecting runs at random moments, causes every other fault, and prints what holds.

    python tools/soak.py [--articles N] [--kills N] [--jobs N] [--seed N] [--only ingest|collect]

An undisturbed run comes first: what the killed ones hold in the end must be equal to it, findings and bonds
included. Exit status 1 where a promise was broken.
"""

import argparse
import ast
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from soak_kills import Kills, kill_collect, kill_ingest

_ROOT = Path(__file__).parents[1]
_FAULTS = _ROOT / "tests" / "faults"
_RESULT = re.compile(r"^(PASSED|FAILED|SKIPPED|ERROR)\b.*?(test_f\d\d\w*)\.py")


@dataclass(frozen=True)
class Promise:
    """A line of the table."""

    name: str
    says: str
    figure: str
    seconds: float
    is_kept: bool


def tell_kills(name: str, kills: Kills) -> Promise:
    """Return the line of a run that was killed."""
    says = (
        f"`tawatur {name}` killed at random moments: nothing lost, doubled, corrupt or understood otherwise"
    )
    return Promise("F1", says, str(kills), kills.seconds, kills.is_kept)


def view_pages(views: int) -> Promise:
    """Ask the desk for pages while a run ingests."""
    began = time.monotonic()
    command = [sys.executable, "bench/views.py", "--views", str(views)]
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=_ROOT)
    said = "; ".join(done.stdout.split("\n")).strip("; ") or done.stderr.strip()[-200:]
    return Promise(
        "views", "reading goes on while a run ingests", said, time.monotonic() - began, not done.returncode
    )


def cause_faults() -> Iterator[Promise]:
    """Run the tests that cause each fault; one line a fault."""
    began = time.monotonic()
    command = [sys.executable, "-m", "pytest", "-q", "--no-header", "-rA", str(_FAULTS)]
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=_ROOT)
    results: dict[str, Counter[str]] = {path.stem: Counter() for path in sorted(_FAULTS.glob("test_f*.py"))}
    for line in done.stdout.splitlines():
        if match := _RESULT.match(line):
            results[match[2]][match[1].lower()] += 1
    seconds = (time.monotonic() - began) / max(len(results), 1)
    for stem, counts in results.items():
        says = (
            ast.get_docstring(ast.parse((_FAULTS / f"{stem}.py").read_text("utf-8"))) or stem
        ).splitlines()[0]
        number, _, what = says.partition(": ")
        figure = ", ".join(f"{count} {word}" for word, count in sorted(counts.items())) or "not run"
        kept = counts["passed"] > 0 and not counts["failed"] and not counts["error"]
        yield Promise(number, what.rstrip("."), figure, seconds, kept)


def print_table(promises: list[Promise]) -> None:
    """Print the promises as a Markdown table."""
    print("\n| | promise | measured | s | kept |\n| --- | --- | --- | ---: | --- |")
    for one in promises:
        kept = "yes" if one.is_kept else "**NO**"
        print(f"| {one.name} | {one.says} | {one.figure} | {one.seconds:.0f} | {kept} |")


def main() -> int:
    """Run all and print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--views", type=int, default=10_000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", choices=("ingest", "collect"), help="only the kills of one kind of run")
    args = parser.parse_args()
    promises = []
    with tempfile.TemporaryDirectory() as folder:
        for name, kill in (("ingest", kill_ingest), ("collect", kill_collect)):
            if args.only in {None, name}:
                kills = kill(Path(folder), args.articles, args.kills, jobs=args.jobs, seed=args.seed)
                promises.append(tell_kills(name, kills))
                print(f"{name}: {kills}; {kills.seconds:.0f} s", file=sys.stderr, flush=True)
    if args.only is None:
        promises.append(view_pages(args.views))
        promises += cause_faults()
    print_table(promises)
    return int(not all(one.is_kept for one in promises))


if __name__ == "__main__":
    sys.exit(main())
