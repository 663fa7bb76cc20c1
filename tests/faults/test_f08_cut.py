"""F8: an answer that is cut in its middle is never taken for a whole one; it is fetched again."""

import asyncio
import gzip

import pytest
from aiohttp import web

from tawatur.model.source import Feed, Source
from tawatur.pipeline.collector import Collector, Manner
from tawatur.pipeline.library import Library

NOW = 1_700_000_000


async def cut_by_length(request, whole):
    response = web.StreamResponse(headers={"Content-Type": "text/html", "Content-Length": str(len(whole))})
    await response.prepare(request)
    await response.write(whole[: len(whole) // 2])
    request.transport.close()
    return response


async def cut_in_chunks(request, whole):
    response = web.StreamResponse(headers={"Content-Type": "text/html"})
    response.enable_chunked_encoding()
    await response.prepare(request)
    await response.write(whole[: len(whole) // 2])
    request.transport.close()
    return response


async def cut_packed(request, whole):
    headers = {"Content-Type": "text/html", "Content-Encoding": "gzip"}
    packed = gzip.compress(whole)
    return web.Response(body=packed[: len(packed) // 2], headers=headers)


async def reset(request, whole):
    response = web.StreamResponse(headers={"Content-Type": "text/html", "Content-Length": str(len(whole))})
    await response.prepare(request)
    await response.write(whole[: len(whole) // 2])
    request.transport.abort()
    return response


async def close_before_headers(request, whole):
    request.transport.close()
    return web.Response(body=whole)


@pytest.mark.parametrize("cut", [cut_by_length, cut_in_chunks, cut_packed, reset, close_before_headers])
def test_a_cut_page_is_fetched_again(press, tmp_path, cut):
    press.add_feed(1)
    press.add_article(1)
    whole = press.answers["sahel", "/news/1"][2].encode()
    press.add("/news/1", lambda request: cut(request, whole))
    with Library(tmp_path / "a.db") as library:
        feed = Feed(press.base() + "/feed")
        library.store.sources.add(Source("sahel", "sahel", press.base() + "/", None, (feed,)), now=NOW)

        def collect(now):
            manner = Manner(allow_hosts=(f"*.localhost:{press.port}",), delay=0.0, jobs=0)
            collector = Collector(library.store, manner, clock=lambda: now, chance=lambda: 0.5)
            asyncio.run(collector.run(once=True))
            return collector.tally

        tally = collect(NOW)
        assert (tally.account.failed, tally.account.kept) == (1, 0)
        assert tally.problems[0].reason == "fetch_failed"
        assert library.count() == 0
        press.add_article(1)
        assert collect(NOW + 400).account.kept == 1
        (article,) = library.latest()
        assert article.text.endswith("إلى أن تنتهي الأشغال.")


@pytest.mark.parametrize("cut", [cut_by_length, cut_packed, reset])
def test_a_cut_feed_names_nothing(press, tmp_path, cut):
    press.add_feed(1, 2)
    whole = press.answers["sahel", "/feed"][2].encode()
    press.add("/feed", lambda request: cut(request, whole))
    with Library(tmp_path / "a.db") as library:
        feed = Feed(press.base() + "/feed")
        library.store.sources.add(Source("sahel", "sahel", press.base() + "/", None, (feed,)), now=NOW)
        manner = Manner(allow_hosts=(f"*.localhost:{press.port}",), delay=0.0, jobs=0)
        collector = Collector(library.store, manner, clock=lambda: NOW)
        asyncio.run(collector.run(once=True))
        assert collector.tally.account.failed == 1
        assert [one.state for one in library.store.sources.health(NOW)] == ["active"]
        assert not any(path.startswith("/news") for path in press.paths())
