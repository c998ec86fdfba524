"""Turns a table copied from a spreadsheet into wanted targets, each checked: zones, indicators, units and plans as people write them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from metrics import seeds
from metrics.intake import pasted_cells
from metrics.intake.pasted_cells import GROWTH, Record, plain, without_unit
from metrics.intake.targets import Fault, Wanted, faults_of, goal_of, known_zones
from metrics.warehouse.target_edits import Goal

MOST_ROWS = 500
KINDS = {"金额": "amount", "绝对额": "amount", "增速": "growth", "增长": "growth", "数量": "count", "个数": "count", "占比": "share"}
PACES = {"按月平均": "linear", "序时进度": "linear", "平均": "linear", "按往年节奏": "seasonal", "往年节奏": "seasonal", "": "linear"}
PERIODS = {
    "全年": "year", "年度": "year", "": "year", "一季度": "q1", "上半年": "h1", "前三季度": "q3", "Q1": "q1", "H1": "h1", "Q3": "q3",
}  # fmt: skip
SHARES = re.compile(r"[\s|,，、;；]+")
THOUSANDS = re.compile(r"-?\d{1,3}(,\d{3})+(?![\d,])")
FALLS = re.compile(r"(?:同比)?(?:下降|降低|减少)(?=\d)")
ROUND_ABOUT = re.compile(r"^(?:同比)?(?:增长|不低于|不少于|力争|确保|达到|突破|[≥>]=?)+(?=[-\d])|(?:及?以上|左右)$")  # 增长6%以上


@dataclass(frozen=True, slots=True)
class PastedRow:
    """One line: its number, what was wanted, the goal where every cell can be read, and what is wrong where not."""

    line: int
    wanted: Wanted
    goal: Goal | None
    faults: tuple[Fault, ...]


def read_rows(text: str, path: Path | None = None) -> list[PastedRow]:
    """The rows of pasted text, each checked; at most 500. Two rows for the same target are a fault of the later one."""
    zones, indicators = _zone_names(path), _indicator_names()
    rows: list[PastedRow] = []
    first: dict[tuple[object, ...], int] = {}
    for record in pasted_cells.records(text, indicators, zones):
        if len(rows) == MOST_ROWS:
            fault = Fault("zone", "too_many", f"at most {MOST_ROWS} rows at once", {"most": str(MOST_ROWS)})
            return [*rows, PastedRow(record.line, Wanted("", "", "", ""), None, (fault,))]
        row = _row(record, zones)
        if row.goal:
            key = tuple(row.goal.key.values())
            if key in first:
                fault = Fault("value", "twice", f"line {first[key]} sets this target already", {"line": str(first[key])})
                row = replace(row, goal=None, faults=(fault,))
            first.setdefault(key, row.line)
        rows.append(row)
    return rows


def _row(record: Record, zones: Mapping[str, str]) -> PastedRow:
    said = record.said
    faults: list[Fault] = []
    if record.beyond:
        count = len(pasted_cells.ORDER) + record.beyond
        faults.append(Fault("zone", "cells", f"{count} cells where {len(pasted_cells.ORDER)} are known", {"count": str(count)}))
    text = said.get("zone", "")
    zone = zones.get(text) or zones.get(plain(text))
    if not text and "zone" not in record.asked:
        faults.append(Fault("zone", "no_zone", "no zone is said: neither by a column nor by the title"))
    elif zone is None:
        faults.append(Fault("zone", "zone", f"'{text}' is no known zone; allowed: a name or alias of seeds/zones.csv", {"text": text}))
    wanted = _wanted(said, zone or text)
    faults += [fault for fault in faults_of(wanted) if fault.column not in record.asked]
    faults += [
        Fault(name, "blank", f"the {name} is empty; if it is '{above}' as above, write it", {"text": above})
        for name, above in record.asked.items()
    ]
    return PastedRow(record.line, wanted, None if faults else goal_of(wanted), tuple(faults))


def _wanted(said: Mapping[str, str], zone: str) -> Wanted:
    """The cells of a row as codes and figures, whatever people call them.

    A unit is the cell's own, else that of its row, head, indicator or caption; growth is in percent whatever those say.
    """
    told, bracket = without_unit(said.get("indicator", ""))
    names = _indicator_names()
    is_growth = told.lower() not in names and GROWTH.sub("", told).lower() in names
    code = names.get(GROWTH.sub("", told).lower() if is_growth else told.lower(), said.get("indicator", ""))
    unit = "%" if is_growth else plain(said.get("unit", "")) or bracket or said.get("caption_unit", "")
    value, stretch = (_with_unit(said.get(column, ""), unit) for column in ("value", "stretch"))
    period, kind = plain(said.get("period", "")), plain(said.get("kind", ""))
    return Wanted(
        zone, code, plain(said.get("year", "")).removesuffix("年"), value, PERIODS.get(period, period), stretch or None,
        pace_of(said.get("pace", "")), KINDS.get(kind, kind), said.get("scope", ""),
    )  # fmt: skip


def _with_unit(figure: str, unit: str) -> str:
    """A figure in ordinary digits, without the commas of its thousands and the words around it, with its unit where it says none.

    >>> _with_unit("1,350.5", "亿元"), _with_unit("1,5", "亿元"), _with_unit("同比增长６％以上", "")
    ('1350.5亿元', '1,5亿元', '6%')
    """
    words = ROUND_ABOUT.sub("", FALLS.sub("-", plain(figure)))
    if THOUSANDS.match(words):
        words = words.replace(",", "")
    return words + unit if words and words[-1].isdigit() else words


def pace_of(text: str) -> str:
    """The code of a pace plan as people write it: a name, or twelve cumulative percentages with anything between them.

    >>> pace_of("按往年节奏"), pace_of("8% 16% 25% 33 41 50 58 66 75 83 91 100")
    ('seasonal', '8|16|25|33|41|50|58|66|75|83|91|100')
    """
    text = unicodedata.normalize("NFKC", text).strip()
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
