"""What a trained model is: its file, digest, labels, data, license, command and scores."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field

_REQUIRED = ("name", "version", "purpose", "file", "sha256", "size", "license", "command", "limits")


@dataclass(frozen=True, slots=True)
class Card:
    """The card of a model, as `card.toml` beside its file tells it.

    Attributes:
        name: the model's folder name.
        version: raised with every new training.
        purpose: one line for readers.
        file: name of the file that holds its arrays.
        sha256: digest of that file, lower-case hexadecimal.
        size: bytes of that file.
        license: SPDX name of the license of that file.
        command: the command that makes it.
        limits: what it does badly.
        data: what it was trained on: name, license, source.
        scores: figures by the name of what was measured.
    """

    name: str
    version: str
    purpose: str
    file: str
    sha256: str
    size: int
    license: str
    command: str
    limits: str
    data: tuple[Mapping[str, str], ...] = ()
    scores: Mapping[str, float] = field(default_factory=dict)


def parse_card(text: str) -> Card:
    """Read a card.

    Raises:
        ValueError: the text is no TOML, or a required key is missing; the message names it.
    """
    table = tomllib.loads(text)
    missing = [key for key in _REQUIRED if key not in table]
    if missing:
        raise ValueError(f"card without {', '.join(missing)}")
    return Card(
        **{key: table[key] for key in _REQUIRED},
        data=tuple(table.get("data", ())),
        scores=table.get("scores", {}),
    )
