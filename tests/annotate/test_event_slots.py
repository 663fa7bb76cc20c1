from tawatur.annotate.clause import find_clause
from tawatur.annotate.event_core import Telling
from tawatur.annotate.event_parties import find_groups
from tawatur.annotate.event_phrases import Told
from tawatur.annotate.event_slots import fill_slots
from tawatur.knowledge.verbs import find_triggers
from tests.annotate.event_prose import sentence_of


def slots(text: str, place: int, *names: str) -> dict[str, str | None]:
    sentence = sentence_of(text)
    trigger = find_triggers(sentence.words[place].folded)[0]
    groups = find_groups(sentence, Told())
    telling = Telling(sentence, groups, trigger, place, place + 1, find_clause(sentence, place, place + 1))
    return {item.slot: item.parties[0].actor.country for item in fill_slots(names, telling)}


def test_subject_and_object_after_the_verb():
    assert slots("استقبل الرئيس التركي رئيس الوزراء الهندي", 0, "S", "O") == {"S": "TUR", "O": "IND"}


def test_subject_before_the_verb():
    assert slots("الرئيس التركي يستقبل رئيس الوزراء الهندي", 2, "S", "O") == {"S": "TUR", "O": "IND"}


def test_prepositions_name_their_slots():
    found = slots("أجرى الرئيس التركي اتصالا مع نظيره الروسي", 0, "S", "مع", "إلى")
    assert found == {"S": "TUR", "مع": "RUS"}


def test_ties_are_no_talk_partners():
    assert "مع" not in slots("ناقش مجلس الوزراء المصري العلاقات مع السودان", 0, "S", "مع")


def test_the_star_takes_whoever_is_named_behind_the_verb():
    assert slots("أدانت كندا حصار القوات الإريترية للمدينة", 0, "S", "*") == {"S": "CAN", "*": "ERI"}


def test_officials_travel_and_states_do_not():
    assert slots("وصل وزير الدفاع الألماني إلى كييف", 0, "V") == {"V": "DEU"}
    assert slots("وصلت سفينة ألمانية إلى كييف", 0, "V") == {}


def test_adjacent_slots_hold_only_what_follows_at_once():
    assert slots("زيارة لوزير الخارجية المغربي إلى العراق", 0, ">ل") == {">ل": "MAR"}
    assert slots("زيارة رسمية طويلة جدا لوزير الخارجية المغربي", 0, ">ل") == {}
