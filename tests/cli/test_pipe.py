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


def test_events_then_relations_through_pipes(tmp_path):
    text = "قطعت الجزائر، اليوم الثلاثاء، علاقاتها الدبلوماسية مع المغرب."
    outlet = {"id": "a", "name": "a", "country": "DZA"}
    article = {"id": "a", "title": "خبر", "text": text, "published": "2021-08-24", "outlet": outlet}
    annotated = tawatur("annotate", text=json.dumps(article, ensure_ascii=False)).stdout.decode()
    events = tawatur("events", text=annotated)
    (event,) = map(json.loads, events.stdout.splitlines())
    assert (event["type"], event["date"], event["mentions"][0]["sentence_text"]) == (
        "SANCTION",
        "2021-08-24",
        text,
    )
    bonds = tmp_path / "bonds.jsonl"
    bonds.write_bytes(tawatur("group", text=annotated).stdout)
    assert tawatur("events", "--bonds", str(bonds), text=annotated).stdout == events.stdout
    points = tawatur("relations", "--between", "MAR,DZA", "--at", "2021-08-26", text=events.stdout.decode())
    lines = [json.loads(line) for line in points.stdout.splitlines()]
    assert [line["date"] for line in lines] == ["2021-08-24", "2021-08-25", "2021-08-26"]
    assert lines[-1]["standing"][0]["state"] == "ties_cut"
    told = tawatur(
        "relations", "--between", "MAR,DZA", "--outlet-country", "FRA", text=events.stdout.decode()
    )
    assert (told.returncode, told.stdout) == (0, b"")


def test_wrong_usage_of_events_and_relations(tmp_path):
    assert tawatur("events", "--bonds", str(tmp_path / "none.jsonl")).returncode == 2
    assert tawatur("relations", "--between", "MAR").returncode == 2
    assert tawatur("relations", "--between", "MAR,DZA", "--at", "yesterday").returncode == 2
