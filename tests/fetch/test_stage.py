"""Lists are visited and the pages behind them fetched, politely."""

import asyncio

import pytest

from tawatur.errors import Forbidden, Unreadable
from tawatur.fetch.stage import fetch_page, is_address, visit
from tawatur.model.link import Link
from tawatur.model.source import Feed


def read_links(page):
    """Read a list of our own making: one path a line."""
    if page.body == b"broken":
        raise Unreadable("not_a_list")
    base = page.url.split("/", 3)
    links = []
    for line in page.body.decode().split():
        kind = "sitemap" if line.startswith("/sitemap") else "page"
        url = None if line == "-" else line if "://" in line else f"http://{base[2]}{line}"
        links.append(Link(url=url, kind=kind, key=url or "words"))
    return links


def run(server, *paths, **options):
    feeds = [Feed(server.url(path)) for path in paths]
    return list(visit(feeds, read_links=read_links, allow_hosts=[f"127.0.0.1:{server.port}"], **options))


def test_links_and_pages_come_together(server):
    server.add("/feed", "/a /b - /a /gone http://169.254.169.254/x")
    server.add("/a", "A")
    server.add("/b", "B")
    visits = {one.link.key: one for one in run(server, "/feed")}
    assert visits[server.url("/a")].page.body == b"A"
    assert visits[server.url("/a")].list_page.url == server.url("/feed")
    assert visits["words"].page is None
    assert visits["words"].problem is None
    assert visits[server.url("/gone")].problem.type == "fetch_failed"
    assert visits["http://169.254.169.254/x"].problem.type == "forbidden"
    assert server.paths().count("/a") == 1


def test_unwanted_links_are_not_fetched(server):
    server.add("/feed", "/a /b")
    server.add("/a", "A")
    (one,) = run(server, "/feed", is_wanted=lambda link: link.url.endswith("/a"))
    assert one.page.body == b"A"
    assert "/b" not in server.paths()


def test_an_index_is_followed_one_level_down(server):
    server.add("/index", "/sitemap1")
    server.add("/sitemap1", "/a /sitemap2")
    server.add("/sitemap2", "/b")
    server.add("/a", "A")
    assert [one.page.body for one in run(server, "/index")] == [b"A"]
    assert "/sitemap2" not in server.paths()


def test_a_list_that_fails_does_not_stop_the_others(server):
    server.add("/broken", "broken")
    server.add("/feed", "/a")
    server.add("/a", "A")
    missing, broken, page = run(server, "/missing", "/broken", "/feed")
    assert (missing.link, missing.list_page, missing.problem.type) == (None, None, "fetch_failed")
    assert (broken.problem.type, broken.list_page.body) == ("unreadable", b"broken")
    assert page.page.body == b"A"


def test_at_most_two_at_a_time_from_one_site(server):
    server.add("/feed", " ".join(f"/{n}" for n in range(20)))
    for n in range(20):
        server.add(f"/{n}", str(n))
    assert len(run(server, "/feed")) == 20
    assert server.most_busy <= 2


def test_robots_are_obeyed(server):
    server.add("/robots.txt", "User-agent: *\nDisallow: /a")
    server.add("/feed", "/a")
    server.add("/a", "A")
    (one,) = run(server, "/feed")
    assert "robots.txt" in one.problem.detail
    (one,) = run(server, "/feed", obey_robots=False)
    assert one.page.body == b"A"


def test_a_visit_can_be_left_early(server):
    server.add("/feed", "/a /b /c")
    for path in "abc":
        server.add(f"/{path}", path)
    visits = visit(
        [Feed(server.url("/feed"))], read_links=read_links, allow_hosts=[f"127.0.0.1:{server.port}"]
    )
    assert next(visits).page is not None
    visits.close()
    with pytest.raises(RuntimeError, match="no running event loop"):
        asyncio.get_running_loop()


def test_one_page(server):
    server.add("/a", "A")
    assert fetch_page(server.url("/a"), allow_hosts=[f"127.0.0.1:{server.port}"]).body == b"A"
    with pytest.raises(Forbidden):
        fetch_page(server.url("/a"))


def test_addresses_are_told_from_paths():
    assert is_address("HTTPS://example.org/")
    assert not is_address("pages/http:/x.html")
