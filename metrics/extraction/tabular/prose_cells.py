"""Cells of a table that hold sentences: they are read as sentences, and what stands below 工作目标 is wished for, however it is worded."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from metrics.extraction.tabular.captions import LONGEST_FIGURE, is_prose
from metrics.extraction.tabular.cells import is_figure
from metrics.extraction.tabular.heads import clean
from metrics.language.periods import find_periods
from metrics.language.vocabulary import any_of
from metrics.model import Document, Observation, Table, Unread

Extent = tuple[int, int]
_GOAL = re.compile(rf"(?:{any_of('planned_noun_word')})(?:任务|要求|内容|数|值)?(?:\([^()]{{1,12}}\))?")
_LAST_YEAR = re.compile("同期|[上去]年")
_LONGEST_HEAD, _ABOVE = 16, 80  # characters
_HEADS = 4  # rows that may hold heads
_AS_GOAL = {"level": "target", "yoy": "target_yoy", "target": "target", "target_yoy": "target_yoy"}


class HeadedCell(NamedTuple):
    """Where a cell with sentences stands, and what its head says of it: the words to be read in front."""

    start: int
    end: int
    words: str
    is_goal: bool


def prose_in(table: Table) -> list[Extent]:
    """Where the cells with sentences stand, each once."""
    long = (cell for row in table.rows for cell in row if cell is not None and len(cell.text) > LONGEST_FIGURE)  # most are short
    return sorted({(cell.start, cell.end) for cell in long if is_prose(cell)})


def _goals_in(table: Table) -> Iterator[Extent]:
    """The cells with sentences in columns headed 目标, 年度计划, 工作任务; 任务完成情况 tells of results."""
    headed: set[int] = set()
    for number, row in enumerate(table.rows):
        if number >= _HEADS and not headed:
            return
        for at, cell in enumerate(row):
            if cell is None or is_figure(cell):
                continue
            if is_prose(cell):
                if at in headed:
                    yield cell.start, cell.end
            elif number < _HEADS and _is_goal(clean(cell.text)):
                headed.add(at)


def headed_cells(document: Document, table: Table) -> Iterator[HeadedCell]:
    """The cells with sentences that tell no months, below heads that name months from January, or the goal of a year."""
    year = _year_above(document, table)
    words: dict[int, tuple[str, bool]] = {}
    for row in table.rows[:_HEADS]:
        for at, cell in enumerate(row):
            if (
                cell is not None
                and 1 < len(cell.text) <= 2 * _LONGEST_HEAD
                and not is_prose(cell)
                and (said := _words_of(clean(cell.text), year))
            ):
                words[at] = said
    seen: set[int] = set()
    for row in table.rows if words else ():
        for at, said in words.items():
            cell = row[at]
            if cell is None or cell.start in seen or len(cell.text) != cell.end - cell.start or not is_prose(cell):
                continue
            if not _tells_months(cell.text):
                seen.add(cell.start)
                yield HeadedCell(cell.start, cell.end, *said)


def _year_above(document: Document, table: Table) -> int | None:
    """The year that stands above a table, where it is one."""
    years = {m.year for m in find_periods(clean(document.text[max(0, table.start - _ABOVE) : table.start])) if m.year is not None}
    return years.pop() if len(years) == 1 else None


def _words_of(head: str, year: int | None) -> tuple[str, bool] | None:
    """What a head says of its cells, in words, and whether they are goals; nothing where it says nothing certain."""
    mentions = list(find_periods(head))
    told = mentions[0] if mentions else None
    if len(mentions) > 1 or len(head) > _LONGEST_HEAD or (told is not None and told.is_compared) or _LAST_YEAR.search(head):
        return None
    year = told.year if told is not None and told.year is not None else year
    if year is None:
        return None
    first, last = told.months if told is not None and told.months is not None else (1, 12)
    if _is_goal(head):
        return (f"{year}年,力争", True) if (first, last) == (1, 12) else None
    is_of_months = told is not None and told.kind == "span" and first == 1 < last
    return (f"{year}年{first}-{last}月,", False) if is_of_months else None


def _tells_months(text: str) -> bool:
    """Whether a cell has months of its own; 全年 is the year of a goal."""
    return any(mention.months != (1, 12) or mention.year is not None for mention in find_periods(clean(text)))


def _is_goal(words: str) -> bool:
    found = list(_GOAL.finditer(words)) if len(words) <= _LONGEST_HEAD else []
    return bool(found) and found[-1].end() == len(words)


def with_goals(document: Document, observations: Iterable[Observation]) -> tuple[list[Observation], list[Unread]]:
    """What was read in sentences, with the goals of tables as goals, and those of no whole year as unread."""
    goals = [extent for table in document.tables for extent in _goals_in(table)]
    kept: list[Observation] = []
    missed: list[Unread] = []
    for one in observations:
        if not any(start <= one.evidence.start < end for start, end in goals):
            kept.append(one)
        elif one.measure not in _AS_GOAL or (one.period_start[-2:], one.period_end[-2:]) != ("01", "12"):
            missed.append(Unread(one.evidence, one.sentence, "a goal that is not certain"))
        else:
            kept.append(one._replace(measure=_AS_GOAL[one.measure], status="target"))
    return kept, missed
