"""Persons who hold or held high offices, and who held which on a day. What no line says is not known."""

from dataclasses import dataclass
from functools import cache

from tawatur.knowledge.table import read_table, split_cell

KNOWN_UNTIL = "2025-05-31"
"""The last day for which an office without an end is known to be held still."""

_DAY_LENGTH = 10


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A person of public life.

    Attributes:
        id: permanent id, ``person:sergey-lavrov``.
        names: Arabic spellings, the canonical label first.
        latin: the name in Latin letters.
    """

    id: str
    names: tuple[str, ...]
    latin: str


@dataclass(frozen=True, slots=True)
class Term:
    """A time in an office.

    Attributes:
        person: id of the holder.
        office: ``head-of-state``, ``head-of-government``, ``foreign-minister``, ``secretary-general``…
        owner: alpha-3 code, or id of the organization, whose office it is.
        since, until: first and last day, ``2012-01-03``, or month or year; until may be empty.
    """

    person: str
    office: str
    owner: str
    since: str
    until: str

    def covers(self, day: str) -> bool:
        """Tell whether the person surely held the office on a day (``2019-04-10``)."""
        if len(day) < _DAY_LENGTH:
            return False
        day = day[:_DAY_LENGTH]
        began = self.since < day and not (len(self.since) < _DAY_LENGTH and day.startswith(self.since))
        return began and (day < self.until if self.until else day <= KNOWN_UNTIL)


@cache
def load_persons() -> dict[str, KnownPerson]:
    """Return the known persons by id."""
    return {
        f"person:{row['id']}": KnownPerson(f"person:{row['id']}", split_cell(row["names"]), row["latin"])
        for row in read_table("persons.tsv")
    }


@cache
def load_terms() -> dict[tuple[str, str], tuple[Term, ...]]:
    """Return the terms by (office, owner)."""
    terms: dict[tuple[str, str], tuple[Term, ...]] = {}
    for row in read_table("offices.tsv"):
        owner = row["country"] or f"org:{row['organization']}"
        term = Term(f"person:{row['person']}", row["office"], owner, row["since"], row["until"])
        terms[term.office, owner] = (*terms.get((term.office, owner), ()), term)
    return terms


@cache
def load_terms_of_persons() -> dict[str, tuple[Term, ...]]:
    """Return the terms by id of the holder."""
    found: dict[str, tuple[Term, ...]] = {}
    for terms in load_terms().values():
        for term in terms:
            found[term.person] = (*found.get(term.person, ()), term)
    return found


def find_holder(office: str, owner: str, day: str | None) -> KnownPerson | None:
    """Return who held an office on a day, or None where that is not known, or the day is none.

    Args:
        office: see `Term`.
        owner: alpha-3 code, or id of an organization.
        day: an ISO day or time.
    """
    if day is None:
        return None
    holders = {term.person for term in load_terms().get((office, owner), ()) if term.covers(day)}
    return load_persons()[holders.pop()] if len(holders) == 1 else None
