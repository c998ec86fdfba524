"""Turns a table copied from a spreadsheet into one record a target: what its caption, its heads and the cells of its row say.

Targets stand one a row, or one a cell below heads that name indicators or zones. Cells merged over several rows arrive in
the first of them alone; a cell left empty inside a row that begins anew is no merged one, and is asked for. Nothing is understood
here but the layout.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

ORDER = ("zone", "indicator", "year", "value", "kind", "stretch", "pace", "period")  # coverage is told by a head alone
# What a head may be called; a line none of whose cells is one of these is a row.
HEADS = {
    "zone": ("zone", "开发区", "地区", "区域", "园区"), "indicator": ("indicator", "指标", "指标名称", "考核指标", "主要指标"),
    "year": ("year", "年份", "年度", "年"),
    "value": ("value", "target", "目标", "目标值", "目标数", "目标任务", "年度目标", "全年目标", "计划数", "数值"),
    "unit": ("unit", "单位", "计量单位"), "kind": ("kind", "类型", "目标类型"), "stretch": ("stretch", "挑战目标", "奋斗目标", "力争"),
    "scope": ("scope", "coverage", "口径"), "pace": ("pace", "plan", "pace plan", "进度", "进度线", "进度计划"), "period": ("period", "due", "完成时限", "期限", "时限"),
}  # fmt: skip
OF_HEAD = {word: column for column, words in HEADS.items() for word in words}
MERGED = ("zone", "indicator", "year")  # where nothing stands in these, what stands above may hold
CAPTIONS = 6  # lines above the heads, at most
NOTHING = frozenset({"", "-", "--", "—", "——", "/", "无"})
GROWTH = re.compile(r"(?<=.)(?:同比)?(?:增速|增长率|增长|增幅)$")
_NOTE = re.compile(r"(?:注|备注|说明|数据来源|来源|填报|制表|审核)[:\d]")
_SUMS = frozenset({"合计", "总计", "小计"})
_BRACKETS = re.compile(r"([^()]{1,60}?)\s?\(([^()]{1,12})\)")
_YEAR = re.compile(r"(?<!\d)((?:19|20|21)\d\d)(?=年)")
_HEAD_YEAR = re.compile(r"((?:19|20|21)\d\d)年?+度?+([^\d].{0,40})")
_YEAR_FIRST = re.compile(r"(?:附[件表]\d{0,2}:?)?(?:(?:19|20|21)\d\d年)?度?")
_OF_TARGETS = re.compile(r"(?:管委会)?(?:\d|年度?|目标|主要|经济|指标|任务|考核|重点|[(:]|$)")
_UNIT = re.compile(r"单位:([^\s();；]{1,20})")


@dataclass(frozen=True, slots=True)
class Column:
    """What a column holds (a key of HEADS, "" for what no target needs), and what its head says of all its cells."""

    holds: str = ""
    said: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_one_of_many(self) -> bool:
        """Whether its head names an indicator or a zone, so that each of its cells is a target of its own."""
        return "indicator" in self.said or "zone" in self.said


@dataclass(frozen=True, slots=True)
class Record:
    """One target: the number of its line, what is said of it by column, and how many cells stand beyond the known columns.

    `asked` are columns in which nothing stands, with what stands above.
    """

    line: int
    said: Mapping[str, str]
    beyond: int = 0
    asked: Mapping[str, str] = field(default_factory=dict)


def records(text: str, indicators: Collection[str], zones: Mapping[str, str]) -> Iterator[Record]:
    """The targets of a pasted table, in its order; `indicators` (in small letters) and `zones` (with the zone
    of each) are names that heads may have."""
    lines = [(number, cells) for number, cells in _lines(text) if cells]
    columns: Sequence[Column] = [Column(name) for name in ORDER]
    caption: dict[str, str] = {}
    for at, (_, cells) in enumerate(lines[: CAPTIONS + 1]):
        if heads := _heads(cells, indicators, zones):
            titles = [plain(cell) for _, words in lines[:at] for cell in words]
            caption, columns, lines = _caption(titles), heads, lines[at + 1 :]
            if not any(column.holds == "zone" or "zone" in column.said for column in heads):
                caption |= _zone_of(titles, zones)  # the sheet of one zone needs no column of zones
            break
        if len(list(filter(None, cells))) > 1:
            break
    above: dict[str, str] = {}
    filled = Counter(name for _, cells in lines for name in _plain_cells(columns, cells))
    once = {name for name in ("zone", "year") if filled[name] == 1}  # a single cell for the whole table
    for number, cells in lines:
        if not _is_remark(cells):
            said = _plain_cells(columns, cells)
            asked = {name: above[name] for name in _left_empty(columns, said) - once if name in above}
            above |= {name: said[name] for name in MERGED if name in said}
            held = {name: cell for name, cell in above.items() if name not in asked}
            for of_cell in _targets(columns, cells):
                open_ = {name: cell for name, cell in asked.items() if name not in of_cell}
                yield Record(number, caption | held | said | of_cell, max(0, len(cells) - len(columns)), open_)


def plain(words: str) -> str:
    """Words in ordinary letters and figures; a line broken within Chinese words is joined."""
    words = unicodedata.normalize("NFKC", words).strip()
    return re.sub(r"\s+", "" if re.search("[\u4e00-\u9fff]", words) else " ", words)


def without_unit(words: str) -> tuple[str, str]:
    """A name and the unit that stands in brackets behind it.

    >>> without_unit("一般公共预算收入（亿元）"), without_unit("进出口总额")
    (('一般公共预算收入', '亿元'), ('进出口总额', ''))
    """
    found = _BRACKETS.fullmatch(plain(words))
    return (found[1], found[2]) if found else (plain(words), "")


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """The number and the cells of each line; a cell in quotation marks may hold line breaks, as spreadsheets copy them."""
    given = text.splitlines(keepends=True)
    is_quoted = '"' in text and text.count('"') % 2 == 0 and len(text) < csv.field_size_limit()
    reader = csv.reader(given, delimiter="\t") if is_quoted else None
    last = 0
    for row in reader or (line.split("\t") for line in given):
        cells = [cell.strip() for cell in row]
        while cells and not cells[-1]:
            cells.pop()
        yield last + 1, cells
        last = reader.line_num if reader else last + 1


def _heads(cells: Sequence[str], indicators: Collection[str], zones: Collection[str]) -> list[Column] | None:
    """The columns that a line of heads names; None for any other line."""
    columns = [_column(cell, indicators, zones) for cell in cells]
    has_head = any(column.holds and not column.is_one_of_many for column in columns)
    return columns if has_head and sum(bool(column.holds) for column in columns) >= 2 else None


def _column(cell: str, indicators: Collection[str], zones: Collection[str]) -> Column:
    head, unit = without_unit(cell)
    dated = _HEAD_YEAR.fullmatch(head)
    said = {"year": dated[1]} if dated else {}
    said |= {"unit": unit} if unit else {}
    head = dated[2] if dated else head
    if head.lower() in OF_HEAD:
        return Column(OF_HEAD[head.lower()], said)
    if head in zones:
        return Column("value", said | {"zone": head})
    if GROWTH.sub("", head).lower() in indicators or head.lower() in indicators:
        return Column("value", said | {"indicator": head})
    return Column()


def _zone_of(titles: Sequence[str], zones: Mapping[str, str]) -> dict[str, str]:
    """The one zone whose name the titles begin with; nothing where that is several, or a part of a zone (…园区某街道2026年目标)."""
    lines = [_YEAR_FIRST.sub("", title) for title in titles]
    named = {zones[name] for line in lines for name in zones if line.startswith(name) and _OF_TARGETS.match(line, len(name))}
    return {"zone": named.pop()} if len(named) == 1 else {}


def _caption(words: Sequence[str]) -> dict[str, str]:
    """Year and unit as the titles say them; no unit where they name several."""
    years = {found[1] for line in words if (found := _YEAR.search(line))}
    units = {found[1] for line in words if (found := _UNIT.search(line)) and not re.search("[、,/]", found[1])}
    return {name: found.pop() for name, found in (("year", years), ("caption_unit", units)) if len(found) == 1}


def _is_remark(cells: Sequence[str]) -> bool:
    """A note below a table, or the line of its sums where nothing is summed."""
    filled = list(filter(None, cells))
    return len(filled) == 1 and (_NOTE.match(plain(filled[0])) is not None or plain(filled[0]) in _SUMS)


def _plain_cells(columns: Sequence[Column], cells: Sequence[str]) -> dict[str, str]:
    """What a row says once for all its targets."""
    told = ((column.holds, cell) for column, cell in zip(columns, cells, strict=False) if column.holds != "value")
    return {holds: cell for holds, cell in told if holds and cell}


def _left_empty(columns: Sequence[Column], said: Mapping[str, str]) -> set[str]:
    """The columns in which a row says nothing though one to their left begins anew: merged cells nest from the left."""
    held = [column.holds for column in columns if column.holds in MERGED]
    return {name for at, name in enumerate(held) if name not in said and any(left in said for left in held[:at])}


def _targets(columns: Sequence[Column], cells: Sequence[str]) -> Iterator[dict[str, str]]:
    """What each cell with a target says, its head included; one without a value where the row has none."""
    of_value = [(column, cells[at] if at < len(cells) else "") for at, column in enumerate(columns) if column.holds == "value"]
    many = [({**column.said}, cell) for column, cell in of_value if column.is_one_of_many and plain(cell) not in NOTHING]
    single = [({**column.said}, cell) for column, cell in of_value if not column.is_one_of_many]
    for said, cell in many or single or [({}, "")]:
        yield said | {"value": cell}
