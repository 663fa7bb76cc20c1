from tawatur.knowledge.plover import find_quad, find_score, is_mode


def test_scores_with_the_misprint_repaired():
    assert find_score("ACCUSE", None) == -3.0
    assert find_score("CONSULT", "visit") == 4.0
    assert find_score("CONSULT", "no such mode") == 2.5
    assert find_score("NONE", None) == 0.0


def test_quad_and_modes():
    assert find_quad("AID") == "material_cooperation"
    assert find_quad("NONE") is None
    assert is_mode("ASSAULT", "drone")
    assert is_mode("AID", None)
    assert not is_mode("AID", "drone")
