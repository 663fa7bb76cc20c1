"""Worker processes: order, and what happens when one is killed."""

import os
import signal

from tawatur.pipeline.workers import Workers


def double(task):
    return [2 * number for number in task]


def double_or_die(task):
    if 13 in task:
        os.kill(os.getpid(), signal.SIGKILL)
    return double(task)


def run(work, tasks):
    return list(Workers(work, jobs=2, lost=lambda number: -number).run(tasks))


def test_results_come_in_the_order_of_the_tasks():
    tasks = [(number, number + 1) for number in range(0, 40, 2)]
    assert run(double, tasks) == [double(task) for task in tasks]


def test_only_the_item_that_kills_its_worker_is_lost():
    results = run(double_or_die, [(10, 11), (12, 13), (14, 15), (16, 17)])
    assert results == [[20, 22], [24, -13], [28, 30], [32, 34]]
