"""A text as stories see it: what its title, opening and body weigh, what it names and counts, when."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache

from tawatur.group.background import find_background
from tawatur.group.formula import is_number_word
from tawatur.group.frequencies import Frequencies
from tawatur.model.annotation import Entity
from tawatur.model.article import Article
from tawatur.model.moment import bounds
from tawatur.search.analyzer import stem_terms
from tawatur.text.arabic.stopwords import is_stopword

_OPENING_WORDS, _BODY_WORDS = 60, 200
# A day's time may lie anywhere within two and a half days of UTC; what is vaguer dates nothing.
_FOUND_BY_MODEL = frozenset({"organization", "place", "other"})
_VAGUEST_HOURS = 24.0 * 4
_TITLE_COUNTS = 2
_MOST_BACKGROUND = 120
_COUNTRIES = 3
# A word in one text of about 150, or rarer, tells something; stock phrases of officialdom do not reach that.
TELLING = 3.0
# A vector shorter than this is not drawn out to length 1: two notes of a few stock phrases are not alike.
_LEAST_OPENING, _LEAST_BODY = 15.0, 18.0
INDEX_TERMS = 12
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_PER_WORD = 8
# A word that comes again counts for more, but ever less.
_MOST_COUNTED = 100
_GROWTH = (0.0, *(1 + math.log(count) for count in range(1, _MOST_COUNTED + 1)))

Vector = Mapping[str, float]


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The words that stories look at, before anything is weighed; what a store keeps of a text.

    Attributes:
        title, body: stems in reading order.
        names: (key, label) of the entities.
        places: keys of the towns and regions that the opening names.
        countries: the three countries that title and opening name most often, in order of code.
        starts, ends: hours since 1970 between which it was published; None where no day is known.
        background: stems of the sentences that recall earlier news.
    """

    id: str
    outlet: str | None
    country: str | None
    title: tuple[str, ...]
    body: tuple[str, ...]
    names: tuple[tuple[str, str], ...]
    places: tuple[str, ...]
    countries: tuple[str, ...]
    starts: float | None
    ends: float | None
    background: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Telling:
    """One text among those that may tell the same happening.

    Attributes:
        words: what it was made from.
        opening, body: stems by weight, each of length 1, or shorter where little is said; the opening
            holds the title, the body holds both.
        names: entities by weight.
        named: what these weigh together.
        anchors: stems of the opening that are rare enough to tell one thing from another.
        counted: a stem, and the numbers that stand with it.
        index: the stems that tell most, best first.
        past: what the stems of the sentences that recall earlier news weigh.
    """

    words: Words
    opening: Vector
    body: Vector
    names: Vector
    named: float
    anchors: frozenset[str]
    counted: Mapping[str, frozenset[str]]
    index: tuple[str, ...]
    past: Vector

    @property
    def id(self) -> str:
        """The article's id."""
        return self.words.id

    @property
    def age(self) -> tuple[bool, float, str]:
        """A key that orders by time, the undated last."""
        return self.words.starts is None, self.words.starts or 0.0, self.words.id


def _is_weighed(entity: Entity) -> bool:
    """Leave out places and bodies that no list knows: the same one goes by too many names. Persons count."""
    return entity.id is not None or entity.kind not in _FOUND_BY_MODEL


def take_words(article: Article) -> Words:
    """Return what stories look at in an article, annotated or not."""
    reach = _opening_reach(article.text)
    names: dict[str, str] = {}
    places: list[str] = []
    countries: Counter[str] = Counter()
    for entity in article.entities or ():
        if not _is_weighed(entity):
            continue
        key = entity.id or entity.name
        names.setdefault(key, entity.name)
        early = sum(_TITLE_COUNTS if m.in_ == "title" else m.start < reach for m in entity.mentions)
        if early and entity.kind == "place":
            places.append(key)
        elif early and entity.kind == "country" and entity.country:
            countries[entity.country] += early
    starts, ends = find_hours(article.published)
    outlet = article.outlet
    return Words(
        id=article.id,
        outlet=(outlet.id or outlet.name) if outlet else None,
        country=outlet.country if outlet else None,
        title=tuple(stem_terms(article.title)),
        body=tuple(stem_terms(_cut(article.text))[:_BODY_WORDS]),
        names=tuple(names.items()),
        places=tuple(places),
        countries=tuple(sorted(sorted(countries, key=lambda code: (-countries[code], code))[:_COUNTRIES])),
        starts=starts,
        ends=ends,
        background=tuple(stem for sentence in find_background(article.text) for stem in stem_terms(sentence))[
            :_MOST_BACKGROUND
        ],
    )


def weigh_words(words: Words, frequencies: Frequencies) -> Telling:
    """Return a text with its words weighed."""
    opening = Counter(words.body[:_OPENING_WORDS])
    for stem in words.title:
        opening[stem] += _TITLE_COUNTS
    body = opening.copy()
    body.update(words.body[_OPENING_WORDS:])
    worth = frequencies.worth
    raw = _weigh(opening, worth)
    index = sorted(raw, key=lambda stem: (-raw[stem], stem))[:INDEX_TERMS]
    weighed = ((key, _name_weight(label, frequencies)) for key, label in words.names)
    names = {key: weight for key, weight in weighed if weight > 0}
    return Telling(
        words=words,
        opening=_unit(raw, _LEAST_OPENING),
        body=_unit(_weigh(body, worth), _LEAST_BODY),
        names=names,
        named=sum(names.values()),
        anchors=frozenset([stem for stem in raw if worth[stem] >= TELLING]),
        counted=_find_counted((*words.title, *words.body[:_OPENING_WORDS])),
        index=tuple(index),
        past={stem: worth[stem] for stem in words.background if worth[stem]},
    )


def distinct_stems(words: Words) -> frozenset[str]:
    """Return the stems of a text, each once, for counting in how many texts they stand."""
    return frozenset((*words.title, *words.body))


def _cut(text: str) -> str:
    """Return enough of a text to hold its first words."""
    return text[: _BODY_WORDS * _PER_WORD]


def _opening_reach(text: str) -> int:
    return min(len(text), _OPENING_WORDS * 7)


def find_hours(published: str | None) -> tuple[float | None, float | None]:
    """Return the hours since 1970 between which a contract time may lie; None where it names no day."""
    span = bounds(published)
    if span is None:
        return None, None
    starts, ends = ((moment - _EPOCH).total_seconds() / 3600 for moment in span)
    return (starts, ends) if ends - starts <= _VAGUEST_HOURS else (None, None)


def _weigh(counts: Mapping[str, int], worth: Mapping[str, float]) -> dict[str, float]:
    grown = _GROWTH
    return {
        stem: weight if count == 1 else weight * grown[min(count, _MOST_COUNTED)]
        for stem, count in counts.items()
        if (weight := worth[stem])
    }


def _unit(vector: dict[str, float], least: float) -> dict[str, float]:
    length = max(least, math.hypot(*vector.values()))
    return {stem: value / length for stem, value in vector.items()}


@lru_cache(maxsize=100_000)
def stems_of_name(label: str) -> tuple[str, ...]:
    """Return the stems of a name, without its stopwords."""
    return tuple(stem for stem in stem_terms(label) if not is_stopword(stem))


def _name_weight(label: str, frequencies: Frequencies) -> float:
    """Weigh a name by its rarest word."""
    return max(map(frequencies.weigh, stems_of_name(label)), default=0.0)


def _find_counted(stems: Iterable[str]) -> dict[str, frozenset[str]]:
    """Return what is counted: «15 قتيلا» and «الطائرة الخامسة» by the noun."""
    found: dict[str, set[str]] = {}
    kinds = _KINDS
    before, number = "", ""
    for stem in stems:
        if number:
            found.setdefault(stem, set()).add(number)
            number = ""
        kind = kinds[stem]
        if kind:
            if kind & _COUNTS:
                number = stem
            if kind & _ORDERS and before and not before[0].isdigit():
                found.setdefault(before, set()).add(stem)
        before = stem
    return {noun: frozenset(numbers) for noun, numbers in found.items()}


_COUNTS, _ORDERS = 1, 2
# So many stems are remembered with what they count.
_MOST_KINDS = 1 << 17


class _Kinds(dict[str, int]):
    """Whether a stem is a number before what it counts, one behind it, both or neither."""

    def __missing__(self, stem: str) -> int:
        if len(self) >= _MOST_KINDS:
            self.clear()
        counts = stem[0].isdigit() and not _is_year(stem)
        kind = self[stem] = _COUNTS * counts + _ORDERS * is_number_word(stem)
        return kind


# Filled as stems come by; what a stem counts depends on the stem alone.
_KINDS = _Kinds()


def _is_year(stem: str) -> bool:
    return len(stem) == 4 and stem[:2] in ("19", "20")
