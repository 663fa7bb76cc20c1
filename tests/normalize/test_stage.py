"""An extracted Article becomes one whose every fact has one spelling."""

from dataclasses import replace
from datetime import UTC, datetime

from tawatur.knowledge.outlets import load_registry
from tawatur.model.article import Article, Attribution, Clues, DateClue
from tawatur.normalize.stage import VERSION, normalize_article

RAW = Article(
    url="https://www.hespress.com/a-12345.html?utm_source=x",
    title="  افتتاح رصيف\u200f جديد ",
    text="أعلنت البلدية  افتتاح الرصيف.\n\n\n\nوقالت إن الأشغال انتهت.",
    authors=("هالة سعد", "هالة سعد", " "),
    tags=("الصيد", "الصيد"),
    clues=Clues(
        dates=(DateClue("2024-03-04T09:30:00+01:00", "json_ld"),),
        credits=(Attribution("هسبريس", None, "in_text"), Attribution("رويترز", None, "source_line")),
    ),
)
FETCHED = datetime(2024, 3, 5, tzinfo=UTC)


def test_every_fact_is_settled():
    made = normalize_article(RAW, load_registry(), FETCHED, extract_version="7")
    assert made.url == "https://www.hespress.com/a-12345.html"
    assert made.title == "افتتاح رصيف جديد"
    assert made.text == "أعلنت البلدية افتتاح الرصيف.\n\nوقالت إن الأشغال انتهت."
    assert (made.authors, made.tags) == (("هالة سعد",), ("الصيد",))
    assert (made.published, made.first_seen) == ("2024-03-04T08:30:00Z", "2024-03-05T00:00:00Z")
    assert made.outlet is not None
    assert made.outlet.id == "hespress"
    assert [(one.name, one.outlet_id) for one in made.attribution] == [("رويترز", "reuters")]
    assert made.versions == {"extract": "7", "normalize": VERSION}
    assert made.clues is None


def test_the_same_page_has_the_same_id_and_a_glued_article_no_outlet():
    registry = load_registry()
    first = normalize_article(RAW, registry, FETCHED)
    assert first.id == normalize_article(replace(RAW, title="آخر"), registry, None).id
    glued = normalize_article(replace(RAW, found_in=("x",)), registry, FETCHED, host=first.outlet)
    assert glued.outlet is None
