"""Accounts of ingesting runs, with the documents worth a second look."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from tawatur.model.outcome import FAILED, REJECTED, Account, Outcome


def put_run(connection: Any, account: Account, outcomes: Sequence[Outcome]) -> None:
    """Keep one run's account within the caller's transaction, and its rejected and failed documents."""
    values = (account.kept, account.unchanged, account.rejected, account.failed, account.seen, account.glued)
    run = connection.execute(
        "INSERT INTO runs (ended_at, kept, unchanged, rejected, failed, seen, glued) "
        "VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING run",
        (datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"), *values),
    ).fetchall()[0][0]
    connection.executemany(
        "INSERT INTO outcomes VALUES (?, ?, ?, ?, ?)",
        [
            (run, outcome.instance, outcome.state, outcome.reason, outcome.detail)
            for outcome in outcomes
            if outcome.state in {REJECTED, FAILED}
        ],
    )
