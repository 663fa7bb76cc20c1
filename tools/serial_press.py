"""A press of articles with serial numbers, some of them copies: as a file, or as sites on loopback."""

import asyncio
import json
import os
import random
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tawatur.model.source import Feed, Source

PLACES = ("الرباط", "القاهرة", "الرياض", "بيروت", "بغداد", "تونس", "الدوحة", "عمان", "مسقط", "الخرطوم")
STEMS = ("كتب", "درس", "عمل", "نقل", "بحث", "حفظ", "رسم", "جمع", "شرح", "فتح", "رفع", "زرع", "صنع", "سكن")
SHAPES = ("ال{}", "{}", "{}ون", "{}ات", "ي{}", "ت{}", "م{}", "{}ة", "وال{}", "{}ية", "م{}ين")
WORDS = tuple(shape.format(stem) for stem in STEMS for shape in SHAPES)
# Every so many articles the last one is printed again by another outlet, so that there is something to bind.
_COPIED = 7
# Numbers begin here: a title with 404 in it is taken for that of a page that is not there.
_FIRST = 100_000
# So many articles has a site; its one feed names them all.
_PER_SITE = 250


@dataclass(frozen=True)
class Numbered:
    """One article of the press; its site and its day follow from its number."""

    number: int
    title: str
    text: str

    @property
    def published(self) -> str:
        return f"2023-{1 + self.number % 12:02d}-{1 + self.number % 28:02d}"


def make_press(count: int, seed: int) -> Iterator[Numbered]:
    """Yield the articles of a press; the same for the same arguments."""
    chance = random.Random(seed)
    text = ""
    for number in range(count):
        serial = _FIRST + number
        if number % _COPIED or not text:
            # No two articles say the same in the same words but copies: how formulas are told apart depends
            # on what stands beside them, and so on the order in which a collector finds them.
            own = chance.choices((*WORDS, *PLACES, "التعاون", "صباح", "رئيس"), k=44)
            text = (
                f"وصل الوفد {serial} {' '.join(own[:4])} إلى {chance.choice(PLACES)} {' '.join(own[4:22])}. "
                f"وقال {' '.join(own[22:])} {serial * 3 + 1}."
            )
        yield Numbered(number, f"الوفد {serial} يصل", text)


def write_press(path: Path, count: int, seed: int) -> None:
    """Write a press as JSON Lines."""
    with path.open("w", encoding="utf-8") as file:
        for one in make_press(count, seed):
            record = {
                "id": f"serial-{one.number}",
                "title": one.title,
                "text": one.text,
                "published": one.published,
                "source": f"outlet-{one.number % 11}.example",
            }
            file.write(json.dumps(record, ensure_ascii=False) + "\n")


class Sites:
    """The same press as sites under ``*.localhost``, served by a process of its own."""

    def __init__(self, count: int, seed: int) -> None:
        self._articles = list(make_press(count, seed))
        self._number = max(1, -(-count // _PER_SITE))
        self._server = socket.create_server(("127.0.0.1", 0), backlog=512)
        self.port: int = self._server.getsockname()[1]
        self._process = os.fork()
        if self._process == 0:
            try:
                asyncio.run(self._serve())
            finally:
                os._exit(1)
        self._server.close()

    @property
    def hosts(self) -> str:
        """The setting that lets the collector call them."""
        return f"*.localhost:{self.port}"

    def close(self) -> None:
        """End the process that serves."""
        os.kill(self._process, 9)
        os.waitpid(self._process, 0)

    def base(self, site: int) -> str:
        """Return the address of a site."""
        return f"http://site-{site}.localhost:{self.port}"

    def addresses(self) -> set[str]:
        """Return the addresses of all articles."""
        return {f"{self.base(one.number % self._number)}/{_FIRST + one.number}" for one in self._articles}

    def sources(self) -> list[Source]:
        """Return the sites as sources to collect."""
        return [
            Source(f"site-{n}", f"site-{n}", self.base(n) + "/", None, (Feed(self.base(n) + "/feed"),))
            for n in range(self._number)
        ]

    async def _serve(self) -> None:
        server = await asyncio.start_server(self._answer, sock=self._server)
        await server.serve_forever()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                path = head.split(b" ", 2)[1].decode()
                site = int(head.lower().split(b"host: site-")[1].split(b".")[0])
                body = self._find(site, path).encode()
                kind = "application/rss+xml" if path == "/feed" else "text/html"
                writer.write(
                    f"HTTP/1.1 {200 if body else 404} X\r\nContent-Type: {kind}; charset=utf-8\r\n"
                    f"Content-Length: {len(body)}\r\n\r\n".encode()
                    + body
                )
                await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    def _find(self, site: int, path: str) -> str:
        """Return what stands at an address, "" for nothing."""
        if path == "/feed":
            items = "".join(
                f"<item><title>{one.title}</title><link>{self.base(site)}/{_FIRST + one.number}</link></item>"
                for one in self._articles[site :: self._number]
            )
            return f"<rss version='2.0'><channel><title>{site}</title>{items}</channel></rss>"
        number = int(path[1:]) - _FIRST if path[1:].isdecimal() else -1
        if not 0 <= number < len(self._articles):
            return ""
        one = self._articles[number]
        paragraphs = "".join(f"<p>{sentence.strip()}.</p>" for sentence in one.text.split(". "))
        return (
            f'<!doctype html><html lang="ar" dir="rtl"><head><title>{one.title}</title>'
            f'<meta property="article:published_time" content="{one.published}T08:00:00Z"></head>'
            f"<body><article><h1>{one.title}</h1>{paragraphs}</article></body></html>"
        )
