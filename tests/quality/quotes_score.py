"""Score quotations on the labelled passages, names found as `annotate` finds them: detection, speaker, stance."""

import re
from pathlib import Path

from tawatur.annotate.entities import find_entities
from tawatur.annotate.names import load_name_model
from tawatur.annotate.quotations import find_quotations
from tawatur.knowledge.gazetteer import load_gazetteer

_LABEL = re.compile(r"\[([qsc])(\d+)([-~]?):([^\]]*)\]")
_STANCES = {"": "said", "-": "denied", "~": "claimed"}


def read_labels(name):
    """Yield (title, text, gold); gold is a list of dicts with start, end, stance, speaker, name, cue."""
    for line in (Path(__file__).parent / "quotes" / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if not line or (line.startswith("#") and not line.startswith("#T ")):
            continue
        is_title = line.startswith("#T ")
        marked = line.removeprefix("#T ").replace(" ¶ ", "\n\n")
        plain, last, quotes = "", 0, {}
        for match in _LABEL.finditer(marked):
            kind, ids, sign, words = match.groups()
            plain += marked[last : match.start()]
            bare = words.replace("{", "").replace("}", "")
            for number in ids:
                quote = quotes.setdefault(number, {"speaker": None, "name": None, "cue": None})
                if kind == "q":
                    quote |= {"start": len(plain), "end": len(plain) + len(bare), "stance": _STANCES[sign]}
                elif kind == "s":
                    found = re.search(r"\{(.*)\}", words)
                    quote |= {"speaker": bare, "name": found[1] if found else None}
                else:
                    quote |= {"cue": bare}
            plain += bare
            last = match.end()
        plain += marked[last:]
        yield (plain, "", list(quotes.values())) if is_title else ("", plain, list(quotes.values()))


def is_same(quote, gold):
    """Tell whether nine tenths of the words in either span are in both."""
    both = min(quote.end, gold["end"]) - max(quote.start, gold["start"])
    return both >= 0.9 * (max(quote.end, gold["end"]) - min(quote.start, gold["start"]))


def is_speaker(quote, gold):
    if gold["speaker"] is None or quote.speaker is None:
        return gold["speaker"] is quote.speaker
    must = gold["name"] or gold["speaker"].split()[0]
    return quote.speaker in gold["speaker"] and must in quote.speaker


def score(name, missed=None):
    """Return a dict of figures: detection (span and stance), and detection with the right speaker.

    Passages that are not wholly right are added to the list ``missed``.
    """
    missed = [] if missed is None else missed
    right = with_speaker = cues = found = labelled = 0
    for title, text, gold in read_labels(name):
        entities = find_entities(title, text, load_gazetteer(), load_name_model())
        quotes = find_quotations(title, text, entities)
        pairs = [
            (quote, label)
            for quote in quotes
            for label in gold
            if is_same(quote, label) and quote.stance == label["stance"]
        ]
        good = [pair for pair in pairs if is_speaker(*pair)]
        right, with_speaker = right + len(pairs), with_speaker + len(good)
        cues += sum(quote.cue == label["cue"] for quote, label in pairs if label["cue"])
        found, labelled = found + len(quotes), labelled + len(gold)
        missed += [(title or text, quotes, gold)] * (len(good) < max(len(gold), len(quotes)))
    return {
        "precision": right / max(found, 1),
        "recall": right / labelled,
        "speaker_precision": with_speaker / max(found, 1),
        "speaker_recall": with_speaker / labelled,
        "cue": cues / max(right, 1),
        "labelled": labelled,
    }
