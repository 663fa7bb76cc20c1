"""F6: a clock that is a day off, or at 1970, costs no article and doubles none when it is right again."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tawatur.pipeline.library import Library

FAKETIME = next(Path("/usr/lib").glob("*/faketime/libfaketime.so.1"), None)


@pytest.mark.skipif(FAKETIME is None, reason="libfaketime is not installed")
@pytest.mark.parametrize("clock", ["-1d", "+1d", "@1970-01-02 00:00:00"])
def test_a_wrong_clock_is_survived(tmp_path, clock):
    file = tmp_path / "a.jsonl"
    file.write_text('{"id": "n-1", "title": "خبر", "text": "وصلت السفينة أمس.", "published": "2023-12-15"}\n')
    path = tmp_path / "press.db"
    command = [sys.executable, "-m", "tawatur", "ingest", "--jobs", "1", "--library", str(path), str(file)]
    environment = {
        **os.environ,
        "LD_PRELOAD": str(FAKETIME),
        "FAKETIME": clock,
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
    }
    done = subprocess.run(command, env=environment, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    with Library(path) as library:
        article = library.article("n-1")
        assert article.published == "2023-12-15"
        # «أمس» is reckoned from the day of publication, never from the clock.
        assert [time.value for time in article.times] == ["2023-12-14"]
        assert library.ingest([file]).unchanged == 1
        assert library.count() == library.search("السفينة").total == 1
        assert library.store.check() == ()
