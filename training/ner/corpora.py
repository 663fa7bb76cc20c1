"""Reads the labelled sets into sequences of words with labels, in our own tokens."""

from dataclasses import dataclass
from pathlib import Path

from tawatur.annotate.mentions import Words, find_hits, split_words_of
from tawatur.annotate.name_features import find_gaps, mark_known
from tawatur.annotate.name_hints import mark_hints
from tawatur.knowledge.gazetteer import load_gazetteer

KINDS = ("PERS", "ORG", "LOC", "MISC")
LABELS = ("O", *(f"{part}-{kind}" for kind in KINDS for part in "BI"))


@dataclass
class Sentence:
    """Tokens with labels as the set has them, and the same in our words.

    Attributes:
        tokens, labels: as in the set, labels brought to `LABELS`.
        owner: for each of our words the token it stands in.
        words, gaps, known, hints: our words, the marks between them, the names of lists among them.
        gold: label numbers of our words.
        domain: ``N`` newswire, ``Q`` encyclopedia, ``W`` mixed.
    """

    tokens: list[str]
    labels: list[str]
    domain: str
    words: Words
    owner: list[int]
    gaps: list[int]
    known: list[int]
    hints: list[int]
    gold: list[int]
    weight: float = 1.0

    def printed(self) -> list[str]:
        """Return our words as written."""
        return [self.words.text[start:end] for start, end in self.words.spans]


def make_sentence(tokens: list[str], labels: list[str], domain: str) -> Sentence:
    """Bring one labelled sentence to our words."""
    text = " ".join(tokens)
    owner_of = [number for number, token in enumerate(tokens) for _ in range(len(token) + 1)]
    words = split_words_of(text, "text")
    owner = [owner_of[start] for start, _ in words.spans]
    gold = []
    for place, number in enumerate(owner):
        label = labels[number]
        if label[0] == "B" and place and owner[place - 1] == number:
            label = "I" + label[1:]
        # A name must not begin with I: it does where a mark took the B.
        if label[0] == "I":
            before = LABELS[gold[-1]] if gold else "O"
            if before[1:] != label[1:]:
                label = "B" + label[1:]
        gold.append(LABELS.index(label))
    hits = find_hits(words, load_gazetteer())
    gaps = find_gaps(text, words.spans)
    return Sentence(
        tokens,
        labels,
        domain,
        words,
        owner,
        gaps,
        mark_known(hits, len(owner)),
        mark_hints([text[start:end] for start, end in words.spans], [gap == 1 for gap in gaps[1:-1]]),
        gold,
    )


def read_blocks(path: Path, separator: str) -> list[list[list[str]]]:
    """Return the sentences of a file with one token a line."""
    sentences: list[list[list[str]]] = [[]]
    for line in path.read_text(encoding="utf-8").split("\n"):
        cells = line.split(separator)
        if len(cells) < 2 or line.startswith("# "):
            if sentences[-1]:
                sentences.append([])
        else:
            sentences[-1].append(cells)
    return [sentence for sentence in sentences if sentence]


def read_anercorp(folder: Path) -> list[Sentence]:
    """Read newswire with PERS, ORG, LOC, MISC, in the order of the file."""
    return [
        make_sentence([cells[0] for cells in block], [cells[1] for cells in block], "N")
        for block in read_blocks(folder / "anercorp_train.conll", "\t")
    ]


def read_aqmar(folder: Path) -> list[Sentence]:
    """Read encyclopedia articles; their own classes MIS* become MISC."""
    names = {"PER": "PERS", "ORG": "ORG", "LOC": "LOC"}
    sentences = []
    for block in read_blocks(folder / "aqmar_articles.conll", "\t"):
        labels = []
        for cells in block:
            part, _, kind = cells[-1].partition("-")
            kind = names.get(kind, "MISC" if kind.startswith("MIS") else "")
            labels.append(f"{part}-{kind}" if part in {"B", "I"} and kind else "O")
        sentences.append(make_sentence([cells[0] for cells in block], labels, "Q"))
    return sentences


def read_wojood(folder: Path, part: str) -> list[Sentence]:
    """Read the sample with nested names; the outermost of a kind of ours counts."""
    names = {"PERS": "PERS", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}
    sentences = []
    for block in read_blocks(folder / f"wojood_sample_{part}.txt", " "):
        labels: list[str] = []
        for cells in block:
            kinds = {cell[2:]: cell[0] for cell in cells[1:] if "-" in cell}
            before = labels[-1][2:] if labels and labels[-1] != "O" else ""
            going_on = [kind for kind in kinds if kinds[kind] == "I" and names.get(kind) == before]
            opening = [kind for kind in ("ORG", "PERS", "GPE", "LOC", "FAC") if kinds.get(kind) == "B"]
            if going_on:
                labels.append(f"I-{before}")
            elif opening:
                labels.append(f"B-{names[opening[0]]}")
            else:
                labels.append("O")
        sentences.append(make_sentence([cells[0] for cells in block], labels, "W"))
    return sentences


def find_chunks(labels: list[str]) -> set[tuple[int, int, str]]:
    """Return (first, end, kind) of every name, as CoNLL reckons."""
    chunks = set()
    start, kind = 0, ""
    for place, label in enumerate([*labels, "O"]):
        if kind and (label[0] != "I" or label[2:] != kind):
            chunks.add((start, place, kind))
            kind = ""
        if label != "O" and not kind:
            start, kind = place, label[2:]
    return chunks


def label_tokens(sentence: Sentence, predicted: list[int]) -> list[str]:
    """Return labels of the set's own tokens from labels of our words."""
    labels = ["O"] * len(sentence.tokens)
    last = -1
    for place, number in enumerate(sentence.owner):
        if number == last:
            continue
        label = LABELS[predicted[place]]
        if label[0] == "I":
            for between in range(last + 1, number):  # a mark inside a name
                labels[between] = label
        labels[number] = label
        last = number
    return labels


def score(sentences: list[Sentence], predicted: list[list[int]]) -> dict[str, tuple[float, float, float]]:
    """Return (precision, recall, F1) a kind, of all kinds, and of all but MISC."""
    counts = {kind: [0, 0, 0] for kind in (*KINDS, "all", "three")}
    for sentence, numbers in zip(sentences, predicted, strict=True):
        gold = find_chunks(sentence.labels)
        found = find_chunks(label_tokens(sentence, numbers))
        for kind, tally in counts.items():
            wanted = {"all": KINDS, "three": KINDS[:3]}.get(kind, (kind,))
            right = {chunk for chunk in gold if chunk[2] in wanted}
            ours = {chunk for chunk in found if chunk[2] in wanted}
            tally[0] += len(right & ours)
            tally[1] += len(ours)
            tally[2] += len(right)
    return {
        kind: (
            100 * hit / max(found, 1),
            100 * hit / max(gold, 1),
            200 * hit / max(found + gold, 1),
        )
        for kind, (hit, found, gold) in counts.items()
    }
