"""How a zone stands at one period: its headline figures with their targets' lights, what its latest document changed, what is missing."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import duckdb
import pandas as pd

from metrics.analysis import lights, targets
from metrics.analysis.frames import YOY_COLUMNS, Row, ask_rows, beside_level, frame_of, growth_of, rows_of, unfit
from metrics.analysis.overview import HEADLINE_COLUMNS, headline

STANDING_COLUMNS = (
    *HEADLINE_COLUMNS, "light", "line_pct", "schedule_gap_pp", "target", "target_unit", "target_kind", "target_origin",
    "target_text", "target_observation_id", "is_completion_published", "completion_bound", "needed_per_month",
)  # fmt: skip
CHANGE_COLUMNS = (
    "indicator", "name_zh", "name_en", "period_start", "period_end", "value", "unit", "bound", "scope", *YOY_COLUMNS, "change_pp",
    "before_pct", "before_bound", "before_start", "before_end", "why_no_change", "revised_from", "observation_id",
    "before_observation_id",
)  # fmt: skip
MISSING_COLUMNS = ("indicator", "name_zh", "name_en", "period_start", "period_end", "observation_id")
_ORDER = {lights.RED: 0, lights.AMBER: 1, lights.GREEN: 3, lights.GREY: 4}
_FALLING = 2  # an indicator without a target whose growth is negative stands behind the laggards, before those on pace

# A figure that `changes` compares: one of a year's months from January on, or a stock.
_COMPARED = "measure in ('level', 'yoy') and year is not null and (kind = 'stock' or period_start = year || '-01')"
_DATED = f"""
select document_id, any_value(title) as title, any_value(file_name) as file_name, any_value(publisher) as publisher,
    any_value(published) as published, any_value(source_grade) as source_grade, count(*) as figures,
    coalesce(any_value(published), last_day(max(try_cast(period_end || '-01' as date)))) as known_on
from figure
where zone = ? and {_COMPARED} and status <> 'target'
group by document_id
having known_on is not null
order by known_on desc, figures desc, document_id
"""
_CHANGES = f"""
with mine as (
    select zone, indicator, name_zh, name_en, measure, value, unit, scope, status, bound, flags, period_start, period_end,
        observation_id, document_id, document_kind, is_revised
    from figure
    where zone = ? and {_COMPARED}
), corrected as (
    select indicator, measure, scope, period_start, period_end
    from observation_named
    where document_id = ? and list_contains(string_split(flags, '|'), 'corrected')
), latest as (
    select m.* from mine as m
    left join corrected as c
        on m.document_kind = 'correction' and c.indicator = m.indicator and c.measure = m.measure
        and c.scope is not distinct from m.scope and c.period_start = m.period_start and c.period_end = m.period_end
    where m.document_id = ? or c.indicator is not null
    -- what has been done up to September, and not what is expected of the year
    qualify m.period_end = coalesce(
        max(case when m.status = 'actual' then m.period_end end) over (partition by m.indicator), max(m.period_end) over (partition by m.indicator)
    )
)
select m.*, b.value as before_value, b.period_start as before_period_start, b.period_end as before_period_end, b.observation_id as before_observation_id,
    b.status as before_status, b.bound as before_bound, b.flags as before_flags
from latest as m
left join mine as b
    on m.measure = 'yoy' and b.measure = 'yoy' and b.indicator = m.indicator and b.scope is not distinct from m.scope
    and b.period_end < m.period_end
qualify row_number() over (partition by m.observation_id order by b.period_end desc nulls last) = 1
order by m.indicator, m.scope is not null
"""
_EARLIER = """
with now as (
    select zone, indicator, measure, unit, scope, period_start, period_end, value, observation_id as revised_id, vintage
    from figure
    where zone = ? and document_id = ? and measure = 'level' and is_revised
)
select n.revised_id, o.value_text
from observation_named as o
inner join now as n using (zone, indicator, measure, unit, period_start, period_end)
where o.zone = ? and o.scope is not distinct from n.scope and o.observation_id <> n.revised_id and o.value <> n.value
    and coalesce(o.vintage <= n.vintage, true)
qualify row_number() over (partition by n.revised_id order by o.vintage desc nulls last, o.observation_id) = 1
"""
_MISSING = """
select indicator, any_value(name_zh) as name_zh, any_value(name_en) as name_en,
    arg_max(period_start, period_end) as period_start, max(period_end) as period_end,
    arg_max(observation_id, period_end) as observation_id
from figure
where zone = ? and measure in ('level', 'yoy', 'completion') and year is not null
group by indicator
having not bool_or(period_end = ? and (period_start = ? or kind = 'stock'))
order by period_end desc, indicator
"""


def standing(connection: duckdb.DuckDBPyConnection, zone: str, period_start: str, period_end: str) -> pd.DataFrame:
    """The headline rows with the light of their annual target, laggards first: red, amber, falling, green, without a target.

    The completion rate is worked out where level and target are known, else the published one; `schedule_gap_pp` is its
    distance to the pace plan, or that of published growth to a growth target. Periods that do not begin in January, and
    those of several years, are shown without targets.
    """
    judged: dict[tuple[str, str | None], Row] = {}  # a target says nothing of a figure of another coverage
    if period_start == f"{period_end[:4]}-01":
        board = targets.board(connection, zone, int(period_end[:4]), int(period_end[5:7]))
        for row in rows_of(board):  # an amount says more than a growth target beside it
            if (row["indicator"], row["coverage"]) not in judged or row["kind"] != "growth":
                judged[row["indicator"], row["coverage"]] = row
    rows = []
    for row in rows_of(headline(connection, zone, period_start, period_end)):
        goal = judged.get((row["indicator"], row["scope"]))
        rows.append(row | (_judged(row, goal) if goal else {"light": lights.GREY, "is_completion_published": True}))
    rows.sort(key=_urgency)
    return frame_of(rows, STANDING_COLUMNS, "no_figures")


def _judged(row: Row, goal: Row) -> Row:
    """What a board's row says of a headline row."""
    computed: Decimal | None = goal["completion_pct"]
    return {
        "light": goal["light"],
        "line_pct": goal["line_pct"],
        "schedule_gap_pp": goal["gap_pp"],
        "target": goal["target"],
        "target_unit": goal["target_unit"],
        "target_kind": goal["kind"],
        "target_origin": goal["origin"],
        "target_text": goal["target_text"],
        "target_observation_id": goal["target_observation_id"],
        "completion_pct": row["completion_pct"] if computed is None else computed,
        "completion_bound": goal["completion_bound"],
        "needed_per_month": goal["needed_per_month"],
        "is_completion_published": computed is None or _as_told(computed) == _as_told(goal["published_completion_pct"]),
    }


def _as_told(rate: Decimal | None) -> Decimal | None:
    """A completion rate with the two decimals it is told with: 51.1957 of a division is the 51.2 that was published."""
    return None if rate is None else rate.quantize(Decimal("0.01"), ROUND_HALF_UP)


def _urgency(row: Row) -> tuple[int, Decimal]:
    """Where a row stands among the cards: by light, the widest gap first; the order within a group is otherwise kept."""
    falls = row["light"] == lights.GREY and row["yoy_pct"] is not None and row["yoy_pct"] < 0
    if falls:
        return _FALLING, row["yoy_pct"]
    gap = row.get("schedule_gap_pp")
    return _ORDER[row["light"]], gap if gap is not None else Decimal(0)


def dated_documents(connection: duckdb.DuckDBPyConnection, zone: str) -> list[Row]:
    """The zone's documents that gave a level or growth, latest first: of one without a day of publication, its last period
    says when."""
    return ask_rows(connection, _DATED, (zone,))


def changes(connection: duckdb.DuckDBPyConnection, zone: str, document_id: str) -> pd.DataFrame:
    """What a document says that was not known before it: one row an indicator, its latest period, growth slowest first; a figure of
    it that a person corrected stands there as corrected.

    `change_pp` is its published growth minus the one of the zone's last earlier period (1–6月 against 1–3月), of the same
    coverage; where that lies more than a year back, or one of the two is inexact or doubtful, `why_no_change` says so instead.
    `revised_from` is what was printed for the same period before.
    """
    of_indicator: dict[str, list[Row]] = {}
    for row in ask_rows(connection, _CHANGES, (zone, document_id, document_id)):
        of_indicator.setdefault(row["indicator"], []).append(row)
    before_revision: dict[str, str] = {}
    if any(row["is_revised"] for now in of_indicator.values() for row in now):
        earlier = ask_rows(connection, _EARLIER, (zone, document_id, zone))
        before_revision = {row["revised_id"]: row["value_text"] for row in earlier}
    rows = []
    for now in of_indicator.values():
        level = next((row for row in now if row["measure"] == "level"), None)
        rate = growth_of(now, level)
        before = _before(rate)
        why = why_no_change(rate, before) if rate and before else ""
        rows.append(
            (level or rate or now[0])
            | beside_level(rate)
            | {name: level and level[name] for name in ("value", "unit", "observation_id", "bound")}
            | {
                "before_pct": before and before["value"],
                "before_bound": before and before["bound"],
                "before_start": before and before["period_start"],
                "before_end": before and before["period_end"],
                "before_observation_id": before and before["observation_id"],
                "change_pp": rate["value"] - before["value"] if rate and before and not why else None,
                "why_no_change": why,
                "revised_from": level and before_revision.get(level["observation_id"]),
            }
        )
    rows.sort(key=lambda row: (row["change_pp"] is None, row["change_pp"] or 0))
    return frame_of(rows, CHANGE_COLUMNS, "no_figures")


def _before(rate: Row | None) -> Row | None:
    """The growth of the last earlier period, which the query set beside a growth rate."""
    if rate is None or rate["before_value"] is None:
        return None
    return {name.removeprefix("before_"): value for name, value in rate.items() if name.startswith("before_")}


def why_no_change(rate: Row, before: Row) -> str:
    """Why two growth rates are not held against each other, as a code; empty where they are."""
    year, month = rate["period_end"].split("-")
    if before["period_end"] < f"{int(year) - 1}-{month}":
        return "far_apart"
    return unfit(rate) or unfit(before)


def missing(connection: duckdb.DuckDBPyConnection, zone: str, period_start: str, period_end: str) -> pd.DataFrame:
    """Indicators the zone has published at some time but not for this period, with the last period they are known for."""
    rows = ask_rows(connection, _MISSING, (zone, period_end, period_start))
    return frame_of(rows, MISSING_COLUMNS, "nothing_missing")
