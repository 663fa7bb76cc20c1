"""Finds and loads the demonstration press: beside the package where it is installed, else in the checkout."""

import hashlib
import importlib.util
import sys
from pathlib import Path
from typing import Any

from tawatur.errors import TawaturError
from tawatur.model.source import Feed, Source

_NAME = "tawatur_demo_press"


def find_press(package: Path | None = None) -> Path:
    """Return the folder of the press.

    Args:
        package: the folder of the ``tawatur`` package; default: the one that runs.

    Raises:
        TawaturError: neither an installed press nor a checkout's ``demo/`` is there.
    """
    package = package or Path(__file__).parents[1]
    for folder in (package / "demo_press", package.parents[1] / "demo"):
        if (folder / "outlets.tsv").is_file():
            return folder
    raise TawaturError(
        f"the demonstration press is missing beside {package}: install Tawatur again, or run from a checkout"
    )


def load_press(folder: Path | None = None) -> Any:
    """Import the press from its folder and return its package (``open_press``, ``load_newsroom`` …)."""
    if _NAME in sys.modules:
        return sys.modules[_NAME]
    folder = folder or find_press()
    spec = importlib.util.spec_from_file_location(
        _NAME, folder / "__init__.py", submodule_search_locations=[str(folder)]
    )
    if spec is None or spec.loader is None:
        raise TawaturError(f"{folder} holds no press")
    package = importlib.util.module_from_spec(spec)
    sys.modules[_NAME] = package
    spec.loader.exec_module(package)
    return package


def press_sources(press: Any) -> tuple[Source, ...]:
    """Return the outlets of a running press as sources to collect from."""
    outlets = press.site.newsroom.outlets.values()
    return tuple(
        Source(
            id=outlet.id,
            name=outlet.name,
            url=press.site.base(outlet.id) + "/",
            outlet_id=outlet.id,
            feeds=tuple(Feed(url, kind) for url, kind in press.lists(outlet.id)),
        )
        for outlet in outlets
    )


def digest_press(folder: Path, port: int) -> str:
    """Return a digest of all that decides what a collection of the press gives: files, rules and port."""
    digest = hashlib.sha256(str(port).encode())
    package = Path(__file__).parents[1]
    for root, left_out in ((folder, ()), (package, (package / "serve", package / "demo_press"))):
        for path in sorted(root.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts and not _is_below(path, left_out):
                digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:20]


def _is_below(path: Path, folders: tuple[Path, ...]) -> bool:
    return any(path.is_relative_to(folder) for folder in folders)
