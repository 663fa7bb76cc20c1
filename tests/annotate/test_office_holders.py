"""An office is the person whom the article names, the holder of the day, or itself."""

import pytest

from tawatur.annotate.entities import find_entities
from tawatur.annotate.names import load_name_model
from tawatur.annotate.office_holders import identify_person, merge_persons
from tawatur.knowledge.gazetteer import load_gazetteer
from tawatur.model.annotation import Entity, EntityMention


def offices(text, published):
    """List (id, name, words of all mentions) of persons named by an office."""
    found = find_entities("", text, load_gazetteer(), load_name_model(), published=published)
    return [
        (entity.id, entity.name, [text[m.start : m.end] for m in entity.mentions])
        for entity in found
        if any(mention.form == "office" for mention in entity.mentions)
    ]


def test_the_person_whom_the_article_names():
    text = "وصل وزير الداخلية اليمني سامي الحداد إلى عدن. وقال وزير الداخلية اليمني إن الأمن مستقر."
    ((_, name, words),) = offices(text, "2016-03-02")
    assert name == "سامي الحداد"
    assert words == ["سامي الحداد", "وزير الداخلية اليمني"]


@pytest.mark.parametrize(
    ("published", "found"),
    [
        ("2019-04-10", ("person:sergey-lavrov", "سيرغي لافروف")),
        (None, ("office:RUS/foreign-minister", "وزير الخارجية الروسي")),
        ("2040-01-01", ("office:RUS/foreign-minister", "وزير الخارجية الروسي")),
    ],
)
def test_the_holder_of_the_day_or_the_office(published, found):
    text = "أكد وزير الخارجية الروسي أن المحادثات ستستمر"
    assert offices(text, published) == [(*found, ["وزير الخارجية الروسي"])]


def test_an_office_of_which_no_list_is_kept():
    ((id_, _, words),) = offices(
        "التقى وزير الزراعة العراقي مزارعين. وقال وزير الزراعة العراقي ذلك.", "2019-04-10"
    )
    assert id_ is None
    assert words == ["وزير الزراعة العراقي"] * 2


def test_a_name_alone_is_no_proof():
    person = Entity(None, "محمد مصطفى", "person")
    assert identify_person(person, frozenset({"EGY"})) == person
    assert identify_person(person, frozenset({"PSE"})).id == "person:mohammad-mustafa"


def test_two_spellings_of_one_person_are_one():
    one, other = (
        Entity("person:x", "اسم", "person", mentions=(EntityMention(start, start + 3),)) for start in (9, 2)
    )
    (merged,) = merge_persons([one, other])
    assert [mention.start for mention in merged.mentions] == [2, 9]
