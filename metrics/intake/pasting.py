"""Turns rows copied from a spreadsheet into wanted targets: one a line, cells apart by tabs, with or without a line of heads."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from metrics import seeds
from metrics.intake.targets import Fault, Wanted, faults_of, goal_of, known_zones
from metrics.warehouse.target_edits import Goal

MOST_ROWS = 500
ORDER = ("zone", "indicator", "year", "value", "kind", "stretch", "pace", "period")  # coverage is told by a head alone
# What a head may be called; a line none of whose cells is one of these is a row.
HEADS = {
    "zone": ("zone", "开发区", "地区", "区域"), "indicator": ("indicator", "指标", "指标名称"),
    "year": ("year", "年份", "年度", "年"), "value": ("value", "target", "目标", "目标值", "年度目标", "数值"),
    "unit": ("unit", "单位"), "kind": ("kind", "类型", "目标类型"), "stretch": ("stretch", "挑战目标", "奋斗目标", "力争"),
    "scope": ("scope", "coverage", "口径"), "pace": ("pace", "plan", "pace plan", "进度", "进度线", "进度计划"), "period": ("period", "due", "完成时限", "期限", "时限"),
}  # fmt: skip
KINDS = {"金额": "amount", "绝对额": "amount", "增速": "growth", "增长": "growth", "数量": "count", "个数": "count", "占比": "share"}
PACES = {"按月平均": "linear", "平均": "linear", "按往年节奏": "seasonal", "往年节奏": "seasonal", "": "linear"}
PERIODS = {
    "全年": "year", "年度": "year", "": "year", "一季度": "q1", "上半年": "h1", "前三季度": "q3", "Q1": "q1", "H1": "h1", "Q3": "q3",
}  # fmt: skip
SHARES = re.compile(r"[\s|,，、;；]+")
THOUSANDS = re.compile(r"-?\d{1,3}(,\d{3})+(?![\d,])")
SIGNS = str.maketrans("％．－，", "%.-,")


@dataclass(frozen=True, slots=True)
class PastedRow:
    """One line: its number, what was wanted, the goal where every cell can be read, and what is wrong where not."""

    line: int
    wanted: Wanted
    goal: Goal | None
    faults: tuple[Fault, ...]


def read_rows(text: str, path: Path | None = None) -> list[PastedRow]:
    """The rows of pasted text, each checked; at most 500. Two rows for the same target are a fault of the later one."""
    lines = [(number, line.split("\t")) for number, line in enumerate(text.splitlines(), start=1) if line.strip()]
    columns: tuple[str | None, ...] = ORDER
    if lines and (heads := _heads(lines[0][1])):
        columns, lines = heads, lines[1:]
    zones = _zone_names(path)
    rows: list[PastedRow] = []
    first: dict[tuple[object, ...], int] = {}
    for number, cells in lines[:MOST_ROWS]:
        row = _row(number, cells, columns, zones)
        if row.goal:
            key = tuple(row.goal.key.values())
            if key in first:
                fault = Fault("value", "twice", f"line {first[key]} sets this target already", {"line": str(first[key])})
                row = replace(row, goal=None, faults=(fault,))
            first.setdefault(key, number)
        rows.append(row)
    if len(lines) > MOST_ROWS:
        fault = Fault("zone", "too_many", f"at most {MOST_ROWS} rows at once", {"most": str(MOST_ROWS)})
        rows.append(PastedRow(lines[MOST_ROWS][0], Wanted("", "", "", ""), None, (fault,)))
    return rows


def _heads(cells: list[str]) -> tuple[str | None, ...] | None:
    """The columns that a line of heads names; None for a line that is a row."""
    of_head = {word: column for column, words in HEADS.items() for word in words}
    found = tuple(of_head.get(cell.strip().lower()) for cell in cells)
    return found if len([column for column in found if column]) >= 2 else None


def _row(number: int, cells: list[str], columns: tuple[str | None, ...], zones: Mapping[str, str]) -> PastedRow:
    said = {column: cell.strip() for column, cell in zip(columns, cells, strict=False) if column}
    faults: list[Fault] = []
    if len(cells) > len(columns):
        faults.append(Fault("zone", "cells", f"{len(cells)} cells where {len(columns)} are known", {"count": str(len(cells))}))
    zone = zones.get(said.get("zone", ""))
    if zone is None:
        text = said.get("zone", "")
        faults.append(Fault("zone", "zone", f"'{text}' is no known zone; allowed: a name or alias of seeds/zones.csv", {"text": text}))
    wanted = _wanted(said, zone or said.get("zone", ""))
    faults += faults_of(wanted)
    return PastedRow(number, wanted, None if faults else goal_of(wanted), tuple(faults))


def _wanted(said: Mapping[str, str], zone: str) -> Wanted:
    """The cells of a row as codes and figures, whatever people call them."""
    name = said.get("indicator", "")
    unit = said.get("unit", "")
    value, stretch = (_with_unit(said.get(column, ""), unit) for column in ("value", "stretch"))
    period, kind = said.get("period", ""), said.get("kind", "")
    return Wanted(
        zone, _indicator_names().get(name.lower(), name), said.get("year", "").removesuffix("年"), value,
        PERIODS.get(period, period), stretch or None, pace_of(said.get("pace", "")), KINDS.get(kind, kind), said.get("scope", ""),
    )  # fmt: skip


def _with_unit(figure: str, unit: str) -> str:
    """A figure without the commas of its thousands, and with the unit of its row where it says none.

    >>> _with_unit("1,350.5", "亿元"), _with_unit("1,5", "亿元")
    ('1350.5亿元', '1,5亿元')
    """
    plain = figure.translate(SIGNS).strip()
    if THOUSANDS.match(plain):
        plain = plain.replace(",", "")
    return plain + unit if plain and plain[-1].isdigit() else plain


def pace_of(text: str) -> str:
    """The code of a pace plan as people write it: a name, or twelve cumulative percentages with anything between them.

    >>> pace_of("按往年节奏"), pace_of("8% 16% 25% 33 41 50 58 66 75 83 91 100")
    ('seasonal', '8|16|25|33|41|50|58|66|75|83|91|100')
    """
    text = text.translate(SIGNS).strip()
    shares = [share.removesuffix("%") for share in SHARES.split(text) if share]
    return "|".join(shares) if len(shares) > 1 else PACES.get(text, text)


def _zone_names(path: Path | None) -> dict[str, str]:
    """Zones by every name that one zone alone goes by."""
    names = {zone: zone for zone in known_zones(path)}
    for zone in seeds.load_zones():
        names |= dict.fromkeys((*zone.aliases, *filter(None, [zone.name_en])), zone.name)
    return names


@cache
def _indicator_names() -> dict[str, str]:
    """Indicators by code and by every name that one indicator alone goes by, in lower case."""
    owners: dict[str, set[str]] = {}
    for indicator in seeds.load_indicators():
        for alias in (indicator.name_zh, *indicator.aliases):
            for name in seeds.expand(alias):
                owners.setdefault(name.lower(), set()).add(indicator.code)
    names = {name: codes.pop() for name, codes in owners.items() if len(codes) == 1}
    for indicator in seeds.load_indicators():
        names |= dict.fromkeys((indicator.code, indicator.name_zh.lower(), indicator.name_en.lower()), indicator.code)
    return names
