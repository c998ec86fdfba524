"""Turns what people say of doubtful figures into rows: accepted as they stand, or chosen among several witnesses; and of documents:
taken back, or of another source, name or day than was said when they were brought.

No figure is altered: candidates.sql puts a chosen witness first and leaves out a document that was taken back, and the quality page
no longer counts what was accepted.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

import duckdb

from metrics.warehouse.imports import GRADES as ANY_GRADE
from metrics.warehouse.ingest import COLUMNS, insert
from metrics.warehouse.rows import rows_of
from metrics.warehouse.undoing import ChangeRefused, Ledger, found, mark_undone

UNREAD, WITNESS, DOCUMENT = "unread", "witness", "document"
DESCRIBED = ("title", "published", "publisher", "address", "source_grade")  # columns of a document that a person may put right
GRADES = tuple(grade for grade in ANY_GRADE if grade != "own_words")  # the project's own bulletins are, and nothing that a person brings
KNOWN = {
    UNREAD: "select 1 from unread where document_id = $first and start_offset || ':' || text = $second",
    WITNESS: "select 1 from observation where observation_id = $first and $second is null",
}
CHECK = """
select 1 from check_all
where "check" = $subject and first_observation_id = $first and second_observation_id is not distinct from $second
"""
RIVALS = """
select count(*) from observation as o
join observation as w
    on w.zone is not distinct from o.zone and w.indicator = o.indicator and w.measure = o.measure and w.unit = o.unit
    and w.scope is not distinct from o.scope and w.period_start = o.period_start and w.period_end = o.period_end
where o.observation_id = ?
"""

# The observations that settlements speak of, as `settled_figure` keeps them.
FIGURES = """
select s.settlement_id, said.side, o.*, d.file_name, d.publisher, d.title
from settlement as s
cross join lateral (values ('first', s.first_id), ('second', s.second_id)) as said (side, observation_id)
join observation as o on o.observation_id = said.observation_id
join document as d using (document_id)
"""

# Where a text is stored already, by its digest: under what name, and whether (and why) its document was taken back.
STORED = """
select d.file_name, w.settlement_id, w.settled_by, w.settled_at, strftime(w.settled_at, '%Y-%m-%d') as settled_on, w.reason
from document as d
left join withdrawn as w using (document_id)
where d.digest = ?
"""
LOST = "select count(*) from settled where is_lost"
DESCRIPTIONS = """
select first_id as document_id, subject, new_text from settlement
where action = 'describe' and undone_at is null
qualify row_number() over (partition by first_id, subject order by settled_at desc, settlement_id) = 1
"""
FIRST_DESCRIBED = (
    "select old_text from settlement where action = 'describe' and first_id = ? and subject = ? order by settled_at, settlement_id limit 1"
)


class SettlementError(ChangeRefused):
    """Something that cannot be settled, or a settlement that cannot be taken back."""


LEDGER = Ledger(
    "settlement",
    "settlements",
    "from settlement where settlement_id = ?",
    "update settlement set undone_by = ?, undone_at = ?, undone_reason = ? where settlement_id = ?",
    SettlementError,
)


def accept(
    connection: duckdb.DuckDBPyConnection, subject: str, first: str, second: str | None, by: str, reason: str, at: datetime
) -> dict[str, Any]:
    """Record that a failed check (`subject` check_…) or an unread number was looked at and stands. Raises SettlementError."""
    parameters = {"first": first, "second": second}
    query = KNOWN.get(subject, CHECK)
    rows = connection.execute(query, parameters if subject in KNOWN else parameters | {"subject": subject}).fetchall()
    if not rows:
        raise SettlementError("there is no such failure or unread number (any more); nothing changed")
    return _record(connection, "accept", subject, first, second, by, reason, at)


def choose(connection: duckdb.DuckDBPyConnection, observation_id: str, by: str, reason: str, at: datetime) -> dict[str, Any]:
    """Record that this witness is the one to show of its figure. Raises SettlementError where it is the only one."""
    if connection.execute(RIVALS, [observation_id]).fetchall() in ([], [(0,)], [(1,)]):
        raise SettlementError("this figure has no other witness to choose among; nothing changed")
    return _record(connection, "choose", WITNESS, observation_id, None, by, reason, at)


def withdraw(connection: duckdb.DuckDBPyConnection, document_id: str, by: str, reason: str, at: datetime) -> dict[str, Any]:
    """Record that a document is taken back with all its figures. Raises SettlementError where there is none, or it says what a
    correction says."""
    rows = rows_of(connection, "select kind from document where document_id = ?", [document_id])
    if not rows:
        raise SettlementError("there is no such document (any more); nothing changed")
    if rows[0]["kind"] == "correction":
        raise SettlementError("this document is what a correction says: undo the correction instead")
    return _record(connection, "withdraw", DOCUMENT, document_id, None, by, reason, at)


def describe(
    connection: duckdb.DuckDBPyConnection, document_id: str, said: Mapping[str, str], by: str, reason: str, at: datetime
) -> list[dict[str, Any]]:
    """Record what a document's columns (`DESCRIBED`; "" where nothing is known) are to say instead, and put it there; one record a column.

    The figures of another day are to be read again (`intake.rereading`). Raises SettlementError where there is no such document, day
    or kind of source, it is a correction, or nothing would change.
    """
    rows = rows_of(connection, "from document where document_id = ?", [document_id])
    if not rows or rows[0]["kind"] == "correction":
        raise SettlementError("there is no such document (any more), or it is what a correction says; nothing changed")
    if (grade := said.get("source_grade", GRADES[0])) not in (*GRADES, rows[0]["source_grade"]):
        raise SettlementError(f"'{grade}' is no kind of source; allowed: {', '.join(GRADES)}")
    if said.get("published"):
        _check_day(said["published"])
    old = {name: None if rows[0][name] is None else str(rows[0][name]) for name in DESCRIBED}
    changed = {name: said[name].strip() for name in DESCRIBED if name in said and said[name].strip() != (old[name] or "")}
    if not changed:
        raise SettlementError("this document is described so already; nothing changed")
    made = []
    for name, new in changed.items():
        made.append(_keep("describe", name, document_id, None, by, reason, at, old[name], new or None))
        insert(connection, "settlement", [tuple(made[-1][column] for column in COLUMNS["settlement"])])
        _put(connection, document_id, name, new)
    return made


def _check_day(day: str) -> None:
    """Raises SettlementError for what is no day until today."""
    try:
        is_past = date.fromisoformat(day) <= date.today()
    except ValueError:
        is_past = False
    if not is_past:
        raise SettlementError(f"'{day}' is no day of publication; allowed: a day until today, such as 2018-08-10")


def describe_again(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """Put what people said of documents into those that were stored anew; those that are of another day by it."""
    of_another_day = []
    for row in rows_of(connection, DESCRIPTIONS):
        document_id, name, new = row["document_id"], row["subject"], row["new_text"]
        stored = rows_of(connection, "select published from document where document_id = ?", [document_id])
        if name == "published" and stored and str(stored[0]["published"] or "") != (new or ""):
            of_another_day.append(document_id)
        _put(connection, document_id, name, new)
    return of_another_day


def _put(connection: duckdb.DuckDBPyConnection, document_id: str, name: str, value: str | None) -> None:
    """Write a column of a document; `name` is one of DESCRIBED, so that no name in the statement comes from input."""
    if name == "title":  # its own is what the extractor reads
        own = "update document set file_title = nullif(coalesce(file_title, title, ''), ?) where document_id = ?"
        connection.execute(own, [value or "", document_id])
    connection.execute(f"update document set {DESCRIBED[DESCRIBED.index(name)]} = ? where document_id = ?", [value or None, document_id])
    if name == "published":
        connection.execute("update document set is_day_read = false where document_id = ?", [document_id])
        connection.execute("update observation set vintage = ? where document_id = ?", [value or None, document_id])


def _describe_back(connection: duckdb.DuckDBPyConnection, row: dict[str, Any]) -> None:
    """What an undone description put there gives way to the one that stands now, or to what was said at first."""
    document_id, name = row["first_id"], row["subject"]
    standing = [other for other in rows_of(connection, DESCRIPTIONS) if (other["document_id"], other["subject"]) == (document_id, name)]
    first = rows_of(connection, FIRST_DESCRIBED, [document_id, name])
    _put(connection, document_id, name, standing[0]["new_text"] if standing else first[0]["old_text"])


def _record(
    connection: duckdb.DuckDBPyConnection, action: str, subject: str, first: str, second: str | None, by: str, reason: str, at: datetime
) -> dict[str, Any]:
    standing = """
    from settled
    where action = ? and subject = ? and first_id = ? and second_id is not distinct from ? and is_in_force
    """
    if already := rows_of(connection, standing, [action, subject, first, second]):
        raise SettlementError(f"{already[0]['settled_by']} has settled this already; nothing changed")
    values = _keep(action, subject, first, second, by, reason, at)
    insert(connection, "settlement", [tuple(values[name] for name in COLUMNS["settlement"])])
    figures = rows_of(connection, f"{FIGURES} where s.settlement_id = ?", [values["settlement_id"]])
    insert(connection, "settled_figure", [tuple(row[name] for name in COLUMNS["settled_figure"]) for row in figures])
    return values


def _keep(
    action: str,
    subject: str,
    first: str,
    second: str | None,
    by: str,
    reason: str,
    at: datetime,
    old: str | None = None,
    new: str | None = None,
) -> dict[str, Any]:
    """The row of a settlement, by column."""
    values = {
        "action": action, "subject": subject, "first_id": first, "second_id": second, "reason": reason, "settled_by": by,
        "settled_at": at.isoformat(sep=" "), "undone_by": None, "undone_at": None, "undone_reason": None,
    }  # fmt: skip
    said = {"old_text": old, "new_text": new}
    parts = (*values.values(), *(said.values() if action == "describe" else ()))
    return values | said | {"settlement_id": hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()[:8]}


def undo(connection: duckdb.DuckDBPyConnection, settlement_id: str, by: str, reason: str, at: datetime) -> dict[str, Any]:
    """Mark a settlement as undone: the failure is open again, the rule chooses again, a document is of the source it was of before.

    Raises SettlementError.
    """
    row = found(connection, LEDGER, settlement_id)
    mark_undone(connection, LEDGER, settlement_id, by, reason, at)
    if row["action"] == "describe":
        _describe_back(connection, row)
    return row


def lost(connection: duckdb.DuckDBPyConnection) -> int:
    """How many choices are of a figure that no document prints any more."""
    return int(connection.execute(LOST).fetchall()[0][0])
