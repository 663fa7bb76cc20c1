import pytest

from tawatur.serve.asked import Asked, read_asked
from tawatur.serve.problem import BadRequest


def test_parameters_are_read_and_written_back():
    asked = read_asked({"q": "  تعاون   أمني ", "country": "mar", "since": "2023-12-01", "fold": "1"})
    assert asked == Asked("تعاون أمني", country="MAR", since="2023-12-01", fold=True)
    assert asked.parameters().endswith("country=MAR&since=2023-12-01&fold=1")
    assert "country" not in asked.parameters(country="")


def test_a_change_drops_the_cursor_unless_it_is_the_cursor():
    asked = Asked("x", cursor="c")
    assert asked.parameters() == "q=x"
    assert asked.parameters(cursor="d") == "q=x&cursor=d"


@pytest.mark.parametrize(
    "parameters",
    [
        {"since": "أمس"},
        {"until": "2023-02-30"},
        {"since": "2024-01-02", "until": "2024-01-01"},
        {"q": "ا" * 401},
    ],
)
def test_what_cannot_be_answered_is_refused_in_words(parameters):
    with pytest.raises(BadRequest) as caught:
        read_asked(parameters)
    assert caught.value.words
    assert caught.value.status == 400


def test_nothing_asked_is_empty():
    assert read_asked({"q": " ", "fold": "1"}).is_empty
    assert not read_asked({"outlet": "atlas"}).is_empty
