import json
import sys
from pathlib import Path

import pytest

from tawatur.cli.main import main

sys.path.insert(0, str(Path(__file__).parents[1] / "pipeline"))

from dump_lines import dump, item, line


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TAWATUR_LIBRARY", str(tmp_path / "a.db"))
    record = {"title": "افتتاح معرض في المغرب", "text": "قال رياض الدكالي إن المعرض يدوم أسبوعا في المغرب."}
    (tmp_path / "a.jsonl").write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    main(["ingest", "a.jsonl", "--jobs", "1"])
    person = line("Q900100", "رياض الدكالي", "Riad Doukkali", P31=[item("Q5")], P27=[item("Q1028")])
    (tmp_path / "slice.json").write_bytes(dump(person))
    return tmp_path


@pytest.mark.usefixtures("folder")
def test_import_list_show_and_correct(capsys):
    assert main(["kb", "import", "slice.json"]) == 0
    assert json.loads(capsys.readouterr().out)["known"] == {"person": 1}
    assert main(["kb", "list", "رياض"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert (listed["id"], listed["articles"]) == ("wd:Q900100", 1)
    assert main(["kb", "merge", "country:MAR", "wd:Q900100"]) == 0
    assert main(["kb", "show", "country:MAR"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown["by_hand"] == [{"old": "wd:Q900100", "new": "country:MAR"}]
    assert main(["kb", "release", "country:MAR"]) == 0
    assert main(["kb", "show", "wd:Q900100"]) == 0
    assert json.loads(capsys.readouterr().out)["articles"] == 1


@pytest.mark.usefixtures("folder")
def test_what_is_wrong_is_said(capsys):
    assert main(["kb", "import", "none.json"]) == 1
    assert main(["kb", "show", "wd:Q4"]) == 1
    assert main(["kb", "split", "country:MAR", "nobody"]) == 1
    said = capsys.readouterr().err
    assert "no such file" in said
    assert "no article names this entity" in said
    assert "is not named in nobody" in said
