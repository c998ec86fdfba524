"""Reads one statistical table row by row: what the head of a column, the words of a row, the caption and the document say
together must leave nothing open, else a figure stays unread.

A cell is the evidence, its row the sentence. "-" and blank are unknown and yield nothing at all.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cached_property

from metrics.extraction.document.context import Context
from metrics.extraction.tabular import single_months
from metrics.extraction.tabular.branches import Branches
from metrics.extraction.tabular.captions import Caption, distinct, is_caption_row, is_heading, rows_of
from metrics.extraction.tabular.cells import is_figure, look_at
from metrics.extraction.tabular.certain import certain
from metrics.extraction.tabular.city_rows import city_of_zones
from metrics.extraction.tabular.columns import Column, Row, columns_of, dated, is_head, is_in_english
from metrics.extraction.tabular.corner import with_corner_year
from metrics.extraction.tabular.facets import IN_DOLLARS, NOTHING_SAID, Facets, merged
from metrics.extraction.tabular.growth_only import may_be_change, may_be_growth
from metrics.extraction.tabular.head_of_cell import head_of_cell
from metrics.extraction.tabular.headless import columns_of_caption, columns_of_league, columns_of_row, heads_of_caption
from metrics.extraction.tabular.heads import facets, is_called
from metrics.extraction.tabular.neighbours import column_at, is_in_dollars, ranked, with_units_of_wholes, zone_of_rank
from metrics.extraction.tabular.ranges import is_figure_under
from metrics.extraction.tabular.rank_orders import ranked_by_order
from metrics.extraction.tabular.remarks import is_told_aside
from metrics.extraction.tabular.row_owners import RowOwners
from metrics.extraction.tabular.row_ranks import RowRanks
from metrics.extraction.tabular.shifted import aligned, are_slipped, below_last
from metrics.extraction.tabular.short_names import LARGE_INDUSTRY, ShortNames, of_large_industry
from metrics.extraction.tabular.table_writing import TableWriter
from metrics.extraction.tabular.told_cells import told_in
from metrics.language.vocabulary import any_of, vocabulary
from metrics.model import Cell, Document, Observation, Table, Unread

_SECTION = re.compile(rf"(?:(?:{any_of('table_section_word')})[和与及、]?)+")  # 外贸外资, 财政和金融
_NAMING = ("name", "unit", "zone", "period", "section")  # roles of columns whose words tell what a row is about
_NO_COLUMN, _UNKNOWN = Column(), Column(Facets(rest="?"), True)
Places = list[tuple[int, Cell]]  # columns and their cells


class TableReading:
    """One table on its way to observations."""

    def __init__(self, document: Document, context: Context, table: Table, caption: Caption, is_part: bool = False) -> None:
        self.context, self.table, self.caption = context, table, caption
        self.writer = TableWriter(document, context, table, caption, is_part)
        self.columns: list[Column] = []
        self.whose = RowOwners(context, table)
        self.names_zones = self.whose.names_zones
        self.names = ShortNames(caption)
        self.zones_at: int | None = None  # the column of zones, where another names what the rows tell
        self.zone_above: Cell | None = None
        self.above = NOTHING_SAID  # what the row above says, where it is one of amounts
        self.names_indicators = False
        self.branches = Branches()
        self.row_ranks = RowRanks()
        self.heads_read = 0  # how often heads stood over rows
        self.ranks: dict[int, str] = {}  # what columns of ranks rank, by the order of the figures beside them

    def read(self) -> tuple[list[Observation], list[Unread]]:
        """Read the table row by row; rows of heads change what the columns mean."""
        heads: list[Row] = []
        heading = ""
        for row in rows_of(self.table):
            cells = distinct(row)
            # 累计 over 增长%; 一、人口 in the middle of a page stands over its rows
            goes_on = bool(heads and cells) and row[0] is not cells[0] and (len(cells) > 1 or not is_heading(look_at(cells[0].text).words))
            if (below := below_last(heads, cells)) is not None:
                heads.append(below)
            elif is_caption_row(cells):
                heading = look_at(cells[0].text).words
            elif len(cells) <= 1 and not goes_on:
                if cells and not is_figure(cells[0]):
                    heading = look_at(cells[0].text).words
                    self._below(heading)
            elif is_head(row, cells):
                if not (heads and is_in_english(cells)):
                    heads.append(row)
            else:
                if heads:
                    self._read_heads(with_corner_year(aligned(heads, row), row))
                    self._below(heading)
                    heads, heading = [], ""
                filled = self._with_zone_above(row)
                self._read_row(filled, cells if filled is row else distinct(filled))
        observations, doubtful = certain(self.writer.observations)
        return observations, self.writer.unread + doubtful

    def _below(self, heading: str) -> None:
        if self.names.below(heading):
            self.branches.begin()

    def _read_heads(self, heads: list[Row]) -> None:
        """What the rows of heads say of the rows below them."""
        names = ShortNames(self.caption)
        self.heads_read += 1
        if are_slipped(heads):
            self.columns = [_UNKNOWN for _ in heads[-1]]
            return
        self.columns = with_units_of_wholes([replace(column, head=names.named(column.head)) for column in columns_of(heads)])
        self.names_indicators = self.names_indicators or any(column.head.indicator for column in self.columns)
        if self.context.zone is None and (city := city_of_zones({column.head.zone for column in self.columns if column.head.zone})):
            self.columns = [
                replace(column, head=replace(column.head, zone=city, scope="", is_wider=False)) if column.head.scope == "全市" else column
                for column in self.columns
            ]
        self.names_zones = self.names_zones or any(column.head.zone for column in self.columns)
        self.names.begin()
        self.zone_above = None
        roles = [column.head.role for column in self.columns]
        self.zones_at = roles.index("zone") if "zone" in roles and ("name" in roles or "period" in roles) else None

    def _with_zone_above(self, row: Row) -> Row:
        """A row whose zone stands above it: what was merged downwards in a sheet is blank below in plain text."""
        at = self.zones_at
        if at is None:
            return row
        cell = row[at]
        if cell is not None and cell.text.strip():
            self.zone_above = cell
            return row
        return row if self.zone_above is None else (*row[:at], self.zone_above, *row[at + 1 :])

    @cached_property
    def _has_wider_rows(self) -> bool:
        """Whether a row holds several figures: nobody knows which of them a lone one is (固定资产投资 -- 22.8)."""
        return any(sum(map(is_figure, distinct(row))) > 1 for row in self.table.rows)

    def _read_row(self, row: Row, cells: list[Cell]) -> None:
        words, numbers, sentences = self._split(row, cells)
        about, problem = self._about(words)
        if not about.indicator and about.measure == "yoy" and not problem:
            about = merged(replace(self.above, unit=""), about)  # 比上年增长(%), in the row below its amount
        about = self.branches.with_unit(about, self.caption.units)
        of_above = NOTHING_SAID if problem else single_months.of_row_above(about, self.above)
        if of_above not in (about, NOTHING_SAID):
            about = of_above  # 其中：6月, below the row of 1-6月
        elif problem or about.indicator or not about.measure.startswith("rank"):  # growth may stand below 位次 too
            self.above = about if about.measure in ("", "level") and not problem else NOTHING_SAID
        about = self.row_ranks.told(NOTHING_SAID if problem else about)
        for at, cell in sentences:
            self._read_told(row, at, cell, about, problem)
        if not numbers:
            return
        self.names_indicators = self.names_indicators or bool(about.indicator)
        heads = () if self.columns else heads_of_caption(self.caption, len(numbers))
        if heads and not (len(numbers) == 1 and self._has_wider_rows):
            self.columns = columns_of_caption(heads, row, numbers)
        elif not self.columns:
            self.columns = columns_of_league(self.caption, row, numbers)
            numbers = numbers[1:] if self.columns else numbers
        columns = self.columns or columns_of_row(row, numbers, about)
        if not columns:
            problem = "the table has no heads"
        if problem:
            self.writer.miss(numbers[0][1], row, problem)
            return
        is_counted = single_months.counts_from_january(columns)
        for at, cell in numbers:
            if reason := self._read_cell(row, columns, at, about, cell, is_counted):
                self.writer.miss(cell, row, reason)

    def _read_told(self, row: Row, at: int, cell: Cell, about: Facets, problem: str) -> None:
        """Keep what a cell tells in words of the indicator of its row, or the cell as unread."""
        head = column_at(self.columns, at).head
        is_open = bool(about.indicator) and not (problem or about.measure or self._is_wider(head))
        told = told_in(cell, head, self.caption.period) if is_open else []
        reasons = [self.writer.write(row, merged(about, replace(head, measure=measure, role="")), part, head) for measure, part in told]
        for (_, part), reason in zip(told, reasons, strict=True):
            if reason:
                self.writer.miss(part, row, reason)
        if not told:
            self.writer.miss(cell, row, "what the cell says is not certain")

    def _split(self, row: Row, cells: list[Cell]) -> tuple[Places, Places, Places]:
        """The cells that say what the row is about, those with figures, and those that tell of figures in words, each with its column."""
        words: Places = []
        numbers: Places = []
        sentences: Places = []
        columns, at = self.columns, -1
        for cell in cells:
            at += 1
            while row[at] is not cell:
                at += 1
            look, column = look_at(cell.text), columns[at] if at < len(columns) else _NO_COLUMN
            role = column.head.role
            if role == "ignored" and is_told_aside(look.words):
                words.append((at, cell))
                continue
            if look.is_none or role == "ignored" or (role == "section" and _SECTION.fullmatch(look.words)):
                continue
            if look.is_pair and not look.is_figure:
                self.writer.miss(cell, row, "what the cell says is not certain")  # 6.6(6.3) under a head that tells of one figure
                continue
            if is_figure_under(column.head, look.words):
                numbers.append((at, cell))
                continue
            if not look.is_figure and role not in _NAMING and column.holds_figures(bool(numbers)):  # 是否过半: 否
                tells = "同比" in look.words or bool(facets(look.words).indicator)  # 完成12.3亿元,同比增长5.5%: of the row's name
                self.names_indicators = self.names_indicators or tells
                if any(map(str.isdigit, cell.text)) and not column.head.rest:
                    sentences.append((at, cell))  # 8%以上
                continue
            is_year = role == "period" or (at == 0 and look.is_year)
            (numbers if look.is_figure and not is_year else words).append((at, cell))
        return words, numbers, sentences

    def _about(self, words: Places) -> tuple[Facets, str]:
        """What the words of a row say together, and what is wrong with it."""
        about = NOTHING_SAID
        for at, cell in words:
            text = look_at(cell.text).words
            said = self.branches.named(
                facets(dated(text, self.columns[at].head.role if at < len(self.columns) else "")), text, self.names.parent
            )
            said, problem = self.whose.told(said, text)
            if problem:
                return about, problem
            if said.names or said.indicator:
                indicator = self.names.meant(said)
                if not indicator:
                    return about, "the indicator is not certain"
                period = said.period or self.names.held_period
                if (indicator, period) != (said.indicator, said.period):  # replacing costs more than all else that a row needs
                    said = replace(said, indicator=indicator, period=period)
            about = merged(about, replace(said, role="") if said.role else said)
        if about.rest:
            self.names.unknown(about, look_at(words[-1][1].text).words)
            return about, f"what '{about.rest[:20]}' means here is not known"
        if self._is_wider(about):
            return about, "the figure is of a wider region"
        return replace(about, lag=self.names.lag) if self.names.lag and about.period is None else about, ""

    def _is_wider(self, said: Facets) -> bool:
        """全市 in a table of a zone's; ranks and shares there are the zone's own, and so is what completes 一季度目标."""
        is_own_rate = said.measure.startswith(("rank", "share", "change", "gap")) or said.scope.endswith("目标")
        is_of_scope = (said.is_wider or bool(said.scope)) and not is_own_rate
        is_own = re.sub("^[本我]", "全", said.scope) in self.context.own_words and not (self.names_zones and self.context.zone is None)
        return is_of_scope and not is_own

    def _ranked(self, columns: list[Column], at: int) -> str:
        """What the ranks of a column rank, by what is said of them, by the figures beside them, or by the order that these stand in."""
        found = self.caption.ranks or ranked(columns, at)
        if found or self.heads_read > 1:
            return found
        if at not in self.ranks:
            self.ranks[at] = ranked_by_order(self.table.rows, columns, at)
        return self.ranks[at]

    def _read_cell(self, row: Row, columns: list[Column], at: int, about: Facets, cell: Cell, is_counted: bool) -> str:
        """Keep the observation of one cell, or say why there is none."""
        column = column_at(columns, at)
        head = column.head
        if about.indicator_text in LARGE_INDUSTRY:
            about, head = of_large_industry(columns, at, about, head, self.caption)
        if head.rest and self.caption.about.indicator_text.endswith(head.rest) and not about.indicator:
            head = replace(head, rest="")  # 总产值（亿元）, in a table of 规上工业总产值
        if head.role == "zone" and self.context.zone is not None and any(each.head.role == "name" for each in columns):
            head = replace(head, role="", is_own_zone=True)  # 指标 | 开发区 | 全市
        if not column.has_head or head.rest or head.role in ("name", "unit", "zone", "period"):
            return "what its column holds is not known"
        if not is_called(self.context.zone, head.own_kind):
            return "whose figure this is, is not certain"
        if self._is_wider(head):
            return "the figure is of a wider region"
        if head.measure.startswith("rank"):
            zone = zone_of_rank(columns, at)
            if zone is None:
                return "whose rank this is, is not certain"
            head = replace(
                head, zone=zone, measure=self._ranked(columns, at) if head.measure == "rank" and not about.measure else head.measure
            )
            if not head.measure:
                return "whether it ranks levels or growth is not said"
        head, about = head_of_cell(columns, at, about, head, cell, self.caption), single_months.of_lagging_row(about, head)
        if is_counted and about.indicator:
            about, head = single_months.apart(about, head, self.caption.period)
        row_about = replace(about, unit="") if head.unit else about  # the row's unit is that of other columns
        said = merged(row_about, replace(head, role=""))
        if not said.indicator and (over := self.caption.about).indicator:
            if not self.names_zones and (self._is_wider(over) or over.zone not in ("", self.context.zone)):
                return "the figure is of a wider region"
            if said.measure == "share" and not said.scope:
                return "what the figure measures is not certain"  # 合计 | 100%
            said = merged(said, replace(over, zone="", scope="", is_wider=False, unit="" if said.unit else over.unit))
        if said.rest:
            return f"'{said.rest[:20]}' is not certain"
        if said.indicator not in vocabulary().units:
            return "the indicator is not certain"
        if may_be_change(self.table.rows, at, said, head, cell):
            return "what the figure measures is not certain"
        if said.measure == "yoy" and is_in_dollars(columns, at):
            said = replace(said, scope=IN_DOLLARS)
        if may_be_growth(row, columns, at, said, head):
            return f"the unit is not certain or does not fit {said.indicator}"
        return self.writer.write(row, said, cell, head)
