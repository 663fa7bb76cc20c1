from tawatur.model.source import Feed, Source
from tawatur.pipeline.library import Library
from tawatur.serve.shelf import Shelf
from tawatur.serve.web.dates import DateStyle
from tawatur.serve.web.page import render
from tawatur.serve.web.sources import make_sources_page

STYLE = DateStyle("common", "latin")


def test_sources_that_need_a_look_come_first(tmp_path):
    path = tmp_path / "a.db"
    with Library(path) as library:
        for name in ("alef", "baa"):
            library.store.sources.add(
                Source(
                    name,
                    f"<b>{name}</b>",
                    f"https://{name}.example/",
                    None,
                    (Feed(f"https://{name}.example/f"),),
                ),
                now=0,
                is_checked=name == "alef",
            )
        library.store.sources.set_state("baa", "blocked", "wall")
    page = make_sources_page(Shelf(path), STYLE)
    assert [(line.host, line.state, line.is_ill) for line in page.sources] == [
        ("baa.example", "محجوب", True),
        ("alef.example", "نشط", False),
    ]
    assert "لا تُقرأ إلا قوائمه" in page.sources[0].note
    html = render("sources.html", place="sources", page=page)
    assert "<b>" not in html
    assert "&lt;b&gt;alef" in html
