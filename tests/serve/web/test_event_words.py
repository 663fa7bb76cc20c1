from tawatur.knowledge.table import read_table
from tawatur.serve.web.event_words import say_event, say_underlying


def test_every_type_and_mode_of_the_ontology_has_its_words():
    for row in read_table("plover.tsv"):
        words = say_event(row["type"], row["mode"] or None)
        assert words
        assert not words.isascii(), (row["type"], row["mode"])
        if row["mode"]:
            assert words != say_event(row["type"]), (row["type"], row["mode"])


def test_what_is_agreed_is_told_by_its_code():
    assert say_underlying("CONSULT/visit") == "زيارة"
    assert say_underlying("COOPERATE") == "تعاون"
