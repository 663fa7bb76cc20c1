"""Names of the list are marked with their kinds, longest first."""

from tawatur.annotate.name_hints import HINTS, mark_hints


def marks(text, broken=()):
    words = text.split()
    return mark_hints(words, [place not in broken for place in range(len(words) - 1)])


def test_the_longest_name_is_marked():
    person, several, going_on = 1 * 4, 1, 2
    assert marks("قال جورج بوش أمس") == [0, person + several, person + several + going_on, 0]
    assert marks("قال بوش أمس") == [0, person, 0]


def test_attached_letters_do_not_hide_a_name():
    assert marks("التقى بلير وبوش") == [0, 4, 4]


def test_a_name_is_not_taken_across_a_mark():
    assert marks("قال جورج بوش أمس", broken={1})[1] == 0


def test_codes_stay_in_range():
    assert all(0 <= code < HINTS for code in marks("ريال مدريد في مدريد وكأس العالم في المكسيك"))
