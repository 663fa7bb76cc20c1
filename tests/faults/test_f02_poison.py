"""F2: a page that ends its reader is tried three times, put aside with its reason, and the run goes on."""

import json

import pytest

from tawatur.cli.main import main
from tawatur.model.outcome import Account
from tawatur.model.page import Page
from tawatur.pipeline.inputs import Input
from tawatur.pipeline.library import Library
from tawatur.pipeline.nest import Limits
from tawatur.pipeline.quarantine import replay_quarantine
from tawatur.pipeline.run import ingest_inputs

HEAD = (
    '<html lang="ar"><head><title>{title}</title><meta charset="utf-8"></head><body><article><h1>{title}</h1>'
)
BODY = "<p>قالت الهيئة إن السفينة رقم {n} وصلت إلى الميناء صباح اليوم وعلى متنها عشرون حاوية من القمح.</p>"


def page(number, paragraphs):
    text = HEAD.format(title=f"وصول السفينة {number}") + "".join(
        BODY.format(n=f"{number}-{place}") for place in range(paragraphs)
    )
    return Input(
        f"{number}.html", page=Page((text + "</article></body></html>").encode(), origin=f"{number}.html")
    )


@pytest.fixture
def library(tmp_path):
    with Library(tmp_path / "press.db") as library:
        yield library


def test_what_takes_too_long_is_put_aside_and_read_later(library, capsys):
    inputs = [page(1, 3), page(2, 12_000), page(3, 3)]
    seen = []
    limits = Limits(seconds=0.2)
    tally = ingest_inputs(library.store, iter(inputs), jobs=2, report=seen.append, limits=limits)
    assert tally.account == Account(kept=2, failed=1, seen=3)
    assert [outcome.reason for outcome in seen] == ["", "time_limit", ""]
    assert "3 times" in seen[1].detail
    (poison,) = library.store.list_poison()
    assert (poison.instance, poison.reason, poison.times) == ("2.html", "time_limit", 1)
    assert poison.page == inputs[1].page
    assert main(["quarantine", "list", "--library", str(library.store.path)]) == 0
    assert json.loads(capsys.readouterr().out)["reason"] == "time_limit"
    # Short of memory instead, it stays there and counts once more; what it was known by stays.
    ingest_inputs(library.store, iter(inputs[1:2]), jobs=2, limits=Limits(memory=1 << 20))
    assert [(one.item, one.times) for one in library.store.list_poison()] == [(poison.item, 2)]
    assert library.store.list_poison()[0].reason in {"memory_limit", "worker_crashed"}


def test_what_can_be_read_now_leaves_quarantine(library):
    ingest_inputs(library.store, iter([page(1, 600)]), jobs=2, limits=Limits(seconds=0.02))
    assert len(library.store.list_poison()) == 1
    assert replay_quarantine(library.store) == Account(kept=1, seen=1)
    assert library.store.list_poison() == ()
    assert library.count() == 1
    assert replay_quarantine(library.store) == Account()
