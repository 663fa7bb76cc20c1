"""``tawatur sources``: what concerns the sites and lists that articles come from; one subcommand a deed."""

import argparse
import sys
from typing import Any

from tawatur.cli.source_deeds import add_deeds
from tawatur.errors import Rejected, TawaturError, Unreadable
from tawatur.fetch.saved import read_saved
from tawatur.fetch.stage import fetch_page, is_address, make_problem
from tawatur.model.outcome import Problem
from tawatur.model.page import Page
from tawatur.model.record import to_json
from tawatur.pipeline.explain import Witness, explain_page
from tawatur.pipeline.read import default_registry
from tawatur.settings import read_settings

_OK, _PROBLEMS = 0, 1
_SIGNS = {"taken": "+", "agrees": "=", "refused": "-"}


def add(subparsers: Any) -> None:
    """Declare the command and its subcommands; each has a function ``_add_…`` of its own."""
    parser = subparsers.add_parser("sources", help="sites and lists: find, add, watch, pause, test them")
    deeds = parser.add_subparsers(dest="deed", metavar="DEED", required=True)
    _add_test(deeds)
    add_deeds(deeds)


def _add_test(deeds: Any) -> None:
    parser = deeds.add_parser(
        "test",
        help="show for each field of a page what was read, from where, and what was refused",
        description="Read one page and show, field by field, what it offers: + taken, = agrees, - refused.",
    )
    parser.add_argument("page", metavar="PATH-OR-URL", help="a saved page, an address, or -")
    parser.add_argument("--url", metavar="ADDRESS", help="the address that a saved page came from")
    parser.add_argument("--json", action="store_true", help="one line of JSON for each thing offered")
    parser.set_defaults(run=run_test)


def run_test(args: argparse.Namespace) -> int:
    """Explain one page; return 1 when it could not be read or is no article."""
    page = _find(args.page, args.url)
    if isinstance(page, Problem):
        print(to_json(page), file=sys.stderr)
        return _PROBLEMS
    try:
        _, witnesses = explain_page(page, default_registry())
    except (Rejected, Unreadable) as error:
        print(to_json(Problem(error.reason, "No article", error.detail, page.origin)), file=sys.stderr)
        return _PROBLEMS
    for line in [to_json(one) for one in witnesses] if args.json else _lines(witnesses):
        print(line)
    return _OK


def _find(path: str, url: str | None) -> Page | Problem:
    """Return the one page that is meant, with the address given by hand where it has none."""
    if is_address(path):
        try:
            settings = read_settings()
            return fetch_page(path, allow_hosts=settings.allow_hosts, contact=settings.contact)
        except TawaturError as error:
            return make_problem(error, path)
    page = next(iter(read_saved((path,), stdin=sys.stdin.buffer)), None)
    if page is None:
        return Problem("not_found", "No page", "there is no page in it", path)
    if isinstance(page, Problem) or not url:
        return page
    return Page(
        body=page.body,
        url=url,
        content_type=page.content_type,
        fetched_at=page.fetched_at,
        origin=page.origin,
    )


def _lines(witnesses: tuple[Witness, ...]) -> list[str]:
    lines: list[str] = []
    field = ""
    for one in witnesses:
        if one.field != field:
            field = one.field
            lines.append(field)
        reason = f"  ({one.reason})" if one.reason else ""
        lines.append(f"  {_SIGNS[one.verdict]} {one.place}: {one.text}{reason}")
    return lines
