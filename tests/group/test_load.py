"""Floods, padding and poor input: what is compared grows with the number of articles, and no group swallows all."""

import random
from collections import Counter

import pytest

from tawatur.group import syndication
from tawatur.group.copies import Text
from tawatur.group.fingerprint import make_fingerprint
from tawatur.group.stage import group_articles
from tawatur.group.syndication import find_pairs, form_groups
from tests.group.prose import OTHER, ROUND_UP, WIRE, article

MINUTE = "2024-03-03T06:00:{:02}Z"
VOCABULARY = f"{OTHER} {ROUND_UP}".split()
FEW, MANY = 130, 260
# Twice as many articles may take so many times the comparisons; four times would be quadratic.
LINEAR = 2.5


def padded(number, chance):
    return f"{WIRE}\n\n{' '.join(chance.choices(VOCABULARY, k=60))} {number}"


def spoiled(number, chance):
    words = [chance.choice(VOCABULARY) if chance.random() < 0.03 else word for word in WIRE.split()]
    return " ".join(words)


def spam(number, chance):
    """Nothing in common but a paragraph in the middle."""
    own = [f"{chance.choice(VOCABULARY)}{number}{place}" for place in range(120)]
    return " ".join([*own[:60], WIRE.partition("\n\n")[0], *own[60:]])


def flood(make, count):
    chance = random.Random(5)
    return [
        article(f"{number:04}", make(number, chance), MINUTE.format(number % 60), f"o{number}")
        for number in range(count)
    ]


@pytest.fixture
def compared(monkeypatch):
    """Count the pairs that are compared in full."""
    counts = Counter()
    real = syndication.compare

    def counting(one, other):
        counts["pairs"] += 1
        return real(one, other)

    monkeypatch.setattr(syndication, "compare", counting)
    return counts


def texts(articles):
    return [Text(made, make_fingerprint(made)) for made in articles]


@pytest.mark.parametrize("make", [padded, spoiled, spam])
def test_comparisons_grow_with_the_flood_and_not_with_its_square(make, compared):
    counts = []
    for size in (FEW, MANY):
        compared.clear()
        find_pairs(texts(flood(make, size)))
        counts.append(compared["pairs"])
    assert counts[1] <= LINEAR * counts[0]
    assert counts[1] <= MANY * 60


@pytest.mark.parametrize("make", [padded, spoiled])
def test_padding_hides_no_copy(make):
    made = texts(flood(make, FEW))
    groups = Counter(place.group for place in form_groups(made, find_pairs(made)).values())
    assert groups.most_common(1)[0][1] >= 0.8 * FEW


def test_a_paragraph_that_all_hold_is_no_copy():
    made = texts(flood(spam, FEW))
    assert not any(likeness.kind == "copy" for likeness in find_pairs(made).values())


def test_poor_articles_among_good_ones():
    ten_words = "كلمات قليلة لا تقول شيئا كثيرا عن أي حدث معروف"
    foreign = (
        "The ministry said on Sunday that work on the new bridge over the river would begin next week and that it would "
        "cost eighty million, and its director added that the soil had been studied for two months."
    )
    poor = [
        article("no-date", WIRE, None, "a"),
        article("no-text", "", MINUTE.format(1), "b"),
        article("ten", ten_words, MINUTE.format(1), "c"),
        article("ten-again", ten_words, None, "d"),
        article("foreign", foreign, MINUTE.format(2), "e"),
        article("foreign-again", foreign + " Nobody was hurt.", MINUTE.format(3), "f"),
        article("twice", OTHER, MINUTE.format(4), "g"),
        article("twice", WIRE, MINUTE.format(5), "h"),
        article("dated", WIRE, MINUTE.format(6), "i"),
    ]
    found = {bond.article: bond for bond in group_articles(poor)}
    groups = {key: bond.syndication.group for key, bond in found.items() if bond.syndication}
    assert set(groups) == {"no-date", "dated", "ten", "ten-again", "foreign", "foreign-again"}
    assert groups["no-date"] == groups["dated"]
    assert groups["foreign"] == groups["foreign-again"]
    assert len(set(groups.values())) == 3
    assert found["twice"].syndication is None
    assert found["no-text"].story is None
