import http.server
import threading

import pytest

from tawatur.model.source import Feed, Source
from tawatur.pipeline.collect import collect_sources
from tawatur.pipeline.library import Library

PARAGRAPH = "أعلنت البلدية أن أشغال توسيع الطريق الساحلي تبدأ الأسبوع المقبل وتستمر ثلاثة أشهر، ودعت السائقين إلى سلوك الطريق الداخلي."
PAGE = (
    '<html lang="ar"><head><title>{title} - الساحل</title></head><body><article><h1>{title}</h1>'
    "<p>{text}</p><p>{text}</p></article></body></html>"
)
FEED = (
    "<rss version='2.0'><channel><title>الساحل</title>"
    "<item><title>خبر أول</title><link>{base}/1</link></item>"
    "<item><title>خبر مكرر</title><link>{base}/1?utm_source=rss</link></item>"
    "<item><title>خبر مفقود</title><link>{base}/missing</link></item>"
    "<item><title>خبر ممنوع</title><link>{base}/private/2</link></item>"
    "<item><title>خبر بلا رابط</title></item>"
    "</channel></rss>"
)


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        base = f"http://sahel.localhost:{self.server.server_address[1]}"
        pages = {
            "/feed": FEED.format(base=base),
            "/1": PAGE.format(title="توسيع الطريق الساحلي", text=PARAGRAPH),
            "/robots.txt": "User-agent: *\nDisallow: /private/\n",
        }
        body = pages.get(self.path.split("?")[0], "").encode()
        self.send_response(200 if body else 404)
        self.send_header(
            "Content-Type", "text/plain" if self.path == "/robots.txt" else "text/html; charset=utf-8"
        )
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


@pytest.fixture
def port():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()


def source(port, *lists):
    base = f"http://sahel.localhost:{port}"
    return Source("sahel", "الساحل", base + "/", feeds=tuple(Feed(base + path) for path in lists))


def test_every_entry_of_a_list_is_accounted_for(port, tmp_path):
    watched = []
    with Library(tmp_path / "a.db") as library:
        collected = collect_sources(
            library.store,
            [source(port, "/feed")],
            allow_hosts=(f"sahel.localhost:{port}",),
            watch=lambda collecting: watched.append(collecting.fetched),
        )
        titles = [article.title for article in library.each()]
    account = collected.account
    assert titles == ["توسيع الطريق الساحلي"]
    assert collected.lists == 1
    assert account.seen == account.kept + account.unchanged + account.rejected + account.failed
    assert account.kept == 1
    assert {outcome.reason for outcome in collected.problems} == {"fetch_failed", "forbidden", "no_address"}
    assert max(watched) == collected.fetched


def test_a_list_that_cannot_be_had_is_one_failed_document(port, tmp_path):
    with Library(tmp_path / "a.db") as library:
        collected = collect_sources(
            library.store, [source(port, "/nothing")], allow_hosts=(f"sahel.localhost:{port}",)
        )
    assert (collected.account.failed, collected.account.seen) == (1, 1)


def test_hosts_of_this_machine_are_not_called_unless_they_are_allowed(port, tmp_path):
    with Library(tmp_path / "a.db") as library:
        collected = collect_sources(library.store, [source(port, "/feed")])
    assert [outcome.reason for outcome in collected.problems] == ["forbidden"]
