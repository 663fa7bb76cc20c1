"""F4: a disk that runs full in the middle keeps all whole batches, reading goes on, room brings it on again."""

import json
import shutil
import subprocess

import pytest

from tawatur.errors import LibraryFull
from tawatur.pipeline.library import Library
from tawatur.store.sqlite.ballast import SIZE, Ballast


@pytest.fixture
def small_disk(tmp_path):
    """Give a disk of 16 MB; where none can be mounted the test is skipped."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", disk], check=False, capture_output=True
    )
    if mounted.returncode:
        pytest.skip("mounting a small disk needs more rights than this process has")
    yield disk
    subprocess.run(["umount", "-l", disk], check=True)


def write(path, count):
    text = "وقع الحدث رقم {n} أمس في الميناء، وقال المدير إن السفينة رقم {n} وصلت سالمة. " * 4
    path.write_text(
        "".join(
            json.dumps({"id": f"n-{n}", "title": f"خبر {n}", "text": text.format(n=n)}, ensure_ascii=False)
            + "\n"
            for n in range(count)
        )
    )
    return path


def test_a_full_disk_loses_nothing_and_goes_on_when_there_is_room(tmp_path, small_disk):
    file = write(tmp_path / "a.jsonl", 3000)
    path = small_disk / "press.db"
    filler = small_disk / "filler"
    filler.write_bytes(bytes(11_000_000))
    with pytest.raises(LibraryFull, match="disk is full"):
        ingest(path, file)
    with Library(path, read_only=True) as library:
        kept = library.count()
        assert 0 < kept < 3000
        assert kept % 256 == 0
        assert library.latest(limit=3)
        assert library.search("السفينة", limit=1).total <= kept
    with Library(path) as library:
        # Where the index has no room the library can be opened and read all the same.
        assert library.count() == kept
    filler.unlink()
    roomy = write(tmp_path / "b.jsonl", kept + 256)
    with Library(path) as library:
        account = library.ingest([roomy], later=True)
        assert (account.kept, account.unchanged, account.failed) == (256, kept, 0)
        assert library.count() == library.search("السفينة", limit=1).total == kept + 256
        assert [one for one in library.store.check() if one.grave] == []


def ingest(path, file):
    with Library(path) as library:
        library.ingest([file], later=True)


def test_ballast_is_freed_when_the_disk_is_full(small_disk):
    ballast = Ballast(small_disk / "press.db")
    (small_disk / "filler").write_bytes(bytes(15 * SIZE - 4096))
    ballast.take_on()
    assert not ballast.path.exists()  # there is too little room to take any on
    ballast.path.write_bytes(bytes(SIZE // 2))
    assert ballast.drop_if_full()
    assert not ballast.path.exists()
    assert not ballast.drop_if_full()


def test_ballast_lies_beside_a_library_that_has_room(tmp_path):
    ballast = Ballast(tmp_path / "press.db")
    if shutil.disk_usage(tmp_path).free < 64 * SIZE:
        pytest.skip("the disk of the tests is nearly full")
    ballast.take_on()
    assert ballast.path.stat().st_size == SIZE
    assert not ballast.drop_if_full()
