"""The press over HTTP on loopback: one server, an outlet for each Host header."""

import errno
import gzip
import threading
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from .newsroom import Newsroom, load_newsroom
from .site import LISTS, Site, entity_tag

LOOPBACK, FIRST_PORT, PORTS_TRIED = "127.0.0.1", 8790, 50


@dataclass(frozen=True, slots=True)
class Press:
    """A running press; ``close`` stops it.

    Attributes:
        port: where it is heard.
        site: what it answers.
    """

    port: int
    site: Site
    server: ThreadingHTTPServer

    def lists(self, outlet: str) -> tuple[tuple[str, str], ...]:
        """Return the address and kind (``feed``, ``sitemap``, ``listing``) of the outlet's lists."""
        base = self.site.base(outlet)
        return tuple((base + path, kind) for path, _, _, kind in LISTS[outlet] if kind != "part")

    def hosts(self) -> tuple[str, ...]:
        """Return every ``name:port`` that the press answers to."""
        return tuple(f"{outlet.domain}:{self.port}" for outlet in self.site.newsroom.outlets.values())

    def close(self) -> None:
        """Stop answering and free the port."""
        self.server.shutdown()
        self.server.server_close()


def open_press(port: int = FIRST_PORT, newsroom: Newsroom | None = None) -> Press:
    """Serve the press from a thread; when ``port`` is taken, at the next free one (0: any).

    Raises:
        OSError: no port could be had.
    """
    newsroom = newsroom or load_newsroom()
    for candidate in range(port, port + (PORTS_TRIED if port else 1)):
        try:
            server = _Server((LOOPBACK, candidate), _Handler)
        except OSError as error:
            if error.errno not in {errno.EADDRINUSE, errno.EACCES} or candidate == port + PORTS_TRIED - 1:
                raise
            continue
        heard = int(server.server_address[1])
        server.site = Site(newsroom, heard)
        threading.Thread(target=server.serve_forever, args=(0.1,), name="press", daemon=True).start()
        return Press(port=heard, site=server.site, server=server)
    raise OSError(errno.EADDRINUSE, f"no free port from {port} on")


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    site: Site


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "press/1"
    sys_version = ""
    timeout = 20
    disable_nagle_algorithm = True
    wbufsize = 65_536
    server: _Server

    def do_GET(self) -> None:
        self._answer(is_head=False)

    def do_HEAD(self) -> None:
        self._answer(is_head=True)

    def log_message(self, *_: object) -> None:
        """Say nothing: the collector counts."""

    def _answer(self, *, is_head: bool) -> None:
        reply = self.server.site.answer(self.headers.get("Host", ""), self.path)
        body, tag = reply.body, entity_tag(reply.body)
        if reply.status == 200 and self.headers.get("If-None-Match") == tag:
            self.send_response(304)
            self.send_header("ETag", tag)
            self.end_headers()
            return
        self.send_response(reply.status)
        self.send_header("Content-Type", reply.content_type)
        self.send_header("ETag", tag)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        if "gzip" in self.headers.get("Accept-Encoding", "") and len(body) > 500:
            body = gzip.compress(body, 5, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if not is_head:
            self.wfile.write(body)
