"""Whom the article credits; the table of forms that papers print."""

import pytest

from tawatur.extract import attribution
from tawatur.extract.agencies import know_agencies
from tawatur.extract.attribution import find_names


def known(name):
    return 2 if name in {"الجزيرة", "الشرق الأوسط"} else know_agencies(name)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("وكالات", []),
        ("الأناضول", ["الأناضول"]),
        ("رويترز + الجزيرة", ["رويترز", "الجزيرة"]),
        ("وزارة الداخلية", []),
        ("صحيفة المرفأ", ["صحيفة المرفأ"]),
        ("خاص", []),
    ],
)
def test_source_lines(line, names):
    assert find_names(line, lambda _: False) == names


def test_credits_come_in_the_order_of_the_contract():
    found = attribution.find_credits(
        ["الجزيرة"], ["واس"], [], ["رويترز - نقلا عن صحيفة «النهار»."], known=known, own=lambda _: False
    )
    assert [one.form for one in found] == ["source_line", "agency_signature", "dateline", "in_text"]
