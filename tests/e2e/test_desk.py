"""The desk in a real browser: opened, read, searched, on a small screen, in the dark, without JavaScript."""

from urllib.parse import quote

import pytest

pytestmark = pytest.mark.e2e

QUERY = "/search?q=" + quote("المغرب فرنسا")
# Zero width non-joiner: keeps lam and alef from joining into one glyph.
ZWNJ = "\u200c"


def first_article(page):
    return page.locator("h3 a").first.get_attribute("href")


def background(page):
    return page.evaluate("getComputedStyle(document.body).backgroundColor")


def test_from_the_river_to_an_article_to_a_search(open_page):
    page = open_page()
    assert page.locator("html").get_attribute("dir") == "rtl"
    title = page.locator("h3 a").first
    words = title.inner_text()
    title.click()
    page.wait_for_url("**/article/**")
    assert page.locator("h1").inner_text().strip() == words.strip()
    assert page.locator(".text p").count() >= 1
    assert page.get_by_role("heading", name="من أين جاءت كل معلومة").is_visible()
    page.get_by_label("ابحث في الأخبار").fill("المغرب")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=**")
    assert page.locator(".hits > li").count() >= 1
    page.locator(".filters a").first.click()
    page.wait_for_url("**&outlet=**")
    assert page.locator(".chips li").count() == 1


def test_copies_open_without_script(open_page):
    page = open_page(java_script_enabled=False)
    summary = page.locator("details.copies summary").first
    chain = page.locator("details.copies .chain").first
    assert not chain.is_visible()
    summary.click()
    assert chain.is_visible()
    assert chain.locator("li").count() >= 2
    chain.locator("a.copy-title").last.click()
    page.wait_for_url("**/article/**")
    assert page.locator("h1").is_visible()


@pytest.mark.parametrize("address", ["/", "article", QUERY, "/search", "/outlets", "/about"])
def test_a_small_screen_never_scrolls_sideways(open_page, address):
    page = open_page("/", width=360, height=740)
    if address == "article":
        address = first_article(page)
    page.goto(page.url.rstrip("/") + address)
    for details in page.locator("details").all():
        details.evaluate("element => element.open = true")
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide == 0


def test_dark_and_light_differ_and_follow_the_reader(open_page):
    assert background(open_page(color_scheme="dark")) != background(open_page(color_scheme="light"))


def test_every_target_can_be_hit(open_page):
    page = open_page("/", width=360, height=740)
    for address in ("/", first_article(page), QUERY):
        page.goto(page.url.split("/", 3)[0] + "//" + page.url.split("/", 3)[2] + address)
        small = page.evaluate(
            """() => [...document.querySelectorAll('a, button, input:not([type=hidden]), summary')]
            .filter(e => e.getClientRects().length && !e.closest('p, .skip, .unseen, .facts, .credits'))
            .map(e => [e.outerHTML.slice(0, 80), e.getBoundingClientRect().height])
            .filter(([, height]) => height < 24)"""
        )
        assert small == []


def test_letters_join_as_arabic_does(open_page):
    """Lam and alef make one glyph; kept apart by a joiner control they are wider."""
    page = open_page()
    joined, apart, marked, plain = page.evaluate(
        """(zwnj) => {
            const main = document.body;
            const width = (html) => {
                const span = document.createElement('span');
                span.className = 'text';
                span.innerHTML = html;
                main.append(span);
                const result = span.getBoundingClientRect().width;
                span.remove();
                return result;
            };
            return [width('لا'), width('ل' + zwnj + 'ا'), width('و<mark class="place">المغر</mark>ب'), width('والمغرب')];
        }""",
        ZWNJ,
    )
    assert joined < apart * 0.9
    assert abs(marked - plain) < 0.5, "a mark breaks the joining of letters"


def test_an_arabic_font_draws_the_text(open_page):
    page = open_page()
    page.goto(page.url.rstrip("/") + first_article(page))
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    for selector in (".text p", "h1", ".wordmark"):
        node = session.send("DOM.querySelector", {"nodeId": root, "selector": selector})["nodeId"]
        fonts = session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
        glyphs = {font["familyName"]: font["glyphCount"] for font in fonts}
        arabic = sum(
            count for name, count in glyphs.items() if "Arab" in name or "Naskh" in name or "Amiri" in name
        )
        assert arabic > sum(glyphs.values()) * 0.6, glyphs


def test_the_keyboard_walks_in_reading_order(open_page):
    page = open_page()
    seen = []
    for _ in range(12):
        page.keyboard.press("Tab")
        seen.append(
            page.evaluate(
                """() => {
                    const e = document.activeElement, box = e.getBoundingClientRect();
                    return {name: (e.innerText || e.name || '').trim(), top: box.top + scrollY, right: box.right,
                            outline: getComputedStyle(e).outlineStyle};
                }"""
            )
        )
    assert seen[0]["name"] == "انتقل إلى المتن"
    assert seen[1]["name"] == "تواتر"
    assert all(stop["outline"] != "none" for stop in seen)
    navigation = [stop for stop in seen if stop["name"] in {"الأحدث", "البحث", "المنابر", "عن تواتر"}]
    assert [stop["right"] for stop in navigation] == sorted(
        (stop["right"] for stop in navigation), reverse=True
    )


def test_the_skip_link_leads_to_the_text(open_page):
    page = open_page()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_logical_borders_stand_on_the_right(open_page):
    page = open_page()
    page.locator("details.copies summary").first.click()
    sides = page.locator(".chain li").first.evaluate(
        "e => [getComputedStyle(e).borderRightWidth, getComputedStyle(e).borderLeftWidth]"
    )
    assert sides == ["2px", "0px"]


def test_the_policy_itself_refuses_a_script(browser, desk):
    context = browser.new_context()
    page = context.new_page()
    page.goto(desk)
    ran = page.evaluate(
        """() => {
            const script = document.createElement('script');
            script.textContent = 'window.ran = true';
            document.body.append(script);
            return window.ran === true;
        }"""
    )
    context.close()
    assert not ran
