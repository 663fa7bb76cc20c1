import asyncio
import os
import time

import pytest

from tawatur.errors import TawaturError
from tawatur.pipeline.nest import Lane, Limits
from tawatur.pipeline.readers import Readers

LIMITS = Limits(seconds=5.0, wall_seconds=0.3)
TWO_LANES = (Lane(1, LIMITS), Lane(1, LIMITS, gives_way=True))


def work(items):
    (item,) = items
    if item == "die":
        os._exit(9)
    if item == "hang":
        time.sleep(60)
    if item == "fault":
        raise ValueError(item)
    if item == "priority":
        return [str(os.getpriority(os.PRIO_PROCESS, 0))]
    return [item.upper()]


def lose(item, death):
    return f"lost {item}: {death.reason}"


def run(read, lanes=TWO_LANES):
    async def inside():
        async with Readers(work, lost=lose, lanes=lanes) as readers:
            return await read(readers)

    return asyncio.run(inside())


def test_what_kills_its_process_or_hangs_is_lost_alone():
    found = run(lambda readers: readers.read(["a", "die", "hang", "b"]))
    assert found == ["A", "lost die: worker_crashed", "lost hang: time_limit", "B"]


def test_lanes_do_not_wait_for_each_other():
    async def read(readers):
        slow = asyncio.create_task(readers.read(["hang"], lane=1))
        await asyncio.sleep(0)
        assert await readers.read(["a"]) == ["A"]
        assert not slow.done()
        return await slow

    assert run(read) == ["lost hang: time_limit"]


def test_a_lane_may_give_way():
    async def read(readers):
        return [(await readers.read(["priority"], lane=lane))[0] for lane in (0, 1)]

    first, second = map(int, run(read))
    assert second == min(first + 10, 19)


def test_a_fault_touches_its_own_items_only():
    async def read(readers):
        with pytest.raises(TawaturError, match="ValueError"):
            await readers.read(["a", "fault", "b"])
        return await readers.read(["a"])

    assert run(read) == ["A"]


def test_what_is_under_way_at_the_end_is_ended_and_said():
    async def read(readers):
        under_way = asyncio.create_task(readers.read(["hang"]))
        await asyncio.sleep(0)
        return under_way

    async def inside():
        lanes = (Lane(1, Limits(wall_seconds=60.0)),)
        async with Readers(work, lost=lose, lanes=lanes) as readers:
            under_way = await read(readers)
        with pytest.raises(TawaturError, match="has ended"):
            await under_way

    asyncio.run(inside())


def test_without_processes_it_reads_here():
    assert run(lambda readers: readers.read(["a"]), lanes=()) == ["A"]
