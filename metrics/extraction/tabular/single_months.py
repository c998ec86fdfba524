"""The single month told in a row of a table that counts from January: 其中：6月, 当月 below the row of 1-6月, or 6月税收收入 beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from metrics.extraction.tabular.columns import Column
from metrics.extraction.tabular.facets import CUMULATIVE, DISCRETE, NOTHING_SAID, Facets, last_of, merged
from metrics.language.periods import PeriodMention

_OF_THE_YEAR = ("target", "target_yoy")


def of_row_above(about: Facets, above: Facets) -> Facets:
    """What a row that names a single month and nothing else is about: what the row of an amount above it is."""
    if not above.indicator or not _is_single(about):
        return about  # as nearly all: whether it says anything else is asked of few
    if replace(about, period=None, span="", is_part=False, unit="") != NOTHING_SAID:
        return about
    return merged(replace(above, period=None, span=""), replace(about, is_part=False))


def counts_from_january(columns: Sequence[Column]) -> bool:
    """Whether the heads tell of months from January alone: where one is of a single month, rows name the month of the report."""
    heads = [column.head for column in columns]
    return any(map(_is_counted, heads)) and not any(_is_single(head) or head.role == "period" for head in heads)


def of_lagging_row(about: Facets, head: Facets) -> Facets:
    """利润总额(1-7月) under 本月 of a table of August: the last of the months that the row counts, and not all of them."""
    if about.period is None or not about.indicator or head.period is not None:
        return about
    if head.measure in _OF_THE_YEAR and not head.is_of_year and _is_counted(about) and about.period.year is None:
        return replace(about, period=None, span="")  # 地区生产总值(1-9月) under 计划增幅: the goal is the year's all the same
    if not _is_single(head) or not _is_counted(about):
        return about
    return replace(about, period=last_of(about.period, DISCRETE), span="")


def apart(about: Facets, head: Facets, held: PeriodMention | None) -> tuple[Facets, Facets]:
    """What a row of a single month says, and what a head counted from January does of it: no more than until when."""
    if not _is_single(about) or not _is_counted(head):
        return about, head
    until = head.period or held
    last = until.months[1] if until is not None and until.months is not None else 0
    month = about.period
    if month is None:
        alone = last_of(head.period, DISCRETE) if head.period is not None else None
        return about, replace(head, period=alone, span="")
    held_year = until.year if until is not None else None
    if month.months != (last, last) or (month.year and held_year and month.year != held_year):
        return about, replace(head, rest=head.rest + month.text)
    year = month if month.year is not None or until is None else month._replace(year=until.year, relative=until.relative)
    return replace(about, period=year, span=DISCRETE), replace(head, period=None, span="")


def _is_single(said: Facets) -> bool:
    return said.span == DISCRETE or (said.period is not None and said.period.kind == "month")


def _is_counted(head: Facets) -> bool:
    of = head.period
    return head.span == CUMULATIVE or (of is not None and of.kind == "span" and of.months is not None and of.months[0] == 1)
