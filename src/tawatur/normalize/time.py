"""Many printed dates to one publication time, one update and the reasons: unknown rather than wrong."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache

from tawatur.model.article import DateClue
from tawatur.model.moment import Moment
from tawatur.normalize.readings import Reading, local_day, read_as_local, read_clues
from tawatur.text.arabic.calendar import any_of, calendar_names, fold_date
from tawatur.text.dates import EAST, ParsedDate
from tawatur.text.zones import country_zone, to_utc, to_wall, zone_info

_MACHINE = frozenset({"json_ld", "feed", "meta"})
_ENOUGH = 0.33
_MARGIN = 1.3
_MARGIN_SHOWN = 2.0
_LONG_AGO = timedelta(days=300)
_TEXT_READ = 6000  # the named day stands in the first paragraphs


@dataclass(frozen=True, slots=True)
class Settled:
    """When an article was published and updated, as far as its clues agree.

    Attributes:
        published, updated: as the contract prints times, or None where unknown.
        published_precision, published_zone, published_printed, published_basis, zone_basis: as in `Article`.
        moment: ``published`` as a Moment, for what is reckoned from it.
        doubts: what spoke against some clue: ``after_fetch``, ``placeholder``, ``false_z``, ``weekday``,
            ``site_clock``, ``disagreement``.
    """

    published: str | None = None
    updated: str | None = None
    published_precision: str | None = None
    published_zone: str | None = None
    published_printed: str | None = None
    published_basis: str | None = None
    zone_basis: str | None = None
    moment: Moment | None = None
    doubts: tuple[str, ...] = ()


def settle_dates(
    clues: tuple[DateClue, ...],
    *,
    outlet_zone: str | None,
    country: str | None,
    fetched_at: datetime | None,
    text: str,
) -> Settled:
    """Return the publication and update that the clues of one page agree on.

    Args:
        clues: dates as printed, with where they stood.
        outlet_zone: IANA zone of the outlet, or None.
        country: alpha-3 of the outlet, used where it has one civil zone.
        fetched_at: when the page was fetched (aware); nothing later is believed.
        text: the article's text, whose «أمس الخميس» checks the day.
    """
    zone = outlet_zone if zone_info(outlet_zone) else country_zone(country)
    doubts: list[str] = []
    published = read_clues(clues, "published", zone, fetched_at, doubts)
    published = _without_false_z(published, zone, doubts)
    published = _checked_by_text(published, text, doubts)
    published = _without_site_clock(published, zone, fetched_at, doubts)
    published = _with_month_order(published)
    chosen = _choose(published, doubts)
    updated = _best(read_clues(clues, "updated", zone, fetched_at, []))
    if updated and chosen and updated.parsed.moment.start.date() < chosen.parsed.moment.start.date():
        updated = None
    update = updated.parsed.moment.iso() if updated else None
    reasons = tuple(dict.fromkeys(doubts))
    if chosen is None:
        return Settled(updated=update, doubts=reasons)
    moment = chosen.parsed.moment
    return Settled(
        published=moment.iso(),
        updated=update,
        published_precision=moment.precision,
        published_zone=moment.zone,
        published_printed=chosen.clue.text.strip(),
        published_basis=chosen.basis,
        zone_basis=chosen.parsed.zone_basis,
        moment=moment,
        doubts=reasons,
    )


def _without_false_z(readings: list[Reading], zone: str | None, doubts: list[str]) -> list[Reading]:
    """Read a machine's Z as local time where readers are shown the same wall time in another zone.

    Where the outlet's zone is unknown, a stated Z is believed.
    """
    clocked = [reading.parsed for reading in readings if reading.parsed.moment.has_clock]
    shown = {_minute(parsed) for parsed in clocked if parsed.zone_basis == "outlet"}
    offset = {
        _minute(parsed)
        for parsed in clocked
        if parsed.zone_basis == "stated" and to_utc(parsed.wall, "UTC") != parsed.moment.start
    }
    settled = []
    for reading in readings:
        parsed = reading.parsed
        stamped = parsed.moment.has_clock and parsed.zone_basis == "stated" and parsed.moment.zone == "UTC"
        if stamped and _minute(parsed) in offset:
            doubts.append("false_z")  # the same wall time stands there with its true offset
            continue
        if stamped and _minute(parsed) in shown and to_utc(parsed.wall, zone) != parsed.moment.start:
            local = read_as_local(parsed, zone)
            if local:
                doubts.append("false_z")
                settled.append(replace(reading, parsed=local, day=local_day(local, zone)))
                continue
        settled.append(reading)
    return settled


def _minute(parsed: ParsedDate) -> datetime:
    return parsed.wall.replace(second=0)


@cache
def _named_day() -> re.Pattern[str]:
    """Match ``أمس الخميس``, ``اليوم الجمعة``, ``غدا السبت`` in folded text."""
    names = any_of(name for name in calendar_names().weekdays if name.startswith("ال"))
    return re.compile(
        rf"(?:امس|اليوم|غدا)[ ,]{{1,2}}[(]?(?P<day>{names})(?!\w)"
        r"(?![ ](?:الماضي|المقبل|القادم))"
    )


def _implied_weekdays(text: str) -> frozenset[int]:
    """Return the weekdays on which the text says it was written; empty when it does not say, or says two."""
    shift = {"امس": 1, "اليوم": 0, "غدا": -1}
    folded = fold_date(text[:_TEXT_READ])
    weekdays = calendar_names().weekdays
    found = {
        (weekdays[match["day"]] + days) % 7
        for when, days in shift.items()
        for at in _find_all(folded, when)
        if (match := _named_day().match(folded, at)) and _begins_word(folded, at)
    }
    return frozenset(found) if len(found) == 1 else frozenset()


def _find_all(text: str, word: str) -> Iterator[int]:
    """Yield where a word stands, far faster than a pattern that begins with it."""
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


def _begins_word(folded: str, at: int) -> bool:
    """Tell whether a word begins here, or behind its «و» or «ف»; asked last: it is dear in a pattern."""
    before = folded[max(0, at - 2) : at]
    return not _ends_in_word(before) or (before[-1] in "وف" and not _ends_in_word(before[:-1]))


def _ends_in_word(text: str) -> bool:
    return text[-1:].isalnum() or text[-1:] == "_"


def _checked_by_text(readings: list[Reading], text: str, doubts: list[str]) -> list[Reading]:
    """Lower the trust in days on which the text cannot have been published.

    Copy written in the evening may appear after midnight: the day after the written one is no contradiction.
    """
    implied = _implied_weekdays(text)
    if not implied:
        return readings
    allowed = implied | {(day + 1) % 7 for day in implied}
    checked = []
    for reading in readings:
        if reading.day.weekday() in implied:
            checked.append(replace(reading, trust=reading.trust * 1.3))
        elif reading.day.weekday() in allowed:
            checked.append(reading)
        else:
            doubts.append("weekday")
            factor = 0.5 if reading.basis in _MACHINE else 0.3
            checked.append(replace(reading, trust=reading.trust * factor))
    return checked


def _without_site_clock(
    readings: list[Reading], zone: str | None, now: datetime | None, doubts: list[str]
) -> list[Reading]:
    """Drop a printed day that is the day of the fetch where the page itself says another day."""
    if now is None:
        return readings
    instant = now.astimezone(UTC).replace(tzinfo=None)
    today = (to_wall(instant, zone) or instant).date()
    clocks = [
        reading
        for reading in readings
        if reading.basis == "printed"
        and reading.day == today
        and reading.parsed.moment.basis != "relative"
        and (reading.clue.role == "unknown" or reading.clue.weight < 0.7)
    ]
    others = [reading for reading in readings if reading not in clocks]
    if not clocks or not others or all(_same_day(clocks[0], other) for other in others):
        return readings
    doubts.append("site_clock")
    return others


def _with_month_order(readings: list[Reading]) -> list[Reading]:
    """Read 4/3/2023 with the month first where a surer clue names that day."""
    sure = {reading.day for reading in readings if not reading.parsed.ambiguous}
    settled = []
    for reading in readings:
        other = reading.parsed.other_day
        if other and other in sure and reading.day not in sure:
            wall = reading.parsed.wall.replace(month=other.month, day=other.day)
            day = wall.replace(hour=0, minute=0, second=0)
            moment = replace(reading.parsed.moment, start=day, end=day, precision="day")
            parsed = replace(reading.parsed, moment=moment, wall=day, other_day=None)
            settled.append(replace(reading, parsed=parsed, day=other))
        else:
            settled.append(reading)
    return settled


def _same_day(one: Reading, other: Reading) -> bool:
    """Tell whether two readings can be one publication: the same day, or the same night seen from UTC."""
    if one.day == other.day:
        return True
    for clocked, plain in ((one, other), (other, one)):
        moment = clocked.parsed.moment
        if moment.has_clock and moment.zone and not plain.parsed.moment.has_clock:
            days = {(moment.start + shift).date() for shift in (timedelta(0), EAST)}
            if plain.day in days or plain.day == clocked.parsed.wall.date():
                return True
    if one.parsed.moment.has_clock and other.parsed.moment.has_clock:
        return abs(one.parsed.moment.start - other.parsed.moment.start) <= EAST
    return False


def _choose(readings: list[Reading], doubts: list[str]) -> Reading | None:
    """Return the best reading of the day that most speaks for, or None where two days are near equal."""
    groups: list[list[Reading]] = []
    for reading in sorted(readings, key=lambda reading: -reading.trust):
        for group in groups:
            if all(_same_day(reading, member) for member in group):
                group.append(reading)
                break
        else:
            groups.append([reading])
    if not groups:
        return None
    groups = _without_default(groups, doubts)
    scored = sorted(((_score(group), index) for index, group in enumerate(groups)), reverse=True)
    best, index = scored[0]
    if best < _ENOUGH:
        doubts.append("disagreement" if len(groups) > 1 else "weekday")
        return None
    if len(scored) > 1:
        doubts.append("disagreement")
        rivals = groups[index], groups[scored[1][1]]
        # Of two days that readers are shown, one may be the site's clock, which looks as good as a date.
        shown = all({reading.basis for reading in group} == {"printed"} for group in rivals)
        if best < (_MARGIN_SHOWN if shown else _MARGIN) * scored[1][0]:
            return None
    return _best(groups[index])


def _score(group: list[Reading]) -> float:
    """Add the trust of one reading for each place: three meta tags are one witness."""
    best: dict[str, float] = {}
    for reading in group:
        best[reading.basis] = max(best.get(reading.basis, 0.0), reading.trust)
    return sum(best.values())


def _without_default(groups: list[list[Reading]], doubts: list[str]) -> list[list[Reading]]:
    """Drop the date of a template: a lone time tag, long before the day that readers are shown.

    A lone declared date that far off is a template's too, or else the shown day is another item's: then
    nothing is known, unless a further place agrees with one of them.
    """
    shown = [
        reading.day
        for group in groups
        for reading in group
        if reading.basis == "printed" and reading.clue.role == "published" and reading.clue.weight >= 0.7
    ]
    if not shown or len(groups) < 2:
        return groups
    kept = []
    for group in groups:
        lone = len({reading.basis for reading in group}) == 1 and group[0].basis != "printed"
        if not lone or group[0].day > min(shown) - _LONG_AGO:
            kept.append(group)
            continue
        doubts.append("placeholder")
        if group[0].basis in _MACHINE:
            kept.append([replace(reading, trust=min(reading.trust, 0.7)) for reading in group])
    return kept


def _best(readings: list[Reading]) -> Reading | None:
    """Return the reading with a known instant, the surest place and the finest time."""
    order = {"second": 3, "minute": 2, "hour": 1}
    return max(
        readings,
        key=lambda reading: (
            reading.parsed.moment.has_clock,
            reading.parsed.moment.zone is not None,
            reading.parsed.moment.basis != "relative",
            reading.trust,
            order.get(reading.parsed.moment.precision, 0),
        ),
        default=None,
    )
