"""A snippet shows where the query's words stand together, and its spans cut exactly those words."""

from hypothesis import given
from hypothesis import strategies as st

from tawatur.search.parser import parse_query
from tawatur.search.snippet import cut_snippet, find_highlights, find_snippet

FILLER = "هذه جملة طويلة عن الطقس والأمطار في الجبال البعيدة ولا شيء غير ذلك فيها. " * 10
TEXT = f"{FILLER}\n\nوصل المسؤولون إلى الرباط لتعزيز التعاون الأمني مع فرنسا.\n\n{FILLER}"


def test_highlights_are_the_words_in_all_their_forms():
    spans = find_highlights(parse_query("مسؤول تعاون"), TEXT)
    assert [span.cut(TEXT) for span in spans] == ["المسؤولون", "التعاون"]


def test_the_passage_holds_the_words():
    snippet = find_snippet(parse_query("مسؤول فرنسا"), TEXT)
    assert [span.cut(TEXT) for span in snippet.highlights] == ["المسؤولون", "فرنسا"]
    shown = cut_snippet(snippet, TEXT)
    assert shown.startswith("…")
    assert shown.endswith("…")
    assert "المسؤولون إلى الرباط" in shown
    assert len(shown) < 300


def test_without_a_hit_the_beginning_is_shown():
    snippet = find_snippet(parse_query("القاهرة"), TEXT)
    assert (snippet.start, snippet.highlights) == (0, ())
    assert find_snippet(None, "نص قصير").end == len("نص قصير")
    assert cut_snippet(find_snippet(None, ""), "") == ""


def test_what_is_left_out_is_not_highlighted():
    assert [span.cut(TEXT) for span in find_highlights(parse_query("الرباط -القاهرة"), TEXT)] == ["الرباط"]


@given(st.text(alphabet=st.sampled_from("المغرب وفي.\n\u064e؟x3"), max_size=600))
def test_spans_are_valid_in_any_text(text):
    snippet = find_snippet(parse_query("المغرب OR x"), text, length=60)
    assert 0 <= snippet.start <= snippet.end <= len(text)
    assert all(snippet.start <= span.start < span.end <= snippet.end for span in snippet.highlights)
