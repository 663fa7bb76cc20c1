import pytest

from tawatur.model.annotation import Entity, EntityMention, EventMention, Keyphrase, Quote, TimeMention
from tawatur.model.article import Article, Image
from tawatur.model.bonds import Bonds, Change, Syndication
from tawatur.model.hit import Filter
from tawatur.model.record import from_json
from tawatur.pipeline.library import Library
from tawatur.serve.public import shorten_article
from tawatur.store.protocol import Entry

OPENING = "افتتح العمدة سوق الخضر الجديد وسط المدينة."
SECRET = "وكشف مصدر في البلدية عن كلفة لم تُعلن من قبل"
# A search shows the words around what it found, so what must stay unseen stands far from there.
LONG = OPENING + "\n\n" + "وتابع الحاضرون الحفل إلى آخره. " * 40 + f"{SECRET}، وقال إن الأشغال طالت. " * 20
ARTICLE = Article(id="market", url="https://paper.example/market", title="سوق جديد", text=LONG,
                  lead="سوق للخضر", text_digest="d", published="2024-05-01", language="ar",
                  first_seen="2024-05-02T00:00:00Z", image=Image("https://paper.example/a.jpg"))  # fmt: skip


def test_the_text_ends_with_the_snippet_and_says_so():
    short = shorten_article(ARTICLE)
    assert short.text == OPENING
    assert short.partial
    assert (short.lead, short.image) == ("", None)


def test_a_short_text_stays_whole():
    short = shorten_article(Article(title="خبر", text="سطر واحد.\n\nوسطر ثان."))
    assert short.text == "سطر واحد.\n\nوسطر ثان."
    assert not short.partial


@pytest.mark.parametrize("text", ["", "\n\n" + "ب" * 600, "س" * 600, " " * 600, "كلمة " * 300])
def test_a_snippet_is_a_beginning_of_the_text(text):
    short = shorten_article(Article(text=text)).text
    assert text.startswith(short)
    assert len(short) <= 240


def test_findings_stay_where_their_words_stand():
    near, far = (0, 6), (len(OPENING) + 2, len(OPENING) + 10)
    full = Article(
        text=LONG,
        entities=(Entity("e", "العمدة", "person", mentions=(EntityMention(*near), EntityMention(*far))),),
        times=(TimeMention(*far, "س", None, None, "day", "explicit"),),
        quotes=(Quote(None, "س", *far, None), Quote(None, "س", *near, None, in_="title")),
        keyphrases=(Keyphrase("سوق", 1.0, *near), Keyphrase("كلفة", 0.5, *far)),
        events=(EventMention("CONSULT", sentence=far), EventMention("AGREE", sentence=(0, len(OPENING)))),
    )
    short = shorten_article(full)
    assert [mention.start for mention in short.entities[0].mentions] == [0]
    assert (len(short.times), len(short.quotes), len(short.keyphrases)) == (0, 1, 1)
    assert [event.type for event in short.events] == ["AGREE"]


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    path = tmp_path_factory.mktemp("public") / "press.db"
    copy = Article(id="copy", url="https://other.example/1", title="سوق", text=LONG, text_digest="d2",
                   published="2024-05-03", language="ar", first_seen="2024-05-03T00:00:00Z")  # fmt: skip
    changed = (Change("altered", SECRET, SECRET),)
    with Library(path) as library:
        library.store.put([Entry(ARTICLE), Entry(copy)])
        library.store.put_bonds(
            [Bonds("market", Syndication("g", "market", None, "origin", 1.0, (), "الأول.")),
             Bonds("copy", Syndication("g", "market", None, "copy", 1.0, changed, "نسخة."))], "1")  # fmt: skip
        library.store.publish()
    return path


ADDRESSES = ("/", "/article/market", "/article/copy", "/search", "/search?q=%D8%B3%D9%88%D9%82", "/feed.atom",
             "/feed.json", "/export.jsonl", "/export.csv", "/api/articles", "/api/articles/market",
             "/api/articles/copy/bonds", "/api/search?q=%D8%B3%D9%88%D9%82")  # fmt: skip


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_address_tells_more_than_a_snippet(make_client, path, address):
    assert SECRET in make_client(path).get("/article/market").text
    answer = make_client(path, public=True).get(address)
    assert answer.status == 200
    assert SECRET not in answer.text


def test_title_snippet_and_link_are_there(make_client, path):
    client = make_client(path, public=True)
    html = client.get("/article/market").text
    assert OPENING in html
    assert 'href="https://paper.example/market"' in html
    record = from_json(client.get("/api/articles/market").text, Article)
    assert (record.title, record.text, record.url) == ("سوق جديد", OPENING, "https://paper.example/market")


def test_the_search_still_reads_the_whole_text(path):
    with Library(path, read_only=True) as library:
        assert library.count(filters=Filter()) == 2
        assert library.search("كلفة البلدية").total == 2
