"""Addresses: an article's own one without what tracks its readers, and the id that is made of it."""

import hashlib
import re
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit, urlunsplit

from tawatur.normalize.wording import fold_text

# parameters that say where a reader came from, not what he reads
_TRACKING = re.compile(
    r"^(?:utm_.*|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|igshid|igsh|mc_cid|mc_eid|ref|ref_src|ref_url|"
    r"cmpid|ocid|at_.*|ns_.*|xtor|spm|sharetype|amp|outputtype|_ga|_gl|"
    r"mkt_tok|trk|traffic_source|s_kwcid|ito|soc_.*|smid|guccounter|fb_.*|twclid|ttclid|sfnsn)$",
    re.IGNORECASE,
)
_DEFAULT_PORTS = {"http": 80, "https": 443}
# `/index.html`, `/amp`, `/amp/` at the end say nothing of their own
_SLASHES = re.compile(r"/{2,}")
_ID_LENGTH = 20
# what names one page in its address: a number of four digits or more that is no year, or a long name
_NAMES = re.compile(r"(?<!\d)(?!(?:19|20)\d{2}(?!\d))\d{4,}(?!\d)|[^/?&=#.]{16,}")


def clean_address(url: str | None) -> str | None:
    """Return an http(s) address without tracking parameters, fragment and default port, or None."""
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        return None
    host = (parts.hostname or "").lower().rstrip(".")
    scheme = parts.scheme.lower()
    if scheme not in _DEFAULT_PORTS or not host:
        return None
    netloc = host if port in (None, _DEFAULT_PORTS[scheme]) else f"{host}:{port}"
    pairs = [(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.match(k)]
    return urlunsplit((scheme, netloc, parts.path or "/", urlencode(pairs), ""))


def normalize_address(url: str | None) -> str | None:
    """Return the one spelling of an address that ids are made of, or None where there is no usable address.

    Scheme, ``www.``, a closing slash, the order of parameters and the way letters are escaped make no
    difference.
    """
    cleaned = clean_address(url)
    if cleaned is None:
        return None
    parts = urlsplit(cleaned)
    path = _SLASHES.sub("/", quote(unquote(parts.path), safe="/~!$&'()*+,;=:@-._")).rstrip("/") or "/"
    query = urlencode(sorted(parse_qsl(parts.query, keep_blank_values=True)))
    return urlunsplit(("", parts.netloc.removeprefix("www."), path, query, ""))


def choose_canonical(declared: str | None, url: str | None) -> str | None:
    """Return the declared canonical address where it can be believed: on the same site and not its root."""
    cleaned = clean_address(declared)
    if cleaned is None:
        return None
    parts = urlsplit(cleaned)
    if parts.path in ("", "/") and not parts.query:
        return None
    if url and _site(parts.hostname) != _site(urlsplit(url).hostname):
        return None
    return cleaned


def _site(host: str | None) -> str:
    """Return a host without the names of its editions: `www.`, `m.`, `amp.`, `mobile.`."""
    return re.sub(r"^(?:www|m|amp|mobile|ar|arabic)\.", "", (host or "").lower())


def _names_same_page(canonical: str, name: str) -> bool:
    """Tell whether a canonical address names the page at ``name``: they share a number or a long name.

    A canonical that is the same for all pages of a site shares neither with any of them.
    """
    last = normalize_address(canonical) or ""
    own = set(_NAMES.findall(name.casefold()))
    return any(part in own for part in _NAMES.findall(last.partition("//")[2].partition("/")[2].casefold()))


def make_id(url: str | None, canonical: str | None, title: str, text: str) -> str:
    """Return an article's permanent id.

    It is made of its own normalized address: the declared canonical one (already found credible) where it
    clearly names the same page, so that an AMP or print edition is the same article; else the address it was
    fetched from; else the canonical; else of its folded title and text, as for an article that is glued to
    another one's page.
    """
    name = normalize_address(url)
    if name is None or (urlsplit(name).path == "/" and not urlsplit(name).query):
        name = normalize_address(canonical) or (None if name is None else f"{name}\n{fold_text(title)}")
    elif canonical and _names_same_page(canonical, name):
        name = normalize_address(canonical)
    name = name or f"{fold_text(title)}\n{fold_text(text)}"
    return hashlib.sha256(name.encode()).hexdigest()[:_ID_LENGTH]
