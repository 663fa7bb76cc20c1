"""What is skipped and what is inline decides which words a reader sees on one line."""

from tawatur.extract.blocks import gather_markup
from tawatur.extract.elements import INLINE, SKIPPED


def test_skipped_elements_leave_no_text_and_inline_ones_no_break():
    layer = gather_markup("<p>وصل <b>الوفد</b><script>س</script><svg>ص</svg> إلى <a href=/x>تونس</a></p>")
    assert [block.text for block in layer.blocks] == ["وصل الوفد إلى تونس"]
    assert not SKIPPED & INLINE
