from tawatur.model.article import Article
from tawatur.model.record import from_json, to_dict


def test_articles_come_newest_first_as_contract_records(client):
    answer = client.get("/api/articles?limit=2").json
    assert [article["id"] for article in answer["articles"]] == ["excerpt", "bread"]
    following = client.get(f"/api/articles?limit=2&cursor={answer['next']}").json
    assert [article["id"] for article in following["articles"]] == ["rain-copy", "rain"]


def test_a_cursor_belongs_to_its_list(client):
    cursor = client.get("/api/articles?limit=2").json["next"]
    answer = client.get(f"/api/articles?limit=2&outlet=nile&cursor={cursor}")
    assert (answer.status, answer.headers["content-type"]) == (400, "application/problem+json")


def test_filters_narrow_the_list(client):
    answer = client.get("/api/articles?country=MAR").json
    assert [article["id"] for article in answer["articles"]] == ["rain"]
    assert answer["next"] is None


def test_one_article_is_the_record_of_the_contract(client):
    answer = client.get("/api/articles/rain")
    article = from_json(answer.body, Article)
    assert article.title == "أمطار غزيرة بعد جفاف"
    assert to_dict(article) == answer.json
    assert "\\u" not in answer.text


def test_bonds(client):
    assert client.get("/api/articles/rain-copy/bonds").json["syndication"]["origin"] == "rain"
    assert client.get("/api/articles/bread/bonds").status == 404
    assert client.get("/api/articles/none/bonds").status == 404


def test_problems_are_problem_details(client):
    for address, status in (
        ("/api/articles/none", 404),
        ("/api/articles?limit=0", 400),
        ("/api/articles?limit=many", 400),
        ("/api/articles?since=soon", 400),
        ("/api/nothing", 404),
    ):
        answer = client.get(address)
        assert answer.status == answer.json["status"] == status
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.json["type"] == "about:blank"
