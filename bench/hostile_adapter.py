"""One hostile case on standard input, what we make of it on standard output: the protocol of the judge.

    python ../shared/data/hostile/judge.py --adapter "python bench/hostile_adapter.py" \
        --out /tmp/hostile.jsonl ../shared/data/hostile/manifest.jsonl

The judge speaks of instants: a published day is given as its first second, marked Z.
"""

import json
import sys
from datetime import UTC, datetime
from pathlib import Path

from tawatur.errors import Rejected, TawaturError
from tawatur.extract.entry import extract_entry
from tawatur.fetch.warc import read_warc
from tawatur.model.article import Article
from tawatur.model.link import Link
from tawatur.model.page import Page
from tawatur.parse.sanitize import sanitize_html
from tawatur.parse.stage import parse_links

FETCHED_AT = datetime(2023, 12, 15, 12, tzinfo=UTC)


def instant(published):
    if published and len(published) == len("2023-12-15"):
        return f"{published}T00:00:00Z"
    return published


def page_of(path, case):
    body = Path(path).read_bytes()
    return Page(body=body, content_type=case.get("content_type"), fetched_at=FETCHED_AT, origin=path)


def feed_item(link: Link):
    article = extract_entry(link)
    html = sanitize_html(link.html if link.html is not None else link.summary, link.url)
    return {
        "title": article.title,
        "url": link.url,
        "published": instant(link.published),
        "text": article.text,
        "html": html,
        "lead_image": link.image.url if link.image else None,
    }


def judge_feed(case):
    keys, items, partial = set(), [], False
    for path in case.get("paths") or [case["path"]]:
        page = page_of(path, case)
        for link in parse_links(page):
            try:
                items.append(feed_item(link))
            except Rejected:
                partial = True
                continue
            keys.add(link.key)
    return {"outcome": "partial" if partial else "ok", "items": items, "total_articles": len(keys)}


def judge_links(case):
    links = parse_links(page_of(case["path"], case))
    items = [{"title": link.title, "url": link.url} for link in links]
    return {"outcome": "ok", "items": items, "feeds": sum(link.kind == "feed" for link in links)}


def page_item(article: Article):
    return {
        "title": article.title,
        "url": article.canonical_url or article.url,
        "published": instant(article.published),
        "text": article.text,
        "html": "".join(f"<p>{line}</p>" for line in sanitize_html(article.text).split("\n\n")),
        "source": article.attribution[0].name if article.attribution else None,
        "lead_image": article.image.url if article.image else None,
    }


def read_page(page):
    from tawatur.pipeline.read import default_registry
    from tawatur.pipeline.read import read_page as read_articles

    return [page_item(article) for article in read_articles(page, default_registry())]


def judge_page(case):
    return {"outcome": "ok", "items": read_page(page_of(case["path"], case))}


def judge_warc(case):
    items, problems = [], []
    for page in read_warc(case["path"]):
        if not isinstance(page, Page):
            problems.append(page.type)
            continue
        try:
            items.extend(read_page(page))
        except TawaturError as error:
            problems.append(str(error))
    return {"outcome": "partial" if problems else "ok", "items": items, "error": ",".join(problems)}


JUDGES = {
    "feed": judge_feed,
    "page": judge_page,
    "warc": judge_warc,
    "sitemap": judge_links,
    "opml": judge_links,
    "warmup": lambda _: {"outcome": "ok"},
}


def main():
    case = json.load(sys.stdin)
    try:
        answer = JUDGES[case["kind"]](case)
    except TawaturError as error:
        reason = getattr(error, "reason", "error")
        answer = {"outcome": "reject", "error": reason, "detail": str(error), "items": []}
    json.dump(answer, sys.stdout, ensure_ascii=False)


if __name__ == "__main__":
    main()
