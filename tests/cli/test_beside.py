import sys
import threading

import pytest

from tawatur.cli.beside import Beside, collector_command

SAY = "import sys; print('up', flush=True, file=open({file!r}, 'a')); sys.stdin.read()"


def command(path, code=SAY):
    return [sys.executable, "-c", code.format(file=str(path))]


def wait_for(path, lines):
    done = threading.Event()
    while not path.exists() or path.read_text().count("up") < lines:
        done.wait(0.01)


def test_the_child_runs_during_the_block_and_ends_with_it(tmp_path):
    said = []
    with Beside(command(tmp_path / "a"), say=said.append) as beside:
        wait_for(tmp_path / "a", 1)
        child = beside._child
        assert child.poll() is None
    assert child.poll() is not None
    assert said == []


def test_a_child_that_ends_unasked_is_begun_again_and_that_is_said(tmp_path):
    said = []
    code = "import sys; print('up', file=open({file!r}, 'a')); sys.exit(3)"
    with Beside(command(tmp_path / "a", code), say=said.append, rests=(0.0, 0.0, 60.0)):
        wait_for(tmp_path / "a", 3)
    assert len(said) >= 2
    assert "status 3" in said[0]


def test_a_child_that_does_not_heed_is_ended(tmp_path, monkeypatch):
    monkeypatch.setattr("tawatur.cli.beside._END_S", 0.1)
    code = (
        "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); "
        "print('up', flush=True, file=open({file!r}, 'a')); signal.pause()"
    )
    with Beside(command(tmp_path / "a", code), say=pytest.fail) as beside:
        wait_for(tmp_path / "a", 1)
        child = beside._child
    assert child.poll() == -9


def test_the_collector_is_told_where_it_runs(tmp_path):
    assert "--beside" in collector_command(tmp_path / "a.db")
