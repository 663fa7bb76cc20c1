from tawatur.serve.asked import Asked
from tawatur.serve.web.dates import DateStyle
from tawatur.serve.web.page import render
from tawatur.serve.web.results import make_facet, make_search_page, say_results

STYLE = DateStyle()


def test_a_facet_turns_on_and_off_and_keeps_the_rest():
    asked = Asked("ماء", outlet="b", since="2024-01-01")
    facet = make_facet("outlet", [("a", "أ", 1200), ("b", "ب", 3), ("", "", 4)], asked, style=STYLE)
    assert [(item.name, item.count, item.active) for item in facet.items] == [
        ("أ", "1,200", False),
        ("ب", "3", True),
    ]
    assert facet.items[0].href.endswith("outlet=a&since=2024-01-01")
    assert "outlet" not in facet.items[1].href
    assert make_facet("country", [("", "", 1)], asked, style=STYLE) is None


def test_active_filters_are_shown_and_kept():
    asked = Asked("ماء", outlet="b", country="MAR", since="2024-01-01", until="2024-02-01", fold=True)
    page = make_search_page(asked, {"b": "الباء"}, hits=(), count=say_results(0, STYLE))
    assert [chip.words for chip in page.chips] == ["الباء", "المغرب", "من 2024-01-01", "إلى 2024-02-01"]
    assert page.kept == (("outlet", "b"), ("country", "MAR"))
    assert page.count == "لا نتائج"
    assert page.csv.startswith("/export.csv?q=")


def test_every_example_of_the_help_is_a_search():
    page = make_search_page(Asked(), {})
    html = render("search.html", place="search", page=page)
    assert html.count('<dt><a href="/search?q=') == len(page.examples) >= 5
    assert page.hits is None


def test_a_problem_is_said_beside_the_query():
    page = make_search_page(Asked('"x'), {}, problem="علامة لم تُغلق")
    html = render("search.html", place="search", page=page)
    assert 'role="alert"' in html
    assert 'value="&#34;x"' in html
