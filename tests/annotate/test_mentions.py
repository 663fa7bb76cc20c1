"""Spans stay valid whatever the text."""

from hypothesis import given
from hypothesis import strategies as st

from tawatur.annotate.mentions import find_hits, split_words_of
from tawatur.knowledge.gazetteer import load_gazetteer

PIECES = st.sampled_from(
    [
        "المغرب",
        "و",
        "ل",
        "ب",
        "فرنسا",
        "َ",
        "ـ",
        " ",
        ".",
        "\u200f",
        "كوريا",
        "الجنوبية",
        "\U0001f600",
        "أ",
        "الأمم المتحدة",
        "\n",
    ]
)


@given(st.lists(PIECES, max_size=30).map("".join) | st.text(max_size=60))
def test_spans_are_valid_and_do_not_overlap(text):
    end = 0
    for hit in find_hits(split_words_of(text, "text"), load_gazetteer()):
        assert end <= hit.start < hit.end <= len(text)
        assert text[hit.start : hit.end].strip() == text[hit.start : hit.end]
        end = hit.end


def test_an_attached_letter_goes_with_its_marks():
    (hit,) = find_hits(split_words_of("وَلِلمغرب", "text"), load_gazetteer())
    assert "وَلِلمغرب"[hit.start : hit.end] == "لمغرب"
