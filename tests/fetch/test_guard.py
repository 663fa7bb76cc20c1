"""Nothing inside can be called from outside, by any spelling."""

import asyncio
import ipaddress
import socket

import pytest
from aiohttp.abc import AbstractResolver

from tawatur.errors import Forbidden
from tawatur.fetch.guard import Guard, GuardedResolver, is_public

PRIVATE = [
    "127.0.0.1",
    "0.0.0.0",  # noqa: S104 - an address that must be refused
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "198.18.0.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "192.0.2.1",
    "::",
    "::1",
    "::ffff:127.0.0.1",
    "::ffff:a9fe:a9fe",
    "::127.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b:1::7f00:1",
    "2002:7f00:1::",
    "2001:0:7f00:1::",
    "fe80::1",
    "fe80::1%eth0",
    "fc00::1",
    "fd00:ec2::254",
    "fec0::1",
    "ff02::1",
    "2001:db8::1",
]


@pytest.mark.parametrize("address", PRIVATE)
def test_private_addresses_are_refused(address):
    assert not is_public(ipaddress.ip_address(address))
    host = f"[{address.replace('%', '%25')}]" if ":" in address else address
    with pytest.raises(Forbidden):
        Guard().check(f"http://{host}/")


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "64:ff9b::808:808", "::ffff:8.8.8.8"])
def test_public_addresses_pass(address):
    assert is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    "address",
    [
        "http://127.1/",
        "http://2130706433/",
        "http://0x7f.0.0.1/",
        "http://0x7f000001/",
        "http://0177.0.0.1/",
        "http://127.0.0.1./",
        "http://①②⑦.0.0.1/",
        "http://localhost/",
        "http://a.LOCALHOST./",
        "file:///etc/passwd",
        "ftp://example.org/",
        "gopher://example.org/",
        "javascript:alert(1)",
        "http://user:pass@example.org/",
        "http://user@example.org/",
        "http://example.org:22/",
        "http://example.org:6379/",
        "http:///x",
        "http://[::1",
        "//example.org/",
        "https://example.org/" + "x" * 5_000,
    ],
)
def test_odd_forms_schemes_and_ports_are_refused(address):
    with pytest.raises(Forbidden):
        Guard().check(address)


def test_news_sites_pass():
    assert str(Guard().check("https://example.org/a?b=1#c")) == "https://example.org/a?b=1"
    assert Guard().check("http://example.org:8080/").port == 8080


@pytest.mark.parametrize(
    "entry", ["atlas.localhost", "atlas.localhost:8790", "*.localhost:8790", "*.localhost"]
)
def test_allowed_hosts_pass_by_name(entry):
    guard = Guard.of([entry])
    assert guard.check("http://atlas.localhost:8790/").host == "atlas.localhost"
    with pytest.raises(Forbidden):
        guard.check("http://127.0.0.1:8790/")


def test_an_allowed_port_opens_no_other():
    with pytest.raises(Forbidden):
        Guard.of(["atlas.localhost:8790"]).check("http://atlas.localhost:6379/")
    with pytest.raises(Forbidden):
        Guard.of(["*.localhost:8790"]).check("http://notlocalhost:8790/")


class Answers(AbstractResolver):
    """A name server under an enemy's control: another answer each time."""

    def __init__(self, *answers):
        self.answers = list(answers)

    async def resolve(self, host, port=0, family=socket.AF_UNSPEC):
        return [
            {"hostname": host, "host": one, "port": port, "family": family, "proto": 0, "flags": 0}
            for one in self.answers.pop(0)
        ]

    async def close(self):
        pass


def resolve(resolver, host, port=80):
    return [one["host"] for one in asyncio.run(resolver.resolve(host, port))]


def test_names_are_vetted_each_time_they_are_resolved():
    resolver = GuardedResolver(Guard(), Answers(["8.8.8.8", "10.0.0.1"], ["127.0.0.1"], ["not an address"]))
    assert resolve(resolver, "example.org") == ["8.8.8.8"]
    for _ in range(2):
        with pytest.raises(OSError, match="no public address"):
            resolve(resolver, "example.org")
    asyncio.run(resolver.close())


def test_an_allowed_name_may_be_private():
    resolver = GuardedResolver(Guard.of(["press.example:80"]), Answers(["10.0.0.1"]))
    assert resolve(resolver, "press.example") == ["10.0.0.1"]


def test_names_under_localhost_are_loopback_without_asking():
    assert resolve(GuardedResolver(Guard.of(["*.localhost:80"]), Answers()), "atlas.localhost") == [
        "127.0.0.1"
    ]
    with pytest.raises(OSError, match="not allowed"):
        resolve(GuardedResolver(Guard(), Answers()), "atlas.localhost")
