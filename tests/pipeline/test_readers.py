import asyncio
import os
import time

from tawatur.pipeline.readers import Readers


def work(items):
    for item in items:
        if item == "die":
            os._exit(9)
        if item == "hang":
            time.sleep(60)
    return [item.upper() for item in items]


def test_what_kills_its_process_or_hangs_is_lost_alone():
    async def run():
        readers = Readers(work, lost=lambda item: f"lost {item}", seconds=0.04)
        async with readers:
            return await readers.read(["a", "die", "hang", "b"])

    assert asyncio.run(run()) == ["A", "lost die", "lost hang", "B"]


def test_without_processes_it_reads_here():
    async def run():
        async with Readers(work, lost=str, jobs=0) as readers:
            return await readers.read(["a"])

    assert asyncio.run(run()) == ["A"]
