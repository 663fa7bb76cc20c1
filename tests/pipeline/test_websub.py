import hashlib
import hmac

import pytest

from tawatur.model.page import Page
from tawatur.pipeline.websub import Hub, find_hub, is_signed, make_form, read_lease

FEED = "https://sahel.example/feed"


def page(body="", link=""):
    return Page(body.encode(), url=FEED, headers={"link": link} if link else {})


@pytest.mark.parametrize(
    ("found", "hub"),
    [
        (page("<rss><channel><atom:link rel='hub' href='https://hub.example/'/>"), Hub("https://hub.example/", FEED)),
        (page('<feed><link href="/hub" rel="hub"/><link rel="self" href="/f?a=1&amp;b=2"/>'),
         Hub("https://sahel.example/hub", "https://sahel.example/f?a=1&b=2")),
        (page(link='<https://hub.example/>; rel="hub", <https://sahel.example/x>; rel=self'),
         Hub("https://hub.example/", "https://sahel.example/x")),
        (page("<link rel='hub' href='https://other.example/'>", link='<https://hub.example/>; rel="hub"'),
         Hub("https://hub.example/", FEED)),
        (page("<rss><link>https://sahel.example</link><atom:link rel='self' href='/feed'/>"), None),
        (page("<link rel='hub' href='javascript:x()'><link rel='hub' href='http://[bad'>"), None),
        (page("<link rel='hub'>" + "<link " * 5_000), None),
    ],
)  # fmt: skip
def test_the_hub_that_a_list_names(found, hub):
    assert find_hub(found) == hub


def test_what_is_asked():
    form = make_form(FEED, "https://desk.example/websub/t", "s")
    assert form["hub.mode"] == "subscribe"
    assert (form["hub.topic"], form["hub.callback"], form["hub.secret"]) == (
        FEED,
        "https://desk.example/websub/t",
        "s",
    )


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("864000", 864_000),
        ("1", 3_600),
        ("99999999999", 2_592_000),
        (None, 86_400),
        ("-5", 86_400),
        ("٥", 86_400),
    ],
)
def test_how_long_a_hub_serves(said, seconds):
    assert read_lease(said) == seconds


def sign(method, body=b"news", known="s"):
    return f"{method}={hmac.new(known.encode(), body, getattr(hashlib, method)).hexdigest()}"


@pytest.mark.parametrize(
    ("header", "right"),
    [
        (sign("sha256"), True),
        (sign("sha512").upper().replace("SHA512", "sha512"), True),
        (sign("sha1"), False),
        (sign("sha256", body=b"other"), False),
        (sign("sha256", known="guessed"), False),
        ("sha256=", False),
        ("new=1", False),
        (None, False),
    ],
)
def test_only_the_hub_signs(header, right):
    assert is_signed(b"news", header, "s") is right
