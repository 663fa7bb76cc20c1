"""Shows on standard error how far long work is: a bar on a terminal, elsewhere a plain line now and then."""

import sys
from types import TracebackType
from typing import Self, TextIO

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
