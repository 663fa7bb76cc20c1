"""F1: killed at random moments, a run loses nothing, doubles nothing, and understands the same in the end."""

import subprocess
import sys
from pathlib import Path

import pytest

SOAK = Path(__file__).parents[2] / "tools" / "soak.py"


@pytest.mark.parametrize(("what", "jobs", "articles"), [("ingest", "1", "240"), ("collect", "0", "140")])
def test_ten_times_kill_9_loses_nothing(what, jobs, articles):
    arguments = ["--articles", articles, "--kills", "10", "--jobs", jobs, "--only", what]
    done = subprocess.run([sys.executable, SOAK, *arguments], check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "10 kills" in done.stdout
    assert "0 lost, 0 doubled, 0 corrupt, 0 different" in done.stdout
