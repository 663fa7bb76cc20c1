from tawatur.pipeline.add_page import add_page
from tawatur.pipeline.collector import Manner
from tawatur.pipeline.library import Library

NOW = 1_700_000_000


def test_a_page_is_kept_and_looked_at_again_later(press, tmp_path):
    press.add_article(1)
    manner = Manner(allow_hosts=(f"*.localhost:{press.port}",))
    with Library(tmp_path / "a.db") as library:
        outcome, article = add_page(library.store, press.base() + "/news/1?utm_source=x", manner, now=NOW)
        assert outcome.state == "kept"
        assert library.article(article.id).entities is not None
        assert library.search("الطريق").total == 1
        assert library.store.visits.next_due() == NOW + 3_600
        again, _ = add_page(library.store, press.base() + "/news/1", manner, now=NOW)
        assert again.state == "unchanged"


def test_a_page_that_reserves_its_rights_is_not_kept(press, tmp_path):
    press.add_article(1, headers={"tdm-reservation": "1"})
    manner = Manner(allow_hosts=(f"*.localhost:{press.port}",))
    with Library(tmp_path / "a.db") as library:
        outcome, article = add_page(library.store, press.base() + "/news/1", manner, now=NOW)
        assert (outcome.reason, article) == ("rights_reserved", None)
        assert library.count() == 0
