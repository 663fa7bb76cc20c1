"""XML is disarmed and repaired before any parser sees it."""

import pytest

from tawatur.parse.xml import parse_xml, repair_xml, scan_fields, split_chunks


@pytest.mark.parametrize(
    ("text", "repaired"),
    [
        ("x<?xml version='1.0' encoding='x'?><a/>", "<a/>"),
        ("<!DOCTYPE a><a/>", "<a/>"),
        ('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "<a>&amp;b;</a>"),
        ("<a>&nbsp;&#150;&#x0;&lt;&</a>", "<a>\xa0–\ufffd&lt;&amp;</a>"),
        ("<a><![CDATA[&nbsp;&]]></a>", "<a><![CDATA[&nbsp;&]]></a>"),
        ("<a>\x00\x0b\ufffe</a>", "<a></a>"),
        ("no markup", ""),
    ],
)
def test_repairs(text, repaired):
    assert repair_xml(text) == repaired


def test_undeclared_prefixes_are_declared():
    assert parse_xml("<a><b:c d:e='1'/></a>") is not None
    assert parse_xml("<a><b></a>") is None


def test_fields_of_broken_lists():
    head, chunks = split_chunks(
        "<r><t>x</t><item><t>أ</t><x a='1 &amp; 2'/><v>ب<![CDATA[</v>]]></v></item><item><t>ج", ("item",)
    )
    assert head == "<r><t>x</t>"
    fields = list(scan_fields(chunks[0]))
    assert [(field.name, field.content, field.closed) for field in fields] == [
        ("t", "أ", True),
        ("x", "", True),
        ("v", "ب</v>", True),
    ]
    assert fields[1].attributes == {"a": "1 & 2"}
    assert [(field.content, field.closed) for field in scan_fields(chunks[1])] == [("ج", False)]
