import re


def test_the_description_names_every_resource_and_leads_nowhere_wrong(client):
    answer = client.get("/api/openapi.json")
    document = answer.json
    assert document["openapi"].startswith("3.1")
    assert set(document["paths"]) == {
        "/api/articles",
        "/api/articles/{article_id}",
        "/api/articles/{article_id}/bonds",
        "/api/relations",
        "/api/search",
        "/api/outlets",
    }
    named = set(re.findall(r'#/components/schemas/(\w+)"', answer.text))
    assert named <= set(document["components"]["schemas"])
    assert "422" not in document["paths"]["/api/search"]["get"]["responses"]
