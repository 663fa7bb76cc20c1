"""Runs other extractors on pages; it is called with another Python, which has them installed.

Reads a JSON list of {id, path, url} on standard input, prints one JSON object {engine: {seconds, answers}},
both by page: the least CPU time of the rounds after the first, and what the engine found.
An engine that is not installed is left out.
"""

import json
import sys
import time
from pathlib import Path

ROUNDS = 4


def as_text(body):
    """Decode for engines that want text: UTF-8, else windows-1256, as the pages of the set are."""
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return body.decode("windows-1256", "replace")


def trafilatura_engine(**options):
    import trafilatura

    def run(html, url):
        doc = trafilatura.bare_extraction(
            html, url=url, with_metadata=True, include_comments=False, **options
        )
        if doc is None:
            return {}
        doc = doc.as_dict() if hasattr(doc, "as_dict") else doc
        return {"text": doc.get("text"), "title": doc.get("title"), "published": doc.get("date"),
                "authors": (doc.get("author") or "").split("; "), "tags": doc.get("tags") or []}  # fmt: skip

    return run


def newspaper_engine():
    import newspaper

    def run(html, url):
        article = newspaper.Article(url or "https://example.org/", language="ar")
        article.download(input_html=as_text(html))
        article.parse()
        date = article.publish_date
        return {"text": article.text, "title": article.title, "published": date.isoformat() if date else None,
                "authors": list(article.authors), "tags": list(article.tags or ())}  # fmt: skip

    return run


def goose_engine():
    from goose3 import Goose

    goose = Goose({"target_language": "ar", "use_meta_language": False, "enable_image_fetching": False})

    def run(html, **_):
        article = goose.extract(raw_html=as_text(html))
        return {"text": article.cleaned_text, "title": article.title, "published": article.publish_date,
                "authors": article.authors, "tags": list(article.tags)}  # fmt: skip

    return run


def readability_engine():
    from lxml import html as lxml_html
    from readability import Document

    def run(html, **_):
        document = Document(html)
        return {
            "text": lxml_html.fromstring(document.summary()).text_content(),
            "title": document.short_title(),
        }

    return run


def resiliparse_engine():
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.html import HTMLTree

    def run(html, **_):
        tree = HTMLTree.parse(as_text(html))
        return {"text": extract_plain_text(tree, main_content=True), "title": tree.title}

    return run


ENGINES = {
    "trafilatura": trafilatura_engine,
    "trafilatura precision": lambda: trafilatura_engine(favor_precision=True),
    "newspaper4k": newspaper_engine,
    "goose3": goose_engine,
    "readability-lxml": readability_engine,
    "resiliparse": resiliparse_engine,
}


def main():
    cases = json.load(sys.stdin)
    pages = [(case, Path(case["path"]).read_bytes()) for case in cases]
    results = {}
    for name, make in ENGINES.items():
        try:
            run = make()
        except ImportError as error:
            print(f"{name}: not installed ({error})", file=sys.stderr)
            continue
        answers, seconds = {}, {}
        for attempt in range(ROUNDS):  # the first round warms caches
            for case, body in pages:
                page, begin = case["id"], time.process_time()
                try:
                    answers[page] = run(body, url=case["url"])
                except Exception as error:
                    answers[page] = {"error": str(error)}
                took = time.process_time() - begin
                if attempt:
                    seconds[page] = min(seconds.get(page, took), took)
        results[name] = {"seconds": seconds, "answers": answers}
    json.dump(results, sys.stdout, ensure_ascii=False, default=str)


if __name__ == "__main__":
    main()
