"""Names of one body have one key, and a country that is printed once holds for all."""

import pytest

from tawatur.annotate.bodies import make_body_key, settle_countries


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("وزارة الداخلية المغربية", "وزارة الداخلية"),
        ("الداخلية المغربية", "وزارة الداخلية"),
        ("الجيش اللبناني", "الجيش"),
        ("شركة نجمة", "نجمة"),
    ],
)
def test_names_of_one_body(one, other):
    assert make_body_key(one) == make_body_key(other)


def test_names_of_two_bodies():
    assert make_body_key("وزارة الداخلية") != make_body_key("وزارة الخارجية")
    assert make_body_key("حزب الأمل") != make_body_key("حزب العمل")


def test_the_only_country_printed_holds_for_all():
    key = ("جيش",)
    assert settle_countries([(key, None), (key, "LBN")]) == ["LBN", "LBN"]
    assert settle_countries([(key, None), (key, "LBN"), (key, "SYR")]) == [None, "LBN", "SYR"]
    assert settle_countries([]) == []
