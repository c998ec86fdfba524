"""Finds the tables that a web page leaves in plain text once they are pasted: a cell a line, often with blank lines between.

The head that names the rows (指标, 地区) begins one; how many cells a row has follows from where the first figure stands, and every
row has to have as many, a name first and figures behind it. 总量(亿元) begins one too, where nothing stands over the names. Of a row that lost a blank one nobody knows which
figure is which: they are kept beside the columns. Anything else (a broken name) ends the table.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from functools import lru_cache

from metrics.model import Cell, Table
from metrics.reading.tablerows import is_figure

_NAMING = re.compile(
    r"[ \u3000]*(?:主要)?(?:经济)?(?:指[ \u3000]*标|项[ \u3000]*目|[指項][標目]|地区|地區|区域|园区|开发区|县[（(]?市、?区[)）]?|板块|各?[市县縣区區州盟旗地省](?:[ \u3000]*[市县縣区區州盟旗地省]){1,2}|各?[县縣][（(]市[)）]、?(?:新|开发|開發)?[区區])(?:名称|名稱)?[ \u3000\r]*"
)
_LAST = frozenset("标目標项項地区區域园块称稱)）市县縣州盟旗省")  # how a head that names rows may end
_UNIT_HEAD = re.compile(r"(?:计量|計量)?[单單][ \u3000]*位")
# What counts as a figure beside bare numbers: 4.5万吨 says its unit itself.
_VALUE = re.compile(
    r"[-+－]?\d[\d,，]*(?:[.．]\d+)?[ ]?(?:个?百分点|[十百千]?[万亿萬億]?(?:[美欧日]?元|公?[斤吨噸]|千瓦[时時]|度|平方米|平方公里|公[顷頃里]|[亩畝]|标准箱|人次?|[户戶家个個辆輛台件头頭只隻名座处處项項宗]))|持平|无"
)
_NUMBERED = re.compile(r"[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,2}[）)]")
_HEADS_ROWS = re.compile(rf"{_NUMBERED.pattern}|[按分].{{1,16}}[分看][:：]?$|其中[:：]?$")
# The first of the heads over amounts, where no cell stands over the names: 总量(亿元), 绝对额, 3月, 1-3月累计.
_AMOUNTS = re.compile(
    r"[ \u3000]*(?:总量|總量|绝对[额量值数]|絕對[額量值數]|完成[额額]|[实實][绩績]|[本当當]月|(?:(?:19|20)\d{2}年)?(?:1[-—~至])?\d{1,2}月(?:份|累[计計])?)[ \u3000]*(?:[（(][^()（）\n]{1,8}[)）])?[ \u3000\r]*"
)
_MONTHS = re.compile(r"(?:1[-—~至])?\d{1,2}月(?:份|累[计計])?")  # of no year: a head, and no line of its own above heads
# Either as a line; what begins with a line break is found many times faster.
_NAMING_LINE, _AMOUNTS_LINE = (re.compile(rf"\n{line.pattern}(?:\n|$)") for line in (_NAMING, _AMOUNTS))
_OF_HEAD = re.compile(r"[（(][^()（）]{1,8}[)）]$")
_HEAD_GOES_ON = ("同期", "上年", "去年", "同比", "比上年同期", "比去年同期")
_LINE = re.compile(r"[^\n]+")
_NO_CELL = re.compile(r"[。；\t|]")
_BARRED = re.compile(r"[^|]*\|[| ]*")  # a cell and the bar that ended it
_ENDS = re.compile(r"^[^|\n]{1,40}\|[ \u3000\r]*$", re.MULTILINE)
_ALONE = re.compile(r"^[ \u3000]*\|[ \u3000\r]*$", re.MULTILINE)
_FEWEST_BARS = 8
_CORNER = re.compile(r"^[ \u3000]*\|[ \u3000\r]*\n[ \u3000]*(?:19|20)\d{2}年?[ \u3000]*\|", re.MULTILINE)  # a blank cell, then years
_YEAR = re.compile(r"(?:19|20)\d{2}年?")
_LONGEST, _LONGEST_UNIT = 40, 8  # characters
_MOST_HEADS = 10
_FEWEST_ROWS = 2

Row = list[Cell | None]


def cell_tables(text: str) -> Iterator[Table]:
    """The tables of a cell a line.

    >>> (table,) = cell_tables("指标\\n\\n本月\\n\\n同比%\\n\\n工业投资\\n\\n3.1\\n\\n5.0\\n\\n固定资产投资\\n\\n9.2\\n\\n-1.0\\n\\n说明")
    >>> [[cell.text for cell in row if cell] for row in table.rows]
    [['指标', '本月', '同比%'], ['工业投资', '3.1', '5.0'], ['固定资产投资', '9.2', '-1.0']]
    """
    has_corner = "|" in text and _CORNER.search(text) is not None
    style = "ends" if has_corner else _bars(text) if "|" in text else ""
    lines = "\n" + text
    has_amounts = _AMOUNTS_LINE.search(lines) is not None
    if not style and not has_amounts and _NAMING_LINE.search(lines) is None:
        return
    cells = _cells(text, style)
    cells = _with_corners(cells) if has_amounts else cells
    naming = [
        at
        for at, cell in enumerate(cells)
        if cell is not None and (not cell.text or (cell.text[-1] in _LAST and _NAMING.fullmatch(cell.text)))
    ]
    end = 0
    for at, following in itertools.zip_longest(naming, naming[1:]):
        head = cells[at]
        if at >= end and head is not None and following != at + 1 and (found := _rows(cells, at)):
            rows, end = found
            width = max(map(len, rows))
            last = max(cell.end for cell in rows[-1] if cell is not None)
            yield Table(tuple((*row, *[None] * (width - len(row))) for row in rows), head.start, last)


def _bars(text: str) -> str:
    """How bars part the cells of a text of a cell a line: each ends with one, or one stands alone between two."""
    if len(_ENDS.findall(text)) >= _FEWEST_BARS:
        return "ends"
    return "between" if len(_ALONE.findall(text)) >= _FEWEST_BARS else ""


def _cells(text: str, bars: str) -> list[Cell | None]:
    """The lines that hold something; None for one that is no cell. Where each cell `ends` with a bar, a blank one is a bar alone."""
    found: list[Cell | None] = []
    for line in _LINE.finditer(text):
        words = line.group().strip()
        if bars == "between" and words == "|":
            continue
        if bars == "ends" and _BARRED.fullmatch(words):
            words = words.rstrip("| \u3000")
            if not words:
                found.append(Cell("", line.start(), line.start()))
                continue
        if len(words) > _LONGEST or _NO_CELL.search(words):
            found.append(None)
        elif words:
            at = line.start() + line.group().index(words)
            above = found[-1] if found and not bars and _OF_HEAD.match(words) else None
            if above is not None and above.text and not _is_value(above.text) and not _OF_HEAD.search(above.text):
                found[-1] = Cell(above.text + words, above.start, at + len(words))  # 绝对数 / (亿元)
            else:
                found.append(Cell(words, at, at + len(words)))
    return found


def _with_corners(cells: list[Cell | None]) -> list[Cell | None]:
    """The same with the blank cell that stood over the names, where the heads begin with 总量 and the like, and with heads in one piece each."""
    found: list[Cell | None] = []
    at = 0
    while at < len(cells):
        head = cells[at]
        is_first = head is not None and _AMOUNTS.fullmatch(head.text) is not None and not (_has_corner(cells, at) or _goes_on(cells, at))
        heads, count = _heads(cells, at) if is_first else ([], 0)
        if head is not None and count:
            found += [Cell("", head.start, head.start), *heads]
        else:
            found.append(head)
        at += count or 1
    return found


def _has_corner(cells: list[Cell | None], at: int) -> bool:
    """Whether among the heads before this one stands a cell over the names: 指标, 单位."""
    before = itertools.takewhile(lambda cell: cell is not None and not _is_value(cell.text), reversed(cells[max(0, at - _MOST_HEADS) : at]))
    return any(cell is not None and (_NAMING.fullmatch(cell.text) or _UNIT_HEAD.fullmatch(cell.text)) for cell in before)


def _goes_on(cells: list[Cell | None], at: int) -> bool:
    """Whether a month stands behind another: 8月 | 7月 | 1-8月."""
    one, other = cells[at - 1] if at else None, cells[at]
    return one is not None and other is not None and all(_MONTHS.fullmatch(cell.text) for cell in (one, other))


def _heads(cells: list[Cell | None], at: int) -> tuple[list[Cell], int]:
    """The heads that begin here, one for each figure of the first row, and how many lines they take; none where they are more or fewer."""
    words = _next(cells, at, 2 * _MOST_HEADS)
    first = next((i for i, cell in enumerate(words) if _is_value(cell.text)), 0)
    figures = sum(1 for _ in itertools.takewhile(lambda cell: _is_value(cell.text), words[first:]))
    heads: list[Cell] = []
    for cell in words[: max(0, first - 1)]:
        if heads and (_OF_HEAD.match(cell.text) or heads[-1].text.endswith(_HEAD_GOES_ON)):
            heads[-1] = Cell(heads[-1].text + cell.text, heads[-1].start, cell.end)  # 总量 / (亿元), 比上年同期 / 增长(%)
        else:
            heads.append(cell)
    return (heads, first - 1) if len(heads) == figures > 1 else ([], 0)


def _rows(cells: list[Cell | None], head: int) -> tuple[list[Row], int] | None:
    """Heads and rows of the table that begins with this cell, and where it ends; nothing where none does."""
    words = _next(cells, head, _MOST_HEADS + 3)
    has_units = len(words) > 1 and _UNIT_HEAD.fullmatch(words[1].text) is not None
    named = 1 + has_units  # a row's own words
    years = (
        named + sum(1 for _ in itertools.takewhile(lambda cell: _YEAR.fullmatch(cell.text), words[named:]))
        if words and not words[0].text
        else 0
    )
    width = next((at for at, cell in enumerate(words) if at >= years and _is_value(cell.text)), 0) - named
    while width > named and _NUMBERED.match(words[width - 1].text):
        width -= 1  # 一、综合 before the first row
    if not named < width <= _MOST_HEADS:
        return None
    rows: list[Row] = [list(words[:width])]
    at = head + width
    whole = 1
    while row := _next(cells, at, width):
        if len(row) > named and _HEADS_ROWS.match(row[0].text) and not _is_value(row[named].text):  # 一、工业; 按产业分
            rows.append([row[0]])
            at += 1
        elif len(row) == width and _is_row(row, named):
            rows.append(list(row))
            at += width
            whole += 1
        elif whole > 1 and (count := _count_of_short(row, named)):
            rows.append(_short(row[:count], named, width))
            at += count
        else:
            break
    if row and _is_value(row[0].text):
        rows.pop()  # it went on: its cells are not those of the heads
        whole -= 1
    return (rows, at) if whole > _FEWEST_ROWS else None


def _count_of_short(row: list[Cell], named: int) -> int:
    """How many of these cells are a row that lost blank ones: a name, a unit perhaps, some figures, and the next name behind them."""
    first = next((at for at, cell in enumerate(row) if _is_value(cell.text)), 0)
    figures = sum(1 for _ in itertools.takewhile(lambda cell: _is_value(cell.text), row[first:])) if first else 0
    is_named = 0 < first <= named and (first == 1 or len(row[1].text) <= _LONGEST_UNIT)
    return first + figures if is_named and first + figures < len(row) else 0


def _short(row: list[Cell], named: int, width: int) -> Row:
    """A row that lost a blank cell: its unit, where all figures are there; else its figures stand behind the columns that have heads."""
    first = next(at for at, cell in enumerate(row) if _is_value(cell.text))
    words: Row = [*row[:first], *[None] * (named - first)]
    figures = row[first:]
    return [*words, *figures] if len(figures) == width - named else [*words, *[None] * (width - named), *figures]


def _next(cells: list[Cell | None], at: int, count: int) -> list[Cell]:
    """So many cells from a place on, fewer where a line is none."""
    return [cell for cell in itertools.takewhile(lambda cell: cell is not None, cells[at : at + count]) if cell is not None]


@lru_cache(maxsize=1 << 12)
def _is_value(text: str) -> bool:
    return is_figure(text) or _VALUE.fullmatch(text) is not None


def _is_row(row: list[Cell], named: int) -> bool:
    """A name, a unit where there is one, and figures; a blank cell that its bar shows is one that tells nothing."""
    is_named = not any(_is_value(cell.text) for cell in row[:named]) and (named == 1 or len(row[1].text) <= _LONGEST_UNIT)
    return is_named and _is_value(row[named].text) and all(not cell.text or _is_value(cell.text) for cell in row[named:])
