"""Prints recall and false hits of our search and of peers on the judged pairs, all in one run.

    python bench/search_quality.py [--aside]      # --aside: the part that no rule was tuned on

Peers are asked the pairs of plain words only: they have no marks, names across scripts, or phrases with attached
letters. PostgreSQL takes part when TAWATUR_POSTGRES holds connection options for psql ("-h /tmp -U me postgres").
"""

import os
import shlex
import sqlite3
import subprocess
import sys
from pathlib import Path

import simplemma

from tawatur.search.match import is_answer, read_article
from tawatur.search.parser import parse_query
from tawatur.text.arabic.fold import fold
from tawatur.text.tokens import split_words

FOLDER = Path(__file__).parents[1] / "tests/quality"
PLAIN = {"latin", "marks", "phrase", "or", "not", "prefix"}


def read_pairs(names):
    pairs = []
    for name in names:
        for line in (FOLDER / f"{name}.tsv").read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                query, sentence, found, kind = line.split("\t")
                pairs.append((query, sentence, found == "1", kind))
    return pairs


def ours(pairs):
    return [is_answer(parse_query(query), read_article("", sentence)) for query, sentence, *_ in pairs]


def by_terms(find_term):
    def run(pairs):
        return [
            {find_term(word) for word in split_words(query)}
            <= {find_term(word) for word in split_words(sentence)}
            for query, sentence, *_ in pairs
        ]

    return run


def light_stem(word):
    """A stemmer of the common kind: known prefixes and suffixes cut wherever three letters remain."""
    word = fold(word)
    for prefix in ("وال", "بال", "كال", "فال", "ولل", "ال", "لل", "و", "ف", "ب", "ل", "س"):
        if word.startswith(prefix) and len(word) - len(prefix) > 2:
            word = word[len(prefix) :]
            break
    for suffix in ("هما", "تين", "تان", "ها", "هم", "ات", "ون", "ين", "ان", "يه", "ته", "ه", "ي", "ا", "ت"):
        if word.endswith(suffix) and len(word) - len(suffix) > 2:
            return word[: -len(suffix)]
    return word


def fts5(tokenizer):
    def run(pairs):
        with sqlite3.connect(":memory:") as connection:
            connection.execute(f"CREATE VIRTUAL TABLE t USING fts5(body, tokenize='{tokenizer}')")
            connection.executemany(
                "INSERT INTO t(rowid, body) VALUES (?, ?)", enumerate(pair[1] for pair in pairs)
            )
            return [
                connection.execute(
                    "SELECT count(*) FROM t WHERE t MATCH ? AND rowid = ?",
                    (" ".join(f'"{word}"' for word in split_words(pair[0])), place),
                ).fetchone()[0]
                > 0
                for place, pair in enumerate(pairs)
            ]

    return run


def postgres(configuration):
    def run(pairs):
        options = shlex.split(os.environ["TAWATUR_POSTGRES"])
        script = "".join(
            f"SELECT to_tsvector('{configuration}', $q${sentence}$q$)"
            f" @@ plainto_tsquery('{configuration}', $q${query}$q$);\n"
            for query, sentence, *_ in pairs
        )
        done = subprocess.run(
            ["psql", "-qAt", *options], input=script, capture_output=True, text=True, check=True
        )
        return [line == "t" for line in done.stdout.split()]

    return run


def report(name, pairs, answers):
    wanted = [answer for answer, pair in zip(answers, pairs, strict=True) if pair[2]]
    unwanted = [answer for answer, pair in zip(answers, pairs, strict=True) if not pair[2]]
    recall, false = sum(wanted) / len(wanted), sum(unwanted) / len(unwanted)
    print(
        f"{name:32} {recall:8.3f} {false:11.3f}   ({sum(wanted)}/{len(wanted)}, {sum(unwanted)}/{len(unwanted)})"
    )


def main():
    name = "search_pairs_aside" if "--aside" in sys.argv else "search_pairs"
    everything = read_pairs([name])
    plain = [pair for pair in everything if pair[3] not in PLAIN]
    print(
        f"{name}.tsv: {len(everything)} pairs, {len(plain)} of plain words\n{'':32} {'recall':>8} {'false hits':>11}"
    )
    report("Tawatur, all pairs", everything, ours(everything))
    report("Tawatur, plain words", plain, ours(plain))
    report(
        "simplemma alone, folded",
        plain,
        by_terms(lambda word: fold(simplemma.lemmatize(word, lang="ar")))(plain),
    )
    report("affixes cut by length", plain, by_terms(light_stem)(plain))
    report("plain fold", plain, by_terms(fold)(plain))
    report("SQLite FTS5 unicode61", plain, fts5("unicode61")(plain))
    report("SQLite FTS5 trigram", plain, fts5("trigram")(plain))
    if "TAWATUR_POSTGRES" in os.environ:
        report("PostgreSQL arabic (snowball)", plain, postgres("arabic")(plain))
        report("PostgreSQL simple", plain, postgres("simple")(plain))
    else:
        print("PostgreSQL arabic, simple        skipped: set TAWATUR_POSTGRES")


if __name__ == "__main__":
    main()
