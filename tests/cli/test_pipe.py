"""The commands that are filters, run as a user runs them."""

import json
import subprocess
import sys

ARTICLE = json.dumps({"id": "a", "title": "خبر", "text": "زار الوفد فرنسا"}, ensure_ascii=False)


def tawatur(*arguments, text=""):
    return subprocess.run(
        [sys.executable, "-m", "tawatur", *arguments], input=text.encode(), capture_output=True, check=False
    )


def test_annotate_then_group_through_pipes():
    annotated = tawatur("annotate", text=ARTICLE + "\nbroken\n")
    assert annotated.returncode == 1
    assert json.loads(annotated.stderr)["instance"] == "line 2"
    assert "فرنسا" in annotated.stdout.decode()
    grouped = tawatur("group", text=annotated.stdout.decode())
    assert grouped.returncode == 0
    bonds = json.loads(grouped.stdout)
    assert (bonds["article"], bonds["syndication"], bonds["story"], bonds["related"]) == ("a", None, None, [])


def test_known_articles_come_from_a_file(tmp_path):
    missing = tawatur("group", "--with", str(tmp_path / "none.jsonl"))
    assert missing.returncode == 2
    assert "none.jsonl" in missing.stderr.decode()
    known = tmp_path / "known.jsonl"
    known.write_text(ARTICLE + "\n", encoding="utf-8")
    assert tawatur("group", "--with", str(known)).stdout == b""


def test_wrong_usage():
    assert tawatur("annotate", "--jobs", "0").returncode == 2
    assert tawatur("nonsense").returncode == 2
