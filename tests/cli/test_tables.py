"""Every ``--format`` of events and relations, run as a user runs it."""

import csv
import io
import json
import subprocess
import sys

import pytest
from pyarrow import parquet

TEXT = "قطعت الجزائر، اليوم الثلاثاء، علاقاتها الدبلوماسية مع المغرب."
ARTICLE = {
    "id": "a", "title": "خبر", "text": TEXT, "published": "2021-08-24", "outlet": {"id": "a", "name": "a", "country": "DZA"},
}  # fmt: skip
PAIR = ("--between", "MAR,DZA")


def tawatur(*arguments, data=b""):
    return subprocess.run(
        [sys.executable, "-m", "tawatur", *arguments], input=data, capture_output=True, check=False
    )


@pytest.fixture(scope="module")
def annotated():
    return tawatur("annotate", data=json.dumps(ARTICLE, ensure_ascii=False).encode()).stdout


@pytest.fixture(scope="module")
def events(annotated):
    return tawatur("events", data=annotated).stdout


@pytest.mark.parametrize(
    ("form", "columns", "delimiter", "rows"),
    [("csv", 25, ",", 2), ("polecat", 40, "\t", 2), ("gdelt", 61, "\t", 1), ("gdelt-mentions", 16, "\t", 1)],
)
def test_events_as_a_table(annotated, form, columns, delimiter, rows):
    done = tawatur("events", "--format", form, data=annotated)
    table = list(csv.reader(io.StringIO(done.stdout.decode()), delimiter=delimiter))
    assert (done.returncode, len(table), {len(row) for row in table}) == (0, rows, {columns})


def test_events_as_parquet(annotated, events, tmp_path):
    piped = tawatur("events", "--format", "parquet", data=annotated).stdout
    (row,) = parquet.read_table(io.BytesIO(piped)).to_pylist()
    known = json.loads(events)
    assert (row["id"], row["standing"], row["mentions"][0]["sentence_text"]) == (
        known["id"],
        ["opens ties_cut"],
        TEXT,
    )
    file = tmp_path / "events.parquet"
    done = tawatur("events", "--format", "parquet", "--output", str(file), data=annotated)
    assert (done.returncode, done.stdout, file.read_bytes()) == (0, b"", piped)
    assert list(tmp_path.iterdir()) == [file]


def test_a_relation_in_every_form(events, tmp_path):
    lines = tawatur("relations", *PAIR, "--at", "2021-08-25", data=events).stdout.splitlines()
    table = tawatur("relations", *PAIR, "--at", "2021-08-25", "--format", "csv", data=events).stdout.decode()
    frame = tawatur("relations", *PAIR, "--at", "2021-08-25", "--format", "parquet", data=events).stdout
    days = [json.loads(line) for line in lines]
    rows = list(csv.DictReader(io.StringIO(table)))
    columns = parquet.read_table(io.BytesIO(frame)).to_pylist()
    assert [day["date"] for day in days] == ["2021-08-24", "2021-08-25"]
    assert [row["conflict"] for row in rows] == [str(day["conflict"]) for day in days]
    assert [row["conflict"] for row in columns] == [day["conflict"] for day in days]
    file = tmp_path / "points.jsonl"
    assert tawatur("relations", *PAIR, "--output", str(file), data=events).returncode == 0
    assert file.read_bytes() == lines[0] + b"\n"


@pytest.mark.parametrize("command", [("events",), ("relations", *PAIR)])
@pytest.mark.parametrize("form", ["xml", "", "PARQUET", "csv,polecat"])
def test_a_form_of_no_name_is_wrong_usage(command, form):
    done = tawatur(*command, "--format", form)
    assert (done.returncode, done.stdout) == (2, b"")
    assert "--format" in done.stderr.decode()


def test_what_cannot_be_read_or_written_is_said(annotated, tmp_path):
    done = tawatur("events", "--format", "csv", data=b"broken\n" + annotated)
    assert done.returncode == 1
    assert json.loads(done.stderr)["instance"] == "line 1"
    assert len(done.stdout.splitlines()) == 2
    nowhere = tmp_path / "no folder" / "events.csv"
    done = tawatur("events", "--format", "csv", "--output", str(nowhere), data=annotated)
    assert done.returncode == 1
    assert "cannot be written" in done.stderr.decode()
