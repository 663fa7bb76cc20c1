"""Quotations whose speaker stands behind them, around them, or in front of a colon in a title."""

from collections.abc import Sequence
from dataclasses import replace

from tawatur.annotate.quotation_frame import CLOSING, OPENING, Frame, Marked, Sentence
from tawatur.annotate.quotation_named import Named, Speaker
from tawatur.annotate.quotation_speakers import MOST_WORDS, find_phrase, make_speaker
from tawatur.annotate.quotation_titles import find_colon, find_title_speaker
from tawatur.annotate.quotation_words import CueForm, cue_forms, words_of
from tawatur.model.annotation import Quote
from tawatur.text.arabic.words import count_word

_SHORTEST = 3  # words in marks
_WITH_LAM = frozenset(("وفقا", "ووفقا", "طبقا", "وطبقا"))  # «وفقا لمنديز»: the lam is none of the name's
_ASIDE = 8  # words between a source and the comma behind it
_LONGEST_NAME = 5  # words in marks that name a source
_SELDOM = 5  # times that the news writes a word, below which it is more often a name
_ENDINGS = ("ات", "ها", "هم", "ك", "ي", "ه", "ين", "ا")  # of common nouns
_THEN = ("فان", "فانه", "فانها", "فانهم", "فقد")
_FEWEST_SAID = 3  # words of a clause


def find_attributed(
    frame: Frame, sentence: Sentence, named: Named, known: Sequence[Quote], last: Quote | None
) -> list[Quote]:
    """Return what a sentence quotes without a verb in front of it.

    Args:
        frame: the field.
        sentence: the sentence.
        named: who was named so far; speakers found are added.
        known: quotations already found in the sentence.
        last: the last quotation before the sentence, or None.
    """
    found: list[Quote] = []
    for item in sentence.marked:
        if item.count < _SHORTEST or _overlaps(item, known):
            continue
        earlier = [quote for quote in (*known, *found, *((last,) if last else ())) if quote.end <= item.start]
        before = max(earlier, key=lambda quote: quote.end, default=None)
        quote = _marked_quote(frame, sentence, named, item, before)
        if quote:
            found.append(quote)
    if not found and not known:
        attributed = _attributed_clause(frame, sentence, named)
        found += [attributed] if attributed else []
    return found


def find_titled(frame: Frame, sentence: Sentence, named: Named) -> Quote | None:
    """Return the quotation of a title such as «بوريطة: علاقاتنا جيدة», or None.

    Before the colon must stand whoever speaks, behind it words in marks or a clause.
    """
    at = find_colon(frame, sentence)
    if at is None or at - sentence.first > 8 or sentence.last - at < _FEWEST_SAID:
        return None
    spans, folded = frame.words.spans, frame.words.folded
    first = sentence.first
    cue = next((index for index in range(first, at) if folded[index] in cue_forms()), None)
    spoken = find_title_speaker(frame, named, first, at, len(folded))
    if spoken is None:
        return None
    speaker = make_speaker(frame, named, *spoken, "")
    item = next((item for item in sentence.marked if item.first == at), None)
    if item and (item.last >= sentence.last or frame.is_parted(item.last)):
        return _quote(frame, item.start, item.end, speaker, cue)
    return _quote(frame, spans[at][0], _title_end(frame, sentence), speaker, cue)


def _title_end(frame: Frame, sentence: Sentence) -> int:
    """Return where the words of a title end: what stands behind «..» goes on, if nobody else speaks there."""
    text, rest = frame.words.text, range(sentence.last, len(frame.words.folded))
    if any(frame.words.folded[at] in cue_forms() for at in rest) or ":" in text[sentence.end :]:
        return sentence.end
    return len(text)


def _overlaps(item: Marked, known: Sequence[Quote]) -> bool:
    return any(quote.start < item.end and item.start < quote.end for quote in known)


def _marked_quote(
    frame: Frame, sentence: Sentence, named: Named, item: Marked, before: Quote | None
) -> Quote | None:
    """Return words in marks as a quotation if somebody says them; None for names and scare quotes."""
    behind = _speaker_behind(frame, sentence, named, item.last)
    if behind is not None:
        speaker, cue = behind
        if speaker:
            named.speakers.append(speaker)
        return _quote(frame, item.start, item.end, speaker, cue)
    opens = item.first == sentence.first
    text = frame.words.text
    if opens and _is_alone(frame, sentence, item) and before is not None:
        between = text[before.end : item.start]
        if sum(char.isalpha() for char in between) <= 60:
            return _quote(frame, item.start, item.end, named.last_speaker(""), None)
    if before is not None and item.first < sentence.last:
        between = text[before.end : item.start].strip('»«”“"،,؛ .')
        if between in ("", "و") and before.start >= sentence.start:
            return _quote(frame, item.start, item.end, named.last_speaker(""), None)
    if opens and frame.words.in_ == "title" and text[item.end + 1 : item.end + 3] in ("..", "…", ".."):
        return _quote(frame, item.start, item.end, _named_in_title(frame, sentence, named, item), None)
    return None


def _named_in_title(frame: Frame, sentence: Sentence, named: Named, item: Marked) -> Speaker | None:
    """Return the office that stands behind the words and speaks: «…».. رئيس النقابة يرد."""
    first = item.last
    last = find_phrase(frame, first, sentence.last)
    if last > first and last < sentence.last and frame.words.folded[first] in words_of("office"):
        return make_speaker(frame, named, first, last, "")
    return None


def _is_alone(frame: Frame, sentence: Sentence, item: Marked) -> bool:
    rest = frame.words.text[item.end : sentence.end]
    return not any(char.isalnum() for char in rest)


def _speaker_behind(
    frame: Frame, sentence: Sentence, named: Named, at: int
) -> tuple[Speaker | None, int | None] | None:
    """Return speaker and verb of an attribution that begins at word ``at``; None where there is none.

    «»، قال الوزير», «»، بحسب تعبير الوزير», «»، هكذا صرخ أحدهم», «»، بهذه الكلمات لخصت خديجة».
    """
    folded = frame.words.folded
    limit = len(folded) if at >= sentence.last else sentence.last
    gap = frame.gap(at) if at < len(folded) else "\n"
    if at >= limit or "\n" in gap or ":" in gap:
        return None
    if folded[at] in ("بهذه", "بهذا", "بتلك") and at + 3 < limit:
        last = find_phrase(frame, at + 3, limit)
        return (make_speaker(frame, named, at + 3, last, ""), None) if last > at + 3 else None
    while at < limit - 1 and folded[at] in words_of("ordering"):
        at += 1
    form = cue_forms().get(folded[at])
    if form and not form.participle and not form.attached:
        return _verb_behind(frame, named, at, limit, form)
    according = _according(frame, named, at, limit)
    return according[:2] if according else None


def _verb_behind(
    frame: Frame, named: Named, at: int, limit: int, form: CueForm
) -> tuple[Speaker | None, int | None] | None:
    last = find_phrase(frame, at + 1, limit)
    # «"حبر على ورق".. تواصل الغارات»: verbs with other senses need somebody who speaks
    spoken_by = set(frame.words.folded[at + 1 : at + 2])
    if form.use == "marks" and frame.words.in_ == "title" and not spoken_by & words_of("office"):
        return None
    if last > at + 1:
        return make_speaker(frame, named, at + 1, last, form.gender), at
    if form.use == "marks":
        return None
    return named.last_speaker(form.gender), at


def _according(frame: Frame, named: Named, at: int, limit: int) -> tuple[Speaker | None, int, int] | None:
    """Return speaker, place of the cue, and end of «بحسب الوزير», «على حد قوله», «حسب ما أعلنه المكتب»."""
    folded = frame.words.folded
    cue, opening = at, _open_attribution(frame, at)
    if opening is None or opening >= limit:
        return None
    at = opening
    if folded[at] in words_of("expression"):
        return named.last_speaker(""), at, at + 1
    plain = folded[at].removesuffix("ه") if folded[at] not in cue_forms() else folded[at]
    is_verb = plain in cue_forms() and not cue_forms()[plain].participle
    if folded[at - 1] == "ما" and folded[at - 2] == "علي" and not is_verb:
        return None  # «أعرب عن شكره على ما يجده من دعم»
    is_telling = is_verb or folded[at] in words_of("expressing")
    if is_telling:
        at += 1
        at += at < limit and folded[at] in ("به", "بها", "عنه", "له", "لها", "لهم", "في")
    first = at
    last = _find_source(frame, first, limit, is_verb=is_verb)
    if last == first:
        return None
    word = folded[first]
    bare = "ا" + word[0] + word[2:] if word.startswith("لل") else word.removeprefix("ل")
    start = frame.words.spans[first][0]
    is_source = bool({word, bare, bare.removeprefix("ال")} & words_of("office"))
    is_source = is_source or named.starts_at(start) or named.starts_at(start + 1) or is_telling
    if not is_source and not _may_be_source(frame, first, last, limit, {word, bare, bare.removeprefix("ال")}):
        return None
    speaker = make_speaker(frame, named, first, last, "")
    if folded[first - 1] in _WITH_LAM and speaker.start == start and word[:2] not in ("لل", "ال"):
        speaker = replace(speaker, start=start + word.startswith("ل"))
    return speaker, cue, last


def _open_attribution(frame: Frame, at: int) -> int | None:
    """Return the index behind «بحسب», «على حد», «على ما», «نقلا عن» or «وفقا لما»; None where none opens."""
    folded = frame.words.folded
    if folded[at : at + 2] in (["علي", "حد"], ["علي", "ما"]):
        return at + 2
    if folded[at] in ("نقلا", "استنادا"):
        is_whole = folded[at + 1 : at + 2] in (["عن"], ["الي"]) and frame.is_parted(at)
        return at + 2 if is_whole else None
    if folded[at] not in words_of("according"):
        return None
    following = folded[at + 1 : at + 2]
    return at + 1 + any(word in words_of("ordering") for word in following)


def _find_source(frame: Frame, first: int, limit: int, *, is_verb: bool) -> int:
    """Return the index after the phrase that names the source, ``first`` where none begins there."""
    folded = frame.words.folded
    if first < limit and any(mark in frame.gap(first) for mark in OPENING[:3]):
        for end in range(first + 1, min(limit, first + _LONGEST_NAME) + 1):
            if any(mark in frame.gap(end) for mark in CLOSING[:3]):
                # «وبحسب "سي إن إن"», «وفق "القناة الـ13" الإسرائيلية»
                follows = end < limit and folded[end].startswith("ال") and not frame.gap(end).strip(' "«»“”')
                return end + follows
    last = find_phrase(frame, first, limit)
    if last > first or first >= limit:
        return last
    if folded[first].startswith("ل") and not is_verb:  # «وفقا لمصادر»
        return max(find_phrase(frame, first + 1, limit), first + 1)
    return first + (folded[first] in words_of("source"))  # «متابعين», which is also a form of a verb


def _may_be_source(frame: Frame, first: int, last: int, limit: int, forms: set[str]) -> bool:
    """Tell whether a phrase behind «بحسب» is a source that no table has: «وبحسب "الموج"، …», «بحسب متابعين».

    A medium or people; a name in marks; whatever «فإن» follows. Laws, plans, measures and figures are none.
    """
    folded = frame.words.folded
    if forms & (words_of("law") | words_of("unspeaking") | words_of("unsourced")):
        return False
    bare = min(forms, key=len)
    is_common = bare.endswith(_ENDINGS) or count_word(bare) + count_word("ال" + bare) >= _SELDOM
    is_unknown = len(bare) > 3 and not is_common  # «وفقا لمنديز»
    in_marks = frame.gap(first).strip(" لـ").startswith(tuple('«“"'))
    opens = last < limit and folded[last] in _THEN
    return bool(forms & words_of("source")) or in_marks or opens or is_unknown


def _attributed_clause(frame: Frame, sentence: Sentence, named: Named) -> Quote | None:
    """Return the clause that «بحسب مصدر طبي» stands before or behind, or None."""
    folded = frame.words.folded
    first = sentence.first
    opening = _according(frame, named, first, sentence.last) if first < sentence.last else None
    if opening:
        speaker, cue, at = opening
        at = _skip_aside(frame, at, sentence.last)
        at += at < sentence.last and folded[at] in _THEN
        if at < sentence.last and sentence.last - at >= _FEWEST_SAID and _is_open(frame, at):
            return _attributed(frame, (frame.words.spans[at][0], sentence.end), (speaker, cue), named)
        return None
    for at in range(sentence.last - 1, first + _FEWEST_SAID - 1, -1):
        if not frame.is_parted(at) and folded[at] not in words_of("according"):
            continue
        behind = _clause_behind(frame, sentence, named, at)
        if behind:
            return _attributed(frame, (sentence.start, frame.words.spans[at - 1][1]), behind, named)
    return None


def _skip_aside(frame: Frame, at: int, limit: int) -> int:
    """Return where the clause begins behind «وحسب مصدر أمني لمراسلنا،»: at the next comma or «فإن»."""
    for later in range(at, min(at + _ASIDE, limit)):
        if frame.is_parted(later) or frame.words.folded[later] in _THEN:
            return later
    return at


def find_lone_source(frame: Frame, before: Sentence, sentence: Sentence, named: Named) -> Quote | None:
    """Return the sentence before one that only names its source, «وفقا لوكالة رويترز.»; else None."""
    if sentence.last - sentence.first > MOST_WORDS or "\n\n" in frame.words.text[before.end : sentence.start]:
        return None
    source = (
        _according(frame, named, sentence.first, sentence.last) if sentence.first < sentence.last else None
    )
    if source is None or source[0] is None or source[2] < sentence.last:
        return None
    return _quote(frame, before.start, before.end, source[0], source[1])


def _is_open(frame: Frame, at: int) -> bool:
    word = frame.words.folded[at]
    is_verb = len(word) > 3 and word[0] in "يت"  # «وبحسب موقع الميناء يبلغ عدد السفن…»
    return frame.is_parted(at) or frame.words.folded[at - 1] in _THEN or is_verb


def _clause_behind(
    frame: Frame, sentence: Sentence, named: Named, at: int
) -> tuple[Speaker | None, int | None] | None:
    """Return speaker and verb of an attribution that closes the sentence from word ``at``, or None."""
    folded = frame.words.folded
    according = _according(frame, named, at, sentence.last)
    if according:
        is_own = folded[according[1]] in words_of("expression")  # «على حد قوله», of nobody named
        return according[:2] if according[0] or is_own else None
    if not frame.is_parted(at):
        return None
    verb = at + (folded[at] in words_of("ordering"))
    form = cue_forms().get(folded[verb]) if verb < sentence.last else None
    if form is None or form.participle or form.attached or form.use != "clause":
        return None
    last = find_phrase(frame, verb + 1, sentence.last)
    closes = last == sentence.last or (verb > at and last > verb + 1)
    if last == verb + 1 or not closes:
        return None
    known = folded[verb + 1] in words_of("office") or named.starts_at(frame.words.spans[verb + 1][0])
    return (make_speaker(frame, named, verb + 1, last, form.gender), verb) if known or verb > at else None


def _attributed(
    frame: Frame, place: tuple[int, int], behind: tuple[Speaker | None, int | None], named: Named
) -> Quote:
    speaker, cue = behind
    if speaker:
        named.speakers.append(speaker)
    return _quote(frame, *place, speaker, cue)


def _quote(frame: Frame, start: int, end: int, speaker: Speaker | None, cue: int | None) -> Quote:
    text = frame.words.text
    start, end = frame.trim(start, end)
    form = cue_forms().get(frame.words.folded[cue]) if cue is not None else None
    span = frame.words.spans[cue] if cue is not None else None
    return Quote(
        speaker=text[speaker.start : speaker.end] if speaker else None,
        text=text[start:end],
        start=start,
        end=end,
        cue=text[span[0] + _attached(frame, cue, form) : span[1]] if span else None,
        stance=form.stance if form else "said",
        speaker_entity=speaker.entity if speaker else None,
        in_=frame.words.in_,
    )


def _attached(frame: Frame, cue: int | None, form: CueForm | None) -> int:
    if form:
        return form.attached
    word = frame.words.folded[cue or 0]
    return int(word[0] == "و" and word[1:] in words_of("according"))
