import gzip
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tawatur.errors import LibraryError
from tawatur.fetch.warc import read_warc
from tawatur.model.article import Article
from tawatur.model.bonds import Bonds
from tawatur.model.page import Page
from tawatur.model.source import Feed, Source
from tawatur.pipeline.bundle import read_bundle, write_bundle
from tawatur.pipeline.library import Library
from tawatur.pipeline.removals import request_removal
from tawatur.store.protocol import Entry

HTTP = Page(
    b"<p>\xe3\xe3</p>\r\n\r\nHTTP/1.1", "https://paper.example/1", "text/html; charset=windows-1256",
    datetime(2024, 5, 1, 9, tzinfo=UTC), {"etag": '"x"'}, 200, "https://paper.example/1",
)  # fmt: skip
EDITED = replace(HTTP, body=b"<p>new</p>")
SAVED = Page("نص".encode(), None, "text/plain", None, {}, None, "pages/two.txt")


def article(name, text, **fields):
    return Article(id=name, url=f"https://paper.example/{name}", title=f"خبر {name}", text=text,
                   text_digest=f"d-{text}", published="2024-05-01", language="ar",
                   first_seen="2024-05-02T00:00:00Z", **fields)  # fmt: skip


@pytest.fixture
def library(tmp_path):
    with Library(tmp_path / "press.db") as library:
        store = library.store
        store.put([Entry(article("one", "نص أول"), HTTP), Entry(article("glued", "نص ثان"), HTTP)])
        store.put([Entry(article("one", "نص أول منقح"), EDITED), Entry(article("file", "نص ثالث"), SAVED)])
        store.put([Entry(article("bare", "نص رابع", extra={"seen_by": "desk"}))])
        store.put_bonds([Bonds("one", None, "s1"), Bonds("glued", None, "s1")], "1")
        store.title_story("s1", "عنوان بيد")
        store.pin_stories({"glued": "s1"})
        store.sources.add(Source("paper", "الورقة", "https://paper.example/", None,
                                 (Feed("https://paper.example/rss"),)), now=1)  # fmt: skip
        request_removal(store, "url", "https://paper.example/gone", reason="طلب", now=5)
        store.publish()
        yield library


def load(tmp_path, folder):
    with Library(tmp_path / "again.db") as copy:
        return read_bundle(copy.store, folder, now=9)


def test_a_library_comes_back_whole(library, tmp_path):
    folder = tmp_path / "out"
    assert write_bundle(library.store, folder) == 4
    assert load(tmp_path, folder) == 4
    with Library(tmp_path / "again.db") as copy:
        assert list(copy.each()) == list(library.each())
        for name in ("one", "glued", "file", "bare"):
            assert copy.store.page(name) == library.store.page(name)
            assert copy.store.revisions(name) == library.store.revisions(name)
        assert copy.bonds("one") == library.bonds("one")
        assert (copy.store.story_title("s1"), copy.store.pinned("s1")) == ("عنوان بيد", ("glued",))
        assert copy.store.sources.sources() == library.store.sources.sources()
        assert copy.store.tombstones.all() == library.store.tombstones.all()
        assert copy.search("منقح").total == 1
        assert copy.store.count_waiting("group") == 4


def test_what_was_removed_stays_away(library, tmp_path):
    write_bundle(library.store, tmp_path / "out")
    load(tmp_path, tmp_path / "out")
    with Library(tmp_path / "again.db") as copy:
        assert copy.store.put([Entry(article("gone", "نص"))]) == ("removed",)


def test_an_import_may_be_repeated(library, tmp_path):
    write_bundle(library.store, tmp_path / "out")
    assert [load(tmp_path, tmp_path / "out") for _ in range(2)] == [4, 0]
    with Library(tmp_path / "again.db") as copy:
        assert copy.article("one").revision == 2
        assert len(copy.store.revisions("one")) == 1


def test_other_readers_of_warc_find_the_pages(library, tmp_path):
    write_bundle(library.store, tmp_path / "out")
    pages = [one for one in read_warc(tmp_path / "out" / "pages.warc.gz") if isinstance(one, Page)]
    # The page that was saved without an address has none to be found under.
    wanted = {(page.url, page.body, page.status, page.content_type) for page in (HTTP, EDITED)}
    assert {(page.url, page.body, page.status, page.content_type) for page in pages} == wanted


def test_a_folder_that_holds_something_is_left_alone(library, tmp_path):
    (tmp_path / "mine.txt").write_text("x")
    with pytest.raises(LibraryError, match="not empty"):
        write_bundle(library.store, tmp_path)


def test_a_folder_that_is_not_whole_is_named(library, tmp_path):
    write_bundle(library.store, tmp_path / "out")
    (tmp_path / "out" / "articles.jsonl.gz").unlink()
    with pytest.raises(LibraryError, match=r"articles\.jsonl\.gz is missing"):
        load(tmp_path, tmp_path / "out")


def test_a_damaged_line_is_named(library, tmp_path):
    write_bundle(library.store, tmp_path / "out")
    with gzip.open(tmp_path / "out" / "articles.jsonl.gz", "at") as file:
        file.write("{no json\n")
    with pytest.raises(LibraryError, match=r"articles\.jsonl\.gz, line 5"):
        load(tmp_path, tmp_path / "out")


def test_a_cut_archive_is_named(library, tmp_path):
    write_bundle(library.store, tmp_path / "out")
    path = tmp_path / "out" / "pages.warc.gz"
    path.write_bytes(path.read_bytes()[:300])
    with pytest.raises(LibraryError, match=r"pages\.warc\.gz"):
        load(tmp_path, tmp_path / "out")
