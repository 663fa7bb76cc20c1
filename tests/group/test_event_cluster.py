import random
from datetime import date, timedelta

from tawatur.group.event_cluster import cluster_tellings, find_candidates
from tawatur.group.event_match import read_telling
from tawatur.model.annotation import Actor, EventMention
from tawatur.model.event import EventPin, Telling

ISR, SYR = (Actor(name, f"country:{name}", name) for name in ("ISR", "SYR"))


def tell(
    number,
    day,
    sentence="قصفت الطائرات مستودع الذخيرة في المطار",
    *,
    rule="bomb",
    basis="explicit",
    story=None,
):
    mention = EventMention(
        "ASSAULT", "aerial", actors=(ISR,), recipients=(SYR,), date=day, date_precision="day", date_basis=basis, rule=rule
    )  # fmt: skip
    telling = Telling(
        str(number), str(number), None, day, "text", sentence, 0, len(sentence), "reported", 0.9, rule, None, f"{number}#text:0/{rule}"
    )  # fmt: skip
    return read_telling(mention, telling, story)


def sizes(members, pins=()):
    return sorted(len(act.members) for act in cluster_tellings(members, pins))


def test_days_apart_are_acts_apart():
    assert sizes([tell(1, "2024-03-05"), tell(2, "2024-03-05"), tell(3, "2024-03-09")]) == [1, 2]


def test_an_act_of_force_does_not_stretch_over_a_chain_of_days():
    chain = [tell(n, f"2024-03-{n:02}") for n in range(1, 9)]
    assert max(sizes(chain)) <= 3


def test_joins_are_one_fewer_than_tellings():
    (act,) = cluster_tellings([tell(n, "2024-03-05") for n in range(6)])
    assert len(act.joins) == 5
    assert all(join.reasons for join in act.joins)


def test_pins_go_before_signs():
    members = [tell(1, "2024-03-05"), tell(2, "2024-03-05"), tell(3, "2024-05-09")]
    one, other, far = (member.telling.id for member in members)
    assert sizes(members, [EventPin(one, other, same=False)]) == [1, 1, 1]
    assert sizes(members, [EventPin(one, far, same=True)]) == [3]
    assert sizes(members, [EventPin(one, far, same=True), EventPin(other, far, same=False)]) == [1, 2]


def test_many_tellings_are_compared_with_their_neighbors_in_time_alone():
    chance = random.Random(7)
    first = date(2020, 1, 1)
    members = [tell(n, (first + timedelta(days=chance.randrange(1800))).isoformat()) for n in range(2000)]
    assert len(find_candidates(members)) < 2000 * 12
