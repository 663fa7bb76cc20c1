"""A language is named where letters and words leave no doubt, and only there."""

import pytest

from tawatur.text.language import find_language


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("وزير الخارجية يزور باريس", "ar"),
        ("ارتفاع أسعار النفط", "ar"),
        ("الجزیرة نت: وزیر الخارجیة المصري یصل إلی بغداد", "ar"),
        ("شو بدك تعمل هلق يا زلمة بس اللي صار صار", "ar"),
        ("واش كاين شي حد هنا فالدار", "ar"),
        ("رئیس جمهور ایران در دیدار با نخست وزیر عراق گفت که این کشور", "fa"),
        ("دولت ايران در تهران با وزير خارجه ديدار كرد", "fa"),
        ("وزیر اعظم نے کہا ہے کہ پاکستان میں", "ur"),
        ("سەرۆکی هەرێمی کوردستان لە هەولێر لەگەڵ بالیۆز کۆبووەوە", "ckb"),
        ("د افغانستان په کابل کې د ولسمشر سره لیدنه وشوه", "ps"),
        ("Le ministre des Affaires étrangères est arrivé à Rabat pour une visite", "fr"),
        ("The minister of foreign affairs said that the talks were frank", "en"),
        ("El presidente de la república llegó a Madrid con una delegación", "es"),
        ("שר החוץ הגיע לפריז", "he"),
        ("باريس", None),
        ("محمد علي", None),
        ("Hammouchi", None),
        ("2023 - 15/12", None),
        ("", None),
        ("\ud800\u064e", None),
    ],
)
def test_language(text, code):
    assert find_language(text) == code


def test_an_arabic_text_with_latin_names_stays_arabic():
    assert find_language("أعلنت شركة Google وشركة Meta عن اتفاق في الرباط مع وزارة الاقتصاد") == "ar"
