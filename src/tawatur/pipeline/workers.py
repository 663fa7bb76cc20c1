"""Worker processes for a stream of tasks: results in order, bounded memory, one poisonous item lost alone."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Generic, TypeVar

from tawatur.errors import TawaturError
from tawatur.pipeline.crew import Crew, Death, Task
from tawatur.pipeline.nest import Lane, Limits

T = TypeVar("T")
R = TypeVar("R")
# Tasks in flight for each worker: enough to keep it busy while the writer commits.
_AHEAD = 3


class Workers(Generic[T, R]):
    """N processes that run one function.

    Args:
        work: a module-level function of a tuple of items, called with one item at a time.
        jobs: number of processes.
        lost: called in this process for an item whose worker died `MOST_TRIES` times, and how.
        warm: items to run once before the processes part, so that they share what that loads.
        limits: what an item may cost.
    """

    def __init__(
        self,
        work: Callable[[tuple[T, ...]], list[R]],
        *,
        jobs: int,
        lost: Callable[[T, Death], R],
        warm: tuple[T, ...] = (),
        limits: Limits | None = None,
    ) -> None:
        self._jobs = jobs
        self._crew = Crew[T, R](work, lanes=(Lane(jobs, limits or Limits()),), lost=lost, warm=warm)

    def run(self, tasks: Iterable[tuple[T, ...]]) -> Iterator[list[R]]:
        """Yield the results of each task, in the order of the tasks."""
        coming = (Task[T, R](items) for items in tasks)
        line: deque[Task[T, R]] = deque()
        try:
            while True:
                for task in islice(coming, self._jobs * _AHEAD - len(line)):
                    line.append(task)
                    self._crew.submit(task)
                if not line:
                    return
                while not line[0].done:
                    for task in self._crew.step():
                        _check(task)
                yield [result for results in line.popleft().results for result in results]
        finally:
            self._crew.stop()


def _check(task: Task[T, R]) -> None:
    if task.fault:
        raise TawaturError(f"a fault of Tawatur, please report it: {task.fault}")
