"""Numbers as the pages print them: Latin or Arabic-Indic digits, by a setting."""

LATIN, ARABIC = "latin", "arabic"
DIGITS = (LATIN, ARABIC)
# U+066C ARABIC THOUSANDS SEPARATOR stands where Latin digits have a comma.
_TO_ARABIC = str.maketrans("0123456789,", "٠١٢٣٤٥٦٧٨٩\u066c")


def say_number(number: int, digits: str = LATIN) -> str:
    """Return a whole number grouped by thousands, in the digits asked for."""
    return say_digits(f"{number:,}", digits)


def say_digits(text: str, digits: str = LATIN) -> str:
    """Return text of our own chrome (a clock time, a year) in the digits asked for; never quoted text."""
    return text.translate(_TO_ARABIC) if digits == ARABIC else text
