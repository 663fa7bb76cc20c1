"""Words that carry no topic are known in every spelling."""

import pytest

from tawatur.text.arabic.stopwords import is_stopword


@pytest.mark.parametrize("word", ["في", "إلى", "الى", "وفي", "هَذَا", "لكن", "فإن"])
def test_stopwords(word):
    assert is_stopword(word)


@pytest.mark.parametrize("word", ["المغرب", "وزير", "فرنسا", "", "Rabat", "وفد"])
def test_topic_words(word):
    assert not is_stopword(word)
