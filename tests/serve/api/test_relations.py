import pytest

from tawatur.serve.api.relations import read_pair
from tawatur.serve.problem import BadRequest


def test_a_pair_is_two_parties():
    assert read_pair("MAR, FRA") == ("MAR", "FRA")
    assert read_pair("org:un,IRQ") == ("org:un", "IRQ")


@pytest.mark.parametrize("text", ["", "MAR", "MAR,MAR", "MAR,FRA,EGY", "mar,<b>"])
def test_what_is_no_pair_is_refused(text):
    with pytest.raises(BadRequest):
        read_pair(text)
