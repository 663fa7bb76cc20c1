"""Every hostile field and text of the shared data, shown with the policy on and off: nothing may run or be asked."""

import os
import threading
from html import unescape
from pathlib import Path

import pytest
import uvicorn

from tawatur.cli.serve import open_port
from tawatur.model.annotation import Entity, EntityMention
from tawatur.model.article import Article, Attribution, Image, Outlet, ReadAlso
from tawatur.pipeline.library import Library
from tawatur.serve.app import make_app
from tawatur.store.protocol import Entry

pytestmark = pytest.mark.e2e

CASES = Path(os.environ.get("TAWATUR_SHARED", "../shared")) / "data" / "hostile" / "cases"


def make_article(name, evil):
    return Article(
        id=name,
        url="javascript:alert(1)",
        canonical_url=evil,
        outlet=Outlet(None, evil[:300], evil[:100], evil[:20]),
        attribution=(Attribution(evil),),
        title=evil,
        lead="توطئة " + evil,
        text=evil,
        text_digest=name,
        authors=(evil,),
        published="2024-01-01",
        published_printed=evil,
        published_basis=evil,
        tags=(evil,),
        aggregator_tags=(evil,),
        read_also=(ReadAlso(evil, evil, None),),
        image=Image(evil, evil),
        language=evil,
        versions={evil: evil},
        entities=(Entity(None, evil, evil, None, (), (EntityMention(0, 9), EntityMention(3, 20, "title"))),),
    )


@pytest.fixture(scope="module")
def hostile_desk(tmp_path_factory):
    files = sorted((*CASES.glob("xss_content/*"), *CASES.glob("xss_fields/*")))
    if not files:
        pytest.skip(f"no hostile cases at {CASES}")
    texts = [file.read_text(encoding="utf-8", errors="replace") for file in files]
    path = tmp_path_factory.mktemp("hostile") / "hostile.db"
    with Library(path) as library:
        library.store.put([Entry(make_article(f"e{i}", text)) for i, text in enumerate(texts)])
        library.store.put(
            [Entry(make_article(f"u{i}", unescape(unescape(text)))) for i, text in enumerate(texts)]
        )
        library.store.publish()
    listener = open_port("127.0.0.1", 0)
    server = uvicorn.Server(uvicorn.Config(make_app(path), log_level="warning", access_log=False))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{listener.getsockname()[1]}", len(texts)
    server.should_exit = True
    thread.join(10)
    listener.close()


@pytest.mark.parametrize("bypass", [False, True])
def test_nothing_runs_and_nobody_else_is_asked(browser, hostile_desk, bypass):
    desk, count = hostile_desk
    context = browser.new_context(bypass_csp=bypass)
    page = context.new_page()
    happened = []
    page.on("dialog", lambda dialog: (happened.append(dialog.message), dialog.dismiss()))
    page.on("request", lambda request: None if request.url.startswith(desk) else happened.append(request.url))
    page.on("console", lambda message: happened.append(message.text) if message.type == "error" else None)
    addresses = ["/", "/outlets", "/search?q=alert", "/search?q=script&fold=1"]
    addresses += [f"/article/{kind}{i}" for i in range(count) for kind in "eu"]
    for address in addresses:
        assert page.goto(desk + address).status == 200, address
        strange = page.evaluate(
            "document.querySelectorAll('script, iframe, object, embed, img, svg, video, base, [onerror], [onload],"
            ' [style], a[href^=javascript], form:not([action="/search"])\').length'
        )
        assert strange == 0, address
    context.close()
    assert happened == []
