"""F17: asked to end (SIGTERM), an ingest ends soon and in good order; what it kept is there."""

import json
import signal
import subprocess
import sys

from tawatur.pipeline.library import Library


def test_ingest_ends_in_good_order(tmp_path):
    path = tmp_path / "press.db"
    lines = (
        json.dumps(
            {"id": f"n-{n}", "title": f"خبر {n}", "text": f"وقع الحدث رقم {n} أمس."}, ensure_ascii=False
        )
        for n in range(600)
    )
    command = [sys.executable, "-m", "tawatur", "ingest", "--jobs", "1", "--library", str(path), "-"]
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    for line in lines:
        process.stdin.write(line + "\n")
    process.stdin.flush()
    # Two batches are kept; it waits for more of the third.
    with Library(path, read_only=False) as library:
        while library.count() < 512:
            assert process.poll() is None
    process.send_signal(signal.SIGTERM)
    _, told = process.communicate(timeout=30)
    assert process.returncode == 0
    account = json.loads(told.splitlines()[-1])
    with Library(path) as library:
        assert library.count() == account["kept"] == 512
        assert library.search("الحدث", limit=1).total == 512
        assert [one for one in library.store.check() if one.grave] == []
