"""``tawatur links`` prints one link a line and goes on after a bad list."""

import json

from tawatur.cli.main import main

FEED = (
    "<rss><channel><item><title>افتتاح المحطة</title><link>https://example.org/1</link>"
    "<pubDate>Mon, 04 Mar 2024 09:30:00 +0100</pubDate></item></channel></rss>"
)


def test_links_of_files(tmp_path, capfdbinary):
    (tmp_path / "a.xml").write_text(FEED, encoding="utf-8")
    (tmp_path / "b.xml").write_bytes(b"")
    status = main(["links", str(tmp_path / "no.xml"), str(tmp_path)])
    out, err = capfdbinary.readouterr()
    assert status == 1
    assert out.decode() == (
        '{"url": "https://example.org/1", "title": "افتتاح المحطة", "published": "2024-03-04T08:30:00Z", "kind": "feed_item"}\n'
    )
    assert [json.loads(line)["type"] for line in err.splitlines()] == ["not_found", "empty"]


def test_links_of_a_good_file(tmp_path, capfdbinary):
    (tmp_path / "a.xml").write_text(FEED, encoding="utf-8")
    assert main(["links", str(tmp_path / "a.xml")]) == 0
    assert capfdbinary.readouterr().err == b""


def test_private_addresses_are_refused(capfdbinary, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    assert main(["links", "http://127.0.0.1/feed"]) == 1
    assert json.loads(capfdbinary.readouterr().err)["type"] == "forbidden"


def test_wrong_settings_are_wrong_usage(monkeypatch, tmp_path, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "tawatur.toml").write_text("nonsense = 1", encoding="utf-8")
    assert main(["links", "x"]) == 2
    assert "nonsense" in capsys.readouterr().err
