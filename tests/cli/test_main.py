"""The command line as a whole: help names every command; one command loads no other."""

import subprocess
import sys

import pytest

from tawatur.cli.main import COMMANDS, main


def test_help_names_every_command(capsys):
    with pytest.raises(SystemExit) as end:
        main(["--help"])
    assert end.value.code == 0
    shown = [line.split()[0] for line in capsys.readouterr().out.splitlines() if line.startswith("    ")]
    assert [command for command in COMMANDS if command not in shown] == []


def test_the_version_loads_neither_server_nor_fetcher():
    code = (
        "import sys, tawatur.cli.main as m\n"
        "try: m.main(['--version'])\n"
        "except SystemExit: pass\n"
        "print(sorted({'aiohttp', 'starlette', 'uvicorn', 'simplemma'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[1] == "[]"
