"""Finds offices named without their holder: «وزير الخارجية الروسي», and tells which office it is."""

from collections.abc import Sequence
from dataclasses import dataclass

from tawatur.annotate.mentions import Words
from tawatur.annotate.name_features import find_gap
from tawatur.annotate.name_forms import Forms, split_forms
from tawatur.annotate.name_kinds import kinds_of
from tawatur.annotate.names import count_attached
from tawatur.annotate.roles import Stretch
from tawatur.text.arabic.fold import fold_words

_LONGEST = 9
_FEWEST = 2
_SPACE = 1
_STATE = frozenset(fold_words(["رئيس", "رئيسة", "ملك", "ملكة", "عاهل", "سلطان", "أمير"]))
_CHANCELLORS = frozenset({"DEU", "AUT"})
_CROWNED = frozenset(fold_words(["ملك", "ملكة", "عاهل"]))
_KINGDOMS = frozenset(
    ["MAR", "SAU", "JOR", "BHR", "GBR", "ESP", "BEL", "NLD", "DNK", "NOR", "SWE", "THA", "KHM", "MYS", "LSO"]
)
_EMIRATES = {"امير": frozenset({"QAT", "KWT", "MCO", "LIE"}), "سلطان": frozenset({"OMN", "BRN"})}
_CHANCELLOR = frozenset(fold_words(["مستشار", "مستشارة"]))
# Words, in this order, that tell an office; the first line that fits counts.
_OFFICES = tuple(
    (office, tuple(fold_words(words.split())))
    for office, words in (
        ("deputy", "نائب"),
        ("foreign-minister", "وزير خارجية"),
        ("foreign-minister", "وزيرة خارجية"),
        ("head-of-government", "رئيس وزراء"),
        ("head-of-government", "رئيسة وزراء"),
        ("head-of-government", "رئيس حكومة"),
        ("head-of-government", "رئيسة حكومة"),
        ("head-of-government", "وزير أول"),
        ("crown-prince", "ولي عهد"),
        ("supreme-leader", "مرشد"),
        ("secretary-general", "أمين عام"),
        ("director-general", "مدير عام"),
        ("national-security-director", "مدير عام أمن وطني"),
        ("high-commissioner", "مفوض سامي"),
        ("commissioner-general", "مفوض عام"),
    )
)


@dataclass(frozen=True, slots=True)
class Office:
    """An office where it is named.

    Attributes:
        field: number of the field.
        first, end: its words.
        start, stop: code points, what is attached to the first word left out.
        office: ``foreign-minister`` and the like as in `offices.tsv`; None for another office.
        stems: its words as they are compared, without adjectives of countries.
        country: alpha-3, or None.
        organization: label of the organization in it, or None.
    """

    field: int
    first: int
    end: int
    start: int
    stop: int
    office: str | None
    stems: tuple[str, ...]
    country: str | None
    organization: str | None


def find_offices(field: int, words: Words, claimed: Sequence[Stretch | None]) -> list[Office]:
    """Return the offices in a field beside which no name of a person stands.

    Args:
        field: its number.
        words: the field.
        claimed: for every word the stretch it is in, or None.
    """
    offices = []
    free = 0
    for place in range(len(words.spans)):
        if place < free or claimed[place] is not None or "office" not in _kinds(words, place):
            continue
        end = _find_end(words, place, claimed)
        free = max(end, place + 1)
        office = make_office(field, words, place, end, claimed)
        if office is not None and not _has_name(words, place, end, claimed):
            offices.append(office)
    return offices


def make_office(
    field: int, words: Words, first: int, end: int, claimed: Sequence[Stretch | None]
) -> Office | None:
    """Return the office that the words ``[first, end)`` name, or None where they name none."""
    inside = list(dict.fromkeys(stretch for stretch in claimed[first:end] if stretch is not None))
    organization = next((s.label for s in inside if s.kind == "organization"), None)
    country = next((s.country for s in inside if s.country is not None), None)
    forms = [_forms(words, place) for place in range(first, end)]
    stems = tuple(
        form.stem for form, stretch in zip(forms, claimed[first:end], strict=True) if not _adjective(stretch)
    )
    if end - first < _FEWEST or (organization is None and country is None):
        return None
    following = _kinds(words, end) if end < len(words.spans) else frozenset()
    if "former" in following or any({"former", "passing"} & kinds_of(form.stem) for form in forms[1:]):
        return None
    if not _is_definite(forms, claimed[first + 1]):
        return None
    plain = len(stems) == 1 or all(
        stretch is not None and stretch.kind == "country" for stretch in claimed[first + 1 : end]
    )
    if plain and "alone" not in kinds_of(forms[0].stem) and not (stems[0] in _STATE and len(stems) > 1):
        return None
    start, stop = words.spans[first]
    start += count_attached(words.text[start:stop])
    office = name_office(stems, country, alone=plain)
    return Office(field, first, end, start, words.spans[end - 1][1], office, stems, country, organization)


def _is_definite(forms: Sequence[Forms], second: Stretch | None) -> bool:
    """Tell whether a title names one holder: not «رئيس أمريكي», «سفيرة لمصر», «الحاكم حزب العدالة»."""
    title, after = forms[:2]
    if title.has_article:
        return after.has_article or after.attached == "ل"
    return after.attached != "ل" and not _adjective(second)


def name_office(stems: Sequence[str], country: str | None, *, alone: bool) -> str | None:
    """Return the office that a title names, or None for one of which no list is kept.

    Args:
        stems: the words of the title, see `Office.stems`.
        country: whose office it is.
        alone: whether the title is but one word beside the country.
    """
    if alone and stems[0] in _CHANCELLOR and country in _CHANCELLORS:
        return "head-of-government"
    if alone and stems[0] in _STATE:
        return "head-of-state" if _has_such(stems[0], country) else None
    if stems[0] in _STATE and len(stems) > 1 and stems[1] in {"جمهوريه", "دوله"}:
        return "head-of-state"
    found = None
    for office, opening in _OFFICES:
        if _begins(stems, opening):
            found = office
    if found is None and stems[0] in _STATE and len(stems) > 1:
        return "president"
    return found


def _has_such(title: str, country: str | None) -> bool:
    """Tell whether the head of a state bears a title: Israel has no king, Jordan no president."""
    if title in _CROWNED:
        return country in _KINGDOMS
    if title in _EMIRATES:
        return country in _EMIRATES[title]
    return country not in _KINGDOMS and not any(country in states for states in _EMIRATES.values())


def _begins(stems: Sequence[str], opening: Sequence[str]) -> bool:
    places = [stems.index(word) for word in opening if word in stems]
    return len(places) == len(opening) and places[0] == 0 and places == sorted(places)


def _find_end(words: Words, first: int, claimed: Sequence[Stretch | None]) -> int:
    place = first + 1
    while place < min(len(words.spans), first + _LONGEST) and _gap(words, place) == _SPACE:
        forms, stretch = _forms(words, place), claimed[place]
        if stretch is not None and stretch.kind not in {"organization", "country"}:
            break
        kinds = kinds_of(forms.stem)
        joined = forms.attached[:1] in {"و", "ف"}
        if joined and not (forms.has_article and "portfolio" in kinds and stretch is None):
            break
        if forms.attached not in {"", "و", "ل"}:
            break
        if stretch is not None:
            place = stretch.end
            if stretch.kind == "country":
                break  # nothing belongs to an office behind its country
        elif forms.has_article or {"within", "complement", "office"} & kinds:
            place += 1
        else:
            break
    return place


def _has_name(words: Words, first: int, end: int, claimed: Sequence[Stretch | None]) -> bool:
    """Tell whether the name of a person stands right before or after an office."""
    after = end
    while after < len(words.spans) and after < end + 3 and find_gap(_between(words, after)) in {1, 2}:
        stretch = claimed[after]
        if stretch is not None:
            if stretch.kind == "person":
                return True
            break
        if not {"office", "alone"} & _kinds(words, after) and not _forms(words, after).has_article:
            break
        after += 1
    before = claimed[first - 1] if first else None
    return before is not None and before.kind == "person" and find_gap(_between(words, first)) in {1, 2}


def _between(words: Words, place: int) -> str:
    return words.text[words.spans[place - 1][1] : words.spans[place][0]]


def _gap(words: Words, place: int) -> int:
    return find_gap(_between(words, place))


def _forms(words: Words, place: int) -> Forms:
    start, end = words.spans[place]
    return split_forms(words.text[start:end])


def _kinds(words: Words, place: int) -> frozenset[str]:
    return kinds_of(_forms(words, place).stem)


def _adjective(stretch: Stretch | None) -> bool:
    return stretch is not None and stretch.adjective
