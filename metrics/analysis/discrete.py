"""Single months and quarters out of cumulative figures, by subtraction, or the reason why they cannot be had.

D(a..b) = C(b) − C(a−1) within one year, zone, indicator, unit, coverage and vintage (rule of Chinese bulletins). January
and February are read together. Quarterly value added has not been a plain subtraction since 2015: marked as accounts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

import duckdb
import pandas as pd

from metrics.analysis.frames import Row, ask_rows, frame_of, rows_of, unfit
from metrics.analysis.progress import AS_OF, cumulative, growth, implied

DISCRETE_COLUMNS = (
    "year", "first_month", "month", "quarter", "value", "unit", "is_derived", "is_accounting", "reason",
    "observation_id", "previous_observation_id",
)  # fmt: skip

# Accounts whose quarters statisticians estimate on their own since 2015: a subtraction only approximates them.
ACCOUNTING_INDICATORS = frozenset({"gdp", "primary_va", "secondary_va", "tertiary_va", "industrial_va", "industrial_va_all"})
# Accounts that exist by quarter only: their months are never derived.
QUARTERLY_INDICATORS = frozenset({"gdp", "primary_va", "secondary_va", "tertiary_va"})
ENDS = {"quarter": (3, 6, 9, 12), "month": tuple(range(2, 13))}

_OWN_COLUMNS = """
select year, cast(substr(period_start, 6, 2) as integer) as first_month, cast(right(period_end, 2) as integer) as month,
    value, unit, scope, status, bound, flags, observation_id
"""
_OWN = """
where zone = ? and indicator = ? and measure = 'level' and kind = 'flow' and year is not null
    and period_kind in ('month', 'other') and months <= 3 and left(period_start, 4) = left(period_end, 4)
"""
_PUBLISHED = f"{_OWN_COLUMNS} from figure {_OWN}"
_PUBLISHED_AS_OF = f"{_OWN_COLUMNS} from candidate {_OWN} {AS_OF}"


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of the year: its amount, or the code of the reason why there is none."""

    first_month: int
    month: int
    value: Decimal | None
    reason: str
    is_derived: bool


def _mixes(now: Row, before: Row) -> bool:
    """Whether two cumulative figures are of different vintages: estimate and actual, or revised and not revised."""

    def stage(row: Row) -> tuple[str, bool, bool]:
        is_old = "before_revision" in str(row.get("flags") or "")
        return row["status"], is_old, bool(row.get("is_revised"))

    return stage(now) != stage(before)


def subtract(now: Row | None, before: Row | None) -> tuple[Decimal | None, str]:
    """The difference of two cumulative figures, or why it is refused."""
    if now is None:
        return None, "no_cumulative"
    if before is None:
        return None, "no_previous_cumulative"
    if reason := unfit(now) or unfit(before):
        return None, f"{reason}_cumulative"
    if _mixes(now, before):
        return None, "mixed_vintages"
    if now["value"] < before["value"]:
        return None, "falling_cumulative"
    return now["value"] - before["value"], ""


def parts(points: Mapping[int, Row], ends: Sequence[int]) -> list[Part]:
    """A year's pieces ending with the months `ends`, from its cumulative figures by month.

    The first piece is published, not derived: the first quarter, or January and February together.
    Pieces without a gap between them add up to the last cumulative figure.
    """
    found = [Part(1, ends[0], *_as_published(points.get(ends[0])), False)]
    for before, end in pairwise(ends):
        amount, reason = subtract(points.get(end), points.get(before))
        found.append(Part(before + 1, end, amount, reason, True))
    return found


def _as_published(point: Row | None) -> tuple[Decimal | None, str]:
    """A cumulative figure as the year's first piece, or why it is none."""
    if point is None:
        return None, "no_cumulative"
    reason = unfit(point)
    return (None, f"{reason}_cumulative") if reason else (point["value"], "")


def discrete(
    connection: duckdb.DuckDBPyConnection, zone: str, indicator: str, step: str = "quarter", known: pd.DataFrame | None = None,
    as_of: str | None = None,
) -> pd.DataFrame:  # fmt: skip
    """Single quarters or months (`step`), one row a piece, for each year that has a cumulative level.

    A piece that was published on its own (二季度, 5月当月), exact and undoubted, is taken as published. Where a piece is missing, inexact (超, 约) or
    doubtful, falls, or mixes an estimate with an actual figure, `value` is `None` and `reason` says why. `is_accounting`: quarterly
    value added only approximates the official figure. `known` is the cumulative series, where it has been asked for already;
    `as_of` (YYYY-MM-DD) answers with what was published until that day.
    """
    series = cumulative(connection, zone, indicator, None, as_of) if known is None else known
    if series.attrs["kind"] != "flow" and series.attrs["kind"]:
        return frame_of([], DISCRETE_COLUMNS, "stock_has_no_quarters")
    if step == "month" and indicator in QUARTERLY_INDICATORS:
        return frame_of([], DISCRETE_COLUMNS, "accounts_have_no_months")
    unit, scope = series.attrs["unit"], series.attrs["scope"]
    own = {
        (row["year"], row["first_month"], row["month"]): row
        for row in (
            ask_rows(connection, _PUBLISHED_AS_OF, (zone, indicator, as_of))
            if as_of
            else ask_rows(connection, _PUBLISHED, (zone, indicator))
        )
        if (row["unit"], row["scope"]) == (unit, scope) and not unfit(row)
    }
    years: dict[int, dict[int, Row]] = {}
    for row in rows_of(series):
        if row["value"] is not None:
            years.setdefault(row["year"], {})[row["months"]] = row
    rows = []
    for year, points in sorted(years.items()):
        for part in parts(points, ENDS[step]):
            rows.append(_row(year, part, points, own.get((year, part.first_month, part.month)), indicator, unit))
    frame = frame_of(rows, DISCRETE_COLUMNS, "no_cumulative")
    frame.attrs["unit"] = unit
    return frame


def _row(year: int, part: Part, points: Mapping[int, Row], own: Row | None, indicator: str, unit: str) -> Row:
    is_derived = part.is_derived and own is None
    return {
        "year": year,
        "first_month": part.first_month,
        "month": part.month,
        "quarter": part.month // 3 if part.month % 3 == 0 else None,
        "value": own["value"] if own else part.value,
        "unit": unit,
        "is_derived": is_derived,
        "is_accounting": is_derived and indicator in ACCOUNTING_INDICATORS,
        "reason": "" if own else part.reason,
        "observation_id": own["observation_id"] if own else points.get(part.month, {}).get("observation_id"),
        "previous_observation_id": None if own else points.get(part.first_month - 1, {}).get("observation_id"),
    }


@dataclass(frozen=True, slots=True)
class Derived:
    """A cumulative series and what follows from it: single pieces, growth, and the levels implied for the year before."""

    series: pd.DataFrame
    pieces: pd.DataFrame
    growth: pd.DataFrame
    implied: pd.DataFrame


def derived(connection: duckdb.DuckDBPyConnection, zone: str, indicator: str, step: str = "quarter", as_of: str | None = None) -> Derived:
    """`progress.cumulative`, and `discrete`, `progress.growth` and `progress.implied` of it; all as of the same day, where one is given."""
    known = cumulative(connection, zone, indicator, None, as_of)
    return Derived(
        known,
        discrete(connection, zone, indicator, step, known, as_of),
        growth(connection, zone, indicator, known),
        implied(connection, zone, indicator, known),
    )
