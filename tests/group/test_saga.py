"""Sagas chain stories and not strangers."""

from tawatur.group.saga import find_sagas


def test_stories_with_strong_links_are_one_saga():
    scores = {(0, 2): 0.9, (1, 2): 0.8, (2, 3): 0.9, (0, 3): 0.8}
    assert find_sagas([[0, 1], [2], [3], [4]], scores) == [[0, 1, 2], [3]]


def test_one_link_does_not_bind_two_long_sagas():
    stories = [[place] for place in range(8)]
    inside = {(a, b): 0.9 for part in (range(4), range(4, 8)) for a in part for b in part if a < b}
    assert find_sagas(stories, {**inside, (3, 4): 0.8}) == [[0, 1, 2, 3], [4, 5, 6, 7]]


def test_weak_links_bind_nothing():
    assert find_sagas([[0], [1]], {(0, 1): 0.4}) == [[0], [1]]
