import pytest

from tawatur.errors import TawaturError
from tawatur.model.source import Feed, Source
from tawatur.pipeline.sources import join_sources, load_starter, read_opml, write_opml

SAHEL = Source(
    "sahel.example", 'الساحل & "البحر"', "https://sahel.example/", None, (Feed("https://sahel.example/a"),)
)


def test_opml_goes_out_and_comes_back(tmp_path):
    path = tmp_path / "a.opml"
    path.write_text(write_opml([SAHEL]), encoding="utf-8")
    assert read_opml(path) == (SAHEL,)


@pytest.mark.parametrize("text", [None, "", "<html></html>", "<opml><body></body></opml>"])
def test_what_is_no_opml_is_said(tmp_path, text):
    path = tmp_path / "a.opml"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    with pytest.raises(TawaturError, match=r"a\.opml"):
        read_opml(path)


def test_feeds_of_one_site_are_one_source():
    other = Source(SAHEL.id, "x", SAHEL.url, None, (Feed("https://sahel.example/b"), *SAHEL.feeds))
    (joined,) = join_sources([SAHEL, other])
    assert joined.name == SAHEL.name
    assert [feed.url[-1] for feed in joined.feeds] == ["a", "b"]


def test_the_starter_pack_has_sources_of_each_country_with_a_list_each():
    sources = load_starter()
    assert len(sources) >= 150
    assert all(source.feeds and source.outlet_id == source.id for source in sources)
    assert len({feed.url for source in sources for feed in source.feeds}) == sum(
        len(s.feeds) for s in sources
    )
    assert 0 < len(load_starter("mar")) < len(sources)
