"""The scripts of a page are read where the page itself is a stub."""

import json

import tawatur

TITLE = "مزارعو الوادي يجنون أول محصول من الزعفران"
BODY = [
    "جنى مزارعو الوادي أول محصول من الزعفران بعد ثلاثة مواسم من التجارب في أراض كانت مهجورة.",
    "وقال أحدهم إن الكيلوغرام يباع بخمسة آلاف.",
]


def page(shown, script):
    return f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1>{shown}{script}</body></html>"


def next_script(**more):
    data = {
        "props": {
            "pageProps": {
                "article": {"title": TITLE, "body": "".join(f"<p>{one}</p>" for one in BODY), **more}
            }
        }
    }
    return f'<script id="__NEXT_DATA__" type="application/json">{json.dumps(data)}</script>'


def test_a_stub_is_read_from_the_script():
    assert tawatur.read(page("", next_script())).text.split("\n\n") == BODY


def test_a_full_page_is_read_as_shown_and_dated_by_the_script():
    shown = "".join(f"<p>{one} نص الصفحة.</p>" for one in BODY)
    article = tawatur.read(page(shown, next_script(publishedAt="2021-05-04T08:00:00Z")))
    assert "نص الصفحة" in article.text
    assert article.published == "2021-05-04T08:00:00Z"


def test_json_ld_holds_the_whole_where_the_page_is_cut():
    data = {"@type": "NewsArticle", "headline": TITLE, "articleBody": "\n".join(BODY)}
    script = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    assert tawatur.read(page(f"<p>{BODY[0][:60]}…</p>", script)).text.split("\n\n") == BODY
