from dataclasses import replace

from tawatur.model.annotation import Entity, EntityMention
from tawatur.model.article import Article, Attribution, Outlet, ReadAlso
from tawatur.model.bonds import Change, Syndication
from tawatur.serve.groups import Member
from tawatur.serve.web.dates import DateStyle
from tawatur.serve.web.page import render
from tawatur.serve.web.reading import make_article_page, say_origin

STYLE = DateStyle()
TEXT = "وصل الوزير إلى تونس.\n\nثم غادر تونس."
ARTICLE = Article(
    id="a",
    url="https://daily.example/1",
    outlet=Outlet("daily", "اليومية", "daily.example", "TUN"),
    title="الوزير في تونس",
    lead="زيارة قصيرة",
    text=TEXT,
    authors=("هند",),
    published="2024-03-01",
    published_precision="day",
    published_basis="printed",
    published_printed="1 مارس 2024",
    attribution=(Attribution("وكالة أطلس", "atlas"), Attribution("صحيفة ما", None, "in_text")),
    tags=("تونس", "زيارة رسمية"),
    aggregator_tags=("سياسة",),
    read_also=(
        ReadAlso("داخل", None, "b"),
        ReadAlso("خارج", "https://x.example/"),
        ReadAlso("خطر", "javascript:1"),
    ),
    entities=(Entity("c", "تونس", "country", "TUN", (), (EntityMention(15, 19), EntityMention(30, 34))),),
)


def test_the_page_tells_who_when_and_how_we_know():
    page = make_article_page(ARTICLE, style=STYLE)
    assert (page.outlet, page.country, page.when) == ("اليومية", "تونس", "الجمعة 1 مارس 2024")
    assert page.when_note == "(يوم بلا ساعة، كما طُبع على الصفحة)"
    assert [(credit.name, credit.href) for credit in page.attribution] == [
        ("وكالة أطلس", "/search?outlet=atlas"),
        ("صحيفة ما", None),
    ]


def test_names_are_marked_and_counted():
    page = make_article_page(ARTICLE, style=STYLE)
    assert page.paragraphs[1] == 'ثم غادر <mark class="country" title="تونس">تونس</mark>.'
    assert [(item.kind, item.count) for item in page.legend] == [("country", "دولة واحدة")]
    assert not page.unread
    assert make_article_page(replace(ARTICLE, entities=None), style=STYLE).unread


def test_what_the_page_recommends_leads_inside_outside_or_nowhere():
    links = make_article_page(ARTICLE, style=STYLE).read_also
    assert [(link.inside, link.outside) for link in links] == [
        ("/article/b", None),
        (None, "https://x.example/"),
        (None, None),
    ]


def test_tags_lead_to_their_search():
    page = make_article_page(ARTICLE, style=STYLE)
    assert (
        page.tags[1].href == "/search?q=%22%D8%B2%D9%8A%D8%A7%D8%B1%D8%A9+%D8%B1%D8%B3%D9%85%D9%8A%D8%A9%22"
    )
    assert [tag.words for tag in page.aggregator_tags] == ["سياسة"]


def test_a_lead_that_opens_the_text_is_not_said_twice():
    assert make_article_page(replace(ARTICLE, lead="وصل الوزير إلى تونس."), style=STYLE).lead == ""
    assert make_article_page(ARTICLE, style=STYLE).lead == "زيارة قصيرة"


def copies(role, origin=None, origin_outlet=None):
    own = Syndication("g", origin, origin_outlet, role, 0.9, (Change("dropped", None, "جملة حُذفت"),))
    other = replace(
        ARTICLE, id="o", outlet=Outlet("atlas", "وكالة أطلس", None, "MAR"), published="2024-02-20"
    )
    return [Member(ARTICLE, own), Member(other, Syndication("g", origin, None, "origin", 1.0))]


def test_the_origin_is_told_as_far_as_it_is_known():
    assert say_origin(ARTICLE, []) == ""
    assert "هذا أصل النص" in say_origin(ARTICLE, copies("origin", "a"))
    assert "أصل هذا النص عند وكالة أطلس" in say_origin(ARTICLE, copies("copy", "o"))
    assert "ينسب النص إلى رويترز، والأصل نفسه لم يُر" in say_origin(ARTICLE, copies("copy", None, "رويترز"))
    assert "لا يُعرف" in say_origin(ARTICLE, copies("copy"))


def test_changes_are_shown():
    page = make_article_page(ARTICLE, copies("copy", "o"), style=STYLE)
    assert [(change.kind, change.theirs) for change in page.changes] == [("حذف", "جملة حُذفت")]
    assert [line.here for line in page.copies] == [False, True]


def test_hostile_fields_stay_words():
    evil = '"><script>alert(1)</script>'
    hostile = Article(
        id=evil,
        url="javascript:alert(1)",
        canonical_url=evil,
        outlet=Outlet(evil, evil, evil, evil),
        title=evil,
        lead=evil,
        text=evil,
        authors=(evil,),
        published=evil,
        published_printed=evil,
        published_basis=evil,
        published_zone=evil,
        language=evil,
        tags=(evil,),
        read_also=(ReadAlso(evil, evil, evil),),
        attribution=(Attribution(evil, evil, evil),),
        versions={evil: evil},
        found_in=(evil,),
        text_digest=evil,
        kind=evil,
        entities=(Entity(None, evil, evil, None, (), (EntityMention(0, 5),)),),
    )
    member = Member(hostile, Syndication(evil, None, evil, "copy", 1.0, (Change(evil, evil, evil),), evil))
    html = render("article.html", page=make_article_page(hostile, [member, member], style=STYLE))
    assert "<script" not in html
    assert 'href="javascript' not in html
