from tawatur.model.article import Article
from tawatur.model.bonds import Syndication
from tawatur.serve.groups import Member, find_first, order_chain


def member(name, published, role="copy"):
    return Member(Article(id=name, published=published), Syndication("g", "o", None, role, 1.0))


def test_the_first_is_known_only_where_times_tell():
    early, late = member("a", "2023-12-15T08:00:00Z"), member("b", "2023-12-15T09:00:00Z")
    assert find_first([late, early]) is early
    assert find_first([early, member("c", "2023-12-15")]) is None
    assert find_first([early, member("c", None)]) is None
    assert find_first([early, member("c", "2023-12-20")]) is early
    assert find_first([]) is None


def test_two_at_the_same_instant_have_no_first():
    assert find_first([member("a", "2023-12-15T08:00:00Z"), member("b", "2023-12-15T08:00:00Z")]) is None


def test_the_origin_opens_the_chain_and_unknown_times_close_it():
    members = [
        member("unknown", None),
        member("late", "2023-12-16"),
        member("origin", "2023-12-20", "origin"),
        member("early", "2023-12-14"),
    ]
    assert [m.article.id for m in order_chain(members)] == ["origin", "early", "late", "unknown"]
