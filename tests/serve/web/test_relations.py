import pytest

from tawatur.model.annotation import Actor
from tawatur.model.event import Event, Telling
from tawatur.model.hit import Count
from tawatur.model.relation import RelationPoint, Standing
from tawatur.pipeline.relations import Relation
from tawatur.serve.problem import BadRequest
from tawatur.serve.web.dates import DateStyle
from tawatur.serve.web.page import render
from tawatur.serve.web.relations import make_relation_page, read_relation_asked

STYLE = DateStyle()
VISIT = Event(
    "event:1",
    "CONSULT",
    "visit",
    date="2024-03-01",
    actors=(Actor("وزير الخارجية", None, "FRA"),),
    recipients=(Actor("المغرب", "country:MAR", "MAR"),),
    intensity=4.0,
    mentions=(
        Telling("a", "a", "daily", "2024-03-01", "text", "زار الوزير <b>المغرب</b>.", 0, 10, "reported", 0.8),
    ),
)
PAST = Event("event:2", "SANCTION", "withdraw", historical=True, date="2014", intensity=-5.0)
RECALL = Standing("ambassador_recalled", "MAR", "FRA", "2024-03-01", "2024-03-02", "event:1")
RELATION = Relation(
    (
        RelationPoint("2024-03-01", 0.4, 0.0, 0.28, (RECALL,), ("event:1",), 1),
        RelationPoint("2024-03-02", 0.39, 0.0, 0.28),
    ),
    (VISIT, PAST),
    3,
    is_cut=False,
)
COUNTRIES = (Count("MAR", 5), Count("FRA", 4))


def make(asked=None, relation=RELATION):
    asked = asked or read_relation_asked({"one": "mar", "other": "FRA"})
    return make_relation_page(asked, COUNTRIES, relation, outlets={"daily": "اليومية"}, style=STYLE)


def test_each_point_leads_to_its_event_and_its_sentence():
    page = make()
    (mark,) = page.curve.marks
    assert mark.href == f"#{page.events[0].anchor}"
    (telling,) = page.events[0].tellings
    assert (telling.outlet, telling.href) == ("اليومية", "/article/a")
    html = render("relations.html", place="relations", page=page)
    assert "زار الوزير &lt;b&gt;المغرب&lt;/b&gt;." in html
    assert f'id="{page.events[0].anchor}"' in html


def test_background_stands_behind_and_says_so():
    assert [event.notes for event in make().events] == [(), ("من الماضي",)]


def test_a_state_that_lasts_tells_its_days():
    (state,) = make().states
    assert (state.words, state.by) == ("السفير مستدعى", "المغرب")
    assert state.when == "منذ الجمعة 1 مارس 2024" or state.when.startswith("من الجمعة 1 مارس 2024 إلى")


def test_without_a_pair_the_page_asks_for_one():
    page = make(read_relation_asked({}), None)
    assert page.curve is None
    assert page.summary == ""
    assert "اختر بلدين" in render("relations.html", place="relations", page=page)


def test_a_pair_of_which_nothing_is_known():
    page = make(relation=Relation((), (), 0, is_cut=False))
    assert page.curve is None
    assert "لا حدث بينهما" in render("relations.html", place="relations", page=page)


@pytest.mark.parametrize(
    "parameters",
    [{"one": "MAR", "other": "MAR"}, {"one": "XYZ"}, {"press": "مصر"}, {"weights": "mine"}],
)
def test_what_cannot_be_asked_is_refused(parameters):
    with pytest.raises(BadRequest):
        read_relation_asked(parameters)


def test_the_address_keeps_what_was_asked():
    asked = read_relation_asked({"one": "MAR", "other": "FRA", "weights": "diplomatic"})
    assert asked.href(press="EGY") == "/relations?one=MAR&other=FRA&weights=diplomatic&press=EGY"
