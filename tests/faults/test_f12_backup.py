"""F12: a backup of a library that is being written is whole; a restore replaces all, and only what is sound."""

import json
import threading

import pytest

from tawatur.cli.main import main
from tawatur.pipeline.library import Library


def write(path, first, count):
    path.write_text(
        "".join(
            json.dumps(
                {"id": f"n-{n}", "title": f"خبر {n}", "text": f"وقع الحدث رقم {n} أمس."}, ensure_ascii=False
            )
            + "\n"
            for n in range(first, first + count)
        )
    )
    return path


@pytest.fixture
def path(tmp_path):
    with Library(tmp_path / "press.db") as library:
        library.ingest([write(tmp_path / "a.jsonl", 0, 300)])
    return tmp_path / "press.db"


def test_backup_while_ingesting_and_restore_elsewhere(tmp_path, path, capsys):
    file = write(tmp_path / "b.jsonl", 300, 1500)
    errors = []

    def ingest():
        with Library(path) as library:
            account = library.ingest([file], later=True)
            errors.extend([] if account.kept == 1500 else [account])

    writer = threading.Thread(target=ingest)
    writer.start()
    copies = []
    while writer.is_alive() or not copies:
        copies.append(tmp_path / f"copy-{len(copies)}.db")
        assert main(["backup", str(copies[-1]), "--library", str(path)]) == 0
    writer.join()
    assert not errors
    for number, copy in enumerate((copies[0], copies[-1])):
        other = str(tmp_path / f"other-{number}.db")
        assert main(["restore", str(copy), "--library", other]) == 0
        with Library(other) as library:
            # A batch is there whole or not at all, and all that is there is found.
            assert library.count() == library.search("الحدث", limit=1).total >= 300
            assert [one for one in library.store.check() if one.grave] == []
    assert "checked" in capsys.readouterr().out


def test_restore_replaces_only_when_told_and_readers_go_on(tmp_path, path, capsys):
    copy = tmp_path / "copy.db"
    assert main(["backup", str(copy), "--library", str(path)]) == 0
    assert main(["backup", str(copy), "--library", str(path)]) == 1
    with Library(path) as library:
        library.ingest([write(tmp_path / "b.jsonl", 300, 50)])
    assert main(["restore", str(copy), "--library", str(path)]) == 1
    assert "--force" in capsys.readouterr().err
    with Library(path, read_only=True) as reader:
        assert reader.count() == 350
        assert main(["restore", str(copy), "--force", "--library", str(path)]) == 0
        assert reader.count() == 300
    with Library(path) as library:
        assert library.search("الحدث").total == 300
        assert library.ingest([tmp_path / "b.jsonl"]).kept == 50
        assert library.search("الحدث").total == 350
        assert library.store.check() == ()


def test_a_damaged_backup_changes_nothing_and_a_damaged_library_can_be_replaced(tmp_path, path, capsys):
    copy = tmp_path / "copy.db"
    main(["backup", str(copy), "--library", str(path)])
    whole = copy.read_bytes()
    copy.write_bytes(whole[: len(whole) // 2])
    assert main(["restore", str(copy), "--force", "--library", str(path)]) == 1
    with Library(path) as library:
        assert library.count() == 300
    copy.write_bytes(whole)
    path.write_bytes(b"SQLite format 3\x00" + b"\x00" * 5000)
    assert main(["restore", str(copy), "--force", "--library", str(path)]) == 0
    assert (tmp_path / "press.db.damaged").exists()
    with Library(path) as library:
        assert library.count() == 300
