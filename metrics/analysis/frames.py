"""Turns the rows of a query into a pandas frame that keeps every value exact.

Decimals stay `Decimal` and missing values stay `None` (all columns have dtype object): a frame becomes floating
point only where something is drawn. An empty frame still has its columns, and `frame.attrs["reason"]` holds the
code of the reason (a key `reason.<code>` of the catalogue of interface texts).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import duckdb
import pandas as pd

Row = dict[str, Any]
_GOALS = ("目标", "任务", "计划")  # what the scope of a completion rate ends with, where it is not the year's


class WarehouseProblem(Exception):
    """The warehouse cannot be read: `code` (missing, unreadable, outdated) and the place looked at."""

    def __init__(self, code: str, place: str) -> None:
        self.code, self.place = code, place
        super().__init__(f"{place}: {code}")


def frame_of(rows: Iterable[Row], columns: Sequence[str], reason: str = "") -> pd.DataFrame:
    """Rows as a frame with exactly these columns, in this order; `reason` is kept where there is no row."""
    table = [tuple(row.get(column) for column in columns) for row in rows]
    frame = pd.DataFrame(table, columns=list(columns), dtype=object)
    frame.attrs["reason"] = "" if table else reason
    return frame


def rows_of(frame: pd.DataFrame) -> list[Row]:
    """The rows of a frame as dictionaries, values untouched."""
    names = [str(name) for name in frame.columns]
    return [dict(zip(names, row, strict=True)) for row in frame.to_numpy(dtype=object).tolist()]


def unfit(row: Row) -> str:
    """Why a figure must not be computed with, as a code: doubtful (somebody doubts it), planned (it was still to come when it was
    told, as a goal or as an estimate of a year that was not over), inexact (超, 约, 不足); empty for one that may. Such a figure is
    shown as it was printed, and nothing is derived from it.
    """
    flags = (row.get("flags") or "").split("|")
    if "doubtful" in flags:
        return "doubtful"
    if row.get("status") == "target" or "expected" in flags:
        return "planned"
    return "inexact" if row.get("bound", "exact") != "exact" else ""


def is_of_part_goal(row: Row) -> bool:
    """Whether a completion rate says how much of a quarter's or a month's goal was reached (its scope is that goal): no share of the year."""
    return row["measure"] == "completion" and (row["scope"] or "").endswith(_GOALS)


def first_of(rows: Iterable[Row], measure: str) -> Row | None:
    """The first row of a measure (queries order those without a narrower coverage first)."""
    return next((row for row in rows if row["measure"] == measure), None)


def growth_of(rows: Sequence[Row], level: Row | None) -> Row | None:
    """The published growth that belongs to a level: of the same coverage, or none. Without a level, the first there is.

    Growth of another coverage beside a level would be read as the level's own.
    """
    return first_of((row for row in rows if level is None or row["scope"] == level["scope"]), "yoy")


YOY_COLUMNS = ("yoy_pct", "yoy_observation_id", "yoy_bound", "yoy_flags", "is_growth_fit")


def beside_level(growth: Row | None) -> Row:
    """Published growth as columns of the row of its level: the rate, its sentence, and what has to be said with it.

    A level and its growth are printed with words of their own: 约142亿元，增长超40%.
    """
    rate = growth or {}
    return {
        "yoy_pct": rate.get("value"),
        "yoy_observation_id": rate.get("observation_id"),
        "yoy_bound": rate.get("bound"),
        "yoy_flags": rate.get("flags"),
        "is_growth_fit": growth is not None and not unfit(growth),
    }


_AT_ONCE = 4  # queries
Parameters = Sequence[object] | Mapping[str, object]  # by place or by name


def _answer(connection: duckdb.DuckDBPyConnection, sql: str, parameters: Parameters) -> tuple[list[str], list[tuple[Any, ...]]]:
    """The columns and rows of a query with bound parameters. Raises `WarehouseProblem` as `ask_rows` does."""
    cursor = connection.cursor()  # a connection shared by threads loses rows, a cursor a call does not
    try:
        cursor.execute(sql, dict(parameters) if isinstance(parameters, Mapping) else list(parameters))
        return [column[0] for column in cursor.description or ()], cursor.fetchall()
    except (duckdb.BinderException, duckdb.CatalogException) as error:
        raise WarehouseProblem("outdated", str(error).splitlines()[0]) from error
    finally:
        cursor.close()


def ask_rows(connection: duckdb.DuckDBPyConnection, sql: str, parameters: Parameters = ()) -> list[Row]:
    """All rows of a query with bound parameters, as dictionaries. Decimals and dates stay what they are.

    Raises `WarehouseProblem` ("outdated") where a table or column asked for is not there.
    """
    columns, rows = _answer(connection, sql, parameters)
    return [dict(zip(columns, row, strict=True)) for row in rows]


def ask_together(connection: duckdb.DuckDBPyConnection, *questions: tuple[str, Parameters]) -> list[list[Row]]:
    """`ask_rows` of several independent queries at once: small ones leave most of a machine idle one after another."""
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        return list(pool.map(lambda question: ask_rows(connection, *question), questions))


def ask(
    connection: duckdb.DuckDBPyConnection,
    sql: str,
    parameters: Parameters = (),
    columns: Sequence[str] = (),
    reason: str = "no_rows",
) -> pd.DataFrame:
    """The rows of a query as a frame; `columns` names those kept, in their order (by default the query's own)."""
    names, rows = _answer(connection, sql, parameters)
    places = [names.index(column) for column in columns] or range(len(names))
    if list(places) == list(range(len(places))):
        kept = [row[: len(places)] for row in rows] if len(places) < len(names) else rows
    else:
        kept = [tuple(row[place] for place in places) for row in rows]
    frame = pd.DataFrame(kept, columns=list(columns or names), dtype=object)
    frame.attrs["reason"] = "" if kept else reason
    return frame
