"""Whom the article credits; the table of forms that papers print."""

import pytest

from tawatur.extract import attribution
from tawatur.extract.attribution import cut_signature, find_credited, find_dateline, find_names, know_agencies


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


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("الرباط - (و م ع) أعلن الوزير", ("و م ع",)),
        ("الرياض (واس) قال الأمير", ("واس",)),
        ("القاهرة - أ ش أ - وصل الوفد", ("أ ش أ",)),
        ("رويترز - قال مسؤولون", ("رويترز",)),
        ("قال الوزير (البالغ من العمر خمسين عاما) إنه", ()),
    ],
)
def test_datelines(text, names):
    assert find_dateline(text, known) == names


@pytest.mark.parametrize(
    ("text", "left", "name"),
    [
        ("انتهت الجلسة. --(بترا)", "انتهت الجلسة.", "بترا"),
        ("انتهت الجلسة (واس)", "انتهت الجلسة", "واس"),
        ("انتهت الجلسة (أ ف ب)", "انتهت الجلسة", "أ ف ب"),
        ("انتهت الجلسة (مساء اليوم)", "انتهت الجلسة (مساء اليوم)", None),
    ],
)
def test_signatures(text, left, name):
    assert cut_signature(text) == (left, name)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("نقلا عن صحيفة الشرق الأوسط أن الاتفاق قريب.", ["الشرق الأوسط"]),
        ("بحسب رويترز، فإن المفاوضات مستمرة.", ["رويترز"]),
        ("وفق ما أفادت به رويترز أمس.", ["رويترز"]),
        ("وأكد المصدر ذاته أن الجلسة تأجلت.", []),
        ("بحسب بيان لوزارة الصحة.", []),
    ],
)
def test_credits_in_the_text(text, names):
    assert list(find_credited(text, known)) == names


def test_credits_come_in_the_order_of_the_contract():
    found = attribution.find_credits(
        ["الجزيرة"], ["واس"], [], ["رويترز - نقلا عن صحيفة «النهار»."], known=known, own=lambda _: False
    )
    assert [one.form for one in found] == ["source_line", "agency_signature", "dateline", "in_text"]
