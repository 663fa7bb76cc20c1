"""The written forms of verbs and nouns that data files name by one form, in folded spelling."""

from functools import lru_cache

from tawatur.text.arabic.fold import fold

_PRONOUNS = ("ه", "ها", "هم", "هما", "هن", "نا")
_WEAK = "ىيا"
_CONJUNCTIONS = ("و", "ف")
_PREPOSITIONS = ("ب", "ل", "ك")
_SHORTEST_REST = 2


def verb_forms(perfect: str, imperfect: str) -> dict[str, str]:
    """Return folded form → tense (``past``, ``present``, ``future``) of a verb in the third person.

    Object pronouns are included; forms of the passive that differ in letters from the active are those of
    verbs that end in a weak letter («استدعيت»).
    """
    forms: dict[str, str] = {}
    for form in _perfects(perfect):
        for shape in (form, *_with_object(form)):
            forms.setdefault(fold(shape), "past")
    for form in _imperfects(imperfect):
        for shape in (form, *_with_object(form)):
            forms.setdefault(fold(shape), "present")
            forms.setdefault(fold("س" + shape), "future")
    return forms


def noun_forms(noun: str) -> dict[str, bool]:
    """Return folded form → whether it carries a pronoun, without article, of a noun's first word."""
    forms = {fold(noun): False}
    stem = noun
    if noun.endswith("ة"):
        stem = noun[:-1] + "ت"
    else:
        forms[fold(noun + "ا")] = False
    if not noun.endswith(("ات", "ين", "ون", "ا", "ى")):
        for ending in ("ان", "ين"):
            forms[fold(stem + ending)] = False
    seated = stem[:-1] + "ئ" if stem.endswith("ء") else stem
    for pronoun in _PRONOUNS:
        forms[fold(stem + pronoun)] = True
        forms[fold(seated + pronoun)] = True
    return forms


@lru_cache(maxsize=100_000)
def readings(folded: str) -> tuple[tuple[str, str, bool, str], ...]:
    """Return how a folded word falls apart: (conjunction, preposition, has article, rest), whole first."""
    found = [("", "", False, folded)]
    starts = [("", folded)]
    if folded[:1] in _CONJUNCTIONS and len(folded) > _SHORTEST_REST:
        starts.append((folded[0], folded[1:]))
        found.append((folded[0], "", False, folded[1:]))
    for conjunction, rest in starts:
        found += [(conjunction, *tail) for tail in _after_conjunction(rest)]
    return tuple(found)


def _after_conjunction(rest: str) -> list[tuple[str, bool, str]]:
    found = []
    if rest.startswith("ال"):
        found.append(("", True, rest[2:]))
    if rest.startswith("لل"):
        found.append(("ل", True, rest[2:]))
    if rest[:1] in _PREPOSITIONS and len(rest) > _SHORTEST_REST:
        found.append((rest[0], False, rest[1:]))
        if rest[1:3] == "ال":
            found.append((rest[0], True, rest[3:]))
    return found


def _perfects(verb: str) -> list[str]:
    if verb[-1] == "ى":
        stem = verb[:-1]
        return [verb, stem + "ت", stem + "يا", stem + "تا", stem + "وا", stem + "يت", stem + "ي"]
    if verb[-1] == "ا":
        stem = verb[:-1]
        return [verb, stem + "ت", stem + "وا", stem + "تا", stem + "ي", stem + "يت"]
    if verb[-1] == "أ":
        return [verb, verb + "ت", verb[:-1] + "آ", verb[:-1] + "ؤوا"]
    return [verb, verb + "ت", verb + "ا", verb + "تا", verb + "وا", verb + "ن"]


def _imperfects(verb: str) -> list[str]:
    found = []
    for person in ("ي", "ت"):
        form = person + verb[1:]
        found.append(form)
        if form[-1] in "يى":
            found += [form[:-1] + "يان", form[:-1] + "ون", form[:-1] + "وا", form[:-1] + "ا", form[:-1]]
        elif form[-1] == "و":
            found += [form + "ان", form + "ن", form[:-1]]
        else:
            found += [form + "ان", form + "ا", form + "ون", form + "وا"]
    return found


def _with_object(form: str) -> list[str]:
    if form.endswith("وا"):
        return []
    stem = form[:-1] + "ا" if form[-1] == "ى" else form
    return [stem + pronoun for pronoun in ("ه", "ها", "هم", "هما")]
