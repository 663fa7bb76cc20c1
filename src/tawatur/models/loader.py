"""Opens the files of trained models, checked against their cards; the only place that does."""

import hashlib
import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tawatur.errors import DamagedModel
from tawatur.models.card import Card, parse_card

_SHIPPED = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Model:
    """A model as data: its card and its arrays by name."""

    card: Card
    arrays: Mapping[str, NDArray[np.generic]]


@cache
def load_model(name: str) -> Model:
    """Return a shipped model by its folder's name; read once.

    Raises:
        DamagedModel: the card or the file is missing or cannot be read, or the file's digest is not the
            card's.
    """
    return read_model(_SHIPPED / name)


def read_model(folder: Path) -> Model:
    """Return the model in a folder: `card.toml` and the file it names. See `load_model` for what is raised.

    Arrays are plain numbers; a file that holds Python objects is refused, since opening it would run them.
    """
    try:
        card = parse_card((folder / "card.toml").read_text(encoding="utf-8"))
        content = (folder / card.file).read_bytes()
    except (OSError, ValueError) as error:
        raise DamagedModel(f"{folder.name}: {error}") from error
    if hashlib.sha256(content).hexdigest() != card.sha256:
        raise DamagedModel(f"{folder.name}: {card.file} is not the file that its card describes")
    try:
        with np.load(io.BytesIO(content), allow_pickle=False) as archive:
            arrays = {key: archive[key] for key in archive.files}
    except (ValueError, OSError, KeyError) as error:
        raise DamagedModel(f"{folder.name}: {card.file} holds no plain arrays: {error}") from error
    return Model(card, arrays)


def unpack_lines(array: NDArray[np.generic]) -> list[str]:
    """Return the lines of a text that an array holds as bytes."""
    return array.tobytes().decode("utf-8").split("\n")


def pack_lines(lines: list[str]) -> NDArray[np.uint8]:
    """Return lines as an array of bytes; none of them may hold a line break."""
    return np.frombuffer("\n".join(lines).encode("utf-8"), dtype=np.uint8)
