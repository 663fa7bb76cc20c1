"""Many documents: accounted for one by one, in order, whatever goes wrong with some."""

import gzip
import io
import json
import os
import signal

import pytest
import zstandard

from tawatur.model.outcome import Account
from tawatur.pipeline.library import Library
from tawatur.pipeline.run import Tally, ingest_paths


def make_line(number, **fields):
    record = {"id": f"n-{number}", "title": f"خبر {number}", "text": f"وقع الحدث رقم {number} أمس.", **fields}
    return json.dumps(record, ensure_ascii=False).encode() + b"\n"


@pytest.fixture
def library(tmp_path):
    with Library(tmp_path / "press.db") as library:
        yield library


def outcomes(library, *paths, **options):
    seen = []
    account = library.ingest(paths, report=seen.append, **options)
    assert account.kept + account.unchanged + account.rejected + account.failed == account.seen == len(seen)
    return account, seen


def test_all_four_outcomes_add_up(library, tmp_path):
    file = tmp_path / "a.jsonl"
    file.write_bytes(
        make_line(1) + make_line(1) + b"\n" + b'{"title": "x", "rank": 1}\n' + b"not json\n" + make_line(2)
    )
    account, seen = outcomes(library, file)
    assert account == Account(kept=2, unchanged=1, rejected=1, failed=1, seen=5)
    assert [outcome.instance.rpartition(":")[2] for outcome in seen] == ["1", "2", "4", "5", "6"]
    assert library.count() == 2


def test_the_second_time_all_is_unchanged(library, tmp_path):
    file = tmp_path / "a.jsonl"
    file.write_bytes(b"".join(make_line(number) for number in range(5)))
    assert outcomes(library, file)[0].kept == 5
    assert outcomes(library, file)[0].unchanged == 5


@pytest.mark.parametrize("pack", [gzip.compress, zstandard.ZstdCompressor().compress])
def test_packed_files_are_read_and_a_cut_is_told(library, tmp_path, pack):
    content = b"".join(make_line(number, noise=os.urandom(600).hex()) for number in range(400))
    suffix = ".jsonl.gz" if pack is gzip.compress else ".jsonl.zst"
    whole, cut = tmp_path / f"whole{suffix}", tmp_path / f"cut{suffix}"
    whole.write_bytes(pack(content))
    cut.write_bytes(pack(content)[: len(pack(content)) // 2])
    account, seen = outcomes(library, cut)
    assert account.failed == 1
    assert seen[-1].reason in {"truncated", "not_a_record"}
    account, _ = outcomes(library, whole)
    assert account.seen == 400
    assert library.count() == 400


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.jsonl", b"", "empty"),
        ("blank.jsonl", b"\n \n", "empty"),
        ("binary.jsonl", bytes(range(256)), "binary"),
        ("wide.jsonl", "{}".encode("utf-16"), "wrong_encoding"),
        ("old.jsonl", '{"title": "خبر", "text": "نص"}'.encode("cp1256"), "not_a_record"),
        ("half.jsonl", make_line(1)[:40], "not_a_record"),
        ("missing.jsonl", None, "not_found"),
    ],
)
def test_bad_files_are_named_and_the_others_read(library, tmp_path, name, content, reason):
    good = tmp_path / "good.jsonl"
    good.write_bytes(make_line(9))
    bad = tmp_path / name
    if content is not None:
        bad.write_bytes(content)
    account, seen = outcomes(library, bad, good)
    assert account == Account(kept=1, failed=1, seen=2)
    assert seen[0].reason == reason
    assert name in seen[0].instance
    assert seen[0].detail


def test_standard_input_is_read(library):
    tally = ingest_paths(library.store, ["-"], stdin=io.BytesIO(make_line(1)))
    assert tally.account.kept == 1


def test_unknown_fields_are_counted_and_kept(library, tmp_path):
    file = tmp_path / "a.jsonl"
    file.write_bytes(make_line(1, rank=1) + make_line(2, rank=2, section="x"))
    tally = Tally()
    library.ingest([file], tally=tally)
    assert tally.unknown == {"rank": 2, "section": 1}
    assert library.article("n-2").extra == {"rank": 2, "section": "x"}


def test_processes_keep_the_order_and_the_result(tmp_path):
    file = tmp_path / "a.jsonl"
    file.write_bytes(b"".join(make_line(number) if number % 50 else b"{\n" for number in range(300)))
    listed = []
    for jobs in (1, 2):
        with Library(tmp_path / f"{jobs}.db") as library:
            _, seen = outcomes(library, file, jobs=jobs)
            listed.append((seen, [article.id for article in library.each()]))
    assert listed[0] == listed[1]


def test_an_interruption_keeps_what_was_done(library, tmp_path):
    file = tmp_path / "a.jsonl"
    file.write_bytes(b"".join(make_line(number) for number in range(1000)))
    tally = Tally()

    def interrupt(_outcome):
        if tally.account.seen == 512:
            signal.raise_signal(signal.SIGINT)

    with pytest.raises(KeyboardInterrupt):
        library.ingest([file], report=interrupt, tally=tally)
    assert library.count() == tally.account.kept == 512
    assert library.search("الحدث").total == 512
    assert library.ingest([file]) == Account(kept=488, unchanged=512, seen=1000)


PAGE = """<html lang="ar"><head><title>{title}</title><meta charset="utf-8"></head><body><article><h1>{title}</h1>
<p>قالت الهيئة إن السفينة وصلت إلى الميناء صباح اليوم وعلى متنها عشرون حاوية من القمح والأدوية.</p>
<p>وأضافت أن التفريغ يستغرق يومين، وأن الشاحنات جاهزة لنقل الحمولة إلى المخازن في المدينة.</p>
<p>وذكر مدير الميناء أن سفينة أخرى تصل في نهاية الأسبوع، وأن العمل فيه عاد إلى ما كان عليه.</p>
</article></body></html>"""
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>منفذ</title>
<item><title>خبر أول</title><link>https://a.example/1</link><description>وصلت السفينة الأولى صباح اليوم.</description></item>
<item><title>خبر ثان</title><link>https://a.example/2</link><description>وصلت السفينة الثانية مساء أمس.</description></item>
</channel></rss>"""


def test_pages_and_feeds_are_read_and_the_raw_page_is_kept(library, tmp_path):
    folder = tmp_path / "pages"
    folder.mkdir()
    page = folder / "a.html"
    page.write_text(PAGE.format(title="وصول سفينة إلى الميناء"))
    (folder / "b.xml").write_text(FEED)
    (folder / "c.html").write_bytes(b"")
    (folder / "d.jsonl").write_bytes(make_line(1))
    account, seen = outcomes(library, folder)
    assert (account.kept, account.failed) == (4, 1)
    assert [outcome.instance.rpartition("/")[2] for outcome in seen] == [
        "a.html",
        "b.xml#1",
        "b.xml#2",
        "c.html",
        "d.jsonl:1",
    ]
    (hit,) = library.search("حاوية").hits
    assert hit.title == "وصول سفينة إلى الميناء"
    assert library.store.page(hit.id).body == page.read_bytes()
    assert outcomes(library, folder)[0].unchanged == 4


def test_countries_are_found_on_the_way(library, tmp_path):
    file = tmp_path / "a.jsonl"
    file.write_bytes(make_line(1, text="وصل الوزير إلى المغرب صباح اليوم."))
    library.ingest([file])
    article = library.article("n-1")
    assert [entity.country for entity in article.entities] == ["MAR"]
    assert library.store.pending("annotate") == ()
