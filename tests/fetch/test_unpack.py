"""Packed bodies are unpacked up to a limit."""

import gzip
import zlib

import brotli
import pytest

from tawatur.errors import Unreadable
from tawatur.fetch.unpack import join_chunks, unpack_body

BODY = b"abc" * 1_000


@pytest.mark.parametrize(
    ("coding", "packed"),
    [
        ("gzip", gzip.compress(BODY)),
        ("deflate", zlib.compress(BODY)),
        ("deflate", zlib.compress(BODY)[2:-4]),
        ("br", brotli.compress(BODY)),
        ("deflate, gzip", gzip.compress(zlib.compress(BODY))),
        ("identity", BODY),
        (None, BODY),
    ],
)
def test_codings(coding, packed):
    assert unpack_body(packed, coding, 3_000) == BODY
    with pytest.raises(Unreadable, match="too_large"):
        unpack_body(packed, coding, 2_999)


@pytest.mark.parametrize(("coding", "packed"), [("gzip", gzip.compress(BODY)), ("br", brotli.compress(BODY))])
def test_cut_bodies_are_not_complete(coding, packed):
    with pytest.raises(Unreadable, match="truncated"):
        unpack_body(packed[:-5], coding, 9_000)


def test_chunks_are_joined():
    assert join_chunks(b"3;x=y\r\nabc\r\n2\r\nde\r\n0\r\n\r\n") == b"abcde"
    assert join_chunks(b"<html>\n") == b"<html>\n"
