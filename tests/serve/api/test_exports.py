import csv
import io
import json
from urllib.parse import quote


def test_a_search_as_json_lines(client):
    answer = client.get("/export.jsonl?outlet=nile")
    ids = [json.loads(line)["id"] for line in answer.text.splitlines()]
    assert ids == ["excerpt", "bread", "rain-copy", "evil"]
    assert 'filename="tawatur.jsonl"' in answer.headers["content-disposition"]


def test_a_search_as_a_table_that_runs_no_formula(client):
    answer = client.get("/export.csv?q=" + quote("نص"))
    assert answer.body.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert rows[0]["title"] == "'=<script>x()</script>"
    assert rows[0]["outlet"] == "بريد النيل"


def test_a_wrong_search_is_a_problem(client):
    assert client.get("/export.csv?until=never").status == 400
