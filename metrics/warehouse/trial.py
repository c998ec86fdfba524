"""Turns a document that is not stored yet into what the warehouse would say of its figures, without writing anything.

A version in memory holds the stored figures of the document's zones and indicators and the document itself, and is judged
like any other: the rule that chooses among witnesses and the checks are the same. (Checks across zones see only these zones.)
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from metrics.warehouse import corrections, store
from metrics.warehouse.ingest import COLUMNS, Entry, add_entries, insert
from metrics.warehouse.reconcile import CANDIDATES, judge, run, sql
from metrics.warehouse.rows import rows_of

NEAR = """
from observation as o join document as d using (document_id)
where list_contains($zones, o.zone) and list_contains($indicators, o.indicator) and d.kind <> 'correction'
"""
STORED = {
    "document": f"select distinct d.* replace ('' as text, '' as layout) {NEAR}",
    "observation": f"select o.* {NEAR}",
    "correction": "from correction where list_contains($indicators, indicator) and coalesce(list_contains($zones, zone), false)",
}
# Every other figure that speaks of the same thing, with whether it says the same up to its rounding.
BESIDE = """
select n.observation_id, o.observation_id as other_id, o.value_text, coalesce(nullif(o.publisher, ''), nullif(o.title, ''), o.file_name) as source,
    o.vintage, o.document_id = n.document_id as is_same_document,
    abs(o.value - n.value) <= 2 * greatest(o.rounding, n.rounding) as agrees
from candidate as n
join candidate as o using (figure_key)
where n.document_id = $document_id and o.observation_id <> n.observation_id
    and n.bound = 'exact' and o.bound = 'exact' and o.status = n.status
    and not list_contains(string_split(o.flags, '|'), 'corrected')
order by n.observation_id, agrees, o.choice_order
"""
# `check_conflict` is what `BESIDE` says in full; `check_stale_zone` speaks of a zone and `check_choice_lost` of a person's choice, not of a figure.
FAILED = """
select unnest([first_observation_id, second_observation_id]) as observation_id, "check", printed, expected
from check_all
where "check" not in ('check_conflict', 'check_stale_zone', 'check_choice_lost')
"""


DICTIONARIES = tuple(table for table in COLUMNS if table not in (*STORED, "unread"))


@dataclass
class _Room:
    """A version in memory without documents, its views made and its dictionaries those of a published version."""

    connection: duckdb.DuckDBPyConnection
    version: Path | None = None
    has_views: bool = False


_empty_rooms: list[_Room] = []  # to open one takes as long as to try a document in it


def trial(path: Path, entry: Entry) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """What stands beside each figure of the entry, and the checks that figures of it fail. Raises WarehouseError, IngestError."""
    document_id = entry.document.digest[:16]
    found = entry.extraction.observations
    near = {"zones": sorted({o.zone for o in found if o.zone}), "indicators": sorted({o.indicator for o in found})}
    version = store.current_version(path)  # asked first: of one published meanwhile the room must not be thought to know all
    reader = store.reader(path)
    with _room(version, reader) as room:
        connection = room.connection
        for table, query in STORED.items():
            _copy(connection, table, rows_of(reader, query, near))
        add_entries(connection, [entry])
        _name_candidates(room)
        beside = rows_of(connection, BESIDE, {"document_id": document_id})
        others = [row["other_id"] for row in beside if not row["is_same_document"]]
        if others:  # checks speak of the chosen figure: without the others that is the document's own
            connection.execute("delete from observation where list_contains(?, observation_id)", [others])
            _name_candidates(room)
        judge(connection, room.has_views)
        room.has_views = True
        own = {
            name for (name,) in connection.execute("select observation_id from observation where document_id = ?", [document_id]).fetchall()
        }
        failed = [row for row in rows_of(connection, FAILED) if row["observation_id"] in own]
    return beside, failed


@contextlib.contextmanager
def _room(version: Path, reader: duckdb.DuckDBPyConnection) -> Iterator[_Room]:
    """A room for one trial at a time. It is left empty for the next one; where a trial fails, the room is given up."""
    try:
        room = _empty_rooms.pop()  # whatever several threads do, one of them gets it
    except IndexError:
        room = _Room(duckdb.connect(":memory:"))
        room.connection.execute(sql("schema.sql"))
    with contextlib.ExitStack() as given_up:
        given_up.callback(room.connection.close)
        if room.version != version:
            _empty(room, reversed(DICTIONARIES))
            for table in DICTIONARIES:
                _copy(room.connection, table, rows_of(reader, f"from {table}"))
            room.version = version
        yield room
        _empty(room, ("unread", *reversed(STORED)))
        given_up.pop_all()
    _empty_rooms.append(room)


def _empty(room: _Room, tables: Iterable[str]) -> None:
    for table in tables:  # names of COLUMNS, not of input
        room.connection.execute(f"delete from {table}")


def _copy(connection: duckdb.DuckDBPyConnection, table: str, rows: list[dict[str, Any]]) -> None:
    insert(connection, table, [tuple(row[column] for column in COLUMNS[table]) for row in rows])


def _name_candidates(room: _Room) -> None:
    """Make `candidate` anew: all figures that nobody rejected, and those that corrections put in their place."""
    corrections.write_documents(room.connection)
    run(room.connection, CANDIDATES, room.has_views)
