"""Finds and loads the demonstration press: beside the package where it is installed, else in the checkout."""

import importlib.util
import sys
from pathlib import Path
from typing import Any

from tawatur.errors import TawaturError

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
