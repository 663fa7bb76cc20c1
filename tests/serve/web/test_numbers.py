from tawatur.serve.web.numbers import say_digits, say_number


def test_thousands_are_grouped_in_both_kinds_of_digits():
    assert say_number(1_234_567) == "1,234,567"
    assert say_number(1_234_567, "arabic") == "١٬٢٣٤٬٥٦٧"


def test_letters_stay_as_they_are():
    assert say_digits("15 ديسمبر 2023", "arabic") == "١٥ ديسمبر ٢٠٢٣"
