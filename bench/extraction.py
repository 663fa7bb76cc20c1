"""Reads pages with right answers beside other extractors and prints quality and speed of all of them.

    python bench/extraction.py [--no-own] [--pages FOLDER] [--show]

`TAWATUR_SHARED` (default ../shared) holds data/extraction; `TAWATUR_PEERS_PYTHON` is a Python with
trafilatura, newspaper4k, goose3, readability-lxml, resiliparse, nltk installed. Without it only ours is measured.
The time of a page is the least CPU time of three rounds after one that warms caches, for every engine alike.
Tokens: NFKC, format characters, tatweel and marks dropped, casefold; F1 of multisets a page, mean over pages.
"""

import argparse
import gc
import json
import os
import subprocess
import time
from datetime import datetime
from pathlib import Path

from extraction_gold import judge, load_cases, table_row
from extraction_peers import ROUNDS

from tawatur.errors import TawaturError
from tawatur.model.page import Page
from tawatur.pipeline.read import default_registry, know_names, read_page


def run_ours(cases):
    pages = []
    for case in cases:
        fetched = datetime.fromisoformat(case["fetched"]) if case["fetched"] else None
        pages.append(
            (
                case["id"],
                Page(
                    Path(case["path"]).read_bytes(), url=case["url"], fetched_at=fetched, origin=case["path"]
                ),
            )
        )
    registry = default_registry()
    gc.freeze()  # as the command line does
    answers, seconds = {}, {}
    for attempt in range(ROUNDS):
        know_names.cache_clear()  # no page profits from the names it held in an earlier round
        for name, page in pages:
            begin = time.process_time()
            try:
                answers[name] = read_page(page, registry)[0]
            except TawaturError as error:
                answers[name] = error
            took = time.process_time() - begin
            if attempt:  # the first round warms caches
                seconds[name] = min(seconds.get(name, took), took)
    return answers, seconds


def as_answer(article):
    if isinstance(article, TawaturError):
        return {"error": str(article)}
    return {"text": article.text, "title": article.title, "published": article.published, "authors": article.authors,
            "tags": article.tags, "attribution": [(one.name, one.form) for one in article.attribution]}  # fmt: skip


def run_peers(cases):
    python = os.environ.get("TAWATUR_PEERS_PYTHON")
    if not python:
        print("TAWATUR_PEERS_PYTHON is not set: only Tawatur is measured")
        return {}
    script = Path(__file__).with_name("extraction_peers.py")
    data = json.dumps([{key: case[key] for key in ("id", "path", "url")} for case in cases])
    done = subprocess.run(
        [python, "-W", "ignore", script], input=data, capture_output=True, text=True, check=False
    )
    if done.returncode:
        print(done.stderr[-2000:])
        return {}
    return json.loads(done.stdout)


def print_group(title, cases, results):
    print(f"\n{title}: {len(cases)} pages")
    took = {name: sum(result["seconds"][case["id"]] for case in cases) for name, result in results.items()}
    base = took.get("trafilatura")
    for name, result in results.items():
        judged = [judge(case, result["answers"][case["id"]]) for case in cases]
        rate = len(cases) / took[name]
        ratio = f" = {base / took[name]:.2f} x trafilatura" if base else ""
        print(table_row(name, judged, f"{rate:.0f} pages/CPU s{ratio}"))


def show_faults(cases, answers):
    for case in cases:
        given = judge(case, answers[case["id"]])
        faults = (
            [k for k in ("full", "title") if not given[k]]
            + ["leak"] * given["leak"]
            + ([f"day {given['day']}"] if given["day"] != "ok" else [])
        )
        faults += (
            ["utc"] * (given["utc"] is False)
            + ["author"] * (given["author"] is False)
            + ["no_author"] * (given["no_author"] is False)
        )
        t, c = given["tags"], given["credit"]
        faults += [f"tags {t}"] * (t[0] != t[1] or t[0] != t[2]) + [f"credit {c}"] * (
            c[0] != c[1] or c[0] != c[2]
        )
        if faults:
            a = answers[case["id"]]
            print(f"  {case['id']}: {faults} p {given['p']:.3f} r {given['r']:.3f} {a.get('error', '')}")
            if "title" in faults:
                print("     title:", a.get("title"), "|", case["gold"]["title"])
            if any("tags" in f or "cred" in f or "author" in f for f in faults):
                print(
                    "     tags:",
                    a.get("tags"),
                    "|",
                    case["gold"].get("tags"),
                    "authors:",
                    a.get("authors"),
                    "|",
                    case["gold"].get("author"),
                    "credits",
                    a.get("attribution"),
                    "|",
                    case["gold"].get("source"),
                )
            if any("day" in f or "utc" in f for f in faults):
                print("     published:", a.get("published"), "|", case["gold"].get("published"))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--no-own", action="store_true", help="leave out tests/pages")
    parser.add_argument(
        "--pages", action="append", default=[], help="a further folder of .html with .json answers"
    )
    parser.add_argument("--show", action="store_true", help="list our faults page by page")
    args = parser.parse_args()
    cases = load_cases(own=not args.no_own, extra=args.pages)
    if not cases:
        print("no pages found: set TAWATUR_SHARED, or write tests/pages")
        return
    ours, seconds = run_ours(cases)
    answers = {name: as_answer(article) for name, article in ours.items()}
    results = {"tawatur": {"seconds": seconds, "answers": answers}, **run_peers(cases)}
    print_group("all", cases, results)
    kinds = sorted({case["kind"] for case in cases})
    for kind in kinds if len(kinds) > 1 else []:
        group = [case for case in cases if case["kind"] == kind]
        print_group(kind or "other", group, results)
    if args.show:
        show_faults(cases, answers)


if __name__ == "__main__":
    main()
