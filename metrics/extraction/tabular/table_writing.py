"""Writes what a cell of a table was found to say: an observation where unit, period and measure leave nothing open, else the cell as unread.

A cell is the evidence, its row the sentence.
"""

from __future__ import annotations

from decimal import Decimal

from metrics.extraction.bases_told import AGAINST
from metrics.extraction.document.context import Context
from metrics.extraction.tabular.captions import Caption
from metrics.extraction.tabular.cell_periods import period_of
from metrics.extraction.tabular.cells import (
    completes_goal_of,
    goal_of,
    is_base_of_prices,
    measure_of,
    rank_beside,
    status_of,
    tells_growth_of_prices,
    token_of,
)
from metrics.extraction.tabular.columns import Row
from metrics.extraction.tabular.facets import IN_DOLLARS, Facets
from metrics.extraction.units import unit_for
from metrics.language.token import Token
from metrics.model import Cell, Document, Observation, Span, Table, Unread

_OF_A_SCOPE = ("rank", "share", "completion", "change", "gap")  # measures that say of what they are


_BASE, _LEAST_INDEX, _MOST_INDEX = 100, 30, 400  # of an index that counts from the year before


def _is_near_100(token: Token) -> bool:
    """Growth printed under a head of indexes by mistake is far from it."""
    return token.quantity is not None and _LEAST_INDEX < token.quantity.value < _MOST_INDEX


def _value_of(token: Token, is_index: bool) -> Decimal:
    value = token.quantity.value if token.quantity is not None else Decimal(token.rank or 0)
    return value - _BASE if is_index else value


class TableWriter:
    """What one table gives: its observations, and the figures that were not read."""

    def __init__(self, document: Document, context: Context, table: Table, caption: Caption, is_part: bool) -> None:
        """`is_part`: the table stands beside another, and a row is a part of its line."""
        self.document, self.context, self.table, self.caption, self.is_part = document, context, table, caption, is_part
        self.observations: list[Observation] = []
        self.unread: list[Unread] = []
        self._line_read: tuple[Row, Span] | None = None  # the last row of which a figure was told, and its line

    def write(self, row: Row, said: Facets, cell: Cell, head: Facets) -> str:
        """Keep the observation of one cell, or say why there is none; `head` is what its column says."""
        measure, flags = measure_of(said, self.caption)
        measure = measure or ("yoy" if tells_growth_of_prices(said, row, cell) else "")
        if not measure or is_base_of_prices(said, measure, cell):
            return "what the figure measures is not certain"
        measure = goal_of(measure, said, cell)
        token = token_of(cell, said, measure, self.caption, head.unit)
        unit = unit_for(measure, said.indicator, token) if token is not None else None
        if token is None or unit is None:
            return f"the unit is not certain or does not fit {said.indicator}"
        if said.is_index and not _is_near_100(token):
            return "what the figure measures is not certain"
        period = period_of(said, measure, self.caption, self.context)
        if period is None or (measure == "completion" and not completes_goal_of(said.scope, period)):
            return "the period is not certain"
        if self.caption.is_of_goals and self._may_be_wished_for(said, measure, period[0]):
            return "whether the figure is a goal or was reached is not certain"
        place = f"{self.table.place}!{cell.place}" if cell.place else ""
        against = AGAINST + said.against if said.against and measure == "yoy_accel" else ""
        self.observations.append(
            Observation(
                document=self.document.name,
                zone=said.zone or self.context.zone,
                indicator=said.indicator,
                indicator_text=said.indicator_text,
                measure=measure,
                value=_value_of(token, said.is_index),
                unit=unit,
                value_text=token.text,
                period_start=period[0],
                period_end=period[1],
                status=status_of(said, measure, self.caption, period[1]),
                bound=token.quantity.bound if token.quantity is not None else "exact",
                scope=said.scope or None if measure.startswith(_OF_A_SCOPE) or said.scope == IN_DOLLARS else None,
                evidence=self._span(cell.start, cell.end),
                sentence=self._said(row),
                construction="table_cell",
                flags=(*period[2], *flags, *filter(None, [against, place])),
            )
        )
        if beside := rank_beside(cell, measure, self.caption):
            self._write_rank(self.observations[-1], *beside)
        return ""

    def _may_be_wished_for(self, said: Facets, measure: str, start: str) -> bool:
        """Whether a figure of a table of goals is of the time that these are for, and its head does not say that it was reached."""
        held = self.caption.period
        is_plain = measure == "yoy" or (measure == "level" and not said.measure)
        return is_plain and not said.shift and (held is None or held.year is None or start[:4] >= str(held.year))

    def _write_rank(self, ranked: Observation, measure: str, start: int, end: int) -> None:
        """The rank in brackets behind a figure."""
        evidence = self._span(ranked.evidence.start + start, ranked.evidence.start + end)
        self.observations.append(
            ranked._replace(measure=measure, value=Decimal(evidence.text), unit="RANK", value_text=evidence.text, evidence=evidence)
        )

    def miss(self, cell: Cell, row: Row, reason: str) -> None:
        """Keep the figure of a cell as unread, and why."""
        self.unread.append(Unread(self._span(cell.start, cell.end), self._said(row), reason))

    def _said(self, row: Row) -> Span:
        """The line of a row, found once for all its figures."""
        if self._line_read is None or self._line_read[0] is not row:
            self._line_read = row, self._line(row)
        return self._line_read[1]

    def _span(self, start: int, end: int) -> Span:
        return Span(start, end, self.document.text[start:end])

    def _line(self, row: Row) -> Span:
        """The line of the document's text that a row stands in; of a table beside another, or of a cell a line, its own part."""
        text, starts = self.document.text, [cell.start for cell in row if cell is not None and cell.text]
        at, first = max(starts), min(starts)
        begin = text.rfind("\n", 0, at) + 1
        if self.is_part or begin > first:
            return self._span(first, max([cell.end for cell in row if cell is not None and cell.text]))
        end = text.find("\n", at)
        return self._span(begin, end if end >= 0 else len(text))
