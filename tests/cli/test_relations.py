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


def test_organizations_are_parties(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO()))
    assert main(["relations", "--between", "MAR,org:un"]) == 0
