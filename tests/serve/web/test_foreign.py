import pytest

from tawatur.serve.web.foreign import clean_words, cut_words, find_link, isolate, isolate_ltr


def test_direction_controls_go_and_joiners_stay():
    assert (
        clean_words("\u202eعكس\u202c \u2067مي\u200cخواهم\u2069\u200d\x00\x1b[31m")
        == "عكس مي\u200cخواهم\u200d[31m"
    )
    assert clean_words(None) == ""


def test_foreign_words_are_escaped_in_an_isolate():
    assert isolate('<img src=x onerror="a">') == "<bdi>&lt;img src=x onerror=&#34;a&#34;&gt;</bdi>"
    assert isolate_ltr("a&b") == '<bdi dir="ltr" class="code">a&amp;b</bdi>'


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "javascript:alert(1)",
        " java\tscript:alert(1)",
        "data:text/html,x",
        "//evil.example/x",
        "/relative",
        "http:///nohost",
        "http://[bad",
        "https://ok.example\\@evil.example/",
        "http://a b.example/",
        "ftp://ftp.example/x",
    ],
)
def test_an_address_that_is_no_web_address_is_no_link(url):
    assert find_link(url) is None


def test_a_web_address_is_a_link():
    assert find_link(" https://ok.example/خبر?x=1 ") == "https://ok.example/خبر?x=1"


def test_text_is_cut_between_words():
    assert cut_words("أعلنت الوزارة، يوم الأحد، عن خطة", 15) == "أعلنت الوزارة…"
    assert cut_words("قصير\n جدا", 20) == "قصير جدا"


def test_a_long_word_is_cut_before_no_mark():
    word = "مُحَمَّدٌ" * 4
    cut = cut_words(word, 6)
    assert cut.endswith("…")
    assert not "\u064b" <= word[len(cut) - 1] <= "\u0652"
