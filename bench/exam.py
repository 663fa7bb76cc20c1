"""Examine ``tawatur.read_all`` on a folder of pages with right answers: ``python bench/exam.py tests/pages_exam/dev``.

The measures are those of the extraction research (tokens without marks, format characters and tatweel; multiset
overlap a page, mean over pages), with attribution, authors, second articles, kind and refusals beside them.
A gold ``kind`` or author of ``*`` is not judged; ``optional`` text counts neither way.
"""

import argparse
import json
import re
import sys
import time
import unicodedata
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import tawatur
from tawatur.model.moment import parse_instant
from tawatur.text.zones import to_wall

WORD = re.compile(r"[^\W_]+")
FULL = 0.98
LONG_SNIPPET = 12


def find_words(text: str) -> list[str]:
    text = unicodedata.normalize("NFKC", text)
    kept = (c for c in text if c != "\u0640" and unicodedata.category(c) not in ("Cf", "Mn"))
    return WORD.findall("".join(kept).casefold())


def fold(text: str) -> str:
    return " ".join(find_words(text))


def has_snippet(text: str, snippet: str) -> bool:
    """Long snippets are looked for without spaces (gluing must not hide them), short ones as whole words."""
    inner = fold(snippet)
    if len(inner) >= LONG_SNIPPET:
        return inner.replace(" ", "") in fold(text).replace(" ", "")
    return bool(inner) and f" {inner} " in f" {fold(text)} "


def measure_body(text: str, gold: dict) -> tuple[float, float, float]:
    want = Counter(find_words(" ".join(gold["body"])))
    got = Counter(find_words(text))
    excess = got - want
    excess -= Counter(find_words(" ".join(gold["optional"])))
    same = sum((got & want).values())
    total = same + sum(excess.values())
    if not same:
        return 0.0, 0.0, 0.0
    p, r = same / total, same / sum(want.values())
    return p, r, 2 * p * r / (p + r)


def day_there(art: tawatur.Article) -> str:
    """Return the day of publication by the clocks of the outlet: a page prints its own."""
    instant = parse_instant(art.published)
    if instant is None or not art.published_zone:
        return (art.published or "")[:10]
    wall = to_wall(instant, art.published_zone)
    return wall.strftime("%Y-%m-%d") if wall else (art.published or "")[:10]


class Micro:
    """Micro precision and recall over sets."""

    def __init__(self) -> None:
        self.same = self.got = self.want = 0

    def add(self, got: Iterable, want: Iterable) -> str:
        g, w = set(got), set(want)
        self.same += len(g & w)
        self.got += len(g)
        self.want += len(w)
        return "" if g == w else f"missing {sorted(w - g)} extra {sorted(g - w)}"

    def __str__(self) -> str:
        p = self.same / self.got if self.got else 1.0
        r = self.same / self.want if self.want else 1.0
        f = 2 * p * r / (p + r) if p + r else 0.0
        return f"P {p:.3f} R {r:.3f} F1 {f:.3f} ({self.same} right, {self.got} given, {self.want} wanted)"


class Exam:
    """Counts and failures over the pages of one folder."""

    def __init__(self) -> None:
        self.body: list[tuple[float, float, float]] = []
        self.count: Counter = Counter()
        self.sets = {
            k: Micro()
            for k in ("tags", "aggregator tags", "attribution", "attribution names", "second articles")
        }
        self.failures: list[str] = []

    def judge(self, name: str, good: bool, page: str, said: str) -> None:
        self.count[name, "of"] += 1
        self.count[name, "ok"] += good
        if not good:
            self.failures.append(f"{page}: {name}: {said}")

    def add_page(self, page: str, gold: dict, articles: tuple | None, reason: str) -> None:
        if gold["reject"]:
            self.judge("refused, of those to refuse", articles is None, page, "was read as an article")
            return
        self.judge("read, of those to read", articles is not None, page, reason)
        if not articles:
            articles = (tawatur.Article(),)
        first, rest = articles[0], articles[1:]
        self.add_body(page, gold, first)
        self.add_date(page, gold, first)
        self.add_sets(page, gold, first, rest)
        self.add_fields(page, gold, first)

    def add_body(self, page: str, gold: dict, art: tawatur.Article) -> None:
        p, r, f = measure_body(art.text, gold)
        self.body.append((p, r, f))
        if f < FULL:
            self.failures.append(f"{page}: body: P {p:.3f} R {r:.3f} F1 {f:.3f}")
        leaks = [s for s in gold["without"] if has_snippet(art.text, s)]
        self.judge("no leak", not leaks, page, str(leaks))
        titles = {" ".join(t.split()) for t in [gold["title"], *gold["title_accept"]]}
        self.judge("title", art.title in titles, page, f"{art.title!r} for {gold['title']!r}")

    def add_date(self, page: str, gold: dict, art: tawatur.Article) -> None:
        got, days = art.published, gold["published_days"]
        if got is None:
            self.count["day", "none" if days else "right none"] += 1
            if days:
                self.failures.append(f"{page}: day: none for {days}")
        elif {got[:10], day_there(art)} & set(days) or got in gold["published_accept"]:
            self.count["day", "ok"] += 1
        else:
            self.count["day", "WRONG"] += 1
            self.failures.append(f"{page}: day: WRONG {got} for {days}")
        if gold["instant"]:
            same = got is not None and got[:16] == gold["instant"][:16] and got.endswith("Z")
            self.judge("UTC minute", same, page, f"{got} for {gold['instant']} ({art.zone_basis})")
        if gold["local"]:
            same = got is not None and got[:16] == gold["local"] and not got.endswith("Z")
            self.judge("local time kept local", same, page, f"{got} for {gold['local']}")

    def add_sets(self, page: str, gold: dict, art: tawatur.Article, rest: tuple) -> None:
        def both(name: str, got: Iterable, want: Iterable) -> None:
            if said := self.sets[name].add(got, want):
                self.failures.append(f"{page}: {name}: {said}")

        both("tags", map(fold, art.tags), map(fold, gold["tags"]))
        both("aggregator tags", map(fold, art.aggregator_tags), map(fold, gold["aggregator_tags"]))
        got = [(fold(a.name), a.form) for a in art.attribution]
        want = [(fold(a["name"]), a["form"]) for a in gold["attribution"]]
        both("attribution", got, want)
        self.sets["attribution names"].add((n for n, _ in got), (n for n, _ in want))
        both("second articles", (fold(a.title) for a in rest), map(fold, gold["second_articles"]))

    def add_fields(self, page: str, gold: dict, art: tawatur.Article) -> None:
        if gold["authors"] != ["*"]:
            right = set(map(fold, art.authors)) == set(map(fold, gold["authors"]))
            name = "authors, where signed" if gold["authors"] else "no authors, where unsigned"
            self.judge(name, right, page, f"{art.authors} for {gold['authors']}")
        if gold["kind"] != "*":
            self.judge("kind", art.kind == gold["kind"], page, f"{art.kind} for {gold['kind']}")
        self.judge("partial", art.partial == gold["partial"], page, f"{art.partial}")
        if gold["lead"]:
            self.judge("lead", fold(art.lead) == fold(gold["lead"]), page, repr(art.lead))
        if gold["image"]:
            url = art.image.url if art.image else None
            self.judge("image", url == gold["image"], page, f"{url} for {gold['image']}")

    def print_table(self) -> None:
        n = max(1, len(self.body))
        p, r, f = (sum(row[i] for row in self.body) / n for i in range(3))
        full = sum(row[2] >= FULL for row in self.body)
        print(f"body                          P {p:.3f} R {r:.3f} F1 {f:.4f}, full {full}/{n}")
        days = ", ".join(f"{k[1]} {v}" for k, v in sorted(self.count.items()) if k[0] == "day")
        print(f"{'day':<30}{days}")
        for name in dict.fromkeys(k[0] for k in self.count if k[0] != "day"):
            ok, of = self.count[name, "ok"], self.count[name, "of"]
            print(f"{name:<30}{ok}/{of} ({ok / of:.0%})")
        for name, micro in self.sets.items():
            print(f"{name:<30}{micro}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--verbose", action="store_true", help="print every failure")
    options = parser.parse_args()
    exam, spent, rows = Exam(), 0.0, (options.folder / "manifest.jsonl").read_text(encoding="utf-8")
    for row in map(json.loads, rows.splitlines()):
        gold = json.loads((options.folder / row["gold"]).read_text(encoding="utf-8"))
        page = (options.folder / row["path"]).read_bytes()
        start, articles, reason = time.process_time(), None, ""
        try:
            articles = tawatur.read_all(
                page, url=row["url"], fetched_at=row["fetched_at"], content_type=row["content_type"]
            )
        except tawatur.Rejected as problem:
            reason = f"refused: {problem}"
        except Exception as problem:
            reason = f"FAILED: {type(problem).__name__}: {problem}"
        spent += time.process_time() - start
        exam.add_page(row["id"], gold, articles, reason)
    if options.verbose:
        print("\n".join(exam.failures), end="\n\n")
    exam.print_table()
    print(f"{'CPU':<30}{spent:.2f} s, {len(rows.splitlines())} pages")
    return 0


if __name__ == "__main__":
    sys.exit(main())
