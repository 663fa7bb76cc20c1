import pytest

from tawatur.errors import QueryError
from tawatur.search.parser import parse_query
from tawatur.serve.web.complaints import say_query_error

GENERAL = say_query_error("something new")


@pytest.mark.parametrize(
    ("query", "part"),
    [
        ('خبر "مفتوح', "علامة التنصيص عند الحرف 5"),
        ("(خبر", "القوس"),
        ("خبر)", "القوس عند الحرف 4"),
        ("خ*بر", "النجمة"),
        ("خ*", "قبل النجمة"),
        ("،", "كلمة يُبحث عنها"),
        ("-خبر", "مستثناة"),
        ("خبر OR", "تنقص كلمة"),
        ("خبر AND", "أداة الربط"),
        ("خبر " * 200, "طويلة"),
    ],
)
def test_every_complaint_of_the_parser_has_its_own_words(query, part):
    with pytest.raises(QueryError) as caught:
        parse_query(query)
    assert part in say_query_error(str(caught.value))


def test_a_new_complaint_gets_general_words():
    assert "الأمثلة" in GENERAL
