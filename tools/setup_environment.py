"""Make a virtual environment from a lock file: ``python tools/setup_environment.py .venv requirements.lock``.

Runs on a bare Python, so that it can say plainly when that Python is too old or the disk is full.
"""

import shutil
import subprocess
import sys
from pathlib import Path

OLDEST = (3, 11)
NEEDED_MB = 600


def main(folder: str, lock: str) -> int:
    """Create ``folder``, install ``lock`` with hashes, then Tawatur; return an exit status."""
    if sys.version_info < OLDEST:
        found = ".".join(map(str, sys.version_info[:3]))
        return fail(
            f"Python {found} is too old: Tawatur needs Python 3.11 or newer. "
            "Install one and run: make PYTHON=python3.11 demo"
        )
    free_mb = shutil.disk_usage(Path.cwd()).free // 1_000_000
    venv = Path(folder)
    if not venv.exists() and free_mb < NEEDED_MB:
        return fail(f"the disk is nearly full: {free_mb} MB free, about {NEEDED_MB} MB are needed here")
    python = venv / "bin" / "python"
    if not python.exists():
        print(f"==> making the virtual environment in {venv}", flush=True)
        try:
            subprocess.run([sys.executable, "-m", "venv", str(venv)], check=True)
        except subprocess.CalledProcessError:
            return fail("the venv module did not work; on Debian: apt-get install python3-venv")
    print(f"==> installing the packages pinned in {lock}", flush=True)
    pip = [str(python), "-m", "pip", "--disable-pip-version-check", "--quiet"]
    steps = (
        [*pip, "install", "--require-hashes", "--only-binary", ":all:", "--progress-bar", "on", "-r", lock],
        [*pip, "install", "--no-deps", "--no-build-isolation", "--editable", "."],
    )
    for step in steps:
        if subprocess.run(step, check=False).returncode:
            return fail("pip could not install the packages; its message above names the one that failed")
    print(f"==> ready: {venv / 'bin' / 'tawatur'}", flush=True)
    return 0


def fail(message: str) -> int:
    """Print what is wrong and return the exit status 1."""
    print(f"error: {message}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
