"""Other ids for entities, wherever findings speak of them."""

from tawatur.model.annotation import Actor, Entity, EntityMention, EventMention, EventPlace, Quote, Role
from tawatur.model.article import Article
from tawatur.model.renaming import merge_entities, rename_entities

ROLE = Role("الوزير")
ARTICLE = Article(
    entities=(
        Entity("kb:2", "حموشي", "person", None, (), (EntityMention(30, 35),), (ROLE,)),
        Entity("kb:1", "عبد اللطيف حموشي", "person", "MAR", ("wd:Q1",), (EntityMention(40, 50),), (ROLE,)),
    ),
    quotes=(Quote("حموشي", "نص", 0, 2, "قال", speaker_entity="kb:2"), Quote("آخر", "نص", 0, 2, "قال")),
    events=(
        EventMention(
            "CONSULT",
            actors=(Actor("حموشي", "kb:2"),),
            recipients=(Actor("آخر"),),
            mediators=(Actor("حموشي", "kb:2"),),
            place=EventPlace("هنا", entity="kb:2"),
        ),
    ),
)


def test_entities_of_one_id_become_one():
    article = rename_entities(ARTICLE, {"kb:2": "kb:1"})
    (entity,) = article.entities
    assert (entity.id, entity.country, entity.same_as) == ("kb:1", "MAR", ("wd:Q1",))
    assert [mention.start for mention in entity.mentions] == [30, 40]
    assert entity.roles == (ROLE,)


def test_quotes_and_events_follow():
    article = rename_entities(ARTICLE, {"kb:2": "kb:1"})
    assert [quote.speaker_entity for quote in article.quotes] == ["kb:1", None]
    event = article.events[0]
    assert {actor.entity for actor in (*event.actors, *event.mediators)} == {"kb:1"}
    assert (event.recipients[0].entity, event.place.entity) == (None, "kb:1")


def test_what_is_not_named_stays_the_very_article():
    assert rename_entities(ARTICLE, {"kb:9": "kb:1"}) is ARTICLE
    assert rename_entities(Article(), {"kb:9": "kb:1"}) == Article()


def test_entities_without_id_stay_apart_and_in_order():
    one = Entity(None, "أ", "person", mentions=(EntityMention(9, 10),))
    two = Entity(None, "ب", "person", mentions=(EntityMention(3, 4, "title"),))
    assert merge_entities([one, two]) == (two, one)
