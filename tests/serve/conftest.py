"""A small library and a client that asks the application without a network."""

import asyncio
import json
from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest

from tawatur.model.article import Article, Outlet, ReadAlso
from tawatur.model.bonds import Bonds, Syndication
from tawatur.pipeline.library import Library
from tawatur.serve.app import make_app
from tawatur.store.protocol import Entry

ATLAS = Outlet("atlas", "وكالة أطلس", "atlas.example", "MAR")
NILE = Outlet("nile", "بريد النيل", "nile.example", "EGY")


def make_article(name, title, text, published, outlet, **fields):
    return Article(
        id=name,
        url=f"https://{outlet.domain}/{name}",
        outlet=outlet,
        title=title,
        text=text,
        text_digest=f"digest-{name}",
        published=published,
        published_precision="day" if len(published or "") == 10 else "second",
        language="ar",
        first_seen="2024-03-05T00:00:00Z",
        **fields,
    )


RAIN = "هطلت أمطار غزيرة على السهول فارتوت الحقول بعد جفاف طويل."
ARTICLES = (
    make_article("rain", "أمطار غزيرة بعد جفاف", RAIN, "2024-03-02T08:00:00Z", ATLAS, tags=("طقس",)),
    make_article("rain-copy", "المطر يعود", RAIN, "2024-03-03", NILE),
    make_article("bread", "أسعار الخبز ثابتة", "قالت الوزارة إن أسعار الخبز لن تتغير.", "2024-03-04T10:00:00Z", NILE),
    make_article("evil", "=<script>x()</script>", 'نص فيه "><img src=x onerror=y>', "2024-03-01", NILE),
    make_article("excerpt", "موسم زراعي", f"{RAIN}\n\nويتوقع المزارعون موسما جيدا.", "2024-03-05", NILE,
                 read_also=(ReadAlso("أمطار", None, "rain"),)),
)  # fmt: skip


def bond(name, role):
    return Bonds(name, Syndication("g-rain", "rain", "atlas", role, 0.97, (), "النص واحد."))


@pytest.fixture(scope="session")
def library_path(tmp_path_factory):
    path = tmp_path_factory.mktemp("library") / "press.db"
    with Library(path) as library:
        library.store.put([Entry(article) for article in ARTICLES])
        library.store.put_bonds(
            [bond("rain", "origin"), bond("rain-copy", "copy"), bond("excerpt", "excerpt")], "1"
        )
        library.store.publish()
    return path


@dataclass
class Answer:
    status: int
    headers: dict
    body: bytes

    @property
    def text(self):
        return self.body.decode("utf-8-sig")

    @property
    def json(self):
        return json.loads(self.body)


class Client:
    def __init__(self, app):
        self.app = app

    def post(self, address, body, **headers):
        return self.get(address, method="POST", body=body.encode(), headers=headers)

    def get(self, address, *, host="127.0.0.1:8780", method="GET", body=b"", headers=None):
        parts = urlsplit(address)
        sent = []
        named = {name.replace("_", "-"): value for name, value in (headers or {}).items()}
        sent_headers = [(name.encode(), value.encode()) for name, value in named.items()]

        async def send(message):
            sent.append(message)

        async def receive():
            return {"type": "http.request", "body": body, "more_body": False}

        scope = {
            "type": "http", "asgi": {"version": "3.0", "spec_version": "2.4"}, "http_version": "1.1",
            "method": method, "scheme": "http", "path": parts.path, "raw_path": parts.path.encode(),
            "query_string": parts.query.encode(), "headers": [(b"host", host.encode()), *sent_headers],
            "server": ("127.0.0.1", 8780), "client": ("127.0.0.1", 1),
        }  # fmt: skip
        asyncio.run(self.app(scope, receive, send))
        headers = {name.decode().lower(): value.decode() for name, value in sent[0]["headers"]}
        body = b"".join(message.get("body", b"") for message in sent[1:])
        return Answer(sent[0]["status"], headers, body)


@pytest.fixture(scope="session")
def client(library_path):
    return Client(make_app(library_path, hosts=("desk.lan",)))


@pytest.fixture
def make_client():
    return lambda path, **options: Client(make_app(path, **options))
