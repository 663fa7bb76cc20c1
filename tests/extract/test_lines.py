"""Short lines that are no prose."""

import pytest

from tawatur.extract.lines import (
    find_statement,
    is_byline,
    is_clock_line,
    is_date_line,
    is_label,
    strip_dating,
)


@pytest.mark.parametrize(
    "line", ["11:55 ص", "(10:25)", "21:00ت م", "18:40 (مكة المكرمة)", "12:05 م بتوقيت مسقط"]
)
def test_a_clock_time_alone(line):
    assert is_clock_line(line)


@pytest.mark.parametrize("line", ["فاز الفريق 10:25", "بدأ الاجتماع عند 11:55 في القاعة", "نسبة 3"])
def test_a_sentence_is_no_clock(line):
    assert not is_clock_line(line)


def test_named_days_are_dates_only_alone():
    assert is_date_line("أمس")
    assert not is_date_line("أمس وصل الوفد إلى المدينة")


def test_bylines_have_names():
    assert is_byline("كتبت هالة سعد")
    assert is_byline("بواسطة هشام الغالي و كوثر الزين")
    assert not is_byline("تغطية حية")


def test_what_follows_a_name_is_stripped():
    assert strip_dating("أنيس الورداني في الثلاثاء 28 سبتمبر 2021 17:30") == "أنيس الورداني"


def test_labels():
    assert is_label("© 2018 صحيفة الشاطئ")
    assert is_label("المشاركات: 1,877")
    assert not is_label("ارتفعت المشاركات في الدورة الجديدة")


def test_the_foot_of_a_weblog_dates_its_text():
    foot = "نشر هذا المقال يوم الأحد 14 يونيو 2009 الساعة 3:45 م تحت تصنيف حوادث. يمكنك أن تترك تعليقا."
    assert find_statement(foot) == "نشر هذا المقال يوم الأحد 14 يونيو 2009 الساعة 3:45 م تحت تصنيف حوادث"
    assert find_statement("نشر هذا المقال في الصحف كلها، وأثار جدلا واسعا.") is None
