"""What ``tawatur relations`` takes as arguments, as a user types them."""

import io
import sys

import pytest

from tawatur.cli.main import main


@pytest.mark.parametrize("pair", ["mar,fra", "MAR,XXX", "MAR", "MAR,MAR", "MAR,FRA,ESP"])
def test_what_is_no_pair_of_parties_is_wrong_usage(pair, capsys):
    with pytest.raises(SystemExit) as ended:
        main(["relations", "--between", pair])
    assert ended.value.code == 2
    assert "part" in capsys.readouterr().err


@pytest.mark.parametrize("day", ["2023-99-99", "2023-02-30", "20231215", "2023-12", ""])
def test_what_is_no_day_is_wrong_usage(day, capsys):
    with pytest.raises(SystemExit) as ended:
        main(["relations", "--between", "MAR,FRA", "--at", day])
    assert ended.value.code == 2
    assert "a day is needed" in capsys.readouterr().err


def test_organizations_are_parties(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO()))
    assert main(["relations", "--between", "MAR,org:un"]) == 0
