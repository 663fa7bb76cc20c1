"""`tawatur read` as a person runs it: lines out, problems and the account on standard error."""

import json

from tawatur.cli.main import main

PAGE = "<title>{t} | الساحل</title><body><h1>{t}</h1><p>وصل الوفد إلى العاصمة صباح اليوم وعقد اجتماعا مع المسؤولين عن ملف المياه.</p>"
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>صحيفة الساحل</title>
<item><title>خبر قصير من النشرة</title><link>https://sahel.example/1</link>
<pubDate>Fri, 15 Dec 2023 10:00:00 +0100</pubDate><description>ملخص الخبر.</description></item></channel></rss>"""


def run(capfdbinary, *arguments):
    status = main(["read", *map(str, arguments)])
    out, err = capfdbinary.readouterr()
    return status, out, [json.loads(line) for line in err.decode().splitlines()]


def test_a_folder_is_read_in_order_and_accounted_for(tmp_path, capfdbinary):
    for n in range(12):
        (tmp_path / f"{n:02}.html").write_text(
            PAGE.format(t=f"وفد المياه يزور العاصمة {n}"), encoding="utf-8"
        )
    (tmp_path / "12.html").write_text("<title>404</title><h1>الصفحة غير موجودة</h1>", encoding="utf-8")
    status, out, errors = run(capfdbinary, tmp_path, "--jobs", 1)
    titles = [json.loads(line)["title"] for line in out.decode().splitlines()]
    assert titles == [f"وفد المياه يزور العاصمة {n}" for n in range(12)]
    assert status == 0
    assert errors[0]["type"] == "soft_404"
    assert errors[-1] == {"kept": 12, "unchanged": 0, "rejected": 1, "failed": 0, "seen": 13, "glued": 0}
    assert run(capfdbinary, tmp_path, "--jobs", 2)[1] == out


def test_a_feed_gives_one_article_an_entry(tmp_path, capfdbinary):
    path = tmp_path / "feed.xml"
    path.write_text(FEED, encoding="utf-8")
    _, out, _ = run(capfdbinary, path)
    article = json.loads(out)
    assert (article["kind"], article["partial"]) == ("feed_item", True)
    assert (article["published"], article["published_basis"]) == ("2023-12-15T09:00:00Z", "feed")


def test_a_missing_file_is_named_and_the_rest_is_read(tmp_path, capfdbinary):
    path = tmp_path / "a.html"
    path.write_text(PAGE.format(t="وفد المياه يزور العاصمة"), encoding="utf-8")
    status, out, errors = run(capfdbinary, tmp_path / "none.html", path)
    assert status == 1
    assert out.count(b"\n") == 1
    assert errors[0]["instance"].endswith("none.html")


def test_a_manifest_says_where_and_when(tmp_path, capfdbinary):
    (tmp_path / "a.html").write_text(PAGE.format(t="وفد المياه يزور العاصمة"), encoding="utf-8")
    line = {"path": "a.html", "url": "https://sahel.example/a", "fetched_at": "2024-01-02T03:04:05Z"}
    (tmp_path / "m.jsonl").write_text(json.dumps(line) + "\n", encoding="utf-8")
    article = json.loads(run(capfdbinary, "--manifest", tmp_path / "m.jsonl")[1])
    assert (article["url"], article["fetched_at"]) == ("https://sahel.example/a", "2024-01-02T03:04:05Z")
