"""How reports end: signatures of agencies, initials, and brackets that sign nothing."""

import pytest

from tawatur.extract.signature import cut_signature, find_caption_credits, is_ending, is_initials


@pytest.mark.parametrize(
    ("text", "left", "name"),
    [
        ("انتهت الجلسة. --(بترا)", "انتهت الجلسة.", "بترا"),
        ("انتهت الجلسة (واس)", "انتهت الجلسة", "واس"),
        ("انتهت الجلسة (أ ف ب)", "انتهت الجلسة", "أ ف ب"),
        ("انتهت الجلسة. (أطلس)", "انتهت الجلسة.", "أطلس"),
        ("انتهت الجلسة (وكالة المشرق للأنباء)", "انتهت الجلسة", "وكالة المشرق للأنباء"),
        ("انتهت الجلسة. (أ ف ب، رويترز)", "انتهت الجلسة.", "أ ف ب، رويترز"),
        ("انتهت الجلسة. “أ ب”", "انتهت الجلسة.", "أ ب"),
        ("وكالة المشرق للأنباء", "", "وكالة المشرق للأنباء"),
        ("انتهت الجلسة (مساء اليوم)", "انتهت الجلسة (مساء اليوم)", None),
        ("انتهت الجلسة. (يتبع)", "انتهت الجلسة. (يتبع)", None),
        ("بلغ العدد ذروته. (صورة أرشيفية)", "بلغ العدد ذروته. (صورة أرشيفية)", None),
        ("فاز الفريق في المباراة. (2-1)", "فاز الفريق في المباراة. (2-1)", None),
        ("وصل الوفد إلى العاصمة. (القاهرة)", "وصل الوفد إلى العاصمة. (القاهرة)", None),
    ],
)
def test_signatures(text, left, name):
    assert cut_signature(text) == (left, name)


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("انتهى", True),
        ("* كاتب لبناني", True),
        ("=====ج.س.", True),
        ("م ع/ ن ح", True),
        ("انتهى الاجتماع دون اتفاق", False),
    ],
)
def test_endings(text, ends):
    assert is_ending(text) is ends


def test_first_names_beside_initials_are_a_desk():
    assert is_initials("خالد / س.ع")
    assert not is_initials("الجسر / النهر")


def test_captions_name_their_agencies_behind_their_sentences():
    text = 'صيادون أمام المرفأ. "الفرنسية" سوق السمك صباحا. (رويترز) وقال (الخبير) إن الموسم جيد.'
    assert list(find_caption_credits(text)) == ["الفرنسية", "رويترز"]
