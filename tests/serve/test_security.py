import asyncio

import pytest
from starlette.responses import PlainTextResponse

from tawatur.serve.security import HEADERS, POLICY, Guarded, is_known_host


@pytest.mark.parametrize(
    "host", ["127.0.0.1:8780", "localhost", "LOCALHOST:80", "[::1]:8780", "192.168.1.5", "desk.lan:8780"]
)
def test_known_hosts(host):
    assert is_known_host(host, {"desk.lan"})


@pytest.mark.parametrize(
    "host", ["", "evil.example", "127.0.0.1.evil.example", "localhost.evil.example:8780", "[evil", "a:b:c"]
)
def test_unknown_hosts(host):
    assert not is_known_host(host, {"desk.lan"})


def ask(host):
    messages = []

    async def send(message):
        messages.append(message)

    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}

    scope = {
        "type": "http",
        "method": "GET",
        "path": "/",
        "headers": [(b"host", host.encode())],
        "query_string": b"",
    }
    asyncio.run(Guarded(PlainTextResponse("in"))(scope, receive, send))
    return messages[0]["status"], {name.decode(): value.decode() for name, value in messages[0]["headers"]}


def test_every_answer_carries_the_headers_even_a_refusal():
    for host, status in (("127.0.0.1", 200), ("evil.example", 421)):
        seen, headers = ask(host)
        assert seen == status
        assert HEADERS.items() <= headers.items()


def test_the_policy_allows_no_script_and_no_other_site():
    assert "default-src 'none'" in POLICY
    assert not any(word in POLICY for word in ("script-src", "unsafe", "http", "*", "data:"))
