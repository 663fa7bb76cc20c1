"""The walk over the tree: lines, links, hidden boxes, pictures."""

from tawatur.extract.blocks import Block, gather_markup, layer_of_lines, texts_of


def test_lines_end_at_boxes_and_breaks():
    layer = gather_markup("<div>أول<br>ثان<p>ثالث</p>رابع</div>")
    assert [block.text for block in layer.blocks] == ["أول", "ثان", "ثالث", "رابع"]


def test_links_and_bold_are_counted():
    (block,) = gather_markup("<p><a href='/x'>خبر</a> <b>مهم</b></p>").blocks
    assert block.links == [(0, 3, "/x")]
    assert (block.link_chars, block.bold) == (3, 3)


def test_hidden_boxes_are_not_walked():
    layer = gather_markup("<p hidden>سر</p><p style='display: none'>سر</p><p>علن</p>")
    assert [block.text for block in layer.blocks] == ["علن"]


def test_lazy_pictures_are_seen_with_their_place():
    (sight,) = gather_markup("<p>سطر</p><img src='data:x' data-src='/a.jpg' alt='الميناء' width=640>").images
    assert (sight.url, sight.alt, sight.after, sight.width) == ("/a.jpg", "الميناء", 1, 640)


def test_a_slice_keeps_the_links_in_it():
    block = Block("قبل رابط بعد", "p", 0)
    block.set_links([(4, 8, "/x")])
    part = block.slice(3, 9)
    assert (part.text, part.links) == ("رابط", [(0, 4, "/x")])


def test_named_parts_of_a_line():
    (block,) = gather_markup("<p><span class=a>هند</span> <span class=b>أمس</span></p>").blocks
    assert texts_of(block) == ["هند", "أمس"]


def test_plain_lines_stand_in_one_box():
    layer = layer_of_lines(("أول", "ثان"))
    assert [block.index for block in layer.blocks] == [0, 1]
    assert layer.within(layer.blocks[1].box, 0)
