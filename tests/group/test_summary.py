"""A story for a reader: what is quoted stands in its source."""

from tawatur.group.frequencies import load_frequencies
from tawatur.group.summary import choose_title, summarize, tell_timeline
from tests.group.news import VISIT, VISIT_ELSEWHERE, VISIT_NEXT_DAY, told

TABLE = load_frequencies()
LONG = (
    "زيارة البقالي",
    (
        "وصل الوزير رشيد البقالي إلى نواذيبو صباح الأحد على رأس وفد صغير. وأجرى مع محمد ولد الشيخ محادثات حول خط بحري. "
        "وقال البقالي إن الخط سينقل الأسماك مرتين في الأسبوع. وأكد صيادون أن الميناء يحتاج إلى ثلاجات جديدة قبل ذلك. "
        "ويعود آخر اتفاق بين الطرفين إلى تسع سنوات مضت. وختم الوفد يومه بجولة في سوق المدينة القديم."
    ),
)
ARTICLES = [
    told("long", LONG, "2024-03-10"),
    told("b", VISIT_ELSEWHERE, "2024-03-10"),
    told("n", VISIT_NEXT_DAY),
]


def test_sentences_stand_in_their_articles():
    summary = summarize(ARTICLES, TABLE)
    texts = {article.id: article.text for article in ARTICLES}
    assert 3 <= len(summary) <= 5
    assert all(sentence.text in texts[sentence.article] for sentence in summary)


def test_nothing_is_said_twice():
    twin = told("twin", LONG, "2024-03-11")
    summary = summarize([ARTICLES[0], twin], TABLE)
    assert len({sentence.text for sentence in summary}) == len(summary)


def test_the_title_is_one_of_the_titles():
    assert choose_title(ARTICLES, TABLE) in {article.title for article in ARTICLES}
    assert choose_title([], TABLE) == ""


def test_the_timeline_says_what_was_new():
    first, again, later = tell_timeline(
        [(told("1", VISIT), ["c"]), (told("2", VISIT), []), (told("3", VISIT_NEXT_DAY), [])], TABLE
    )
    assert first.news
    assert first.copies == ("c",)
    assert again.news == ""
    assert later.article == "3"


def test_an_article_without_a_text_is_told_without_news():
    assert tell_timeline([(told("e", ("", "")), [])], TABLE)[0].news == ""
    assert summarize([told("e", ("", ""))], TABLE) == ()
