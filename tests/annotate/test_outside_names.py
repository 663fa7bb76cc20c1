"""Names by another model, as spans of our words."""

from dataclasses import dataclass

from tawatur.annotate.mentions import split_words_of
from tawatur.annotate.names import load_name_model, read_names
from tawatur.annotate.outside_names import join_names, label_words, read_outside
from tawatur.models.onnx import Token

TEXT = "زار وسالم الطيب فاس.\n\nوالرباط قريبة"


@dataclass
class Fixed:
    """Answers with pieces given as (words of the text, mark, kind)."""

    answers: dict[str, tuple[str, str]]
    first_piece: bool = True

    def read(self, texts):
        return [
            [
                Token(text.index(piece), text.index(piece) + len(piece), mark, kind, 0.8)
                for piece, (mark, kind) in self.answers.items()
                if piece in text
            ]
            for text in texts
        ]


def names(model):
    words = split_words_of(TEXT, "text")
    return [(TEXT[name.start : name.end], name.kind) for name in join_names(words, label_words(words, model))]


def test_a_word_is_what_its_first_piece_is():
    model = Fixed({"وسالم": ("B", "person"), "الطيب": ("I", "person"), "فاس": ("B", "place")})
    assert names(model) == [("سالم الطيب", "person"), ("فاس", "place")]


def test_a_word_is_what_its_surest_piece_behind_attached_letters_is():
    answers = {"و": ("O", ""), "سالم": ("B", "person"), "الطيب": ("I", "person")}
    assert names(Fixed(answers, first_piece=False)) == [("سالم الطيب", "person")]
    assert names(Fixed(answers)) == [("الطيب", "person")]


def test_a_name_does_not_go_over_a_line():
    answers = {"فاس": ("B", "place"), "والرباط": ("I", "place")}
    assert names(Fixed(answers)) == [("فاس", "place"), ("الرباط", "place")]


def test_another_kind_opens_another_name():
    answers = {"الطيب": ("I", "person"), "فاس": ("I", "place")}
    assert names(Fixed(answers)) == [("الطيب", "person"), ("فاس", "place")]


def test_what_another_model_reads_takes_the_place_of_ours():
    words = split_words_of(TEXT, "text")
    ours = read_names(words, (), load_name_model())
    reading = read_outside(words, ours, Fixed({"فاس": ("B", "person")}))
    assert [name.kind for name in reading.names] == ["person"]
    assert reading.persons[3] == 0.8
    assert reading.compounds == ours.compounds
    empty = split_words_of("", "text")
    nothing = read_names(empty, (), load_name_model())
    assert read_outside(empty, nothing, Fixed({})) == nothing
