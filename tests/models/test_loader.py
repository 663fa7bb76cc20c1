"""Model files are opened only when they are what their cards say, and never run anything."""

import hashlib
import shutil
from pathlib import Path

import numpy as np
import pytest

from tawatur.errors import DamagedModel
from tawatur.models import loader
from tawatur.models.loader import load_model, pack_lines, read_model, unpack_lines

SHIPPED = sorted(path.parent for path in Path(loader.__file__).parent.glob("*/card.toml"))


@pytest.mark.parametrize("folder", SHIPPED, ids=lambda folder: folder.name)
def test_every_shipped_model_is_what_its_card_says(folder):
    model = load_model(folder.name)
    content = (folder / model.card.file).read_bytes()
    assert model.card.name == folder.name
    assert hashlib.sha256(content).hexdigest() == model.card.sha256
    assert len(content) == model.card.size
    assert model.card.size < 8_000_000
    assert model.card.data
    assert (folder / "LICENSE").exists()


def test_a_changed_file_is_refused(tmp_path):
    shutil.copytree(SHIPPED[0], tmp_path / "ner")
    with (tmp_path / "ner/model.bin").open("ab") as file:
        file.write(b"x")
    with pytest.raises(DamagedModel, match="not the file"):
        read_model(tmp_path / "ner")


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(DamagedModel):
        read_model(tmp_path)


def test_a_file_with_python_objects_is_refused(tmp_path):
    shutil.copytree(SHIPPED[0], tmp_path / "ner")
    target = tmp_path / "ner/model.bin"
    with target.open("wb") as file:
        np.savez(file, features=np.array([{"a": 1}], dtype=object))
    card = tmp_path / "ner/card.toml"
    old = load_model("ner").card.sha256
    card.write_text(
        card.read_text(encoding="utf-8").replace(old, hashlib.sha256(target.read_bytes()).hexdigest()),
        encoding="utf-8",
    )
    with pytest.raises(DamagedModel, match="plain arrays"):
        read_model(tmp_path / "ner")


def test_lines_come_back_from_bytes():
    assert unpack_lines(pack_lines(["أول", "ثان", ""])) == ["أول", "ثان", ""]
