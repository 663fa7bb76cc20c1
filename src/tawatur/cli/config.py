"""``tawatur config check``: each setting, its value, and where that came from."""

import argparse
import os
import sys
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

from tawatur.cli.library_option import complain
from tawatur.errors import TawaturError
from tawatur.settings import Settings, read_settings

_OK, _PROBLEMS = 0, 1
_PREFIX = "TAWATUR_"
# Variables that are no settings: where the settings are, how logs look, where tests and benches find data.
_OTHERS = frozenset({"TAWATUR_SETTINGS", "TAWATUR_LOG", "TAWATUR_LOG_LEVEL", "TAWATUR_SHARED"})
_SECRET = ("secret", "password", "token", "key")


def add(subparsers: Any) -> None:
    """Declare the command."""
    parser = subparsers.add_parser("config", help="check the settings and say where each came from")
    parser.add_argument("what", choices=("check",))
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:  # noqa: ARG001 - there is one thing to do
    """Print the settings; 1 where something in them is not understood."""
    file = Path(os.environ.get("TAWATUR_SETTINGS", "tawatur.toml"))
    try:
        settings = read_settings()
        values = tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    except TawaturError as error:
        complain(error)
        return _PROBLEMS
    print(f"settings file: {file.absolute()}{'' if file.is_file() else ' (there is none)'}")
    for line in describe(settings, os.environ, values, str(file)):
        print(line)
    unknown = find_unknown(os.environ)
    for name in unknown:
        print(f"tawatur: {name} is no setting", file=sys.stderr)
    return _PROBLEMS if unknown else _OK


def describe(
    settings: Settings, environ: Mapping[str, str], values: Mapping[str, object], file: str
) -> Iterator[str]:
    """Yield a line for each setting: name, value (masked where it is a secret), origin."""
    for one in fields(settings):
        value = getattr(settings, one.name)
        shown = ", ".join(value) if isinstance(value, tuple) else str(value)
        if shown and any(word in one.name for word in _SECRET):
            shown = "********"
        variable = _PREFIX + one.name.upper()
        origin = variable if environ.get(variable) else file if one.name in values else "default"
        yield f"{one.name} = {shown or '(empty)'}  [{origin}]"


def find_unknown(environ: Mapping[str, str]) -> list[str]:
    """Return the variables with our prefix that nothing reads."""
    known = {_PREFIX + one.name.upper() for one in fields(Settings)} | _OTHERS
    return sorted(name for name in environ if name.startswith(_PREFIX) and name not in known)
