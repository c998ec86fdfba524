"""Goals that were given otherwise too: what a goal was before it was raised or lowered, and two goals for one thing."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

import duckdb

from metrics.analysis import pace
from metrics.analysis.frames import Row, ask_rows

CHANGE_COLUMNS = (
    "earlier", "earlier_bound", "earlier_on", "earlier_observation_id", "earlier_completion_pct", "has_rival", "rival", "rival_bound",
    "rival_on", "rival_observation_id", "also", "also_unit", "also_bound", "also_observation_id",
)  # fmt: skip
_BESIDE = """
select target_id, relation, value, unit, bound, said_on, observation_id from target_beside where list_contains(?::text[], target_id)
"""


def with_changes(connection: duckdb.DuckDBPyConnection, rows: list[Row]) -> list[Row]:
    """The rows of a board or an outlook, each with what else was said of its goal.

    `earlier` is the goal that stood before (of the same unit, with the day of that and what was reached of it); `rival` one of
    which nobody knows whether it came before; `has_rival` also where another row judges the same by another goal; `also` the
    same goal as it was told in another currency.
    """
    asked = [row["target_id"] for row in rows if row["target_id"]]
    beside: dict[str, Row] = {}
    for found in ask_rows(connection, _BESIDE, (asked,)) if asked else []:
        beside.setdefault(found["target_id"], {}).update(_named(found["relation"], found))
    aims = Counter(_aim(row) for row in rows)
    changed = [row | {"earlier": None, "rival": None, "also": None} | beside.get(row["target_id"], {}) for row in rows]
    return [
        row | {"earlier_completion_pct": _by_earlier(row), "has_rival": aims[_aim(row)] > 1 or row["rival"] is not None} for row in changed
    ]


def _named(what: str, found: Row) -> Row:
    return {
        what: found["value"],
        f"{what}_unit": found["unit"],
        f"{what}_bound": found["bound"],
        f"{what}_on": found["said_on"],
        f"{what}_observation_id": found["observation_id"],
    }


def _by_earlier(row: Row) -> Decimal | None:
    """What was reached of the goal before, in percent; None where no amount is known exactly."""
    is_exact = row["done_bound"] in (None, "exact") and row.get("earlier_bound") == "exact"
    if row["earlier"] is None or row["kind"] not in ("amount", "count") or row["done"] is None or not is_exact:
        return None
    return pace.completion_pct(row["done"], row["earlier"])


def _aim(row: Row) -> tuple[object, ...]:
    return row["indicator"], row["coverage"], row["kind"], row.get("period", "year")
