"""Events as tables that existing tools load: CSV, POLECAT's 40 columns, GDELT 2.0's Events and Mentions."""

import csv
import io
from collections.abc import Iterable, Iterator
from itertools import combinations, product
from zlib import crc32

from tawatur.export.csv import disarm
from tawatur.knowledge.cameo import find_cameo, find_quad_number
from tawatur.model.annotation import Actor
from tawatur.model.event import Event

COLUMNS = (
    "id", "type", "mode", "underlying", "status", "historical", "date", "until", "date_precision",
    "date_basis", "actors", "recipients", "mediators", "place", "place_country", "contexts", "intensity",
    "confidence", "rule",
    "mention_count", "origin_count", "outlet_count", "first_seen", "realises", "sentence",
)  # fmt: skip
POLECAT_COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title",
    "Actor Name Raw", "Wikipedia Actor ID",
    "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors",
    "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID",
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID",
    "Raw Placename", "Feature Type", "Source", "Publication Date", "Story People", "Story Organizations",
    "Story Locations", "Language", "Version",
)  # fmt: skip
_DONE = "reported"
_POLECAT_VERSION = "tawatur"
_GDELT_ACTOR_GAPS = 5  # known group, ethnic, two religions, then the type stands apart
_GDELT_GEO_GAPS = 8
_NO_DAY = 8  # letters of a day written without hyphens


def write_events_csv(events: Iterable[Event]) -> Iterator[str]:
    """Yield one row an event under our own names of columns; parties are joined by ``;``."""
    yield _row(COLUMNS, ",")
    for event in events:
        place = event.place
        sentence = event.mentions[0].sentence_text if event.mentions else ""
        cells = (
            event.id, event.type, event.mode, event.underlying, event.status, str(event.historical).lower(),
            event.date, event.until, event.date_precision, event.date_basis, _keys(event.actors),
            _keys(event.recipients), _keys(event.mediators), place.name if place else None,
            place.country if place else None, ";".join(event.contexts), event.intensity, event.confidence,
            event.rule, event.mention_count, event.origin_count, event.outlet_count, event.first_seen,
            event.realises, sentence,
        )  # fmt: skip
        yield _row([disarm(cell) if isinstance(cell, str) else cell for cell in cells], ",")


def write_polecat(events: Iterable[Event]) -> Iterator[str]:
    """Yield the dated, current, reported events in POLECAT's columns: tabs, a row for each pair."""
    yield _row(POLECAT_COLUMNS, "\t")
    for event in events:
        if not _is_exported(event):
            continue
        first = event.mentions[0] if event.mentions else None
        place = event.place
        for number, (actor, recipient) in enumerate(_dyads(event)):
            quad = find_quad_number(event.type)
            yield _row(
                (
                    f"{event.id}-{number}", event.date, event.type, event.mode, event.intensity, quad,
                    ";".join(event.contexts), *_polecat_party(actor), *_polecat_party(recipient),
                    place.name if place else None, None, None, None, place.country if place else None,
                    place.lat if place else None, place.lon if place else None, None,
                    place.name if place else None, None, first.outlet if first else None,
                    (first.published or "")[:10] if first else None, None, None, None, "ar", _POLECAT_VERSION,
                ),
                "\t",
            )  # fmt: skip


def write_gdelt(events: Iterable[Event]) -> Iterator[str]:
    """Yield the dated, current, reported events in GDELT 2.0's 61 columns, without a header as there.

    Goldstein's value, tone and what else GDELT draws from its own machine stay empty.
    """
    for event in events:
        if not _is_exported(event):
            continue
        code = find_cameo(event.type, event.mode, event.contexts) or ""
        day = (event.date or "").replace("-", "")
        base = code[:3] if len(code) > len("000") else code
        seen = _digits(event.first_seen)
        for number, (actor, recipient) in enumerate(_dyads(event)):
            yield _row(
                (
                    _number(event, number), day, day[:6], day[:4], f"{day[:4]}.{_share_of_year(day)}",
                    *_gdelt_actor(actor), *_gdelt_actor(recipient), 1, code, base, code[:2],
                    find_quad_number(event.type), None, event.mention_count, event.outlet_count,
                    event.origin_count, None, *_gdelt_place(event, actor), *_gdelt_place(event, recipient),
                    *_gdelt_place(event, None), seen, event.mentions[0].article if event.mentions else None,
                ),
                "\t",
            )  # fmt: skip


def write_gdelt_mentions(events: Iterable[Event]) -> Iterator[str]:
    """Yield one row for each telling of an exported event and pair, in GDELT 2.0's 16 columns of Mentions."""
    for event in events:
        if not _is_exported(event):
            continue
        for number, _ in enumerate(_dyads(event)):
            for telling in event.mentions:
                yield _row(
                    (
                        _number(event, number), _digits(event.first_seen), _digits(telling.published), 1,
                        telling.outlet, telling.article, None, None, None, telling.start, 1,
                        round(100 * telling.confidence), None, None, None, None,
                    ),
                    "\t",
                )  # fmt: skip


def _is_exported(event: Event) -> bool:
    return event.status == _DONE and not event.historical and len(event.date or "") == len("2023-12-15")


def _dyads(event: Event) -> Iterator[tuple[Actor, Actor | None]]:
    """Yield who acts on whom; parties that act together are paired, one that acts alone stands alone."""
    if event.recipients:
        yield from product(event.actors, event.recipients)
    elif len(event.actors) > 1:
        yield from combinations(event.actors, 2)
    else:
        yield from ((actor, None) for actor in event.actors)


def _keys(actors: Iterable[Actor]) -> str:
    return ";".join(actor.country or actor.entity or actor.name for actor in actors)


def _polecat_party(actor: Actor | None) -> tuple[str | None, ...]:
    if actor is None:
        return (None,) * 8
    return (actor.name, actor.country, None, actor.sector, actor.sector, actor.title, actor.name, None)


def _gdelt_actor(actor: Actor | None) -> tuple[str | None, ...]:
    if actor is None:
        return (None,) * 10
    code = (actor.country or "") + (actor.sector or "")
    return (code, actor.name, actor.country, *(None,) * (_GDELT_ACTOR_GAPS - 1), actor.sector, None, None)


def _gdelt_place(event: Event, actor: Actor | None) -> tuple[object, ...]:
    """Return the eight columns of a place: only the act's own is known, no party's."""
    place = event.place
    if actor is not None or place is None:
        return (None,) * _GDELT_GEO_GAPS
    return (None, place.name, place.country, None, None, place.lat, place.lon, place.entity)


def _number(event: Event, dyad: int) -> int:
    return crc32(f"{event.id}-{dyad}".encode())


def _digits(moment: str | None) -> str | None:
    """Return a moment as fourteen digits, zeros where no clock is known; None for an unknown one."""
    if moment is None:
        return None
    digits = "".join(letter for letter in moment[:19] if letter.isdigit())
    return digits.ljust(14, "0") if len(digits) >= _NO_DAY else None


def _share_of_year(day: str) -> str:
    return f"{round(((int(day[4:6]) - 1) * 30 + int(day[6:8])) / 365 * 10_000):04d}"


def _row(cells: Iterable[object], delimiter: str) -> str:
    buffer = io.StringIO()
    clean = ["" if cell is None else str(cell).replace("\t", " ").replace("\n", " ") for cell in cells]
    csv.writer(buffer, delimiter=delimiter, lineterminator="").writerow(clean)
    return buffer.getvalue()
