"""Lists of any kind and place to the links on them."""

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from tawatur.errors import FetchError, Forbidden, Unreadable
from tawatur.fetch.saved import read_saved
from tawatur.fetch.stage import fetch_page, is_address, make_problem
from tawatur.model.link import Link
from tawatur.model.outcome import Problem
from tawatur.model.page import Page
from tawatur.parse.stage import parse_links


def find_links(
    names: Iterable[str],
    *,
    stdin: BinaryIO | None = None,
    allow_hosts: Iterable[str] = (),
    contact: str = "",
) -> Iterator[Link | Problem]:
    """Read feeds, sitemaps, OPML files and section pages, saved or on the web, in the order given.

    Args:
        names: files, folders, WARC files, ``http`` addresses, and ``-`` for ``stdin``.
        stdin: where ``-`` is read from.
        allow_hosts: hosts on private networks that may be called.
        contact: address that sites may write to.

    Yields:
        The links of each list in its order, or a Problem for a list that could not be read.
    """
    allowed = tuple(allow_hosts)
    for name in names:
        for page in _open(name, stdin, allowed, contact):
            yield from [page] if isinstance(page, Problem) else _read_list(page)


def _open(
    name: str, stdin: BinaryIO | None, allow_hosts: tuple[str, ...], contact: str
) -> Iterable[Page | Problem]:
    if not is_address(name):
        return read_saved([name], stdin=stdin)
    try:
        return [fetch_page(name, allow_hosts=allow_hosts, contact=contact)]
    except (Forbidden, FetchError) as error:
        return [make_problem(error, name)]


def _read_list(page: Page) -> Iterable[Link | Problem]:
    try:
        return parse_links(page)
    except Unreadable as error:
        return [Problem(error.reason, "The list cannot be read", error.detail, page.origin)]
