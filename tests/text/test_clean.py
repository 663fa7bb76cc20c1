"""Cleaning repairs what a machine broke and leaves what a writer wrote."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.text.clean import clean_line, clean_text, clean_title


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("ﺍﻟﻤﻐﺮﺏ", "المغرب"),
        ("ﻻ ﷲ", "لا الله"),
        ("\ufe76م", "\u064eم"),
        ("فرنســـا", "فرنسا"),
        ("1445هـ الموافق", "1445هـ الموافق"),
        ("الرباط ـ رويترز", "الرباط ـ رويترز"),
        ("أ\u200fب\u202bج\u202c\u2067د\u2069", "أبجد"),
        ("من\u200b \ufeffهنا\u00ad", "من هنا"),
        ("می\u200cشود", "می\u200cشود"),
        ("كلمة\u200c، أخرى\u200d.", "كلمة، أخرى."),
        ("خطوة\u00a0\u2009أولى\tثانية", "خطوة أولى ثانية"),
        ("أ\r\nب\rج\u2028د\u0085ه", "أ\nب\nج\nد\nه"),
        ("أ\n\n\n\nب", "أ\n\nب"),
        ("أ\u2029ب", "أ\n\nب"),
        ("أ\x00\x07\x9cب", "أب"),
        ("أ\ue123\U000f0000\ufdd0\uffff\ufffcب", "أب"),
        ("أ\ud800ب", "أ\ufffdب"),
        ("ا\u0654كد و\u0654", "أكد ؤ"),
        ('الْمَغْرِبُ «قال» “نعم” "لا"', 'الْمَغْرِبُ «قال» “نعم” "لا"'),
        ("﴿آية﴾", "﴿آية﴾"),
        ("", ""),
    ],
)
def test_clean_text(text, clean):
    assert clean_text(text) == clean


def test_a_line_and_a_title_are_one_line():
    assert clean_line(" أول\nثان\u00a0 ") == "أول ثان"
    assert clean_title("- الوزير يزور\nباريس | ") == "الوزير يزور باريس"
    assert clean_title("«ماذا بعد؟»...") == "«ماذا بعد؟»..."


@given(
    st.text(
        alphabet=st.one_of(st.characters(), st.sampled_from("اهـل\u064e\u0654\u200c\u200d\u200f\n ")),
        max_size=50,
    )
)
def test_cleaning_twice_changes_nothing_more(text):
    once = clean_text(text)
    assert clean_text(once) == once
    once.encode()
