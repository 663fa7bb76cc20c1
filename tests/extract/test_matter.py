"""Whether prose below another headline is on another matter."""

from tawatur.extract.blocks import Block
from tawatur.extract.matter import covers, following_prose, is_headline, is_other_matter

PROSE = Block(
    "أقلعت الطائرة الإغاثية من مطار العاصمة وعلى متنها أطنان من الغذاء لسكان المدينة المنكوبة.", "p", 0, 1
)


def test_headlines_are_short_and_no_sentences():
    assert is_headline(Block("طائرة إغاثية تقلع من العاصمة", "h2", 0))
    assert not is_headline(PROSE)


def test_the_share_of_a_headline_that_stands_in_prose():
    assert covers("الطائرة الإغاثية", PROSE.text) == 1.0
    assert covers("", PROSE.text) == 0.0


def test_other_matter():
    title, host = "افتتاح الجسر الجديد", "افتتح رئيس البلدية الجسر الجديد بحضور السكان."
    assert is_other_matter("الطائرة الإغاثية تقلع من مطار العاصمة", [PROSE], title, host, marked=True)
    assert not is_other_matter("سكان الحي", [Block(host, "p", 0)], title, host, marked=True)


def test_following_prose_passes_over_labels():
    assert following_prose([Block("شارك", "p", 0), PROSE], 0) == [PROSE]
