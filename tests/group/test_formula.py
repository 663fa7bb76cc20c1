"""What tells texts of like wording apart."""

import pytest

from tawatur.group.formula import find_formula

HEAD = "بعث الملك برقية تهنئة إلى "
TAIL = " بمناسبة العيد الوطني لبلاده عبر فيها عن أطيب التمنيات بموفور الصحة والسعادة"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("رئيس جمهورية مصر", "رئيس جمهورية تونس", "place"),
        ("الرئيس أحمد", "الرئيس محمود", "person"),
        ("الرئيس في ختام الدورة 12", "الرئيس في ختام الدورة 13", "number"),
        ("الرئيس في ختام الدورة الثالثة", "الرئيس في ختام الدورة الرابعة", "number"),
        ("الرئيس في شهر مارس", "الرئيس في شهر أبريل", "month"),
        ("الرئيس في شهر آذار", "الرئيس في شهر مارس", None),
        ("فخامة الرئيس", "سيادة الرئيس", None),
        ("الرئيس", "الرئيس", None),
    ],
)
def test_swapped_words(one, other, expected):
    assert find_formula(HEAD + one + TAIL, HEAD + other + TAIL) == expected
    assert find_formula(HEAD + other + TAIL, HEAD + one + TAIL) == expected


def test_prices_of_two_days_share_wording_but_not_numbers():
    prices = "بلغ سعر الذهب {} دولارا وسعر النفط {} دولارا وسعر الفضة {} دولارا للأونصة في ختام التعاملات"
    assert find_formula(prices.format(1940, 77, 24), prices.format(1951, 79, 25)) == "number"
    assert find_formula(prices.format(1940, 77, 24), prices.format(1940, 77, 24)) is None


def test_notices_about_other_persons():
    notice = "أقدم {} بن {} على قتل {} بن {} ونفذ الحكم فيه اليوم"
    assert find_formula(notice.format("ا", "ب", "ج", "د"), notice.format("ه", "و", "ز", "ح")) == "person"


def test_a_byline_at_the_start_tells_nothing():
    assert find_formula("أحمد - " + HEAD + TAIL, "محمود - " + HEAD + TAIL) is None


def test_large_numbers_are_compared_whole():
    rate = (
        "بلغ السعر {} دينار لكل مئة دولار وبلغ سعر البيع {} دينار وسعر الشراء {} دينار في الأسواق صباح اليوم"
    )
    assert (
        find_formula(
            rate.format("153,500", "154,500", "152,500"), rate.format("153,000", "154,000", "152,000")
        )
        == "number"
    )
    assert (
        find_formula(rate.format("153,500", "154,500", "152,500"), rate.format("153500", "154500", "152500"))
        is None
    )


def test_a_town_tells_as_much_as_a_country_but_not_a_capital_from_its_country():
    prayer = "أدى الأهالي صلاة الغائب في {} على ضحايا الحادث وسط حضور كبير من أبناء المنطقة"
    assert find_formula(prayer.format("صعدة"), prayer.format("الحديدة")) == "place"
    assert find_formula(prayer.format("القاهرة"), prayer.format("مصر")) is None
