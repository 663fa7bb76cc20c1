"""The collector beside the desk: a process of its own, begun again when it ends, ended with the desk."""

import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

# A collector that is asked to end keeps what has arrived; after so many seconds it is ended.
_END_S = 9.0
# One that ended unasked, such as while another process ingests, is begun again: soon, then less often.
_RESTS = (2.0, 5.0, 15.0, 60.0, 300.0)
_WELL_S = 600.0


class Beside:
    """A child process that is kept alive while the block runs.

    It learns of our death by the end of its standard input, however we died: nobody else would end it.

    Args:
        command: what to run.
        say: told in a sentence when it ended unasked.
        rests: seconds to wait before it is begun again; the last one is for all further times.
    """

    def __init__(
        self, command: Sequence[str], *, say: Callable[[str], None], rests: Sequence[float] = _RESTS
    ) -> None:
        self._command, self._say, self._rests = list(command), say, rests
        self._ending = threading.Event()
        self._child: subprocess.Popen[bytes] | None = None
        self._keeper = threading.Thread(target=self._keep, daemon=True, name="tawatur-beside")

    def __enter__(self) -> Self:
        self._keeper.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.ask_to_end()
        self._keeper.join(_END_S)
        if self._child is not None and self._child.poll() is None:
            # What has arrived is safe; the rest is still due.
            self._child.kill()
        self._keeper.join()

    def ask_to_end(self) -> None:
        """Ask the child to end, without waiting for it; may be called from a signal handler, and twice."""
        self._ending.set()
        child = self._child
        if child is not None and child.poll() is None:
            child.terminate()

    def _keep(self) -> None:
        ended = 0
        while True:
            with subprocess.Popen(self._command, stdin=subprocess.PIPE) as child:  # noqa: S603 - our own
                self._child = child
                if self._ending.is_set():
                    child.terminate()
                is_well = False
                try:
                    child.wait(_WELL_S)
                except subprocess.TimeoutExpired:
                    is_well = True
                status = child.wait()
            if self._ending.is_set():
                return
            ended = 0 if is_well else ended
            rest = self._rests[min(ended, len(self._rests) - 1)]
            ended += 1
            self._say(f"collecting ended with status {status}; it begins again in {rest:.0f} s")
            if self._ending.wait(rest):
                return


def collector_command(library: Path) -> list[str]:
    """Return the command of a collector that ends with its parent."""
    return [sys.executable, "-m", "tawatur", "collect", "--quiet", "--beside", "--library", str(library)]
