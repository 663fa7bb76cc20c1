"""Where the body stands, and what is set aside before."""

from tawatur.extract.blocks import gather_markup
from tawatur.extract.body import find_body, find_units, prose_size, weigh

LINE = "افتتح رئيس البلدية الجسر الجديد صباح الأحد بحضور مئات من سكان الحي الذين انتظروه عشرة أعوام كاملة."


def weighed(markup):
    layer = gather_markup(markup)
    weigh(layer)
    return layer


def test_prose_is_text_not_titles_or_links():
    layer = weighed(f"<h2>{LINE}</h2><p><a href=/x>{LINE}</a></p><p>{LINE}</p><p>قصير</p>")
    assert [prose_size(block) for block in layer.blocks] == [0, 0, len(LINE), 0]


def test_the_body_is_the_smallest_box_that_holds_the_prose():
    layer = weighed(f"<div id=a><div id=b><p>{LINE}</p><p>{LINE}</p></div><div id=c><p>قصير</p></div></div>")
    assert find_body(layer, layer.boxes[0]).hint == "b"


def test_named_boilerplate_and_like_boxes_are_set_aside():
    items = "".join(
        f"<div class=it><a href=/{n}>عنوان خبر آخر رقم {n} من الموقع</a> اليوم</div>" for n in range(4)
    )
    layer = weighed(
        f"<div><p>{LINE * 6}</p></div><div class=newsletter><p>{LINE}</p></div><div>{items}</div>"
    )
    noises = {layer.boxes[block.box].noise for block in layer.blocks}
    assert noises == {None, "promotion", "links"}


def test_a_recommended_article_that_is_printed_whole_is_kept_apart():
    layer = weighed(
        f"<p>{LINE * 4}</p><div class=related><h2>عنوان خبر آخر</h2><p>{LINE * 2}</p><p>{LINE * 2}</p></div>"
    )
    assert len(layer.nexts) == 1


def test_articles_of_their_own_are_units_and_entries_of_a_live_page_are_not():
    layer = weighed(
        f"<article><p>{LINE * 2}</p></article><article class=live-post><p>{LINE * 2}</p></article>"
    )
    assert len(find_units(layer)) == 1
