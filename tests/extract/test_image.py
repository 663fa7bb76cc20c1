"""The lead image and its caption."""

import tawatur

TITLE = "افتتاح الجسر الجديد في المدينة"
LINE = (
    "<p>افتتح رئيس البلدية الجسر الجديد صباح الأحد بحضور مئات من سكان الحي الذين انتظروه عشرة أعوام كاملة.</p>"
    * 2
)


def read(body, head=""):
    page = f"<html lang=ar><head><title>{TITLE}</title>{head}</head><body><h1>{TITLE}</h1>{body}{LINE}</body></html>"
    return tawatur.read(page, url="https://daffa.example/n/1").image


def test_the_declared_image_is_made_absolute():
    image = read("", '<meta property="og:image" content="/i/jisr.jpg">')
    assert image.url == "https://daffa.example/i/jisr.jpg"


def test_the_caption_of_the_figure_comes_with_it():
    image = read(
        "<figure><img src=/i/jisr.jpg width=800><figcaption>الجسر ليلة الافتتاح</figcaption></figure>"
    )
    assert (image.url, image.caption) == ("https://daffa.example/i/jisr.jpg", "الجسر ليلة الافتتاح")


def test_a_page_without_a_picture_has_none():
    assert read("") is None
