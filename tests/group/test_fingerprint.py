"""Fingerprints are the same on every machine and survive storage."""

import numpy as np

from tawatur.group.fingerprint import count_shared, make_fingerprint, restore_fingerprint, sketch_of
from tests.group.prose import OTHER, WIRE, article


def test_storage_keeps_all():
    fingerprint = make_fingerprint(article("a", WIRE))
    restored = restore_fingerprint(sketch_of(fingerprint))
    assert np.array_equal(restored.sequence, fingerprint.sequence)
    assert restored.keys == fingerprint.keys
    assert fingerprint.keys


def test_the_hash_is_fixed():
    # Stored fingerprints must stay comparable: a change here needs a new VERSION.
    assert make_fingerprint(article("a", "واحد اثنان ثلاثة أربعة")).sequence.tolist() == [2496200499]


def test_spelling_that_folds_away_changes_nothing():
    one = make_fingerprint(article("a", "أعلنت الإدارة عن مدرسة جديدة"))
    other = make_fingerprint(article("b", "اعلنت الاداره عن مدرسه جديده"))
    assert np.array_equal(one.shingles, other.shingles)


def test_other_texts_share_nothing_and_short_ones_have_nothing():
    one, other = make_fingerprint(article("a", WIRE)), make_fingerprint(article("b", OTHER))
    assert count_shared(one.shingles, other.shingles) == 0
    assert len(make_fingerprint(article("c", "ثلاث كلمات فقط")).shingles) == 0
