"""Where what somebody is said to have said ends: before the writer, or the next verb, takes over."""

from collections.abc import Sequence
from dataclasses import dataclass

from tawatur.annotate.quotation_frame import Frame, Sentence
from tawatur.annotate.quotation_words import CueForm, cue_forms, words_of

_ENOUGH = 6  # words of a clause behind which «مشيدا» needs no comma to end it
# Verbs of saying that are also something else behind «و»: «وبين», «وورد», «ووعد», «وعد».
_OTHER = frozenset(("بين", "ورد", "وعد", "جاء", "ذكر", "راي", "عقب", "ذهب", "رد"))


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting verb at word ``index`` that has words to report.

    Attributes:
        form: what verb it is.
        kind: ``clause``, ``colon``, ``marked`` or ``noun`` (what is denied).
        at: index of the first reported word, «أن» itself for a clause.
    """

    index: int
    form: CueForm
    kind: str
    at: int


def find_clause_end(frame: Frame, sentence: Sentence, cue: Cue, following: Sequence[Cue]) -> int:
    """Return the index after the last word of the clause that ``cue`` reports.

    Args:
        frame: the field.
        sentence: the sentence.
        cue: the verb.
        following: the reporting verbs behind the clause's first word.
    """
    at, folded = cue.at, frame.words.folded
    verbs = {later.index: later for later in following}
    parted = at
    for index in range(at + 1, sentence.last):
        item = sentence.marked_over(index)
        if item and item.first < index:
            continue
        if frame.is_parted(index):
            parted = index
            if _breaks(frame, index) or _is_narrated(folded, index, cue):
                return index
        elif _is_told_by_writer(frame, index, cue):
            return index
        if index in verbs and _takes_over(verbs[index], parted, at):
            return parted if at < parted and index - parted <= 8 else index
    return sentence.last


def _breaks(frame: Frame, index: int) -> bool:  # noqa: PLR0911 - one line a rule
    folded = frame.words.folded
    word = folded[index]
    following = folded[index + 1] if index + 1 < len(folded) else ""
    if word in words_of("according"):
        return not ({following, following.removeprefix("ل")} & words_of("law") and following != "ما")
    form = cue_forms().get(word)
    if word in words_of("breaking") or (form and form.participle):
        return True
    if word == "وذلك":
        return following in ("في", "خلال", "عبر", "ضمن", "اثناء")
    if word == "في":
        after = folded[index + 2] if index + 2 < len(folded) else ""
        if following in words_of("trailing"):
            return True
        return following in ("وقت", "المقابل") or (following == "حين" and not _goes_on(after))
    if word == "علي":
        return following == "حد"
    return word in words_of("break") and word != "حين" and not (word == "بينما" and _goes_on(following))


def _goes_on(word: str) -> bool:
    """Tell whether the word behind «في حين» or «بينما» keeps to what was said: «أن», or a future verb."""
    return word in ("ان", "انه", "انها", "انهم") or (len(word) > 4 and word[:2] in ("سي", "ست"))


def _is_narrated(folded: list[str], index: int, cue: Cue) -> bool:
    """Tell whether the writer goes on behind the comma with what the speaker did: «، وطالبت الوزارة»."""
    word = folded[index]
    plain = word.removeprefix("و")
    if plain == word:
        return False
    if plain not in words_of("narrated"):
        plain = next((plain.removesuffix(end) for end in ("هم", "ها", "ه") if plain.endswith(end)), plain)
    form = cue_forms().get(plain)
    is_act = plain in words_of("narrated")
    if form is not None and not is_act:
        is_past = form.use == "clause" and not form.participle and plain[0] not in "يت"
        is_act = is_past and plain not in _OTHER
    if not is_act:
        return False
    gender = "p" if plain.endswith("وا") else "f" if plain.endswith("ت") else "m"
    return gender == cue.form.gender


def _is_told_by_writer(frame: Frame, index: int, cue: Cue) -> bool:
    """Tell whether a verb of saying with its subject opens without a comma: «… ونبهت الوزارة إلى»."""
    folded = frame.words.folded
    following = folded[index + 1] if index + 1 < len(folded) else ""
    if following in words_of("unspeaking") and folded[index][0] == "و":
        return folded[index][1:] in cue_forms() or folded[index][1:] in ("اظهر", "اظهرت")
    if folded[index] in words_of("breaking"):
        start, end = frame.words.spans[index]
        is_adverb = frame.words.text[start:end].endswith(("اً", "ًا"))
        return is_adverb and index - cue.at >= _ENOUGH
    return following in words_of("office") and _is_narrated(folded, index, cue)


def _takes_over(later: Cue, parted: int, at: int) -> bool:
    """Tell whether a later verb of the sentence reports for itself and is not told by the speaker."""
    if later.form.participle or later.form.attached:
        return True
    return at < parted and later.index - parted <= 8
