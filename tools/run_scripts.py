"""Run the measuring scripts one after the other: ``python tools/run_scripts.py quality|bench``.

Each script prints its own table and says in one line what it needs where its data or a peer is missing; one
that fails does not stop the others.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
LIBRARY = Path(tempfile.gettempdir()) / "tawatur-bench"
SCRIPTS: dict[str, tuple[tuple[str, ...], ...]] = {
    "quality": (
        ("bench/exam.py", "tests/pages_exam/dev"),
        ("bench/exam.py", "tests/pages_exam/aside"),
        ("bench/search_quality.py",),
        ("bench/search_quality.py", "--aside"),
        ("bench/keyphrases.py",),
        ("bench/capabilities.py",),
        ("bench/related_coverage.py",),
        ("bench/event_confidence.py",),
        ("bench/real_leads.py",),
        ("bench/milestones.py",),
        ("bench/same_events.py",),
    ),
    "bench": (
        ("bench/extraction.py",),
        ("bench/analyzer.py",),
        ("bench/ingest.py", "--keep", str(LIBRARY)),
        ("bench/group.py",),
        ("bench/event_scale.py",),
        ("bench/search.py", str(LIBRARY / "bench.db")),
        ("bench/views.py",),
    ),
}


def main(kind: str) -> int:
    """Run the scripts of one kind; return the number of those that failed, at most 1."""
    failed = 0
    for script in SCRIPTS[kind]:
        print(f"\n==> {' '.join(script)}", flush=True)
        failed += subprocess.run([sys.executable, *script], cwd=ROOT, check=False).returncode != 0
    return min(failed, 1)


if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in SCRIPTS:
        sys.exit(f"usage: run_scripts.py {'|'.join(SCRIPTS)}")
    sys.exit(main(sys.argv[1]))
