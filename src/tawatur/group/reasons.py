"""Why two articles are related, in one Arabic sentence whose quoted words stand in both texts."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from tawatur.group.frequencies import Frequencies
from tawatur.group.telling import TELLING
from tawatur.model.article import Article
from tawatur.model.bonds import Reason
from tawatur.search.analyzer import analyze_tokens, stem_terms
from tawatur.text.arabic.stopwords import is_stopword

# What is known as a name may be less rare than other words, but a reason must weigh something on the whole.
_TELLING_NAME, _ENOUGH = 1.0, 4.0
_NAME_BONUS, _TITLE_BONUS = 1.0, 1.0
# A phrase grows over words of some weight and over the small words of personal names.
_GROWING = 1.5
_PARTICLES = frozenset({"عبد", "بن", "ابن", "آل", "أبو", "بو", "ولد", "سيدي"})
_WORDS = 250
_PER_WORD = 7
_LONGEST_PHRASE = 4
_OCCURRENCES = 4
_SHORTEST = 3
_ATTACHED = ("و", "ف", "ب", "ل", "ك", "ال", "وال", "فال", "بال", "كال", "لل", "ولل", "وب", "ول")
# Not «ك»: it stands before few names and begins many («كولونا», «كوريا»).
_ONE_LETTER = frozenset("وفبل")
_MOST_NAMED = 3

_SENTENCES = {
    "same_event": "الخبران عن حدث واحد: يذكر كلاهما {named}.",
    "other_outlet": "يرويه أيضا «{outlet}»، ويذكر الخبران {named}.",
    "follow_up": "خبر لاحق في الموضوع نفسه: يذكر كلاهما {named}.",
    "background": "خبر سابق في الموضوع نفسه: يذكر كلاهما {named}.",
    "same_actors": "خبر آخر عن الأسماء نفسها: يذكر كلاهما {named}.",
}


class _Word(NamedTuple):
    printed: str
    stem: str
    # True where nothing but a space parts it from the word before.
    adjoins: bool


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """The words of an article that a reason may name.

    Attributes:
        article: the article.
        words: the words of its title and of its first paragraphs.
        places: where each stem stands among these.
        known: stems of the entities it names.
        headline: stems of its title.
    """

    article: Article
    words: tuple[_Word, ...]
    places: dict[str, list[int]]
    known: frozenset[str]
    headline: frozenset[str]


def read_for_reasons(article: Article) -> Reading:
    """Return an article read once, to be compared with many."""
    words = [*_read(article.title), *_read(article.text[: _WORDS * _PER_WORD])][:_WORDS]
    places: dict[str, list[int]] = {}
    for place, word in enumerate(words):
        places.setdefault(word.stem, []).append(place)
    labels = {entity.name for entity in article.entities or () if entity.id is not None}
    known = frozenset(stem for label in labels for stem in stem_terms(label))
    return Reading(article, tuple(words), places, known, frozenset(stem_terms(article.title)))


def find_shared_names(one: Reading, other: Reading, frequencies: Frequencies) -> tuple[str, ...]:
    """Return words and phrases that stand, letter for letter, in both texts; best first.

    Empty where what the texts share tells too little, or is neither a known name nor worth a title.
    """
    worth = _rank_stems(one, other, frequencies)
    found: list[str] = []
    told, is_named = 0.0, False
    for stem in sorted(worth, key=lambda stem: (-worth[stem], stem))[: 4 * _MOST_NAMED]:
        phrase = _longest_phrase(stem, one, other, frequencies)
        if phrase and stands_in_both(phrase, one.article, other.article) and not _is_told(phrase, found):
            found = [known for known in found if known not in phrase]
            found.append(phrase)
            told += frequencies.weigh(stem)
            is_named = is_named or _is_name(stem, one, other) or stem in one.headline | other.headline
        if len(found) == _MOST_NAMED:
            break
    return tuple(found) if told >= _ENOUGH and is_named else ()


def _is_name(stem: str, one: Reading, other: Reading) -> bool:
    return stem in one.known and stem in other.known


def _rank_stems(one: Reading, other: Reading, frequencies: Frequencies) -> dict[str, float]:
    """Return the stems worth naming; names and words of the titles come first."""
    found = {}
    worth = frequencies.worth  # 0 for numbers
    for stem in one.places.keys() & other.places.keys():
        weight = worth[stem]
        if weight < _TELLING_NAME:
            continue
        is_name = _is_name(stem, one, other)
        if weight >= (_TELLING_NAME if is_name else TELLING):
            in_title = stem in one.headline or stem in other.headline
            found[stem] = weight + _NAME_BONUS * is_name + _TITLE_BONUS * in_title
    return found


def _longest_phrase(stem: str, one: Reading, other: Reading, frequencies: Frequencies) -> str:
    phrases = [
        _extend(one.words, other.words, a, b, frequencies)
        for a in one.places[stem][:_OCCURRENCES]
        for b in other.places[stem][:_OCCURRENCES]
    ]
    return max(phrases, key=len, default="")


def stands_in_both(phrase: str, one: Article, other: Article) -> bool:
    """Tell whether words stand in title or text of both articles, letter for letter."""
    return all(phrase in article.title or phrase in article.text for article in (one, other))


def make_reason(kind: str, named: Sequence[str], one: Article, other: Article) -> Reason:
    """Return the reason of a kind of `model.bonds.Reason` that quotes the shared words.

    Raises:
        ValueError: a quoted word does not stand in both texts.
    """
    for phrase in named:
        if not stands_in_both(phrase, one, other):
            raise ValueError(f"{phrase!r} does not stand in both {one.id} and {other.id}")
    quoted = " و".join(f"«{phrase}»" for phrase in named)
    outlet = (other.outlet.name or other.outlet.id or "") if other.outlet else ""
    return Reason(kind, _SENTENCES[kind].format(named=quoted, outlet=outlet), _shared_entities(one, other))


def _shared_entities(one: Article, other: Article) -> tuple[str, ...]:
    theirs = {entity.id for entity in other.entities or ()}
    return tuple(e.id for e in one.entities or () if e.id is not None and e.id in theirs)


def _read(text: str) -> list[_Word]:
    words: list[_Word] = []
    end = -1
    for token in analyze_tokens(text):
        printed = _bare(text[token.start : token.end], token.surface)
        is_whole = len(printed) == token.end - token.start
        words.append(_Word(printed, token.stem, is_whole and text[end : token.start] == " "))
        end = token.end
    return words


def _bare(printed: str, surface: str) -> str:
    """Take one attached conjunction or preposition off a printed word, where its index term lacks it."""
    is_attached = printed[0] in _ONE_LETTER and surface[:1] != printed[0] and len(printed) > _SHORTEST
    return printed[1:] if is_attached else printed


def _extend(mine: Sequence[_Word], theirs: Sequence[_Word], a: int, b: int, frequencies: Frequencies) -> str:
    """Return the longest phrase around two places that both texts print alike; "" where the words differ."""
    head = _shared_form(mine[a].printed, theirs[b].printed)
    if not head:
        return ""
    phrase = [head]
    whole = head == mine[a].printed == theirs[b].printed
    forward = 1
    while len(phrase) < _LONGEST_PHRASE and _follows(mine, theirs, a + forward, b + forward):
        if not _may_grow(mine[a + forward], frequencies):
            break
        phrase.append(mine[a + forward].printed)
        forward += 1
    back = 1
    while whole and len(phrase) < _LONGEST_PHRASE and _linked(mine, theirs, a - back + 1, b - back + 1):
        before = _shared_form(mine[a - back].printed, theirs[b - back].printed)
        if not before or not _may_grow(mine[a - back], frequencies):
            break
        phrase.insert(0, before)
        whole = before == mine[a - back].printed == theirs[b - back].printed
        back += 1
    while len(phrase) > 1 and phrase[-1] in _PARTICLES:
        phrase.pop()
    return " ".join(phrase)


def _linked(mine: Sequence[_Word], theirs: Sequence[_Word], a: int, b: int) -> bool:
    """Tell whether both words have a neighbor just before them."""
    return a > 0 and b > 0 and mine[a].adjoins and theirs[b].adjoins


def _follows(mine: Sequence[_Word], theirs: Sequence[_Word], a: int, b: int) -> bool:
    if a >= len(mine) or b >= len(theirs) or not (mine[a].adjoins and theirs[b].adjoins):
        return False
    return mine[a].printed == theirs[b].printed


def _may_grow(word: _Word, frequencies: Frequencies) -> bool:
    is_telling = frequencies.weigh(word.stem) >= _GROWING and not is_stopword(word.printed)
    return word.printed in _PARTICLES or is_telling


def _shared_form(one: str, other: str) -> str:
    """Return the longest form of two words, attached letters off, that both hold."""
    if one == other:
        return one
    shared = _forms(one) & _forms(other)
    return max(shared, key=lambda form: (len(form), form), default="")


@lru_cache(maxsize=1 << 16)
def _forms(word: str) -> frozenset[str]:
    return frozenset(
        {word}
        | {
            word[len(letters) :]
            for letters in _ATTACHED
            if word.startswith(letters) and len(word) - len(letters) >= _SHORTEST
        }
    )


def _is_told(phrase: str, found: Sequence[str]) -> bool:
    return any(phrase in known for known in found)
