"""The rooms as filters: JSON lines in, JSON lines out, in the same order whatever the number of processes."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import chain, islice
from multiprocessing import get_context
from typing import TypeVar

from tawatur.annotate.stage import annotate_article
from tawatur.errors import RecordError
from tawatur.group.event import form_events, only_told_in
from tawatur.group.relation import form_relation
from tawatur.group.stage import group_articles
from tawatur.model.article import Article
from tawatur.model.bonds import Bonds
from tawatur.model.event import Event, EventPin
from tawatur.model.outcome import Problem
from tawatur.model.record import from_json, to_json
from tawatur.model.relation import RelationPoint
from tawatur.models.onnx import load_token_model

# Lines that go to a worker process at once; fewer lines than that are not worth a second process.
_CHUNK = 64
# Chunks under way for each process: bounds memory and keeps the processes busy.
_CHUNKS_AHEAD = 4

T = TypeVar("T")
Line = str | Problem
_Numbered = tuple[int, bytes]
_Work = Callable[[list[_Numbered]], list[Line]]


def annotate_lines(
    lines: Iterable[bytes], *, jobs: int = 1, doubtful: bool = False, names: str | None = None
) -> Iterator[Line]:
    """Annotate Articles given as JSON lines.

    Args:
        lines: one Article a line; blank lines are passed over.
        jobs: number of processes; 1 works in this one, line by line.
        doubtful: keep findings that are more likely wrong than right too.
        names: folder of a names model of the user's; None for the one that ships.

    Raises:
        MissingPackage, DamagedModel: that model cannot be opened.

    Yields:
        For each line the annotated Article as a JSON line, or a Problem whose ``instance`` is its number.
    """
    if names is not None:
        load_token_model(names)  # what is wrong with it is said before anything is read
    yield from _map_lines(partial(_annotate_chunk, doubtful=doubtful, names=names), lines, jobs)


def group_lines(lines: Iterable[bytes], known: Iterable[bytes] = ()) -> Iterator[Line]:
    """Group Articles given as JSON lines; all input is read before the first line comes out.

    Args:
        lines: one Article a line.
        known: Articles that are known already; they are grouped too but not printed.

    Yields:
        The Bonds of each Article of ``lines`` as a JSON line, in order; Problems come first.
    """
    problems: list[Problem] = []
    articles = list(_read_articles(_number(lines), problems))
    others = list(_read_articles(_number(known), problems))
    yield from problems
    for bonds in group_articles(articles, others):
        yield to_json(bonds)


def read_events(
    lines: Iterable[bytes], bonds: Iterable[bytes] | None = None, pins: Iterable[bytes] = ()
) -> Iterator[Event | Problem]:
    """Join what annotated Articles tell into events; all input is read before the first one comes out.

    Args:
        lines: one annotated Article a line.
        bonds: one record of Bonds a line, of these articles; where None, copies and stories are found here.
        pins: one ruling by hand a line, ``{one, other, same}``: two tellings and whether they are of one act.

    Yields:
        Each real-world event, by date; Problems come first.
    """
    problems: list[Problem] = []
    articles = list(_read_articles(_number(lines), problems))
    if bonds is None:
        known = group_articles(articles, related=False)
    else:
        known = tuple(_read_records(_number(bonds), Bonds, problems))
    rulings = tuple(_read_records(_number(pins), EventPin, problems))
    yield from problems
    yield from form_events(articles, known, rulings)


def read_relation(
    lines: Iterable[bytes],
    between: tuple[str, str],
    *,
    weights: str = "plover",
    until: str | None = None,
    outlet_country: str | None = None,
) -> Iterator[RelationPoint | Problem]:
    """Reckon the relation of two parties from Events given as JSON lines.

    Args:
        lines: one Event a line.
        between: the two parties.
        weights: ``plover`` or ``diplomatic``.
        until: last day, or None.
        outlet_country: alpha-3; only what outlets of this country tell counts. None for all.

    Yields:
        One point a day; Problems come first.
    """
    problems: list[Problem] = []
    events = list(_read_records(_number(lines), Event, problems))
    yield from problems
    if outlet_country is not None:
        events = [kept for event in events if (kept := only_told_in(event, outlet_country)) is not None]
    yield from form_relation(events, between, weights=weights, until=until)


def _read_articles(lines: Iterable[_Numbered], problems: list[Problem]) -> Iterator[Article]:
    return _read_records(lines, Article, problems)


def _read_records(lines: Iterable[_Numbered], cls: type[T], problems: list[Problem]) -> Iterator[T]:
    for number, line in lines:
        try:
            yield from_json(line, cls)
        except RecordError as error:
            problems.append(_problem(number, error))


def _annotate_chunk(chunk: list[_Numbered], *, doubtful: bool, names: str | None = None) -> list[Line]:
    model = load_token_model(names) if names is not None else None
    results: list[Line] = []
    for number, line in chunk:
        try:
            article = from_json(line, Article)
        except RecordError as error:
            results.append(_problem(number, error))
            continue
        results.append(to_json(annotate_article(article, doubtful=doubtful, names=model)))
    return results


def _map_lines(
    work: Callable[[list[_Numbered]], list[Line]], lines: Iterable[bytes], jobs: int
) -> Iterator[Line]:
    numbered = _number(lines)
    if jobs == 1:
        for item in numbered:
            yield from work([item])
        return
    first = list(islice(numbered, _CHUNK))
    if len(first) < _CHUNK:
        yield from work(first)
        return
    chunks = _chunks(chain(first, numbered))
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        waiting = [pool.submit(work, chunk) for chunk in islice(chunks, jobs * _CHUNKS_AHEAD)]
        while waiting:
            yield from waiting.pop(0).result()
            waiting += [pool.submit(work, chunk) for chunk in islice(chunks, 1)]


def _number(lines: Iterable[bytes]) -> Iterator[_Numbered]:
    return ((number, line) for number, line in enumerate(lines, start=1) if line.strip())


def _chunks(lines: Iterator[_Numbered]) -> Iterator[list[_Numbered]]:
    while chunk := list(islice(lines, _CHUNK)):
        yield chunk


def _problem(number: int, error: RecordError) -> Problem:
    return Problem("unreadable_record", "The record cannot be read", str(error), f"line {number}")
