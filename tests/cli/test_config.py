"""``tawatur config check``: values, origins, and what nothing reads."""

from pathlib import Path

import pytest

from tawatur.cli.config import describe, find_unknown
from tawatur.cli.main import main
from tawatur.settings import Settings


def test_each_setting_says_where_it_came_from(tmp_path, monkeypatch, capsys):
    file = tmp_path / "tawatur.toml"
    file.write_text('contact = "desk@example.org"\n')
    monkeypatch.setenv("TAWATUR_SETTINGS", str(file))
    monkeypatch.setenv("TAWATUR_LIBRARY", "/srv/press.db")
    assert main(["config", "check"]) == 0
    told = capsys.readouterr().out
    assert "library = /srv/press.db  [TAWATUR_LIBRARY]" in told
    assert f"contact = desk@example.org  [{file}]" in told
    assert "allow_hosts = (empty)  [default]" in told


@pytest.mark.parametrize("text", ["libary = 'x'", "library = "])
def test_a_file_that_is_not_understood_is_an_error(tmp_path, monkeypatch, capsys, text):
    file = tmp_path / "tawatur.toml"
    file.write_text(text)
    monkeypatch.setenv("TAWATUR_SETTINGS", str(file))
    assert main(["config", "check"]) == 1
    assert str(file) in capsys.readouterr().err


def test_a_variable_that_nothing_reads_is_an_error(monkeypatch, capsys):
    monkeypatch.setenv("TAWATUR_LIBARY", "/srv/press.db")
    assert main(["config", "check"]) == 1
    assert "TAWATUR_LIBARY is no setting" in capsys.readouterr().err
    assert find_unknown({"TAWATUR_CONTACT": "x", "HOME": "y"}) == []


def test_every_setting_is_listed():
    lines = list(describe(Settings(library=Path("x")), {}, {}, "f"))
    assert [line.split(" = ")[0] for line in lines] == list(Settings.__dataclass_fields__)
