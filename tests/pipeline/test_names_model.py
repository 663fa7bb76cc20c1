"""A names model from an address, on loopback."""

import pytest

from tawatur.errors import FetchError, Forbidden
from tawatur.pipeline.names_model import fetch_names_model


def fetch(press, folder, path="/model"):
    host = f"sahel.localhost:{press.port}"
    return fetch_names_model(press.base() + path, folder, allow_hosts=(host,))


def test_the_files_of_a_model_are_brought(press, tmp_path):
    for name in ("config.json", "tokenizer.json"):
        press.add(f"/model/{name}", name)
    press.add("/model/onnx/model.onnx", b"weights")
    assert fetch(press, tmp_path / "m") == ("config.json", "tokenizer.json", "model.onnx")
    assert (tmp_path / "m/model.onnx").read_bytes() == b"weights"
    assert (tmp_path / "m/config.json").read_text() == "config.json"
    assert sorted(path.name for path in (tmp_path / "m").iterdir()) == [
        "config.json",
        "model.onnx",
        "tokenizer.json",
    ]


def test_what_is_missing_is_said_and_nothing_is_left(press, tmp_path):
    press.add("/model/config.json", "{}")
    with pytest.raises(FetchError, match="no such file"):
        fetch(press, tmp_path / "m")
    press.add("/model/tokenizer.json", "{}")
    with pytest.raises(FetchError, match="holds none of"):
        fetch(press, tmp_path / "m")
    assert not (tmp_path / "m").exists()


def test_a_server_that_fails_is_no_missing_file(press, tmp_path):
    press.add("/model/config.json", "", status=500)
    with pytest.raises(FetchError):
        fetch(press, tmp_path / "m")


def test_the_guard_holds_here_too(press, tmp_path):
    with pytest.raises(Forbidden):
        fetch_names_model(press.base() + "/model", tmp_path / "m")
