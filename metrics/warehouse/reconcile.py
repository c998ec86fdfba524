"""Turns the observations of a draft into what pages ask: one figure a fact, goals, summaries, and the rows that fail a check."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import duckdb

from metrics.warehouse import corrections

CANDIDATES, PREPARED = "candidates.sql", "prepared.sql"
JUDGED = ("views.sql", "targets.sql", "checks.sql", "recognition.sql", "analysis_views.sql")
SQL_FILES = (CANDIDATES, *JUDGED, PREPARED)
CREATES = re.compile(r"(?:--[^\n]*\n|\s)*create or replace (view|macro|table|temp)")
CHECK = re.compile(r"^create or replace view (check_\w+)", re.MULTILINE)
SCANNED = "check_ocr_"  # the checks of recognition.sql, each on figures with a flag ocr or ocr_…


def sql(name: str) -> str:
    """The text of a SQL file of this folder."""
    return (Path(__file__).parent / name).read_text(encoding="utf-8")


@cache
def _statements(name: str) -> tuple[tuple[str, duckdb.Statement], ...]:
    """The statements of a SQL file, parsed once, each with what it creates (view, macro, table), or nothing."""
    found = duckdb.extract_statements(sql(name))
    return tuple((made[1] if (made := CREATES.match(one.query.strip())) else "", one) for one in found)


def run(connection: duckdb.DuckDBPyConnection, name: str, has_views: bool = False) -> None:
    """Run a SQL file; `has_views`: its views and macros are there already, of this very release."""
    for made, statement in _statements(name):
        if not (has_views and made in ("view", "macro")):
            connection.execute(statement)


def reconcile(connection: duckdb.DuckDBPyConnection, has_views: bool = False) -> None:
    """Choose one figure among its witnesses (the rule stands in candidates.sql) and work out all that follows from it."""
    corrections.write_documents(connection)
    _make_room(connection)
    connection.begin()  # one transaction: each statement by itself would wait for the disk
    run(connection, CANDIDATES, has_views)
    judge(connection, has_views)
    run(connection, PREPARED, has_views)
    _clear(connection)
    connection.commit()


def judge(connection: duckdb.DuckDBPyConnection, has_views: bool = False) -> None:
    """Choose among the candidates, and fill `check_all`."""
    for name in JUDGED:
        run(connection, name, has_views)
    _gather_checks(connection)


@cache
def _made_tables() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The tables that are worked out for a version: those it keeps, and those that one file of SQL only hands on to the next.

    By the text of the files: to ask the catalogue costs it as much as to work out several of them.
    """
    found = [one for name in SQL_FILES for one in re.findall(r"^create or replace (temp )?table (\w+)", sql(name), re.MULTILINE)]
    return ("check_all", *(table for temporary, table in found if not temporary)), tuple(table for temporary, table in found if temporary)


def _make_room(connection: duckdb.DuckDBPyConnection) -> None:
    """Drop what was worked out for the version before, so that its room in the file is used for this one."""
    connection.begin()  # one transaction here too
    _drop(connection, _made_tables()[0])
    connection.commit()
    connection.execute("checkpoint")


def _clear(connection: duckdb.DuckDBPyConnection) -> None:
    """Drop what one file of SQL only handed on to the next (its temporary tables): the next run begins without them."""
    _drop(connection, _made_tables()[1])


def _drop(connection: duckdb.DuckDBPyConnection, tables: tuple[str, ...]) -> None:
    for table in tables:  # names of our own files
        connection.execute(f"drop table if exists {table}")


def _gather_checks(connection: duckdb.DuckDBPyConnection) -> None:
    """Fill `check_all` from every view called check_*; those on scans are left where nothing was read from a scan."""
    ((has_scans,),) = connection.execute("select exists(from figure where contains(flags, 'ocr'))").fetchall()
    connection.execute(_gathering(has_scans))


@cache
def _gathering(has_scans: bool) -> duckdb.Statement:
    """The statement that makes `check_all`: one for all checks, for to plan one after another takes longer than to work them out.

    The names come from our own files, never from a user.
    """
    views = sorted(view for name in SQL_FILES for view in CHECK.findall(sql(name)) if has_scans or not view.startswith(SCANNED))
    failures = " union all by name ".join(f"select '{view}' as \"check\", * from {view}" for view in views)
    (made,) = duckdb.extract_statements(f"create or replace table check_all as select distinct * from ({failures}) order by all")
    return made
