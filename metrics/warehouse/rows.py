"""Turns the answer of a query into rows by column name."""

from __future__ import annotations

from typing import Any

import duckdb

Connection = duckdb.DuckDBPyConnection  # for those who ask, and hold no database themselves


def rows_of(connection: duckdb.DuckDBPyConnection, query: str, parameters: Any = None) -> list[dict[str, Any]]:
    """The rows of a query, each a dictionary from column to value."""
    result = connection.execute(query, parameters)
    names = [column[0] for column in result.description]
    return [dict(zip(names, row, strict=True)) for row in result.fetchall()]
