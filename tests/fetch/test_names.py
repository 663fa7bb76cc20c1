import asyncio
import socket
import threading

import pytest

from tawatur.fetch.names import Names


def answer(address):
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    return [(family, socket.SOCK_STREAM, 6, "", (address, 0, 0, 0) if ":" in address else (address, 0))]


class NameServer:
    """Answers by a table; names that start with `dead` are not answered until it is let go."""

    def __init__(self, **table):
        self.table = table
        self.asked = []
        self.let_go = threading.Event()
        self.heard = threading.Condition()

    def wait_for(self, number):
        with self.heard:
            self.heard.wait_for(lambda: len(self.asked) >= number)

    def __call__(self, host, family):
        with self.heard:
            self.asked.append(host)
            self.heard.notify_all()
        if host.startswith("dead"):
            self.let_go.wait(60)
            raise OSError("time ran out")
        if host not in self.table:
            raise OSError("no such name")
        return answer(self.table[host])


@pytest.fixture
def server():
    made = NameServer(a="93.184.215.14", b="2606:4700::1111")
    yield made
    made.let_go.set()


def run(work, names):
    async def inside():
        try:
            return await work()
        finally:
            await names.close()

    return asyncio.run(inside())


def test_an_answer_holds_for_a_minute_and_is_asked_for_once(server):
    now = [0.0]
    names = Names(server, clock=lambda: now[0])

    async def work():
        found = await asyncio.gather(*(names.resolve("A", port) for port in (80, 443)))
        assert [[(one["host"], one["port"]) for one in each] for each in found] == [
            [("93.184.215.14", 80)], [("93.184.215.14", 443)],
        ]  # fmt: skip
        assert server.asked == ["a"]
        now[0] = 61.0
        await names.resolve("a")
        assert server.asked == ["a", "a"]

    run(work, names)


def test_a_failure_holds_for_half_a_minute(server):
    now = [0.0]
    names = Names(server, clock=lambda: now[0])

    async def work():
        for moment in (0.0, 29.0, 31.0):
            now[0] = moment
            with pytest.raises(OSError, match="no such name"):
                await names.resolve("c")
        assert server.asked == ["c", "c"]
        server.table["c"] = "93.184.215.14"
        now[0] = 99.0
        assert (await names.resolve("c"))[0]["host"] == "93.184.215.14"

    run(work, names)


def test_dead_names_keep_no_other_name_waiting(server):
    now = [0.0]
    names = Names(server, clock=lambda: now[0], patience=600)

    async def work():
        dead = [asyncio.create_task(names.resolve(f"dead{n}")) for n in range(60)]
        await asyncio.to_thread(server.wait_for, 60)
        assert (await names.resolve("b"))[0]["host"] == "2606:4700::1111"
        assert not any(one.done() for one in dead)
        server.let_go.set()
        failed = await asyncio.gather(*dead, return_exceptions=True)
        assert all("time ran out" in str(error) for error in failed)
        # Asked again, they share few threads and still keep nobody waiting.
        server.let_go.clear()
        now[0] = 31.0
        again = [asyncio.create_task(names.resolve(f"dead{n}")) for n in range(60)]
        await asyncio.to_thread(server.wait_for, 61 + 8)
        assert (await names.resolve("a"))[0]["host"] == "93.184.215.14"
        assert len(server.asked) == 61 + 8 + 1
        server.let_go.set()
        await asyncio.gather(*again, return_exceptions=True)

    run(work, names)


def test_nobody_waits_longer_than_he_wants(server):
    names = Names(server, patience=0.01)

    async def work():
        with pytest.raises(OSError, match="in time"):
            await names.resolve("dead")

    run(work, names)


def test_a_scope_is_told_so_that_the_guard_sees_it():
    names = Names(lambda *_: [(socket.AF_INET6, 1, 6, "", ("fe80::1", 0, 0, 2))])

    async def work():
        return (await names.resolve("a"))[0]["host"]

    assert run(work, names) == "fe80::1%2"


def test_this_machine_answers_for_its_own_name():
    names = Names()

    async def work():
        return {one["host"] for one in await names.resolve("localhost")}

    assert run(work, names) & {"127.0.0.1", "::1"}
