"""Turns a damaged warehouse back into its latest whole version."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path

import duckdb

from metrics.warehouse import store


def problem(version: Path) -> str | None:
    """What is wrong with a version of this release, every table of it read through; None where nothing is. Raises WarehouseBusy."""
    try:
        with contextlib.closing(store.open_version(version, version.name)) as connection:
            built_with = connection.execute("select value from meta where key = 'schema_version'").fetchall()
            if built_with != [(store.schema_version(),)]:
                return "it was built by another release"
            tables = connection.execute("select table_name from duckdb_tables() where not internal").fetchall()
            for table in tables:
                connection.execute("select bit_xor(hash(t)) from query_table(?) as t", table).fetchall()
    except store.WarehouseBusy:
        raise
    except (store.WarehouseError, duckdb.Error) as error:
        return str(error).splitlines()[0][:200]
    return None


def restore(path: Path, tell: Callable[[str], None]) -> str:
    """Go back to the latest whole version kept besides the present one; what was done. Raises WarehouseError.

    A present version that is whole stays among those kept, so that going back can itself be taken back; a damaged one is set aside.
    """
    with store.writer_lock(path, tell):
        versions = store.readable_versions(path)
        for version in versions[1:]:
            reason = problem(version)
            if reason is None:
                present = versions[0]
                if present.exists() and problem(present) is not None:
                    tell(f"the damaged version is kept as {store.set_aside(present)}")
                store.switch_to(path, version)
                return f"{path.name} is now the version {version.stem}"
            tell(f"{version.name} cannot be used: {reason}")
    raise store.WarehouseError(f"no earlier version of {path.name} can be used: run `{store.BUILD}`")
