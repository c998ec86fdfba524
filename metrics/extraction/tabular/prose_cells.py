"""Cells of a table that hold sentences: they are read as sentences, and what stands below 工作目标 is wished for, however it is worded."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from metrics.extraction.tabular.captions import is_prose
from metrics.extraction.tabular.cells import is_figure
from metrics.extraction.tabular.heads import clean
from metrics.language.vocabulary import any_of
from metrics.model import Document, Observation, Table, Unread

Extent = tuple[int, int]
_GOAL = re.compile(rf"(?:{any_of('planned_noun_word')})(?:任务|要求|内容|数|值)?(?:\([^()]{{1,12}}\))?")
_LONGEST_HEAD = 16  # characters
_HEADS = 4  # rows that may hold heads
_AS_GOAL = {"level": "target", "yoy": "target_yoy", "target": "target", "target_yoy": "target_yoy"}


def prose_in(table: Table) -> list[Extent]:
    """Where the cells with sentences stand, each once."""
    return sorted({(cell.start, cell.end) for row in table.rows for cell in row if cell is not None and is_prose(cell)})


def _goals_in(table: Table) -> Iterator[Extent]:
    """The cells with sentences in columns headed 目标, 年度计划, 工作任务; 任务完成情况 tells of results."""
    headed: set[int] = set()
    for number, row in enumerate(table.rows):
        for at, cell in enumerate(row):
            if cell is None or is_figure(cell):
                continue
            if is_prose(cell):
                if at in headed:
                    yield cell.start, cell.end
            elif number < _HEADS and _is_goal(clean(cell.text)):
                headed.add(at)


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
