"""Two texts: a copy, an excerpt, or nothing; whichever comes first."""

import pytest

from tawatur.group.copies import Text, compare
from tawatur.group.fingerprint import make_fingerprint
from tests.group.prose import OTHER, ROUND_UP, WIRE, article

LEAD = WIRE.partition("\n\n")[0]


def text(id_, words):
    made = article(id_, words)
    return Text(made, make_fingerprint(made))


@pytest.mark.parametrize(
    ("one", "other", "kind", "holder"),
    [
        (WIRE, WIRE, "copy", None),
        (WIRE, LEAD, "copy", None),
        (WIRE, ROUND_UP + LEAD, "excerpt", "b"),
        (WIRE, OTHER, None, None),
        (LEAD[:60], LEAD[:60], "copy", None),
        (WIRE, "", None, None),
    ],
)
def test_pairs(one, other, kind, holder):
    first, second = text("a", one), text("b", other)
    for likeness in (compare(first, second), compare(second, first)):
        assert (likeness.kind if likeness else None) == kind
        assert (likeness.holder if likeness else None) == holder
