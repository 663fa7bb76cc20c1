import json

from tawatur.serve.problem import make_problem


def test_a_problem_names_what_was_wrong():
    answer = make_problem(404, "no article «x»", "/api/articles/x")
    assert answer.media_type == "application/problem+json"
    assert json.loads(answer.body) == {
        "type": "about:blank",
        "title": "Not Found",
        "status": 404,
        "detail": "no article «x»",
        "instance": "/api/articles/x",
    }
