"""What a reader types becomes a tree, or an error that says at which character."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.errors import QueryError
from tawatur.model.query import And, Not, Or, Phrase, Word
from tawatur.search.parser import parse_query


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("المغرب", Word("المغرب")),
        ("تعاون أمني", And((Word("تعاون"), Word("أمني", start=6)))),
        ("أ OR ب", Or((Word("أ"), Word("ب", start=5)))),
        ("المغرب -فرنسا", And((Word("المغرب"), Not(Word("فرنسا", start=8))))),
        ("المغرب NOT فرنسا", And((Word("المغرب"), Not(Word("فرنسا", start=11))))),
        ("المغرب AND فرنسا", And((Word("المغرب"), Word("فرنسا", start=11)))),
        ("المغرب - فرنسا", And((Word("المغرب"), Word("فرنسا", start=9)))),
        ("اقتصاد*", Word("اقتصاد", is_prefix=True)),
        ('"الأمم المتحدة"', Phrase("الأمم المتحدة")),
        ("«الأمم المتحدة»", Phrase("الأمم المتحدة")),
        ("“الأمم المتحدة”", Phrase("الأمم المتحدة")),
        ("كوفيد-19", Phrase("كوفيد-19")),
        ("عمّان", Word("عمّان")),
        ("المغرب،", Word("المغرب")),
        ("or", Word("or")),
        ("أ ب OR ج", Or((And((Word("أ"), Word("ب", start=2))), Word("ج", start=7)))),
        ("(أ OR ب) ج", And((Or((Word("أ", start=1), Word("ب", start=6))), Word("ج", start=9)))),
        ('أ -"ب ج"', And((Word("أ"), Not(Phrase("ب ج", start=3))))),
        ('"" المغرب', Word("المغرب", start=3)),
    ],
)
def test_queries(typed, query):
    assert parse_query(typed) == query


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "no word"),
        ("؟! --", "no word"),
        ('المغرب "فرنسا', "character 8 "),
        ("(المغرب", "( at character 1 "),
        ("المغرب)", ") at character 7 "),
        ("OR المغرب", "missing at character 1"),
        ("المغرب OR", "missing at character 10"),
        ("-فرنسا", "leave out from character 1 "),
        ("أ OR -ب", "leave out from character 6 "),
        ("المغرب NOT", "missing at character 11"),
        ("AND المغرب", "AND at character 1 "),
        ("و*ير", "* at character 2 "),
        ("ا*", "before the *"),
        ("()أ", "missing at character 2"),
        ("كلمة " * 65, "more than 64 words"),
        ("ك" * 3000, "longer than 2000"),
        ("(" * 40 + "أ" + ")" * 40, "deeper than 20"),
    ],
)
def test_malformed_queries(typed, said):
    with pytest.raises(QueryError) as error:
        parse_query(typed)
    assert said in str(error.value)


@given(st.text(alphabet=st.sampled_from('أبوال "«»()-*OR|NT 3؟\ud800\u0651'), max_size=40))
def test_any_text_is_a_query_or_a_clear_error(typed):
    try:
        parse_query(typed)
    except QueryError as error:
        assert str(error)  # noqa: PT017 - both endings are right
