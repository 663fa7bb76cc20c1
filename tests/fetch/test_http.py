"""The client is polite, careful and never fooled by a server."""

import asyncio
import gzip
from datetime import UTC, datetime

import pytest
from aiohttp import web

from tawatur.errors import FetchError, Forbidden
from tawatur.fetch.guard import Guard
from tawatur.fetch.http import Client, Limits, find_wait, name_agent


def get(server, path="/", *, host="127.0.0.1", limits=None, **options):
    async def run():
        guard = Guard.of([f"127.0.0.1:{server.port}", f"*.localhost:{server.port}"])
        async with Client(guard, contact="mailto:a@example.org", limits=limits) as client:
            return await client.get(server.url(path, host), **options)

    return asyncio.run(run())


def test_a_page_comes_with_its_headers(server):
    server.add(
        "/",
        "نص",
        headers={"ETag": '"1"', "Set-Cookie": "a=b"},
        content_type="text/html",
        charset="windows-1256",
    )
    page = get(server, host="atlas.localhost")
    assert page.body == "نص".encode()
    assert page.url == server.url("/", "atlas.localhost")
    assert (page.status, page.content_type) == (200, "text/html; charset=windows-1256")
    assert page.headers["etag"] == '"1"'
    assert "set-cookie" not in page.headers
    assert page.fetched_at.tzinfo is UTC


def test_we_say_who_we_are_and_keep_no_cookies(server):
    server.answers["/"] = lambda _: web.Response(status=302, headers={"Location": "/b", "Set-Cookie": "a=b"})
    server.add("/b", "x")
    assert get(server).url == server.url("/b")
    first, second = server.requests
    assert first.headers["User-Agent"].startswith("Tawatur")
    assert "mailto:a@example.org" in first.headers["User-Agent"]
    for header in ("Cookie", "Referer", "Authorization"):
        assert header not in second.headers


def test_conditional_requests(server):
    server.answers["/"] = lambda request: web.Response(
        status=304
        if request.headers.get("If-None-Match") == '"1"' and "If-Modified-Since" in request.headers
        else 200
    )
    page = get(server, etag='"1"', modified="Mon, 04 Mar 2024 09:30:00 GMT")
    assert (page.status, page.body) == (304, b"")
    assert get(server, etag='"1"\r\nX: y', modified="z").status == 200


@pytest.mark.parametrize(
    "location",
    [
        "http://127.0.0.1:1/",
        "http://169.254.169.254/",
        "file:///etc/passwd",
        "http://localhost/",
        "http://[::1]/",
        "//0/",
    ],
)
def test_redirects_pass_the_guard(server, location):
    server.answers["/"] = lambda _: web.Response(status=301, headers={"Location": location})
    with pytest.raises(Forbidden):
        get(server)


def test_endless_redirects_end(server):
    server.answers["/"] = lambda _: web.Response(status=302, headers={"Location": "/"})
    with pytest.raises(FetchError, match="redirects more than 5 times"):
        get(server)
    assert len(server.requests) == 6


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (bytes(20_000), {}),
        (gzip.compress(bytes(20_000)), {"Content-Encoding": "gzip"}),
        (gzip.compress(b"abc" * 100)[:-9], {"Content-Encoding": "gzip"}),
        (b"x", {"Content-Encoding": "secret"}),
    ],
)
def test_too_large_or_damaged_bodies_are_no_pages(server, body, headers):
    server.add("/", body, headers=headers)
    with pytest.raises(FetchError):
        get(server, limits=Limits(wire_bytes=10_000, body_bytes=10_000))


def test_packed_bodies_are_unpacked(server):
    server.add("/", gzip.compress(b"abc"), headers={"Content-Encoding": "gzip"})
    assert get(server).body == b"abc"


def test_a_cut_body_is_never_complete(server):
    async def cut(request):
        response = web.StreamResponse(headers={"Content-Length": "100"})
        await response.prepare(request)
        await response.write(b"abc")
        request.transport.close()
        return response

    server.answers["/"] = cut
    with pytest.raises(FetchError):
        get(server)


def test_endless_bodies_are_left(server):
    async def drip(request):
        response = web.StreamResponse()
        await response.prepare(request)
        while True:
            await response.write(bytes(5_000))

    server.answers["/"] = drip
    with pytest.raises(FetchError, match="more than 10000 bytes"):
        get(server, limits=Limits(wire_bytes=10_000))


def test_silent_servers_are_left(server):
    async def wait(_):
        await asyncio.Event().wait()

    server.answers["/"] = wait
    with pytest.raises(FetchError, match="in time"):
        get(server, limits=Limits(total_s=0.2))


def test_refusals_carry_their_status_and_wait(server):
    server.add("/", status=429, headers={"Retry-After": "120"})
    with pytest.raises(FetchError) as caught:
        get(server)
    assert (caught.value.status, caught.value.retry_after) == (429, 120.0)


def test_nobody_there(server):
    async def run():
        async with Client(Guard.of(["127.0.0.1:1"])) as client:
            await client.get("http://127.0.0.1:1/")

    with pytest.raises(FetchError, match="cannot be reached"):
        asyncio.run(run())


def test_a_closed_client_says_so():
    with pytest.raises(FetchError, match="not open"):
        asyncio.run(Client(Guard()).get("https://example.org/"))


NOW = datetime(2024, 3, 4, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("30", 30.0),
        ("99999999999", 604_800.0),
        ("Mon, 04 Mar 2024 09:01:00 GMT", 60.0),
        ("Mon, 04 Mar 2024 08:00:00 -0000", 0.0),
        ("soon", None),
        ("-5", None),
        (None, None),
    ],
)
def test_retry_after(header, seconds):
    assert find_wait(header, NOW) == seconds


def test_the_contact_cannot_break_the_header():
    assert "\r" not in name_agent("a\r\nX: y")
    assert "+" not in name_agent("")
