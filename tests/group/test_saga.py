"""Sagas chain stories and not strangers."""

from dataclasses import replace

from tawatur.annotate.stage import annotate_article
from tawatur.group.frequencies import load_frequencies
from tawatur.group.saga import RECALLED, find_recalled, find_sagas, keep_following
from tawatur.group.telling import take_words, weigh_words
from tawatur.model.article import Article, Outlet


def test_stories_with_strong_links_are_one_saga():
    scores = {(0, 2): 0.9, (1, 2): 0.8, (2, 3): 0.9, (0, 3): 0.8}
    assert find_sagas([[0, 1], [2], [3], [4]], scores) == [[0, 1, 2], [3]]


def test_one_link_does_not_bind_two_long_sagas():
    stories = [[place] for place in range(8)]
    inside = {(a, b): 0.9 for part in (range(4), range(4, 8)) for a in part for b in part if a < b}
    assert find_sagas(stories, {**inside, (3, 4): 0.8}) == [[0, 1, 2, 3], [4, 5, 6, 7]]


def test_weak_links_bind_nothing():
    assert find_sagas([[0], [1]], {(0, 1): 0.4}) == [[0], [1]]


def tell(id_, title, text, day, outlet="a"):
    article = Article(
        id=id_, title=title, text=text, published=f"2024-05-{day:02}T08:00:00Z", outlet=Outlet(outlet, outlet)
    )
    return weigh_words(take_words(annotate_article(article)), load_frequencies())


MILL = tell("mill", "إياد المرزوقي يفتتح مطحنة", "افتتح الوزير إياد المرزوقي مطحنة للقمح والشعير والذرة.", 2)
CHESS = tell("chess", "إياد المرزوقي يسلم كأس الشطرنج", "سلم الوزير إياد المرزوقي كأس الشطرنج للفائزة.", 9)
STRIKE = tell(
    "strike",
    "عمال المطحنة يضربون عن العمل",
    "أضرب عمال مطحنة القمح والشعير والذرة التي افتتحها الوزير إياد المرزوقي، وأوقفوا الآلات.",
    9,
    "b",
)


def test_one_minister_in_two_matters_is_no_saga():
    scores = {(0, 1): 0.95, (0, 2): 0.95}
    assert set(keep_following(scores, [MILL, CHESS, STRIKE])) == {(0, 2)}


def test_prices_of_each_day_are_no_saga():
    words = (
        "بلغ ثمن كيلو الرمان في سوق الأزهار {} دراهم وثمن السفرجل {} دراهم عند باب السوق الكبير صباح اليوم."
    )
    one, other = (tell(str(day), "أثمان الرمان والسفرجل", words.format(day, day + 3), day) for day in (5, 6))
    assert keep_following({(0, 1): 0.99}, [one, other]) == {}


CLOSING = tell(
    "closing",
    "إغلاق مصفاة السكر في بني مرزوق",
    "أغلقت شركة النسيم مصفاة السكر في بني مرزوق بعد تسرب أصاب عشرين عاملا، وقالت إنها ستفتحها بعد الفحص.",
    2,
)
STRIKE_ELSEWHERE = tell(
    "tax",
    "خفض الضريبة على آلات الحصاد",
    "خفضت الحكومة الضريبة على آلات الحصاد. وكانت شركة النسيم قد أغلقت مصفاة السكر في بني مرزوق بعد تسرب أصاب العمال.",
    20,
    "b",
)
SAME_PLACE = tell(
    "fair",
    "معرض للكتاب في بني مرزوق",
    "افتتح معرض الكتاب. وكانت بني مرزوق قد استضافت المعرض مرتين.",
    21,
    "c",
)


def test_a_text_that_recalls_an_earlier_one_is_of_its_saga():
    ordered = sorted((CLOSING, STRIKE_ELSEWHERE, SAME_PLACE), key=lambda telling: telling.age)
    assert find_recalled(ordered) == {(0, 1): RECALLED}
    assert find_sagas([[0], [1], [2]], find_recalled(ordered)) == [[0, 1], [2]]


def test_one_text_that_recalls_binds_two_long_sagas():
    stories = [[place] for place in range(8)]
    inside = {(a, b): 0.9 for part in (range(4), range(4, 8)) for a in part for b in part if a < b}
    assert find_sagas(stories, {**inside, (3, 4): RECALLED}) == [list(range(8))]


def test_nothing_recalls_news_of_the_same_day_or_without_a_day():
    bare = weigh_words(replace(CLOSING.words, starts=None, ends=None), load_frequencies())
    late = weigh_words(replace(CLOSING.words, **SAME_DAY), load_frequencies())
    assert find_recalled([bare, STRIKE_ELSEWHERE]) == {}
    assert find_recalled([late, STRIKE_ELSEWHERE]) == {}


SAME_DAY = {"starts": STRIKE_ELSEWHERE.words.starts, "ends": STRIKE_ELSEWHERE.words.ends}
