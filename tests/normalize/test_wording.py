"""The text is fixed once, and its digest is that of the fixed text."""

from tawatur.normalize.wording import digest_text, fix_text, fix_title, fold_text


def test_paragraphs_are_cleaned_and_parted_by_one_blank_line():
    assert fix_text("أول  سطر\u00a0هنا.\n\n \n\nثانٍ.") == "أول سطر هنا.\n\nثانٍ."


def test_a_title_keeps_its_quotation_marks():
    assert fix_title("«الرصيف» يفتح\u200b أبوابه") == "«الرصيف» يفتح أبوابه"


def test_the_digest_changes_with_the_text_alone():
    assert digest_text("نص") == digest_text("نص") != digest_text("نص آخر")
    assert len(digest_text("نص")) == 16


def test_folding_for_identity():
    assert fold_text("إفتتاحُ  الرصيف\n") == fold_text("افتتاح الرصيف")
