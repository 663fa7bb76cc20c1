"""Packed bodies to plain bytes, never more of them than allowed."""

import zlib

import brotli

from tawatur.errors import Unreadable

_BLOCK = 65_536


def unpack_body(body: bytes, content_encoding: str | None, largest: int) -> bytes:
    """Undo the Content-Encoding of a body; one that claims to be packed and is not comes back as it is.

    Raises:
        Unreadable: ``too_large`` when more than ``largest`` bytes come out, ``truncated`` when the packed
            bytes are damaged or cut.
    """
    codings = [coding.strip().lower() for coding in (content_encoding or "").split(",")]
    for coding in reversed([coding for coding in codings if coding not in {"", "identity"}][:3]):
        body = _unpack(body, coding, largest)
    if len(body) > largest:
        raise Unreadable("too_large", f"more than {largest} bytes")
    return body


def join_chunks(body: bytes) -> bytes:
    """Undo the chunked transfer coding; one that is not chunked, as crawlers store it, comes back as it is.

    Raises:
        Unreadable: ``truncated`` when a body that starts in chunks ends before its last one.
    """
    joined = bytearray()
    position = 0
    while True:
        end = body.find(b"\n", position, position + 1_024)
        size = _read_size(body[position:end]) if end >= 0 else None
        if size is None:
            if position == 0:
                return body
            raise Unreadable("truncated", "the chunks of the body are damaged or cut")
        if size == 0:
            return bytes(joined)
        start = end + 1
        if start + size > len(body):
            raise Unreadable("truncated", "the last chunk of the body is cut")
        joined += body[start : start + size]
        position = start + size
        position += 2 if body[position : position + 2] == b"\r\n" else 1


def _read_size(line: bytes) -> int | None:
    digits = line.split(b";")[0].strip()
    try:
        return int(digits, 16) if digits and digits.isalnum() else None
    except ValueError:
        return None


def _unpack(body: bytes, coding: str, largest: int) -> bytes:
    if coding in {"gzip", "x-gzip"}:
        return _inflate(body, 31, largest) if body.startswith(b"\x1f\x8b") else body
    if coding == "deflate":
        # Senders disagree whether deflate has a zlib header.
        return _inflate(body, 15 if body[:1] == b"\x78" else -15, largest)
    if coding == "br":
        return _unpack_brotli(body, largest)
    raise Unreadable("binary", f"the content encoding {coding[:40]!r} is not known")


def _inflate(body: bytes, window: int, largest: int) -> bytes:
    engine = zlib.decompressobj(window)
    try:
        plain = engine.decompress(body, largest + 1)
    except zlib.error as error:
        raise Unreadable("truncated", f"the packed body is damaged: {error}") from error
    if len(plain) > largest:
        raise Unreadable("too_large", f"more than {largest} bytes unpacked")
    if not engine.eof:
        raise Unreadable("truncated", "the packed body is cut")
    return plain


def _unpack_brotli(body: bytes, largest: int) -> bytes:
    engine = brotli.Decompressor()
    plain = bytearray()
    try:
        while piece := engine.process(body, output_buffer_limit=_BLOCK):
            plain += piece
            body = b""
            if len(plain) > largest:
                raise Unreadable("too_large", f"more than {largest} bytes unpacked")
    except brotli.error as error:
        raise Unreadable("truncated", f"the packed body is damaged: {error}") from error
    if not engine.is_finished():
        raise Unreadable("truncated", "the packed body is cut")
    return bytes(plain)
