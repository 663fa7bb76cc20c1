"""Ids of persons whom no list knows."""

import pytest

from tawatur.annotate.person_ids import divine_names, given_names, make_person_id
from tawatur.annotate.persons import make_key


def identify(name):
    return make_person_id(make_key(name.split()))


def test_the_spellings_of_a_full_name_share_an_id():
    names = ("عبد اللطيف الحموشي", "عبداللطيف حموشي", "عبد اللّطيف الحمّوشي")
    assert len({identify(name) for name in names}) == 1


def test_two_persons_have_two_ids():
    assert identify("رياض الدكالي") != identify("رياض المرنيسي")


def test_the_id_is_the_same_in_every_run():
    assert identify("رياض الدكالي") == "kb:e0b6b56c4548a6f3"


@pytest.mark.parametrize("name", ["الحموشي", "محمد علي", "عبد الله", "عبد الله أحمد", "م الدكالي", "رياض 7"])
def test_names_that_tell_too_little(name):
    assert identify(name) is None


def test_lists():
    assert {"محمد", "احمد"} <= given_names()
    assert {"لطيف", "رحمن"} <= divine_names()
