"""Bytes become text whatever the header claims, and one bad byte costs one character."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.errors import Unreadable
from tawatur.parse.charset import decode, find_declared

PROSE = (
    "أعلنت وزارة التجهيز، يوم الاثنين، أن الطريق الساحلية ستفتح أمام السائقين قبل نهاية الأسبوع؛ "
    "وقال مدير المشروع إن «الأشغال انتهت» في موعدها، فهل يلتزم المقاولون بذلك؟"
)
SHORT = "فيضان في وادي درعة"


def page(text, charset="utf-8", filler=""):
    return f"<html><head>{filler}<meta charset={charset}><title>{text}</title></head><body><p>{text}</p></body></html>"


@pytest.mark.parametrize("text", [PROSE, SHORT])
@pytest.mark.parametrize(
    ("codec", "name"),
    [
        ("cp1256", "windows-1256"),
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16le"),
        ("utf-16-le", "utf-16le"),
        ("utf-16-be", "utf-16be"),
        ("utf-32", "utf-32-le"),
        ("utf-32-be", "utf-32-be"),
    ],
)
@pytest.mark.parametrize("claim", ["utf-8", "windows-1256", "iso-8859-1", "no-such-charset"])
def test_the_encoding_is_found_whatever_is_declared(text, codec, name, claim):
    decoded = decode(page(text, claim).encode(codec), f"text/html; charset={claim}")
    assert (decoded.encoding, decoded.replaced) == (name, 0)
    assert decoded.text == page(text, claim)


@pytest.mark.parametrize("claim", ["utf-8", "windows-1256", "iso-8859-6"])
def test_iso_8859_6_is_told_from_windows_1256(claim):
    text = PROSE.replace("«", '"').replace("»", '"')
    decoded = decode(page(text, claim).encode("iso-8859-6"), None)
    assert decoded.encoding == "iso-8859-6"
    assert text in decoded.text


def test_mac_arabic_is_known_by_its_digits():
    text = "حضر ٢٥ نائبا من أصل ١٤٠ جلسة البرلمان، وغاب الباقون"
    decoded = decode(text.encode("mac-arabic"), None)
    assert decoded.encoding == "mac-arabic"
    assert decoded.text == text


def test_one_bad_byte_costs_one_character():
    body = bytearray(PROSE.encode())
    body[60:60] = b"\xff"
    decoded = decode(bytes(body), None)
    assert (decoded.encoding, decoded.replaced) == ("utf-8", 1)
    assert decoded.text.replace("\ufffd", "") == PROSE


def test_a_cut_inside_a_character_is_counted():
    decoded = decode(PROSE.encode()[:-5], "text/html; charset=windows-1256")
    assert (decoded.encoding, decoded.replaced) == ("utf-8", 1)
    assert PROSE.startswith(decoded.text[:-1])


def test_a_cut_inside_a_utf16_unit_is_counted():
    decoded = decode(PROSE.encode("utf-16-le")[:-1], None)
    assert (decoded.encoding, decoded.replaced) == ("utf-16le", 1)


def test_a_meta_tag_is_read_behind_the_first_kilobyte():
    filler = "<script>" + "var a = 1;" * 3000 + "</script>"
    assert find_declared(page(SHORT, "cp1256", filler).encode("cp1256"), None) == ("windows-1256",)


def test_french_pages_keep_their_accents():
    text = "Élection présidentielle : la majorité s'est déclarée prête, où est l'École ?"
    assert decode(page(text, "iso-8859-1").encode("cp1252"), None).text == page(text, "iso-8859-1")


def test_russian_pages_follow_their_declaration():
    text = "Министр иностранных дел прибыл в столицу с официальным визитом"
    assert decode(page(text, "windows-1251").encode("cp1251"), None).text == page(text, "windows-1251")


@pytest.mark.parametrize("table", ["cp1252", "cp1256"])
def test_double_encoded_text_is_repaired(table):
    raw = SHORT.encode()
    wrong = "".join(bytes([b]).decode(table, "ignore") or chr(b) for b in raw)
    assert decode(wrong.encode(), None).text == SHORT


def test_a_text_about_letters_is_no_double_encoding():
    text = "الضاد والطاء والظاء: ط ظ ط ظ"
    assert decode(text.encode(), None).text == text


@pytest.mark.parametrize(
    "body",
    [
        b"%PDF-1.7\n\xd8\xa7",
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
        bytes(range(256)) * 20,
        b"\x1f\x8b\x08",
    ],
)
def test_binary_files_are_unreadable(body):
    with pytest.raises(Unreadable, match="binary"):
        decode(body, "text/html")


@pytest.mark.parametrize("body", [b"", b" \r\n\t "])
def test_empty_files_are_unreadable(body):
    with pytest.raises(Unreadable, match="empty"):
        decode(body, None)


def test_stray_nul_bytes_do_not_make_a_page_binary():
    assert decode(page(PROSE).encode().replace(b"<p>", b"<p>\0\0"), None).encoding == "utf-8"


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400), st.one_of(st.none(), st.text(max_size=40)))
def test_any_bytes_give_text_or_a_reason(body, content_type):
    try:
        decoded = decode(body, content_type)
    except Unreadable:
        return
    decoded.text.encode()
    assert decoded.replaced <= decoded.text.count("\ufffd")


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="ابتثجحخدرسعفقكلمنهوية ،.«»", min_size=30, max_size=200), st.binary(max_size=1))
def test_a_stray_byte_never_turns_utf8_into_something_else(text, stray):
    decoded = decode(
        b"<p>" + text.encode() + stray + text.encode() + b"</p>", "text/html; charset=windows-1256"
    )
    assert decoded.encoding == "utf-8"
    assert decoded.text.startswith("<p>" + text[:-1])
