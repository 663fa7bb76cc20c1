"""The topic tree is whole: 17 topics on the first level, every other below one of them."""

from tawatur.knowledge.topics import load_topics, narrower_topics


def test_the_first_level_is_the_seventeen_of_iptc():
    first = [entry for entry in load_topics().values() if not entry.parent]
    assert len(first) == 17
    assert all(len(entry.id) == 8 and entry.id.endswith("000000") for entry in first)


def test_every_other_topic_has_a_parent_and_words():
    for entry in load_topics().values():
        if entry.parent:
            assert load_topics()[entry.parent].parent == ""
            assert entry.stems
            assert entry in narrower_topics(entry.parent)


def test_labels_are_corrected_for_display():
    assert load_topics()["04000000"].label_ar == "اقتصاد وأعمال ومال"
    assert narrower_topics("99999999") == ()
