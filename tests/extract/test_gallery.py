"""The captions of a gallery are its text."""

import tawatur

PAGE = """<html dir=rtl><title>بالصور: عودة الطيور إلى البحيرة</title><body>
<h1>بالصور: عودة الطيور إلى البحيرة</h1><p>عادت أسراب الطيور إلى البحيرة مع أول أيام الدفء في المنطقة.</p>
<figure><img src=/1.jpg><figcaption>طائر يرمم عشه قرب الضفة</figcaption></figure>
<figure><img src=/2.jpg><figcaption>سرب يحلق عند الغروب فوق الماء</figcaption></figure></body>"""


def test_captions_follow_the_text():
    article = tawatur.read(PAGE)
    assert article.kind == "gallery"
    assert article.text.split("\n\n")[1:] == ["طائر يرمم عشه قرب الضفة", "سرب يحلق عند الغروب فوق الماء"]
