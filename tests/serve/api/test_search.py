from urllib.parse import quote


def test_hits_are_the_records_of_the_contract(client):
    answer = client.get("/api/search?q=" + quote("أسعار")).json
    assert answer["total"] == 1
    hit = answer["hits"][0]
    assert {"id", "title", "url", "outlet", "published", "score", "snippet"} <= set(hit)
    assert hit["id"] == "bread"


def test_hits_go_on_by_cursor(client):
    first = client.get("/api/search?outlet=nile&limit=3").json
    rest = client.get(f"/api/search?outlet=nile&limit=3&cursor={first['next']}").json
    ids = [hit["id"] for hit in (*first["hits"], *rest["hits"])]
    assert sorted(ids) == ["bread", "evil", "excerpt", "rain-copy"]
    assert rest["next"] is None


def test_outlets_are_counted(client):
    outlets = client.get("/api/outlets").json["outlets"]
    assert outlets[0] == {"id": "nile", "name": "بريد النيل", "articles": 4}
