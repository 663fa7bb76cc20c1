"""Articles in the scripts of a page."""

import json

import pytest
from selectolax.lexbor import LexborHTMLParser

from tawatur.extract.embedded import find_state

TITLE = "تشغيل الرصيف الجديد في ميناء الجنوب"
PROSE = (
    "أعلنت هيئة الموانئ يوم الأحد بدء تشغيل الرصيف الجديد في ميناء الجنوب بطاقة تبلغ مليون حاوية في السنة. "
    * 2
)
ITEM = {"title": TITLE, "body": f"<p>{PROSE}</p>", "publishedAt": "2024-01-05"}
TEXT = json.dumps(ITEM, ensure_ascii=False)


@pytest.mark.parametrize(
    "script",
    [
        f'<script id="__NEXT_DATA__" type="application/json">{json.dumps({"props": {"a": ITEM}})}</script>',
        f"<script>self.__next_f.push([1,{json.dumps('5:' + TEXT)}])</script>",
        f"<script>window.__remixContext = {json.dumps({'state': {'loaderData': {'r': ITEM}}})};</script>",
        f"<script>window.__PRELOADED_STATE__ = JSON.parse({json.dumps(TEXT)})</script>",
        f'<script type="application/json">{json.dumps({"status": 200, "body": TEXT})}</script>',
        f'<script type="application/json">{TEXT.replace(chr(34), "&q;")}</script>',
        f"<script>window.__APOLLO_STATE__={json.dumps({'A:1': ITEM})}</script>",
    ],
)
def test_the_article_is_found(script):
    state = find_state(LexborHTMLParser(script), TITLE)
    assert state is not None
    assert (state.title, state.published) == (TITLE, ["2024-01-05"])
    assert PROSE.strip() in state.html


def test_the_named_article_is_preferred_to_a_longer_one():
    other = {"title": "خبر عن الطقس", "body": PROSE * 9}
    script = f'<script type="application/json">{json.dumps([other, ITEM])}</script>'
    assert find_state(LexborHTMLParser(script), TITLE).title == TITLE


def test_a_page_without_such_a_script_has_none():
    assert find_state(LexborHTMLParser("<script>var a = 1;</script>"), TITLE) is None


def test_related_titles_and_the_first_publication_are_read():
    item = ITEM | {"publish_date": "2024-02-01T08:00:00Z", "display_date": "2024-01-05T06:00:00Z"}
    del item["publishedAt"]
    page = {"article": item, "related": [{"title": "خطة الطرق", "url": "/5"}, {"title": "سوق السمك"}]}
    state = find_state(
        LexborHTMLParser(f'<script type="application/json">{json.dumps(page)}</script>'), TITLE
    )
    assert state is not None
    assert state.published == ["2024-01-05T06:00:00Z"]
    assert state.related == [("خطة الطرق", "/5"), ("سوق السمك", "")]


ROWS = (
    '5:["$","article",null,{"children":[["$","h1",null,{"children":"TITLE"}],["$","p","a",{"children":["PROSE",'
    '["$","b",null,{"children":"انتهى"}]]}]]}]'
)


@pytest.mark.parametrize(
    "script",
    [
        f"self.__next_f.push([1,{json.dumps(ROWS)}])",
        '{__sveltekit_1={base:""};const data=[null,{type:"data",data:{title:"TITLE",content:"PROSE"}}];}',
        'window.__NUXT__=(function(a){return {data:[{title:a,body:"PROSE"}]}}("TITLE"));',
    ],
)
def test_articles_in_elements_and_literals(script):
    script = script.replace("TITLE", TITLE).replace("PROSE", PROSE)
    state = find_state(LexborHTMLParser(f"<script>{script}</script>"), TITLE)
    assert state is not None
    assert state.title == TITLE
    assert PROSE.strip() in state.html
