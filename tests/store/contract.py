"""What every store must do; a store's own test module subclasses `StoreContract` and gives it stores."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from tawatur.errors import QueryError
from tawatur.model.article import Article, Outlet
from tawatur.model.bonds import Bonds, Syndication
from tawatur.model.hit import Filter
from tawatur.model.page import Page
from tawatur.store.protocol import Entry, Store, StoryWords

ATLAS = Outlet(id="atlas", name="وكالة أطلس", domain="atlas.example", country="MAR")
NILE = Outlet(id="nile", name="بريد النيل", domain="nile.example", country="EGY")


def make_article(number: int, **fields) -> Article:
    text = fields.pop("text", f"افتتح الوزير المعرض رقم {number} في المدينة.\n\nوحضر الافتتاح جمهور كبير.")
    defaults = {
        "id": f"id-{number}",
        "url": f"https://atlas.example/{number}",
        "title": f"افتتاح معرض {number}",
        "text": text,
        "text_digest": f"digest of {text}",
        "outlet": ATLAS,
        "published": f"2023-12-{number:02d}",
        "first_seen": "2024-01-01T00:00:00Z",
    }
    return Article(**{**defaults, **fields})


def fill(store: Store, *articles: Article) -> tuple[str, ...]:
    states = store.put([Entry(article) for article in articles])
    store.publish()
    return states


class StoreContract:
    """Subclasses define the fixture `make_store`: a function that opens the same library again and again."""

    def test_an_article_comes_back_as_it_was_put(self, make_store: Callable[[], Store]):
        article = make_article(1, tags=("معارض",), extra={"rating": 5})
        with_store = make_store()
        assert fill(with_store, article) == ("kept",)
        assert with_store.article("id-1") == article
        assert with_store.article("nobody") is None

    def test_what_was_put_is_there_after_closing(self, make_store):
        store = make_store()
        fill(store, make_article(1))
        store.close()
        again = make_store()
        assert again.count() == 1
        assert [hit.id for hit in again.search("معرض").hits] == ["id-1"]

    def test_the_same_article_twice_is_unchanged(self, make_store):
        store = make_store()
        fill(store, make_article(1))
        again = replace(make_article(1), fetched_at="2024-02-02T00:00:00Z", first_seen=None)
        assert fill(store, again) == ("unchanged",)
        assert store.count() == 1
        assert store.article("id-1").first_seen == "2024-01-01T00:00:00Z"

    def test_twice_in_one_batch_is_kept_once(self, make_store):
        store = make_store()
        assert fill(store, make_article(1), make_article(1)) == ("kept", "unchanged")
        assert store.search("معرض").total == 1

    def test_an_edit_is_a_revision_and_the_old_text_stays(self, make_store):
        store = make_store()
        fill(store, make_article(1))
        assert fill(store, make_article(1, text="تأجل الافتتاح إلى الغد.")) == ("kept",)
        assert store.article("id-1").revision == 2
        assert [old.text[:5] for old in store.revisions("id-1")] == ["افتتح"]
        assert store.search("جمهور").total == 0
        assert store.search("الغد").total == 1

    def test_another_edition_of_a_canonical_page_is_no_revision(self, make_store):
        store = make_store()
        address = "https://atlas.example/1"
        fill(store, make_article(1, canonical_url=address))
        edition = make_article(1, url="https://atlas.example/amp/1", canonical_url=address, text="نص مقتضب.")
        assert fill(store, edition) == ("unchanged",)
        assert store.article("id-1").revision == 1

    def test_a_removed_article_is_gone_everywhere(self, make_store):
        store = make_store()
        fill(store, make_article(1), make_article(2))
        assert store.remove("id-1")
        store.publish()
        assert not store.remove("id-1")
        assert store.article("id-1") is None
        assert [hit.id for hit in store.search("معرض").hits] == ["id-2"]

    def test_the_newest_come_first_and_the_undated_last(self, make_store):
        store = make_store()
        undated = make_article(9, published=None)
        fill(store, undated, make_article(1), make_article(3), make_article(2))
        assert [article.id for article in store.latest()] == ["id-3", "id-2", "id-1", "id-9"]
        assert [article.id for article in store.latest(limit=2, offset=1)] == ["id-2", "id-1"]
        newest = store.search("معرض", order="newest")
        assert [hit.id for hit in newest.hits] == ["id-3", "id-2", "id-1", "id-9"]

    def test_filters_narrow_search_listing_and_count_alike(self, make_store):
        store = make_store()
        fill(
            store,
            make_article(1, published="2023-12-01T23:59:59Z"),
            make_article(2, outlet=NILE),
            make_article(3, kind="opinion"),
            make_article(4, published=None),
        )
        for filters, wanted in (
            (Filter(since="2023-12-02"), {"id-2", "id-3"}),
            (Filter(until="2023-12-01"), {"id-1"}),
            (Filter(since="2023-12", until="2023-12-02"), {"id-1", "id-2"}),
            (Filter(outlet="nile"), {"id-2"}),
            (Filter(outlet="nile.example"), {"id-2"}),
            (Filter(outlet="بريد النيل"), {"id-2"}),
            (Filter(country="MAR"), {"id-1", "id-3", "id-4"}),
            (Filter(kind="opinion"), {"id-3"}),
        ):
            assert {hit.id for hit in store.search("معرض", filters=filters).hits} == wanted, filters
            assert {article.id for article in store.latest(filters=filters)} == wanted, filters
            assert {article.id for article in store.each(filters)} == wanted, filters
            assert store.count(filters) == len(wanted), filters

    def test_queries_mean_what_the_contract_says(self, make_store):
        store = make_store()
        texts = {
            "id-1": "ناقشت الأمم المتحدة الأزمة في عمّان.",
            "id-2": "وصل الوفد إلى سلطنة عُمان للأمم المتحدة مكتب فيها.",
            "id-3": "المتحدة شركة وليست من الأمم في شيء.",
        }
        fill(
            store,
            *(
                make_article(n, id=name, title="خبر", text=text)
                for n, (name, text) in enumerate(texts.items(), 1)
            ),
        )
        for query, wanted in (
            ('"الأمم المتحدة"', {"id-1", "id-2"}),
            ("الأمم المتحدة", {"id-1", "id-2", "id-3"}),
            ("الأمم -شركة", {"id-1", "id-2"}),
            ("شركة OR وفد", {"id-2", "id-3"}),
            ("سلط*", {"id-2"}),
            ("عمّان", {"id-1"}),
            ("عُمان", {"id-2"}),
            ("عمان", {"id-1", "id-2"}),
            ("", {"id-1", "id-2", "id-3"}),
        ):
            results = store.search(query)
            assert {hit.id for hit in results.hits} == wanted, query
            assert results.total == len(wanted), query
            assert results.exact

    def test_a_query_that_cannot_be_understood_is_refused(self, make_store):
        store = make_store()
        for query, filters in (('"بلا نهاية', Filter()), ("خبر", Filter(since="أمس"))):
            with pytest.raises(QueryError):
                store.search(query, filters=filters)

    def test_a_hit_shows_the_words_found(self, make_store):
        store = make_store()
        long_text = "مقدمة طويلة عن الطقس. " * 60 + "ثم وصلت السفينة إلى الميناء. " + "خاتمة طويلة. " * 60
        fill(store, make_article(1, text=long_text))
        (hit,) = store.search("سفينة").hits
        assert "السفينة" in hit.snippet
        assert len(hit.snippet) < 400
        assert [hit.snippet[start:end] for start, end in hit.marks] == ["السفينة"]

    def test_a_word_in_the_title_counts_more(self, make_store):
        store = make_store()
        in_text = make_article(1, title="خبر", text="زلزال ضرب المنطقة فجر اليوم.")
        in_title = make_article(2, title="زلزال", text="خبر ضرب المنطقة فجر اليوم.", published="2023-12-01")
        fill(store, in_text, in_title)
        hits = store.search("زلزال").hits
        assert [hit.id for hit in hits] == ["id-2", "id-1"]
        assert hits[0].score > hits[1].score > 0

    def test_facets_count_the_answers(self, make_store):
        store = make_store()
        fill(store, make_article(1), make_article(2), make_article(3, outlet=NILE, published="2024-01-05"))
        assert [(c.value, c.articles, c.name) for c in store.facets("معرض", "outlet")] == [
            ("atlas", 2, "وكالة أطلس"),
            ("nile", 1, "بريد النيل"),
        ]
        assert [(c.value, c.articles) for c in store.facets("", "month")] == [("2024-01", 1), ("2023-12", 2)]
        assert [(c.value, c.articles) for c in store.outlets()] == [("atlas", 2), ("nile", 1)]

    def test_copies_fold_under_the_best_of_their_group(self, make_store):
        store = make_store()
        fill(store, *(make_article(number) for number in range(1, 5)))
        roles = {"id-1": "origin", "id-2": "copy", "id-3": "excerpt"}
        store.put_bonds(
            [Bonds(name, Syndication("g", "id-1", None, role, 0.9)) for name, role in roles.items()], "1"
        )
        folded = store.search("معرض", order="newest", fold=True)
        assert [(hit.id, hit.copies) for hit in folded.hits] == [
            ("id-4", ()),
            ("id-3", ()),
            ("id-2", ("id-1",)),
        ]
        assert store.bonds("id-2").syndication.role == "copy"
        assert store.bonds("id-4") is None
        assert [hit.id for hit in store.copies("g")] == ["id-1", "id-2", "id-3"]

    def test_neighbors_of_a_story_share_keys_within_a_window(self, make_store):
        store = make_store()
        fill(store, *(make_article(number) for number in range(1, 6)))
        hours = {1: 100.0, 2: 110.0, 3: 900.0, 4: None, 5: 105.0}
        keys = {1: (7, 8, 9), 2: (7, 8), 3: (7, 8), 4: (7, 8), 5: (7,)}
        assert store.lacking_words(["id-1", "id-9"], "1") == ("id-1",)
        store.put_words([(make_article(n), StoryWords("1", hours[n], keys[n], f"words {n}")) for n in hours])
        assert store.lacking_words(["id-1"], "1") == ()

        def found(**options):
            return {one.article for one in store.around(["id-1"], **options).neighbors}

        assert found(hours=48.0) == {"id-1", "id-2"}
        assert found() == {"id-1", "id-2", "id-3", "id-4"}
        assert store.around(["id-1"], hours=48.0).neighbors[0].words == "words 1"

    def test_the_whole_story_and_the_pairs_apart_come_with_a_neighbor(self, make_store):
        store = make_store()
        fill(store, *(make_article(number) for number in range(1, 5)))
        store.put_words([(make_article(n), StoryWords("1", 100.0, (n,), f"words {n}")) for n in range(1, 5)])
        store.put_bonds([Bonds("id-1", story="t1"), Bonds("id-2", story="t1"), Bonds("id-3")], "1")
        store.put_apart([("id-2", "id-1"), ("id-1", "id-9")])
        around = store.around(["id-1"])
        assert {(one.article, one.story) for one in around.neighbors} == {("id-1", "t1"), ("id-2", "t1")}
        assert around.apart == {frozenset({"id-1", "id-2"})}

    def test_the_id_of_a_merged_story_leads_to_the_story(self, make_store):
        store = make_store()
        fill(store, *(make_article(number) for number in range(1, 4)))
        store.put_bonds([Bonds("id-1", story="t1"), Bonds("id-2", story="t1")], "1")
        assert store.story_members("t1") == ("t1", ("id-1", "id-2"))
        assert store.story_members("t9") is None
        store.redirect_stories({"t1": "t2"})
        store.redirect_stories({"t2": "t3"})
        store.put_bonds(
            [Bonds("id-1", story="t3"), Bonds("id-2", story="t3"), Bonds("id-3", story="t3")], "1"
        )
        assert store.story_members("t1") == store.story_members("t3") == ("t3", ("id-1", "id-2", "id-3"))

    def test_a_raw_page_is_kept_beside_its_articles(self, make_store):
        store = make_store()
        page = Page(
            body="<p>نص</p>".encode(), url="https://atlas.example/1", headers={"etag": "x"}, origin="1"
        )
        store.put([Entry(make_article(1), page), Entry(make_article(2), page), Entry(make_article(3))])
        assert store.page("id-1") == page
        assert store.page("id-2") == page
        assert store.page("id-3") is None
