"""Tells where a word that looks like a verb of saying reports nothing."""

from tawatur.annotate.quotation_frame import Frame, Sentence
from tawatur.annotate.quotation_words import CueForm, cue_forms, words_of

THAT = frozenset(("ان", "انه", "انها", "انهم", "انهما", "انهن", "اننا", "انني", "اني", "انا"))
WITH_THAT = frozenset("ب" + word for word in THAT)


def is_idle(frame: Frame, sentence: Sentence, index: int, form: CueForm) -> bool:
    """Tell whether the verb at word ``index`` reports nothing here, or is none.

    Nobody speaks in «لم يقل», «يعتقد أن», «التقارير التي تفيد», «تشير الدراسة»; «ذكر» behind «دون» and «تدعى»
    are no verbs of saying at all.
    """
    folded = frame.words.folded
    if _is_passive(frame, index):
        return True
    if index > sentence.first and folded[index - 1] in words_of("negation"):
        return True
    if form.participle:
        return index > sentence.first and (
            _is_adjective(frame, sentence, index)
            or _is_rumor(frame, sentence, index)
            or _is_other_word(frame, sentence, index, form)
        )
    if form.use == "first" and index > sentence.first:
        is_told = form.attached and folded[index + 1 : index + 2] in (["ان"], ["انه"], ["انها"])
        if not is_told:
            return True
    return (
        _is_rumor(frame, sentence, index)
        or _is_other_word(frame, sentence, index, form)
        or _is_governed(frame, sentence, index, form)
        or _tells_of_figures(frame, sentence, index, form)
    )


def _is_other_word(  # noqa: PLR0911 - one line a word
    frame: Frame, sentence: Sentence, index: int, form: CueForm
) -> bool:
    """Tell whether the word has another sense here: «يعتقد أن», «جاء» without «في البيان», «يبلغ 7»."""
    folded = frame.words.folded
    plain = folded[index][form.attached :]
    following = folded[index + 1] if index + 1 < sentence.last else ""
    if following in words_of("unspeaking") or following in ("الله", "المولي", "الباري"):
        return True
    if plain.startswith("علم"):
        return plain not in ("علم", "علمت") or "من" not in folded[index + 1 : index + 7]
    if plain in ("يعد", "تعد", "يبلغ", "تبلغ"):
        return (THAT | WITH_THAT).isdisjoint(folded[index + 1 : index + 6])
    if plain in ("نقل", "نقلت", "ينقل", "تنقل"):
        return not {"عن", "عنه", "عنها", "عنهم", *THAT, *WITH_THAT} & set(folded[index + 1 : index + 11])
    if plain in ("كتب", "يكتب", "تكتب") and following in words_of("naming"):
        return True
    if plain in ("جاء", "ورد", "جاءت", "وردت"):
        told = folded[index + 2] if index + 2 < sentence.last else ""
        return following != "في" or told not in words_of("told")
    if plain in ("نشر", "نشرت") and not form.attached and index > sentence.first:
        return not frame.is_parted(index) and folded[index - 1] not in words_of("open")
    return plain in words_of("impersonal") and following in THAT | WITH_THAT


def _is_governed(frame: Frame, sentence: Sentence, index: int, form: CueForm) -> bool:
    """Tell whether what stands before makes it a noun («دون ذكر») or a wish («على المرأة أن تفصح»)."""
    if index == sentence.first or frame.is_parted(index) or form.attached:
        return False
    folded = frame.words.folded
    plain, before = folded[index], folded[index - 1]
    if before in words_of("governing"):
        return before != "من" or plain in words_of("noun")
    return before == "ان" and plain[0] in "يتن" and folded[index - 2] not in ("قبل", "بعد", "الي")


def _tells_of_figures(frame: Frame, sentence: Sentence, index: int, form: CueForm) -> bool:
    """Tell whether figures or a study stand before the verb as its subject: «الدلائل تشير إلى أن»."""
    folded = frame.words.folded
    if folded[index][form.attached :] in ("قال", "قالت", "يقول", "تقول"):
        return False
    for at in range(index - 1, max(sentence.first, index - 3) - 1, -1):
        if frame.is_parted(at + 1):
            return False
        if folded[at].removeprefix("و") in words_of("unspeaking"):
            opens = at == sentence.first or frame.is_parted(at) or folded[at][0] == "و"
            return opens or folded[at - 1].removeprefix("و") in THAT | WITH_THAT
    return False


def _is_adjective(frame: Frame, sentence: Sentence, index: int) -> bool:
    """Tell whether «مؤكدة» says of what kind something is: no comma before, marks and no colon behind."""
    if frame.is_parted(index) or ":" in frame.gap(index + 1):
        return False
    return sentence.marked_from(index + 1) is not None and not frame.words.folded[index].endswith("ا")


def _is_rumor(frame: Frame, sentence: Sentence, index: int) -> bool:
    """Tell whether «التقارير التي تفيد» only says which reports are meant: nobody speaks in them."""
    folded = frame.words.folded
    if index < sentence.first + 2 or folded[index - 1] not in words_of("relative"):
        return False
    if frame.is_parted(index - 1):
        return False
    known = range(max(index - 8, sentence.first), index - 1)
    is_aside = folded[index + 1 : index + 2] == ["من"] and any(folded[at] in cue_forms() for at in known)
    return is_aside or not words_of("rumor").isdisjoint(folded[max(index - 4, 0) : index - 1])


def _is_passive(frame: Frame, index: int) -> bool:
    """Tell whether the word is «تدعى» (is called), which folds to the form of «تدعي» (claims)."""
    start, end = frame.words.spans[index]
    return frame.words.text[start:end].lstrip("وف") in ("تدعى", "يدعى")
