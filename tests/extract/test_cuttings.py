"""A cut begins empty and shares nothing with another."""

from tawatur.extract.cuttings import Cut, TagLine


def test_cuts_share_no_lists():
    one, other = Cut(title="أول"), Cut(title="ثان")
    one.tag_lines.append(TagLine("الجسر، النهر", ("الجسر", "النهر")))
    assert other.tag_lines == []
