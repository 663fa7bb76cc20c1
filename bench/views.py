"""Page views while a run ingests into the same library: errors, and how long a view takes.

    python bench/views.py [--views N] [--articles N]

Serves the desk and ingests a press of our own with serial numbers in processes of their own, as on a server, and
asks for pages one after another: the river, an article, a search, the outlets. `--views 10000` is the promise.
"""

import argparse
import http.client
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

sys.path.insert(0, str(Path(__file__).parents[1] / "tools"))

from serial_press import write_press

PORT = 8971
WORDS = ("الوفد", "التعاون", "الرباط", "القاهرة مشروعا", "رئيس الوفد", '"صباح اليوم"', "الدوحة -بيروت")


def start(*arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "tawatur", *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def wait_for_desk(process: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        if process.poll() is not None:
            raise SystemExit("the desk ended by itself")
        try:
            if ask("/readyz")[0] == http.HTTPStatus.OK:
                return
        except OSError:
            pass
        time.sleep(0.1)
    raise SystemExit("the desk did not become ready")


def ask(address: str) -> tuple[int, float]:
    """Return the status and the seconds of one view, over a connection of its own as a new reader has."""
    began = time.perf_counter()
    connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=30)
    try:
        connection.request("GET", address)
        answer = connection.getresponse()
        answer.read()
        return answer.status, time.perf_counter() - began
    finally:
        connection.close()


def choose(chance: random.Random, articles: int) -> str:
    kind = chance.random()
    if kind < 0.3:
        return "/"
    if kind < 0.65:
        return f"/article/serial-{chance.randrange(articles)}"
    if kind < 0.95:
        return "/search?q=" + quote(chance.choice(WORDS))
    return "/outlets"


def tell(taken: Sequence[float]) -> str:
    ordered = sorted(taken)
    place = int(len(ordered) * 0.95)
    return f"p50 {statistics.median(ordered) * 1e3:.0f} ms, p95 {ordered[place] * 1e3:.0f} ms"


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--views", type=int, default=1_000)
    parser.add_argument("--articles", type=int, default=20_000)
    args = parser.parse_args()
    chance = random.Random(1)
    with tempfile.TemporaryDirectory() as folder:
        library, press, first = (str(Path(folder) / name) for name in ("v.db", "press.jsonl", "first.jsonl"))
        write_press(Path(first), 500, 1)
        write_press(Path(press), args.articles, 1)
        subprocess.run(
            [sys.executable, "-m", "tawatur", "ingest", "--library", library, first],
            check=True, capture_output=True,
        )  # fmt: skip
        desk = start("serve", "--library", library, "--port", str(PORT))
        wait_for_desk(desk)
        writer = start("ingest", "--jobs", "1", "--library", library, press)
        errors, during, taken = 0, 0, []
        try:
            for _ in range(args.views):
                status, seconds = ask(choose(chance, 500))
                during += writer.poll() is None
                errors += status != http.HTTPStatus.OK
                taken.append(seconds)
        finally:
            ended = time.monotonic()
            desk.terminate()
            desk.wait()
            stopped = time.monotonic() - ended
            writer.terminate()
            writer.wait()
    print(f"{args.views} views, {during} of them while a run ingested: {errors} errors, {tell(taken)}")
    print(f"the desk ended {stopped:.1f} s after it was asked to")
    return int(errors > 0)


if __name__ == "__main__":
    sys.exit(main())
