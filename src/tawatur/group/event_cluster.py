"""Tellings of one kind joined into acts, pair by pair, the surest first; each join keeps its reasons."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from tawatur.group.event_match import LONGEST_GAP, MUTUAL, Told, find_reasons
from tawatur.model.event import EventPin, Join

_LONGEST_STRETCH, _LONGEST_STRIKE = timedelta(days=7), timedelta(days=2)
_FEW_PARTIES = 2  # {ISR} may be a thinner telling of {ISR, SYR}
_BY_HAND = "قرار يدوي"


@dataclass(frozen=True, slots=True)
class Act:
    """Tellings of one act, in order, and the joins that made them one; numbers are places in ``members``."""

    members: tuple[Told, ...]
    joins: tuple[Join, ...]


@dataclass(slots=True)
class _Group:
    indexes: list[int]
    joins: list[tuple[int, int, tuple[str, ...]]]
    first: date | None
    last: date | None
    serial: int | None
    apart: set[int]
    parties: frozenset[str]
    is_mutual: bool


def cluster_tellings(members: Sequence[Told], pins: Sequence[EventPin] = ()) -> Iterator[Act]:
    """Yield each act that the tellings of one kind tell.

    Args:
        members: tellings of one kind, in order.
        pins: rulings by hand; they go before all signs.
    """
    groups = {index: _start(index, member) for index, member in enumerate(members)}
    owner = list(range(len(members)))
    for i, j in _pinned(members, pins, same=False):
        groups[i].apart.add(j)
        groups[j].apart.add(i)
    surest = [(i, j, (_BY_HAND,)) for i, j in _pinned(members, pins, same=True)]
    found = [
        (-len(reasons), i, j, reasons)
        for i, j in sorted(find_candidates(members))
        if (reasons := find_reasons(members[i], members[j]))
    ]
    found.sort()
    for i, j, reasons in (*surest, *((i, j, reasons) for _, i, j, reasons in found)):
        a, b = owner[i], owner[j]
        if a == b or not (reasons == (_BY_HAND,) or _may_join(groups[a], groups[b])):
            continue
        for index in groups[b].indexes:
            owner[index] = a
        _absorb(groups[a], groups.pop(b), (i, j, reasons))
    for group in groups.values():
        order = sorted(group.indexes)
        place = {index: number for number, index in enumerate(order)}
        joins = (Join(place[i], place[j], reasons) for i, j, reasons in group.joins)
        yield Act(tuple(members[index] for index in order), tuple(joins))


def _start(index: int, member: Told) -> _Group:
    first, last = member.days or (None, None)
    return _Group(
        [index], [], first, last, member.serial, set(), member.parties, member.mention.type in MUTUAL
    )


def find_candidates(members: Sequence[Told]) -> set[tuple[int, int]]:
    """Return the pairs that may be of one act by parties and dates alone, so that many tellings cost no more.

    Tellings are looked up by each of their parties, those with a day among their neighbors in time.
    """
    by_party: dict[str, list[int]] = defaultdict(list)
    for index, member in enumerate(members):
        for party in member.parties or ("",):
            by_party[party].append(index)
    pairs: set[tuple[int, int]] = set()
    for indexes in by_party.values():
        pairs.update(_near_pairs(members, indexes))
    return pairs


def _near_pairs(members: Sequence[Told], indexes: Sequence[int]) -> Iterator[tuple[int, int]]:
    dated = sorted((days[0], index) for index in indexes if (days := members[index].days))
    longest = max((days[1] - days[0] for i in indexes if (days := members[i].days)), default=timedelta())
    reach = longest + timedelta(days=LONGEST_GAP)
    for number, (first, i) in enumerate(dated):
        for later, j in dated[number + 1 :]:
            if later - first > reach:
                break
            yield (i, j) if i < j else (j, i)
    near: dict[tuple[str, str | None], list[int]] = defaultdict(list)
    for index in indexes:
        member = members[index]
        if member.days is None and member.mention.date is not None:
            near["date", member.mention.date].append(index)
        near["origin", member.telling.origin].append(index)
        if member.story is not None:
            near["story", member.story].append(index)
    for (kind, _), known in near.items():
        for i, j in combinations(known, 2):
            if kind == "date" or None in {members[i].mention.date, members[j].mention.date}:
                yield i, j


def _pinned(members: Sequence[Told], pins: Sequence[EventPin], *, same: bool) -> Iterator[tuple[int, int]]:
    if not pins:
        return
    places = {member.telling.id: index for index, member in enumerate(members)}
    for pin in pins:
        i, j = places.get(pin.one), places.get(pin.other)
        if pin.same == same and i is not None and j is not None and i != j:
            yield min(i, j), max(i, j)


def _may_join(one: _Group, other: _Group) -> bool:
    """Tell whether nothing in two groups contradicts that they are one act."""
    if None not in {one.serial, other.serial} and one.serial != other.serial:
        return False
    if one.apart & set(other.indexes):
        return False
    if one.parties != other.parties and len(one.parties | other.parties) > _FEW_PARTIES:
        return False
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return True
    stretch = max(one.last, other.last) - min(one.first, other.first)
    return stretch <= (_LONGEST_STRETCH if one.is_mutual else _LONGEST_STRIKE)


def _absorb(one: _Group, other: _Group, join: tuple[int, int, tuple[str, ...]]) -> None:
    one.indexes += other.indexes
    one.joins += [*other.joins, join]
    one.apart |= other.apart
    one.parties |= other.parties
    if one.serial is None:
        one.serial = other.serial
    if join[2] != (_BY_HAND,) and other.first is not None and other.last is not None:
        one.first = min(one.first or other.first, other.first)
        one.last = max(one.last or other.last, other.last)
