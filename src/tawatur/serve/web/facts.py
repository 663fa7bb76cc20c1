"""The facts of one article as a table: what we hold, and where each came from."""

from dataclasses import dataclass

from markupsafe import Markup, escape

from tawatur.model.article import Article
from tawatur.serve.web import labels
from tawatur.serve.web.cards import find_href
from tawatur.serve.web.dates import DateStyle, say_time, say_zone
from tawatur.serve.web.foreign import find_link, isolate, isolate_ltr
from tawatur.serve.web.numbers import say_number

_LANGUAGES = {"ar": "العربية", "en": "الإنجليزية", "fr": "الفرنسية"}
_UNKNOWN = Markup('<span class="unknown">لا يُعرف</span>')
_NONE = Markup("")


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of the table: a label, a value as HTML, and where it came from as HTML."""

    label: str
    value: Markup
    basis: Markup = _NONE


def list_facts(article: Article, *, style: DateStyle) -> tuple[Fact, ...]:
    """Return the facts of an article in reading order; what is not known says so."""
    return (
        *_list_times(article, style),
        *_list_addresses(article),
        *_list_making(article, style),
    )


def _list_times(article: Article, style: DateStyle) -> list[Fact]:
    def say(value: str | None) -> Markup:
        words = say_time(value, zone=article.published_zone, style=style)
        return escape(words) if words else _UNKNOWN

    facts = [
        Fact(
            "تاريخ النشر",
            say(article.published),
            escape(labels.BASIS.get(article.published_basis or "", article.published_basis or "")),
        ),
    ]
    if article.published_printed:
        facts.append(Fact("كما طُبع", isolate(article.published_printed), escape("حرفيًّا من الصفحة")))
    if article.published_precision:
        precision = labels.PRECISION.get(article.published_precision, article.published_precision)
        facts.append(Fact("دقته", escape(precision)))
    if article.published:
        zone = (
            escape(say_zone(article.published_zone)) + Markup(" ") + isolate_ltr(article.published_zone)
            if article.published_zone
            else _UNKNOWN
        )
        basis = labels.ZONE_BASIS.get(article.zone_basis or "", article.zone_basis or "")
        facts.append(Fact("المنطقة الزمنية", zone, escape(basis)))
    if article.updated:
        facts.append(Fact("آخر تحديث", say(article.updated)))
    return facts


def _list_addresses(article: Article) -> list[Fact]:
    facts = [Fact("العنوان", _say_link(article.url), escape("كما جُلب" if article.url else ""))]
    if article.canonical_url and article.canonical_url != article.url:
        facts.append(Fact("العنوان الأصلي", _say_link(article.canonical_url), escape("كما تعلنه الصفحة")))
    outlet = article.outlet
    if outlet is not None:
        name = isolate(outlet.name or outlet.domain)
        facts.append(Fact("المنبر", name, escape("من سجل المنابر" if outlet.id else "من عنوان الصفحة")))
    if article.found_in:
        pages = Markup("، ").join(
            Markup('<a href="{}">{}</a>').format(find_href(page), isolate_ltr(page))
            for page in article.found_in
        )
        facts.append(Fact("وُجد في", pages, escape("ملصقًا أسفل خبر آخر")))
    if article.image is not None:
        facts.append(Fact("الصورة", _say_link(article.image.url), isolate(article.image.caption or "")))
    return facts


def _list_making(article: Article, style: DateStyle) -> list[Fact]:
    language = _LANGUAGES.get(article.language or "")
    facts = [
        Fact("اللغة", escape(language) if language else isolate_ltr(article.language) or _UNKNOWN),
        Fact("بصمة النص", isolate_ltr(article.text_digest), escape("تنتمي إليها كل معلومة عن النص")),
    ]
    if not article.language:
        facts[0] = Fact("اللغة", _UNKNOWN)
    if article.fetched_at:
        fetched = say_time(article.fetched_at, style=style)
        facts.append(Fact("جُلب", escape(fetched or article.fetched_at)))
    if article.first_seen and article.first_seen != article.fetched_at:
        seen = say_time(article.first_seen, style=style)
        facts.append(Fact("رُئي أول مرة", escape(seen or article.first_seen)))
    if article.revision > 1:
        facts.append(Fact("عدد نصوصه", escape(say_number(article.revision, style.digits))))
    if article.versions:
        versions = Markup("، ").join(
            escape(labels.RULES.get(name, name)) + Markup(" ") + isolate_ltr(version)
            for name, version in article.versions.items()
        )
        facts.append(Fact("إصدارات القواعد", versions))
    facts.append(Fact("المعرّف", isolate_ltr(article.id), escape("ثابت لا يتغير")))
    return facts


def _say_link(url: str | None) -> Markup:
    """Return an address as a link where a reader may follow it, as plain words where not."""
    if not url:
        return _UNKNOWN
    link = find_link(url)
    if link is None:
        return isolate_ltr(url)
    return Markup('<a href="{}" rel="noopener noreferrer">{}</a>').format(link, isolate_ltr(link))
