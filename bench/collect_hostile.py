"""The hostile corpus through the collector's own door: every case is one source, the canary must stay silent.

    python bench/collect_hostile.py [--class http]

Reads ``data/hostile`` under ``TAWATUR_SHARED`` (default ``../shared``): its server is run as it stands. Prints one line a
case that breaks an expectation this run can see (canary hits, crashed collector, time), and the totals.
"""

import argparse
import asyncio
import http.client
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tawatur.model.source import Feed, Source
from tawatur.pipeline.collector import Collector, Manner
from tawatur.pipeline.library import Library

_KINDS = {"feed": "feed", "http": "feed", "sitemap": "sitemap", "page": "page"}


def main() -> int:
    """Collect every case once, and once more an hour later; return 1 on a hit."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--class", dest="kind", default="")
    args = parser.parse_args()
    shared = Path(os.environ.get("TAWATUR_SHARED", "../shared")) / "data/hostile"
    if not shared.is_dir():
        print(f"skipped: {shared} is not there")
        return 0
    manifest = shared / "manifest.jsonl"
    cases = [json.loads(line) for line in manifest.read_text(encoding="utf-8").splitlines()]
    cases = [one for one in cases if one["kind"] in _KINDS and one["class"].startswith(args.kind)]
    command = [sys.executable, "-B", "hostile_server.py", str(manifest)]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, cwd=shared, text=True)
    try:
        address = json.loads(server.stdout.readline())["server"] if server.stdout else ""
        return run(cases, address)
    finally:
        server.terminate()


def run(cases: list[dict], address: str) -> int:
    """Collect the cases and print what came of them."""
    port = address.rsplit(":", 1)[1]
    ended: dict[str, list[str]] = {}
    with tempfile.TemporaryDirectory() as folder, Library(Path(folder) / "a.db") as library:
        now = int(time.time())
        for case in cases:
            url = case.get("http", {}).get("url") or f"{address}/c/{case['id']}"
            if _KINDS[case["kind"]] == "page":
                library.store.visits.add_pages("", [(url, now)], now=now)
            else:
                feed = Feed(url, _KINDS[case["kind"]])
                library.store.sources.add(Source(case["id"], case["id"], url, None, (feed,)), now=now)
        started = time.monotonic()
        for later in (0, 3_700):
            collector = Collector(
                library.store,
                Manner(allow_hosts=(f"127.0.0.1:{port}",), delay=0.0),
                clock=lambda later=later: time.time() + later,
                report=lambda outcome: ended.setdefault(outcome.instance, []).append(outcome.state),
            )
            asyncio.run(asyncio.wait_for(collector.run(once=True), 900))
            print(collector.tally.account, f"{time.monotonic() - started:.0f} s")
        kept = library.count()
    connection = http.client.HTTPConnection("127.0.0.1", int(port))
    connection.request("GET", "/__hits__")
    hits = json.loads(connection.getresponse().read())
    busiest = max(hits["parallel"].values(), default=0)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(
        f"{len(cases)} cases, {len(hits['cases'])} asked for, {kept} articles, at most {busiest} at once to a case"
    )
    print(f"canary hits: {len(hits['canary'])} {hits['canary'][:5]}; memory {memory} MB")
    return int(bool(hits["canary"]))


if __name__ == "__main__":
    sys.exit(main())
