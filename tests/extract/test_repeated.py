"""Later posts of a thread are no part of its first."""

import tawatur

PAGE = """<html dir=rtl><title>افتتاح السوق الجديد في البلدة</title><body>
<div id=msg11><h1>افتتاح السوق الجديد في البلدة</h1><p>افتتحت البلدية السوق الجديد بعد عامين من أعمال البناء والتوسعة.</p>
<p>وقال رئيس البلدية إن السوق يضم مئة محل وساحة واسعة للمزاد اليومي.</p></div>
<div id=msg12><p>شكرا على الخبر الجميل، والسوق القديم كان أرخص وأقرب إلى بيوت الناس بكثير.</p></div></body>"""


def test_a_later_post_is_left_out():
    text = tawatur.read(PAGE).text
    assert "رئيس البلدية" in text
    assert "شكرا" not in text
