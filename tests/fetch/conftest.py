"""A web server on loopback that answers as each test wants."""

import asyncio
import threading

import pytest
from aiohttp import web


class Server:
    """Answers by path: a response, or a function that makes one of the request; other paths are not found."""

    def __init__(self):
        self.answers = {}
        self.requests = []
        self.busy = self.most_busy = 0
        self.port = 0

    def url(self, path="/", host="127.0.0.1"):
        return f"http://{host}:{self.port}{path}"

    def add(self, path, body="", **options):
        self.answers[path] = lambda _: web.Response(
            body=body.encode() if isinstance(body, str) else body, **options
        )

    async def answer(self, request):
        self.requests.append(request)
        self.busy += 1
        self.most_busy = max(self.busy, self.most_busy)
        try:
            await asyncio.sleep(0)
            make = self.answers.get(request.path)
            if make is None:
                return web.Response(status=404)
            response = make(request)
            return await response if asyncio.iscoroutine(response) else response
        finally:
            self.busy -= 1

    def paths(self):
        return [request.path for request in self.requests]


@pytest.fixture
def server():
    served = Server()
    loop = asyncio.new_event_loop()
    ready = threading.Event()

    async def start():
        application = web.Application()
        application.router.add_route("*", "/{path:.*}", served.answer)
        runner = web.AppRunner(application, shutdown_timeout=0, handler_cancellation=True)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        served.port = runner.addresses[0][1]
        ready.set()
        return runner

    runner = loop.run_until_complete(start())
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    yield served
    asyncio.run_coroutine_threadsafe(runner.cleanup(), loop).result(10)
    loop.call_soon_threadsafe(loop.stop)
    thread.join(10)
    loop.close()
