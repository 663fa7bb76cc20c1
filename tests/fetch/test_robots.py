"""robots.txt is obeyed as RFC 9309 has it."""

import asyncio

import pytest

from tawatur.fetch.guard import Guard
from tawatur.fetch.http import Client
from tawatur.fetch.robots import Robots, judge_failure, parse_robots

TEXT = b"""User-agent: *
Disallow: /private/
Allow: /private/open*.html$
Crawl-delay: 99
User-agent: tawatur
Disallow: /no/
"""


def test_our_own_group_wins():
    rules = parse_robots(TEXT)
    assert not rules.allows("https://example.org/no/1")
    assert rules.allows("https://example.org/private/1")
    assert rules.delay() == 0.0


def test_wildcards_and_delay_of_the_group_for_all():
    rules = parse_robots(TEXT.split(b"User-agent: tawatur")[0])
    assert not rules.allows("https://example.org/private/1")
    assert rules.allows("https://example.org/private/open1.html")
    assert rules.delay() == 30.0


@pytest.mark.parametrize("body", [b"", b"\xff\xfe\x00", b"<html>not found</html>", b"Disallow" * 200_000])
def test_nonsense_allows(body):
    assert parse_robots(body).allows("https://example.org/x")


@pytest.mark.parametrize(
    ("status", "allowed"),
    [(404, True), (403, True), (410, True), (429, False), (500, False), (503, False), (None, False)],
)
def test_failures(status, allowed):
    rules = judge_failure(status)
    assert rules.allows("https://example.org/x") is allowed
    assert rules.fresh_s == (86_400 if allowed else 300 if status is None else 3_600)


def test_each_site_is_asked_once_a_day(server):
    server.add("/robots.txt", "User-agent: *\nDisallow: /no")
    time = [0.0]

    async def run():
        async with Client(Guard.of([f"127.0.0.1:{server.port}"])) as client:
            robots = Robots(client, clock=lambda: time[0])
            rules = await asyncio.gather(*(robots.find_rules(server.url(f"/{n}")) for n in range(5)))
            assert not rules[0].allows(server.url("/no/1"))
            time[0] = 90_000.0
            await robots.find_rules(server.url("/"))

    asyncio.run(run())
    assert server.paths() == ["/robots.txt"] * 2


def test_a_robots_file_that_leads_inside_allows_nothing(server):
    server.add("/robots.txt", status=302, headers={"Location": "http://169.254.169.254/"})

    async def run():
        async with Client(Guard.of([f"127.0.0.1:{server.port}"])) as client:
            return await Robots(client).find_rules(server.url("/"))

    assert not asyncio.run(run()).allows(server.url("/x"))
