"""Finds the phrases an editor would choose as keywords: names and noun phrases that recur or stand early."""

import math
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from tawatur.annotate.keyphrase_words import PhraseWord, read_phrase_word
from tawatur.model.annotation import Entity, Keyphrase, TimeMention
from tawatur.text.tokens import WORD

MOST = 10
_LONGEST = 4  # words of a phrase that is no name
_FURTHEST = 1500  # words read of a text; later phrases are not what it is about
_FEWEST_WORDS = 8
_QUOTES = re.compile('["«»“”()]')
_LEAST_NOUN = 0.01
# Weights of the score, in nats; round numbers chosen on the development halves of two sets.
_BY_LENGTH = {1: -0.6, 2: 0.4, 3: 0.3}
_BY_KIND = {"person": 2.6, "organization": 2.4, "place": 3.2, "country": 4.2}
_ADJECTIVE = -1.5
_BY_FULLEST = ("person", "organization")  # chosen once each, by the fullest of their names
_TITLE, _EARLY, _OFTEN, _OFTEN_PHRASE, _RECURRING = 0.5, 0.55, 0.25, 0.3, 1.0
_NOUN_FIRST, _NOUN_LEAST = 0.8, 0.9
_ARTICLE_FIRST, _ARTICLE_LAST, _ARTICLE_BOTH, _ARTICLE_SECOND = -1.2, 1.0, 0.35, -0.35
_OFFSET = 0.03  # of the place in the text, so that the first words weigh no more than the first sentence
_EVEN = 6.0  # the score at which an editor chose half of the phrases


@dataclass(frozen=True, slots=True)
class _Named:
    """A mention: where it ends, its entity's kind and number, and whether it is an adjective."""

    end: int
    kind: str
    entity: int
    adjective: bool


@dataclass(frozen=True, slots=True)
class _Field:
    """The title or the text with its words; None stands for a word that can be in no phrase."""

    in_: str
    body: str
    spans: list[tuple[int, int]]
    words: list[PhraseWord | None]


@dataclass(slots=True)
class _Candidate:
    """A phrase, where it stands first, and what its score is made of."""

    in_: str
    start: int
    end: int
    words: tuple[PhraseWord, ...]
    place: float
    in_title: bool
    count: int = 0
    name: _Named | None = None
    score: float = 0.0


def find_keyphrases(
    title: str,
    text: str,
    entities: Sequence[Entity],
    times: Sequence[TimeMention] = (),
    *,
    most: int = MOST,
) -> tuple[Keyphrase, ...]:
    """Return the keyphrases of an article, the best first; each stands in the text or title as written.

    A phrase is a run of nouns without attached conjunctions and prepositions, or a name. Its score is a sum
    of what editors chose by (see docs/arabic.md), turned to a share between 0 and 1. A person
    or organization comes once, by its fullest name; of a phrase and a longer one around it both are returned
    only where the shorter also stands alone.

    Args:
        title: may be empty.
        text: may be empty; then nothing is returned unless the title alone has enough words.
        entities: the names found in both, which are candidates and weigh more than other words.
        times: the times found in both; their words are in no phrase.
        most: how many phrases at most.
    """
    fields = [_read_field("title", title, times), _read_field("text", text, times)]
    size = max(len(where.words) for where in fields)
    if size < _FEWEST_WORDS:
        return ()
    named = _find_named(entities)
    candidates: dict[str, _Candidate] = {}
    for where in fields:
        _gather(where, named, candidates)
    counts = Counter(word.key for where in fields for word in where.words if word)
    for candidate in candidates.values():
        candidate.score = _weigh(candidate, size, min(counts[word.key] for word in candidate.words))
    ranked = sorted(candidates.items(), key=lambda item: (-item[1].score, item[0]))
    return tuple(_to_keyphrase(found, title, text) for found in _choose(ranked, most))


def _find_named(entities: Sequence[Entity]) -> dict[tuple[str, int], _Named]:
    """Return by field and first code point of each mention where it ends and what it names."""
    return {
        (mention.in_, mention.start): _Named(
            mention.end, entity.kind, number, adjective=mention.form == "adjective"
        )
        for number, entity in enumerate(entities)
        for mention in entity.mentions
        if mention.form != "office"
    }


def _read_field(in_: str, body: str, times: Sequence[TimeMention]) -> _Field:
    spans = [match.span() for match in islice(WORD.finditer(body), _FURTHEST)]
    words = [read_phrase_word(body[start:end]) for start, end in spans]
    for time in times:
        if time.in_ == in_:
            at = bisect_right(spans, (time.start, time.start))
            while at < len(spans) and spans[at][0] < time.end:
                words[at] = None
                at += 1
    return _Field(in_, body, spans, words)


def _gather(where: _Field, named: dict[tuple[str, int], _Named], candidates: dict[str, _Candidate]) -> None:
    """Add the phrases of one field to ``candidates``."""
    for first, word in enumerate(where.words):
        if word is None:
            continue
        start = where.spans[first][0] + word.attached
        name = named.get((where.in_, start))
        last = _find_last(where, first, name) if name else None
        if last is not None:
            _add(candidates, where, first, last, name)
            if name and name.adjective:
                continue
        for end in _phrase_ends(where, first):
            if end != last:
                _add(candidates, where, first, end, None)


def _find_last(where: _Field, first: int, name: _Named) -> int | None:
    """Return the index of a name's last word; None where it does not end with a word or holds a quote."""
    last = first
    while last + 1 < len(where.spans) and where.spans[last][1] < name.end:
        last += 1
    whole = where.spans[last][1] == name.end
    return last if whole and not _QUOTES.search(where.body, where.spans[first][0], name.end) else None


def _phrase_ends(where: _Field, first: int) -> Iterator[int]:
    """Yield the index of the last word of each run of nouns that starts here, the shortest first."""
    for last in range(first, min(first + _LONGEST, len(where.words))):
        word = where.words[last]
        if word is None or word.noun < _LEAST_NOUN:
            return
        between = where.body[where.spans[last - 1][1] : where.spans[last][0]] if last > first else ""
        if last > first and (word.attached or between.strip(" ")):
            return
        yield last


def _add(
    candidates: dict[str, _Candidate], where: _Field, first: int, last: int, name: _Named | None
) -> None:
    words = tuple(word for word in where.words[first : last + 1] if word)
    key = " ".join(word.key for word in words)
    found = candidates.get(key)
    if found is None:
        start = where.spans[first][0] + words[0].attached
        in_title = where.in_ == "title"
        found = _Candidate(where.in_, start, where.spans[last][1], words, 0 if in_title else first, in_title)
        candidates[key] = found
    found.count += 1
    if name and (found.name is None or found.name.adjective):
        found.name = name


def _weigh(candidate: _Candidate, size: int, least: int) -> float:
    """Return the score; ``least`` is how often the rarest word of the phrase stands in the article."""
    words = candidate.words
    several = len(words) > 1
    often = math.log(candidate.count)
    score = _BY_LENGTH.get(len(words), 0.0)
    if candidate.name:
        score += _ADJECTIVE if candidate.name.adjective else _BY_KIND.get(candidate.name.kind, 0.0)
    score += _TITLE * candidate.in_title - _EARLY * math.log(_OFFSET + candidate.place / size)
    score += (_OFTEN + _OFTEN_PHRASE * several) * often + _RECURRING * math.log(1 + least)
    score += _NOUN_FIRST * words[0].noun + _NOUN_LEAST * min(word.noun for word in words)
    score += _ARTICLE_FIRST * words[0].article + _ARTICLE_LAST * words[-1].article
    if len(words) == 2:
        score += (_ARTICLE_BOTH if words[0].article else _ARTICLE_SECOND) * words[1].article
    return score


def _choose(ranked: Sequence[tuple[str, _Candidate]], most: int) -> list[_Candidate]:
    """Take the best phrases, people and organizations by their fullest name; none that repeats another."""
    fullest: dict[int, tuple[str, _Candidate]] = {}
    for key, candidate in ranked:
        if candidate.name and candidate.name.kind in _BY_FULLEST:
            known = fullest.get(candidate.name.entity)
            if known is None or len(key) > len(known[0]):
                fullest[candidate.name.entity] = key, candidate
    chosen: list[tuple[str, _Candidate]] = []
    for key, candidate in ranked:
        if len(chosen) == most:
            break
        if not any(_repeats(key, candidate, *other) for other in chosen):
            score = candidate.score
            if candidate.name and candidate.name.entity in fullest:
                key, candidate = fullest[candidate.name.entity]  # noqa: PLW2901 - shown in its stead
                candidate.score = score
            chosen.append((key, candidate))
    return [candidate for _, candidate in chosen]


def _repeats(key: str, candidate: _Candidate, other_key: str, other: _Candidate) -> bool:
    """Tell whether a phrase adds nothing to one that was taken: the same person, or the same places."""
    if candidate.name:
        same = other.name is not None and candidate.name.entity == other.name.entity
        return key == other_key or (same and candidate.name.kind in _BY_FULLEST)
    if f" {key} " in f" {other_key} ":
        return candidate.count <= other.count + 1
    return f" {other_key} " in f" {key} " and candidate.count == 1


def _to_keyphrase(found: _Candidate, title: str, text: str) -> Keyphrase:
    body = title if found.in_ == "title" else text
    share = 1 / (1 + math.exp(_EVEN - found.score))
    return Keyphrase(body[found.start : found.end], round(share, 3), found.start, found.end, found.in_)
