"""Pace plans: which share of the year should be done by each month, linear, seasonal or set by hand.

The seasonal plan is the zone's own shape: the mean over earlier complete years of C(y, m)/C(y, 12).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

import duckdb

from metrics.analysis.frames import Row, ask_rows
from metrics.analysis.pace import LINEAR, YEAR

SEASONAL_YEARS = 5  # earlier years looked at; a zone's shape changes with its firms
KINDS = ("linear", "seasonal", "manual")

_SHAPES = """
from year_shape
where zone in (select unnest(?::text[])) and list_contains(?::text[], indicator) and year between ? and ?
order by year
"""
# Of the zones' goals of a year that ask for a seasonal plan.
SHAPES_ASKED_FOR = f"""
from year_shape
semi join (
    select zone, indicator from target_all
    where year = $year and pace_plan = 'seasonal' and zone in (select unnest($zones::text[]))
) using (zone, indicator)
where year between $year - {SEASONAL_YEARS} and $year - 1
order by year
"""
Shape = dict[int, dict[int, Decimal]]  # year → month → cumulative level
Series = tuple[str, str, str]  # zone, indicator, unit


@dataclass(frozen=True, slots=True)
class Plan:
    """Cumulative shares of the year in percent by month, the last one 100.

    `points` are the months that the plan says something of (0 and 12 among them); between them the shares are drawn
    straight. `known` are those at which a seasonal shape was seen. `fallback` says that a seasonal plan was asked for and
    linear is used, as no earlier year is complete.
    """

    kind: str
    points: Mapping[int, Decimal]
    years: tuple[int, ...] = ()
    known: tuple[int, ...] = ()
    fallback: bool = False

    def share(self, month: int) -> Decimal:
        """What share should be done by the end of a month."""
        if month in self.points:
            return self.points[month]
        low = max(known for known in self.points if known < month)
        high = min(known for known in self.points if known > month)
        before, after = self.points[low], self.points[high]
        return before + (after - before) * (Decimal(month - low) / (high - low))

    @property
    def shares(self) -> tuple[Decimal, ...]:
        """The shares of all twelve months."""
        return tuple(self.share(month) for month in range(1, YEAR + 1))

    @property
    def basis(self) -> str:
        """The years of a seasonal plan: 2021–2023, empty for other plans."""
        return f"{self.years[0]}–{self.years[-1]}" if len(self.years) > 1 else "".join(map(str, self.years))


_LINEAR = {0: Decimal(0)} | dict(enumerate(LINEAR, start=1))
LINEAR_PLAN = Plan("linear", _LINEAR)


def manual_plan(words: str) -> Plan:
    """Twelve cumulative percentages such as `5|12|25|…|100`. Raises ValueError where they fall or do not end at 100."""
    shares = tuple(Decimal(word) for word in words.split("|"))
    if len(shares) != YEAR or shares[-1] != 100 or any(b < a for a, b in pairwise(shares)):
        raise ValueError(f"a pace plan needs twelve shares that never fall and end at 100, not {words}")
    return Plan("manual", {0: Decimal(0)} | dict(enumerate(shares, start=1)))


def seasonal_plan(shape: Mapping[int, Mapping[int, Decimal]]) -> Plan | None:
    """The mean shape of complete earlier years; None where no year has its twelve months' figure and an earlier one.

    Months without a figure lie on the straight line between the nearest months that have one.
    """
    whole = {year: months for year, months in shape.items() if months.get(YEAR, 0) > 0 and len(months) > 1}
    seen: dict[int, list[Decimal]] = {}
    for months in whole.values():
        for month, value in months.items():
            seen.setdefault(month, []).append(100 * value / months[YEAR])
    if not whole:
        return None
    points = {0: Decimal(0)} | {month: sum(shares, Decimal(0)) / len(shares) for month, shares in sorted(seen.items())}
    if any(low > high for low, high in pairwise(points.values())):
        return None
    return Plan("seasonal", points, tuple(sorted(whole)), tuple(sorted(seen)))


def shapes(connection: duckdb.DuckDBPyConnection, zones: Sequence[str], indicators: Iterable[str], year: int) -> dict[Series, Shape]:
    """The cumulative levels of up to five complete years before `year`, by zone, indicator and unit (without a named coverage)."""
    wanted = (list(zones), sorted(set(indicators)), year - SEASONAL_YEARS, year - 1)
    return by_series(ask_rows(connection, _SHAPES, wanted))


def by_series(rows: Iterable[Row]) -> dict[Series, Shape]:
    """The rows of `year_shape` by zone, indicator and unit."""
    found: dict[Series, Shape] = {}
    for row in rows:
        series = (row["zone"], row["indicator"], row["unit"])
        found.setdefault(series, {})[row["year"]] = dict(
            zip(map(int, row["months"].split("|")), map(Decimal, row["levels"].split("|")), strict=True)
        )
    return found


def shape_of(found: Mapping[Series, Shape], target: Row, unit: str) -> Shape | None:
    """The shape that a target's plan may follow; none for a part of an indicator, whose years are not looked at."""
    return found.get((target["zone"], target["indicator"], unit)) if target["scope"] is None else None


def plan_for(pace_plan: str, shape: Mapping[int, Mapping[int, Decimal]] | None) -> Plan:
    """The plan a target asks for (`linear`, `seasonal`, or twelve shares); linear, marked, where no shape is known."""
    if pace_plan == "linear":
        return LINEAR_PLAN
    if pace_plan != "seasonal":
        return manual_plan(pace_plan)
    return seasonal_plan(shape or {}) or Plan("linear", _LINEAR, fallback=True)
