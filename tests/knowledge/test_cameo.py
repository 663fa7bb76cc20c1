from tawatur.knowledge.cameo import find_cameo, find_quad_number


def test_a_mode_has_its_own_code_and_else_its_types():
    assert (find_cameo("CONSULT", "visit"), find_cameo("SUPPORT", None)) == ("042", "050")
    assert find_cameo("SUPPORT", "no-such-mode") == "050"
    assert find_cameo("NONE", None) is None


def test_the_quad_class_is_a_number():
    assert (find_quad_number("CONSULT"), find_quad_number("ASSAULT"), find_quad_number("NONE")) == (
        1,
        4,
        None,
    )
