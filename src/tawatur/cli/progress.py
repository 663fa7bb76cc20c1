"""Shows on standard error how far long work is: a bar on a terminal, elsewhere a plain line now and then."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Any, Self, TextIO

from tqdm import tqdm

_LINES = 5


class Progress:
    """Counts steps of one piece of work; use it in a ``with``."""

    def __init__(self, what: str, total: int, stream: TextIO) -> None:
        self._what, self._total, self._stream = what, total, stream
        self._done = 0
        self._bar = (
            tqdm(total=total, desc=what, unit="", file=stream, dynamic_ncols=True, leave=False)
            if stream.isatty()
            else None
        )

    def step(self, note: str = "") -> None:
        """Count one step; ``note`` says what was done last."""
        self._done += 1
        if self._bar is not None:
            self._bar.set_postfix_str(note, refresh=False)
            self._bar.update()
        elif self._done == self._total or self._done % max(1, self._total // _LINES) == 0:
            print(f"    {self._what}: {self._done} of {self._total}", file=self._stream, flush=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.close()


def open_progress(what: str, total: int, stream: TextIO | None = None) -> Progress:
    """Return a Progress on standard error."""
    return Progress(what, total, stream or sys.stderr)


@contextmanager
def show_work(stream: TextIO | None = None) -> Iterator[Callable[[str, int, int], None]]:
    """Give a function that shows how far a stage is, and which stage: a bar on a terminal, else nothing."""
    shown = stream or sys.stderr
    bars: dict[str, Any] = {}

    def watch(stage: str, done: int, total: int) -> None:
        if stage not in bars:
            for earlier in bars.values():
                earlier.close()
            bars[stage] = tqdm(desc=stage, unit=" articles", file=shown, leave=False)
        bars[stage].total = total
        bars[stage].update(done - bars[stage].n)

    try:
        yield watch if shown.isatty() else lambda stage, done, total: None  # noqa: ARG005 - the names of Watch
    finally:
        for bar in bars.values():
            bar.close()
