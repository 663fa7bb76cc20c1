"""Writes trained weights as the model file that ships, and its card."""

import hashlib
import io
import zipfile
from pathlib import Path

import numpy as np

from tawatur.models.loader import pack_lines

LEAST = 0.02
LARGEST = 4.0


def merge_domain(numbers: dict[str, int], weights: np.ndarray) -> dict[str, np.ndarray]:
    """Return weights by feature for newswire: what all texts share plus what newswire adds."""
    merged: dict[str, np.ndarray] = {}
    for feature, number in numbers.items():
        domain, bar, name = feature.partition("|")
        if bar and domain in {"N", "Q", "W"}:
            if domain != "N":
                continue
        else:
            name = feature
        merged[name] = merged[name] + weights[number] if name in merged else weights[number]
    return merged


def make_arrays(
    merged: dict[str, np.ndarray],
    transitions: np.ndarray,
    classes: tuple[list[str], np.ndarray],
    leanings: tuple[list[str], np.ndarray] | None,
) -> dict[str, np.ndarray]:
    """Return the arrays of the model file: weights in one byte each (the root), small ones left out."""
    names = sorted(name for name, row in merged.items() if np.abs(row).max() >= LEAST)
    table = np.stack([merged[name] for name in names])
    roots = np.sign(table) * np.sqrt(np.abs(table) / LARGEST)  # finer for small weights
    arrays = {
        "features": pack_lines(names),
        "weights": np.clip(np.round(roots * 127), -127, 127).astype(np.int8),
        "scale": np.array(np.float32(LARGEST)),
        "transitions": transitions.astype(np.float32),
    }
    for name, codes in (("classes", classes), ("leanings", leanings)):
        if codes is not None:
            arrays[f"{name}_words"] = pack_lines(codes[0])
            arrays[name] = codes[1].astype(np.int16)
    return arrays


def write_model(path: Path, arrays: dict[str, np.ndarray]) -> str:
    """Write the arrays, the same bytes on every run, and return the file's digest."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(arrays):
            content = io.BytesIO()
            np.lib.format.write_array(content, np.ascontiguousarray(arrays[name]), allow_pickle=False)
            archive.writestr(zipfile.ZipInfo(f"{name}.npy"), content.getvalue(), zipfile.ZIP_DEFLATED, 9)
    return hashlib.sha256(path.read_bytes()).hexdigest()


def update_card(card: Path, digest: str, size: int) -> None:
    """Write digest and size of a new model file into its card."""
    lines = []
    for line in card.read_text(encoding="utf-8").splitlines():
        key = line.partition(" = ")[0]
        lines.append({"sha256": f'sha256 = "{digest}"', "size": f"size = {size}"}.get(key, line))
    card.write_text("\n".join(lines) + "\n", encoding="utf-8")
