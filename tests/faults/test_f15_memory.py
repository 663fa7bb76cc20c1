"""F15: a document that needs more memory than a reader may have fails into quarantine; the others are read."""

from tawatur.model.page import Page
from tawatur.pipeline.inputs import Input
from tawatur.pipeline.library import Library
from tawatur.pipeline.nest import Limits
from tawatur.pipeline.run import ingest_inputs

WORDS = "<p>قالت الهيئة إن السفينة وصلت إلى الميناء صباح اليوم وعلى متنها عشرون حاوية من القمح رقم {n}.</p>"


def page(name, paragraphs):
    body = "".join(WORDS.format(n=f"{name}-{place}") for place in range(paragraphs))
    html = f"<html lang=ar><head><title>وصول {name}</title></head><body><article><h1>وصول {name}</h1>{body}</article>"
    return Input(f"{name}.html", page=Page(html.encode(), origin=f"{name}.html"))


def test_only_the_document_that_is_too_much_fails(tmp_path):
    inputs = [page("one", 4), page("two", 28_000), page("three", 4)]
    with Library(tmp_path / "press.db") as library:
        limits = Limits(memory=20 << 20)
        tally = ingest_inputs(library.store, iter(inputs), jobs=2, limits=limits, later=True)
        assert (tally.account.kept, tally.account.failed, tally.account.seen) == (2, 1, 3)
        (poison,) = library.store.list_poison()
        assert poison.instance == "two.html"
        assert poison.reason == tally.problems[0].reason
        assert poison.reason in {"memory_limit", "worker_crashed", "worker_killed"}
