"""``tawatur read``: pages, archives and feeds in, one Article a line out."""

import argparse
import gc
import os
import sys
from collections.abc import Iterator
from typing import Any

from tqdm import tqdm

from tawatur.cli.pipe import count_cores, parse_jobs
from tawatur.errors import TawaturError
from tawatur.fetch.saved import read_saved
from tawatur.fetch.stage import fetch_page, is_address, make_problem
from tawatur.model.outcome import FAILED, REJECTED, Account, Problem
from tawatur.model.page import Page
from tawatur.model.record import to_json
from tawatur.pipeline.documents import ReadDocument, read_documents

_OK, _PROBLEMS = 0, 1
_TITLES = {FAILED: "The document could not be read", REJECTED: "The document is no article"}


def add(subparsers: Any) -> None:
    """Declare the command."""
    parser = subparsers.add_parser("read", help="read pages, archives and feeds; print one Article a line")
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="PATH-OR-URL",
        help="saved pages, folders, .warc[.gz], feeds, addresses, or - for one page on standard input",
    )
    parser.add_argument("--manifest", metavar="FILE", help="JSON lines {path, url, fetched_at, content_type}")
    parser.add_argument(
        "--jobs", type=parse_jobs, default=count_cores(), metavar="N", help="processes (all cores)"
    )
    parser.set_defaults(run=run, parser=parser)


def run(args: argparse.Namespace) -> int:
    """Read and return the exit status; the last line on standard error is the account."""
    if not args.paths and not args.manifest:
        args.parser.error("give a path, an address, - or --manifest FILE")
    # What is loaded by now stays: the collector need not look at it again after every few pages.
    gc.freeze()
    account, status = Account(), _OK
    try:
        for document in _documents(args):
            account = account.plus(document.outcome)
            status = _PROBLEMS if document.outcome.state == FAILED else status
            _write(document)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        # Python would complain once more when it closes the pipe on its way out.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    finally:
        print(to_json(account), file=sys.stderr)
    return status


def _documents(args: argparse.Namespace) -> Iterator[ReadDocument]:
    documents = read_documents(_find(args), jobs=args.jobs)
    show_bar = sys.stderr.isatty() and not sys.stdout.isatty()
    yield from tqdm(documents, unit=" documents", file=sys.stderr, disable=not show_bar, leave=False)


def _find(args: argparse.Namespace) -> Iterator[Page | Problem]:
    """Find the documents in the order they were named; those of the manifest come first."""
    if args.manifest:
        yield from read_saved((), manifest=args.manifest)
    for path in args.paths:
        if is_address(path):
            yield _fetch(path)
        else:
            yield from read_saved((path,), stdin=sys.stdin.buffer)


def _fetch(address: str) -> Page | Problem:
    try:
        return fetch_page(address)
    except TawaturError as error:
        return make_problem(error, address)


def _write(document: ReadDocument) -> None:
    for article in document.articles:
        sys.stdout.buffer.write(to_json(article).encode() + b"\n")
    outcome = document.outcome
    if outcome.state in _TITLES:
        problem = Problem(outcome.reason, _TITLES[outcome.state], outcome.detail, outcome.instance)
        tqdm.write(to_json(problem), file=sys.stderr)
