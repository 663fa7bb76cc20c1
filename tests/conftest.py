"""What holds for all tests, and a press on loopback whose sites and answers each test sets as it likes."""

import asyncio
import threading

import pytest
from aiohttp import web
from hypothesis import settings

# The first example may load word lists, so no example has a deadline.
settings.register_profile("house", deadline=None)
settings.load_profile("house")


PARAGRAPH = (
    "أعلنت البلدية في بيان لها أن أشغال توسيع الطريق الساحلي رقم {number} تبدأ الأسبوع المقبل وتستمر ثلاثة أشهر، "
    "ودعت السائقين إلى سلوك الطريق الداخلي إلى أن تنتهي الأشغال."
)


class Press:
    """Sites under ``*.localhost``; an answer is a body, a status, or a function of the request."""

    def __init__(self):
        self.answers = {}
        self.requests = []
        self.busy = {}
        self.most_busy = {}
        self.port = 0

    def base(self, site="sahel"):
        return f"http://{site}.localhost:{self.port}"

    def add(self, path, body="", *, site="sahel", status=200, headers=None):
        made = (status, {"Content-Type": "text/html; charset=utf-8", **(headers or {})}, body)
        self.answers[site, path] = body if callable(body) else made

    def add_article(self, number, *, site="sahel", head="", extra="", headers=None):
        text = PARAGRAPH.format(number=number) + extra
        page = (
            f'<html lang="ar"><head><title>توسيع الطريق رقم {number}</title>{head}</head><body><article>'
            f"<h1>توسيع الطريق الساحلي رقم {number}</h1><p>{text}</p><p>{text[::-1][:40]} {text}</p>"
            "</article></body></html>"
        )
        self.add(f"/news/{number}", page, site=site, headers=headers)

    def add_feed(self, *numbers, site="sahel", path="/feed", headers=None, dates=()):
        dates = dict(zip(numbers, dates, strict=False))
        items = "".join(
            f"<item><title>توسيع الطريق رقم {n}</title><link>{self.base(site)}/news/{n}</link>"
            f"<description>{PARAGRAPH.format(number=n)}</description>"
            + (f"<pubDate>{dates[n]}</pubDate>" if n in dates else "")
            + "</item>"
            for n in numbers
        )
        feed = f"<rss version='2.0'><channel><title>الساحل</title>{items}</channel></rss>"
        self.add(path, feed, site=site, headers={"Content-Type": "application/rss+xml", **(headers or {})})

    def paths(self, site="sahel"):
        return [request.path for request in self.requests if request.host.startswith(site + ".")]

    async def answer(self, request):
        self.requests.append(request)
        site = request.host.split(".")[0]
        self.busy[site] = self.busy.get(site, 0) + 1
        self.most_busy[site] = max(self.most_busy.get(site, 0), self.busy[site])
        try:
            await asyncio.sleep(0)
            made = self.answers.get((site, request.path), (404, {}, ""))
            if callable(made):
                made = made(request)
                made = await made if asyncio.iscoroutine(made) else made
            if isinstance(made, web.StreamResponse):
                return made
            status, headers, body = made
            etag = headers.get("ETag")
            if etag and request.headers.get("If-None-Match") == etag:
                return web.Response(status=304, headers={"ETag": etag})
            return web.Response(
                status=status, headers=headers, body=body.encode() if isinstance(body, str) else body
            )
        finally:
            self.busy[site] -= 1


@pytest.fixture
def press():
    opened = Press()
    loop = asyncio.new_event_loop()

    async def start():
        application = web.Application()
        application.router.add_route("*", "/{path:.*}", opened.answer)
        runner = web.AppRunner(application, shutdown_timeout=0, handler_cancellation=True)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        opened.port = runner.addresses[0][1]
        return runner

    runner = loop.run_until_complete(start())
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    yield opened
    asyncio.run_coroutine_threadsafe(runner.cleanup(), loop).result(10)
    loop.call_soon_threadsafe(loop.stop)
    thread.join(10)
    loop.close()
