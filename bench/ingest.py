"""Ingest of real articles, file to committed and searchable: articles a second and peak memory.

    python bench/ingest.py [--jobs N] [--limit N] [--keep FOLDER]

Reads `corpus/*.jsonl.zst` under TAWATUR_SHARED/data (default ../shared/data); says so and stops where it is
missing. The library stays in --keep FOLDER for `bench/search.py`.
"""

import argparse
import os
import resource
import sys
import tempfile
import threading
import time
from pathlib import Path

from tawatur.pipeline.library import Library
from tawatur.pipeline.run import Tally


def corpus_files() -> list[Path]:
    shared = Path(os.environ.get("TAWATUR_SHARED", "../shared"))
    return sorted((shared / "data" / "corpus").glob("*.jsonl.zst"))


class Memory(threading.Thread):
    """Adds up the memory of this process and its offspring two times a second."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.peak = 0
        self.done = threading.Event()

    def run(self) -> None:
        while not self.done.wait(0.5):
            self.peak = max(self.peak, sum(map(resident, family(os.getpid()))))


def family(process: int) -> list[int]:
    found = [process]
    for task in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            found += [one for number in task.read_text().split() for one in family(int(number))]
        except OSError:
            continue
    return found


def resident(process: int) -> int:
    """Return its share of memory that is no mapped file: those of the index can be dropped at any time."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
        fields = dict(line.split(":", 1) for line in lines if line.startswith("Pss"))
        return int(fields["Pss_Anon"].split()[0]) * 1024
    except (OSError, KeyError):
        return 0


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--keep")
    parser.add_argument("files", nargs="*", help="instead of the corpus")
    args = parser.parse_args()
    files = args.files or corpus_files()
    if not files:
        print("bench/ingest.py: no corpus under TAWATUR_SHARED/data/corpus; nothing measured")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(args.keep or folder) / "bench.db"
        memory = Memory()
        memory.start()
        tally, began, seconds = Tally(), time.perf_counter(), time.process_time()

        def report(_outcome: object) -> None:
            if sys.stderr.isatty() and tally.account.seen % 2048 == 0:
                print(f"\r{tally.account.seen}", end="", file=sys.stderr)

        with Library(path) as library:
            library.ingest(files, jobs=args.jobs, report=report, tally=tally)
            found = library.search("السعودية", limit=1).total
            took = time.perf_counter() - began
        memory.done.set()
        size = path.stat().st_size
        index = sum(file.stat().st_size for file in path.with_name("bench.db.index").iterdir())
    kids = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"{tally.account}")
    print(f"{tally.account.seen / took:,.0f} documents/s with {args.jobs} processes: {took:,.1f} s")
    print(
        f"CPU: writer {time.process_time() - seconds:,.0f} s, workers {kids.ru_utime + kids.ru_stime:,.0f} s"
    )
    print(f"peak memory {memory.peak / 1e6:,.0f} MB; file {size / 1e6:,.0f} MB, index {index / 1e6:,.0f} MB")
    print(f"«السعودية»: {found} articles; load average {os.getloadavg()[0]:.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
