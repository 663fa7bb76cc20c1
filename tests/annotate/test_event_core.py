from tawatur.annotate.clause import find_clause
from tawatur.annotate.event_core import Telling, find_core
from tawatur.annotate.event_parties import find_groups
from tawatur.annotate.event_phrases import Told
from tawatur.knowledge.verbs import find_triggers
from tests.annotate.event_prose import code, sentence_of


def core(text: str, place: int, *, tense: str = "", carried: bool = False) -> tuple[str | None, str | None]:
    sentence = sentence_of(text)
    triggers = find_triggers(sentence.words[place].folded)
    trigger = next(t for t in triggers if not tense or t.tense == tense)
    clause = find_clause(sentence, place, place + 1)
    found = find_core(
        Telling(sentence, find_groups(sentence, Told()), trigger, place, place + 1, clause, carried=carried)
    )
    sides = (found.subject, found.object)
    subject, object_ = (
        group.parties[0].actor.country if group and group.parties else None for group in sides
    )
    return subject, object_


def test_who_acts_behind_a_passive():
    assert core("اعتقل صحفي كندي من قبل الشرطة الكينية", 0) == ("KEN", "CAN")


def test_a_participle_has_the_subject_of_the_verb():
    assert core("أدانت كندا القصف، داعية بلجيكا إلى التحرك", 3, tense="participle") == ("CAN", "BEL")


def test_who_decided_acts():
    assert core("ردت موسكو على قرار لندن طرد دبلوماسيين روس", 5, tense="noun")[0] == "GBR"


def test_a_carried_subject_is_the_first_party():
    assert core("طلبت الرباط توضيحا، واتهمت كوبا", 3, carried=True) == ("MAR", "CUB")


def test_a_verb_in_the_dual_tells_of_the_two_named_before():
    sentence = "حذت مصر والأردن حذو كندا وقطعتا علاقاتهما مع النيجر."
    (event,) = (event for event in code(sentence) if event.rule == "ties.cut")
    assert [actor.country for actor in event.actors] == ["EGY", "JOR"]
    assert [actor.country for actor in event.recipients] == ["NER"]
