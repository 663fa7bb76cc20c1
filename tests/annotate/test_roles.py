"""Titles beside a person's name, with what they say of organization and country."""

import pytest

from tawatur.annotate.entities import find_entities
from tawatur.annotate.mentions import split_words_of
from tawatur.annotate.names import load_name_model
from tawatur.annotate.roles import Stretch, find_role
from tawatur.knowledge.gazetteer import load_gazetteer


def roles_in(text):
    entities = find_entities("", text, load_gazetteer(), load_name_model())
    return [
        (entity.name, role.title, role.organization, role.country, text[role.start : role.end])
        for entity in entities
        for role in entity.roles
    ]


def test_title_and_country_of_a_minister():
    assert roles_in("وصل وزير الخارجية المغربي ناصر بوريطة إلى باريس مساء اليوم") == [
        ("ناصر بوريطة", "وزير الخارجية", None, "MAR", "وزير الخارجية المغربي")
    ]


def test_a_title_after_a_comma():
    (role,) = roles_in("وقال محمد العيسى، وزير العدل السعودي، إن القرار نهائي")
    assert role[1:] == ("وزير العدل", None, "SAU", "وزير العدل السعودي")


def test_the_organization_in_a_title_is_told():
    words = split_words_of("رئيس مجلس الأمن الدولي سامي حداد", "text")
    council = Stretch(1, 4, "organization", "مجلس الأمن الدولي", None)
    role = find_role(words, 4, 6, [None, council, council, council, None, None])
    assert (role.title, role.organization, role.start, role.end) == ("رئيس", "مجلس الأمن الدولي", 0, 22)


@pytest.mark.parametrize("text", ["قال سامي حداد", "التقى الوزير أمس سامي حداد", "الوزير، سامي حداد"])
def test_where_no_title_stands(text):
    words = split_words_of(text, "text")
    count = len(words.spans)
    assert find_role(words, count - 2, count, [None] * count) is None
