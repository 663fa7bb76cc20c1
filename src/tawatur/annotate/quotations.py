"""Finds what the article lets others say: direct and indirect quotations with speaker, verb and stance."""

from collections.abc import Iterator, Sequence

from tawatur.annotate.mentions import Words, split_words_of
from tawatur.annotate.quotation_ends import Cue, find_clause_end
from tawatur.annotate.quotation_frame import OPENING, Frame, Marked, Sentence, make_frame
from tawatur.annotate.quotation_idle import THAT, WITH_THAT, is_idle
from tawatur.annotate.quotation_named import (
    Named,
    Speaker,
    find_last_person,
    find_named_behind,
    list_names,
)
from tawatur.annotate.quotation_speakers import find_phrase, make_speaker
from tawatur.annotate.quotation_subjects import before_object, find_actor, find_antecedent, find_subject
from tawatur.annotate.quotation_trailing import find_attributed, find_lone_source, find_titled
from tawatur.annotate.quotation_words import CueForm, cue_forms, words_of
from tawatur.model.annotation import Entity, Quote

# «رد عليها رئيس المجر», «قالت فيه جوليا»: the speaker follows.
_WITH_PRONOUN = frozenset(
    (
        "عليه",
        "عليها",
        "له",
        "لها",
        "لهم",
        "لنا",
        "لي",
        "فيه",
        "فيها",
        "خلاله",
        "خلالها",
        "عنه",
        "عنها",
        "به",
        "بها",
    )
)
_FARTHEST_COLON = 14  # words between a verb and a colon without marks
_FARTHEST = 60  # words behind a verb within which what it reports must begin
_FARTHEST_OF_PARTICIPLE = 16  # likewise behind «مشيرا»
_BY_SAYING = frozenset(("بالقول", "قاءلا", "قاءله", "قوله", "قولها", "بقوله", "بقولها"))
_NEAR = 12  # words
_LONGEST_NAME = 4  # words in marks, more of which are no name
_SURELY_SAID = 8  # words in marks, so many of which are no name and no scare quote
_SHORTEST = 3  # words in marks, fewer of which are a name or a scare quote


def find_quotations(
    title: str, text: str, entities: Sequence[Entity] = (), *, fields: Sequence[Words] = ()
) -> tuple[Quote, ...]:
    """Return the quotations of an article in reading order, those of the title first.

    Args:
        title: the article's title.
        text: its text.
        entities: the names found in it, for speakers; without them a speaker is the phrase as printed.
        fields: title and text as words, where they are known already.

    Returns:
        Quotes whose spans never overlap. ``speaker`` is None where the article names nobody; ``cue`` is None
        where no verb stands by the words.
    """
    found: list[Quote] = []
    for words in fields or (split_words_of(title, "title"), split_words_of(text, "text")):
        frame = make_frame(words)
        named = list_names(entities, words.in_)
        quotes: list[Quote] = []
        for place, sentence in enumerate(frame.sentences):
            if quotes and quotes[-1].end >= sentence.end:
                continue
            before = frame.sentences[place - 1] if place else None
            if before and not (quotes and quotes[-1].end > before.start):
                lone = find_lone_source(frame, before, sentence, named)
                if lone:
                    quotes.append(lone)
                    continue
            quotes += _read_sentence(frame, sentence, named, quotes[-1] if quotes else None)
        found += sorted(quotes, key=lambda quote: quote.start)
    return tuple(found)


def _read_sentence(frame: Frame, sentence: Sentence, named: Named, last: Quote | None) -> list[Quote]:
    quotes = [quote for quote in _read_cues(frame, sentence, named) if quote.start < quote.end]
    if not quotes and frame.words.in_ == "title":
        titled = find_titled(frame, sentence, named)
        quotes += [titled] if titled else []
    quotes += find_attributed(frame, sentence, named, quotes, last)
    if not quotes:
        actor = find_actor(frame, sentence, named)
        if actor:
            head = frame.words.folded[actor[0]]
            named.speakers.append(make_speaker(frame, named, *actor, "f" if head.endswith("ه") else "m"))
    return quotes


def _read_cues(frame: Frame, sentence: Sentence, named: Named) -> Iterator[Quote]:
    cues = _find_cues(frame, sentence)
    speaker: Speaker | None = None
    end_of_last = sentence.first
    for place, cue in enumerate(cues):
        if cue.at < end_of_last or cue.index < end_of_last:
            continue
        following = [later for later in cues[place + 1 :] if later.index > cue.at]
        start, end, stop = _reported(frame, sentence, cue, following)
        spoken = _find_speaker(frame, sentence, named, cue, speaker)
        if cue.form.participle and spoken is None and place == 0:
            spoken = named.last_speaker("")
        speaker = spoken or speaker
        end_of_last = stop
        if spoken and spoken not in named.speakers[-1:]:
            named.speakers.append(spoken)
        yield _make_quote(frame, cue, (start, end), spoken)


def _make_quote(frame: Frame, cue: Cue, place: tuple[int, int], speaker: Speaker | None) -> Quote:
    text, span = frame.words.text, frame.words.spans[cue.index]
    start, end = frame.trim(*place)
    return Quote(
        speaker=text[speaker.start : speaker.end] if speaker else None,
        text=text[start:end],
        start=start,
        end=end,
        cue=text[span[0] + cue.form.attached : span[1]],
        stance=cue.form.stance,
        speaker_entity=speaker.entity if speaker else None,
        in_=frame.words.in_,
    )


def _find_cues(frame: Frame, sentence: Sentence) -> list[Cue]:
    """Return the reporting verbs of a sentence that have something to report, in reading order."""
    found: list[Cue] = []
    barrier = sentence.last
    for index in range(sentence.last - 1, sentence.first - 1, -1):
        form = cue_forms().get(frame.words.folded[index])
        if form is None or sentence.marked_over(index) or is_idle(frame, sentence, index, form):
            continue
        cue = _find_reported(frame, sentence, index, barrier, form)
        if cue is not None:
            found.append(cue)
            barrier = index
    return found[::-1]


def _find_reported(frame: Frame, sentence: Sentence, index: int, barrier: int, form: CueForm) -> Cue | None:
    """Return the verb with the nearest thing it may report before ``barrier``; None where there is none."""
    folded = frame.words.folded
    farthest = index + (_FARTHEST_OF_PARTICIPLE if form.participle else _FARTHEST)
    for at in range(index + 1, min(barrier + 1, sentence.last, farthest)):
        item = sentence.marked_from(at)
        if ":" in frame.gap(at):
            if item is None and (form.use == "marks" or at - index > _FARTHEST_COLON):
                return None
            return Cue(index, form, "colon", at)
        if item and item.count >= _SHORTEST and _introduces(frame, sentence, index, item, form):
            return Cue(index, form, "marked", at)
        if at >= barrier:
            break
        inside = sentence.marked_over(at)
        if (not inside or inside.first == at) and _opens_clause(frame, sentence, index, at, form):
            return Cue(index, form, "clause", at)
        if form.stance == "denied" and at > index and folded[at] in words_of("denied"):
            return Cue(index, form, "noun", at)
    return None


def _is_name(frame: Frame, index: int, item: Marked) -> bool:
    """Tell whether words in marks only name the speaker: «ذكرت شبكة "أخبار العالم اليوم"، أن…»."""
    folded = frame.words.folded
    if item.last < len(folded) and folded[item.last] in THAT | WITH_THAT and item.first > index + 1:
        return True
    if item.first == index + 1 and item.count <= _LONGEST_NAME and frame.is_parted(item.last):
        return not (THAT | WITH_THAT).isdisjoint(folded[item.last : item.last + 20])
    after = folded[item.last : item.last + 12]
    is_short = item.count <= _LONGEST_NAME and not frame.is_parted(item.last)
    if item.first > index + 1 and is_short and not (THAT | WITH_THAT).isdisjoint(after):
        return True  # «أفاد مراسل "راديو الشمال" منذ قليل بأن…»
    return item.first > index + 1 and folded[item.first - 1] in words_of("naming")


def _introduces(frame: Frame, sentence: Sentence, index: int, item: Marked, form: CueForm) -> bool:
    """Tell whether words in marks without a colon are what the verb reports: «قال الوزير «لن نقبل»»."""
    if frame.words.folded[item.first - 1] in _BY_SAYING:
        return True
    if form.use == "marks" or _is_name(frame, index, item):
        return False
    if frame.words.folded[item.first - 1] in ("علي", "عن", "الي") and item.first - index < _NEAR:
        return item.count > _LONGEST_NAME  # «وأكد على "ضرورة زيادة القدرة على المواجهة"»
    at = item.first
    before = frame.gap(at).rstrip(OPENING + " ")
    if before and before[-1] in ",،":
        return True
    last = frame.words.folded[at - 1]
    return (
        last in cue_forms()
        or find_phrase(frame, index + 1, at) == at
        or _speaks_from_afar(frame, sentence, index, item)
    )


def _speaks_from_afar(frame: Frame, sentence: Sentence, index: int, item: Marked) -> bool:
    """Tell whether words in marks behind adverbials are said: «قال وهو يغادر القمة "لن نقبل"».

    They must be no name: no noun such as «مشروع» before them, long or opened as a clause is, and nothing of
    the sentence but another clause behind them.
    """
    folded = frame.words.folded
    is_writing = folded[index].removeprefix("و") in ("كتب", "كتبت", "يكتب", "تكتب")
    is_written = is_writing and folded[index + 1] in (
        "علي",
        "في",
        "عليه",
        "عليها",
        "فيه",
        "فيها",
    )  # «لافتات كتب عليها "…"»
    if (
        is_written
        or folded[index].removeprefix("و") not in words_of("saying")
        or folded[item.first - 1] in words_of("naming")
    ):
        return False
    if (
        item.count < _SURELY_SAID
        and item.last < sentence.last
        and not (frame.is_parted(item.last) or frame.gap(item.last).strip('»”"').startswith("."))
    ):
        return False
    opening = folded[item.first]
    is_verb = (
        len(opening) > 3
        and opening[0] in "ينتس"
        and not frame.words.text[item.start : item.end].startswith("ال")
    )
    is_first_person = item.count >= _LONGEST_NAME and frame.words.text[item.start : item.start + 1] == "أ"
    return item.count > _LONGEST_NAME or opening in words_of("telling") or is_verb or is_first_person


def _opens_clause(  # noqa: PLR0911 - one line a rule
    frame: Frame, sentence: Sentence, index: int, at: int, form: CueForm
) -> bool:
    folded = frame.words.folded
    word, before = folded[at], folded[at - 1]
    if word not in THAT and word not in WITH_THAT:
        return False
    if form.use == "marks" and (word not in WITH_THAT or find_phrase(frame, index + 1, at) < at):
        return False
    if at + 1 >= sentence.last and word in ("ان", "بان"):
        return False
    is_strict = "شير" not in folded[index] and "اشار" not in folded[index]
    if form.preposition and word in THAT and (is_strict or form.preposition in folded[index + 1 : at]):
        return before == form.preposition
    if at == index + 1:
        return True
    if _is_left(frame, index, at, form):
        return False
    if not words_of("thinking").isdisjoint(folded[max(index + 1, at - 3) : at]):
        return False
    if before in cue_forms() and not cue_forms()[before].participle:
        return False  # another verb's words, whose speaker is no matter here
    return before not in words_of("blocked") or (before in ("قبل", "بعد") and frame.is_parted(at))


def _is_left(frame: Frame, index: int, at: int, form: CueForm) -> bool:
    """Tell whether another clause has begun between the verb and «أن»: «كما يقول البعض، وقد لفت الأمر…»."""
    folded = frame.words.folded
    start = frame.words.spans[at][0]
    if frame.words.text[start : start + 1] == "إ" and form.use != "marks":
        return False
    for between in range(index + 1, at):
        if not frame.is_parted(between) or folded[between] in words_of("according"):
            continue
        word = folded[between]
        is_apposed = word in ("وهو", "وهي", "وهم", "والذي", "والتي") or word in words_of("office")
        if (
            form.use == "marks"
            or word in ("كما", "وقد")
            or (word[0] == "و" and len(word) > 3 and not is_apposed)
        ):
            return folded[between].removeprefix("و") not in words_of("office")
    return False


def _reported(frame: Frame, sentence: Sentence, cue: Cue, following: Sequence[Cue]) -> tuple[int, int, int]:
    """Return the reported words' start and end, and the index of the first word after them."""
    spans, folded = frame.words.spans, frame.words.folded
    at = cue.at
    if cue.kind == "clause":
        at += folded[at] in ("ان", "بان")
    item = sentence.marked_from(at)
    if item and (cue.kind in ("colon", "marked") or _is_all(frame, sentence, item)):
        return item.start, item.end, item.last
    start = spans[at][0] + (at == cue.at and folded[at] in WITH_THAT)
    stop = find_clause_end(frame, sentence, cue, following)
    end = spans[stop - 1][1] if stop < sentence.last else sentence.end
    return start, end, stop


def _is_all(frame: Frame, sentence: Sentence, item: Marked) -> bool:
    return item.last >= sentence.last or frame.is_parted(item.last)


def _find_speaker(  # noqa: PLR0911 - one line a rule
    frame: Frame, sentence: Sentence, named: Named, cue: Cue, before: Speaker | None
) -> Speaker | None:
    """Return who speaks: behind the verb, before it, the sentence's other speaker, or the last one named."""
    gender = cue.form.gender
    limit = cue.at
    ahead = None if cue.form.participle else _ahead(frame, sentence, cue)
    if ahead:
        return make_speaker(frame, named, *ahead, gender, clause=cue.index)
    behind = None if cue.form.participle else _told_by(frame, cue) or _behind(frame, cue, limit)
    if behind:
        return make_speaker(frame, named, *behind, gender, clause=limit)
    named_behind = None if cue.form.participle else find_named_behind(frame, named, cue.index, gender)
    if named_behind:
        return named_behind
    if not cue.form.participle and not cue.form.attached:
        subject = find_subject(frame, sentence, cue.index)
        if subject:
            return make_speaker(frame, named, *subject, gender, clause=cue.index)
    if before is not None:
        return before
    if cue.form.participle or cue.index > sentence.first:
        actor = _acting(frame, sentence, cue, named)
        if actor:
            return make_speaker(frame, named, *actor, gender)
    return named.last_speaker("" if cue.form.participle else gender) or find_last_person(
        frame, named, cue.index, gender
    )


def _ahead(frame: Frame, sentence: Sentence, cue: Cue) -> tuple[int, int] | None:
    """Return who stands before «الذي أكد أن», or before the verb of a title: «كيري يحذر إسرائيل: …»."""
    antecedent = find_antecedent(frame, sentence, cue.index)
    if antecedent or frame.words.in_ != "title" or frame.words.folded[cue.index][0] not in "يت":
        return antecedent
    return find_subject(frame, sentence, cue.index)


def _behind(frame: Frame, cue: Cue, limit: int) -> tuple[int, int] | None:
    """Return the words of the speaker behind the verb, over «عليها» and the like: «رد عليها رئيس المجر»."""
    folded = frame.words.folded
    last = find_phrase(frame, cue.index + 1, limit)
    if last > cue.index + 1:
        return cue.index + 1, last
    first = cue.index + 2
    if first < limit and folded[first - 1] in _WITH_PRONOUN:
        last = find_phrase(frame, first, limit)
        return (first, last) if last > first else None
    return None


def _told_by(frame: Frame, cue: Cue) -> tuple[int, int] | None:
    """Return the speaker of «نقلت الوكالة عن مسؤول قوله إن…» or «نقلت عن شاهد أن…», or None."""
    folded = frame.words.folded
    verb = folded[cue.index][cue.form.attached :]
    if verb in ("جاء", "ورد"):
        last = find_phrase(frame, cue.index + 2, cue.at)
        return cue.index + 2, max(last, cue.index + 3)
    source = {"علم": "من", "علمت": "من"}.get(verb, "عن")
    if source == "عن" and verb not in ("نقل", "نقلت", "ينقل", "تنقل", "نقلوا"):
        return None
    for at in range(cue.index + 1, cue.at):
        if folded[at] == source:
            counted = folded[at + 1].isdigit()  # «عن 4 مسؤولين»
            last = find_phrase(frame, at + 1 + counted, cue.at)
            return (at + 1, last) if last > at + 1 + counted else None
    return None


def _acting(frame: Frame, sentence: Sentence, cue: Cue, named: Named) -> tuple[int, int] | None:
    """Return who acts in the words before the verb: «عبر اللاعب عن سعادته قائلا», or None."""
    actor = find_actor(frame, sentence, named)
    if actor and actor[0] < cue.index:
        return actor[0], min(actor[1], cue.index)
    for index in range(sentence.first, cue.index):
        form = cue_forms().get(frame.words.folded[index])
        if form and not form.participle:
            subject = None if form.attached else find_subject(frame, sentence, index)
            if subject:
                return subject
            last = before_object(frame, index + 1, find_phrase(frame, index + 1, cue.index))
            return (index + 1, last) if last > index + 1 else None
    return None
