"""A user's dump becomes part of the library, and articles speak of its items."""

import bz2
import gzip
import io
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from tawatur.errors import DumpError, UnknownEntity
from tawatur.model.article import Article
from tawatur.pipeline import dumps
from tawatur.pipeline.dumps import import_dump
from tawatur.pipeline.entities_by_hand import merge_entities, name_entity, release_entity, split_entity
from tawatur.pipeline.library import Library
from tawatur.pipeline.rework import rework

sys.path.insert(0, str(Path(__file__).parent))

from dump_lines import day, dump, item, line, place, point, statement, text

PERSON = line(
    "Q900100", "رياض الدكالي", "Riad Doukkali", ["رياض دكالي"], P31=[item("Q5")], P27=[item("Q1028")],
    P39=[statement(item("Q900001"), P580=day("2017-04-05"))],
)  # fmt: skip
OFFICE = line("Q900001", "محافظ خزانة الواحات", P31=[item("Q4164871")])
VILLAGE = line(
    "Q900200",
    "تلزيت العليا",
    P31=[item("Q532")],
    P17=[item("Q1028")],
    P625=[point(31.5, -7.2)],
    P1566=[text("2599999")],
)
BODY = line("Q900400", "رابطة صناع الزليج", P31=[item("Q43229")], P17=[item("Q1028")])

ONE = Article(
    id="one", url="https://a.example/1", language="ar", published="2023-12-15", text_digest="1", title="لقاء في المغرب",
    text="قال رياض الدكالي إن رابطة صناع الزليج ستنظم معرضا في المغرب.\n\nووصل الدكالي إلى تلزيت العليا مساء أمس.",
)  # fmt: skip
TWO = replace(
    ONE, id="two", url="https://a.example/2", text_digest="2",
    title="معرض في المغرب", text="افتتح رياض الدكالي معرض الكتاب في الرباط، وأكد رياض الدكالي أن المغرب يدعم النشر.",
)  # fmt: skip


@pytest.fixture
def library(tmp_path):
    with Library(tmp_path / "press.db") as opened:
        opened.store.put([opened_entry(ONE), opened_entry(TWO)])
        rework(opened.store)
        yield opened


def opened_entry(article):
    from tawatur.store.protocol import Entry

    return Entry(article)


def ids(library, name="one"):
    return {entity.id: entity for entity in library.article(name).entities}


def write(folder, name, data):
    path = folder / name
    path.write_bytes(data)
    return path


def test_entities_take_the_ids_of_a_dump(library, tmp_path):
    done = import_dump(library.store, write(tmp_path, "slice.json", dump(PERSON, OFFICE, VILLAGE, BODY)))
    assert (done.kept, done.unreadable) == (4, 0)
    assert done.resolved == 2
    found = ids(library)
    assert {"wd:Q900100", "wd:Q900200", "wd:Q900400"} <= found.keys()
    village = found["wd:Q900200"]
    assert [ONE.text[m.start : m.end] for m in village.mentions] == ["تلزيت العليا"]
    assert village.country == "MAR"
    assert "geonames:2599999" in village.same_as
    assert {quote.speaker_entity for quote in library.article("one").quotes} == {"wd:Q900100"}


def test_what_was_imported_holds_through_rework(library, tmp_path):
    import_dump(library.store, write(tmp_path, "slice.json", dump(PERSON)))
    with library.store._connections.transaction() as connection:
        connection.execute("UPDATE findings SET version = 'older'")
    assert rework(library.store).annotated == 2
    assert "wd:Q900100" in ids(library)


def test_an_office_is_shown_by_its_name(library, tmp_path):
    import_dump(library.store, write(tmp_path, "slice.json", dump(PERSON, OFFICE)))
    office = library.store.known.thing("wd:Q900100").offices[0]
    assert (office.label, office.since, office.until) == ("محافظ خزانة الواحات", "2017-04-05", None)


@pytest.mark.parametrize("suffix", ["json.gz", "json.bz2", "json.zip"])
def test_packed_dumps(library, tmp_path, suffix):
    data = dump(PERSON)
    if suffix == "json.zip":
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            archive.writestr("slice.json", data)
        data = packed.getvalue()
    else:
        data = (gzip if suffix.endswith("gz") else bz2).compress(data)
    assert import_dump(library.store, write(tmp_path, f"slice.{suffix}", data)).kept == 1


def test_geonames_with_its_alternate_names(library, tmp_path):
    table = place(2599999, "Telzit", "Telzit,تلزيت السفلى", people="900") + place(
        2599998, "Nowhere", "Nowhere"
    )
    done = import_dump(library.store, write(tmp_path, "MA.txt", table.encode()))
    assert (done.kept, done.passed) == (1, 1)
    assert "gn:2599999" not in ids(library)
    names = "7\t2599999\tar\tتلزيت العليا\t1\t\t\t\t\t\n8\t5\tar\tغيرها\t\t\t\t\t\t\n"
    done = import_dump(library.store, write(tmp_path, "alternateNamesV2.txt", names.encode()))
    assert (done.kept, done.passed) == (1, 1)
    assert ids(library)["gn:2599999"].name == "تلزيت العليا"


def test_one_place_of_both_is_one(library, tmp_path):
    table = place(2599999, "Telzit", "تلزيت العليا", people="900")
    import_dump(library.store, write(tmp_path, "MA.txt", table.encode()))
    import_dump(library.store, write(tmp_path, "slice.json", dump(VILLAGE)))
    assert "gn:2599999" in ids(library) or "wd:Q900200" in ids(library)


def test_of_two_namesakes_the_one_of_the_country_is_meant(library, tmp_path):
    other = line("Q900101", "رياض الدكالي", P31=[item("Q5")], P27=[item("Q142")])
    import_dump(library.store, write(tmp_path, "slice.json", dump(other, PERSON)))
    assert "wd:Q900100" in ids(library)
    assert "wd:Q900101" not in ids(library)


def test_of_two_namesakes_of_one_country_none_is_meant(library, tmp_path):
    other = line("Q900101", "رياض الدكالي", P31=[item("Q5")], P27=[item("Q1028")])
    import_dump(library.store, write(tmp_path, "slice.json", dump(other, PERSON)))
    assert not {"wd:Q900100", "wd:Q900101"} & ids(library).keys()


def test_a_shipped_country_is_told_to_be_the_same(library, tmp_path):
    country = line("Q1028", "المغرب", P31=[item("Q6256")], P298=[text("MAR")])
    import_dump(library.store, write(tmp_path, "slice.json", dump(country)))
    assert "wd:Q1028" in ids(library)["country:MAR"].same_as


def test_what_cannot_be_read_is_said(library, tmp_path):
    store = library.store
    with pytest.raises(DumpError, match="no such file"):
        import_dump(store, tmp_path / "none.json")
    with pytest.raises(DumpError, match="empty"):
        import_dump(store, write(tmp_path, "empty.json", b""))
    with pytest.raises(DumpError, match="none of its 2 lines"):
        import_dump(store, write(tmp_path, "prose.txt", "نص\nآخر\n".encode()))
    with pytest.raises(DumpError, match="cannot be read"):
        import_dump(store, write(tmp_path, "bad.json.gz", b"no gzip at all"))


def test_a_dump_that_is_cut_short_keeps_what_came_before(library, tmp_path, monkeypatch):
    monkeypatch.setattr(dumps, "_AT_ONCE", 1)
    noise = "".join(
        line(f"Q{number}", f"قرية رقم {number}", P31=[item("Q532")]) for number in range(910000, 910200)
    )
    packed = gzip.compress(dump(PERSON, noise))
    with pytest.raises(DumpError, match="items were kept"):
        import_dump(library.store, write(tmp_path, "cut.json.gz", packed[: len(packed) * 3 // 4]))
    assert library.store.known.thing("wd:Q900100") is not None


def test_a_line_without_end_is_passed_over(library, tmp_path, monkeypatch):
    monkeypatch.setattr(dumps, "LARGEST_LINE", 4_096)
    data = b'{"id":"Q1","labels":{' + b" " * 20_000 + b"\n" + PERSON.encode()
    done = import_dump(library.store, write(tmp_path, "long.json", data))
    assert (done.kept, done.unreadable) == (1, 1)


def test_by_hand_ids_are_one_through_rework_and_import(library, tmp_path):
    import_dump(library.store, write(tmp_path, "slice.json", dump(PERSON, BODY)))
    merge_entities(library.store, "wd:Q900400", ["wd:Q900100"])
    assert "wd:Q900100" not in ids(library)
    with library.store._connections.transaction() as connection:
        connection.execute("UPDATE findings SET version = 'older'")
    rework(library.store)
    import_dump(library.store, write(tmp_path, "slice.json", dump(PERSON, BODY)))
    assert "wd:Q900100" not in ids(library)
    assert "wd:Q900400" in ids(library, "two")


def test_by_hand_one_id_is_two_and_again_one(library, tmp_path):
    import_dump(library.store, write(tmp_path, "slice.json", dump(PERSON)))
    fresh = split_entity(library.store, "wd:Q900100", ["two"])
    name_entity(library.store, fresh, "رياض الدكالي الناشر")
    assert ids(library, "two")[fresh].name == "رياض الدكالي الناشر"
    assert "wd:Q900100" in ids(library)
    release_entity(library.store, fresh)
    assert "wd:Q900100" in ids(library, "two")


def test_by_hand_what_cannot_be(library, tmp_path):
    import_dump(library.store, write(tmp_path, "slice.json", dump(PERSON)))
    with pytest.raises(UnknownEntity, match="no article names"):
        merge_entities(library.store, "wd:Q900100", ["wd:Q4"])
    with pytest.raises(UnknownEntity, match="nothing would be left"):
        split_entity(library.store, "wd:Q900100", ["one", "two"])
    with pytest.raises(UnknownEntity, match="is not named in three"):
        split_entity(library.store, "wd:Q900100", ["three"])


def test_the_most_named_come_first(library, tmp_path):
    import_dump(library.store, write(tmp_path, "slice.json", dump(PERSON, BODY)))
    listed = library.store.known.list_entities(kind="person")
    assert (listed[0].id, listed[0].articles) == ("wd:Q900100", 2)
    assert library.store.known.list_entities("الزليج")[0].id == "wd:Q900400"
