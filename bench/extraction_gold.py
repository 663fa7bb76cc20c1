"""Pages with right answers, and the metrics of one engine's answers on them."""

import json
import os
import re
import tomllib
import unicodedata
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

SHARED = Path(os.environ.get("TAWATUR_SHARED", "../shared"))
WORD = re.compile(r"\w+")
MARKS = dict.fromkeys((*range(0x64B, 0x653), 0x640, 0x670))


def load_cases(own=True, extra=()):
    """Return cases {id, path, url, fetched, gold} of the shared set, the project's own pages, further folders."""
    cases = []
    for root in (SHARED / "data" / "extraction", *map(Path, extra)):
        for gold in sorted(root.rglob("*.json")):
            html = gold.with_suffix(".html")
            if html.exists():
                cases.append(_case(json.loads(gold.read_text(encoding="utf-8")), html))
    if own:
        for gold in sorted(Path("tests/pages").rglob("*.toml")):
            html = next(
                (gold.with_suffix(s) for s in (".html", ".txt") if gold.with_suffix(s).exists()), None
            )
            answer = tomllib.loads(gold.read_text(encoding="utf-8"))
            if html is not None and html.suffix == ".html" and "rejected" not in answer:
                cases.append(_case(from_toml(answer), html))
    return cases


def from_toml(answer):
    return {**answer, "body": answer.get("body", []), "source": (answer.get("attribution") or [None])[0],
            "author": (answer.get("authors") or [None])[0], "kind": "own"}  # fmt: skip


def _case(gold, html):
    return {"id": gold.get("id") or f"{html.parent.name}/{html.stem}", "path": str(html), "url": gold.get("url"),
            "fetched": gold.get("fetched"), "gold": gold, "kind": gold.get("kind", "")}  # fmt: skip


def tokens(text):
    text = unicodedata.normalize("NFKC", text or "").translate(MARKS)
    text = "".join(c for c in text if unicodedata.category(c) != "Cf").casefold()
    return WORD.findall(text)


def squash(text):
    return " ".join(tokens(text))


def body_scores(gold, text):
    wanted = Counter(tokens("\n".join(gold["body"])))
    found = Counter(tokens(text))
    for line in gold.get("optional", []):
        for word, count in Counter(tokens(line)).items():
            spare = min(count, max(found[word] - wanted[word], 0))
            found[word] -= spare
    shared = sum((wanted & found).values())
    precision = shared / max(sum(found.values()), 1)
    recall = shared / max(sum(wanted.values()), 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def judge(case, answer):
    """Return the scores of one answer: numbers per page, tag counts, and words for day and instant."""
    gold = case["gold"]
    p, r, f = body_scores(gold, answer.get("text"))
    body = squash(answer.get("text"))
    accept = {squash(t) for t in (gold["title"], *gold.get("title_accept", []))}
    tags = {squash(t) for t in gold.get("tags", [])}
    given = {squash(t) for t in answer.get("tags", [])}
    has_author = bool(gold.get("author"))
    authors = {squash(a) for a in answer.get("authors", [])}
    forms = ("source_line", "agency_signature", "dateline") if "attribution" not in gold else ()
    credits_ = {
        _outlet_name(name) for name, form in answer.get("attribution", []) if not forms or form in forms
    }
    wanted = {
        _outlet_name(a) for a in gold.get("attribution", [gold["source"]] if gold.get("source") else [])
    }
    wanted -= {"وكالات", _outlet_name(gold.get("publisher", ""))}
    return {
        "p": p, "r": r, "f": f, "full": f >= 0.98,
        "leak": any(squash(w) and squash(w) in body for w in gold.get("without", [])),
        "title": squash(answer.get("title")) in accept,
        "day": _day(gold, answer.get("published")), "utc": _instant(gold, answer.get("published")),
        "tags": (len(tags & given), len(given), len(tags)),
        "author": (squash(gold["author"]) in authors) if has_author else None,
        "no_author": None if has_author else not authors,
        "credit": (len(credits_ & wanted), len(credits_), len(wanted)),
    }  # fmt: skip


def _outlet_name(name):
    return " ".join(w for w in tokens(name) if w not in ("صحيفة", "وكالة", "قناة", "موقع", "جريدة"))


def _day(gold, published):
    if not gold.get("published"):
        return "ok" if not published else "wrong"
    if not published:
        return "none"
    days = set(gold.get("published_days") or [gold["published"][:10]])
    return "ok" if published[:10] in days or published[:10] == gold["published"][:10] else "wrong"


def _instant(gold, published):
    if gold.get("published_precision") != "minute" or not str(gold["published"]).endswith("Z"):
        return None
    if not published or (not published.endswith("Z") and "+" not in published[10:]):
        return False
    accepted = [gold["published"], *gold.get("published_accept", [])]
    return any(len(a) > 10 and _minute(a) == _minute(published) for a in accepted)


def _minute(text):
    return datetime.fromisoformat(text).astimezone(UTC).replace(second=0, microsecond=0)


def table_row(name, judged, speed):
    """Return one line of the table from all judgments of one engine."""
    count = len(judged)

    def mean(key):
        return sum(j[key] for j in judged) / count

    days = Counter(j["day"] for j in judged)
    utc = [j["utc"] for j in judged if j["utc"] is not None]
    tag = [sum(j["tags"][i] for j in judged) for i in range(3)]
    cred = [sum(j["credit"][i] for j in judged) for i in range(3)]
    authors = [j["author"] for j in judged if j["author"] is not None]
    cp, cr = cred[0] / max(cred[1], 1), cred[0] / max(cred[2], 1)
    return (
        f"{name:22} {mean('p'):.3f} {mean('r'):.3f} {mean('f'):.3f}  full {sum(j['full'] for j in judged):3} leak {sum(j['leak'] for j in judged):3} "
        f"title {sum(j['title'] for j in judged):3}/{count}  day {days['ok']}/{days['wrong']}/{days['none']} utc {sum(utc)}/{len(utc)}  "
        f"tags {tag[0] / max(tag[1], 1):.2f}/{tag[0] / max(tag[2], 1):.2f} author {sum(authors)}/{len(authors)} "
        f"credit {2 * cp * cr / max(cp + cr, 1e-9):.2f}  {speed}"
    )
