"""Takes back what a person changed; the record of the change stays, with who took it back, when and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import duckdb

from metrics.warehouse.program import PROGRAM
from metrics.warehouse.rows import rows_of


class ChangeRefused(ValueError):
    """A change that cannot be made or taken back; the message is one sentence for the person who asked for it."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """A table of changes: what one is called, the command that lists them, and how one is found and marked as undone."""

    name: str
    command: str
    find: str
    mark: str
    refusal: type[ChangeRefused]


def found(connection: duckdb.DuckDBPyConnection, ledger: Ledger, identifier: str) -> dict[str, Any]:
    """A change that is in force. Raises the ledger's refusal where there is none, or it was undone."""
    rows = rows_of(connection, ledger.find, [identifier])
    if not rows:
        raise ledger.refusal(f"there is no {ledger.name} '{identifier}'; `{PROGRAM} {ledger.command}` shows them")
    row = rows[0]
    if row["undone_at"] is not None:
        raise ledger.refusal(f"this {ledger.name} was undone by {row['undone_by']} on {row['undone_at']:%Y-%m-%d} already")
    return row


def mark_undone(connection: duckdb.DuckDBPyConnection, ledger: Ledger, identifier: str, by: str, reason: str, at: datetime) -> None:
    """Write down who takes a change back, when and why."""
    connection.execute(ledger.mark, [by, at, reason, identifier])
