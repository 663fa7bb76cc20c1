"""Whether the desk lives and can answer, and its figures for this machine alone."""

import re

import pytest

from tawatur.serve.api.health import is_near, write_measures
from tawatur.serve.app import make_app
from tawatur.store.protocol import Measure
from tests.serve.conftest import Client


def test_alive_and_ready(client):
    assert client.get("/healthz").status == client.get("/readyz").status == 200


def test_not_ready_without_a_library(tmp_path):
    client = Client(make_app(tmp_path / "missing.db"))
    assert client.get("/healthz").status == 200
    answer = client.get("/readyz")
    assert answer.status == 503
    assert "there is no library" in answer.text


def test_figures_only_where_asked_for(client, library_path):
    assert client.get("/metrics").status == 404
    text = Client(make_app(library_path, metrics=True)).get("/metrics").text
    found = dict(re.findall(r"(?m)^([a-z_]+(?:\\{[^}]*\\})?) ([0-9.e+]+)$".replace("\\\\", "\\"), text))
    assert found["tawatur_articles"] == "5"
    assert found["tawatur_library_readable"] == "1"
    assert found["tawatur_index_behind"] == "0"
    assert 'tawatur_documents_total{state="kept"}' in found


@pytest.mark.parametrize(
    ("host", "near"), [("127.0.0.1", True), ("::1", True), ("10.0.0.1", False), ("", False)]
)
def test_only_this_machine_is_near(host, near):
    assert is_near(host) is near


def test_a_figure_is_described_once():
    label = ("state", "kept")
    text = write_measures(
        (Measure("a_total", "things", 1, label), Measure("a_total", "things", 2.5, ("state", "x")))
    )
    assert (
        text
        == '# HELP a_total things\n# TYPE a_total counter\na_total{state="kept"} 1\na_total{state="x"} 2.5\n'
    )
