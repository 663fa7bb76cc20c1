"""What an article recommends."""

from tawatur.extract.cuttings import Cut
from tawatur.extract.recommended import find_read_also
from tawatur.model.article import ReadAlso


def test_titles_are_given_once_with_absolute_addresses():
    cut = Cut(
        read_also=[
            ReadAlso("البلدية تعلن خطة الطرق", "/5"),
            ReadAlso("البلدية تعلن خطة الطرق", "/6"),
            ReadAlso("عنوان آخر تماما", "javascript:x"),
        ],
        others=[Cut(title="خبر ملصق أسفل الصفحة")],
    )
    found = find_read_also(cut, "https://daffa.example/n/1")
    assert [(one.title, one.url) for one in found] == [
        ("خبر ملصق أسفل الصفحة", None),
        ("البلدية تعلن خطة الطرق", "https://daffa.example/5"),
        ("عنوان آخر تماما", None),
    ]
