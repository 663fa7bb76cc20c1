"""Runs of keywords parted by nothing but spaces."""

import pytest

from tawatur.extract.runs import cut_run


@pytest.mark.parametrize(
    ("run", "keywords"),
    [
        ("السعودية إيران الصين", ["السعودية", "إيران", "الصين"]),
        ("مؤتمر المناخ الرباط", ["مؤتمر المناخ", "الرباط"]),
        ("المغرب منظمة الصحة العالمية", ["المغرب", "منظمة الصحة العالمية"]),
        ("المغرب كأس العالم 2030", ["المغرب", "كأس العالم 2030"]),
        ("الصيد، الميناء", ["الصيد", "الميناء"]),
    ],
)
def test_constructs_stay_whole_and_places_stand_alone(run, keywords):
    text = "شارك المغرب وإيران في اللقاء، وقالت السعودية إن الصين في الرباط ستحضر"
    assert cut_run(run, known=(), repeated=(), title="", text=text) == keywords


def test_the_aggregators_links_do_not_cut_the_publishers_words():
    found = cut_run(
        "الطيران المدني مطار الكويت موسم السفر",
        known=["الكويت", "الطيران المدني", "السفر"],
        repeated=["الكويت الطيران المدني السفر"],
        title="مطار الكويت يستعد",
        text="",
    )
    assert found == ["الطيران المدني", "مطار الكويت", "موسم السفر"]
