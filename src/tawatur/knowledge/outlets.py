"""News outlets: names, spellings, domains, country, time zone, and how to find one."""

import re
from dataclasses import dataclass
from functools import cache

from tawatur.knowledge.table import parse_table, read_table, split_cell
from tawatur.text.arabic.fold import fold

# «أ.ف.ب», «أ ف ب», «و م ع»: letters parted by stops or spaces are one acronym.
_LETTER_GAPS = re.compile(r"(?<=\b\w)[.\s]+(?=\w\b)")
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")
_SPACES = re.compile(r"\s+")
# «صحيفة هسبريس», «وكالة رويترز للأنباء»: the word that says what kind of outlet it is.
_HEADS = re.compile(
    r"^(?:(?:ال)?(?:وكاله|صحيفه|جريده|قناه|موقع|شبكه|مجله|اذاعه|راديو|بوابه|تلفزيون|منصه)\s+)(?:انباء\s+)?"
)
_HEAD = re.compile(r"(?:ال)?(?:وكاله|صحيفه|جريده|قناه|موقع|شبكه|مجله|اذاعه|راديو|بوابه|تلفزيون|منصه)$")
_TAIL = re.compile(r"\s+(?:للانباء|الاخباريه?|الالكترونيه?)$")


@dataclass(frozen=True, slots=True)
class OutletEntry:
    """One outlet of the registry.

    Attributes:
        id: permanent and ours.
        name, latin: its name in Arabic and in Latin letters.
        domains: hosts without ``www.``; a page on a subdomain belongs to it too.
        country: ISO 3166-1 alpha-3.
        zone: IANA zone of the newsroom; None where it cannot be told.
        kind: ``agency``, ``state``, ``party``, ``private`` or ``aggregator``.
        spellings: other forms of the name.
        ordinary: its names are everyday words too («الخبر») and need a head word or a source line.
        words: those of its names that are such words, where not all are.
        source: where the row was confirmed, or ``unchecked``.
    """

    id: str
    name: str
    latin: str = ""
    domains: tuple[str, ...] = ()
    country: str | None = None
    zone: str | None = None
    kind: str = "private"
    spellings: tuple[str, ...] = ()
    ordinary: bool = False
    words: tuple[str, ...] = ()
    source: str = "unchecked"

    @property
    def domain(self) -> str | None:
        """The first of its domains, or None."""
        return self.domains[0] if self.domains else None


class Registry:
    """Outlets by domain and by name; built once and never changed."""

    def __init__(self, entries: tuple[OutletEntry, ...]) -> None:
        self.entries = entries
        self.by_id = {entry.id: entry for entry in entries}
        self._domains = {domain: entry for entry in entries for domain in entry.domains}
        self._names: dict[str, OutletEntry] = {}
        for entry in entries:
            for name in (entry.name, entry.latin, *entry.spellings):
                key = fold_name(name)
                if key:
                    self._names.setdefault(key, entry)
        self._words = frozenset(fold_name(word) for entry in entries for word in entry.words)
        keys = (_HEADS.sub("", key) for key in self._names)
        self._first_words = frozenset(word for key in (*keys, *self._names) for word in key.split()[:1])

    def begins_name(self, word: str) -> bool:
        """Tell whether a name of the registry can begin with ``word``: a quick look before ``by_name``."""
        key = fold_name(word)
        return len(key) < 2 or "." in word or key in self._first_words or _HEAD.match(key) is not None

    def is_ordinary(self, name: str, entry: OutletEntry) -> bool:
        """Tell whether an outlet is called here by an everyday word."""
        return entry.ordinary or fold_name(name) in self._words

    def by_domain(self, host: str | None) -> OutletEntry | None:
        """Return the outlet that owns ``host`` or the nearest domain above it, or None."""
        labels = (host or "").lower().rstrip(".").split(".")
        for start in range(len(labels) - 1):
            entry = self._domains.get(".".join(labels[start:]))
            if entry is not None:
                return entry
        return None

    def by_name(self, name: str) -> OutletEntry | None:
        """Return the outlet that is called ``name`` in any known spelling, or None.

        Brackets, quotation marks, stops between letters and a leading «صحيفة», «وكالة» and the like are
        passed over. Whether an ordinary word is meant as a name is for the caller to judge
        (``is_ordinary``).
        """
        key = fold_name(name)
        found = self._names.get(key)
        if found is None and key:
            bare = _TAIL.sub("", _HEADS.sub("", key))
            found = self._names.get(bare) or self._names.get("وكاله " + bare)
        return found


def fold_name(name: str) -> str:
    """Return the form under which outlet names are compared."""
    text = _EDGES.sub("", fold(name).lower())
    text = _LETTER_GAPS.sub("", text)
    return _SPACES.sub(" ", text)


@cache
def house_names(name: str) -> frozenset[str]:
    """Return how a house may print its own name, folded: in full, without «صحيفة», without its country."""
    words = strip_kind(name).split()
    forms = {" ".join(words)}
    while len(words) > 1 and (words[-1] in _house_words() or words[-1].removeprefix("ال") in _nations()):
        words.pop()
        forms.add(" ".join(words))
    return frozenset(forms)


def strip_kind(name: str) -> str:
    """Return a folded name without «صحيفة» before it and «الإلكترونية» behind it."""
    return _TAIL.sub("", _HEADS.sub("", fold_name(name)))


@cache
def _house_words() -> frozenset[str]:
    return frozenset(("نت", "اونلاين", "ويب", "لندن", "اللندنيه", "الالكترونيه"))


@cache
def _nations() -> frozenset[str]:
    adjectives = [word for row in read_table("countries.tsv") for word in split_cell(row["adjectives"])]
    return frozenset(form for word in adjectives for form in (fold(word), f"{fold(word)}ه"))


def _entry(row: dict[str, str]) -> OutletEntry:
    return OutletEntry(
        id=row["id"],
        name=row["name"],
        latin=row.get("latin", ""),
        domains=split_cell(row.get("domains", "")),
        country=row.get("country") or None,
        zone=row.get("zone") or None,
        kind=row.get("kind") or "private",
        spellings=split_cell(row.get("spellings", "")),
        ordinary=row.get("names") == "ordinary",
        words=() if row.get("names") == "ordinary" else split_cell(row.get("names", "")),
        source=row.get("source") or "unchecked",
    )


@cache
def load_registry(extra: str = "") -> Registry:
    """Return the registry that ships, with a user's own outlets before it.

    Args:
        extra: text of a table with the columns of ``data/outlets.tsv`` (``id`` and ``name`` are needed); its
            rows win over shipped rows with the same id, domain or name.

    Raises:
        ValueError: ``extra`` is no such table; the message names the line.
        KeyError: ``extra`` lacks the column ``id`` or ``name``.
    """
    own = tuple(_entry(row) for row in parse_table(extra))
    taken = {entry.id for entry in own}
    shipped = tuple(_entry(row) for row in read_table("outlets.tsv") if row["id"] not in taken)
    return Registry((*shipped, *own)) if not own else Registry((*own, *_without_domains(shipped, own)))


def _without_domains(
    shipped: tuple[OutletEntry, ...], own: tuple[OutletEntry, ...]
) -> tuple[OutletEntry, ...]:
    taken = {domain for entry in own for domain in entry.domains}
    return tuple(entry for entry in shipped if not taken.intersection(entry.domains))
