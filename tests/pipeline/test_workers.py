"""Worker processes: order, and what happens when one dies, loops or eats memory."""

import os
import signal
import time

import pytest

from tawatur.errors import TawaturError
from tawatur.pipeline.nest import Limits
from tawatur.pipeline.workers import Workers


def double(task):
    return [2 * number for number in task]


def double_or_die(task):
    if 13 in task:
        os.kill(os.getpid(), signal.SIGKILL)
    return double(task)


def double_or_loop(task):
    while 13 in task:
        pass
    return double(task)


def double_or_sleep(task):
    if 13 in task:
        time.sleep(60)
    return double(task)


def double_or_eat(task):
    if 13 in task:
        return [len(bytearray(1 << 40))]
    return double(task)


def double_or_die_once(task):
    """Die of the path given the first time only."""
    for path in task:
        if not path.exists():
            path.touch()
            os.abort()
    return list(task)


def run(work, tasks, **options):
    lost = []

    def lose(number, death):
        lost.append(death.reason)
        return -number

    return list(Workers(work, jobs=2, lost=lose, **options).run(tasks)), lost


def test_results_come_in_the_order_of_the_tasks():
    tasks = [(number, number + 1) for number in range(0, 40, 2)]
    assert run(double, tasks) == ([double(task) for task in tasks], [])


@pytest.mark.parametrize(
    ("work", "reason"),
    [
        (double_or_die, "worker_killed"),
        (double_or_loop, "time_limit"),
        (double_or_sleep, "time_limit"),
    ],
)
def test_only_the_item_that_kills_its_worker_is_lost(work, reason):
    tasks = [(10, 11), (12, 13), (14, 15), (16, 17)]
    results = run(work, tasks, limits=Limits(seconds=0.1, wall_seconds=0.3))
    assert results == ([[20, 22], [24, -13], [28, 30], [32, 34]], [reason])


def test_what_fails_once_is_tried_again(tmp_path):
    path = tmp_path / "tried"
    results = list(Workers(double_or_die_once, jobs=1, lost=lambda *_: None).run([(path,)]))
    assert results == [[path]]


def test_memory_beyond_the_limit_is_refused_and_told():
    with pytest.raises(TawaturError, match="MemoryError"):
        run(double_or_eat, [(12, 13)])


def test_a_run_may_be_left_early():
    results = Workers(double, jobs=2, lost=lambda *_: 0).run((number,) for number in range(1_000_000))
    assert next(results) == [0]
    results.close()
