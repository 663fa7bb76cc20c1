"""Decides between what a page shows and what its scripts hold of the same article."""

from collections.abc import Mapping
from html import unescape
from typing import Any

from tawatur.extract.declared import strings
from tawatur.extract.embedded import State, find_state
from tawatur.extract.title import likeness
from tawatur.model.document import Document

_SIGNS = (
    "__NEXT_DATA__",
    "__NUXT",
    "globalContent",
    "_STATE__",
    "__next_f",
    "application/json",
    "__remixContext",
    "__sveltekit",
    "__data",
)
# prose below which scripts are searched whatever they are called, and above which never
_FEW, _SOME = 400, 2_500


class Scripts:
    """The article in a page's scripts; they are searched at most once."""

    def __init__(self, document: Document, main: Mapping[str, Any] | None) -> None:
        self.document, self.main = document, main
        self.found: dict[str, State | None] = {}
        self.signed = any(sign in document.source for sign in _SIGNS)

    def _find(self, title: str) -> State | None:
        if title not in self.found:
            self.found[title] = find_state(self.document.tree, title)
        return self.found[title]

    def find_fuller(self, title: str, size: int) -> State | None:
        """Return the article of the scripts where the page shows less of it (``size``) than they hold."""
        if size >= _SOME:
            return None
        best = self._find(title) if size < _FEW or self.signed else None
        body = next(iter(strings(self.main.get("articleBody") if self.main else None)), "")
        if "&lt;p" in body or "&lt;div" in body or "&lt;br" in body:
            body = unescape(body)
        if best is None or best.size < len(body) * 0.9:
            lines = [line for line in body.replace("\r", "\n").split("\n") if line.strip()]
            html = (
                "".join(f"<p>{line.replace('<', '&lt;')}</p>" for line in lines) if "<p" not in body else body
            )
            best = State(html=html, size=len(body), title=title) if body else best
        return best if best is not None and best.size > max(size * 1.4, 120) else None

    def find_same(self, title: str) -> State | None:
        """Return what the scripts say of the article that the page shows in full, or None."""
        state = self._find(title) if self.signed and title else None
        return state if state is not None and likeness(state.title, title) > 0.8 else None
