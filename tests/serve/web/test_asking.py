import time
from urllib.parse import quote

import pytest

from tawatur.errors import LibraryError
from tawatur.pipeline.library import Library
from tawatur.serve.web.asking import ask_page

PAGE = "https://paper.example/news/1"
OWN = "http://127.0.0.1:8780"


@pytest.fixture
def path(tmp_path):
    with Library(tmp_path / "press.db"):
        pass
    return tmp_path / "press.db"


def asked(path):
    with Library(path, read_only=True) as library:
        now = int(time.time()) + 5
        hosts = library.store.visits.due_hosts(now)
        return [due.address for host in hosts for due in library.store.visits.due(host, now)]


def test_the_form_holds_the_address_and_the_bookmark(make_client, path):
    html = make_client(path).get("/add?url=" + quote(PAGE, safe="")).text
    assert f'value="{PAGE}"' in html
    assert f"{OWN}/add?url=" in html
    assert 'href="javascript' not in html


def test_a_page_that_is_handed_over_is_due_at_once(make_client, path):
    answer = make_client(path).post("/add", "url=" + quote(PAGE), origin=OWN)
    assert answer.status == 202
    assert asked(path) == [PAGE]


def test_it_waits_for_no_writer(make_client, path):
    with Library(path) as library:
        library.store.claim()
        assert make_client(path).post("/add", "url=" + quote(PAGE)).status == 202
    assert asked(path) == [PAGE]


@pytest.mark.parametrize(
    "headers", [{"origin": "https://evil.example"}, {"origin": "null"}, {"sec_fetch_site": "cross-site"}]
)
def test_the_form_of_another_site_is_refused(make_client, path, headers):
    assert make_client(path).post("/add", "url=" + quote(PAGE), **headers).status == 403
    assert asked(path) == []


@pytest.mark.parametrize(
    "address", ["", "ftp://paper.example/", "javascript:alert(1)", "http://u:p@paper.example/"]
)
def test_what_is_no_address_of_a_page_is_said(make_client, path, address):
    answer = make_client(path).post("/add", "url=" + quote(address, safe=""))
    assert answer.status == 400
    assert "لا يُطلب هذا العنوان" in answer.text
    assert asked(path) == []


def test_a_form_without_end_is_refused(make_client, path):
    assert make_client(path).post("/add", "url=" + "a" * 20_000).status == 413


def test_a_public_desk_takes_nothing(make_client, path):
    client = make_client(path, public=True)
    assert client.get("/add").status == 404
    assert client.post("/add", "url=" + quote(PAGE)).status == 404
    assert 'href="/add"' not in client.get("/sources").text


def test_a_library_that_is_missing_is_named(tmp_path):
    with pytest.raises(LibraryError, match="no library"):
        ask_page(tmp_path / "none.db", PAGE, 1)
