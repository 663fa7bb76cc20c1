"""What finds near copies of a text: hashed shingles in their order, and a sample of them as index keys.

Shingles are runs of four folded words. A hash that is divisible by `SAMPLE` is an index key, so that every
text samples the same passages (Manber 1994, "mod p" sampling); two texts that share `SHARED_KEYS` keys are
candidates and are compared in full. Unlike MinHash bands this finds a short cut of a long text as well:
docs/decisions/ has the figures.
"""

import hashlib
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from tawatur.model.article import Article
from tawatur.text.arabic.fold import fold
from tawatur.text.tokens import split_words

VERSION = "2"
SHINGLE_WORDS = 4
SAMPLE = 8
SHARED_KEYS = 2
LEAD_SHINGLES = 40
# So many words are remembered with their hashes.
_MOST_WORDS = 1 << 17
_MIX = np.uint64(0x9E3779B97F4A7C15)
_ODD = tuple(np.uint64(odd) for odd in (0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93))

Hashes = npt.NDArray[np.uint32]


@dataclass(frozen=True, slots=True, eq=False)
class Fingerprint:
    """The shingles of one text.

    Attributes:
        sequence: hashes of the shingles in the order of the text.
        shingles: the same, sorted, each once.
        keys: index keys; texts that share `SHARED_KEYS` of them are candidates.
        lead: the shingles of the first words, sorted, each once.
    """

    sequence: Hashes
    shingles: Hashes
    keys: tuple[int, ...]
    lead: Hashes


def make_fingerprint(article: Article) -> Fingerprint:
    """Return the fingerprint of an article's text; an empty one for a text under four words."""
    words = split_words(article.text)
    count = len(words) - SHINGLE_WORDS + 1
    if count < 1:
        return restore_fingerprint(b"")
    hashes = _HASHES
    ids = np.fromiter([hashes[word] for word in words], dtype=np.uint64, count=len(words))
    mixed = ids[:count] * _MIX
    for offset, odd in enumerate(_ODD, start=1):
        mixed = (mixed << np.uint64(13)) | (mixed >> np.uint64(51))
        mixed ^= ids[offset : offset + count] * odd
    mixed ^= mixed >> np.uint64(29)
    mixed *= _MIX
    return _build((mixed >> np.uint64(32)).astype(np.uint32))


def restore_fingerprint(sketch: bytes) -> Fingerprint:
    """Return the fingerprint that `sketch_of` wrote."""
    return _build(np.frombuffer(sketch, dtype="<u4").astype(np.uint32))


def sketch_of(fingerprint: Fingerprint) -> bytes:
    """Return a fingerprint as bytes: its sequence, four bytes a shingle, little-endian."""
    return fingerprint.sequence.astype("<u4").tobytes()


def _build(sequence: Hashes) -> Fingerprint:
    shingles = sort_once(sequence)
    keys = shingles[shingles % SAMPLE == 0]
    return Fingerprint(sequence, shingles, tuple(keys.tolist()), sort_once(sequence[:LEAD_SHINGLES]))


def sort_once(hashes: Hashes) -> Hashes:
    """Return hashes sorted, each once: what `np.unique` gives, in a tenth of its time for short arrays."""
    ordered = np.sort(hashes)
    is_first = np.empty(len(ordered), dtype=np.bool_)
    is_first[:1] = True
    np.not_equal(ordered[1:], ordered[:-1], out=is_first[1:])
    return ordered[is_first]


class _Hashes(dict[str, int]):
    """Hashes what a word folds to, the same on every machine and in every process, and remembers it."""

    def __missing__(self, word: str) -> int:
        if len(self) >= _MOST_WORDS:
            self.clear()
        found = int.from_bytes(hashlib.blake2b(fold(word).encode(), digest_size=8).digest(), "little")
        self[word] = found
        return found


# Filled as words come by; a word's hash depends on the word alone.
_HASHES = _Hashes()


def count_shared(one: Hashes, other: Hashes) -> int:
    """Return how many hashes two sorted arrays of distinct hashes share."""
    shorter, longer = (one, other) if len(one) <= len(other) else (other, one)
    return int(np.count_nonzero(find_held(shorter, longer)))


def find_held(hashes: Hashes, known: Hashes) -> npt.NDArray[np.bool_]:
    """Tell of each hash whether it stands in a sorted array of distinct hashes."""
    if not len(known):
        return np.zeros(len(hashes), dtype=np.bool_)
    places = known.searchsorted(hashes)
    places[places == len(known)] = 0
    held: npt.NDArray[np.bool_] = known[places] == hashes
    return held
