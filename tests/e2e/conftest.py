"""A desk to walk through: the one named by TAWATUR_DESK, else one over the demonstration press's articles."""

import os
import shutil
import threading

import pytest
import uvicorn

from tawatur.cli.press import load_press
from tawatur.cli.serve import open_port
from tawatur.model.article import Article, Attribution, Outlet
from tawatur.model.record import to_json
from tawatur.pipeline.library import Library
from tawatur.serve.app import make_app

ARGUMENTS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    "--disable-background-networking",
]


def list_press():
    """Return the articles of the demonstration press as they are in their files, without the answer key."""
    press = load_press()
    newsroom = press.load_newsroom()
    for written in newsroom.articles:
        answer, outlet = press.answer_for(written, newsroom), newsroom.outlets[written.outlet]
        has_clock = "T" in answer.published
        yield Article(
            id=written.key.replace("/", "-"),
            url=f"http://{outlet.id}.localhost:8790/{written.slug}",
            outlet=Outlet(outlet.id, outlet.name, f"{outlet.id}.localhost", outlet.country),
            attribution=tuple(Attribution(credit, None, form) for credit, form in sorted(answer.credits)),
            title=answer.title,
            lead=written.lead,
            text=answer.text,
            authors=answer.authors,
            published=answer.published,
            published_precision="minute" if has_clock else "day",
            published_zone=outlet.zone if has_clock else None,
            published_basis="printed",
            zone_basis="outlet" if has_clock else None,
            fetched_at="2025-11-05T08:00:00Z",
            tags=answer.tags,
            aggregator_tags=answer.aggregator_tags,
            language="ar",
        )


def keep_press(path):
    """Ingest the press, so that names and copies are found by the code that finds them anywhere."""
    lines = path.with_suffix(".jsonl")
    lines.write_text("".join(to_json(article) + "\n" for article in list_press()), encoding="utf-8")
    with Library(path) as library:
        assert library.ingest([lines]).kept


@pytest.fixture(scope="session")
def desk(tmp_path_factory):
    address = os.environ.get("TAWATUR_DESK")
    if address:
        yield address.rstrip("/")
        return
    path = tmp_path_factory.mktemp("desk") / "press.db"
    keep_press(path)
    listener = open_port("127.0.0.1", 0)
    server = uvicorn.Server(uvicorn.Config(make_app(path), log_level="warning", access_log=False))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    server.should_exit = True
    thread.join(10)
    listener.close()


@pytest.fixture(scope="session")
def browser():
    playwright = pytest.importorskip("playwright.sync_api")
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        pytest.skip("no Chromium on this machine: apt-get install chromium")
    with playwright.sync_playwright() as running:
        browser = running.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser, desk):
    """Open an address in a fresh context; the test fails on console errors, CSP reports and foreign requests."""
    contexts, complaints = [], []

    def open_one(address="/", *, width=1280, height=900, **options):
        context = browser.new_context(viewport={"width": width, "height": height}, locale="ar", **options)
        contexts.append(context)
        page = context.new_page()
        page.on(
            "console", lambda message: complaints.append(message.text) if message.type == "error" else None
        )
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on(
            "request",
            lambda request: (
                None if request.url.startswith(desk) else complaints.append(f"asked {request.url}")
            ),
        )
        page.on(
            "response",
            lambda answer: (
                complaints.append(f"{answer.status} {answer.url}") if answer.status >= 400 else None
            ),
        )
        page.goto(desk + address)
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert complaints == []
