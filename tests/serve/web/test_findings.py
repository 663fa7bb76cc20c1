from dataclasses import replace

from tawatur.model.annotation import (
    Actor,
    Entity,
    EntityMention,
    EventMention,
    EventPlace,
    Keyphrase,
    Quote,
    Role,
    TimeMention,
    Topic,
)
from tawatur.model.article import Article
from tawatur.serve.web.dates import DateStyle
from tawatur.serve.web.findings import list_findings, say_span
from tawatur.serve.web.page import render
from tawatur.serve.web.reading import make_article_page

STYLE = DateStyle()
TEXT = "زار وزير الخارجية صالح الهاشمي تونس أمس. وقال الهاشمي إن الزيارة ناجحة."
ARTICLE = Article(
    id="a",
    title="زيارة",
    text=TEXT,
    published="2024-03-01",
    entities=(
        Entity(
            None,
            "صالح الهاشمي",
            "person",
            "IRQ",
            mentions=(EntityMention(18, 30),),
            roles=(Role("وزير الخارجية", None, None, 4, 17),),
        ),
        Entity("c", "تونس", "country", "TUN", ("iso:TUN",), (EntityMention(31, 35),)),
    ),
    topics=(Topic("medtop:11000000", "سياسة", "politics", 0.8),),
    keyphrases=(Keyphrase("صالح الهاشمي", 0.7, 18, 30),),
    times=(TimeMention(36, 39, "أمس", "2024-02-29", "2024-02-29", "day", "relative"),),
    quotes=(Quote("الهاشمي", "الزيارة ناجحة", 57, 70, "قال", "claimed"),),
    events=(
        EventMention(
            "CONSULT",
            "visit",
            status="planned",
            historical=True,
            date="2024-02-29",
            date_basis="relative",
            actors=(Actor("صالح الهاشمي", None, "IRQ"),),
            recipients=(Actor("تونس", "c", "TUN"),),
            place=EventPlace("تونس"),
            sentence=(0, 40),
            trigger=(0, 3),
        ),
    ),
)


def test_every_finding_is_told_in_words():
    found = list_findings(ARTICLE, style=STYLE)
    assert found.topics == ("سياسة",)
    assert [(phrase.words, phrase.href.startswith("/search?q=%22")) for phrase in found.keyphrases] == [
        ("صالح الهاشمي", True)
    ]
    assert [(group.heading, group.names[0].name, group.names[0].country) for group in found.named] == [
        ("أشخاص", "صالح الهاشمي", "العراق"),
        ("دول", "تونس", ""),
    ]
    assert found.named[0].names[0].roles == ("وزير الخارجية",)
    assert [(time.words, time.value) for time in found.times] == [("أمس", "الخميس 29 فبراير 2024")]
    assert [(quote.speaker, quote.stance) for quote in found.quotes] == [("الهاشمي", "زعمًا")]


def test_an_act_shows_its_sentence_and_the_word_that_tells_it():
    (event,) = list_findings(ARTICLE, style=STYLE).events
    assert (event.kind, event.notes) == ("زيارة", ("مزمع", "من الماضي"))
    assert event.parties == (("من", "صالح الهاشمي (العراق)"), ("إلى", "تونس"), ("في", "تونس"))
    assert event.when == "الخميس 29 فبراير 2024 (محسوب من لفظ النص)"
    assert (event.before, event.trigger) == ("", "زار")
    assert event.trigger + event.after == TEXT[:40]


def test_a_stretch_of_time_and_an_unknown_one():
    assert say_span("2024-01", "2024-02", STYLE) == "من يناير 2024 إلى فبراير 2024"
    assert say_span("2024", "2024", STYLE) == "سنة 2024"
    assert say_span(None, None, STYLE) == ""


def test_an_article_not_annotated_has_no_lists():
    bare = replace(ARTICLE, entities=None, topics=None, keyphrases=None, times=None, quotes=None, events=None)
    found = list_findings(bare, style=STYLE)
    assert not any((found.topics, found.keyphrases, found.named, found.times, found.quotes, found.events))


def test_the_page_marks_quotations_with_the_names_inside():
    html = render("article.html", page=make_article_page(ARTICLE, style=STYLE))
    assert '<span class="quote" title="الهاشمي">' in html
    assert '<mark class="time" title="2024-02-29">أمس</mark>' in html
    assert "من فعل ماذا بمن" in html
