"""``tawatur sources test`` shows what each field of a page was read from."""

import json

from tawatur.cli.main import main

PAGE = "<html><body><article><h1>سوق السمك يفتح أبوابه من جديد</h1>{}</article></body></html>".format(
    "".join(
        f"<p>عاد الباعة إلى السوق في اليوم رقم {n} بعد أشغال دامت سنتين كاملتين، وفق البلدية.</p>"
        for n in range(4)
    )
)


def test_fields_of_a_saved_page(tmp_path, capsys):
    path = tmp_path / "page.html"
    path.write_text(PAGE, encoding="utf-8")
    assert main(["sources", "test", str(path), "--url", "https://suq.example/1"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "title" in lines
    assert "  + h1: سوق السمك يفتح أبوابه من جديد" in lines


def test_records(tmp_path, capsys):
    path = tmp_path / "page.html"
    path.write_text(PAGE, encoding="utf-8")
    assert main(["sources", "test", "--json", str(path)]) == 0
    records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {"title", "text"} <= {record["field"] for record in records}


def test_what_is_no_page(tmp_path, capsys):
    assert main(["sources", "test", str(tmp_path / "no.html")]) == 1
    assert json.loads(capsys.readouterr().err)["type"] == "not_found"
