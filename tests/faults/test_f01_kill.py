"""F1: killed at random moments, a run loses nothing, doubles nothing, and understands the same in the end."""

import subprocess
import sys
from pathlib import Path

SOAK = Path(__file__).parents[2] / "tools" / "soak.py"


def test_ten_kills_lose_nothing():
    arguments = ["--articles", "240", "--kills", "10", "--jobs", "1", "--only-kills"]
    done = subprocess.run([sys.executable, SOAK, *arguments], check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 lost, 0 doubled, 0 corrupt, 0 different" in done.stdout
    assert "at 10 random moments" in done.stdout
