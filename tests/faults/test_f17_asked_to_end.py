"""F17: asked to end (SIGTERM), an ingest ends soon and in good order; what it kept is there."""

import json
import os
import signal
import socket
import subprocess
import sys

import pytest

from tawatur.model.source import Feed, Source
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


@pytest.fixture
def silent(tmp_path):
    """A library with a source on a site that takes connections and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        base = f"http://a.localhost:{port}"
        with Library(tmp_path / "press.db") as library:
            source = Source("a", "a", base + "/", None, (Feed(base + "/feed"),))
            library.store.sources.add(source, now=0)
        yield server, tmp_path / "press.db", f"*.localhost:{port}"


def run(command, path, hosts):
    return subprocess.Popen(
        [sys.executable, "-m", "tawatur", *command, "--library", str(path)],
        env={**os.environ, "TAWATUR_ALLOW_HOSTS": hosts, "TAWATUR_DELAY": "0"},
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.parametrize("command", [["collect"], ["serve", "--collect", "--port", "0"]])
def test_it_collects_serves_and_ends_in_good_order_during_a_slow_fetch(silent, command):
    server, path, hosts = silent
    process = run(command, path, hosts)
    asked, _ = server.accept()
    process.send_signal(signal.SIGTERM)
    _, told = process.communicate(timeout=20)
    assert process.returncode == 0, told
    account = json.loads([line for line in told.splitlines() if line.startswith("{")][-1])
    assert account["seen"] == 0
    asked.close()
    with Library(path) as library:
        assert library.store.visits.next_due() == 0
        library.store.claim()


def test_a_desk_that_is_killed_leaves_no_collector_behind(silent):
    server, path, hosts = silent
    process = run(["serve", "--collect", "--port", "0"], path, hosts)
    asked, _ = server.accept()
    process.kill()
    # The collector has the same standard error: it is closed when both have ended.
    told = process.communicate(timeout=30)[1]
    assert '"seen": 0' in told
    asked.close()
