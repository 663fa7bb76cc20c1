"""Store: what every store can do, whatever engine it stands on."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from tawatur.model.article import Article
from tawatur.model.bonds import Bonds
from tawatur.model.hit import Count, Filter, Hit, Results
from tawatur.model.known import KnownThing
from tawatur.model.neighborhood import Neighborhood
from tawatur.model.outcome import Account, Outcome
from tawatur.model.page import Page


@dataclass(frozen=True, slots=True)
class Terms:
    """An article's words as the index takes them, separated by spaces: as written, and stemmed."""

    title: str
    title_stems: str
    body: str
    body_stems: str


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What finds near copies: a sketch of the text, and band keys that near copies are likely to share."""

    version: str
    sketch: bytes
    bands: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class StoryWords:
    """What finds the neighbors of an article among stories, and what `group` needs of it to compare them.

    Attributes:
        version: of the rules that made it.
        starts: hours since 1970; None where no day is known.
        keys: neighbors are likely to share them.
        record: as `group` wrote it.
    """

    version: str
    starts: float | None
    keys: tuple[int, ...]
    record: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One article on its way into the store.

    Attributes:
        article: after `normalize`, with or without the findings of `annotate`.
        page: the page it was read from; None for a record that came without one.
        terms: its index terms, if they are reckoned already; else the store reckons them.
        fingerprint: its fingerprint, if reckoned already.
        words: what finds its neighbors among stories, if reckoned already.
    """

    article: Article
    page: Page | None = None
    terms: Terms | None = None
    fingerprint: Fingerprint | None = None
    words: StoryWords | None = None


@dataclass(frozen=True, slots=True)
class Work:
    """One open item of work: a later room has still to read an article."""

    stage: str
    article: str
    version: str
    attempts: int = 0
    error: str = ""


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure about a library: its name as Prometheus has it, what it is, its value, and its label."""

    name: str
    what: str
    value: float
    label: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Poison:
    """A document whose reading failed by a fault of ours.

    Attributes:
        instance: path, address or line number of the document.
        reason, detail: as in its Outcome.
        page, line: the document: one of the two.
        item, digest, times, since, last: what the store gave it: a number, what it is known by, how often it
            failed, when first and last.
    """

    instance: str
    reason: str
    detail: str
    page: Page | None = None
    line: bytes | None = None
    item: int = 0
    digest: str = ""
    times: int = 0
    since: str = ""
    last: str = ""


Named = tuple[KnownThing, Sequence[str]]
"""An imported item, and the keys of its names."""


@dataclass(frozen=True, slots=True)
class NamedThing:
    """An entity that articles of a library name, and in how many."""

    id: str
    name: str
    kind: str
    country: str | None
    articles: int


class Knowledge(Protocol):
    """What a library knows of entities beyond what ships; the store says what each verb does."""

    def is_empty(self) -> bool:
        """Tell whether nothing was ever imported."""

    def find_openings(self, keys: Collection[str]) -> frozenset[str]:
        """Return those of the keys that are, word by word, the beginning of an item's name or all of it."""

    def lookup(self, keys: Collection[str]) -> dict[str, tuple[KnownThing, ...]]:
        """Return the imported items by key of name, the best known first; offices are none of them."""

    def correct(self, article: Article) -> tuple[Article, frozenset[str]]:
        """Return an article with the entities as a person corrected them, and the ids that one touched."""


class Store(Protocol):
    """A library on disk. Reading needs no lease; `claim` takes the one that writing needs."""

    @property
    def known(self) -> Knowledge:
        """What was imported and decided by hand about entities."""

    def claim(self) -> None:
        """Take the ingesting lease; raises LibraryLocked with its holder, or LibraryReadOnly."""

    def release(self) -> None:
        """Give the lease back; nothing happens without one."""

    def put(self, entries: Sequence[Entry]) -> tuple[str, ...]:
        """Keep articles in one transaction; ``kept`` or ``unchanged`` for each, in order.

        ``removed`` stands for one that was removed on request and stays away.
        """

    def publish(self) -> None:
        """Make all that was put searchable."""

    def remove(self, article_id: str) -> bool:
        """Take an article out; False where there is none."""

    def article(self, article_id: str) -> Article | None:
        """Return an article with its findings, redirects followed; None where there is none."""

    def articles(self, ids: Sequence[str]) -> tuple[Article, ...]:
        """Return the articles that exist, in the order asked for."""

    def each(self, filters: Filter = ...) -> Iterator[Article]:
        """Yield all articles that pass, oldest kept first."""

    def latest(self, *, filters: Filter = ..., limit: int = ..., offset: int = ...) -> tuple[Article, ...]:
        """Return the newest articles first; those without any date come last."""

    def search(
        self,
        query: str,
        *,
        filters: Filter = ...,
        order: str = ...,
        limit: int = ...,
        offset: int = ...,
        fold: bool = ...,
    ) -> Results:
        """Return the articles that answer; order is ``rank`` or ``newest``; raises QueryError."""

    def facets(self, query: str, by: str, *, filters: Filter = ..., limit: int = ...) -> tuple[Count, ...]:
        """Count answering articles by ``outlet``, ``country`` or ``month``."""

    def count(self, filters: Filter = ...) -> int:
        """Return the number of articles that pass."""

    def outlets(self) -> tuple[Count, ...]:
        """Return the outlets by number of articles."""

    def revisions(self, article_id: str) -> tuple[Article, ...]:
        """Return the earlier texts of an article, oldest first."""

    def page(self, article_id: str) -> Page | None:
        """Return the raw page of an article; None where none was kept."""

    def put_bonds(self, bonds: Sequence[Bonds], version: str, *, done: Sequence[str] | None = ...) -> None:
        """Keep what `group` found.

        Args:
            bonds: of the articles that were looked at, and of others whose bonds changed by that.
            version: of the rules.
            done: the articles that were looked at, whose work is closed; None are all of them.
        """

    def naming(self, keys: Sequence[str], *, limit: int) -> tuple[tuple[Article, Bonds | None], ...]:
        """Return the newest articles that name all parties, each with its bonds, the newest first.

        Args:
            keys: alpha-3 codes of countries (a person or city of it counts too) or ids of entities.
            limit: how many at most.
        """

    def named_countries(self, *, limit: int) -> tuple[Count, ...]:
        """Return the countries by the number of articles that name them, the most named first."""

    def bonds(self, article_id: str) -> Bonds | None:
        """Return an article's bonds; None until `group` has run."""

    def neighborhood(self, ids: Sequence[str]) -> tuple[tuple[Article, bytes], ...]:
        """Return articles, what may be their copies, and the members of these groups, with sketches.

        Articles that stand alone are left out; findings are not read.
        """

    def lacking_fingerprints(self, ids: Sequence[str], version: str) -> tuple[str, ...]:
        """Return those of the articles that have no fingerprint of this version."""

    def put_fingerprints(self, prints: Sequence[tuple[Article, Fingerprint]]) -> None:
        """Keep fingerprints of articles whose text has not changed since."""

    def copies(self, group: str) -> tuple[Hit, ...]:
        """Return the members of a copy group, the oldest first."""

    def lacking_words(self, ids: Sequence[str], version: str) -> tuple[str, ...]:
        """Return those of the articles that have no `StoryWords` of this version."""

    def put_words(self, words: Sequence[tuple[Article, StoryWords]]) -> None:
        """Keep the words of articles whose text has not changed since."""

    def around(self, ids: Sequence[str], *, hours: float | None = ...) -> Neighborhood:
        """Return articles with those that share most keys within so many hours, and all their stories."""

    def put_apart(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Keep pairs of articles that are one formula about two things."""

    def redirect_stories(self, redirects: Mapping[str, str]) -> None:
        """Let story ids that were given up lead to those that took their place."""

    def story_members(self, story: str) -> tuple[str, tuple[str, ...]] | None:
        """Return a story's id, redirects followed, and its articles; None where there is no such story."""

    def pin_stories(self, pins: Mapping[str, str | None]) -> None:
        """Keep into which story a person put each article; None leaves the article to the rules again."""

    def pinned(self, story: str) -> tuple[str, ...]:
        """Return the articles that a person put into a story."""

    def title_story(self, story: str, title: str | None) -> None:
        """Keep the title that a person gave a story; None forgets it."""

    def story_title(self, story: str) -> str | None:
        """Return the title that a person gave a story, or None."""

    def pending(self, stage: str, limit: int = ...) -> tuple[Work, ...]:
        """Return open work of a stage, oldest article first."""

    def outdated_pages(self, extract: str, normalize: str) -> Iterator[Page]:
        """Yield the raw pages with an article that other versions of these rooms made."""

    def waiting(self, stage: str, chunk: int = ...) -> Iterator[tuple[Article, ...]]:
        """Yield the articles that wait for a stage, each once, oldest first, without findings."""

    def count_waiting(self, stage: str) -> int:
        """Return how many articles wait for a stage, without those that failed too often."""

    def put_found(self, found: Sequence[Entry]) -> None:
        """Keep what later rooms found, in one transaction; what belongs to an earlier text is dropped."""

    def enqueue_outdated(self, stage: str, version: str) -> int:
        """Note work for each article that a stage has not read in this version; return what is open."""

    def note_failure(self, article_id: str, stage: str, error: str) -> None:
        """Count a failed attempt at an item of work; after three it waits for a new version."""

    def put_poison(self, found: Sequence[Poison]) -> tuple[str, ...]:
        """Keep documents aside that could not be read; return what they are known by."""

    def list_poison(self, items: Sequence[int] = ...) -> tuple[Poison, ...]:
        """Return the documents kept aside, those asked for or all, the oldest first."""

    def drop_poison(self, items: Sequence[int]) -> int:
        """Take documents out of quarantine; return how many were there."""

    def record_run(self, account: Account, outcomes: Sequence[Outcome]) -> None:
        """Keep a run's account, with the outcomes worth a second look."""

    def close(self) -> None:
        """Publish, give the lease back, close; may be called twice."""
