"""Logs: one line a record, whatever came from outside; no secrets."""

import json
import logging
import sys

from tawatur.cli.logs import JsonLines, PlainLines, mask_secrets


def record(text, *values, fault=None):
    return logging.LogRecord("tawatur.fetch", logging.WARNING, "x.py", 1, text, values, fault)


def test_json_lines_hold_text_and_fault():
    try:
        int("password=hunter2")
    except ValueError:
        line = JsonLines().format(record("%s: خبر\nسطر", "a", fault=sys.exc_info()))
    assert "\n" not in line
    told = json.loads(line)
    assert (told["level"], told["room"], told["text"]) == ("warning", "tawatur.fetch", "a: خبر\nسطر")
    assert "ValueError" in told["fault"]
    assert "hunter2" not in line


def test_a_line_break_from_outside_forges_no_line():
    assert PlainLines().format(record("%s", "a\r\nerror: b")) == "warning: a\\r\\nerror: b"


def test_secrets_are_masked():
    told = mask_secrets("GET https://user:pw@host/x?token=abc123&y=1 Authorization: Bearer1")
    assert "pw" not in told
    assert "abc123" not in told
    assert "Bearer1" not in told
    assert "host/x?" in told
