"""Finds names of bodies and sites by how they are made: «المجلس الأعلى للقضاء», «مخيم الركبان».

A labelled corpus of one year holds few of them; their grammar is the same everywhere. Words of the grammar
stand in `compound_words.tsv`; where the grammar alone leaves doubt, the names model is asked.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tawatur.annotate.mentions import Hit
from tawatur.annotate.name_forms import split_forms
from tawatur.annotate.name_kinds import kinds_of, load_kinds
from tawatur.text.arabic.fold import fold
from tawatur.text.arabic.words import count_word

# Below these chances that a word is no name, the model agrees, or at least does not object.
_AGREES, _ALLOWS = 0.5, 0.9
_RARE = 3
_SPACE = 1
_QUOTES = frozenset({6, 8, 11})
_CLOSING = frozenset({7, 8, 12})
_MOST_JOINED = 3
_MOST_QUOTED = 4
_COMPASS = frozenset(
    map(fold, ("شمال", "جنوب", "شرق", "غرب", "وسط", "جبل", "رأس", "أم", "عين", "بني", "دير", "تل"))
)
_PARTIES = frozenset(map(fold, ("حزب", "حركة", "جبهة", "تيار", "وزارة", "لجنة", "هيئة", "جمعية", "منظمة")))
_HOLDERS = frozenset(
    map(fold, ("وزارة", "وزير", "وزيرة", "وزيري", "شؤون", "نائب", "وزراء", "لوزارة", "بوزارة"))
)
_ON_BEHALF = "عن"
_HALF = "شبه"
_BARE_MODIFIERS = frozenset({"دولي"})
_PARTICLES = frozenset(map(fold, ("في", "من", "على", "إلى", "عن", "أن", "التي", "الذي")))


@dataclass(frozen=True, slots=True)
class Compound:
    """Words ``[first, end)`` that make the name of a thing of one kind: ``organization`` or ``place``."""

    first: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Belief:
    """What the model makes of the words of a field.

    Attributes:
        outside: for each word the chance that it is no part of a name.
        goes_on: for each word whether it goes on with a name that began before it.
    """

    outside: Sequence[float]
    goes_on: Sequence[bool]


class _Line:
    """The words of a field as the grammar sees them."""

    def __init__(
        self, printed: Sequence[str], gaps: Sequence[int], hits: Sequence[Hit], belief: Belief
    ) -> None:
        self.forms = [split_forms(word) for word in printed]
        self.gaps = gaps
        self.outside = belief.outside
        self.goes_on = belief.goes_on
        self.hits = {hit.first: hit for hit in hits if hit.senses[0].kind != "none"}

    def follows(self, place: int, attached: str = "") -> bool:
        """Tell whether a word is there, joined by a space to the one before, with these letters attached."""
        return (
            place < len(self.forms) and self.gaps[place] == _SPACE and self.forms[place].attached == attached
        )

    def is_definite(self, place: int) -> bool:
        return self.forms[place].has_article and "plain" not in self.kinds(place)

    def kinds(self, place: int) -> frozenset[str]:
        return kinds_of(self.forms[place].stem)

    def adjective(self, place: int) -> int:
        """Return how many words the adjective of a country at ``place`` has; 0 where there is none.

        A plural is the people («المصريين») and belongs to no name.
        """
        hit = self.hits.get(place)
        if hit is None or hit.senses[0].form != "adjective" or self.forms[place].stem.endswith(("ين", "ون")):
            return 0
        return hit.count

    def known(self, place: int) -> int:
        """Return how many words the known name of a thing at ``place`` has; 0 where there is none."""
        hit = self.hits.get(place)
        return hit.count if hit is not None and hit.senses[0].form != "adjective" and not hit.attached else 0

    def is_rare(self, place: int) -> bool:
        return count_word(self.forms[place].whole) < _RARE


def find_compounds(
    printed: Sequence[str], gaps: Sequence[int], hits: Sequence[Hit], belief: Belief
) -> list[Compound]:
    """Return names of bodies and sites in reading order; they never overlap.

    Args:
        printed: the words of a field as written.
        gaps: what stands before each word and after the last, see `find_gaps`.
        hits: the known names among them.
        belief: what the model makes of them.
    """
    table = load_kinds()
    line = _Line(printed, gaps, hits, belief)
    found: list[Compound] = []
    free = 0
    for place, forms in enumerate(line.forms):
        if place < free or (forms.stem not in table and place not in line.hits):
            continue
        for compound in _read(line, place):
            if compound.first >= free and not _is_within_known(line, compound):
                found.append(compound)
                free = compound.end
    return found


def _is_within_known(line: _Line, compound: Compound) -> bool:
    hit = line.hits.get(compound.first)
    return hit is not None and hit.first + hit.count >= compound.end


def _read(line: _Line, place: int) -> Iterator[Compound]:
    kinds = line.kinds(place)
    end = 0
    if "short" in kinds and not line.forms[place].has_article:
        return
    if "institution" in kinds or "perhaps" in kinds or "national" in kinds:
        end = (
            _read_definite(line, place, kinds)
            if line.forms[place].has_article
            else _read_body(line, place, kinds)
        )
    if not end and "named" in kinds and not line.forms[place].has_article:
        end = _read_own_name(line, place + 1)
    if not end and place in line.hits and line.hits[place].senses[0].kind == "organization":
        end = _read_national(line, place)
    if end:
        yield Compound(place, end, "organization")
        return
    if line.forms[place].has_article:
        return
    if "site" in kinds:
        end = _read_site(line, place + 1, doubtful="doubtful" in kinds)
        if end:
            yield Compound(place, end, "place")
            return
    if "region" in kinds and place and line.forms[place - 1].stem == _HALF and line.follows(place):
        end = _read_site(line, place + 1, doubtful=False)
        if end:
            yield Compound(place - 1, end, "place")
        return
    if "region" in kinds or "regions" in kinds:
        yield from _read_regions(line, place + 1, several="regions" in kinds)


def _read_definite(line: _Line, place: int, kinds: frozenset[str]) -> int:
    """Return the end of «المجلس الأعلى للقضاء», «الجيش اللبناني»; 0 where nothing tells the body apart."""
    if "short" in kinds:
        before = line.forms[place - 1].stem if place else ""
        if before in _HOLDERS or not line.follows(place + 1):
            return 0
        return place + 1 + line.adjective(place + 1) if line.adjective(place + 1) else 0
    end, strong, weak, national = _take_modifiers(line, place + 1)
    if not strong + weak + national:
        return 0
    purpose = _take_purpose(line, end, any_noun=strong + weak > 0)
    if purpose > end:
        return purpose
    if strong or weak + national >= 2 or (national and "national" in kinds):
        return end
    return 0


def _read_body(line: _Line, place: int, kinds: frozenset[str]) -> int:
    """Return the end of «وزارة الصحة والسكان», «جبهة القوى الاشتراكية»; 0 where no body is named."""
    end = _take_complement(line, place + 1)
    if not end:
        return 0
    if "institution" in kinds or not line.known(place + 1):
        end = _take_relations(line, end)
    for _ in range(_MOST_JOINED):
        free = line.forms[place].stem in _PARTIES and "وزار" not in line.forms[place].stem
        if not line.follows(end, "و") or not line.is_definite(end):
            break
        if "portfolio" not in line.kinds(end) and not (free and line.outside[end] < _ALLOWS):
            break
        end = _take_relations(line, end + 1)
    end = _take_purpose(line, end, any_noun=False)
    if "institution" not in kinds and end - place <= 2:
        surely = min(line.outside[place:end]) < _AGREES or line.known(place + 1) > 0
        return end if surely else 0
    return end


def _take_complement(line: _Line, place: int) -> int:
    """Return the end of the noun that a head without article governs, or 0."""
    if not line.follows(place):
        return 0
    count = line.known(place)
    if count:
        return place + count
    steps = 0
    while "complement" in line.kinds(place) and not line.forms[place].has_article and steps < 2:
        place, steps = place + 1, steps + 1
        if not line.follows(place):
            return 0
    if line.adjective(place) and not steps:
        return 0
    if line.is_definite(place):
        return place + 1
    return place + line.known(place) if steps and line.known(place) else 0


def _take_modifiers(line: _Line, place: int) -> tuple[int, int, int, int]:
    """Return (end, strong, weak, national) of the adjectives with article from ``place`` on."""
    strong = weak = national = 0
    while line.follows(place) and line.forms[place].has_article:
        kinds = line.kinds(place)
        if line.adjective(place):
            national += 1
            place += line.adjective(place)
            continue
        if "strong" in kinds:
            strong += 1
        elif "weak" in kinds:
            weak += 1
        else:
            break
        place += 1
    return place, strong, weak, national


def _take_purpose(line: _Line, place: int, *, any_noun: bool) -> int:
    """Return the end of «للأمن الوطني», «للدفاع عن حقوق الإنسان», or ``place`` where none stands there."""
    if not line.follows(place, "ل"):
        return place
    kinds = line.kinds(place)
    end = place + 1
    if line.forms[place].has_article:
        common = {"portfolio", "complement"} & kinds or line.outside[place] < _ALLOWS
        if "plain" in kinds or not (any_noun or common):
            return place
        if line.follows(end) and line.forms[end].whole == _ON_BEHALF:
            behind = _take_complement(line, end + 1)
            end = behind or end
    elif "complement" in kinds:
        end = _take_complement(line, end)
        if not end:
            return place
    else:
        return place
    end = _take_relations(line, end)
    while line.follows(end, "و") and line.is_definite(end) and {"portfolio", "complement"} & line.kinds(end):
        end = _take_relations(line, end + 1)
    return end


def _take_relations(line: _Line, place: int) -> int:
    """Return the end of the adjectives that agree with a noun with article."""
    while line.follows(place) and line.forms[place].has_article:
        stem = line.forms[place].stem
        if (
            not line.adjective(place)
            and not stem.endswith(("ي", "يه"))
            and not {"strong", "weak"} & line.kinds(place)
        ):
            break
        place += line.adjective(place) or 1
    return place


def _read_own_name(line: _Line, place: int) -> int:
    """Return the end of a body's own name after «شركة», «حركة», or 0."""
    if place >= len(line.forms) or line.gaps[place] not in {_SPACE, *_QUOTES} or line.forms[place].attached:
        return 0
    if line.gaps[place] in _QUOTES:
        return _take_quoted(line, place)
    if line.adjective(place) or "plain" in line.kinds(place) or line.known(place):
        return 0
    if line.outside[place] >= _AGREES and not (line.is_rare(place) and line.forms[place].whole.isalpha()):
        return 0
    return _take_model(line, place + 1)


def _take_quoted(line: _Line, place: int) -> int:
    """Return the end of the words in quotation marks that begin at ``place``, or 0 where they are many."""
    for end in range(place + 1, min(place + _MOST_QUOTED, len(line.gaps) - 1) + 1):
        if line.gaps[end] != _SPACE:
            return end if line.gaps[end] in _CLOSING else 0
    return 0


def _take_model(line: _Line, place: int) -> int:
    """Return the end of the words from ``place`` on that the model takes for parts of a name."""
    while line.follows(place) and line.outside[place] < _AGREES and not line.adjective(place):
        if not line.goes_on[place] or line.forms[place].whole.startswith("و"):
            break
        place += 1
    return place


def _read_national(line: _Line, place: int) -> int:
    """Return the end of «الصليب الأحمر اللبناني», a body that many countries have; 0 for another."""
    hit = line.hits[place]
    end = place + hit.count
    if hit.senses[0].id is not None or not line.forms[place + hit.count - 1].has_article:
        return 0
    if not line.follows(end) or not line.adjective(end):
        return 0
    return end + line.adjective(end)


def _read_site(line: _Line, place: int, *, doubtful: bool) -> int:
    """Return the end of the name of a site after its head, or 0."""
    if not line.follows(place):
        return 0
    known = line.known(place)
    if known:
        end = _take_modifiers(line, place + known)[0]
        return end if _is_bare(line, place + known, end) else place + known
    if line.adjective(place) or "plain" in line.kinds(place):
        return 0
    chance = line.outside[place]
    if line.forms[place].has_article:
        believed = chance < (_ALLOWS if doubtful else 1.0)
    else:
        believed = chance < _AGREES or (line.is_rare(place) and not doubtful)
    return _take_model(line, place + 1) if believed else 0


def _is_bare(line: _Line, place: int, end: int) -> bool:
    return all("weak" in line.kinds(at) for at in range(place, end))


def _read_regions(line: _Line, place: int, *, several: bool) -> Iterator[Compound]:
    """Yield the places that «محافظة», or «محافظات» and «و», names and no list knows."""
    attached = ""
    while line.follows(place, attached) or (attached and _is_joined(line, place)):
        known = line.known(place) or (place in line.hits and line.hits[place].count)
        end = place + known
        if not known:
            end = _take_region(line, place, sure=several)
            if not end:
                return
            yield Compound(place, end, "place")
        if not several:
            return
        place, attached = end, "و"


def _is_joined(line: _Line, place: int) -> bool:
    """Tell whether a word that begins with و and may be whole («ومار») stands right behind."""
    return line.follows(place) and line.forms[place].whole.startswith("و")


def _take_region(line: _Line, place: int, *, sure: bool) -> int:
    kinds, forms = line.kinds(place), line.forms[place]
    if {"plain", "site", "region", "institution"} & kinds or forms.whole in _PARTICLES:
        return 0
    if forms.stem in _COMPASS and line.follows(place + 1) and not line.adjective(place + 1):
        return place + 1 + (line.known(place + 1) or 1)
    chance = line.outside[place]
    if chance < (_ALLOWS if sure or not forms.has_article else _AGREES) or line.is_rare(place):
        return _take_model(line, place + 1)
    return 0
