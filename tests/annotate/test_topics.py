"""Topics: the first level by the model, the second by words, nothing without evidence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.annotate.topics import find_topics
from tawatur.knowledge.topics import load_topics

FLOOD = "جرفت السيول منازل القرية بعد فيضان النهر، وتواصل فرق الإنقاذ البحث عن مفقودين بعد الكارثة والزلزال والفيضانات."


def test_the_first_topic_is_what_the_article_is_about():
    assert find_topics("فيضانات تجرف قرية", FLOOD)[0].id == "medtop:03000000"
    match = "فاز الفريق في المباراة بهدف سجله اللاعب في الشوط الثاني من نهائي الكأس أمام جمهور الملعب."
    assert find_topics("الفريق يحرز الكأس", match)[0].label_en == "sport"


def test_a_narrower_topic_follows_its_own():
    ids = [topic.id for topic in find_topics("فيضانات تجرف قرية", FLOOD)]
    assert ids[:2] == ["medtop:03000000", "medtop:20000148"]


@pytest.mark.parametrize("text", ["", "1234 5678", "hello world again", "في من على إلى", "كلمة"])
def test_without_evidence_nothing_is_said(text):
    assert find_topics("", text) == ()


@given(st.text(max_size=80), st.text(max_size=300))
def test_any_text_gives_known_topics_with_scores(title, text):
    topics = find_topics(title, text)
    assert len({topic.id for topic in topics}) == len(topics)
    for topic in topics:
        assert topic.id.removeprefix("medtop:") in load_topics()
        assert 0 < topic.score <= 1
