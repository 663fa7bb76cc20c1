from dataclasses import replace

import pytest

from tawatur.group.standing import find_deeds, find_standing_states
from tawatur.knowledge.table import read_table
from tawatur.model.annotation import Actor
from tawatur.model.event import Event, Telling

DZA, FRA, ESP = (Actor(name, f"country:{name}", name) for name in ("DZA", "FRA", "ESP"))
PAIR = ("FRA", "DZA")


def act(
    id_: str, rule: str, day: str, status: str = "reported", *, sentence: str = "", actor: Actor = DZA
) -> Event:
    telling = Telling("1", "1", "a", day, "text", sentence, 0, 0, status, 0.9, rule)
    other = FRA if actor is DZA else DZA
    return Event(
        id_, "SANCTION", status=status, date=day, actors=(actor,), recipients=(other,), rule=rule, mentions=(telling,)
    )  # fmt: skip


def spans(*events: Event, between: tuple[str, str] = PAIR) -> list[tuple[str, str, str, str | None]]:
    return [(one.state, one.actor, one.since, one.until) for one in find_standing_states(events, between)]


def test_a_recall_ends_with_the_return():
    (state,) = find_standing_states(
        [act("b", "ambassador.return", "2024-09-01"), act("a", "recall", "2024-07-30")], ("FRA", "DZA")
    )
    assert (state.state, state.actor, state.recipient) == ("ambassador_recalled", "DZA", "FRA")
    assert (state.since, state.until) == ("2024-07-30", "2024-09-01")


def test_plans_others_and_repetitions_open_nothing():
    assert find_standing_states([act("a", "recall", "2024-07-30", "denied")], ("FRA", "DZA")) == ()
    assert find_standing_states([act("a", "recall", "2024-07-30")], ("FRA", "MAR")) == ()
    twice = [act("a", "recall", "2024-07-30"), act("b", "recall", "2024-08-02")]
    assert len(find_standing_states(twice, ("FRA", "DZA"))) == 1


@pytest.mark.parametrize(
    ("opens", "state", "closes"),
    [
        ("ties.cut", "ties_cut", "ties.resume"),
        ("embassy.close", "embassy_closed", "embassy.open"),
        ("border.close", "border_closed", "border.open"),
        ("post.vacant", "post_vacant", "ambassador.return"),
        ("recall", "ambassador_recalled", "credentials"),
        ("coop.suspend", "exchange_suspended", "trade.start"),
    ],
)
def test_each_state_is_opened_and_closed(opens, state, closes):
    assert spans(act("a", opens, "2024-01-05"), act("b", closes, "2024-06-01")) == [
        (state, "DZA", "2024-01-05", "2024-06-01")
    ]


def test_sanctions_stand_until_the_one_who_imposed_them_lifts_them():
    imposed = act("a", "sanction.impose", "2024-01-05", sentence="فرضت الجزائر عقوبات على شركات فرنسية")
    by_other = act("b", "sanctions.lift", "2024-02-01", sentence="رفعت فرنسا العقوبات", actor=FRA)
    by_same = act("c", "sanctions.lift", "2024-03-01", sentence="رفعت الجزائر العقوبات")
    assert spans(imposed, by_other) == [("sanctions", "DZA", "2024-01-05", None)]
    assert spans(imposed, by_other, by_same) == [("sanctions", "DZA", "2024-01-05", "2024-03-01")]


def test_words_tell_visas_from_sanctions_and_duties_stand_for_nothing():
    visas = act(
        "a", "sanction.impose", "2024-01-05", sentence="فرضت الجزائر التأشيرة على المسافرين الفرنسيين"
    )
    duties = act("b", "sanction.impose", "2024-01-06", sentence="فرضت الجزائر رسوما جمركية على القمح الفرنسي")
    eased = act("c", "crisis.end", "2024-04-01", sentence="أنهت الجزائر أزمة التأشيرات مع فرنسا")
    assert spans(visas, duties, eased) == [("visas_restricted", "DZA", "2024-01-05", "2024-04-01")]


def test_a_body_that_breaks_with_another_does_not_cut_the_ties_of_states():
    senate = replace(
        act("a", "ties.cut", "2024-01-05"), actors=(Actor("مجلس النواب الجزائري", None, "DZA", "GOV"),)
    )
    cabinet = replace(senate, actors=(Actor("مجلس الوزراء الجزائري", None, "DZA", "GOV"),))
    assert spans(senate) == [("exchange_suspended", "DZA", "2024-01-05", None)]
    assert spans(cabinet) == [("ties_cut", "DZA", "2024-01-05", None)]


def test_two_that_break_with_a_third_keep_their_own_ties():
    both = replace(act("a", "ties.cut", "2024-01-05"), actors=(DZA, ESP), recipients=(FRA,))
    assert spans(both, between=("DZA", "ESP")) == []
    assert spans(both, between=("ESP", "FRA")) == [("ties_cut", "ESP", "2024-01-05", None)]


def test_a_month_counts_from_its_last_day():
    opened, closed = act("a", "recall", "2023-02"), act("b", "ambassador.return", "2024")
    assert spans(opened, closed) == [("ambassador_recalled", "DZA", "2023-02-28", "2024-12-31")]
    assert spans(replace(opened, date="around")) == []


def test_both_may_recall_and_ties_once_cut_are_not_cut_again():
    mine, theirs = act("a", "recall", "2024-01-05"), act("b", "recall", "2024-01-06", actor=FRA)
    assert [state[:2] for state in spans(mine, theirs)] == [
        ("ambassador_recalled", "DZA"), ("ambassador_recalled", "FRA")
    ]  # fmt: skip
    cut, again = act("a", "ties.cut", "2024-01-05"), act("b", "ties.cut", "2024-02-05", actor=FRA)
    assert spans(cut, again) == [("ties_cut", "DZA", "2024-01-05", None)]


def test_an_event_says_what_it_does_to_states():
    assert find_deeds(act("a", "ties.cut", "2024-01-05")) == ("opens ties_cut",)
    assert find_deeds(act("a", "visit.go", "2024-01-05")) == ()


def test_frames_that_do_something_to_states_exist():
    frames = {row["id"] for row in read_table("frames.tsv")}
    assert {"ties.cut", "recall", "border.close", "ambassador.return", "visa.cut", "sanctions.lift"} <= frames
