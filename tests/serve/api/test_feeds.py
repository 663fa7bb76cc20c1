from urllib.parse import quote

from lxml import etree

from tawatur.model.article import Article
from tawatur.serve.api.feeds import make_entry, write_atom

ATOM = "{http://www.w3.org/2005/Atom}"


def test_the_latest_as_atom(client):
    answer = client.get("/feed.atom")
    assert answer.headers["content-type"].startswith("application/atom+xml")
    feed = etree.fromstring(answer.body)
    entries = feed.findall(f"{ATOM}entry")
    assert [e.find(f"{ATOM}id").text.rpartition(":")[2] for e in entries] == [
        "excerpt",
        "bread",
        "rain",
        "evil",
    ]
    assert entries[3].find(f"{ATOM}title").text == "=<script>x()</script>"
    assert entries[0].find(f"{ATOM}published") is None  # a day is no instant
    assert entries[1].find(f"{ATOM}published").text == "2024-03-04T10:00:00Z"
    assert (
        entries[1].find(f"{ATOM}link[@rel='alternate']").get("href") == "http://127.0.0.1:8780/article/bread"
    )
    assert feed.find(f"{ATOM}updated").text == "2024-03-05T00:00:00Z"


def test_a_search_as_atom_and_as_json(client):
    query = "q=" + quote("الخبز")
    feed = etree.fromstring(client.get("/feed.atom?" + query).body)
    assert [e.find(f"{ATOM}title").text for e in feed.findall(f"{ATOM}entry")] == ["أسعار الخبز ثابتة"]
    body = client.get("/feed.json?" + query).json
    assert body["version"] == "https://jsonfeed.org/version/1.1"
    assert [item["external_url"] for item in body["items"]] == ["https://nile.example/bread"]
    assert body["home_page_url"] == "http://127.0.0.1:8780/search?" + query


def test_a_wrong_search_is_a_problem(client):
    answer = client.get("/feed.atom?since=soon")
    assert (answer.status, answer.headers["content-type"]) == (400, "application/problem+json")


def test_what_xml_forbids_is_replaced():
    entry = make_entry(Article(id="a", title="قبل\x00\ufffeبعد \ud800", text="نص"), "http://127.0.0.1")
    feed = etree.fromstring(
        write_atom([entry], "ت", "http://127.0.0.1/feed.atom", "http://127.0.0.1/").encode()
    )
    assert feed.find(f"{ATOM}entry/{ATOM}title").text == "قبل\ufffdبعد \ufffd"
    assert feed.find(f"{ATOM}entry/{ATOM}updated").text == "1970-01-01T00:00:00Z"
