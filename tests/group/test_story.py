"""Stories: what is one happening, what is not, and what keeps them from growing without end."""

import random
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.group.frequencies import load_frequencies
from tawatur.group.scoring import load_model
from tawatur.group.story import find_candidates, find_stories, pick_spokesmen
from tawatur.group.telling import take_words, weigh_words
from tests.group.news import (
    FIRE,
    FIRE_ELSEWHERE,
    OFFICIALDOM,
    OFFICIALDOM_ELSEWHERE,
    VISIT,
    VISIT_ELSEWHERE,
    told,
)

DAY = "2024-03-10T{:02}:00:00Z"


def tell(*articles):
    return [weigh_words(take_words(article), load_frequencies()) for article in articles]


def stories(tellings, apart=frozenset()):
    found = find_stories(tellings, load_model(), apart)
    return {frozenset(telling.id for telling in story) for story in found}


def the_day():
    return tell(
        told("v1", VISIT, DAY.format(8), "a"),
        told("v2", VISIT_ELSEWHERE, DAY.format(11), "b"),
        told("f1", FIRE, DAY.format(7), "a"),
        told("f2", FIRE_ELSEWHERE, DAY.format(9), "c"),
        told("o1", OFFICIALDOM, DAY.format(9), "b"),
        told("o2", OFFICIALDOM_ELSEWHERE, DAY.format(10), "c"),
    )


def test_one_happening_is_one_story_and_stock_phrases_join_nothing():
    assert stories(the_day()) == {
        frozenset({"v1", "v2"}),
        frozenset({"f1", "f2"}),
        frozenset({"o1"}),
        frozenset({"o2"}),
    }


def test_the_same_words_a_year_later_are_another_happening():
    found = stories(
        tell(told("now", FIRE, "2024-03-10", "a"), told("then", FIRE_ELSEWHERE, "2023-03-10", "b"))
    )
    assert frozenset({"now", "then"}) not in found


@settings(max_examples=20, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_articles_changes_nothing(chance: random.Random):
    mixed = the_day()
    chance.shuffle(mixed)
    assert stories(mixed) == stories(the_day())


def test_what_was_told_apart_stays_apart():
    pair = frozenset({"f1", "f2"})
    assert pair not in stories(the_day(), apart=frozenset({pair}))


def test_a_chain_of_neighbors_is_no_story():
    """Each text shares its names with the next one; the first and the last share nothing."""
    names = ["مرزوق", "شعلان", "زهدي", "قنديل", "بلبيس", "عرفات", "طلبة", "حمزاوي", "غنيمي", "سنبل", "رفاعي"]
    matters = [
        ("الميناء", "الصيد"), ("المكتبة", "الترجمة"), ("الملعب", "التحكيم"), ("المستشفى", "اللقاح"),
        ("المصنع", "الإسمنت"), ("الجسر", "الفيضان"), ("المطحنة", "القمح"), ("المسرح", "التمثيل"),
        ("المحكمة", "الميراث"), ("المرصد", "الكسوف"),
    ]  # fmt: skip
    news = [
        (f"{one} يلتقي {other}", f"التقى {one} بضيفه {other} قرب {place} وتحدثا عن {subject}.")
        for (one, other), (place, subject) in zip(pairwise(names), matters, strict=True)
    ]
    chained = tell(*(told(f"n{n}", pair, DAY.format(n), f"o{n}") for n, pair in enumerate(news)))
    assert max(len(story) for story in stories(chained)) <= 3


def test_a_stock_text_without_end_grows_no_mega_story():
    """Six hundred daily notes in much the same words, one after another."""
    notes = [
        told(
            f"n{n:03}",
            (f"مواقيت القطارات {n}", f"تنطلق قطارات اليوم رقم {n} من المحطة الكبرى في موعدها."),
            day,
        )
        for n in range(600)
        for day in [f"2024-{1 + n // 56:02}-{1 + n % 28:02}T08:00:00Z"]
    ]
    assert max(len(story) for story in stories(tell(*notes))) <= 300


def test_candidates_are_bounded():
    crowd = tell(*(told(f"c{n:04}", FIRE, DAY.format(8), f"o{n}") for n in range(400)))
    assert len(find_candidates(sorted(crowd, key=lambda telling: telling.age))) <= 400 * 20


def test_spokesmen_stand_for_the_whole_time():
    assert pick_spokesmen(range(4)) == range(4)
    picked = pick_spokesmen(list(range(101)))
    assert (picked[0], picked[-1], len(picked)) == (0, 100, 6)


def test_bad_input_is_told_by_itself():
    odd = tell(
        told("empty", ("", "")),
        told("no date", ("خبر", "خبر بلا تاريخ")),
        told("english", ("Rain in town", "It rained all night in town and nobody came."), "2024"),
    )
    assert len(stories(odd)) == 3
