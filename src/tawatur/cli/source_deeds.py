"""The deeds of ``tawatur sources`` that keep a list of sites in a library."""

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from tawatur.cli.library_option import add_library_option, complain, open_library
from tawatur.errors import TawaturError
from tawatur.model.source import Source, SourceHealth
from tawatur.pipeline.collector import Manner
from tawatur.pipeline.library import Library
from tawatur.pipeline.sources import (
    Proposal,
    backfill_source,
    load_starter,
    propose_source,
    read_opml,
    write_opml,
)
from tawatur.settings import read_settings

_OK, _PROBLEMS = 0, 1
_SHOWN = 5
_DAY = 86_400


def add_deeds(deeds: Any) -> None:
    """Declare the subcommands."""
    add = _deed(deeds, "add", run_add, "find what a site can be collected by, show a sample, save it")
    add.add_argument("url", metavar="URL", help="a front page, a section page, a feed or a sitemap")
    add.add_argument("--name", default="", help="what to call it (default: what the site calls itself)")
    add.add_argument("--yes", action="store_true", help="save without asking")
    show = _deed(deeds, "list", run_list, "how each source does")
    show.add_argument("--json", action="store_true", help="one JSON object a line")
    for name, run, text in (
        ("pause", run_pause, "visit a source no more until it is resumed"),
        ("resume", run_resume, "visit a paused, blocked or dead source again"),
        ("remove", run_remove, "forget a source; its articles stay"),
    ):
        deed = _deed(deeds, name, run, text)
        deed.add_argument("source", metavar="SOURCE", help="its id, address, host or list")
    take = _deed(deeds, "import", run_import, "add the feeds of an OPML file")
    take.add_argument("file", metavar="FILE.opml", type=Path)
    give = _deed(deeds, "export", run_export, "print all sources as OPML")
    give.add_argument("--output", metavar="FILE", type=Path, help="write there instead")
    starter = _deed(deeds, "starter", run_starter, "add the starter pack of Arabic sources, all unchecked")
    starter.add_argument("--country", default="", metavar="MAR", help="only those of one country")
    starter.add_argument("--list", action="store_true", help="print them as OPML, add none")
    back = _deed(deeds, "backfill", run_backfill, "note older articles of a source for collecting")
    back.add_argument("source", metavar="URL", help="a source's id, address or host, or any site")
    back.add_argument("--since", required=True, type=_day, metavar="YYYY-MM-DD")
    back.add_argument("--most", type=int, default=20_000, metavar="N", help="no more than this (20000)")


def _deed(deeds: Any, name: str, run: Callable[[argparse.Namespace, Library], int], text: str) -> Any:
    parser = deeds.add_parser(name, help=text, description=text[0].upper() + text[1:] + ".")
    add_library_option(parser)
    parser.set_defaults(run=lambda args: _with_library(args, run))
    return parser


def _with_library(args: argparse.Namespace, run: Callable[[argparse.Namespace, Library], int]) -> int:
    try:
        with open_library(args, must_exist=False) as library:
            return run(args, library)
    except TawaturError as error:
        complain(error)
        return _PROBLEMS


def run_add(args: argparse.Namespace, library: Library) -> int:
    """Look at a site, show what would be collected, and save it when that is wanted."""
    proposal = propose_source(args.url, _manner(), name=args.name)
    for line in describe(proposal):
        print(line)
    source = proposal.discovery.source
    if not args.yes and not _is_wanted():
        print("nothing was saved; --yes saves it", file=sys.stderr)
        return _PROBLEMS
    is_new = library.store.sources.add(source, now=_now())
    if proposal.is_walled:
        library.store.sources.set_state(
            source.id, "blocked", "its pages refuse robots: only its lists are read"
        )
    print(f"{'saved' if is_new else 'known, its lists are added'}: {source.id}", file=sys.stderr)
    return _OK


def describe(proposal: Proposal) -> Iterable[str]:
    """Yield what was found and how its newest pages are read."""
    found = proposal.discovery
    yield f"{found.source.name} ({found.source.id})"
    for offer in found.offers:
        dated = sum(link.published is not None for link in offer.links)
        yield f"  {offer.feed.kind} {offer.feed.url}: {len(offer.links)} entries, {dated} with a date"
        for link in offer.links[:_SHOWN]:
            yield f"    {link.published or '-'}  {link.title or unquote(link.url or '')}"
    for sample in proposal.samples:
        article = sample.article
        if article is None:
            yield f"  page {unquote(sample.link.url or '')}: not read: {sample.problem}"
        else:
            told = f"{article.published or 'no date'}, {len(article.text.split())} words"
            yield f"  page {unquote(sample.link.url or '')}: «{article.title}», {told}"
    if proposal.is_walled:
        yield "  its pages refuse robots: only its lists would be read"


def _is_wanted() -> bool:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return False
    return input("save it? [y/N] ").strip().lower() in {"y", "yes", "ن", "نعم"}


def run_list(args: argparse.Namespace, library: Library) -> int:
    """Print how each source does; those that need a look come first."""
    found = sorted(library.store.sources.health(_now()), key=lambda one: (not needs_look(one), one.source.id))
    for health in found:
        print(json.dumps(to_record(health), ensure_ascii=False) if args.json else to_line(health))
    if not found:
        print("no sources yet; add one with: tawatur sources add URL", file=sys.stderr)
    return _OK


def needs_look(health: SourceHealth) -> bool:
    """Tell whether somebody should look at a source."""
    return health.state in {"blocked", "dead"} or health.gap_hours is not None or bool(health.error)


def to_record(health: SourceHealth) -> dict[str, Any]:
    """Return a source's health as it stands in JSON."""
    source = health.source
    return {
        "id": source.id,
        "name": source.name,
        "url": source.url,
        "lists": [{"url": feed.url, "kind": feed.kind} for feed in source.feeds],
        "state": health.state,
        "reason": health.reason,
        "checked": health.is_checked,
        "last_success": _iso(health.last_success),
        "last_article": _iso(health.last_article),
        "articles_a_day": health.per_day,
        "gap_hours": health.gap_hours,
        "articles": health.articles,
        "waiting": health.waiting,
        "gone": health.gone,
        "reserved": health.refused,
        "error": health.error,
    }


def to_line(health: SourceHealth) -> str:
    """Return a source's health as one line for people."""
    last = _iso(health.last_success) or "never"
    words = [f"{health.source.id:<24} {health.state:<8} {last:<20} {health.per_day:>6} a day"]
    words.append(f"{health.articles:>7} kept")
    if health.waiting:
        words.append(f"{health.waiting} wait")
    if health.gone:
        words.append(f"{health.gone} gone from the site")
    if health.refused:
        words.append(f"{health.refused} left alone (robots.txt or reserved)")
    if health.gap_hours is not None:
        words.append(f"GAP: silent for {health.gap_hours} h")
    if not health.is_checked:
        words.append("unchecked")
    words += [text for text in (health.reason, health.error) if text]
    return "  ".join(words)


def run_pause(args: argparse.Namespace, library: Library) -> int:
    """Pause a source."""
    library.store.sources.set_state(_find(args, library).id, "paused", "by hand")
    return _OK


def run_resume(args: argparse.Namespace, library: Library) -> int:
    """Let a source be visited again, at once."""
    source = _find(args, library)
    library.store.sources.set_state(source.id, "active")
    library.store.visits.ask_lists(source.id, now=_now())
    return _OK


def run_remove(args: argparse.Namespace, library: Library) -> int:
    """Forget a source."""
    library.store.sources.remove(_find(args, library).id)
    return _OK


def _find(args: argparse.Namespace, library: Library) -> Source:
    source = library.store.sources.find(args.source.rstrip("/")) or library.store.sources.find(args.source)
    if source is None:
        raise TawaturError(f"{args.source}: there is no such source; `tawatur sources list` names them")
    return source


def run_import(args: argparse.Namespace, library: Library) -> int:
    """Add the feeds of an OPML file, unchecked."""
    _add_all(read_opml(args.file), library)
    return _OK


def run_export(args: argparse.Namespace, library: Library) -> int:
    """Print or write OPML."""
    text = write_opml(library.store.sources.sources())
    if args.output:
        args.output.write_text(text, encoding="utf-8")
    else:
        print(text, end="")
    return _OK


def run_starter(args: argparse.Namespace, library: Library) -> int:
    """Add the sources that ship."""
    sources = load_starter(args.country)
    if args.list:
        print(write_opml(sources), end="")
    else:
        _add_all(sources, library)
    return _OK


def _add_all(sources: tuple[Source, ...], library: Library) -> None:
    added = sum(library.store.sources.add(source, now=_now(), is_checked=False) for source in sources)
    print(
        f"{added} sources added, {len(sources) - added} were known; unchecked until a list of theirs answers",
        file=sys.stderr,
    )


def run_backfill(args: argparse.Namespace, library: Library) -> int:
    """Note older articles of a source; `tawatur collect` fetches them."""
    book = library.store.sources
    source = book.find(args.source.rstrip("/")) or book.find(args.source)
    if source is None:
        source = propose_source(args.source, _manner()).discovery.source
        book.add(source, now=_now())
    found = backfill_source(source, args.since, _manner(), most=args.most)
    fresh = library.store.visits.add_pages(source.id, found, now=_now())
    print(
        f"{len(found)} articles found since {args.since:%Y-%m-%d}, {len(fresh)} of them new", file=sys.stderr
    )
    if fresh:
        print("they are fetched by: tawatur collect", file=sys.stderr)
    return _OK if found else _PROBLEMS


def _manner() -> Manner:
    settings = read_settings()
    return Manner(allow_hosts=settings.allow_hosts, contact=settings.contact, delay=settings.delay)


def _now() -> int:
    return int(time.time())


def _iso(seconds: int | None) -> str | None:
    return None if seconds is None else f"{datetime.fromtimestamp(seconds, UTC):%Y-%m-%dT%H:%M:%SZ}"


def _day(text: str) -> datetime:
    try:
        day = datetime.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is no day such as 2023-12-15") from error
    return day if day.tzinfo else day.replace(tzinfo=UTC)
