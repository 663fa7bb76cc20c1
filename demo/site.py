"""What each outlet answers to a request: addresses, pages, feeds, robots.txt; no network here."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import format_datetime
from urllib.parse import parse_qs, quote, unquote, urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from . import printing
from .newsroom import HOME, Newsroom, PressArticle, PressOutlet

HTML, XML = "text/html; charset=utf-8", "application/xml; charset=utf-8"
NOTICE = "بيانات توضيحية: هذا موقع متخيَّل كُتبت نصوصه لعرض برنامج تواتر، ولا وجود لهذه المؤسسة ولا لمحرريها."

# The list that each outlet offers: path, media type, template; and whether it is a feed, sitemap or listing.
LISTS: dict[str, tuple[tuple[str, str, str, str], ...]] = {
    "atlas": (("/rss/all.xml", "application/rss+xml; charset=utf-8", "rss.xml", "feed"),),
    "ofoq": (("/feed/", "application/rss+xml; charset=UTF-8", "wordpress.xml", "feed"),),
    "siraj": (("/rss.php", "text/xml", "malformed.xml", "feed"),),
    "nile": (("/feed.json", "application/feed+json", "", "feed"),),
    "riwaq": (("/atom.xml", "application/atom+xml; charset=utf-8", "atom.xml", "feed"),),
    "arz": (("/backend/rdf", "application/rdf+xml; charset=utf-8", "rdf.xml", "feed"),),
    "dijla": (("/rss.asp", "text/xml; charset=windows-1256", "rss091.xml", "feed"),),
    "jarid": (("/", HTML, "", "listing"),),
    "madar": (
        ("/sitemap.xml", XML, "sitemapindex.xml", "sitemap"),
        ("/sitemap-news.xml", XML, "newssitemap.xml", "part"),
    ),
    "mashriq": (("/Rss.aspx", "text/xml; charset=utf-8", "rss.xml", "feed"),),
}
SLOW_READER_FEED = 200  # entries; more than any outlet has

# Pages that are no articles but are listed among them, as in life; the word is what they must be refused for.
ODD_PAGES = {
    "ofoq": ("/خبر-محذوف/", "soft_404"),
    "arz": ("/section/عربيات", "index_page"),
    "madar": ("/news/consent", "consent_wall"),
}
TRACKING = {"siraj": "?utm_source=rss&utm_medium=feed&utm_campaign=siraj", "madar": "?utm_source=sitemap"}


@dataclass(frozen=True, slots=True)
class Reply:
    """One HTTP answer."""

    body: bytes
    content_type: str = HTML
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


def article_path(article: PressArticle) -> str:
    """Return the path and query under which the outlet keeps the article, percent-encoded."""
    number, slug, day = article.number, article.slug, article.published
    return {
        "atlas": f"/ar/{day:%Y/%m/%d}/{slug}",
        "ofoq": quote("/" + "-".join(article.title.replace("/", " ").split()[:8]).strip("؟?«»\"'،.:") + "/"),
        "siraj": f"/news/{number}/{slug}",
        "nile": f"/story/{number}",
        "riwaq": f"/node/{number}",
        "arz": f"/article/{number}/{slug}",
        "dijla": f"/news.asp?id={number}",
        "jarid": f"/ar/{slug}-{number}.html",
        "madar": f"/news/{number}",
        "mashriq": f"/ShowNews.aspx?ID={number}&lang=ar",
    }[article.outlet]


class Site:
    """The whole press as a function from host and target to ``Reply``."""

    def __init__(self, newsroom: Newsroom, port: int) -> None:
        """Prepare the templates; ``port`` is where the press will be heard."""
        self.newsroom = newsroom
        self.port = port
        self._templates = Environment(
            loader=FileSystemLoader(HOME / "templates"),
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            undefined=StrictUndefined,
        )
        self._templates.globals.update(
            url_of=self.url_of, printed=self.printed, notice=NOTICE, printing=printing, tojsonld=_json
        )
        self._paths = {
            (article.outlet, unquote(article_path(article))): article for article in newsroom.articles
        }

    def base(self, outlet: str) -> str:
        """Return the outlet's root address, without a slash at its end."""
        return f"http://{self.newsroom.outlets[outlet].domain}:{self.port}"

    def url_of(self, article: PressArticle) -> str:
        """Return the article's full address."""
        return self.base(article.outlet) + article_path(article)

    def printed(self, article: PressArticle, time: datetime | None = None) -> str:
        """Print a time, by default that of publication, in the manner of the outlet."""
        return printing.PRINTED[article.outlet](time or article.published)

    def answer(self, host: str, target: str) -> Reply:
        """Answer a GET for ``target`` (path and query) at ``host`` (with or without port)."""
        name = host.rsplit(":", 1)[0].removesuffix(".localhost")
        outlet = self.newsroom.outlets.get(name)
        if outlet is None:
            return self._page("_directory.html", outlets=self.newsroom.outlets.values(), base=self.base)
        parts = urlsplit(target)
        path = unquote(parts.path)
        if path == "/robots.txt":
            return Reply(self._robots(outlet), "text/plain; charset=utf-8")
        for address, media, template, _ in LISTS[outlet.id]:
            if path == address and address != "/":
                return self._list(outlet, media, template)
        article = self._find(outlet.id, path, parse_qs(parts.query))
        if article is not None:
            return self._article(outlet, article, is_amp=path.startswith("/amp/"))
        return self._other(outlet, path)

    def _find(self, outlet: str, path: str, query: dict[str, list[str]]) -> PressArticle | None:
        if outlet == "dijla":
            path += f"?id={query.get('id', [''])[0]}"
        elif outlet == "mashriq":
            path += f"?ID={query.get('ID', [''])[0]}&lang=ar"
        elif outlet == "madar":
            path = path.removeprefix("/amp")
        return self._paths.get((outlet, path))

    def _other(self, outlet: PressOutlet, path: str) -> Reply:
        odd, reason = ODD_PAGES.get(outlet.id, ("", ""))
        articles = self.newsroom.of(outlet.id)
        section = path.removeprefix("/section/")
        if path == "/":
            return self._front(outlet, outlet.name, articles)
        if path == odd and reason in {"soft_404", "consent_wall"}:
            return self._page(
                f"_{reason}.html", outlet=outlet, base=self.base(outlet.id), latest=articles[:5]
            )
        chosen = tuple(article for article in articles if article.section == section)
        if chosen:
            return self._front(outlet, section, chosen)
        page = self._page("_missing.html", outlet=outlet, base=self.base(outlet.id))
        return Reply(page.body, page.content_type, status=404)

    def _front(self, outlet: PressOutlet, heading: str, articles: tuple[PressArticle, ...]) -> Reply:
        sections = tuple(dict.fromkeys(article.section for article in self.newsroom.of(outlet.id)))
        return self._page(
            "_front.html",
            outlet=outlet,
            base=self.base(outlet.id),
            heading=heading,
            articles=articles,
            sections=sections,
            feeds=[(path, media) for path, media, _, kind in LISTS[outlet.id] if kind == "feed"],
        )

    def _article(self, outlet: PressOutlet, article: PressArticle, *, is_amp: bool) -> Reply:
        related = [self.newsroom.find(key) for key in article.read_also]
        latest = [other for other in self.newsroom.of(outlet.id) if other is not article]
        reply = self._page(
            f"{outlet.id}/article.html",
            outlet=outlet,
            base=self.base(outlet.id),
            article=article,
            related=[other for other in related if other is not None],
            latest=latest[:4],
            is_amp=is_amp,
        )
        changed = format_datetime(
            (article.updated or article.published).astimezone(printing.UTC), usegmt=True
        )
        if outlet.id == "dijla":
            body = reply.body.decode().encode("cp1256", "xmlcharrefreplace")
            return Reply(body, "text/html", headers={"Last-Modified": changed})
        return Reply(reply.body, headers={"Last-Modified": changed})

    def _list(self, outlet: PressOutlet, media: str, template: str) -> Reply:
        articles = self.newsroom.of(outlet.id)[:SLOW_READER_FEED]
        odd, _ = ODD_PAGES.get(outlet.id, ("", ""))
        if not template:
            return Reply(_json_feed(self, outlet, articles).encode(), media)
        reply = self._page(
            f"_lists/{template}",
            outlet=outlet,
            base=self.base(outlet.id),
            articles=articles,
            odd=quote(odd),
            tracking=TRACKING.get(outlet.id, ""),
        )
        if "1256" in media:
            return Reply(reply.body.decode().encode("cp1256", "xmlcharrefreplace"), media)
        return Reply(reply.body, media)

    def _robots(self, outlet: PressOutlet) -> bytes:
        lines = ["User-agent: *", "Disallow: /admin/", "Disallow: /search", "Crawl-delay: 0"]
        lines += [
            f"Sitemap: {self.base(outlet.id)}{path}"
            for path, _, _, kind in LISTS[outlet.id]
            if kind == "sitemap"
        ]
        return ("\n".join(lines) + "\n").encode()

    def _page(self, template: str, **context: object) -> Reply:
        return Reply(self._templates.get_template(template).render(**context).encode())


def entity_tag(body: bytes) -> str:
    """Return the ETag of a body."""
    return f'"{hashlib.sha256(body).hexdigest()[:16]}"'


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False).replace("<", "\\u003c")


def _json_feed(site: Site, outlet: PressOutlet, articles: tuple[PressArticle, ...]) -> str:
    items = [
        {
            "id": str(article.number),
            "url": site.url_of(article),
            "title": article.title,
            "summary": article.lead or article.paragraphs[0][:160],
            "date_published": article.published.isoformat(),
            "tags": list(article.tags),
            "authors": [{"name": article.author}] if article.author else [],
        }
        for article in articles
    ]
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": outlet.name,
        "home_page_url": site.base(outlet.id) + "/",
        "language": "ar",
        "description": NOTICE,
        "items": items,
    }
    return json.dumps(feed, ensure_ascii=False, indent=1)
