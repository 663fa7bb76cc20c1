"""``tawatur kb``: what a library knows of persons, bodies and places: import, look, correct by hand."""

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tawatur.cli.library_option import add_library_option, complain, open_library
from tawatur.errors import TawaturError
from tawatur.model.record import to_dict
from tawatur.pipeline.dumps import import_dump
from tawatur.pipeline.entities_by_hand import (
    merge_entities,
    name_entity,
    release_entity,
    require_entity,
    split_entity,
)
from tawatur.store.sqlite.store import SqliteStore

_OK, _PROBLEMS = 0, 1
_SHOWN = 10


def add(subparsers: Any) -> None:
    """Declare the command and its deeds."""
    parser = subparsers.add_parser(
        "kb", help="persons, bodies and places of the library: import, list, correct"
    )
    deeds = parser.add_subparsers(dest="deed", required=True, metavar="DEED")
    one = _declare(
        deeds, "import", "keep what a dump of Wikidata or GeoNames says, and resolve all articles", _import
    )
    one.add_argument(
        "file",
        metavar="FILE",
        type=Path,
        help="a .json dump, one entity a line, or a GeoNames .txt; may be packed",
    )
    one = _declare(deeds, "list", "the entities that articles name, in most articles first", _list)
    one.add_argument("query", nargs="?", default="", help="words of the name, or an id")
    one.add_argument("--kind", choices=("person", "organization", "place", "country"))
    one.add_argument("--limit", type=int, default=50, metavar="N")
    one = _declare(deeds, "show", "one entity: where it is named, what was imported, what was decided", _show)
    one.add_argument("id", metavar="ID")
    one = _declare(deeds, "merge", "let other ids mean this entity, for good", _merge)
    one.add_argument("id", metavar="ID")
    one.add_argument("others", nargs="+", metavar="OTHER")
    one = _declare(deeds, "split", "let an id mean another entity in these articles, for good", _split)
    one.add_argument("id", metavar="ID")
    one.add_argument("articles", nargs="+", metavar="ARTICLE")
    one = _declare(deeds, "name", 'give an entity a name; "" takes it back', _name)
    one.add_argument("id", metavar="ID")
    one.add_argument("name", metavar="NAME")
    one = _declare(deeds, "release", "take back all that was decided by hand about an entity", _release)
    one.add_argument("id", metavar="ID")


def run(args: argparse.Namespace) -> int:
    """Do what was asked and return the exit status."""
    deed: Callable[[SqliteStore, argparse.Namespace], None] = args.do
    try:
        with open_library(args, must_exist=args.deed != "import") as library:
            deed(library.store, args)
    except TawaturError as error:
        complain(error)
        return _PROBLEMS
    return _OK


def _declare(
    deeds: Any, name: str, what: str, do: Callable[[SqliteStore, argparse.Namespace], None]
) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = deeds.add_parser(name, help=what, description=what)
    add_library_option(parser)
    parser.set_defaults(run=run, do=do)
    return parser


def _import(store: SqliteStore, args: argparse.Namespace) -> None:
    def watch(lines: int, kept: int) -> None:
        print(f"    {lines:,} lines read, {kept:,} items kept", file=sys.stderr, flush=True)

    _say(to_dict(import_dump(store, args.file, watch=watch)) | {"known": store.known.count()})


def _list(store: SqliteStore, args: argparse.Namespace) -> None:
    for named in store.known.list_entities(args.query, kind=args.kind, limit=args.limit):
        _say(to_dict(named))


def _show(store: SqliteStore, args: argparse.Namespace) -> None:
    known = store.known
    require_entity(store, args.id)
    thing = known.thing(args.id)
    named = known.list_entities(args.id, limit=1)
    _say(
        {
            "id": args.id,
            "name": named[0].name if named else thing.names[0] if thing else None,
            "kind": named[0].kind if named else thing.kind if thing else None,
            "articles": named[0].articles if named else 0,
            "newest": known.articles_naming(args.id, _SHOWN),
            "imported": to_dict(thing) if thing else None,
            "by_hand": [
                {"old": old, "new": new} | ({"article": article} if article else {})
                for article, old, new in known.decisions(args.id)
            ],
        }
    )


def _merge(store: SqliteStore, args: argparse.Namespace) -> None:
    print(f"articles changed: {merge_entities(store, args.id, args.others)}", file=sys.stderr)


def _split(store: SqliteStore, args: argparse.Namespace) -> None:
    _say({"id": split_entity(store, args.id, args.articles)})


def _name(store: SqliteStore, args: argparse.Namespace) -> None:
    name_entity(store, args.id, args.name)


def _release(store: SqliteStore, args: argparse.Namespace) -> None:
    print(f"articles read again: {release_entity(store, args.id)}", file=sys.stderr)


def _say(data: Any) -> None:
    print(json.dumps(data, ensure_ascii=False))
