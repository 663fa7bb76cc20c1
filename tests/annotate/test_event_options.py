import pytest

from tawatur.annotate.event_options import find_options
from tawatur.annotate.event_parties import find_groups
from tawatur.annotate.event_phrases import Told
from tawatur.knowledge.verbs import find_triggers
from tests.annotate.event_prose import sentence_of


def options(text: str, place: int) -> list[tuple[str, str]]:
    sentence = sentence_of(text)
    triggers = find_triggers(sentence.words[place].folded)
    found = find_options(sentence, find_groups(sentence, Told()), place, triggers)
    return [(option.trigger.frame.type, option.trigger.tense) for option in found]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("تأخر القرار بسبب طلب كوبا", 3),  # a noun behind a preposition
        ("القرار أعلنته وزيرة من قلب الرباط", 1),  # its object stands before
        ("وقع في قبضة الشرطة", 2),
    ],
)
def test_what_is_no_verb_of_an_act(text, place):
    assert not [tense for _, tense in options(text, place) if tense != "noun"]


def test_a_bare_word_behind_a_verb_of_deciding_is_a_noun():
    assert {tense for _, tense in options("قررت كندا طرد دبلوماسيين روس", 2)} == {"noun"}


def test_an_object_may_stand_before_a_verb_that_carries_it():
    assert ("ASSAULT", "past") in options("سقط صاروخ أطلقته جماعة الحوثي على ميناء", 2)


def test_the_first_thing_announced_decides():
    assert options("أعلنت بلغاريا رفضها وقف إطلاق النار", 0)[0][0] == "REJECT"
