"""What a copy changed, sentence by sentence."""

from tawatur.group.changes import find_changes
from tawatur.model.bonds import Change


def test_added_altered_and_dropped_sentences():
    origin = "انطلقت الأشغال صباح اليوم. وبلغت الكلفة ثمانين مليونا. وغاب الوزير."
    copy = "إنطلقت الأشغال صباح اليوم. وبلغت الكلفة تسعين مليونا. وهذا رأي الجريدة."
    assert find_changes(copy, origin) == (
        Change("altered", "وبلغت الكلفة تسعين مليونا.", "وبلغت الكلفة ثمانين مليونا."),
        Change("added", "وهذا رأي الجريدة."),
        Change("dropped", None, "وغاب الوزير."),
    )


def test_a_sentence_said_twice_is_counted_twice():
    assert find_changes("نعم. نعم.", "نعم.") == (Change("added", "نعم."),)
    assert find_changes("", "") == ()
