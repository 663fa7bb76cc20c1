from tawatur.annotate.event_phrases import find_head, find_preposition, is_party
from tests.annotate.event_prose import sentence_of


def test_preposition_before_a_party():
    sentence = sentence_of("التقى مع وزير الدفاع")
    assert find_preposition(sentence, 2, "") == "مع"
    assert find_preposition(sentence, 0, "") == ""
    assert find_preposition(sentence, 2, "ول") == "ل"


def test_preposition_through_a_plain_noun_and_each_of():
    assert find_preposition(sentence_of("رسوم على واردات كندا"), 3, "") == "علي"
    assert find_preposition(sentence_of("اجتماع مع كل من مصر"), 4, "") == "مع"


def test_head():
    sentence = sentence_of("قال الوزير كلاما")
    assert find_head(sentence, 1).head.kind == "office"
    assert find_head(sentence, 2) is None


def test_newspapers_are_no_parties():
    sentence = sentence_of("قالت وكالة رويترز إن الأمم المتحدة في مصر")
    known = {name.entity.name: is_party(name) for name in sentence.names.values()}
    assert known["الأمم المتحدة"]
    assert not known.get("رويترز", False)
