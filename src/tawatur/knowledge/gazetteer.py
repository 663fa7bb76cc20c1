"""Names of countries, places, organizations and outlets, and the entities that they may mean.

A name is looked up word by word in folded form, so that no hit lies inside another word. Attached
conjunctions and prepositions are taken off only where what remains begins a known name.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from tawatur.knowledge.countries import Country, load_countries
from tawatur.knowledge.outlets import load_registry
from tawatur.knowledge.table import read_table, split_cell
from tawatur.text.arabic.fold import fold
from tawatur.text.tokens import split_words

_CONJUNCTIONS, _PREPOSITIONS = "وف", "بكل"
# Short remains after a prefix are more often words of their own: «بعد» is not «ب» + «عد».
_SHORTEST_REMAINDER = 3
# Names that are everyday words too («مالي» is also "financial") and need a word of place before them.
_WEAK_NAMES = frozenset(
    map(fold, ("مالي", "بنين", "نوك", "برن", "سوفا", "ليما", "أكرا", "جوبا", "لومي", "سيول"))
)
# Adjectives that have another everyday sense («القمري» is also "lunar").
_WEAK_ADJECTIVES = frozenset({"قمري", "مجري", "هنغاري", "عاجي", "غيني", "تركي"})
_HEADS = frozenset(map(fold, ("صحيفة", "جريدة", "قناة", "وكالة", "مجلة", "موقع", "شبكة", "إذاعة")))
_ENDINGS = ("", "ه", "ين", "ون", "ان", "ات", "تين", "تان")


@dataclass(frozen=True, slots=True)
class Sense:
    """One entity that a name may mean.

    Attributes:
        id: permanent id, ``country:MAR``, ``place:2538475``, ``org:un``, ``outlet:reuters``; None for a
            phrase that is known to be a name but not resolved.
        label: canonical Arabic label.
        kind: ``country``, ``place``, ``organization``, ``event`` or ``none`` (no entity: the phrase only
            keeps the words in it from being taken apart).
        country: alpha-3, or None.
        same_as: ids elsewhere.
        form: ``name`` or ``adjective``.
        capital_of: alpha-3 of the country whose capital this place is, or None.
        weak: the name is an everyday word too and needs a sign beside it.
    """

    id: str | None
    label: str
    kind: str
    country: str | None = None
    same_as: tuple[str, ...] = ()
    form: str = "name"
    capital_of: str | None = None
    weak: bool = False


# So many words are remembered with the known names that they begin.
_MOST_WORDS = 1 << 17


class _Openings(dict[str, tuple[tuple[str, int], ...]]):
    """The forms of a folded word that begin a known name, each with the number of letters taken off."""

    def __init__(self, known: Mapping[str, object]) -> None:
        self._known = known

    def __missing__(self, word: str) -> tuple[tuple[str, int], ...]:
        if len(self) >= _MOST_WORDS:
            self.clear()
        found = tuple((form, attached) for form, attached in _stripped(word) if form in self._known)
        self[word] = found
        return found


class Gazetteer:
    """All known names in a table of word tuples; built once."""

    def __init__(self) -> None:
        self.names: dict[tuple[str, ...], tuple[Sense, ...]] = {}
        self.lengths: dict[str, tuple[int, ...]] = {}
        for words, sense in _all_names():
            if words and sense not in self.names.get(words, ()):
                self.names[words] = (*self.names.get(words, ()), sense)
        lengths: dict[str, set[int]] = {}
        for words in self.names:
            lengths.setdefault(words[0], set()).add(len(words))
        self.lengths = {word: tuple(sorted(all_, reverse=True)) for word, all_ in lengths.items()}
        # Filled as words come by; what a word may begin depends on the word and the names alone.
        self._openings = _Openings(self.lengths)

    def find_openings(self, folded: list[str]) -> list[int]:
        """Return the places of the words that may begin a known name; at no other can `find_at` find one."""
        openings = self._openings
        return [index for index, word in enumerate(folded) if openings[word]]

    def find_at(
        self, folded: list[str], index: int, limit: int | None = None
    ) -> tuple[int, int, tuple[Sense, ...]] | None:
        """Return the longest name that begins at word ``index``.

        Args:
            folded: the folded words of a text.
            index: where the name must begin.
            limit: how many words it may have at the most; None for no limit.

        Returns:
            (number of words, number of letters of the first word that are attached conjunctions and
            prepositions, senses), or None.
        """
        best = None
        for first, attached in self._openings[folded[index]]:
            for length in self.lengths.get(first, ()):
                if index + length > len(folded) or (limit is not None and length > limit):
                    continue
                if best is not None and length <= best[0]:
                    break
                senses = self.names.get((first, *folded[index + 1 : index + length]))
                if senses is not None:
                    best = (length, attached, senses)
                    break
        return best


@cache
def load_gazetteer() -> Gazetteer:
    """Return the gazetteer of the data files that ship."""
    return Gazetteer()


def _stripped(word: str) -> Iterator[tuple[str, int]]:
    yield word, 0
    rest, taken = word, 0
    if rest[:1] in _CONJUNCTIONS and rest:
        rest, taken = rest[1:], 1
        if len(rest) >= _SHORTEST_REMAINDER:
            yield rest, taken
    if rest[:2] == "لل":
        yield "ا" + rest[1:], taken + 1  # للمغرب: the article has lost its alef
    if rest[:1] in _PREPOSITIONS and len(rest) > _SHORTEST_REMAINDER:
        yield rest[1:], taken + 1


def _all_names() -> Iterator[tuple[tuple[str, ...], Sense]]:
    capitals: dict[str, str] = {}
    for country in load_countries().values():
        capitals.update((fold(name), country.iso3) for name in country.capitals)
        yield from _country_names(country)
    yield from _place_names(capitals)
    for row in read_table("organizations.tsv"):
        names = split_cell(row["names"])
        sense = Sense(f"org:{row['id']}", names[0], "organization", row["country"] or None)
        yield from ((_words(name), sense) for name in names)
    for entry in load_registry().entries:
        for name in (entry.name, *entry.spellings):
            words = _words(name)
            if _stands_alone(words):
                yield words, Sense(f"outlet:{entry.id}", entry.name, "organization", entry.country)
    for row in read_table("phrases.tsv"):
        yield _words(row["phrase"]), Sense(None, row["phrase"], row["kind"], row["country"] or None)


def _country_names(country: Country) -> Iterator[tuple[tuple[str, ...], Sense]]:
    label = country.names[0]
    same_as = (f"iso:{country.iso3}",)
    for name in (*country.names, *country.formal):
        words = _words(name)
        weak = words[0] in _WEAK_NAMES and len(words) == 1
        yield words, Sense(f"country:{country.iso3}", label, "country", country.iso3, same_as, weak=weak)
    for adjective in (*country.adjectives, *country.plurals):
        weak = adjective in _WEAK_ADJECTIVES
        sense = Sense(
            f"country:{country.iso3}", label, "country", country.iso3, same_as, "adjective", weak=weak
        )
        if adjective in country.plurals:
            yield (_words(adjective)), sense
            yield (_words("ال" + adjective)), sense
        else:
            yield from ((words, sense) for words in _adjective_forms(adjective))


def _adjective_forms(adjective: str) -> Iterator[tuple[str, ...]]:
    """Give the gender, number and definite forms of a nisba, both words of a double one («كوري جنوبي»)."""
    parts = _words(adjective)
    for ending in _ENDINGS:
        bare = tuple(part + ending for part in parts)
        yield bare
        yield tuple("ال" + part for part in bare)


def _place_names(capitals: dict[str, str]) -> Iterator[tuple[tuple[str, ...], Sense]]:
    for row in read_table("places.tsv"):
        names = split_cell(row["names"])
        country = row["country"] or None
        for name in names:
            words = _words(name)
            owner = capitals.get(fold(name))
            yield (
                words,
                Sense(
                    id=f"place:{row['geonameid']}",
                    label=names[0],
                    kind="place",
                    country=country,
                    same_as=(f"geonames:{row['geonameid']}",),
                    capital_of=owner if owner == country else None,
                    weak=len(words) == 1 and words[0] in _WEAK_NAMES,
                ),
            )


def _stands_alone(words: tuple[str, ...]) -> bool:
    """Tell whether an outlet's name is one wherever it stands.

    One-word and lettered names need their context, which is the work of a finder, not of a list; so does
    «الأخبار اللبنانية», which is also "the Lebanese news", without «صحيفة» before it.
    """
    if len(words) < 2 or min(map(len, words)) < 2:
        return False
    return words[0] in _HEADS or not any(word in _adjectives() for word in words)


@cache
def _adjectives() -> frozenset[str]:
    return frozenset(
        words[0]
        for country in load_countries().values()
        for words, sense in _country_names(country)
        if sense.form == "adjective"
    )


def _words(name: str) -> tuple[str, ...]:
    return tuple(split_words(fold(name)))
