"""F13: flipped bytes and cut files are found; what can be read is saved, what can be made anew is made anew."""

import json
import shutil

import pytest

from tawatur.cli.main import main
from tawatur.pipeline.library import Library


@pytest.fixture
def path(tmp_path):
    file = tmp_path / "a.jsonl"
    text = "وقع الحدث رقم {n} أمس في الميناء، وقال المدير إن السفينة رقم {n} وصلت سالمة. " * 20
    file.write_text(
        "".join(
            json.dumps({"id": f"n-{n}", "title": f"خبر {n}", "text": text.format(n=n)}, ensure_ascii=False)
            + "\n"
            for n in range(200)
        )
    )
    with Library(tmp_path / "press.db") as library:
        library.ingest([file], later=True)
    return tmp_path / "press.db"


def test_flipped_pages_are_found_and_the_rest_is_saved(path, tmp_path, capsys):
    body = bytearray(path.read_bytes())
    size = 4096
    # Wipe pages in the middle of the articles' table: those that hold their texts.
    hurt = [place for place in range(size, len(body), size) if b'n-120"' in body[place : place + size]]
    for place in hurt:
        body[place : place + size] = bytes(size)
    assert hurt
    path.write_bytes(body)
    assert main(["doctor", "--library", str(path)]) == 1
    told = capsys.readouterr()
    assert "damaged" in told.out + told.err
    saved = tmp_path / "saved.jsonl"
    assert main(["doctor", "--salvage", str(saved), "--library", str(path)]) == 1
    assert 100 < len(saved.read_text().splitlines()) < 200
    assert main(["doctor", "--salvage", str(saved), "--library", str(path)]) == 1  # never overwritten
    with Library(tmp_path / "new.db") as library:
        account = library.ingest([saved], later=True)
        assert (account.failed, account.kept) == (0, account.seen)


def test_a_cut_file_is_told(path, capsys):
    body = path.read_bytes()
    path.write_bytes(body[: len(body) // 3])
    assert main(["doctor", "--library", str(path)]) == 1
    assert "damaged" in capsys.readouterr().err


@pytest.mark.parametrize("damage", ["gone", "cut", "behind"])
def test_an_index_that_is_lost_comes_back(path, damage, capsys):
    index = path.with_name("press.db.index")
    if damage == "gone":
        shutil.rmtree(index)
    elif damage == "cut":
        for file in index.glob("*.store"):
            file.write_bytes(file.read_bytes()[:10])
        for file in index.glob("*.term"):
            file.write_bytes(file.read_bytes()[:10])
    else:
        with Library(path) as library, library.store._connections.transaction() as connection:
            connection.execute("DELETE FROM outbox WHERE rev < 50")
            connection.execute("DELETE FROM articles WHERE article = 3")
    main(["doctor", "--repair", "--library", str(path)])
    with Library(path) as library:
        assert library.search("الحدث", limit=1).total == library.count()
        assert [one for one in library.store.check() if one.grave] == []


def test_strays_are_dropped_and_their_work_noted(path, capsys):
    with Library(path) as library:
        library.rework()
        assert library.store.check() == ()
        with library.store._connections.transaction() as connection:
            connection.execute("UPDATE findings SET text_digest = 'other' WHERE article < 5")
            connection.execute("DELETE FROM bonds WHERE article = 9")
            connection.execute(
                "INSERT INTO mentions SELECT 999, entity, name, kind, country, field, starts, ends, "
                "form, text_digest FROM mentions LIMIT 1"
            )
        assert "findings 4" in library.store.check()[0].what
        assert library.store.repair() >= 4
        assert library.rework().annotated == 4
        assert library.store.check() == ()


def test_accounts_that_do_not_add_up_are_told(path):
    with Library(path) as library:
        with library.store._connections.transaction() as connection:
            connection.execute("UPDATE runs SET kept = kept + 1")
        assert any("add up" in one.what and one.grave for one in library.store.check())
