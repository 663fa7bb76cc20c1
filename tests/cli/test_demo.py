import argparse
import os
import shutil
from types import SimpleNamespace

import pytest

from tawatur.cli import demo
from tawatur.pipeline.library import Library


def run(tmp_path, *options):
    parser = argparse.ArgumentParser()
    demo.add(parser.add_subparsers())
    args = parser.parse_args(["demo", "--once", "--library", str(tmp_path / "press.db"), *options])
    return args.run(args)


def test_the_first_start_collects_and_the_second_finds_the_library(tmp_path, capsys):
    assert run(tmp_path) == 0
    first = capsys.readouterr()
    assert "collecting over HTTP" in first.out
    assert "rejected: consent_wall" in first.out
    assert "pages: " in first.err
    with Library(tmp_path / "press.db", read_only=True) as library:
        assert library.count() > 100
        assert len(library.outlets()) == 10
    assert run(tmp_path) == 0
    second = capsys.readouterr()
    assert "has not changed" in second.out
    assert "collecting" not in second.out


def test_a_full_disk_is_said_plainly(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=1_000_000))
    assert run(tmp_path) == 1
    assert "nearly full: 1 MB free" in capsys.readouterr().err


def test_a_folder_that_cannot_be_made_is_said_plainly(tmp_path, capsys):
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert run(tmp_path, "--library", str(tmp_path / "file" / "press.db")) == 1
    assert "--library" in capsys.readouterr().err


def test_the_library_of_the_demonstration_is_not_the_users_own(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert demo._own_library(8790) == tmp_path / "tawatur" / "demo-8790.db"


def test_an_interruption_is_the_ordinary_end(monkeypatch, capsys):
    def interrupt(_):
        raise KeyboardInterrupt

    monkeypatch.setattr(demo, "_demonstrate", interrupt)
    assert demo.run(argparse.Namespace()) == 0
    assert "ended" in capsys.readouterr().out


@pytest.mark.skipif(not os.sys.platform.startswith("linux"), reason="asks for a display as Linux does")
def test_no_browser_is_opened_without_a_display(monkeypatch):
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert demo._open_browser("http://127.0.0.1:1/") is False
