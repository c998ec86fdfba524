"""Goals that were given otherwise too: what a goal was before it was raised or lowered, and two goals for one thing."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

import duckdb

from metrics.analysis import pace
from metrics.analysis.frames import Row, ask_rows

CHANGE_COLUMNS = ("earlier", "earlier_bound", "earlier_on", "earlier_observation_id", "earlier_completion_pct", "has_rival")
_EARLIER = """
with chosen as (
    select chosen_id, value, vintage from disputed where zone = ? and is_chosen and list_contains(?::text[], chosen_id)
)
select d.chosen_id, d.value as earlier, d.bound as earlier_bound, d.vintage as earlier_on, d.observation_id as earlier_observation_id
from disputed as d inner join chosen as c using (chosen_id)
where d.zone = ? and d.value <> c.value and (d.vintage < c.vintage or list_contains(string_split(d.flags, '|'), 'before_revision'))
qualify row_number() over (partition by d.chosen_id order by d.vintage desc nulls last, d.observation_id) = 1
"""


def with_changes(connection: duckdb.DuckDBPyConnection, zone: str, rows: list[Row]) -> list[Row]:
    """The rows of a board or an outlook, each with the goal that stood before its own (`earlier`, of the same unit, the day
    of that, and what was reached of it) and with `has_rival`: whether another row judges the same by another goal."""
    said = [row["target_observation_id"] for row in rows if row["target_observation_id"]]
    earlier = {found.pop("chosen_id"): found for found in ask_rows(connection, _EARLIER, (zone, said, zone))} if said else {}
    aims = Counter(_aim(row) for row in rows)
    changed = (row | earlier.get(row["target_observation_id"], {"earlier": None}) for row in rows)
    return [row | {"earlier_completion_pct": _by_earlier(row), "has_rival": aims[_aim(row)] > 1} for row in changed]


def _by_earlier(row: Row) -> Decimal | None:
    """What was reached of the goal before, in percent; None where no amount is known exactly."""
    is_exact = row["done_bound"] in (None, "exact") and row.get("earlier_bound") == "exact"
    if row["earlier"] is None or row["kind"] not in ("amount", "count") or row["done"] is None or not is_exact:
        return None
    return pace.completion_pct(row["done"], row["earlier"])


def _aim(row: Row) -> tuple[object, ...]:
    return row["indicator"], row["coverage"], row["kind"], row.get("period", "year")
