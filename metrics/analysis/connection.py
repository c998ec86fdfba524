"""Finds the warehouse and opens it for reading; says in a code what is wrong where that cannot be done.

The warehouse is `warehouse.duckdb` beside `dashboard.py`, or what the environment variable KAIMENHONG_WAREHOUSE names.
A new version is published by switching a link or replacing the file, so each version is opened by its resolved path.
"""

from __future__ import annotations

import os
from pathlib import Path

import duckdb

from metrics.analysis.frames import WarehouseProblem

Connection = duckdb.DuckDBPyConnection  # so that pages name it without the library
TOP_LEVEL = Path(__file__).resolve().parents[2]
NEEDED = frozenset(
    {
        "figure",
        "passage",
        "due",
        "candidate",
        "period_rate",
        "zone_summary",
        "target_all",
        "light_rule",
        "league_part",
        "check_all",
        "observation_named",
    }
)


def warehouse_path() -> Path:
    """Where the warehouse should be."""
    return Path(os.environ.get("KAIMENHONG_WAREHOUSE") or TOP_LEVEL / "warehouse.duckdb")


def version(path: Path) -> tuple[str, int, int]:
    """What tells one published version from the next: resolved path, time of change, size.

    Raises `WarehouseProblem` ("missing").
    """
    pointer = path.with_name(path.name + ".versions") / "current"
    try:
        if not path.is_symlink() and pointer.is_file():  # a system that refuses links
            path = pointer.with_name(pointer.read_text(encoding="utf-8").strip())
        resolved = path.resolve(strict=True)
        state = resolved.stat()
    except OSError:
        raise WarehouseProblem("missing", str(path)) from None
    return str(resolved), state.st_mtime_ns, state.st_size


def open_version(resolved: str) -> Connection:
    """A read-only connection without access to files from SQL; take a cursor of it for each question.

    Raises `WarehouseProblem`: "unreadable" (no DuckDB file, or a writer holds it) or "outdated" (a view is missing).
    """
    settings: dict[str, str | bool | int | float | list[str]] = {
        "enable_external_access": False,
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
    }
    try:
        connection = duckdb.connect(resolved, read_only=True, config=settings)
        # another connection of this process to the same file may have locked it already
        if connection.execute("select current_setting('lock_configuration')").fetchall() != [(True,)]:
            connection.execute("set lock_configuration = true")
        names = {row[0] for row in connection.execute("select table_name from information_schema.tables").fetchall()}
    except duckdb.Error:
        raise WarehouseProblem("unreadable", resolved) from None
    if not names >= NEEDED:
        connection.close()
        raise WarehouseProblem("outdated", resolved)
    return connection
