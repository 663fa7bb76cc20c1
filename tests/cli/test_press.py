import pytest

from tawatur.cli.press import find_press, load_press
from tawatur.errors import TawaturError


def test_an_installed_press_wins_over_a_checkout(tmp_path):
    package = tmp_path / "src" / "tawatur"
    for folder in (package / "demo_press", tmp_path / "demo"):
        folder.mkdir(parents=True)
        (folder / "outlets.tsv").write_text("", encoding="utf-8")
    assert find_press(package) == package / "demo_press"


def test_a_checkout_is_found(tmp_path):
    (tmp_path / "demo").mkdir()
    (tmp_path / "demo" / "outlets.tsv").write_text("", encoding="utf-8")
    assert find_press(tmp_path / "src" / "tawatur") == tmp_path / "demo"


def test_a_missing_press_says_where_it_was_sought(tmp_path):
    with pytest.raises(TawaturError, match="demonstration press is missing"):
        find_press(tmp_path / "src" / "tawatur")


def test_the_press_of_this_checkout_loads_once():
    press = load_press()
    assert load_press() is press
    assert len(press.load_newsroom().outlets) == 10
