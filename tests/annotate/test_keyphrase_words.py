import pytest

from tawatur.annotate.keyphrase_words import read_phrase_word


@pytest.mark.parametrize("word", ["في", "وفي", "2023", "و", "الذي"])
def test_particles_and_numbers_stand_in_no_phrase(word):
    assert read_phrase_word(word) is None


@pytest.mark.parametrize(
    ("word", "key", "attached", "article"),
    [
        ("المغرب", "مغرب", 0, True),
        ("والمغرب", "مغرب", 1, True),
        ("للمغرب", "مغرب", 2, True),
        ("NATO", "nato", 0, False),
    ],
)
def test_forms_of_a_word_share_their_key(word, key, attached, article):
    read = read_phrase_word(word)
    assert (read.key, read.attached, read.article) == (key, attached, article)


def test_verbs_are_no_nouns():
    assert read_phrase_word("أعلن").noun < 0.01 < read_phrase_word("تعاون").noun
