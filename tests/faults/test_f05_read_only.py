"""F5: on a disk that cannot be written reading, searching and the desk work; ingest says why it cannot."""

import subprocess

import pytest

from tawatur.errors import LibraryReadOnly
from tawatur.pipeline.library import Library


@pytest.fixture
def disk(tmp_path):
    folder = tmp_path / "disk"
    folder.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=32m", "tmpfs", folder], check=False, capture_output=True
    )
    if made.returncode:
        pytest.skip("mounting a disk needs more rights than this process has")
    yield folder
    subprocess.run(["umount", "-l", folder], check=True)


def test_reading_goes_on_and_writing_says_why_it_cannot(tmp_path, disk):
    file = tmp_path / "a.jsonl"
    file.write_text('{"id": "n-1", "title": "خبر", "text": "وصلت السفينة إلى الميناء صباح اليوم."}\n')
    path = disk / "press.db"
    with Library(path) as library:
        library.ingest([file])
    subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
    with Library(path) as library:
        assert not library.store.writable
        assert library.search("السفينة").total == library.count() == 1
        assert library.article("n-1").entities is not None
        with pytest.raises(LibraryReadOnly, match="can only be read"):
            library.ingest([file])
        with pytest.raises(LibraryReadOnly):
            library.store.repair()
        assert library.store.back_up(tmp_path / "copy.db") == 1
