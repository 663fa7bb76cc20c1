"""Later rooms again: open work is finished, bonds do not depend on the order, edits leave their group."""

import json

import pytest

from tawatur.pipeline.library import Library

WIRE = (
    "أعلنت وزارة النقل اليوم افتتاح خط جديد للقطار بين المدينتين بعد عامين من أعمال البناء والتجهيز. "
    "وقال المدير العام للهيئة إن الرحلة تستغرق خمسين دقيقة، وإن ثمن التذكرة لن يزيد على ثمن الحافلة. "
    "وأضاف أن أربعين قاطرة حديثة دخلت الخدمة، وأن أعمال الصيانة ستجرى ليلا حتى لا تتأخر المواعيد. "
    "ورحب سكان القرى الواقعة على الطريق بالخط الجديد، وطالب بعضهم بمحطة إضافية قرب الجامعة."
)
OTHER = "فاز الفريق الضيف بثلاثة أهداف مقابل هدف في مباراة جرت مساء السبت أمام جمهور كبير من المشجعين."


def line(name, text, day, **fields):
    return {"id": name, "title": f"عنوان {name}", "text": text, "published": f"2023-12-{day:02d}", **fields}


def write(path, *records):
    path.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records))
    return path


@pytest.fixture
def library(tmp_path):
    with Library(tmp_path / "press.db") as library:
        yield library


RECORDS = (
    line("a", WIRE, 1),
    line("b", WIRE + " انتهى البيان.", 9),
    line("c", OTHER, 12),
    line("d", "مقدمة. " + WIRE, 20),
)


def groups(library):
    return {
        name: (bonds.syndication.role, bonds.syndication.origin) if bonds.syndication else None
        for name in "abcd"
        if (bonds := library.bonds(name))
    }


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 2, 1, 0)])
@pytest.mark.parametrize("runs", [1, 4])
def test_copies_are_bound_in_whatever_order_and_batches_they_come(library, tmp_path, order, runs):
    records = [RECORDS[place] for place in order]
    step = len(records) // runs
    for place in range(0, len(records), step):
        library.ingest([write(tmp_path / "a.jsonl", *records[place : place + step])])
    assert groups(library) == {"a": ("origin", "a"), "b": ("copy", "a"), "c": None, "d": ("copy", "a")}
    hits = library.search("القطار", fold=True).hits
    assert [(len(hit.copies)) for hit in hits] == [2]


def test_an_edited_article_leaves_its_group(library, tmp_path):
    library.ingest([write(tmp_path / "a.jsonl", *RECORDS)])
    library.ingest([write(tmp_path / "b.jsonl", line("a", "خبر آخر عن حالة الطقس في نهاية الأسبوع.", 1))])
    assert groups(library) == {"a": None, "b": ("origin", "b"), "c": None, "d": ("copy", "b")}


def test_rework_finds_nothing_to_do_until_a_version_changes(library, tmp_path):
    library.ingest([write(tmp_path / "a.jsonl", *RECORDS)])
    before = [library.article(name) for name in "abcd"]
    assert library.rework().annotated == 0
    with library.store._connections.transaction() as connection:
        connection.execute("UPDATE findings SET version = 'old'")
        connection.execute(
            "UPDATE bonds SET version = 'old', record = '{\"article\": \"x\"}', copy_group = NULL"
        )
    done = library.rework()
    assert (done.annotated, done.grouped, done.failed) == (4, 4, 0)
    assert [library.article(name) for name in "abcd"] == before
    assert groups(library)["d"] == ("copy", "a")


def test_rework_with_processes_does_the_same(library, tmp_path):
    library.ingest([write(tmp_path / "a.jsonl", *RECORDS)])
    before = [library.article(name) for name in "abcd"]
    with library.store._connections.transaction() as connection:
        connection.execute("UPDATE findings SET version = 'old'")
    assert library.rework(jobs=2).annotated == 4
    assert [library.article(name) for name in "abcd"] == before


PAGE = """<html lang="ar"><head><title>وصول سفينة</title><meta charset="utf-8"></head><body><article><h1>وصول سفينة</h1>
<p>قالت الهيئة إن السفينة وصلت إلى الميناء صباح اليوم وعلى متنها عشرون حاوية من القمح والأدوية.</p>
<p>وأضافت أن التفريغ يستغرق يومين، وأن الشاحنات جاهزة لنقل الحمولة إلى المخازن في المدينة.</p>
</article></body></html>"""


@pytest.mark.parametrize("jobs", [1, 2])
def test_pages_are_read_again_when_the_rules_changed(library, tmp_path, jobs):
    (tmp_path / "a.html").write_text(PAGE)
    library.ingest([tmp_path / "a.html"])
    (before,) = library.each()
    old = json.dumps(
        {"id": before.id, "title": "عنوان قديم", "text": "نص بقواعد قديمة", "text_digest": "old"}
    )
    with library.store._connections.transaction() as connection:
        connection.execute(
            "UPDATE articles SET extract_version = '0', text_digest = 'old', record = ?", (old,)
        )
    assert library.article(before.id).title == "عنوان قديم"
    done = library.rework(jobs=jobs)
    assert (done.pages, done.failed) == (1, 0)
    after = library.article(before.id)
    assert (after.title, after.text, after.revision) == (before.title, before.text, 1)
    assert after.entities == before.entities
    assert library.store.revisions(before.id) == ()
    assert library.search("الحاوية").total == 1
    assert library.rework(jobs=jobs).pages == 0
