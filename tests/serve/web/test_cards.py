from tawatur.model.article import Article, Outlet
from tawatur.model.bonds import Syndication
from tawatur.serve.groups import Member
from tawatur.serve.web.cards import NO_TITLE, find_href, find_search_href, make_card, split_days
from tawatur.serve.web.dates import DateStyle

STYLE = DateStyle()
AGENCY = Outlet("atlas", "وكالة أطلس", "atlas.example", "MAR")
DAILY = Outlet(None, None, "daily.example", "EGY")


def article(name, published="2023-12-15T09:00:00Z", outlet=AGENCY, **fields):
    return Article(
        id=name, title=f"عنوان {name}", text="نص الخبر", outlet=outlet, published=published, **fields
    )


def group():
    return [
        Member(
            article("b", "2023-12-15T10:00:00Z", DAILY),
            Syndication("g", "a", None, "copy", 0.9, (), "نص واحد"),
        ),
        Member(article("a"), Syndication("g", "a", None, "origin", 1.0)),
    ]


def test_a_card_tells_its_group():
    card = make_card(group()[1].article, group(), style=STYLE)
    assert card.spread == "نص واحد في منبرين من دولتين"
    assert (card.first, card.origin) == ("وكالة أطلس", "وكالة أطلس")
    assert [(line.outlet, line.role_words, line.reason) for line in card.copies] == [
        ("وكالة أطلس", "الأصل", ""),
        ("daily.example", "نسخة", "نص واحد"),
    ]


def test_an_article_alone_has_no_chain():
    card = make_card(article("a"), [Member(article("a"))], style=STYLE)
    assert (card.spread, card.first, card.origin, card.copies) == ("", "", "", ())


def test_a_card_without_title_opens_with_its_text():
    assert make_card(Article(id="x", title=" ", text="أول الكلام"), style=STYLE).title == "أول الكلام"
    assert make_card(Article(id="x"), style=STYLE).title == NO_TITLE


def test_days_in_the_river_are_named_once():
    cards = [
        make_card(article(name, published), style=STYLE)
        for name, published in (
            ("1", "2023-12-15T09:00:00Z"),
            ("2", "2023-12-14"),
            ("3", "2023-12-15"),
            ("4", "2023-12-14T10:00:00Z"),
            ("5", None),
        )
    ]
    days = split_days(cards, style=STYLE)
    assert [(day.name, [card.id for card in day.cards]) for day in days] == [
        ("الجمعة 15 ديسمبر 2023", ["1"]),
        ("الخميس 14 ديسمبر 2023", ["2", "3", "4"]),
        ("", ["5"]),
    ]
    times = [card.when for day in days for card in day.cards]
    assert times == ["09:00 بتوقيت غرينتش", "", "الجمعة 15 ديسمبر 2023", "10:00 بتوقيت غرينتش", None]


def test_addresses_are_quoted():
    assert find_href("a/b?c") == "/article/a%2Fb%3Fc"
    assert find_search_href(q="a b&c", outlet="") == "/search?q=a+b%26c"


def test_a_text_told_twice_by_one_outlet_is_counted_by_copies():
    same = [Member(article("a")), Member(article("b"))]
    assert make_card(article("a"), same, style=STYLE).spread == "نص واحد، نسختان"
    more = [*same, Member(article("c", outlet=DAILY))]
    assert make_card(article("a"), more, style=STYLE).spread == "نص واحد في منبرين من دولتين، 3 نسخ"
