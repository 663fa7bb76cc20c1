"""Where reported words end: before the writer goes on."""

import pytest

from tawatur.annotate.quotations import find_quotations


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("أعلنت الوزارة أن المدارس ستفتح، وطالبت الأهالي بالصبر.", "المدارس ستفتح"),
        ("قال المكتب إن الأسعار ارتفعت، في حين أنها تراجعت في القرى.", "الأسعار ارتفعت، في حين أنها تراجعت في القرى"),
        ("أوضح المدير أن الورشة قريبة، مشددا على أهمية السلامة.", "الورشة قريبة"),
        ("قال المكتب إن الأسعار ارتفعت، بينما أغلقت المتاجر.", "الأسعار ارتفعت"),
        ("قال المكتب إن السعر ارتفع، وفقا لاتفاقية جديدة.", "السعر ارتفع، وفقا لاتفاقية جديدة"),
        ("اعتبر المدرب أن الحكم ظلمه، وذلك في تغريدة له.", "الحكم ظلمه"),
    ],
)  # fmt: skip
def test_the_words_end_where_the_writer_goes_on(text, words):
    (quote,) = find_quotations("", text)
    assert quote.text == words
