"""Turns the tables of seeds/ into the frozen dataclasses of `metrics.model`, refusing any row it cannot trust.

A bad row raises `SeedError`, whose sentence names the file, the line, the column, what is wrong and what is allowed.
Every loader takes the folder, so that tests can load tables of their own, and remembers its answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import pairwise
from pathlib import Path

from metrics.model import (
    BOUNDS,
    CURRENCIES,
    MEASURE_UNITS,
    MEASURES,
    STATUSES,
    TARGET_PERIODS,
    UNITS,
    ExchangeRate,
    Indicator,
    PublishedFigure,
    Region,
    Target,
    Zone,
)
from metrics.seeds.rows import SEEDS, Row, SeedError, check_unique, read_rows

SOURCE_GRADES = ("official", "media", "republished")
TARGET_KINDS = ("amount", "growth", "share", "count")
_SHARE = r"[0-9]{1,3}(\.[0-9]{1,4})?"
PACE_PLAN = re.compile(rf"linear|seasonal|{_SHARE}(\|{_SHARE}){{11}}")
PACE_PLANS = "linear, seasonal, or twelve percentages separated by | that never fall and end at 100"
YEAR = re.compile("(19|20)[0-9]{2}")
MONTH = re.compile(r"(19|20)[0-9]{2}-(0[1-9]|1[0-2])")
DATE = re.compile(r"((19|20)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]))?")
MONTH_OR_NO_YEAR = re.compile(r"((19|20)[0-9]{2}|-)-(0[1-9]|1[0-2])")
_REGION_CODE = re.compile("[0-9]{6}")


@cache
def load_indicators(folder: Path = SEEDS) -> tuple[Indicator, ...]:
    """The indicators of indicators.csv, in its order. Raises SeedError."""
    columns = ("code", "name_zh", "name_en", "kind", "unit", "group", "growth_basis", "aliases")
    rows = list(read_rows(folder / "indicators.csv", columns))
    check_unique(rows, "code")
    bases = ("constant_price", "comparable", "nominal", "physical")
    return tuple(
        Indicator(
            code=row.needed("code"),
            name_zh=row.needed("name_zh"),
            name_en=row.needed("name_en"),
            kind=row.one_of("kind", ("flow", "stock", "ratio")),
            unit=row.one_of("unit", ("MONEY", *UNITS)),
            group=row.needed("group"),
            growth_basis=row.one_of("growth_basis", bases),
            aliases=row.words("aliases"),
        )
        for row in rows
    )


@cache
def load_zones(folder: Path = SEEDS) -> tuple[Zone, ...]:
    """The zones of zones.csv. A name, alias, coinciding district or street that two zones share raises SeedError."""
    columns = ("name", "name_en", "aliases", "admin_alias", "streets", "province", "city", "level", "zone_type")
    owner: dict[str, tuple[str, int]] = {}
    zones = []
    for row in read_rows(folder / "zones.csv", columns):
        name = row.needed("name")
        lists = ("aliases", "admin_alias", "streets")
        for column, words in (("name", (name,)), *((column, row.words(column)) for column in lists)):
            for word in words:
                if word in owner:
                    other, line = owner[word]
                    raise row.fail(column, f"'{word}' belongs to {other} on line {line}", "a name only one zone has")
                owner[word] = (name, row.line)
        zone = Zone(
            name=name, name_en=row.text("name_en"), aliases=row.words("aliases"), admin_alias=row.text("admin_alias"),
            streets=row.words("streets"), province=row.text("province"), city=row.text("city"), level=row.needed("level"),
            zone_type=row.needed("zone_type"),
        )  # fmt: skip
        zones.append(zone)
    return tuple(zones)


@cache
def load_regions(folder: Path = SEEDS) -> tuple[Region, ...]:
    """Provinces, prefectures and counties of regions.csv; names repeat across provinces. Raises SeedError."""
    columns = ("code", "name", "short", "level", "province", "city")
    levels = ("province", "prefecture", "county")
    return tuple(
        Region(
            code=row.like("code", _REGION_CODE, "six digits"),
            name=row.needed("name"),
            short=row.text("short"),
            level=row.one_of("level", levels),
            province=row.needed("province"),
            city=row.text("city"),
        )
        for row in read_rows(folder / "regions.csv", columns)
    )


@cache
def load_exchange_rates(folder: Path = SEEDS) -> tuple[ExchangeRate, ...]:
    """Average rates of exchange_rates.csv, CNY per unit of foreign currency. Raises SeedError."""
    columns = ("currency", "period_start", "period_end", "rate", "basis", "source", "note")
    return tuple(
        ExchangeRate(
            currency=row.one_of("currency", CURRENCIES),
            period_start=row.like("period_start", MONTH, "a month such as 2019-01"),
            period_end=row.like("period_end", MONTH, "a month such as 2019-09"),
            rate=row.number("rate"),
            basis=row.needed("basis"),
            source=row.needed("source"),
            note=row.text("note"),
        )
        for row in read_rows(folder / "exchange_rates.csv", columns)
    )


@cache
def load_published_units(folder: Path = SEEDS) -> dict[str, tuple[str, Decimal]]:
    """Units as tables print them: `billion yuan` → (`CNY`, 1000000000). Raises SeedError."""
    rows = list(read_rows(folder / "units_published.csv", ("name", "unit", "factor")))
    check_unique(rows, "name")
    return {row.text("name"): (row.one_of("unit", UNITS), row.number("factor")) for row in rows}


def in_base_unit(row: Row, column: str, measure: str, folder: Path) -> tuple[Decimal, str]:
    """The number in `column` in its base unit, exactly; refused where the unit does not fit the measure."""
    units = load_published_units(folder)
    unit, factor = units[row.one_of("unit", tuple(units))]
    wanted = MEASURE_UNITS.get(measure) or _indicator_unit(row, folder)
    fits = unit in CURRENCIES if wanted in ("MONEY", "CNY") else unit == wanted
    if not fits:
        raise row.fail("unit", f"{row.text('unit')} cannot measure {row.text('indicator')} {measure}", f"a unit of {wanted}")
    value = row.number(column) * factor
    if value != round(value, 6) or abs(value) >= Decimal(10) ** 22:
        raise row.fail(column, f"{value} cannot be stored exactly", "at most 22 digits before and 6 after the point")
    return value, unit


def _indicator_unit(row: Row, folder: Path) -> str:
    units = {indicator.code: indicator.unit for indicator in load_indicators(folder)}
    return units[row.one_of("indicator", tuple(units))]


def pace_plan_fault(words: str) -> str:
    """What is wrong with twelve cumulative shares in percent that fall or do not end at 100; empty where nothing is."""
    shares = [Decimal(share) for share in words.split("|")] if "|" in words else []
    falls = bool(shares) and (shares[-1] != 100 or any(later < earlier for earlier, later in pairwise(shares)))
    return f"'{words}' falls or does not end at 100" if falls else ""


def _pace_plan(row: Row) -> str:
    words = row.like("pace_plan", PACE_PLAN, PACE_PLANS)
    if fault := pace_plan_fault(words):
        raise row.fail("pace_plan", fault, PACE_PLANS)
    return words


def _day(row: Row, column: str) -> date | None:
    allowed = "a day such as 2019-02-14, or empty"
    words = row.like(column, DATE, allowed)
    try:
        return date.fromisoformat(words) if words else None
    except ValueError as error:
        raise row.fail(column, f"'{words}' is no day of that month", allowed) from error


@cache
def load_targets(folder: Path = SEEDS) -> tuple[Target, ...]:
    """Annual and part-year goals of targets.csv, value and stretch in the base unit. Raises SeedError."""
    columns = ("zone", "indicator", "year", "period", "scope", "kind", "value", "stretch", "unit", "pace_plan", "said_on", "source")
    zones = tuple(zone.name for zone in load_zones(folder))
    targets = []
    for row in read_rows(folder / "targets.csv", columns):
        kind = row.one_of("kind", TARGET_KINDS)
        measure = {"growth": "target_yoy", "share": "completion"}.get(kind, "target")
        value, unit = in_base_unit(row, "value", measure, folder)
        stretch = in_base_unit(row, "stretch", measure, folder)[0] if row.text("stretch") else None
        target = Target(
            zone=row.one_of("zone", zones), indicator=row.text("indicator"), kind=kind, value=value, stretch=stretch, unit=unit,
            year=int(row.like("year", YEAR, "a year such as 2023")),
            period=row.one_of("period", TARGET_PERIODS),
            scope=row.text("scope") or None,
            pace_plan=_pace_plan(row),
            said_on=_day(row, "said_on"),
            source=row.needed("source"),
        )  # fmt: skip
        targets.append(target)
    return tuple(targets)


@cache
def load_published_figures(folder: Path = SEEDS) -> tuple[PublishedFigure, ...]:
    """Every row of observations/*.csv, the file's name being the grade of its sources. Raises SeedError."""
    figures: list[PublishedFigure] = []
    for path in sorted((folder / "observations").glob("*.csv")):
        figures += _published_figures(path, folder)
    return tuple(figures)


def _published_figures(path: Path, folder: Path) -> Iterator[PublishedFigure]:
    columns = (
        *("zone", "indicator", "measure", "period_start", "period_end", "value", "unit"),
        *("status", "bound", "scope", "published", "publisher", "address", "flags", "note"),
    )
    if path.stem not in SOURCE_GRADES:
        raise SeedError(path.name, 0, "", "the file's name is no grade of sources", ", ".join(SOURCE_GRADES))
    zones = tuple(zone.name for zone in load_zones(folder))
    codes = tuple(indicator.code for indicator in load_indicators(folder))
    for row in read_rows(path, columns):
        row.one_of("indicator", codes)
        measure = row.one_of("measure", tuple(MEASURES))
        value, unit = in_base_unit(row, "value", measure, folder)
        start = row.like("period_start", MONTH_OR_NO_YEAR, "a month such as 2019-01, or --01 where the year is not known")
        end = row.like("period_end", MONTH_OR_NO_YEAR, "a month such as 2019-09, or --09 where the year is not known")
        if start > end:
            raise row.fail("period_end", f"{end} is before {start}", "the last month, not before the first")
        yield PublishedFigure(
            place=f"{path.name}:{row.line}",
            zone=row.one_of("zone", zones), indicator=row.text("indicator"), measure=measure, value=value, unit=unit,
            value_text=as_printed(row.text("value"), row.text("unit")),
            period_start=start, period_end=end, scope=row.text("scope") or None,
            status=row.one_of("status", STATUSES), bound=row.one_of("bound", BOUNDS),
            published=row.like("published", DATE, "a day such as 2019-02-14, or empty"),
            source_grade=path.stem, publisher=row.text("publisher"), address=row.text("address"),
            flags=row.words("flags"), note=row.text("note"),
        )  # fmt: skip


def as_printed(value: str, unit: str) -> str:
    """A figure with its unit, spaced as the language of the unit spaces it: `第5位`, `494.82亿元`, `125.92 billion yuan`."""
    if unit == "位":
        return f"第{value}位"
    return f"{value} {unit}" if unit.isascii() and unit != "%" else f"{value}{unit}"
