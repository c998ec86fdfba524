"""Reads what stands above a table: the unit of its amounts, its period, and the indicator where the whole table is of one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import takewhile
from pathlib import PurePath

from metrics.extraction.tabular.facets import Facets
from metrics.extraction.tabular.heads import clean, facets, unit_of
from metrics.extraction.tabular.notes import NONE, Estimates, estimates_below, months_below, ranks_told
from metrics.language.periods import PeriodMention, find_periods
from metrics.language.seldom import seldom
from metrics.model import ARTICLE, Cell, Document, Table

_UNIT = re.compile(r"(?<![制填][表报])(?<!编制)(?<!报送)(?<!主管)(?<!责任)(?<!牵头)单位[:：]?\s*([^\s\t()（）]{1,24})")
_UNIT_BELOW = re.compile(r"(?:注:)?(?:计量|金额)?单位[:为是]+([^,;。:]{1,12})。?")
_LAST_BRACKET, _EACH_UNIT = re.compile(r"[(（]([^()（）]{1,12})[)）]$"), re.compile(r"[、,，/;；]")  # 各区财政收入(万元)
_PROSE = re.compile(r"[，。；].*[，。；]|[。；]|，.{8}")
_NUMBERED = re.compile(r"^(?:表[一二三四五六七八九十\d-]{1,4}|附[表件][一二三四五六七八九十\d-]{0,4}):?")
_AREAS = "(?:县[(]市、?区[)]|市[(]县、?区[)]|市[(]县[)]、?区|县[(]市[)]、?区|区[(]县[)]|镇[(]街道[)]|镇街|板块|县市区|市县区|区县|市县|市区|县区|市州|州市|盟市|地市|开发区|园区|[区县市地州盟])"
_EACH = re.compile(f"(?:各|部分){_AREAS}|[(（]?(?<!部)[分按](?:地区|{_AREAS})(?:分|划分)?[)）]?")  # 各市, 部分区, 分市, (分区), 按地区分
_AND_GROWTH = re.compile("[及和与、]其?(?:同比)?(?:增[速幅]|增长(?:率|速度|情况)?)(?:情况)?表?$")  # 各市地区生产总值及增速
_ESTIMATE, _GROWTH = re.compile("预计"), re.compile("同比|增长|增速|增幅|[比较](?:[上去]年)?同期|[比较][上去]年|±")
_BY_KINDS = re.compile(
    r"[(（]?(?:[分按]|分主要|按主要)(?:行业|产业|领域|类型|门类|经济类型|登记注册类型)(?:分|完成|构成)?(?:情况|表)?[)）]?$"
)  # 固定资产投资分产业
_GOALS = re.compile(
    "(?:目标|任务|指标|计划)(?:任务|指标|计划)?分解|(?:预期|奋斗|主要)目标(?:任务|计划)?(?:一览|安排)?表?$|(?:目标|计划)(?:任务)?(?:安排|一览)?表$"
)
_DONE = re.compile("完成|进展|进度|执行|推进|实绩|落实")
_BY_TIMES = re.compile("历年来?|逐[年月季]|[分按][年月季]度?|各(?:月份?|季度|年份?)|月度|走势|进度表?$")
_HEADING = seldom(r"[一二三四五六七八九十]{1,3}[、.]|[(][一二三四五六七八九十\d]{1,2}[)]|\d{1,2}[、.](?!\d)|附?表[一二三四五六七八九十\d]")
_BELOW_TABLE = re.compile(r"[(]?(?:注|说明|备注|资料来源|数据来源)[:)]")  # a line that belongs to the table above it
_BRACKETED_RANKS = re.compile(r"括号[内中里]?的?(?:数字|数据|数|为|是|表示)[^,。;]{0,12}(?:位次|排[名位序]|名次)")
_PARTS = re.compile("(?:构成|结构|比重|占比)(?:情况)?表?$")
_PRODUCT = re.compile("生产总值|GDP|增加值")
_LARGE = {"industry": re.compile("规(?:模以)?上工业|规模工业"), "services": re.compile("规(?:模以)?上(?:重点|其他营利性)?服务业")}
_DAY = re.compile(r"月\d")
_SINGLE = re.compile("[当本单各]月")
_LEAGUE = re.compile("(?:排[名行位序]|排行榜|对比|比较)[:：]?$")  # 各区工业投资增速排名 over the rates of each
_NOTE = re.compile("数据|^[ \\u3000]*[（(]?(?:注|说明)[:：]")
_COLUMN_NAMES = ("甲", "乙", "丙", "丁", "A", "B", "C", "栏次", "栏目")
_NEAR = 3  # lines above a table that are of it
_BELOW = 90  # characters below a table in which a note may stand
_WITHIN = 240  # characters before a table
_HEAD, _TITLE, _TITLES = 300, 40, 3  # characters in which titles of the document stand, characters of one, and how many count
_IMPRINT = re.compile("发布|日期|时间|来源|成文|记者|作者|索引|机构")  # who published it and when
_OF_UNIT, _NUMBER = re.compile(r"[(]?(?:计量|金额)?单位:"), re.compile(r"[-+]?[\d.,]+%?")
_MOST_CELLS = 4  # of a line above the heads
LONGEST_FIGURE = 10  # characters
_TOLD = re.compile(
    r"(?:完成|实现|增长|下降|同比|达到?|新签约?|到位|新增|新开工|开工|竣工|投产)[^，。；,\d]{0,16}\d[\d.,]{0,12}(?:[万亿%％]|个|家|户|人|元)"
)
LONGEST_NAME = 30  # characters; only a longer cell may hold sentences
_NUMBER_AT_YEAR = re.compile(r"^\s*表\d{1,2}(?=(?:19|20)\d{2}年)")  # 表12017年全区生产总值 is table 1
_ISSUE = re.compile(r"年(?:度)?第?\d{1,3}期")
_DOTTED = re.compile(r"((?:19|20)\d{2})([.-])(\d{1,2})(?!\d|\2\d)")  # 2024.9; 2024-09-27 is a day


@dataclass(frozen=True, slots=True)
class Caption:
    """What the caption says. `unit` is that of amounts, or % where nothing else is given; `units` are all, in their order."""

    unit: str
    period: PeriodMention | None
    about: Facets
    is_estimate: bool
    units: tuple[str, ...] = ()
    says_growth: bool = False
    has_bracketed_ranks: bool = False  # 5.2(3): the third by it
    is_cumulative: bool = False  # 累计: a column of 3月 counts from January
    is_of_product: bool = False  # 生产总值: 第一产业 below is its part
    of_large: str = ""  # industry, services: the firms are those above designated size
    is_of_parts: bool = False  # 生产总值构成: what its figures are is not their names' own
    estimates: Estimates = NONE  # 注：进出口为预计数
    other_months: Mapping[str, PeriodMention | None] = field(default_factory=dict)  # 注：工业利润为1-7月数据
    is_of_goals: bool = False  # 目标任务分解表: what stands there without a word of its own may be wished for
    ranks: str = ""  # rank_level or rank_yoy, where it is said of all ranks: 位次为增速位次

    def within(self, whole: Caption) -> Caption:
        """With the unit and period that stand over the whole grid, where none stands over this table."""
        unit, units = (self.unit, self.units) if self.units else (whole.unit, whole.units)
        return replace(self, unit=unit, units=units, period=self.period or whole.period)


def is_prose(cell: Cell) -> bool:
    """A cell that holds sentences is read as sentences; so is a short one that tells of an amount: 上半年新签约项目16个，总投资12亿元。"""
    text = cell.text
    if len(text) > LONGEST_NAME:
        return _PROSE.search(text) is not None
    return len(text) > LONGEST_FIGURE and _TOLD.search(text) is not None and any(mark in text for mark in "，。；,")


def is_heading(words: str) -> bool:
    """一、人口: numbered, it heads what stands below it."""
    return _HEADING.match(words) is not None


def distinct(row: tuple[Cell | None, ...]) -> list[Cell]:
    """The cells of a row that hold something, each once."""
    found = [cell for cell in row if cell is not None and cell.text and not cell.text.isspace()]
    return found if len(found) < 2 or len(set(map(id, found))) == len(found) else list({id(cell): cell for cell in found}.values())


def rows_of(table: Table) -> Iterator[tuple[Cell | None, ...]]:
    """The rows of a table without those that only number its columns: 甲 | 乙 | 1 | 2 | 3."""
    return (row for row in table.rows if not _numbers_columns(distinct(row)))


def _numbers_columns(cells: list[Cell]) -> bool:
    words = [clean(cell.text).strip("()") for cell in cells]
    names = list(takewhile(lambda word: word in _COLUMN_NAMES, words))
    return bool(names) and len(words) > len(names) and words[len(names) :] == [str(at) for at in range(1, len(words) - len(names) + 1)]


def is_caption_row(cells: list[Cell]) -> bool:
    """Whether a row of several cells is a line above the heads: the last one tells the unit of all, and none heads a column.

    单位：亿元 in front of others is the corner of the heads.
    """
    if (
        not 1 < len(cells) <= _MOST_CELLS
        or not _OF_UNIT.match(clean(cells[-1].text))
        or any(_NUMBER.fullmatch(cell.text.strip()) for cell in cells)
    ):
        return False
    return not any(_heads_column(facets(clean(cell.text))) for cell in cells[:-1])


def _heads_column(said: Facets) -> bool:
    return bool(said.role or said.span or said.unit or (said.measure and not said.period))


def caption_of(document: Document, table: Table, before: int) -> Caption:
    """The caption of a table; `before` is where the table before it ended."""
    lines = _lines(document, table, before)
    return replace(
        _caption(lines, _notes(document, table), _of_file(document), [*_months_alone(document, table), *_unit_alone(document, table)]),
        estimates=estimates_below(document, table),
        other_months=months_below(document, table),
        ranks=ranks_told(document, table, lines[:_NEAR]),
    )


def caption_of_all(document: Document, first: Table, before: int) -> Caption:
    """What stands over all tables of a grid: above the heading that its first one has of its own (一、工业 / 单位：亿元)."""
    lines = _lines(document, first, before)
    headings = [at for at, line in enumerate(lines) if _HEADING.match(line)]
    return _caption(lines[headings[-1] + 1 :] if headings else lines, [], _of_file(document), [])


def _of_file(document: Document) -> list[str]:
    """The file's name, where it may tell the months that nothing in it does: 2024年9月主要指标.xlsx; a day in it is that of the file."""
    stem = clean(PurePath(document.origin.file_name).stem)
    return [stem] if "年" in stem and not _DAY.search(stem) else []


def _caption(lines: list[str], notes: list[str], file: list[str], below: list[str]) -> Caption:
    units = _units([*lines, *below])
    amounts = [unit for unit in units if unit not in ("%", "个百分点")]
    unit = amounts[0] if len(amounts) == 1 else "%" if units == ("%",) else ""
    is_estimate, says_growth = (any(word.search(line) for line in lines[:3]) for word in (_ESTIMATE, _GROWTH))
    has_ranks = any(map(_BRACKETED_RANKS.search, [*lines[:3], *notes]))
    is_cumulative = any("累计" in line and not _SINGLE.search(line) for line in lines[:3])
    period = _period([*lines, *file, *below]) or _period(notes)
    is_of_parts = any(_PARTS.search(line) for line in lines[:2])
    is_of_product = any(map(_PRODUCT.search, lines[:4]))
    return Caption(
        unit,
        period,
        _about(lines),
        is_estimate,
        units,
        says_growth,
        has_ranks,
        is_cumulative,
        is_of_product,
        _of_large(lines),
        is_of_parts,
        is_of_goals=any(_GOALS.search(line) and not _DONE.search(line) for line in lines[:_NEAR]),
    )


def _of_large(lines: list[str]) -> str:
    """Of which firms above designated size the nearest line that names any tells, where it names one kind."""
    named = next((kinds for line in lines[:_NEAR] if (kinds := {kind for kind, word in _LARGE.items() if word.search(line)})), set())
    return named.pop() if len(named) == 1 else ""


def _notes(document: Document, table: Table) -> list[str]:
    """The lines right below a table that say of what time its figures are: 注：数据为1-10月."""
    below = document.text[table.end : table.end + _BELOW].strip("\n").split("\n")[:2]
    return [clean(line) for line in below if len(line) <= _TITLE and _NOTE.search(line)]


def _unit_alone(document: Document, table: Table) -> list[str]:
    """单位:万元, a line of its own below the last table of a text; below another it may be of the next one."""
    if table.end < document.tables[-1].end:
        return []
    below = document.text[table.end : table.end + _BELOW].strip("\n").split("\n")[:2]
    told = (_UNIT_BELOW.fullmatch(clean(line)) for line in below)
    return [f"单位:{found[1]}" for found in told if found is not None]


def _months_alone(document: Document, table: Table) -> list[str]:
    """（2023年1-6月）, a line of its own below the last table of a text; a single month there may be that of the signature."""
    if table.end < document.tables[-1].end:
        return []
    line = next((clean(line).strip("()") for line in document.text[table.end :][:_BELOW].split("\n") if line.strip()), "")
    told = next(find_periods(line), None) if len(line) <= _TITLE else None
    is_span = told is not None and told.text == line and told.kind == "span" and told.months is not None and told.months[0] == 1
    return [line] if is_span else []


def _lines(document: Document, table: Table, before: int) -> list[str]:
    """The nearest line first: title rows inside the table, lines before it, the sheet's name, the document's title."""
    marks = [
        mark.start for mark in document.marks if mark.start <= table.start and ((mark.is_place and mark.label) or mark.label == ARTICLE)
    ]
    start = max([before, table.start - _WITHIN, 0, *marks[-1:]])
    above = [
        said
        for line in document.text[start : table.start].split("\n")
        if (said := clean(line.strip(" |"))) and (_OF_UNIT.match(said) is not None or not _PROSE.search(line))
    ]
    if before:
        above = [line for line in above if not _BELOW_TABLE.match(line)]
    corners = [clean(cell.text) for row in table.rows[:4] if row and (cell := row[0]) is not None and _OF_UNIT.match(clean(cell.text))]
    inside = [clean(cell.text) for row in table.rows[:4] if len(cells := distinct(row)) == 1 or is_caption_row(cells) for cell in cells]
    head = document.text[: min(_HEAD, document.tables[0].start if document.tables else _HEAD)].split("\n")
    first = [line for line in head if line.strip() and len(line) <= _TITLE and not _IMPRINT.search(line)][:_TITLES]
    if before:
        first = list(takewhile(lambda line: not _HEADING.match(clean(line)), first))  # 一、工业 单位：亿元 heads the first table alone
    others = [*_title_of_sheet(document, table, before), table.place.partition("=")[2] if table.place.startswith("sheet=") else ""]
    others += [document.origin.title, *first]
    return [line for line in [*corners, *reversed(inside), *reversed(above), *map(clean, others)] if line]


def _title_of_sheet(document: Document, table: Table, before: int) -> list[str]:
    """The line that a sheet begins with, over all its tables: nothing else stands above those beside or below its first."""
    start = max((mark.start for mark in document.marks if mark.start <= table.start and mark.is_place and mark.label), default=0)
    if not table.place.startswith("sheet=") or before <= start:
        return []
    first = next((each.start for each in document.tables if each.start >= start), table.start)
    title = document.text[start:first].split("\n", 1)[0].strip()
    return [title] if title and len(title) <= _TITLE and not _HEADING.match(clean(title)) else []


def _units(lines: list[str]) -> tuple[str, ...]:
    """The units that the nearest line names; % beside one of amounts is that of growth."""
    for at, line in enumerate(lines):
        if found := _UNIT.search(line):
            return tuple(unit for word in _EACH_UNIT.split(found[1]) if (unit := unit_of(word)))
        found = _LAST_BRACKET.search(line) if at < _NEAR else None
        units = tuple(map(unit_of, _EACH_UNIT.split(found[1]))) if found is not None else ()
        if units and all(units):
            return units
    return ()


def _period(lines: list[str]) -> PeriodMention | None:
    """The nearest period, with the year of a farther line where it names none."""
    held: PeriodMention | None = None
    for line in lines:
        mentions = _joined(
            [
                m
                for m in find_periods(_DOTTED.sub(r"\1年\3月", _NUMBER_AT_YEAR.sub("表", line)))
                if m.months is not None and not m.is_compared
            ]
        )
        if len({(m.year, m.months) for m in mentions}) != 1 or (held is None and _ISSUE.search(line)):
            continue  # 统计月报2021年第8期
        mention = mentions[0]
        if held is None or (held.relative == 0 and held.kind == "year"):
            held = mention  # 本年 adds nothing where a farther line says more
        elif held.year is None and mention.year is not None:
            return held._replace(year=mention.year, relative=None)
        elif held.kind == "year" and mention.kind != "year" and mention.year in (None, held.year):
            held = mention._replace(year=held.year)
    return held


def _joined(mentions: list[PeriodMention]) -> list[PeriodMention]:
    """2024年度主要指标表（截至6月底）: the year and the months of it, in one line."""
    if len(mentions) == 2 and mentions[0].kind == "year" and mentions[0].year and mentions[1].year is None and mentions[1].relative is None:
        return [mentions[1]._replace(year=mentions[0].year)]
    return mentions


def _about(lines: list[str]) -> Facets:
    """The indicator, its measure and unit, and whose it is, of a caption that says nothing else but when: 某区2020年财政收入分月情况."""
    for line in lines[:4]:
        for words in (_NUMBERED, _EACH, _LEAGUE, _AND_GROWTH, _BY_TIMES, _BY_KINDS):
            line = words.sub("", line)
        said = facets(line)
        if said.indicator and not said.rest:
            return replace(said, period=None, span="", role="", is_own_zone=False, names=())
    return Facets()
