"""Runs other extractors on a folder of judged pages, beside ours: python bench/exam_peers.py tests/pages_exam/third

Body, leaks, titles, days and refusals only: the others give no more. An engine refuses a page by giving no text.
TAWATUR_PEERS_PYTHON is a Python that has them installed, see bench/extraction.py.
"""

import json
import sys
from pathlib import Path

import tawatur
from bench.exam import Exam
from bench.extraction import run_peers


def read_cases(folder):
    for row in map(json.loads, (folder / "manifest.jsonl").read_text(encoding="utf-8").splitlines()):
        gold = json.loads((folder / row["gold"]).read_text(encoding="utf-8"))
        yield {**row, "path": str((folder / row["path"]).resolve()), "gold": gold}


def ours(case):
    options = {key: case[key] for key in ("url", "fetched_at", "content_type")}
    try:
        return tawatur.read_all(Path(case["path"]).read_bytes(), **options)
    except tawatur.Rejected:
        return None


def theirs(answer):
    if not answer.get("text"):
        return None
    published = answer.get("published") or None
    return (tawatur.Article(title=answer.get("title") or "", text=answer["text"], published=published),)


def print_row(name, cases, articles):
    exam = Exam()
    for case, read in zip(cases, articles, strict=True):
        exam.add_page(case["id"], case["gold"], read, "")
    f1 = sum(f for _, _, f in exam.body) / len(exam.body)
    days = "/".join(str(exam.count["day", kind]) for kind in ("ok", "WRONG", "none"))
    shares = [
        f"{exam.count[question, 'ok']}/{exam.count[question, 'of']}"
        for question in ("no leak", "title", "refused, of those to refuse")
    ]
    print(f"{name:24} {f1:8.3f} {shares[0]:>8} {shares[1]:>8} {days:>16} {shares[2]:>8}")


def main(folder):
    cases = list(read_cases(Path(folder)))
    print(
        f"{'engine':24} {'body F1':>8} {'no leak':>8} {'title':>8} {'day ok/wrong/none':>16} {'refused':>8}"
    )
    print_row("tawatur", cases, [ours(case) for case in cases])
    for name, result in run_peers(cases).items():
        print_row(name, cases, [theirs(result["answers"][case["id"]]) for case in cases])


if __name__ == "__main__":
    main(sys.argv[1])
