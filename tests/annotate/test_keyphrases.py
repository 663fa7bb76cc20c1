import re

from hypothesis import given
from hypothesis import strategies as st

from tawatur.annotate.entities import find_entities
from tawatur.annotate.keyphrases import MOST, find_keyphrases
from tawatur.annotate.times import find_article_times
from tawatur.knowledge.gazetteer import load_gazetteer
from tawatur.model.annotation import Entity, EntityMention
from tawatur.model.article import Article

TITLE = "المغرب يطلق محطة لتحلية مياه البحر في أكادير"
TEXT = (
    "أعلن وزير الفلاحة محمد صديقي أن المغرب سيطلق يوم الخميس محطة جديدة لتحلية مياه البحر قرب أكادير.\n\n"
    "وقال صديقي إن تحلية مياه البحر تخفف أزمة الجفاف، وإن محطة التحلية ستسقي حقول الخضر في سهل شتوكة.\n\n"
    "وتعاني السدود الجفاف منذ ست سنوات، ويراهن المغرب على تحلية مياه البحر لسقي الحقول."
)


def phrases(title, text):
    entities = find_entities(title, text, load_gazetteer())
    times = find_article_times(Article(title=title, text=text, published="2023-05-02"))
    return find_keyphrases(title, text, entities, times)


def test_what_recurs_and_what_is_named_comes_first():
    found = [phrase.text for phrase in phrases(TITLE, TEXT)]
    assert set(found[:4]) == {"المغرب", "أكادير", "مياه البحر", "تحلية مياه البحر"}


def test_no_verb_or_time_is_in_a_phrase():
    words = {word for phrase in phrases(TITLE, TEXT) for word in phrase.text.split()}
    assert not words & {"أعلن", "قال", "وقال", "يطلق", "سيطلق", "الخميس", "وتعاني", "سنوات"}


def test_scores_fall_and_phrases_stand_in_their_field():
    found = phrases(TITLE, TEXT)
    assert [phrase.score for phrase in found] == sorted((p.score for p in found), reverse=True)
    for phrase in found:
        body = TITLE if phrase.in_ == "title" else TEXT
        assert body[phrase.start : phrase.end] == phrase.text
        assert 0 < phrase.score < 1


def test_a_person_comes_once_by_the_fullest_name():
    text = "استقبل صالح الخالدي وفدا من التجار. وقال الخالدي إن الأسواق مستقرة، ثم زار الخالدي الميناء."
    places = [
        (7, 19),
        *((match.start(), match.end()) for match in re.finditer("(?<= )الخالدي(?! وفدا)", text)),
    ]
    person = Entity(None, "صالح الخالدي", "person", mentions=tuple(EntityMention(*place) for place in places))
    found = [phrase.text for phrase in find_keyphrases("", text, (person,))]
    assert found[0] == "صالح الخالدي"
    assert "الخالدي" not in found


def test_a_phrase_does_not_cross_a_mark():
    text = "تراجعت أسعار القمح، الذرة الصفراء في سوق القاهرة أيضا، ثم أسعار القمح، الذرة الصفراء في سوق طنطا."
    assert all("،" not in phrase.text for phrase in phrases("", text))


def test_silence_where_there_are_too_few_words():
    assert find_keyphrases("", "", ()) == ()
    assert find_keyphrases("خبر عاجل", "لا نص بعد", ()) == ()


@given(st.text(alphabet=' \n،.«»"()والمغرب١٢ab\u064b\u200f\ud800-', max_size=300))
def test_spans_hold_on_any_text(text):
    found = find_keyphrases(text[:40], text, find_entities(text[:40], text, load_gazetteer()))
    assert len(found) <= MOST
    for phrase in found:
        assert (text[:40] if phrase.in_ == "title" else text)[phrase.start : phrase.end] == phrase.text
