import pytest

from tawatur.cli.main import main
from tawatur.model.article import Article
from tawatur.pipeline.library import Library
from tawatur.store.protocol import Entry


@pytest.fixture
def path(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with Library(tmp_path / "press.db") as library:
        library.store.put([Entry(Article(id="a", title="خبر", text="نص", first_seen="2001-01-01T00:00:00Z"))])
    return str(tmp_path / "press.db")


def count(path):
    with Library(path, read_only=True) as library:
        return library.count()


def test_a_dry_run_says_and_does_nothing(path, capsys):
    assert main(["prune", "--library", path, "--articles", "30", "--dry-run"]) == 0
    assert "1 articles and 0 raw pages would go" in capsys.readouterr().err
    assert count(path) == 1


def test_the_settings_say_how_long(path, monkeypatch):
    monkeypatch.setenv("TAWATUR_KEEP_ARTICLES", "30")
    assert main(["prune", "--library", path]) == 0
    assert count(path) == 0


@pytest.mark.parametrize("options", [[], ["--articles", "0"], ["--articles", "-3"]])
def test_without_a_rule_nothing_is_done(path, options):
    assert main(["prune", "--library", path, *options]) == 2
    assert count(path) == 1


@pytest.mark.parametrize("value", ["month", "-1", "1.5", "٣"])
def test_a_setting_that_is_no_number_of_days_is_named(path, monkeypatch, capsys, value):
    monkeypatch.setenv("TAWATUR_KEEP_PAGES", value)
    assert main(["prune", "--library", path]) == 1
    assert "keep_pages" in capsys.readouterr().err
