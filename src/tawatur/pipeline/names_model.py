"""Brings a names model from the address that a user names into a folder; nothing is downloaded unasked."""

from collections.abc import Iterable
from pathlib import Path

from tawatur.errors import FetchError
from tawatur.fetch.http import Limits
from tawatur.fetch.stage import fetch_page
from tawatur.models.onnx import CONFIG, LABELS, TOKENIZER, WEIGHTS

_GIB = 1 << 30
_LIMITS = Limits(wire_bytes=2 * _GIB, body_bytes=2 * _GIB, held_bytes=2 * _GIB, total_s=6 * 3600.0)
_MISSING = frozenset({404, 410})


def fetch_names_model(
    address: str, folder: Path, *, allow_hosts: Iterable[str] = (), contact: str = ""
) -> tuple[str, ...]:
    """Bring the files of a token classification model; return their names.

    The small files come first, so that a wrong address costs nothing. What is in the folder already is
    fetched anew, and each file appears only when it is whole.

    Args:
        address: of the folder that holds ``config.json``, ``tokenizer.json`` and ``model.onnx`` (or
            ``onnx/model.onnx``, or a quantized one), ``labels.json`` where the model has one.
        folder: where they go; made when it is missing.
        allow_hosts: hosts on private networks that may be called.
        contact: address that sites may write to.

    Raises:
        Forbidden, FetchError: the address may not be called, or lacks one of the files.
    """
    base = address if address.endswith("/") else f"{address}/"

    def fetch(name: str) -> bytes | None:
        try:
            page = fetch_page(
                base + name, allow_hosts=allow_hosts, contact=contact, limits=_LIMITS, obey_robots=False
            )
        except FetchError as error:
            if error.status in _MISSING:
                return None
            raise
        return page.body

    got: dict[str, bytes] = {}
    for name in (CONFIG, TOKENIZER):
        body = fetch(name)
        if body is None:
            raise FetchError(f"{base}{name}: there is no such file; give the address of the model's folder")
        got[name] = body
    labels = fetch(LABELS)
    if labels is not None:
        got[LABELS] = labels
    weights = next((body for name in WEIGHTS if (body := fetch(name)) is not None), None)
    if weights is None:
        raise FetchError(f"{base}: holds none of {', '.join(WEIGHTS)}")
    got[WEIGHTS[0]] = weights
    folder.mkdir(parents=True, exist_ok=True)
    for name, body in got.items():
        part = folder / f"{name}.part"
        part.write_bytes(body)
        part.replace(folder / name)
    return tuple(got)
