from dataclasses import replace

from tawatur.group.relation import form_relation, weigh
from tawatur.model.annotation import Actor
from tawatur.model.event import Event, Telling
from tests.group.event_press import TAIL, copy_of, join, tell

MAR, FRA, ESP = (Actor(name, f"country:{name}", name) for name in ("MAR", "FRA", "ESP"))
TELLING = Telling("1", "1", "a", "2024-03-01", "text", "", 0, 0, "reported", 0.9)
VISIT = Event(
    "e1", "CONSULT", "visit", date="2024-03-01", actors=(FRA,), recipients=(MAR,), intensity=4.0, confidence=1.0,
    mentions=(TELLING,), origin_count=1,
)  # fmt: skip
CUT = replace(
    VISIT, id="e2", type="SANCTION", mode="discontinue", intensity=-6.0, rule="ties.cut", date="2024-03-11"
)


def test_series_decay_and_are_shown_apart():
    points = form_relation([VISIT, CUT], ("MAR", "FRA"))
    assert [point.date for point in points][::10] == ["2024-03-01", "2024-03-11"]
    first, last = points[0], points[-1]
    assert (first.cooperation, first.conflict, first.index) == (0.4, 0.0, round(0.4 / 1.4, 4))
    assert last.cooperation == round(0.4 * 0.5 ** (10 / 30), 4)
    assert last.conflict == 0.6
    assert last.index < 0 < first.index
    assert last.events == ("e2",)


def test_thin_pairs_are_drawn_to_zero_and_bounds_hold():
    many = [replace(VISIT, id=f"e{i}") for i in range(50)]
    assert form_relation([VISIT], ("MAR", "FRA"))[0].index < form_relation(many, ("MAR", "FRA"))[0].index <= 1


def test_standing_states_last_until_they_are_ended():
    opened = replace(CUT, id="e3", type="SUPPORT", rule="ties.resume", intensity=5.0, date="2024-03-20")
    points = {point.date: point for point in form_relation([VISIT, CUT, opened], ("FRA", "MAR"))}
    assert points["2024-03-10"].standing == ()
    (state,) = points["2024-03-15"].standing
    assert (state.state, state.since, state.event) == ("ties_cut", "2024-03-11", "e2")
    assert points["2024-03-20"].standing == ()


def test_doubling_by_copies_changes_no_number():
    first = tell("1", "استقبل الرئيس المصري، أمس الاثنين، رئيس الوزراء الهندي." + TAIL, "2024-03-05", "a")
    second = tell("2", "قطعت مصر علاقاتها الدبلوماسية مع الهند يوم 7 مارس 2024.", "2024-03-07", "b")
    copies = [copy_of(first, "3", "c"), copy_of(second, "4", "d")]
    once = form_relation(join(first, second), ("EGY", "IND"))
    assert form_relation(join(first, second, *copies), ("EGY", "IND")) == once
    assert len(once) == 4


def test_what_counts_and_what_does_not():
    assert weigh(VISIT) == 0.4
    assert weigh(replace(VISIT, status="denied")) == 0.0
    assert weigh(replace(VISIT, status="planned")) == 0.4 * 0.3
    assert weigh(replace(VISIT, origin_count=2)) == 0.5
    assert weigh(replace(VISIT, origin_count=10**6)) == 0.8
    assert weigh(replace(VISIT, actors=(FRA, MAR, ESP), recipients=())) == 0.2
    assert weigh(replace(VISIT, actors=(Actor("الرئيس الفرنسي", None, "FRA"),)), weights="diplomatic") == 0.6
    assert weigh(CUT, weights="diplomatic") == -0.6


def test_others_background_and_undated_do_not_count():
    pair = ("MAR", "FRA")
    assert form_relation([replace(VISIT, historical=True)], pair) == ()
    assert form_relation([replace(VISIT, date=None)], pair) == ()
    assert form_relation([replace(VISIT, recipients=(ESP,))], pair) == ()
    assert form_relation([VISIT], pair, until="2024-02-01") == ()
    assert len(form_relation([VISIT], pair, until="2024-03-05")) == 5


def test_background_counts_where_its_day_is_told_and_no_report_is_at_hand():
    pair = ("MAR", "FRA")
    told = replace(VISIT, id="e9", historical=True, date_basis="explicit")
    assert form_relation([told], pair)[0].cooperation == 0.4
    assert form_relation([told, replace(VISIT, date="2024-03-02")], pair)[-1].cooperation == 0.4
    assert len(form_relation([told, replace(VISIT, date="2024-04-02")], pair)) == 33
    assert form_relation([replace(told, date_basis="publication")], pair) == ()
    assert form_relation([replace(told, date="2024-03")], pair) == ()


PLAN = replace(
    VISIT, id="p1", type="AGREE", mode=None, underlying="CONSULT/visit", status="planned", intensity=2.5, expires="2024-03-20"
)  # fmt: skip


def test_a_plan_counts_until_it_expires():
    late = replace(VISIT, id="e8", date="2024-04-01")
    points = {point.date: point for point in form_relation([PLAN, late], ("MAR", "FRA"))}
    assert points["2024-03-01"].cooperation == 0.075
    assert points["2024-03-20"].cooperation == round(0.075 * 0.5 ** (19 / 30), 4)
    assert points["2024-03-21"].cooperation == 0.0
    assert points["2024-04-01"].cooperation == 0.4


def test_a_plan_gives_way_to_what_carried_it_out():
    done = replace(VISIT, id="e8", date="2024-03-11", realises="p1")
    points = {point.date: point for point in form_relation([PLAN, done], ("MAR", "FRA"))}
    assert points["2024-03-10"].cooperation == round(0.075 * 0.5 ** (9 / 30), 4)
    assert points["2024-03-11"].cooperation == 0.4
    same_day = form_relation([PLAN, replace(done, date="2024-03-01")], ("MAR", "FRA"))
    assert same_day[0].cooperation == 0.4


def test_what_comes_later_changes_no_earlier_day():
    events = [
        PLAN,
        replace(VISIT, id="e8", date="2024-03-11", realises="p1"),
        replace(CUT, date="2024-03-25"),
    ]
    whole = form_relation(events, ("MAR", "FRA"))
    for day in ("2024-03-05", "2024-03-11", "2024-03-22"):
        part = form_relation(events, ("MAR", "FRA"), until=day)
        assert [(p.date, p.index) for p in part] == [(p.date, p.index) for p in whole[: len(part)]]
