"""Opens a token classification model that the user brought: ONNX weights, a tokenizer and a label map.

Needs the packages ``onnxruntime`` and ``tokenizers``: ``pip install tawatur[transformers]``.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from tawatur.errors import DamagedModel, MissingPackage

# Where the files of a model stand, as its makers usually name them.
WEIGHTS = ("model.onnx", "model_quantized.onnx", "onnx/model.onnx", "onnx/model_quantized.onnx")
TOKENIZER, CONFIG, LABELS = "tokenizer.json", "config.json", "labels.json"

_BATCH = 16
_MOST_TOKENS = 512
# How the makers of models call the kinds that we know; others are left out.
_KINDS = {
    "PER": "person",
    "PERS": "person",
    "PERSON": "person",
    "ORG": "organization",
    "ORGANIZATION": "organization",
    "LOC": "place",
    "LOCATION": "place",
    "GPE": "place",
    "FAC": "place",
    "MISC": "other",
}


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a word: characters ``[start, end)`` of the text, and what the model takes it for.

    Attributes:
        start, end: characters of the text.
        mark: ``B``, ``I`` or ``O``; a single or last piece is given as B or I.
        kind: ``person``, ``organization``, ``place``, ``other``, or "" for no name.
        chance: how sure the model is.
    """

    start: int
    end: int
    mark: str
    kind: str
    chance: float


class TokenModel:
    """A model in a folder of the user's.

    Args:
        folder: holds ``model.onnx`` (or one of `WEIGHTS`), ``tokenizer.json``, ``config.json`` with
            ``id2label``; and, where its labels have other names, ``labels.json``:
            ``{"kinds": {"PERS": "person"}, "pieces": "first"}``. ``pieces`` is ``first`` for models taught on
            the first piece of a word, else ``all``.

    Raises:
        MissingPackage: ``onnxruntime`` or ``tokenizers`` is not installed.
        DamagedModel: a file is missing or cannot be read; the message names it.
    """

    def __init__(self, folder: Path) -> None:
        runtime, tokenizers = _import_packages()
        weights = next((folder / name for name in WEIGHTS if (folder / name).is_file()), None)
        if weights is None:
            raise DamagedModel(f"{folder}: holds no {' or '.join(WEIGHTS[:2])}")
        own = _read_json(folder / LABELS) if (folder / LABELS).is_file() else {}
        self.first_piece = own.get("pieces", "first") != "all"
        self._labels = _read_labels(_read_json(folder / CONFIG), own.get("kinds") or _KINDS, folder)
        try:
            self._tokenizer = tokenizers.Tokenizer.from_file(str(folder / TOKENIZER))
            options = runtime.SessionOptions()
            options.intra_op_num_threads = 1
            self._session = runtime.InferenceSession(
                str(weights), options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:  # the packages raise exceptions of their own making
            raise DamagedModel(f"{folder}: {error}") from error
        self._inputs = [entry.name for entry in self._session.get_inputs()]
        self._tokenizer.enable_truncation(_MOST_TOKENS)

    def read(self, texts: Sequence[str]) -> list[list[Token]]:
        """Return the pieces of each text in reading order; what is beyond 512 pieces of a text is left out.

        Raises:
            DamagedModel: the model's answer has not the shape of its label map.
        """
        found: list[list[Token]] = []
        for start in range(0, len(texts), _BATCH):
            found += self._read_batch(texts[start : start + _BATCH])
        return found

    def _read_batch(self, texts: Sequence[str]) -> list[list[Token]]:
        encoded = self._tokenizer.encode_batch(list(texts))
        longest = max(len(one.ids) for one in encoded)
        arrays = {name: np.zeros((len(texts), longest), np.int64) for name in self._inputs}
        for row, one in enumerate(encoded):
            given = {
                "input_ids": one.ids,
                "attention_mask": one.attention_mask,
                "token_type_ids": one.type_ids,
            }
            for name in self._inputs:
                arrays[name][row, : len(one.ids)] = given.get(name, 0)
        logits = self._session.run(None, arrays)[0]
        if logits.shape != (len(texts), longest, len(self._labels)):
            raise DamagedModel(
                f"the model answers {logits.shape}, its label map has {len(self._labels)} labels"
            )
        weights = np.exp(logits - logits.max(axis=2, keepdims=True))
        chances = weights / weights.sum(axis=2, keepdims=True)
        best = chances.argmax(axis=2)
        return [
            [
                Token(
                    start,
                    end,
                    self._labels[best[row, at]][0],
                    self._labels[best[row, at]][1],
                    float(chances[row, at, best[row, at]]),
                )
                for at, ((start, end), special) in enumerate(
                    zip(one.offsets, one.special_tokens_mask, strict=True)
                )
                if not special and end > start
            ]
            for row, one in enumerate(encoded)
        ]


@cache
def load_token_model(folder: str) -> TokenModel:
    """Return the model in a folder, opened once; see `TokenModel` for what is raised."""
    return TokenModel(Path(folder))


def _import_packages() -> tuple[Any, Any]:
    try:
        import onnxruntime  # noqa: PLC0415 - an optional extra
        import tokenizers  # noqa: PLC0415 - an optional extra
    except ImportError as error:
        raise MissingPackage(
            f"a names model needs the package {error.name}: pip install 'tawatur[transformers]'"
        ) from error
    return onnxruntime, tokenizers


def _read_json(path: Path) -> dict[str, Any]:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise DamagedModel(f"{path}: {error}") from error
    if not isinstance(data, dict):
        raise DamagedModel(f"{path}: is no JSON object")
    return data


def _read_labels(
    config: Mapping[str, Any], kinds: Mapping[str, str], folder: Path
) -> tuple[tuple[str, str], ...]:
    """Return (mark, kind) by the number of each label."""
    named = config.get("id2label")
    if not isinstance(named, dict) or {str(number) for number in range(len(named))} != set(named):
        raise DamagedModel(f"{folder / CONFIG}: has no id2label that numbers all labels from 0")
    return tuple(_split_label(str(named[str(number)]), kinds) for number in range(len(named)))


def _split_label(label: str, kinds: Mapping[str, str]) -> tuple[str, str]:
    mark, dash, rest = label.partition("-")
    if not dash:
        mark, rest = "I", label
    kind = kinds.get(rest, kinds.get(rest.upper(), ""))
    if not kind or label == "O":
        return "O", ""
    return {"S": "B", "U": "B", "E": "I", "L": "I"}.get(mark, mark), kind
