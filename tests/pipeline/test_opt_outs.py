import pytest

from tawatur.model.page import Page
from tawatur.pipeline.opt_outs import OptOuts, find_opt_outs


@pytest.mark.parametrize(
    ("head", "headers", "expected"),
    [
        ("", {}, OptOuts()),
        ('<META NAME="robots" CONTENT="index, follow">', {}, OptOuts()),
        ('<meta name="tdm-reservation" content="1"/>', {}, OptOuts("tdm-reservation")),
        ('<meta name="tdm-reservation" content="0">', {}, OptOuts()),
        ("<meta content=noai,noimageai name=robots>", {}, OptOuts("noai")),
        ("<meta name='googlebot' content='noai'>", {}, OptOuts()),
        ("", {"tdm-reservation": "1"}, OptOuts("tdm-reservation")),
        ("", {"x-robots-tag": "googlebot: noarchive, noai"}, OptOuts("noai")),
        ("", {"x-robots-tag": "noarchive"}, OptOuts(no_archive=True)),
    ],
)
def test_reservations_are_read_from_headers_and_meta_tags(head, headers, expected):
    body = f"<html><head>{head}</head><body><p>خبر</p></body></html>".encode()
    assert find_opt_outs(Page(body, headers=headers)) == expected
