"""The nest: a process that loads once what workers need, forks them, and forks another where one dies.

It is started anew rather than forked from the main process, which has threads of the index whose locks a fork
would copy. It has none itself, so its workers share what it loaded, and one that died is replaced at once.
"""

import os
import pickle
import resource
import select
import signal
import socket
import struct
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any

# What the nest says of a worker: its process number, and its lane, or where it has ended its wait status.
NOTE = struct.Struct("!cii")
BORN, DEAD = b"b", b"d"
_LOOK_SECONDS = 0.05
_NICE = 10


@dataclass(frozen=True, slots=True)
class Limits:
    """What one item may cost its worker.

    Attributes:
        seconds: of computing; the worker is ended then.
        wall_seconds: by the clock, for what waits instead of computing.
        memory: bytes beyond what the worker had when it began; reading fails then.
    """

    seconds: float = 30.0
    wall_seconds: float = 600.0
    memory: int = 1 << 30


@dataclass(frozen=True, slots=True)
class Lane:
    """Workers of one kind.

    Attributes:
        jobs: how many there are.
        limits: what one item may cost.
        gives_way: others come first where processors are scarce.
    """

    jobs: int
    limits: Limits = Limits()
    gives_way: bool = False


@dataclass(frozen=True, slots=True)
class Setup:
    """What a nest is told: what its workers do, what is done once beforehand, how many there are."""

    work: Callable[[tuple[Any, ...]], list[Any]]
    warm: tuple[Any, ...]
    lanes: tuple[Lane, ...]


def main() -> None:
    """Run a nest on the socket whose number stands on the command line, until the other end is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    living: dict[int, int] = {}
    # The main process may be gone at any moment; its workers are of no use to anyone then.
    with suppress(EOFError, OSError):
        _keep(socket.socket(fileno=int(sys.argv[1])), living)
    for process in living:
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)


def _keep(control: socket.socket, living: dict[int, int]) -> None:
    """Start the workers and replace those that end, each in its lane, until the other end is closed."""
    greeting = Connection(os.dup(control.fileno()))
    sys.path[:] = greeting.recv()
    setup: Setup = pickle.loads(greeting.recv_bytes())  # noqa: S301 - our own main process wrote it
    greeting.close()
    # A fault of the first item shows again in a worker, where it is accounted for.
    with suppress(Exception):
        if setup.warm:
            setup.work(setup.warm)
    for lane, one in enumerate(setup.lanes):
        for _ in range(one.jobs):
            living[_fork(control, setup, lane)] = lane
    while not select.select([control], [], [], _LOOK_SECONDS)[0]:
        for _ in tuple(living):
            process, status = os.waitpid(-1, os.WNOHANG)
            if not process:
                break
            lane = living.pop(process)
            control.sendall(NOTE.pack(DEAD, process, status))
            living[_fork(control, setup, lane)] = lane


def _fork(control: socket.socket, setup: Setup, lane: int) -> int:
    """Start a worker and hand the other end of its channel to the main process."""
    ours, theirs = socket.socketpair()
    process = os.fork()
    if process == 0:
        control.close()
        ours.close()
        _serve(Connection(theirs.detach()), setup, setup.lanes[lane])
    theirs.close()
    socket.send_fds(control, [NOTE.pack(BORN, process, lane)], [ours.fileno()])
    ours.close()
    return process


def _serve(channel: Connection, setup: Setup, lane: Lane) -> None:
    """Do tasks item by item, each answered at once, until the channel is closed; never returns."""
    for number in (signal.SIGPROF, signal.SIGALRM, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)
    if lane.gives_way:
        os.nice(_NICE)
    _limit_memory(lane.limits.memory)
    try:
        while True:
            for item in channel.recv():
                signal.setitimer(signal.ITIMER_PROF, lane.limits.seconds)
                signal.setitimer(signal.ITIMER_REAL, lane.limits.wall_seconds)
                answer = _answer(setup.work, item)
                signal.setitimer(signal.ITIMER_PROF, 0)
                signal.setitimer(signal.ITIMER_REAL, 0)
                channel.send_bytes(answer)
    except (EOFError, OSError):
        os._exit(0)
    finally:
        # Whatever else went wrong: this process must never become a second nest.
        os._exit(1)


def _answer(work: Callable[[tuple[Any, ...]], list[Any]], item: Any) -> bytes:
    try:
        return pickle.dumps((work((item,)), ""), pickle.HIGHEST_PROTOCOL)
    except Exception as error:  # noqa: BLE001 - told to the main process, which raises it
        return pickle.dumps(([], f"{type(error).__name__}: {error}"), pickle.HIGHEST_PROTOCOL)


def _limit_memory(more: int) -> None:
    """Let this process grow by so many bytes; elsewhere than on Linux there is no such limit."""
    with suppress(OSError, ValueError, AttributeError):
        with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123 - no path to speak of
            pages = int(file.read().split()[0])
        size = pages * resource.getpagesize() + more
        resource.setrlimit(resource.RLIMIT_AS, (size, resource.getrlimit(resource.RLIMIT_AS)[1]))


if __name__ == "__main__":
    main()
