"""What a store keeps of a text for stories and related reading: its words, and the keys it is found by."""

import hashlib
import json
from itertools import combinations

from tawatur.group.frequencies import load_frequencies
from tawatur.group.telling import Words, weigh_words

VERSION = "2"
_PART = "\x1f"


def write_words(words: Words) -> str:
    """Return a text's words as one line."""
    return json.dumps(
        [
            words.id,
            words.outlet,
            words.country,
            " ".join(words.title),
            " ".join(words.body),
            [[key, label] for key, label in words.names],
            list(words.places),
            list(words.countries),
            words.starts,
            words.ends,
            " ".join(words.background),
        ],
        ensure_ascii=False,
        separators=(",", ":"),
    )


def read_words(line: str) -> Words:
    """Return what `write_words` wrote."""
    fields = json.loads(line)
    identity, outlet, country, title, body, names, places, countries, starts, ends, background = fields
    return Words(
        id=identity,
        outlet=outlet,
        country=country,
        title=tuple(title.split(" ")) if title else (),
        body=tuple(body.split(" ")) if body else (),
        names=tuple((key, label) for key, label in names),
        places=tuple(places),
        countries=tuple(countries),
        starts=starts,
        ends=ends,
        background=tuple(background.split(" ")) if background else (),
    )


def find_keys(words: Words) -> tuple[int, ...]:
    """Return the keys by which a store finds a text's neighbors: telling stems, countries two by two."""
    names = [*weigh_words(words, load_frequencies()).index]
    names += [_PART.join(pair) for pair in combinations(words.countries, 2)]
    return tuple(_hash(name) for name in names)


def _hash(name: str) -> int:
    """Return 63 bits, which every database can hold as a whole number."""
    return int.from_bytes(hashlib.blake2b(name.encode(), digest_size=8).digest(), "little") >> 1
