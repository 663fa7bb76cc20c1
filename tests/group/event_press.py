"""Articles with events of our own for the tests of the room."""

from dataclasses import replace

from tawatur.annotate.stage import annotate_article
from tawatur.group.event import form_events
from tawatur.group.stage import group_articles
from tawatur.model.article import Article, Outlet
from tawatur.model.event import Event

TAIL = (
    " وجرى اللقاء في أجواء ودية بحضور عدد من كبار المسؤولين من البلدين، وتناول ملفات التجارة والطاقة والنقل الجوي"
    " والتعليم العالي والبحث العلمي، كما تطرق إلى أوضاع الجالية وإلى مشاريع مشتركة ينتظر أن ترى النور قريبا."
)


def tell(id_: str, text: str, published: str, outlet: str = "a", country: str | None = None) -> Article:
    where = Outlet(id=outlet, name=outlet, country=country)
    return annotate_article(Article(id=id_, title="خبر", text=text, published=published, outlet=where))


def copy_of(article: Article, id_: str, outlet: str) -> Article:
    return replace(article, id=id_, outlet=Outlet(id=outlet, name=outlet))


def join(*articles: Article) -> tuple[Event, ...]:
    return form_events(articles, group_articles(articles, related=False))
