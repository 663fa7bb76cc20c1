import re

from tawatur.serve.web.page import _HERE, load_static, render


class View:
    status, title, words, remedy, detail = "404", "<b>عنوان</b>", "كلام", "", "a&b"


def test_what_a_view_says_is_escaped():
    html = render("message.html", page=View)
    assert "<b>عنوان</b>" not in html
    assert "&lt;b&gt;عنوان&lt;/b&gt;" in html
    assert "a&amp;b</bdi>" in html
    assert html.startswith('<!doctype html>\n<html lang="ar" dir="rtl">')


def test_static_files_are_named_by_what_they_hold():
    files = load_static()
    assert files["style.css"].media_type == "text/css; charset=utf-8"
    assert f"/static/style.css?v={files['style.css'].digest}" in render("message.html", page=View)


def test_templates_hold_no_script_no_style_and_no_other_site():
    for path in (_HERE / "templates").glob("*.html"):
        source = path.read_text(encoding="utf-8")
        found = re.findall(r"<script|<style|\bstyle=|\bon\w+=|https?://|\|\s*safe\b|<iframe|<img", source)
        assert found == [], path.name
