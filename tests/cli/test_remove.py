import json

import pytest

from tawatur.cli.main import main


@pytest.fixture
def library(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TAWATUR_LIBRARY", str(tmp_path / "a.db"))
    record = {"title": "افتتاح معرض في الساحل", "text": "قال سالم الطيب إن المعرض يدوم أسبوعا."}
    (tmp_path / "a.jsonl").write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    main(["ingest", "a.jsonl", "--jobs", "1"])


@pytest.mark.usefixtures("library")
def test_removal_asks_first_holds_and_can_be_taken_back(capsys):
    assert main(["remove", "--person", "سالم الطيب"]) == 1
    assert "1 articles would go" in capsys.readouterr().err
    assert main(["remove", "--person", "سالم الطيب", "--yes", "--reason", "طلب"]) == 0
    assert "1 articles removed" in capsys.readouterr().err
    assert main(["remove", "--list"]) == 0
    assert "person\tسالم الطيب\tطلب" in capsys.readouterr().out
    main(["ingest", "a.jsonl", "--jobs", "1"])
    assert '"rejected": 1' in capsys.readouterr().err
    assert main(["remove", "--person", "سالم الطيب", "--lift"]) == 0
    main(["ingest", "a.jsonl", "--jobs", "1"])
    assert '"kept": 1' in capsys.readouterr().err


@pytest.mark.usefixtures("library")
def test_a_name_that_is_too_short_is_refused(capsys):
    assert main(["remove", "--person", "علي", "--yes"]) == 1
    assert "too short" in capsys.readouterr().err
