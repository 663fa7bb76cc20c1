import argparse
import json

import pytest

from tawatur.cli.collect import read_duration
from tawatur.cli.main import main
from tawatur.model.source import Feed, Source
from tawatur.pipeline.library import Library


def test_without_sources_it_says_what_to_do(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    with Library(tmp_path / "a.db"):
        pass
    assert main(["collect", "--once", "--library", "a.db"]) == 1
    assert "tawatur sources add" in capsys.readouterr().err


def test_a_source_that_may_not_be_called_is_accounted_for(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    with Library(tmp_path / "a.db") as library:
        library.store.sources.add(
            Source("a", "a", "http://127.0.0.1/", None, (Feed("http://127.0.0.1/feed"),)), now=0
        )
    assert main(["collect", "--once", "--delay", "0", "--library", "a.db"]) == 0
    lines = [line for line in capsys.readouterr().err.splitlines() if line.startswith("{")]
    assert json.loads(lines[0])["type"] == "forbidden"
    account = json.loads(lines[-1])
    assert account == {"kept": 0, "unchanged": 0, "rejected": 0, "failed": 1, "seen": 1, "glued": 0}


@pytest.mark.parametrize(("text", "seconds"), [("90", 90), ("10m", 600), ("2h", 7_200), ("1d", 86_400)])
def test_durations(text, seconds):
    assert read_duration(text) == seconds


def test_a_wrong_duration_is_refused():
    with pytest.raises(argparse.ArgumentTypeError):
        read_duration("soon")
