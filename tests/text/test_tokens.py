"""Words are what a reader would point at, in every script, numbers whole."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.text.tokens import find_words, split_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("قال «المغرب»، ثم", ["قال", "المغرب", "ثم"]),
        ("الْمَغْرِبُ فرنســـا", ["الْمَغْرِبُ", "فرنســـا"]),
        ("1,500,000 و٢٬٥٠٠٫٥ و3.5%", ["1,500,000", "و", "٢٬٥٠٠٫٥", "و", "3.5"]),
        ("15.12.2023 15/12/2023 14:05", ["15", "12", "2023", "15", "12", "2023", "14", "05"]),
        ("2023,2024 و10,20", ["2023", "2024", "و", "10", "20"]),
        ("مجموعة G20 وطائرة F-16", ["مجموعة", "G20", "وطائرة", "F", "16"]),
        ("كوفيد19 Élysée l'Équipe", ["كوفيد", "19", "Élysée", "l", "Équipe"]),
        ("می\u200cشود", ["می\u200cشود"]),
        ("الأمن\u200f الوطني", ["الأمن", "الوطني"]),
        ("ﺍﻟﻤﻐﺮﺏ", ["ﺍﻟﻤﻐﺮﺏ"]),
        ("snake_case", ["snake", "case"]),
        ("", []),
        ("\ud800 ؟!", []),
    ],
)
def test_words(text, words):
    assert split_words(text) == words
    assert [span.cut(text) for span in find_words(text)] == words


@given(st.text(max_size=80))
def test_every_letter_and_digit_is_in_exactly_one_word(text):
    spans = find_words(text)
    covered = {place for span in spans for place in range(span.start, span.end)}
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    assert all(place in covered for place, char in enumerate(text) if char.isalpha() or char.isdecimal())
