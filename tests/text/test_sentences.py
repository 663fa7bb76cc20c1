"""Sentences end where a reader pauses, and their spans cut exactly the words."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.text.sentences import find_sentences


def cut(text):
    return [span.cut(text) for span in find_sentences(text)]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("وصل الوفد. وغادر بعد ساعة.", ["وصل الوفد.", "وغادر بعد ساعة."]),
        ("هل يعود؟ نعم! ثم صمت… وخرج", ["هل يعود؟", "نعم!", "ثم صمت…", "وخرج"]),
        ("سطر أول\n\nسطر ثان", ["سطر أول", "سطر ثان"]),
        ("قال د. سالم إن النسبة 3.5 في المئة", ["قال د. سالم إن النسبة 3.5 في المئة"]),
        ("نقلت أ.ف.ب عن مصدر قوله ذلك", ["نقلت أ.ف.ب عن مصدر قوله ذلك"]),
        ("نقلت أ.ف.ب. وقال المصدر", ["نقلت أ.ف.ب.", "وقال المصدر"]),
        ("قال: «لن نعود.» ثم غادر", ["قال: «لن نعود.»", "ثم غادر"]),
        ('قال: "لن نعود". ثم غادر', ['قال: "لن نعود".', "ثم غادر"]),
        ("انتهى اللقاء.وأضاف المصدر", ["انتهى اللقاء.", "وأضاف المصدر"]),
        ("يراجع الموقع www.example.org يوميا", ["يراجع الموقع www.example.org يوميا"]),
        ("1. بند أول", ["1. بند أول"]),
        ("بلغت ٣.٥ درجات", ["بلغت ٣.٥ درجات"]),
        ("Mr. Ali met Dr. Sami. They left.", ["Mr. Ali met Dr. Sami.", "They left."]),
        ("ظهر في ياهو!mail أمس", ["ظهر في ياهو!mail أمس"]),
        ("نسخة أ.ب.ج.\nسطر", ["نسخة أ.ب.ج.", "سطر"]),
        ("", []),
        (" \n ", []),
    ],
)
def test_sentences(text, sentences):
    assert cut(text) == sentences


@given(st.text(alphabet=st.sampled_from('ابد.؟!… \n»"3٣وa،\u064e'), max_size=60))
def test_spans_are_ordered_trimmed_and_lose_no_letter(text):
    spans = find_sentences(text)
    assert "".join(span.cut(text) for span in spans).split() or not text.strip()
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    assert all(span.cut(text) == span.cut(text).strip() != "" for span in spans)
    assert "".join("".join(span.cut(text).split()) for span in spans) == "".join(text.split())
