from dataclasses import fields

from tawatur.model.article import Article
from tawatur.serve.api.schema import describe


def test_every_written_field_of_the_article_is_described():
    schemas = describe(Article)
    written = {field.name for field in fields(Article)} - {"extra", "clues"}
    assert set(schemas["Article"]["properties"]) == written
    assert schemas["Article"]["properties"]["outlet"] == {
        "anyOf": [{"$ref": "#/components/schemas/Outlet"}, {"type": "null"}]
    }
    assert "in" in schemas["EntityMention"]["properties"]
    assert "asserted" not in schemas["EventMention"]["properties"]
