"""Outcome: how each document ended, counted once."""

from dataclasses import dataclass

KEPT, UNCHANGED, REJECTED, FAILED = "kept", "unchanged", "rejected", "failed"
# What a store says of an article that was removed on request; its document ends as rejected.
REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Outcome:
    """The end of one document: a file, a WARC response, a feed entry, a JSON line.

    Attributes:
        state: ``kept``, ``unchanged``, ``rejected`` or ``failed``.
        instance: path, address or line number of the document.
        reason: machine-readable word for rejected and failed, else "".
        detail: one sentence for people, else "".
        glued: number of further articles found on the same page.
    """

    state: str
    instance: str
    reason: str = ""
    detail: str = ""
    glued: int = 0


@dataclass(frozen=True, slots=True)
class Account:
    """The closing account: the first four add up to ``seen``; glued articles are counted apart."""

    kept: int = 0
    unchanged: int = 0
    rejected: int = 0
    failed: int = 0
    seen: int = 0
    glued: int = 0

    def plus(self, outcome: Outcome) -> "Account":
        """Return the account with one more outcome in it."""
        return Account(
            kept=self.kept + (outcome.state == KEPT),
            unchanged=self.unchanged + (outcome.state == UNCHANGED),
            rejected=self.rejected + (outcome.state == REJECTED),
            failed=self.failed + (outcome.state == FAILED),
            seen=self.seen + 1,
            glued=self.glued + outcome.glued,
        )


@dataclass(frozen=True, slots=True)
class Problem:
    """One line on standard error about a document (names as in RFC 9457)."""

    type: str
    title: str
    detail: str
    instance: str
