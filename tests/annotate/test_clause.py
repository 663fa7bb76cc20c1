from tawatur.annotate.clause import Telling, fill_slots, find_clause, opens_verb
from tawatur.annotate.event_parties import find_groups
from tawatur.annotate.event_phrases import Told
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


def test_a_clause_ends_where_another_verb_begins():
    sentence = sentence_of("زار الرئيس التركي الجزائر وأكد أن روسيا صديقة")
    clause = find_clause(sentence, 0, 1)
    assert sentence.words[clause.right].folded == "واكد"
    assert opens_verb(sentence, clause.right)


def test_a_clause_begins_after_that():
    sentence = sentence_of("قالت روسيا إن تركيا قصفت حلب")
    place = next(i for i, word in enumerate(sentence.words) if word.folded == "قصفت")
    clause = find_clause(sentence, place, place + 1)
    assert clause.opening == "that"
    assert sentence.words[clause.left].folded == "تركيا"
