"""What ``tawatur search`` takes as arguments, as a user types them."""

import pytest

from tawatur.cli.main import main


@pytest.mark.parametrize("option", ["--limit=-1", "--offset=-3", "--limit=x"])
def test_a_number_below_zero_is_wrong_usage(option, capsys):
    with pytest.raises(SystemExit) as ended:
        main(["search", "x", option])
    assert ended.value.code == 2
    assert "0 or more" in capsys.readouterr().err
