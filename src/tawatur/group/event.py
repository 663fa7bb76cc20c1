"""Events: tellings of one act joined, copies counted as one witness, plans joined to what came of them."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from hashlib import blake2b
from math import prod

from tawatur.group.days import find_day, find_last_day
from tawatur.group.event_cluster import Act, cluster_tellings
from tawatur.group.event_match import Told, key_of, read_telling
from tawatur.group.serial import find_serial
from tawatur.model.article import Article
from tawatur.model.bonds import Bonds
from tawatur.model.event import Event, EventPin, Telling
from tawatur.text.arabic.fold import fold

# A shorter sentence may be worded alike by two who know nothing of each other.
_FEWEST_SPACES = 7
_REALISED_AFTER_PLAN = timedelta(days=3)
_REALISED_AFTER_PUBLICATION = timedelta(days=45)


def form_events(
    articles: Sequence[Article], bonds: Sequence[Bonds], pins: Sequence[EventPin] = ()
) -> tuple[Event, ...]:
    """Return each real-world event once, by date, whatever the order of the articles.

    Args:
        articles: annotated; of two with one id the first counts, and what is not annotated tells nothing.
        bonds: of these articles; an article without bonds stands alone.
        pins: what was ruled by hand of two tellings, that they are of one act or are not.
    """
    known = {bond.article: bond for bond in bonds}
    told = sorted(_tellings(articles, known), key=lambda item: (item.telling.published or "", _place(item)))
    kinds: dict[object, list[Told]] = defaultdict(list)
    kin = _pinned_kinds(told, pins)
    for item in _trace(told):
        kinds[kin.get(item.kind, item.kind)].append(item)
    events = [_make(act) for members in kinds.values() for act in cluster_tellings(members, pins)]
    named = _name(sorted(events, key=_order))
    return tuple(_realise(named))


def only_told_in(event: Event, country: str) -> Event | None:
    """Return the event as the outlets of one country tell it, or None where none of them does."""
    mentions = tuple(mention for mention in event.mentions if mention.outlet_country == country)
    if not mentions:
        return None
    return replace(
        event,
        mentions=mentions,
        joins=(),
        mention_count=len(mentions),
        confidence=_confidence(mentions),
        origin_count=len({mention.origin for mention in mentions}),
        outlet_count=len({mention.outlet for mention in mentions if mention.outlet}),
        first_seen=min((mention.published for mention in mentions if mention.published), default=None),
    )


def _confidence(mentions: Sequence[Telling]) -> float:
    """Return the chance that one of the independent tellings is right; copies add nothing."""
    origins: dict[str, float] = {}
    for mention in mentions:
        origins[mention.origin] = max(origins.get(mention.origin, 0.0), mention.confidence)
    return round(min(0.99, 1 - prod(1 - chance for chance in origins.values())), 3)


def _tellings(articles: Sequence[Article], bonds: Mapping[str, Bonds]) -> Iterator[Told]:
    seen = set()
    for article in articles:
        if article.id in seen:
            continue
        seen.add(article.id)
        bond = bonds.get(article.id)
        copy = bond.syndication if bond else None
        is_copy = copy is not None and copy.role != "excerpt"
        origin = (copy.origin or copy.group) if copy is not None and is_copy else article.id
        outlet = article.outlet.id or article.outlet.name if article.outlet else None
        for mention in article.events or ():
            start, end = mention.sentence
            field = article.title if mention.in_ == "title" else article.text
            telling = Telling(
                article=article.id,
                origin=origin,
                outlet=outlet,
                published=article.published,
                in_=mention.in_,
                sentence_text=field[start:end],
                start=start,
                end=end,
                status=mention.status,
                confidence=mention.confidence,
                rule=mention.rule,
                outlet_country=article.outlet.country if article.outlet else None,
                id=f"{article.id}#{mention.in_}:{start}/{mention.rule}",
            )
            yield read_telling(mention, telling, bond.story if bond else None)


def _trace(told: Sequence[Told]) -> Iterator[Told]:
    """Give a sentence that was printed before, word for word, the origin of its first print."""
    first: dict[str, str] = {}
    for item in told:
        sentence = fold(item.telling.sentence_text)
        if sentence.count(" ") < _FEWEST_SPACES:
            yield item
            continue
        origin = first.setdefault(sentence, item.telling.origin)
        yield replace(item, telling=replace(item.telling, origin=origin))


def _pinned_kinds(told: Sequence[Told], pins: Sequence[EventPin]) -> dict[object, object]:
    """Return which kinds count as another one because tellings of both were ruled to be of one act."""
    kind = {item.telling.id: item.kind for item in told} if pins else {}
    kin: dict[object, object] = {}

    def root(one: object) -> object:
        while one in kin and kin[one] != one:
            one = kin[one]
        return one

    for pin in pins:
        if pin.same and pin.one in kind and pin.other in kind:
            kin[root(kind[pin.one])] = root(kind[pin.other])
    return {one: root(one) for one in kin}


def _place(item: Told) -> tuple[str, int, int]:
    return item.telling.article, item.telling.in_ == "text", item.mention.trigger[0]


def _make(act: Act) -> Event:
    members = act.members
    best = max(
        members,
        key=lambda item: (
            len(item.parties),
            _is_dated(item),
            item.mention.mode == "visit",
            item.mention.confidence,
        ),
    )
    mention = best.mention
    dated = _settle_date(members)
    tellings = tuple(item.telling for item in members)
    outlets = {item.telling.outlet for item in members if item.telling.outlet}
    published = [item.telling.published for item in members if item.telling.published]
    return Event(
        id="",
        type=mention.type,
        mode=mention.mode,
        underlying=mention.underlying,
        status=mention.status,
        historical=all(item.mention.historical for item in members),
        date=dated.mention.date,
        until=dated.mention.until,
        date_precision=dated.mention.date_precision,
        date_basis=dated.mention.date_basis,
        actors=mention.actors,
        recipients=mention.recipients,
        mediators=next((item.mention.mediators for item in members if item.mention.mediators), ()),
        place=next((item.mention.place for item in members if item.mention.place), None),
        contexts=mention.contexts,
        intensity=mention.intensity,
        confidence=_confidence(tellings),
        rule=mention.rule,
        mentions=tellings,
        mention_count=len(members),
        origin_count=len({telling.origin for telling in tellings}),
        outlet_count=len(outlets),
        first_seen=min(published, default=None),
        reasons=tuple(sorted({reason for join in act.joins for reason in join.reasons})),
        joins=act.joins,
    )


def _is_dated(item: Told) -> bool:
    return item.mention.date is not None and item.mention.date_basis != "publication"


def _settle_date(members: Sequence[Told]) -> Told:
    """Return the telling whose date counts: the day most origins state, else the earliest publication."""
    stated = [item for item in members if _is_dated(item)]
    if stated:
        votes = Counter(day for day, _ in {(item.mention.date, item.telling.origin) for item in stated})
        return max(stated, key=lambda item: (votes[item.mention.date], item.mention.confidence))
    return min(members, key=lambda item: (item.mention.date is None, item.mention.date or ""))


def _order(event: Event) -> tuple[str, str, str, str, str]:
    first = event.mentions[0]
    return event.date or "", event.type, first.published or "", first.article, first.sentence_text


def _name(events: list[Event]) -> Iterator[Event]:
    """Give ids that follow from what happened, so that copies and the order of articles change none."""
    seen: Counter[str] = Counter()
    for event in events:
        parties = "+".join(sorted(map(key_of, (*event.actors, *event.recipients))))
        serial = find_serial(event.mentions[0].sentence_text)
        facts = (event.type, event.underlying, event.mode, event.status, parties, event.date, serial)
        code = blake2b("|".join(map(str, facts)).encode(), digest_size=8).hexdigest()
        seen[code] += 1
        yield replace(event, id=f"event:{code}" if seen[code] == 1 else f"event:{code}-{seen[code]}")


def _realise(named: Iterator[Event]) -> Iterator[Event]:
    """Say until when each plan may come about, and join each act to the plan that it carried out.

    Of several plans that fit, the act carried out the one told last.
    """
    events = [replace(event, expires=_expires(event)) for event in named]
    plans: dict[tuple[str, frozenset[str]], list[Event]] = defaultdict(list)
    for event in events:
        if event.expires is not None and not event.historical:
            plans[_planned_type(event), _parties(event)].append(event)
    for known in plans.values():
        known.sort(key=lambda plan: (plan.first_seen or "", plan.id), reverse=True)
    for event in events:
        fitting = plans.get((event.type, _parties(event)), ())
        plan = next((plan for plan in fitting if _carries_out(event, plan)), None)
        yield replace(event, realises=plan.id) if plan else event


def _parties(event: Event) -> frozenset[str]:
    return frozenset(map(key_of, (*event.actors, *event.recipients)))


def _planned_type(plan: Event) -> str:
    return (plan.underlying or plan.type).split("/")[0]


def _expires(event: Event) -> str | None:
    """Return the last day of a plan: some days after it is due, or a while after it was told."""
    if event.status != "planned" or _planned_type(event) == "AGREE":
        return None
    is_stated = event.date_basis not in {None, "publication"}
    due = find_last_day(event.until or event.date) if is_stated else None
    told = find_day(event.first_seen) or find_day(event.date)
    if due is not None:
        return (due + _REALISED_AFTER_PLAN).isoformat()
    return (told + _REALISED_AFTER_PUBLICATION).isoformat() if told else None


def _carries_out(event: Event, plan: Event) -> bool:
    if event.status != "reported" or event.historical:
        return False
    day, told = find_day(event.date), find_day(plan.first_seen)
    return day is not None and told is not None and told <= day and day.isoformat() <= (plan.expires or "")
