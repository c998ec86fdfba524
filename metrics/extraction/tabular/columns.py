"""Reads the heads of a table: which rows are heads, and what they say together of each column."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import MAXYEAR

from metrics.extraction.tabular.captions import is_prose
from metrics.extraction.tabular.cells import YEAR, look_at
from metrics.extraction.tabular.facets import CUMULATIVE, DISCRETE, QUARTER, Facets, last_of, merged
from metrics.extraction.tabular.heads import clean, facets
from metrics.extraction.tabular.remarks import TOTALS
from metrics.language.periods import PeriodMention, find_periods
from metrics.model import Cell

_OF_GROWTH = ("gap", "rank", "rank_yoy")  # what is told of growth
_INHERITS = ("yoy", "mom", "avg2y", "share", "completion", "change", "difference", "by_unit", "gap", "rank", "rank_yoy", "rank_level")
_RATES = ("yoy", "mom", "avg2y", "share", "completion")
_ADJUSTED = "同口径"
_MONTHS = re.compile(r"\d{1,2}|1[-—~至]\d{1,2}")

_RATIO = re.compile(r"\d[\d.]*(?::\d[\d.]*)+")  # 三次产业结构 4.1:47.3:48.6
_ENGLISH, _ENGLISH_WORD = re.compile(r"[^\u3400-\u9fff]*"), re.compile("[A-Za-z]{4,}")

Row = tuple[Cell | None, ...]
_OF_EITHER = Facets(rest="增长")  # growth behind it may be of several columns
_AMOUNT = Facets(measure="level")  # 绝对值


@dataclass(slots=True)
class Column:
    """What the heads above a column say; `unit` is what they say of its unit."""

    head: Facets = field(default_factory=Facets)
    has_head: bool = False
    own_at: int = 0  # the row of heads in which the lowest of those above it begins
    named_at: int = 0  # the row of heads that names its indicator
    is_adjusted: bool = False  # 同口径增长
    is_total: bool = False  # 合计

    def holds_figures(self, is_behind: bool) -> bool:
        """Whether words in it cannot be the row's name: its head tells of a figure, or it stands behind figures."""
        head = self.head
        tells = not head.rest and bool(head.measure or head.period or head.span or head.indicator)
        return self.has_head and (is_behind or tells)


def dated(text: str, role: str) -> str:
    """2024 and 3 in a column of years or months."""
    if not text[:1].isdigit():
        return text
    if YEAR.fullmatch(text):
        return text + "年"
    return text + "月" if role == "period" and _MONTHS.fullmatch(text) else text


def is_head(row: Row, cells: list[Cell]) -> bool:
    """A row without figures; years are heads too, unless one begins the row. `cells` are those that hold something."""
    first: Cell | None = None
    for cell in cells:
        look = look_at(cell.text)
        if look.is_none:
            continue
        if look.is_pair or _RATIO.fullmatch(look.words) or (look.is_figure and not look.is_year) or is_prose(cell):
            return False
        first = first or cell
    return first is not None and (row[0] is not first or not look_at(first.text).is_year)


def is_in_english(cells: list[Cell]) -> bool:
    """City | GRP (100 million yuan), below the same in Chinese in a yearbook."""
    return all(_ENGLISH.fullmatch(cell.text) for cell in cells) and any(map(_ENGLISH_WORD.search, (cell.text for cell in cells)))


def columns_of(heads: list[Row]) -> list[Column]:
    """What the rows of heads say of each column."""
    columns: list[Column] = []
    held: Facets | None = None
    before: Facets | None = None  # what was held until another time was told
    for at in range(len(heads[0])):
        used: list[Cell] = []
        depths: list[int] = []
        for depth, row in enumerate(heads):
            cell = _head_cell(row, at, is_last=depth == len(heads) - 1)
            if cell is not None and not any(cell is one for one in used):
                used.append(cell)
                depths.append(depth)
        head = _head(used)
        if head.measure in _INHERITS and not head.span and held is not None and head.period == held.period:
            head = replace(head, span=held.span)  # 2024年6月: 累计, 同比
        if (
            head.span == CUMULATIVE
            and (head.shift or head.measure in _INHERITS)
            and head.period is None
            and held is not None
            and _begins_in_january(held)
        ):
            head = replace(head, period=held.period)  # 2024年1-9月 | 累计同比
        if head.shift and head.period is not None and head.period.kind == "year":
            head = _same_months(head, held)  # 累计 | 2023年同期
        elif head.shift and head.span and head.period is None and held is not None:
            pass  # 9月 | 上年同月 | 增长%: what stands behind is of the month
        elif head.period is not None or head.span:
            told = _told_of(head, held, columns)
            held, before = told, held if held is not None and held.period != told.period else before
        elif held is _OF_EITHER and head.measure in _INHERITS:
            head = replace(head, rest=head.rest + held.rest)
        elif held is not None and head.measure == "completion" and held.measure.startswith("target"):
            if before is not None:  # 1-6月累计 | 2018年目标 | 完成年度目标%
                head = replace(head, period=before.period, span=before.span)
        elif held is not None and head.measure in _INHERITS and not head.shift:
            is_of_goal = head.measure == "yoy" and held.measure.startswith("target")  # 2024年计划 | 增长%
            of = before if before is not None and _is_against(used[-1], held) else held
            if before is not None and of is held and _may_be_of_either(head, held, before, columns):
                head = replace(head, rest=head.rest + "增长")
            head = replace(head, period=of.period, span=of.span, measure="target_yoy" if is_of_goal else head.measure)
        elif held is not None and held.period is not None and replace(head, unit="") == _AMOUNT:
            held, before = _OF_EITHER, None  # 9月 | 绝对值 | 增长%: a head above them was lost, or they are the caption's
        elif head.shift and head.measure == "level" and held is not None and not head.is_last_year:
            head = replace(head, period=held.period, span=held.span)  # 1-6月 | 上年同期; 累计 | 上年同期
        elif held is not None and held.period is not None and head.measure.startswith("target"):
            head = replace(head, period=held.period._replace(months=(1, 12), kind="year"))  # 2024年1-9月 | 年度目标
        is_total = any(clean(cell.text) in TOTALS for cell in used)
        named_at = max((depth for depth, cell in zip(depths, used, strict=True) if _names(cell)), default=0)
        columns.append(
            Column(head, bool(used), depths[-1] if depths else 0, named_at, any(_ADJUSTED in cell.text for cell in used), is_total)
        )
    if any(column.is_adjusted for column in columns):
        columns = [_of_other_calibre(column) if column.is_adjusted and _is_told_as_it_is(column, columns) else column for column in columns]
    if any(column.head.zone for column in columns):  # 合计 | 海口高新区 | 洋浦经济开发区
        columns = [
            replace(column, head=replace(column.head, rest=column.head.rest + "合计")) if column.is_total else column for column in columns
        ]
    columns = [replace(column, head=_of_last_months(column.head)) for column in columns]
    tells_months = any(column.head.span or (column.head.period is not None and column.head.period.kind != "year") for column in columns)
    if not tells_months:
        return columns
    columns = [replace(column, head=_as_whole_year(column.head)) for column in columns]
    whole = [head for column in columns if (head := column.head).period is not None and head.period.year and head.period.months == (1, 12)]
    done = (
        0
        if any(head.measure.startswith("target") for head in whole)
        else max((head.period.year or 0 for head in whole if head.period), default=0)
    )
    return [replace(column, head=_of_this_year(column.head, done)) for column in columns] if whole else columns


def _is_told_as_it_is(adjusted: Column, columns: list[Column]) -> bool:
    """自然口径增长 | 同口径增长: whether another column gives the growth that is not adjusted."""
    said = adjusted.head
    return any(not one.is_adjusted and replace(one.head, unit=said.unit, rest="") == replace(said, rest="") for one in columns)


def _of_other_calibre(column: Column) -> Column:
    return replace(column, head=replace(column.head, rest=column.head.rest + _ADJUSTED))


def _names(cell: Cell) -> bool:
    """Whether a head names an indicator, be it by a short name."""
    said = facets(clean(cell.text))
    return bool(said.indicator or said.names)


def _told_of(head: Facets, held: Facets | None, columns: list[Column]) -> Facets:
    """What growth behind a dated column is of: that column's time, or the later one's before it (2024年 | 2023年 | 增长%)."""
    if held is None or held is _OF_EITHER or not _is_earlier(head, held):
        return head
    if not held.measure.startswith("target"):
        return held
    # 2024年计划 | 2023年完成 | 增长%: of the plan, or of what was done
    return head if columns[-1].head.measure == "target_yoy" else _OF_EITHER


def _may_be_of_either(head: Facets, held: Facets, before: Facets, columns: list[Column]) -> bool:
    """2024年1-10月 | 2023年 | 增长%: that of the year, or the growth that the months before it have not been given.

    So are points and ranks behind growth that is told for comparison: 上半年增速 | 一季度增速 | 比全市高（百分点）.
    """
    one, other = held.period, before.period
    if one is None or other is None or any(column.head.measure == head.measure and column.head.period == other for column in columns):
        return False
    if head.measure in _OF_GROWTH and held.measure == "yoy" and one.months is not None and other.months is not None:
        return (_year_of(one), one.months[1]) < (_year_of(other), other.months[1])
    return head.measure == "yoy" and bool(one.year and other.year) and (one.year or 0) < (other.year or 0) and one.months != other.months


def _is_against(cell: Cell, held: Facets) -> bool:
    """1-10月 | 1-9月 | 比1-9月±百分点: what has changed since the time of the last column is the one's before it."""
    base = next((mention for mention in find_periods(clean(cell.text)) if mention.is_compared), None)
    return base is not None and held.period is not None and base.months == held.period.months


def _same_months(head: Facets, held: Facets | None) -> Facets:
    """What a year's 同期 is of: the months of the column before it, in that year."""
    if head.period is None or held is None or (held.period is None and not held.span):
        return replace(head, rest=head.rest + "同期")
    of_months = held.period is not None and held.period.kind != "year"
    period = held.period._replace(year=head.period.year, relative=head.period.relative) if of_months and held.period else head.period
    return replace(head, period=period, span=held.span, shift=0)


def _of_last_months(head: Facets) -> Facets:
    """1-6月 over 本月 | 累计: what is of this month alone is of the last one."""
    period = head.period
    if head.span not in (DISCRETE, QUARTER) or period is None or period.kind != "span":
        return head
    last = last_of(period, head.span)
    return replace(head, period=last) if last is not None else replace(head, rest=head.rest + period.text)


def _as_whole_year(head: Facets) -> Facets:
    """2023年 beside 2024年1-9月 is all of that year; what 上年 is there is not certain."""
    if head.span:
        return head
    if head.period is not None and head.period.kind == "year" and head.period.year is not None:
        return replace(head, period=head.period._replace(kind="span", months=(1, 12)))
    return replace(head, rest=head.rest + "上年") if head.is_last_year and head.period is None else head


def _of_this_year(head: Facets, year: int) -> Facets:
    """1-4月 | 2022年: the months are not those of the year whose whole stands beside them."""
    period = head.period
    if period is None or period.year is not None or period.relative is not None:
        return head
    return replace(head, period=period._replace(relative=0), not_of=year)


def _begins_in_january(held: Facets) -> bool:
    """A month, or the months up to it: what is counted up to the same month is of these."""
    return held.period is not None and held.period.months is not None and (held.period.kind == "month" or held.period.months[0] == 1)


def _is_earlier(head: Facets, held: Facets) -> bool:
    """The same months of an earlier year: growth behind both is that of the later one; months without a year are the caption's (1-6月 | 2023年1-6月)."""
    one, other = head.period, held.period
    return one is not None and other is not None and one.months == other.months and _year_of(one) < _year_of(other)


def _year_of(period: PeriodMention) -> int:
    """The year told; that of the caption, which is 本年 too, is the last."""
    if period.relative is not None and period.relative < 0:
        return period.relative  # 1-8月 | 去年1-8月
    is_captions = period.relative == 0 or period.kind != "year"
    return period.year if period.year is not None else MAXYEAR if is_captions else 0


def _head_cell(row: Row, at: int, is_last: bool) -> Cell | None:
    """The head above a column; in an upper row a blank place continues the head to its left, but for the first column's."""
    cell = row[at]
    if is_last or (cell is not None and cell.text.strip()):
        return cell if cell is not None and cell.text.strip() else None
    left = next((i for i in range(at - 1, -1, -1) if (c := row[i]) is not None and c.text.strip()), 0)
    wide = row[left] if left else None
    return wide if wide is not None and not facets(clean(wide.text)).role else None


def _head(cells: list[Cell]) -> Facets:
    """What the heads above a column say together; the broken lines of one head are read as one."""
    whole = Facets()
    for cell in cells:
        said = facets(dated(clean(cell.text), ""))
        if said.measure in _RATES and not said.unit and whole.indicator and whole.unit not in ("", "%"):
            whole = replace(whole, unit="")  # 固定资产投资（亿元） over 增速: the unit is that of the amounts
        whole = merged(whole, said)
    is_broken = bool(whole.rest) or any(clean(cell.text).startswith("增加值") for cell in cells[1:])  # 规上工业 over 增加值
    if is_broken and len(cells) > 1:
        joined = facets("".join(cell.text for cell in cells))
        return whole if joined.rest else joined
    return whole
