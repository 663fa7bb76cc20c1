from tawatur.annotate.clause import find_clause, is_passive, opens_verb
from tests.annotate.event_prose import sentence_of


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


def test_a_phrase_between_commas_does_not_end_a_clause():
    sentence = sentence_of("أدانت كندا، خلال مؤتمر في باريس، حصار إريتريا")
    clause = find_clause(sentence, 0, 1)
    assert not clause.holds(5)
    assert clause.holds(7)


def test_the_first_verb_behind_an_apposition_opens_no_clause():
    sentence = sentence_of("وزير الدفاع، فلان، يستقبل سفير غانا")
    assert not opens_verb(sentence, 3)


def test_nouns_in_closed_ta_open_no_clause():
    sentence = sentence_of("أعلن الجيش ووزارة الداخلية قصف مواقع")
    assert not opens_verb(sentence, 2)


def test_a_written_vowel_marks_the_passive():
    assert is_passive(sentence_of("استُهدفت القاعدة"), 0)
    assert not is_passive(sentence_of("استهدفت القاعدة"), 0)
