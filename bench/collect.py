"""Collecting from a press on loopback: throughput, and what slow, dead and hostile sources cost the others.

    python bench/collect.py      # 500 sources that come due over 40 s, a tenth of them bad, against the good ones alone
    python bench/collect.py --sources 100 --articles 30 --bad 0 --over 0 --delay 0     # throughput, all due at once

The press runs in a process of its own on the same cores. Printed for each run: seconds from when a good source came
due until its last article was kept (mean, median, 95th percentile), articles a second fetched, committed and
searchable, and the largest memory of this process. Pages are made of random words, about 160 a page.
"""

import argparse
import asyncio
import json
import multiprocessing
import random
import resource
import statistics
import tempfile
import time
import zlib
from functools import cache
from pathlib import Path
from typing import Any

from tawatur.model.source import Feed, Source
from tawatur.pipeline.collector import Collector, Manner
from tawatur.pipeline.library import Library

_STEMS = [
    "كتب",
    "درس",
    "عمل",
    "نقل",
    "بحث",
    "حفظ",
    "رسم",
    "جمع",
    "شرح",
    "فتح",
    "غلق",
    "رفع",
    "خفض",
    "زرع",
    "صنع",
    "بنى",
    "سكن",
    "سفر",
    "حضر",
    "غاب",
    "قرر",
    "عرض",
]
_SHAPES = ("ال{}", "{}", "{}ون", "{}ات", "ي{}", "ت{}", "م{}", "{}ة", "{}هم", "وال{}", "{}ية", "م{}ين")
_WORDS = [shape.format(stem) for stem in _STEMS for shape in _SHAPES]
# What a collector does all its life is measured, not how its processes start.
_SETTLES_S = 20
_BAD = ("slow_body", "silent", "refused", "error", "bomb", "endless", "loop", "garbage", "huge_feed", "close")


def make_page(site: int, number: int) -> bytes:
    """Return one article as a page; the same for the same numbers."""
    chance = random.Random(site * 100_003 + number)
    title = " ".join(chance.choices(_WORDS, k=8))
    paragraphs = "".join(f"<p>{' '.join(chance.choices(_WORDS, k=40))}.</p>" for _ in range(4))
    links = "".join(
        f'<li><a href="/x/{n}">{" ".join(chance.choices(_WORDS, k=4))}</a></li>' for n in range(40)
    )
    return (
        f'<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta property="article:published_time" content="2024-01-01T08:{number % 60:02d}:00Z"></head>'
        f"<body><nav><ul>{links}</ul></nav><article><h1>{title}</h1>{paragraphs}</article></body></html>"
    ).encode()


def make_feed(site: int, articles: int, port: int) -> bytes:
    """Return the feed of a site."""
    items = "".join(
        f"<item><title>{site} {n}</title><link>http://s{site}.localhost:{port}/news/{n}</link></item>"
        for n in range(articles)
    )
    return f"<rss version='2.0'><channel><title>s{site}</title>{items}</channel></rss>".encode()


def serve_press(ready: Any, articles: int) -> None:
    """Run the press until the process is ended."""
    port = 0

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                path = head.split(b" ", 2)[1].decode()
                host = head.lower().split(b"host: ")[1].split(b".")[0].decode()
                if host.startswith("bad"):
                    await misbehave(writer, _BAD[int(host[3:]) % len(_BAD)], path)
                    return
                site = int(host[1:])
                found = path.startswith("/news/") or path == "/feed"
                body = (
                    b""
                    if not found
                    else (
                        make_feed(site, articles, port) if path == "/feed" else make_page(site, int(path[6:]))
                    )
                )
                kind = "application/rss+xml" if path == "/feed" else "text/html; charset=utf-8"
                writer.write(
                    f"HTTP/1.1 {200 if found else 404} X\r\nContent-Type: {kind}\r\n"
                    f"Content-Length: {len(body)}\r\n\r\n".encode()
                    + body
                )
                await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    async def run() -> None:
        nonlocal port
        make_bomb()
        server = await asyncio.start_server(answer, "127.0.0.1", 0, backlog=1_024)
        port = server.sockets[0].getsockname()[1]
        ready.send(port)
        await server.serve_forever()

    asyncio.run(run())


async def misbehave(writer: asyncio.StreamWriter, how: str, path: str) -> None:
    """Answer as no site should."""
    if path == "/robots.txt" and how not in {"silent", "close"}:
        writer.write(b"HTTP/1.1 404 X\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
    elif how == "silent":
        await asyncio.sleep(600)
    elif how == "slow_body":
        writer.write(b"HTTP/1.1 200 X\r\nContent-Length: 5000\r\n\r\n")
        for _ in range(5_000):
            writer.write(b"<")
            await writer.drain()
            await asyncio.sleep(1)
    elif how == "endless":
        writer.write(b"HTTP/1.1 200 X\r\nContent-Type: text/xml\r\n\r\n")
        for _ in range(4_000):
            writer.write(b" " * 65_536)
            await writer.drain()
    elif how == "bomb":
        body = make_bomb()
        writer.write(
            b"HTTP/1.1 200 X\r\nContent-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % len(body) + body
        )
    elif how == "loop":
        writer.write(f"HTTP/1.1 302 X\r\nLocation: {path}x\r\nContent-Length: 0\r\n\r\n".encode())
    elif how == "huge_feed":
        body = (
            b"<rss><channel>" + b"<item><title>x</title><link>http://169.254.169.254/</link></item>" * 80_000
        )
        writer.write(b"HTTP/1.1 200 X\r\nContent-Length: %d\r\n\r\n" % len(body) + body)
    elif how == "garbage":
        writer.write(b"\xff\x00" * 5_000)
    elif how == "error":
        writer.write(b"HTTP/1.1 503 X\r\nContent-Length: 0\r\n\r\n")
    await writer.drain()


@cache
def make_bomb() -> bytes:
    """Return 300 MB of zeros, packed."""
    engine = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b"".join(engine.compress(b"\0" * 1_048_576) for _ in range(300)) + engine.flush()


def list_sources(good: int, bad: int, port: int) -> list[Source]:
    """Return the sources of a run; bad ones stand among the good."""
    names = [f"s{n}" for n in range(good)] + [f"bad{n}" for n in range(bad)]
    random.Random(7).shuffle(names)
    sources = []
    for name in names:
        refused = name.startswith("bad") and _BAD[int(name[3:]) % len(_BAD)] == "refused"
        base = f"http://{name}.localhost:{1 if refused else port}"
        sources.append(Source(name, name, base + "/", None, (Feed(base + "/feed"),)))
    return sources


def measure(good: int, bad: int, args: argparse.Namespace, folder: Path) -> dict[str, float]:
    """Collect all sources once and return what it took."""
    articles, jobs = args.articles, args.jobs
    parent, child = multiprocessing.Pipe()
    press = multiprocessing.get_context("spawn").Process(
        target=serve_press, args=(child, articles), daemon=True
    )
    press.start()
    port = parent.recv()
    left = {f"s{n}": articles for n in range(good)}
    ended: dict[str, float] = {}
    with Library(folder / f"{good}-{bad}.db") as library:
        sources, now = list_sources(good, bad, port), int(time.time()) + _SETTLES_S * bool(args.over)
        due = {source.id: now + args.over * n // len(sources) for n, source in enumerate(sources)}
        for source in sources:
            library.store.sources.add(source, now=due[source.id])
        started = time.time()

        def report(outcome: Any) -> None:
            name = outcome.instance.split("//")[1].split(".")[0]
            if outcome.state == "kept" and name in left:
                left[name] -= 1
                if not left[name]:
                    ended[name] = time.time() - max(due[name], started)
                    if len(ended) == good:
                        collector.stop()

        hosts = (f"*.localhost:{port}", "*.localhost:1")
        collector = Collector(
            library.store, Manner(allow_hosts=hosts, delay=args.delay, jobs=jobs), report=report
        )
        asyncio.run(collector.run(once=not args.over))
        took = time.time() - started
        kept = collector.tally.account.kept
        searchable = library.search("", limit=1).total
        waiting = library.store.count_waiting("annotate")
    press.terminate()
    press.join()
    times = sorted(ended.values())
    return {
        "good": good,
        "bad": bad,
        "kept": kept,
        "searchable": searchable,
        "not_yet_annotated": waiting,
        "mean_s": round(statistics.mean(times), 2),
        "median_s": round(statistics.median(times), 2),
        "p95_s": round(times[int(len(times) * 0.95)], 2),
        "last_s": round(times[-1], 2),
        "articles_per_s": round(kept / took, 1),
        "memory_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


def main() -> None:
    """Measure the good sources alone, then among the bad ones."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--sources", type=int, default=500)
    parser.add_argument("--articles", type=int, default=4)
    parser.add_argument("--bad", type=float, default=0.1)
    parser.add_argument("--over", type=int, default=40, help="seconds over which the sources come due")
    parser.add_argument("--delay", type=float, default=0.5, help="seconds before each request to a host")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=1)
    args = parser.parse_args()
    bad = int(args.sources * args.bad)
    good = args.sources - bad
    alone, among = [], []
    for _ in range(args.rounds):
        for number, into in ((0, alone), (bad, among)):
            with tempfile.TemporaryDirectory() as folder:
                into.append(measure(good, number, args, Path(folder)))
            print(json.dumps(into[-1]), flush=True)
            if not bad:
                break
    if bad:
        for key in ("mean_s", "median_s", "p95_s"):
            ratio = min(run[key] for run in among) / min(run[key] for run in alone)
            print(f"{key}: the others take {ratio:.2f} times as long")


if __name__ == "__main__":
    main()
