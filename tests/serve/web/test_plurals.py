import pytest

from tawatur.serve.web.plurals import ARTICLES, COPIES, find_category, say_count


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "لا أخبار"),
        (1, "خبر واحد"),
        (2, "خبران"),
        (3, "3 أخبار"),
        (10, "10 أخبار"),
        (11, "11 خبرًا"),
        (99, "99 خبرًا"),
        (100, "100 خبر"),
        (102, "102 خبر"),
        (103, "103 أخبار"),
        (111, "111 خبرًا"),
        (62_184, "62,184 خبرًا"),
    ],
)
def test_counts_take_the_form_of_their_number(number, words):
    assert say_count(number, ARTICLES) == words


def test_digits_of_a_count_follow_the_setting():
    assert say_count(1_203, COPIES, "arabic") == "١٬٢٠٣ نسخ"


def test_every_category_of_cldr_is_reached():
    assert {find_category(number) for number in range(130)} == {"zero", "one", "two", "few", "many", "other"}
