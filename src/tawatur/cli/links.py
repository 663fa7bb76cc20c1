"""``tawatur links``: feeds, sitemaps, OPML and section pages to their links, one a line."""

import argparse
import json
import sys
from collections.abc import Iterator
from typing import Any

from tawatur.cli.pipe import write_lines
from tawatur.errors import TawaturError
from tawatur.model.outcome import Problem
from tawatur.pipeline.links import find_links
from tawatur.settings import read_settings


def add(subparsers: Any) -> None:
    """Declare the command and its options."""
    parser = subparsers.add_parser("links", help="list the links of feeds, sitemaps, OPML and section pages")
    parser.add_argument("paths", nargs="+", metavar="PATH-OR-URL", help="file, folder, http address, or -")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print ``{url, title, published, kind}`` a line; return 1 when a list could not be read."""
    try:
        settings = read_settings()
    except TawaturError as error:
        print(error, file=sys.stderr)
        return 2
    links = find_links(
        args.paths, stdin=sys.stdin.buffer, allow_hosts=settings.allow_hosts, contact=settings.contact
    )
    return write_lines(_lines(links), "links")


def _lines(links: Iterator[Any]) -> Iterator[str | Problem]:
    for link in links:
        if isinstance(link, Problem):
            yield link
        else:
            record = {"url": link.url, "title": link.title, "published": link.published, "kind": link.kind}
            yield json.dumps(record, ensure_ascii=False)
