"""Who did what to whom: the dated acts that an article tells, each with its sentence and trigger."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice

from tawatur.annotate.event_confidence import ASSERTED, find_confidence
from tawatur.annotate.event_dating import When, find_publication_day, find_when, is_coming, is_old
from tawatur.annotate.event_frames import Fit, find_content, find_fits
from tawatur.annotate.event_parties import Group, find_groups
from tawatur.annotate.event_phrases import Party, Told
from tawatur.annotate.event_topics import is_about_else, is_article_about_else, is_telling
from tawatur.annotate.event_words import Sentence, make_sentence, skip_dateline, split_event_words
from tawatur.knowledge.outlets import load_registry
from tawatur.knowledge.plover import find_score
from tawatur.knowledge.verbs import Frame, find_triggers
from tawatur.model.annotation import Entity, EventMention, EventPlace, TimeMention
from tawatur.model.article import Article
from tawatur.model.span import Span
from tawatur.text.arabic.fold import fold
from tawatur.text.sentences import find_sentences

_FUTURE_TYPES = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})
# Nouns that tell what an agreement is about where no frame does.
_CONTENT = (
    ("AID", "مساعدات مساعدة منح منحة دعم تمويل قروض"),
    ("CONSULT", "اجتماع اللجنة قمة مفاوضات محادثات زيارة لقاء الحوار مشاورات الاجتماع"),
    ("SUPPORT", "العلاقات سفارة السفارات السفارتين توقيع اتفاقية"),
    ("COOPERATE", "التعاون تعاون بالتعاون للتعاون التنسيق التبادل تبادل شراكة الشراكة تسليم مشروع العمل"),
)


def find_events(
    article: Article, entities: Sequence[Entity], times: Sequence[TimeMention]
) -> tuple[EventMention, ...]:
    """Return the acts an article tells, in order, title first; doubtful ones with ``asserted`` False.

    Args:
        article: after `normalize`.
        entities: what the article names.
        times: the times it names.
    """
    sentences = _sentences(article, entities)
    opening = tuple(islice(sentences, 2))
    if not opening or is_article_about_else(opening):
        return ()
    day = find_publication_day(article)
    told = Told(home=_home(article))
    found: list[EventMention] = []
    for sentence in chain(opening, sentences):
        found += _code(sentence, told, times, day)
    return tuple(_tell_once(found))


def _tell_once(found: Sequence[EventMention]) -> Iterator[EventMention]:
    """Yield the acts without those that an earlier sentence of the text has told already."""
    last: dict[tuple[object, ...], EventMention] = {}
    for mention in found:
        sides = tuple(
            frozenset(a.country or a.entity or a.name for a in s)
            for s in (mention.actors, mention.recipients)
        )
        underlying = mention.underlying and mention.underlying.split("/")[0]
        key = (mention.in_, mention.type, sides, mention.status, underlying, mention.historical)
        old = last.get(key)
        last[key] = mention
        if old is None or not _is_same(old, mention):
            yield mention


def _is_same(old: EventMention, new: EventMention) -> bool:
    dated = {old.date_basis, new.date_basis} - {None, "publication"}
    dates = old.date == new.date or len(dated) < 2
    modes = old.mode == new.mode or None in {old.mode, new.mode} or old.type in {"CONSULT", "ASSAULT"}
    return dates and modes and old.asserted >= new.asserted and old.sentence != new.sentence


def _home(article: Article) -> str | None:
    outlet = article.outlet
    if outlet is None:
        return None
    entry = load_registry().by_domain(outlet.domain) if outlet.domain and not outlet.country else None
    return outlet.country or (entry.country if entry else None)


def split_article(article: Article, entities: Sequence[Entity]) -> tuple[Sentence, ...]:
    """Return the sentences of an article with the names in them, those of the title first."""
    return tuple(_sentences(article, entities))


def _sentences(article: Article, entities: Sequence[Entity]) -> Iterator[Sentence]:
    """Yield the sentences one by one: of most sports pages the first two are all that is asked for."""
    mentions: dict[str, list[tuple[int, int, Entity, str]]] = {"title": [], "text": []}
    for entity in entities:
        for mention in entity.mentions:
            mentions.setdefault(mention.in_, []).append((mention.start, mention.end, entity, mention.form))
    for in_, text in (("title", article.title), ("text", article.text)):
        here = sorted(mentions[in_], key=lambda item: item[:2])
        starts = [item[0] for item in here]
        for number, span in enumerate(find_sentences(text)):
            start = skip_dateline(text, span.start) if number == 0 and in_ == "text" else span.start
            words = split_event_words(text, min(start, span.end), span.end)
            if words:
                inside = here[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
                yield make_sentence(text, Span(span.start, span.end, in_), number, words, inside)


def _code(
    sentence: Sentence, told: Told, times: Sequence[TimeMention], day: str | None
) -> Iterable[EventMention]:
    quiet = not any(find_triggers(word.folded) for word in sentence.words)
    if quiet and not sentence.names:
        return ()
    groups = find_groups(sentence, told)
    _remember_pair(groups, told)
    if quiet or is_about_else(sentence) or not is_telling(sentence, sentence.text):
        return ()
    fits = find_fits(sentence, groups, told.home)
    for fit in fits:
        both = (*fit.roles.actors, *fit.roles.recipients)
        if len(both) == 2 and not fit.standing.historical:
            told.pair = both
    return _best_of_each([_mention(sentence, groups, fit, times, day) for fit in fits])


def _remember_pair(groups: Sequence[Group], told: Told) -> None:
    """Keep the last two parties named as such: «الجانبان» of the next sentence are these."""
    parties: dict[str, Party] = {}
    for group in groups:
        if group.kind in {"named", "peer"} and not group.is_place:
            for party in group.parties:
                if party.actor.country:
                    parties.setdefault(party.actor.country, party)
    if len(parties) >= 2:
        told.pair = tuple(parties.values())[:2]
    elif len(parties) == 1 and len(told.pair) == 1:
        ((country, party),) = parties.items()
        if told.pair[0].actor.country != country:
            told.pair = (*told.pair, party)
    elif len(parties) == 1 and not told.pair:
        told.pair = tuple(parties.values())


def _mention(
    sentence: Sentence, groups: Sequence[Group], fit: Fit, times: Sequence[TimeMention], day: str | None
) -> EventMention:
    frame, status = fit.frame, fit.standing.status
    when = find_when(sentence, fit.clause, fit.first, times, day)
    coming = status == "reported" and is_coming(when, day)
    if coming and fit.trigger.tense != "noun" and not _announces(sentence, fit):
        when = When(day, None, "day", "publication")  # the day of what is agreed, not of the telling
    elif coming:
        status = "planned"
    historical = fit.standing.historical or (status == "reported" and is_old(when, day))
    if historical and when.basis == "publication":
        when = When()
    type_, mode, underlying, status = _type(sentence, fit, status)
    words = sentence.words
    confidence = find_confidence(sentence, fit)
    return EventMention(
        type=type_,
        mode=mode,
        underlying=underlying,
        status=status,
        historical=historical,
        date=when.date,
        until=when.until,
        date_precision=when.precision,
        date_basis=when.basis,
        actors=tuple(party.actor for party in fit.roles.actors),
        recipients=tuple(party.actor for party in fit.roles.recipients),
        mediators=tuple(party.actor for party in fit.roles.mediators),
        place=_place(groups, fit),
        contexts=frame.contexts,
        intensity=find_score(type_, mode),
        in_=sentence.in_,
        sentence=(sentence.start, sentence.end),
        trigger=(words[fit.first].start + _attached(fit), words[fit.last - 1].end),
        confidence=confidence,
        rule=frame.id,
        asserted=confidence >= ASSERTED,
    )


def _announces(sentence: Sentence, fit: Fit) -> bool:
    """Tell whether the verb only makes an act known: «أعلنت … إضرابا يوم …»."""
    return any(cue.first == fit.first and cue.kind in {"license", "told"} for cue in sentence.cues)


def _attached(fit: Fit) -> int:
    """Return how many letters of the trigger's first word are a conjunction or a preposition."""
    return len(fit.trigger.conjunction) + len(fit.trigger.preposition)


def _type(sentence: Sentence, fit: Fit, status: str) -> tuple[str, str | None, str | None, str]:
    frame = fit.frame
    if frame.type == "AGREE":
        content = find_content(sentence, fit)
        status = "planned" if status == "reported" else status
        return "AGREE", None, _code_of(content) if content else _content_word(sentence, fit), status
    if status == "planned" and frame.type in _FUTURE_TYPES:
        return "AGREE", None, _code_of(frame), status
    return frame.type, frame.mode, None, status


def _code_of(frame: Frame) -> str:
    if frame.mode is None or frame.mode == "meet":
        return frame.type
    return f"{frame.type}/{frame.mode}"


def _content_word(sentence: Sentence, fit: Fit) -> str | None:
    following = {word.folded for word in sentence.words[fit.last : fit.clause.right]}
    for type_, words in _CONTENT:
        if following & set(fold(words).split()):
            return type_
    return None


def _place(groups: Sequence[Group], fit: Fit) -> EventPlace | None:
    """Return where the act was: a place in its clause, else one of a party's country in the sentence."""
    places = [g for g in groups if g.parties and (g.is_place or g.kind == "place")]
    visits = fit.frame.mode == "visit"
    inside = [g for g in places if fit.clause.left <= g.first < fit.clause.right and (g.is_place or visits)]
    own = {party.actor.country for party in (*fit.roles.actors, *fit.roles.recipients)}
    near = [g for g in places if g.is_place and g.parties[0].actor.country in own] if visits else []
    for group in (*inside, *near):
        actor = group.parties[0].actor
        return EventPlace(actor.name, actor.country, actor.entity)
    return None


def _best_of_each(mentions: list[EventMention]) -> list[EventMention]:
    """Keep one of several tellings of one act in one sentence: the surest with the most precise mode."""
    kept: dict[tuple[object, ...], EventMention] = {}
    for mention in mentions:
        pair = frozenset(a.country or a.entity or a.name for a in (*mention.actors, *mention.recipients))
        mode = mention.mode if mention.type == "COERCE" else None
        key = (
            mention.type,
            mode,
            mention.underlying and mention.underlying.split("/")[0],
            pair,
            mention.status,
        )
        old = kept.get(key)
        if old is None:
            kept[key] = mention
            continue
        chosen, other = (mention, old) if _rank(mention) > _rank(old) else (old, mention)
        if chosen.date_basis in {None, "publication"} and other.date_basis is not None:
            chosen = replace(
                chosen,
                date=other.date,
                until=other.until,
                date_precision=other.date_precision,
                date_basis=other.date_basis,
            )
        kept[key] = chosen
    return sorted(kept.values(), key=lambda mention: mention.trigger)


def _rank(mention: EventMention) -> tuple[int, float]:
    order = {"visit": 3, "phone": 4, "multilateral": 1, "meet": 0, None: 0}
    return (order.get(mention.mode, 2), mention.confidence)
