from tawatur.group.standing import find_standing_states
from tawatur.model.annotation import Actor
from tawatur.model.event import Event

DZA, FRA = (Actor(name, f"country:{name}", name) for name in ("DZA", "FRA"))


def act(id_: str, rule: str, day: str, status: str = "reported") -> Event:
    return Event(id_, "SANCTION", status=status, date=day, actors=(DZA,), recipients=(FRA,), rule=rule)


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
