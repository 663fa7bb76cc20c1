"""Kills a collector within half a second after it committed something: nothing that was kept may be lost or doubled, all must arrive in the end.

    python bench/collect_kill.py [--kills 20] [--sources 50] [--articles 40]

The press of bench/collect.py with serial numbers. After each SIGKILL the collector is started again; after the last one it
ends by itself. Exit status 1 where an article is lost, doubled, without findings or bonds, or the library is ill.
"""

import argparse
import multiprocessing
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import apsw
from collect import list_sources, serve_press

from tawatur.pipeline.library import Library


def main() -> int:
    """Kill and compare."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--sources", type=int, default=50)
    parser.add_argument("--articles", type=int, default=40)
    args = parser.parse_args()
    parent, child = multiprocessing.Pipe()
    context = multiprocessing.get_context("spawn")
    press = context.Process(target=serve_press, args=(child, args.articles), daemon=True)
    press.start()
    port = parent.recv()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.db"
        with Library(path) as library:
            for source in list_sources(args.sources, 0, port):
                library.store.sources.add(source, now=int(time.time()))
        kills = kill_often(path, port, args.kills)
        status = compare(path, args.sources * args.articles, kills)
    press.terminate()
    return status


def kill_often(path: Path, port: int, kills: int) -> int:
    """Start and kill the collector, then let it end; return how often it was alive when it was killed."""
    environment = {**os.environ, "TAWATUR_ALLOW_HOSTS": f"*.localhost:{port}"}
    command = [
        sys.executable,
        "-m",
        "tawatur",
        "collect",
        "--once",
        "--delay",
        "0",
        "--quiet",
        "--library",
        str(path),
    ]
    chance, done = random.Random(3), 0
    for _ in range(kills):
        before = count(path)
        run = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
        while run.poll() is None and count(path) == before:
            time.sleep(0.01)
        try:
            run.wait(chance.uniform(0.0, 0.5))
        except subprocess.TimeoutExpired:
            run.send_signal(signal.SIGKILL)
            run.wait()
            done += 1
    subprocess.run(command, env=environment, check=True)
    return done


def count(path: Path) -> int:
    """Return how many articles are committed."""
    connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
    connection.set_busy_timeout(10_000)
    try:
        return int(connection.execute("SELECT count(*) FROM articles").fetchone()[0])
    finally:
        connection.close()


def compare(path: Path, expected: int, kills: int) -> int:
    """Print what is lost, doubled, not understood, or ill."""
    with Library(path) as library:
        articles = list(library.each())
        urls = {article.url for article in articles}
        bare = sum(article.entities is None or library.bonds(article.id) is None for article in articles)
        searchable = library.search("", limit=1).total
        ailments = library.store.check()
    lost, doubled = expected - len(urls), len(articles) - len(urls)
    print(
        f"{kills} kills, {expected} articles: {lost} lost, {doubled} doubled, {bare} not understood, "
        f"{expected - searchable} not searchable, ailments: {[one.what for one in ailments]}"
    )
    return int(bool(lost or doubled or bare or ailments or searchable != expected))


if __name__ == "__main__":
    sys.exit(main())
