"""Collects sources: their lists, then the pages that the lists name, into a library, each accounted for."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from tawatur.fetch.stage import Visited, visit
from tawatur.model.link import Link
from tawatur.model.outcome import Account, Outcome, Problem
from tawatur.model.page import Page
from tawatur.model.source import Source
from tawatur.parse.stage import parse_links
from tawatur.pipeline.inputs import Input
from tawatur.pipeline.run import Report, Tally, ignore_report, ingest_inputs
from tawatur.store.protocol import Store

Watch = Callable[["Collecting"], None]


@dataclass
class Collecting:
    """How far a collection is; it stays right when the collection is interrupted.

    Attributes:
        lists: lists that were read.
        links: entries named by the lists so far, each address once.
        fetched: pages that arrived.
        last: the address that was fetched last.
        tally: how the documents ended.
    """

    lists: int = 0
    links: int = 0
    fetched: int = 0
    last: str = ""
    tally: Tally = field(default_factory=Tally)

    @property
    def account(self) -> Account:
        """The closing account: one document for each entry of a list, and one for a list that failed."""
        return self.tally.account

    @property
    def problems(self) -> Sequence[Outcome]:
        """The documents that were rejected or failed."""
        return self.tally.problems


def ignore_progress(collecting: Collecting) -> None:
    """Take no notice of progress."""


def collect_sources(
    store: Store,
    sources: Iterable[Source],
    *,
    outlets: str = "",
    allow_hosts: Sequence[str] = (),
    contact: str = "",
    jobs: int = 1,
    report: Report = ignore_report,
    watch: Watch = ignore_progress,
) -> Collecting:
    """Visit the lists of the sources, fetch what they name and keep the articles.

    Args:
        store: where they are kept.
        sources: the sites; a source without lists is passed over.
        outlets: a table of outlets to know besides those that ship.
        allow_hosts: hosts on private networks that may be called, as ``name`` or ``name:port``.
        contact: address that sites may write to.
        jobs: worker processes that read pages.
        report: called with each Outcome once it is sure.
        watch: called whenever a list was read or a page came.

    Raises:
        LibraryLocked, LibraryReadOnly, LibraryError: nothing can be kept; what was kept before is safe.
    """
    collecting = Collecting()

    def read_list(page: Page) -> Sequence[Link]:
        links = parse_links(page)
        collecting.lists += 1
        collecting.links += sum(link.kind not in {"sitemap", "feed"} for link in links)
        watch(collecting)
        return links

    feeds = [feed for source in sources for feed in source.feeds]
    visits = visit(feeds, read_links=read_list, allow_hosts=allow_hosts, contact=contact)
    inputs = _inputs(visits, collecting, watch)
    ingest_inputs(store, inputs, jobs=jobs, outlets=outlets, report=report, tally=collecting.tally)
    return collecting


def _inputs(visits: Iterator[Visited], collecting: Collecting, watch: Watch) -> Iterator[Input | Problem]:
    for visited in visits:
        if visited.problem is not None:
            yield visited.problem
        elif visited.page is None:
            yield _no_address(visited)
        else:
            collecting.fetched += 1
            collecting.last = visited.page.origin
            watch(collecting)
            yield Input(visited.page.origin, page=visited.page)


def _no_address(visited: Visited) -> Problem:
    title = visited.link.title if visited.link else ""
    where = visited.list_page.origin if visited.list_page else ""
    return Problem("no_address", "The entry has no address", f"«{title}» in {where} names no page", where)
