"""What stands around JSON in the scripts of pages."""

import json

from tawatur.extract.payloads import (
    find_parsed,
    find_pushed,
    open_entities,
    open_inner,
    read_json,
    split_rows,
)


def push(text):
    return f"self.__next_f.push([1,{json.dumps(text)}])"


def test_rows_that_come_in_pieces_are_joined_and_refer_to_texts():
    prose = "<p>نص طويل</p>"
    rows = f'1:{{"title":"خبر","body":"$2"}}\n2:T{len(prose.encode()):x},{prose}3:["x"]\n'
    script = push(rows[:15]) + ";" + push(rows[15:])
    values, texts = split_rows(find_pushed(script))
    assert values[0] == {"title": "خبر", "body": prose}
    assert texts == [prose]


def test_a_wrong_length_or_broken_row_harms_nothing():
    assert split_rows('1:{"a":\n2:Tfffff,نص') == ([], ["نص"])
    assert find_pushed("self.__next_f.push([1,broken])") == ""


def test_json_in_strings_is_opened():
    inner = json.dumps({"title": "خبر", "content": "س" * 200})
    assert open_inner(inner)["title"] == "خبر"
    assert open_inner("[قصير]") == "[قصير]"
    assert find_parsed(f"window.__S__ = JSON.parse({json.dumps(inner)});")[0]["title"] == "خبر"


def test_entities_of_a_transfer_state():
    assert read_json(open_entities("{&q;a&q;:&q;&l;p&g;&q;}")) == {"a": "<p>"}
