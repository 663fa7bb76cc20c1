"""The address that hubs call."""

import asyncio
import hashlib
import hmac
from urllib.parse import urlencode

import pytest

from tawatur.pipeline.library import Library
from tawatur.serve.app import make_app
from tawatur.store.sqlite.store import SqliteStore

TOPIC = "https://sahel.example/feed"


@pytest.fixture
def desk(tmp_path):
    path = tmp_path / "a.db"
    with Library(path) as library:
        library.store.subscriptions.note(TOPIC, TOPIC, "https://hub.example/", now=0)
        (one,) = library.store.subscriptions.all()
    return make_app(path, public_url="https://desk.example/"), one, path


def call(app, method, path, *, query="", body=b"", headers=()):
    sent = []

    async def receive():
        return {"type": "http.request", "body": body}

    async def send(message):
        sent.append(message)

    scope = {
        "type": "http", "method": method, "path": path, "raw_path": path.encode(), "root_path": "", "scheme": "https",
        "query_string": query.encode(), "headers": [(b"host", b"desk.example"), *headers],
        "http_version": "1.1", "server": ("desk.example", 443), "client": ("203.0.113.5", 1),
    }  # fmt: skip
    asyncio.run(app(scope, receive, send))
    return sent[0]["status"], b"".join(message.get("body", b"") for message in sent[1:])


def test_a_hub_is_confirmed_and_its_notice_taken(desk):
    app, one, path = desk
    address = f"/websub/{one.token}"
    said = urlencode({"hub.mode": "subscribe", "hub.topic": TOPIC, "hub.challenge": "<b>7"})
    status, body = call(app, "GET", address, query=said)
    assert (status, body) == (200, b"<b>7")
    assert call(app, "GET", "/websub/other", query=said)[0] == 404
    assert call(app, "GET", address, query=said.replace("feed", "x"))[0] == 404
    signature = b"sha256=" + hmac.new(one.secret.encode(), b"news", hashlib.sha256).hexdigest().encode()
    assert call(app, "POST", address, body=b"news", headers=[(b"x-hub-signature", signature)])[0] == 202
    # Who guesses the address learns nothing from a wrong signature.
    assert call(app, "POST", address, body=b"news", headers=[(b"x-hub-signature", b"sha256=0")])[0] == 202
    assert call(app, "POST", "/websub/other", body=b"news")[0] == 410
    assert call(app, "POST", address, body=b"x" * 5_000_000)[0] == 413
    store = SqliteStore(path)
    assert store.subscriptions.all()[0].until is not None
    store.close()


def test_without_a_public_address_nobody_answers(desk):
    _, one, path = desk
    app = make_app(path, hosts=["desk.example"])
    assert call(app, "GET", f"/websub/{one.token}")[0] == 404
