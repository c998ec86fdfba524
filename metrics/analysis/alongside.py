"""The figures of a zone at a period beside those of the same period last year and of the period before: what changed since then."""

from __future__ import annotations

from decimal import Decimal

import duckdb
import pandas as pd

from metrics.analysis.frames import YOY_COLUMNS, Row, ask_rows, frame_of, rows_of, unfit
from metrics.analysis.overview import headline
from metrics.analysis.standing import why_no_change

ALONGSIDE_COLUMNS = (
    "indicator", "name_zh", "name_en", "growth_basis", "value", "unit", "scope", "status", "bound", "flags", *YOY_COLUMNS, "observation_id",
    "last_value", "last_unit", "last_bound", "last_flags", "last_observation_id", "last_yoy_pct", "last_yoy_bound", "last_yoy_observation_id",
    "computed_pct", "why_not_computed",
    "before_start", "before_end", "before_pct", "before_bound", "before_observation_id", "change_pp", "why_no_change",
)  # fmt: skip
SAID_BY = ("last_observation_id", "last_yoy_observation_id", "before_observation_id")  # figures that stand beside a row's own
# What was known up to a month of a zone's level and growth, from the same month of the year before on: latest first.
_FIGURES = """
select indicator, measure, value, unit, scope, status, bound, flags, period_start, period_end, observation_id
from figure
where zone = ? and measure in ('level', 'yoy') and year is not null and (kind = 'stock' or period_start = year || '-01')
    and period_end between ? and ?
order by period_end desc, unit
"""


def alongside(connection: duckdb.DuckDBPyConnection, zone: str, start: str, end: str) -> pd.DataFrame:
    """One row a headline indicator that has something to stand beside: its level and published growth from January `start` to `end`
    (YYYY-MM); those of the same months last year (`last_…`); the growth published for the period before (`before_…`).

    Of one unit and coverage, else there is nothing beside. `computed_pct` is 100·(level ÷ last year's level − 1), at current prices:
    never the published growth, which may be real, or against a revised base. `change_pp` is published growth minus that of the period
    before, at most a year back. Where a figure is doubtful, planned or inexact, `why_not_computed` and `why_no_change` say so instead.
    """
    then = f"{int(end[:4]) - 1}{end[4:]}"
    known = ask_rows(connection, _FIGURES, (zone, then, end)) if start == f"{end[:4]}-01" else []
    by_indicator: dict[str, list[Row]] = {}
    for row in known:
        by_indicator.setdefault(row["indicator"], []).append(row)
    rows = [_row(row, by_indicator.get(row["indicator"], []), then) for row in rows_of(headline(connection, zone, start, end))]
    return frame_of((row for row in rows if row), ALONGSIDE_COLUMNS, "nothing_alongside")


def _row(now: Row, known: list[Row], then: str) -> Row | None:
    """A headline row with what stands beside it; None where nothing does."""
    alike = [row for row in known if row["scope"] == now["scope"]]
    of_last_year = [row for row in alike if row["period_end"] == then]
    last = next((row for row in of_last_year if row["measure"] == "level" and now["unit"] in (row["unit"], None)), None)
    last_rate = next((row for row in of_last_year if row["measure"] == "yoy"), None)
    rate = next((row for row in alike if row["observation_id"] == now["yoy_observation_id"]), None)
    before = next((row for row in alike if rate and row["measure"] == "yoy" and row["period_end"] < rate["period_end"]), None)
    if last is None and last_rate is None and before is None:
        return None
    why_not = (unfit(now) or unfit(last)) if now["value"] is not None and last else ""
    why_none = why_no_change(rate, before) if rate and before else ""
    return (
        now
        | _beside("last", last, "value", "unit", "bound", "flags", "observation_id")
        | {f"last_yoy_{name}": last_rate and last_rate[key] for name, key in _RATE}
        | {f"before_{name}": before and before[key] for name, key in (*_RATE, ("start", "period_start"), ("end", "period_end"))}
        | {
            "computed_pct": _growth(now["value"], last["value"]) if last and not why_not else None,
            "why_not_computed": why_not,
            "change_pp": rate["value"] - before["value"] if rate and before and not why_none else None,
            "why_no_change": why_none,
        }
    )


_RATE = (("pct", "value"), ("bound", "bound"), ("observation_id", "observation_id"))


def _beside(prefix: str, found: Row | None, *names: str) -> Row:
    return {f"{prefix}_{name}": found and found[name] for name in names}


def _growth(now: Decimal | None, last: Decimal) -> Decimal | None:
    """Growth in percent from one level to another; unknown from none or less than none."""
    return 100 * (now / last - 1) if now is not None and last > 0 else None
