"""Turns the observations of a draft into what pages ask: one figure a fact, goals, summaries, and the rows that fail a check."""

from __future__ import annotations

import re
from pathlib import Path

import duckdb

from metrics.warehouse import corrections

CANDIDATES, PREPARED = "candidates.sql", "prepared.sql"
JUDGED = ("views.sql", "targets.sql", "checks.sql", "recognition.sql", "analysis_views.sql")
SQL_FILES = (CANDIDATES, *JUDGED, PREPARED)


def sql(name: str) -> str:
    """The text of a SQL file of this folder."""
    return (Path(__file__).parent / name).read_text(encoding="utf-8")


def reconcile(connection: duckdb.DuckDBPyConnection) -> None:
    """Choose one figure among its witnesses (the rule stands in candidates.sql) and work out all that follows from it."""
    corrections.write_documents(connection)
    _make_room(connection)
    connection.begin()  # one transaction: each statement by itself would wait for the disk
    connection.execute(sql(CANDIDATES))
    judge(connection)
    connection.execute(sql(PREPARED))
    _clear(connection)
    connection.commit()


def judge(connection: duckdb.DuckDBPyConnection) -> None:
    """Choose among the candidates, and fill `check_all`."""
    for name in JUDGED:
        connection.execute(sql(name))
    _gather_checks(connection)


def _make_room(connection: duckdb.DuckDBPyConnection) -> None:
    """Drop what was worked out for the version before, so that its room in the file is used for this one."""
    filled = re.findall(r"^create table (\w+)", sql("schema.sql"), re.MULTILINE)
    tables = connection.execute(
        "select table_name from duckdb_tables() where not temporary and not list_contains(?, table_name)", [filled]
    ).fetchall()
    connection.begin()  # one transaction here too
    for (table,) in tables:  # names of our own files
        connection.execute(f"drop table {table}")
    connection.commit()
    connection.execute("checkpoint")


def _clear(connection: duckdb.DuckDBPyConnection) -> None:
    """Drop what one file of SQL only handed on to the next (its temporary tables): the next run begins without them."""
    for (table,) in connection.execute("select table_name from duckdb_tables() where temporary").fetchall():
        connection.execute(f"drop table {table}")


def _gather_checks(connection: duckdb.DuckDBPyConnection) -> None:
    """Fill `check_all` from every view called check_*: the names come from the catalogue, never from a user."""
    connection.execute(
        'create or replace table check_all ("check" text, zone text, indicator text, period_start text, period_end text,'
        " detail text, printed text, expected text, first_observation_id text, second_observation_id text)"
    )
    views = connection.execute(
        "select view_name from duckdb_views() where not internal and starts_with(view_name, 'check_') order by 1"
    ).fetchall()
    for (view,) in views:
        connection.execute('insert into check_all by name select distinct ? as "check", * from query_table(?)', [view, view])
