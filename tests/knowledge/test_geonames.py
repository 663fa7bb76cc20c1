"""Lines of GeoNames tables, in their real format."""

import sys
from pathlib import Path

import pytest

from tawatur.knowledge.geonames import is_arabic, read_name, read_place

sys.path.insert(0, str(Path(__file__).parents[1] / "pipeline"))

from dump_lines import place


def cells(line):
    return line.rstrip("\n").split("\t")


def test_a_place_with_its_arabic_names():
    found = read_place(cells(place(2599999, "Telzit", "Telzit,تلزيت,تلزیت,Тельзит", people="4210")))
    assert (found.id, found.names, found.country) == ("gn:2599999", ("تلزيت",), "MAR")
    assert (found.lat, found.lon, found.weight) == (33.1, -6.2, 4210)
    assert found.same_as == ("geonames:2599999",)


def test_a_place_without_arabic_name_or_of_no_use():
    assert read_place(cells(place(1, "Telzit", "Telzit"))) is None
    assert read_place(cells(place(1, "Road", "طريق", kind="R"))) is None


@pytest.mark.parametrize("change", [{"latitude": "x"}, {"latitude": "133"}, {"number": "id"}])
def test_what_is_no_place(change):
    arguments = {"number": 1, "name": "Telzit", "others": "تلزيت"} | change
    with pytest.raises(ValueError):
        read_place(cells(place(**arguments)))


def test_alternate_names():
    assert read_name(["7", "2599999", "ar", "تلزيت العليا", "1", "", "", ""]) == (
        "gn:2599999",
        "تلزيت العليا",
        True,
    )
    assert read_name(["7", "2599999", "fa", "تلزیت", "", "", "", ""]) is None
    assert read_name(["7", "2599999", "ar", "تلزيت القديمة", "", "", "", "1"]) is None
    with pytest.raises(ValueError):
        read_name(["x", "2599999", "ar", "تلزيت", ""])


def test_letters_of_other_languages():
    assert is_arabic("دار السلام")
    assert not is_arabic("تهران گ")
    assert not is_arabic("...")
