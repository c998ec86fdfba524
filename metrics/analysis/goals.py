"""The targets in force of a zone and year with where they come from, and every change people made to targets."""

from __future__ import annotations

import duckdb
import pandas as pd

from metrics.analysis.changed_goals import CHANGE_COLUMNS, with_changes
from metrics.analysis.frames import Row, ask, ask_rows, frame_of

STANDING_COLUMNS = (
    "target_id", "zone", "indicator", "name_zh", "name_en", "year", "period", "scope", "coverage", "kind", "value", "stretch", "unit",
    "pace_plan", "source", "origin", "observation_id", "target_unit", *CHANGE_COLUMNS,
)  # fmt: skip
EDIT_COLUMNS = (
    "edit_id", "zone", "zone_name_en", "indicator", "name_zh", "name_en", "year", "period", "scope", "coverage", "kind", "value", "unit",
    "value_text", "stretch_text", "pace_plan", "old_text", "reason", "set_by", "set_at", "undone_by", "undone_at",
    "undone_reason", "state", "together", "found",
)  # fmt: skip

_STANDING = """
select t.*, t.scope as coverage, t.unit as target_unit, null as done, null as done_bound, i.name_zh, i.name_en
from target_all as t inner join indicator as i using (indicator)
where t.zone = ? and t.year = ?
order by i.sort_order, t.period <> 'year', t.period, t.scope nulls first, t.kind, t.origin, t.value
"""
_EDITS = """
select e.*, e.scope as coverage, i.name_zh, i.name_en, z.name_en as zone_name_en,
    case
        when undone_at is not null then 'undone'
        when edit_id <> first_value(edit_id) over (
            partition by e.zone, e.indicator, e.year, e.period, e.scope, e.kind
            order by undone_at is not null, set_at desc, edit_id
        ) then 'replaced'
        when value is null then 'withdrawn'
        else 'in_force'
    end as state,
    (select count(*) from target_edit as b where b.undone_at is null and b.set_by = e.set_by and b.set_at = e.set_at) as together,
    count(*) over () as found
from target_edit as e
inner join indicator as i using (indicator)
left join zone as z on z.zone = e.zone
where ? is null or e.zone = ?
order by greatest(set_at, coalesce(undone_at, set_at)) desc, e.zone, e.indicator, e.edit_id
limit ? offset ?
"""


def standing(connection: duckdb.DuckDBPyConnection, zone: str, year: int) -> pd.DataFrame:
    """Every target in force of a zone and year, whatever it is due by, with its origin (seed, person, document, implied) and what
    else was said of it."""
    return frame_of(with_changes(connection, ask_rows(connection, _STANDING, (zone, year))), STANDING_COLUMNS, "no_target")


_REACHED = """
select indicator, scope, unit, year, value, observation_id
from figure
where zone = ? and year < ? and year >= ? and measure = 'level' and status = 'actual' and right(period_end, 2) = '12'
    and period_kind in ('year', 'stock')
qualify row_number() over (partition by indicator, scope, unit order by year desc, observation_id) = 1
"""
LOOK_BACK = 3  # years


def reached_before(connection: duckdb.DuckDBPyConnection, zone: str, year: int) -> list[Row]:
    """What a zone reached in the last whole year before `year` that is known, of the three before: a row an indicator, coverage and unit."""
    return ask_rows(connection, _REACHED, (zone, year, year - LOOK_BACK))


def edits(connection: duckdb.DuckDBPyConnection, zone: str | None, limit: int, offset: int = 0) -> pd.DataFrame:
    """What people changed, latest first: old and new, who, when, why; `state` is in_force, withdrawn (and that stands),
    replaced (by a later change) or undone; `together`, how many were published with it and still count. At most `limit` rows from
    `offset` on; `found` is the number of all."""
    return ask(connection, _EDITS, (zone, zone, limit, offset), EDIT_COLUMNS, "no_edits")


def known_places(connection: duckdb.DuckDBPyConnection) -> list[Row]:
    """Every known zone with its English name: those with targets first, then those with figures, then the others."""
    return ask_rows(
        connection,
        """
        with named as (
            select zone, name_en from zone
            union
            select zone, name_en from zone_summary where zone not in (select zone from zone)
        )
        select n.zone, n.name_en, count(distinct t.target_id) as targets, any_value(s.figures) as figures
        from named as n
        left join target_all as t using (zone)
        left join zone_summary as s using (zone)
        group by all order by targets desc, figures desc nulls last, n.zone
        """,
    )
