"""Related reading: what is shown, why, and when nothing is."""

from itertools import permutations

from tawatur.group.stage import group_articles
from tests.group import prose
from tests.group.news import (
    FIRE,
    FIRE_ELSEWHERE,
    FIRST_SAILING,
    OFFICIALDOM,
    OFFICIALDOM_ELSEWHERE,
    VISIT,
    VISIT_ELSEWHERE,
    VISIT_NEXT_DAY,
    told,
)

ARTICLES = (
    told("visit", VISIT, "2024-03-10T08:00:00Z", "a"),
    told("visit-b", VISIT_ELSEWHERE, "2024-03-10T11:00:00Z", "b"),
    told("next", VISIT_NEXT_DAY, "2024-03-11T11:00:00Z", "a"),
    told("sailing", FIRST_SAILING, "2024-08-02T11:00:00Z", "c"),
    told("fire", FIRE, "2024-03-10T07:00:00Z", "a"),
    told("fire-b", FIRE_ELSEWHERE, "2024-03-10T09:00:00Z", "b"),
    told("phrases", OFFICIALDOM, "2024-03-10T09:00:00Z", "a"),
    told("phrases-b", OFFICIALDOM_ELSEWHERE, "2024-03-10T10:00:00Z", "b"),
)
BY_ID = {article.id: article for article in ARTICLES}


def bonds():
    return {bond.article: bond for bond in group_articles(ARTICLES)}


def kinds(found, one, other):
    item = next(item for item in found[one].related if item.article == other)
    return [reason.kind for reason in item.reasons]


def test_each_kind_of_tie_is_told():
    found = bonds()
    assert kinds(found, "visit", "visit-b") == ["same_event", "other_outlet"]
    assert kinds(found, "visit", "sailing") == ["follow_up"]
    assert kinds(found, "sailing", "visit") == ["background"]
    assert found["visit"].saga == found["sailing"].saga is not None


def test_nothing_is_shown_where_only_stock_phrases_are_shared():
    found = bonds()
    assert found["phrases"].related == found["phrases-b"].related == ()
    assert found["phrases"].story is None


def test_what_a_reason_quotes_stands_in_both_texts():
    quoted = 0
    for bond in bonds().values():
        for item in bond.related:
            one, other = BY_ID[bond.article], BY_ID[item.article]
            for reason in item.reasons:
                names = [part.partition("»")[0] for part in reason.label.split("«")[1:]]
                if reason.kind == "other_outlet":
                    assert names.pop(0) == other.outlet.name
                assert names
                for name in names:
                    quoted += 1
                    assert all(name in f"{article.title}\n{article.text}" for article in (one, other))
    assert quoted > 10


def test_copies_are_never_suggested_and_a_group_only_once():
    copies = (
        prose.article("one", prose.WIRE, "2024-03-10T07:00:00Z", "a"),
        prose.article("two", prose.WIRE, "2024-03-10T08:00:00Z", "b"),
        prose.article("three", prose.WIRE, "2024-03-10T09:00:00Z", "c"),
    )
    assert all(bond.related == () for bond in group_articles(copies))
    assert len({bond.story for bond in group_articles(copies)}) == 1


def test_at_most_five_and_in_any_order_the_same():
    crowd = [told(f"v{n}", VISIT_ELSEWHERE, f"2024-03-10T1{n}:00:00Z", f"o{n}") for n in range(4)]
    crowd += [told("v", VISIT, "2024-03-10T09:00:00Z"), *ARTICLES[2:]]
    assert all(len(bond.related) <= 5 for bond in group_articles(crowd))
    few = ARTICLES[:4]
    wanted = {bond.article: bond for bond in group_articles(few)}
    for mixed in permutations(few):
        assert {bond.article: bond for bond in group_articles(mixed)} == wanted
