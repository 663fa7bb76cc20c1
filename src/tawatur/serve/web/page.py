"""Templates to HTML: one environment, escaping always on, the filters that the templates know."""

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from tawatur.serve.web.foreign import isolate, isolate_ltr

_HERE = Path(__file__).parent
_MEDIA_TYPES = {".css": "text/css; charset=utf-8", ".svg": "image/svg+xml"}


@dataclass(frozen=True, slots=True)
class StaticFile:
    """A file of our own that pages ask for; ``digest`` is the start of its SHA-256 and changes with it."""

    body: bytes
    media_type: str
    digest: str


@cache
def load_static() -> dict[str, StaticFile]:
    """Return the static files by name; they are few and small, so they stay in memory."""
    files = {}
    for path in sorted((_HERE / "static").iterdir()):
        if path.suffix in _MEDIA_TYPES:
            body = path.read_bytes()
            digest = hashlib.sha256(body).hexdigest()[:12]
            files[path.name] = StaticFile(body, _MEDIA_TYPES[path.suffix], digest)
    return files


def render(template: str, *, place: str = "", page: Any = None) -> str:
    """Return one page as HTML.

    Args:
        template: file name of the template.
        place: which section of the navigation the page belongs to, "" for none.
        page: the view model that the template prints.
    """
    return _load_environment().get_template(template).render(place=place, page=page)


@cache
def _load_environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters.update(bdi=isolate, ltr=isolate_ltr)
    environment.globals["static"] = lambda name: f"/static/{name}?v={load_static()[name].digest}"
    return environment
