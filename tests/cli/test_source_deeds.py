import json

import pytest

from tawatur.cli.main import main

OPML = '<opml version="2.0"><body><outline text="الساحل" xmlUrl="https://sahel.example/feed"/></body></opml>'


@pytest.fixture
def library(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TAWATUR_LIBRARY", str(tmp_path / "a.db"))
    (tmp_path / "a.opml").write_text(OPML, encoding="utf-8")
    return tmp_path


def sources(capsys):
    capsys.readouterr()
    assert main(["sources", "list", "--json"]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_sources_come_and_go(library, capsys):
    assert main(["sources", "import", "a.opml"]) == 0
    (one,) = sources(capsys)
    assert (one["id"], one["state"], one["checked"], one["last_success"]) == (
        "sahel.example",
        "active",
        False,
        None,
    )
    assert main(["sources", "pause", "https://sahel.example/"]) == 0
    assert [(one["state"], one["reason"]) for one in sources(capsys)] == [("paused", "by hand")]
    assert main(["sources", "resume", "sahel.example"]) == 0
    assert main(["sources", "export", "--output", "b.opml"]) == 0
    assert "https://sahel.example/feed" in (library / "b.opml").read_text(encoding="utf-8")
    assert main(["sources", "remove", "sahel.example"]) == 0
    assert sources(capsys) == []


def test_the_starter_pack_is_added_unchecked(library, capsys):
    assert main(["sources", "starter", "--country", "MRT"]) == 0
    found = sources(capsys)
    assert len(found) >= 3
    assert not any(one["checked"] for one in found)


@pytest.mark.parametrize(
    "arguments", [["pause", "nobody.example"], ["add", "http://127.0.0.1/"], ["import", "missing.opml"]]
)
def test_what_cannot_be_done_is_said(library, capsys, arguments):
    assert main(["sources", *arguments]) == 1
    assert capsys.readouterr().err.startswith("tawatur: ")
