import pytest

from tawatur.knowledge.cameo import find_cameo, find_quad_number
from tawatur.knowledge.plover import is_mode
from tawatur.knowledge.table import read_table


def test_a_mode_has_its_own_code_and_else_its_types():
    assert (find_cameo("CONSULT", "visit"), find_cameo("SUPPORT", None)) == ("042", "050")
    assert find_cameo("SUPPORT", "no-such-mode") == "050"
    assert find_cameo("NONE", None) is None


@pytest.mark.parametrize(
    ("act", "code"),
    [
        (("AID", None, "humanitarian"), "073"),
        (("COOPERATE", None, "intelligence"), "064"),
        (("REQUEST", "yield", "military"), "1056"),
        (("ACCUSE", "allege", "human_rights"), "1122"),
        (("PROTEST", "demo", "rights_freedoms"), "1413"),
        (("SANCTION", "discontinue", "economic"), "160"),
    ],
)
def test_a_context_leads_to_the_narrower_code(act, code):
    type_, mode, context = act
    assert find_cameo(type_, mode, (context,)) == code


def test_the_code_is_never_narrower_than_all_rows_allow():
    assert find_cameo("PROTEST", "demo") == "141"
    assert find_cameo("AGREE", None, ("economic",)) == "030"
    assert find_cameo("COERCE", "seize") == "170"
    assert find_cameo("ASSAULT", None, ("military",)) == "190"


def test_every_type_and_mode_has_a_code_of_the_published_table():
    published = {row["code"] for row in read_table("cameo.tsv") if row["basis"] == "published"}
    for row in read_table("plover.tsv"):
        assert is_mode(row["type"], row["mode"] or None)
        assert find_cameo(row["type"], row["mode"] or None) in published | {"084"}


def test_the_quad_class_is_a_number():
    assert (find_quad_number("CONSULT"), find_quad_number("ASSAULT"), find_quad_number("NONE")) == (
        1,
        4,
        None,
    )
