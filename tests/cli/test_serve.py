import http.client
import os
import re
import signal
import socket
import subprocess
import sys

import pytest

from tawatur.cli.serve import find_address, is_own_machine, open_port
from tawatur.errors import TawaturError
from tawatur.pipeline.library import Library

EVERYWHERE = ".".join("0000")


def test_a_taken_port_gives_the_next_free_one():
    with open_port("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        with open_port("127.0.0.1", port) as other:
            assert port < other.getsockname()[1] < port + 50


def test_an_address_that_is_not_ours_is_said():
    with pytest.raises(TawaturError, match=r"203\.0\.113\.1"):
        open_port("203.0.113.1", 8780)


def test_addresses():
    assert find_address(EVERYWHERE, 1) == "http://127.0.0.1:1/"
    assert find_address("::1", 1) == "http://[::1]:1/"
    assert [is_own_machine(host) for host in ("127.0.0.1", "::1", "localhost", EVERYWHERE, "desk.lan")] == [
        True, True, True, False, False,
    ]  # fmt: skip


def test_the_command_serves_and_ends_cleanly(tmp_path):
    Library(tmp_path / "press.db").close()
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
        command = [
            sys.executable,
            "-m",
            "tawatur",
            "serve",
            "--library",
            str(tmp_path / "press.db"),
            "--port",
            str(port),
        ]
        process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env={**os.environ})
        lines = []
        for line in process.stderr:
            lines.append(line)
            if "Ctrl-C" in line:
                break
        said = "".join(lines)
        address = re.search(r"http://127\.0\.0\.1:(\d+)/", said)
        assert address, said
        assert f"port {port} is taken, using {address[1]}" in said
    connection = http.client.HTTPConnection("127.0.0.1", int(address[1]), timeout=20)
    connection.request("GET", "/")
    assert 'dir="rtl"' in connection.getresponse().read().decode()
    connection.close()
    process.send_signal(signal.SIGINT)
    assert process.wait(20) == 0
    assert process.stderr.read() == ""
    process.stderr.close()


def test_a_file_that_is_no_library_is_said_and_ends(tmp_path, capsys):
    from tawatur.cli.main import main

    (tmp_path / "x.db").write_text("no library")
    assert main(["serve", "--library", str(tmp_path / "x.db")]) == 1
    assert "x.db" in capsys.readouterr().err
