from tawatur.annotate.event_frames import find_content, find_fits
from tawatur.annotate.event_parties import find_groups
from tawatur.annotate.event_phrases import Told
from tests.annotate.event_prose import sentence_of


def fits(text: str):
    sentence = sentence_of(text)
    return sentence, find_fits(sentence, find_groups(sentence, Told()), None)


def test_the_longest_object_wins():
    _, (fit,) = fits("قدمت الفلبين مذكرة احتجاج إلى الصين")
    assert (fit.frame.type, fit.object_words) == ("ACCUSE", 2)


def test_what_is_asked_for_is_not_told():
    _, found = fits("طالبت كندا إيران بالإفراج عن المحتجزين ووقف إطلاق النار")
    assert [fit.frame.type for fit in found] == ["REQUEST"]


def test_content_of_an_agreement():
    sentence, (fit,) = fits("اتفقت الهند والبرازيل على تقديم مساعدات")
    assert find_content(sentence, fit).type == "AID"
