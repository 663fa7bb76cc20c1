"""What belongs to a picture is no body."""

import pytest

import tawatur

PROSE = (
    "<p>زار الوفد المعرض الزراعي واطلع على أجنحة المزارعين الشباب قبل أن يلتقي ممثليهم في القاعة الكبرى.</p>"
    * 3
)


@pytest.mark.parametrize(
    "line",
    [
        "<figure><img src=/a.jpg><span>وكالة الصور الوطنية</span></figure>",
        "<div>الزوار أمام جناح التمور «عدسة - سالم المري»</div>",
        "<p>تصوير: سالم المري</p>",
        "<p><img src=/a.jpg>زوار المعرض في يومه الأول</p>",
    ],
)
def test_captions_and_credits_are_left_out(line):
    page = f"<html><title>وفد يزور المعرض الزراعي</title><body><h1>وفد يزور المعرض الزراعي</h1>{line}{PROSE}</body>"
    assert tawatur.read(page).text.startswith("زار الوفد")


def test_a_quotation_in_a_figure_is_kept():
    quote = (
        "<figure><blockquote><p>لم نر معرضا كهذا منذ عشرين عاما، قال أحد الزوار.</p></blockquote></figure>"
    )
    page = f"<html><title>وفد يزور المعرض الزراعي</title><body><h1>وفد يزور المعرض الزراعي</h1>{PROSE}{quote}{PROSE}</body>"
    assert "عشرين عاما" in tawatur.read(page).text
