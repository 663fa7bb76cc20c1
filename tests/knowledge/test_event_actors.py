from tawatur.knowledge.event_actors import find_heads, load_organizations
from tawatur.knowledge.gazetteer import load_gazetteer
from tawatur.text.arabic.fold import fold


def test_office_with_what_is_attached():
    found, following = find_heads(fold("وللوزير"))[0]
    assert (found.head.kind, found.head.sector, found.preposition) == ("office", "GOV", "ل")
    assert found.has_article
    assert following == ()


def test_own_ambassador_has_a_pronoun():
    assert find_heads(fold("سفيرها"))[0][0].has_pronoun


def test_peer_and_pair_stand_as_written():
    assert find_heads(fold("نظيره"))[0][0].head.kind == "peer"
    assert find_heads(fold("الجانبان"))[0][0].head.kind == "pair"
    assert find_heads(fold("كتاب")) == ()


def test_organizations_are_the_gazetteer_s():
    known = {sense.id for senses in load_gazetteer().names.values() for sense in senses}
    assert set(load_organizations()) <= known
