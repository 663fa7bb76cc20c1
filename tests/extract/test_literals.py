"""JavaScript literals as values."""

import pytest

from tawatur.extract.literals import read_function, read_literal


@pytest.mark.parametrize(
    ("script", "value"),
    [
        ("{a:1,b:[true,!0,!1,void 0,null]}", {"a": 1, "b": [True, True, False, None, None]}),
        ("""{'a':'قال «نعم» و\\'لا\\'', "b c":"x\\u002Fy",}""", {"a": "قال «نعم» و'لا'", "b c": "x/y"}),
        (r'[{t:"\x3Cp>نص"},-1.5,.5,1e3]', [{"t": "<p>نص"}, -1.5, 0.5, 1000.0]),
        ("{a:1} , rest", {"a": 1}),
        ("{a:f(1)}", None),
        ("{a:b}", None),
        ("{a:1", None),
        ("{", None),
        ("", None),
    ],
)
def test_literals(script, value):
    assert read_literal(script) == value


def test_a_literal_in_the_middle_of_a_script():
    script = "const data = [null,{type:'data'}];"
    assert read_literal(script, script.index("[")) == [None, {"type": "data"}]


def test_names_stand_for_values():
    assert read_literal("{a:b,b:b}", names={"b": '"نص"'}) == {"a": "نص", "b": "نص"}


def test_a_function_called_at_once_returns_its_object():
    script = 'window.__NUXT__=(function(a,b){return {data:[{title:a,tags:b,x:c}]}}("عنوان",["وسم"]));'
    assert read_function(script) is None  # `c` stands for nothing
    assert read_function(script.replace(",x:c", "")) == {"data": [{"title": "عنوان", "tags": ["وسم"]}]}


@pytest.mark.parametrize(
    "script", ["", "(function(a){return {a:1}", "(function(){go()})()", "(function(a){return {a:a}}"]
)
def test_other_scripts_return_nothing(script):
    assert read_function(script) is None
