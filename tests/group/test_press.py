"""A whole press at once."""

from tawatur.group.copies import Text
from tawatur.group.fingerprint import make_fingerprint
from tawatur.group.press import find_all_bonds, name_story, read_press
from tests.group.news import FIRE, FIRE_ELSEWHERE, told
from tests.group.prose import WIRE, article


def texts(*articles):
    return [Text(one, make_fingerprint(one)) for one in articles]


def test_copies_are_folded_under_their_origin():
    press = read_press(
        texts(
            article("z-first", WIRE, "2024-03-10T07:00:00Z", "a"),
            article("a-copy", WIRE, "2024-03-10T09:00:00Z", "b"),
        )
    )
    assert press.members == {"z-first": ("z-first", "a-copy")}


def test_formulas_are_kept_apart_and_a_growing_toll_is_not():
    wire = "حطت الطائرة {} في المطار وعلى متنها أغطية وأدوية وخيام للمتضررين من السيول في الوادي الكبير " * 2
    apart = texts(
        article("5", wire.replace("{}", "الخامسة"), "2024-03-10T07:00:00Z", "a"),
        article("6", wire.replace("{}", "السادسة"), "2024-03-11T07:00:00Z", "b"),
    )
    assert read_press(apart).apart == {frozenset({"5", "6"})}
    toll = (
        "قال المتحدث إن عدد القتلى في انقلاب الحافلة قرب الوادي الكبير بلغ {} قتيلا وإن النيابة حبست السائق "
        * 2
    )
    growing = texts(
        article("12", toll.replace("{}", "12"), "2024-03-10T07:00:00Z", "a"),
        article("15", toll.replace("{}", "15"), "2024-03-10T19:00:00Z", "b"),
    )
    assert read_press(growing).apart == frozenset()


def test_the_story_is_called_by_what_opened_it():
    found = find_all_bonds(
        texts(
            told("b", FIRE, "2024-03-10T07:00:00Z"), told("a", FIRE_ELSEWHERE, "2024-03-10T09:00:00Z", "b")
        ),
        related=False,
    )
    assert {bond.story for bond in found.values()} == {name_story("b")}
    assert {bond.related for bond in found.values()} == {None}
