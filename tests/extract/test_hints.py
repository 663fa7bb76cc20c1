"""What the names of elements hint at."""

import pytest

from tawatur.extract.hints import find_noise, hints_caption, hints_content, hints_live, hints_meta, hints_tags


@pytest.mark.parametrize(
    ("names", "noise"),
    [
        ("jeg_related_posts", "related"),
        ("comments-area", "comments"),
        ("didomi-popup", "consent"),
        ("social-share", "share"),
        ("footer-widget", "frame"),
        ("article-body", None),
        ("shared-content", None),
    ],
)
def test_noise(names, noise):
    assert find_noise(names, "div") == noise


def test_a_footer_is_frame_whatever_it_is_called():
    assert find_noise("", "footer") == "frame"


def test_other_hints():
    assert hints_tags("post-tags")
    assert hints_meta("byline")
    assert hints_caption("slide cap")
    assert not hints_caption("capital")
    assert hints_content("article-content")
    assert hints_live("liveblog__post")


def test_a_drop_cap_is_no_caption():
    assert not hints_caption("has-drop-cap")
    assert hints_caption("photo-cap")
