"""``tawatur story``: one story of a library, put together for a reader."""

import argparse
import sys
from typing import Any

from tawatur.cli.library_option import add_library_option, complain, open_library
from tawatur.errors import TawaturError
from tawatur.model.record import to_json
from tawatur.model.story import Story
from tawatur.pipeline.library import Library

_OK, _PROBLEMS = 0, 1


def add(subparsers: Any) -> None:
    """Declare the command."""
    parser = subparsers.add_parser("story", help="what several articles tell of one happening")
    parser.add_argument("id", metavar="ID", help="id of a story, or of an article that tells one")
    parser.add_argument("--json", action="store_true", help="the whole story as one JSON line")
    deeds = parser.add_argument_group("by hand", "kept for good; no later run of the rules undoes it")
    deeds.add_argument("--join", nargs="+", metavar="ID", help="put these stories and articles into it")
    deeds.add_argument("--split", nargs="+", metavar="ARTICLE", help="part these articles from it")
    deeds.add_argument("--title", metavar="TEXT", help='its title; "" lets the rules choose again')
    deeds.add_argument("--release", action="store_true", help="take all that was decided by hand back")
    add_library_option(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print a story and return the exit status."""
    try:
        with open_library(args) as library:
            _correct(library, args)
            bonds = library.bonds(args.id)
            story = library.story((bonds.story if bonds else None) or args.id)
    except TawaturError as error:
        complain(error)
        return _PROBLEMS
    if story is None:
        print(f"tawatur: there is no story {args.id}, and no article of that id tells one", file=sys.stderr)
        return _PROBLEMS
    print(to_json(story) if args.json else _say(story))
    return _OK


def _correct(library: Library, args: argparse.Namespace) -> None:
    """Do what a person asks for, in the order release, split, join, title; say what became of it."""
    if args.release:
        print(f"placed again by the rules: {len(library.release_story(args.id))} articles", file=sys.stderr)
    if args.split:
        print(f"parted from it: {library.split_story(args.id, args.split)}", file=sys.stderr)
    if args.join:
        print(f"joined as {library.join_stories(args.id, args.join)}", file=sys.stderr)
    if args.title is not None:
        library.name_story(args.id, args.title)


def _say(story: Story) -> str:
    lines = [story.title, f"{story.id} · {story.since or '?'} – {story.until or '?'}", ""]
    lines += [f"• {sentence.text}  [{sentence.article}]" for sentence in story.summary]
    lines.append("")
    for telling in story.timeline:
        outlet = (telling.outlet.name or telling.outlet.id) if telling.outlet else None
        copies = f" (+{len(telling.copies)} copies)" if telling.copies else ""
        lines.append(f"{telling.published or '?'} · {outlet or '?'} · {telling.title}{copies}")
        if telling.news:
            lines.append(f"    {telling.news}")
    if story.by_hand:
        lines += ["", "placed by hand: " + "، ".join(story.by_hand)]
    lines += ["", "carried it, first to last:", *_list_carriers(story)]
    if story.silent:
        lines += ["", "published on these days and did not carry it: " + "، ".join(story.silent)]
    if story.saga:
        lines += ["", "the saga:"]
        lines += [
            f"{chapter.published or '?'} · {chapter.title} · {chapter.articles}" for chapter in story.saga
        ]
    return "\n".join(lines)


def _list_carriers(story: Story) -> list[str]:
    """List the outlets that carried a story by country, countries and outlets in order of time."""
    by_country: dict[str, list[str]] = {country: [] for country in story.countries}
    for outlet in story.outlets:
        by_country.setdefault(outlet.country or "?", []).append(outlet.name or outlet.id or "?")
    return [f"{country}: " + "، ".join(names) for country, names in by_country.items()]
