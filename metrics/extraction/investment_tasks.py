"""Amounts of money that are to be invested: 对照市里下达的全年530亿元投资任务."""

from __future__ import annotations

import re
from decimal import Decimal

from metrics.extraction.clause import Clause, Topic
from metrics.extraction.state import State

_TO_INVEST = re.compile("的?投资(?:任务|计划|目标)")
_ALL_OF_IT = "fai"
_DONE_OF_IT = re.compile(r"[^。;\d]{0,24}?(?:进度|完成)[^,。;\d]{0,4}(\d{1,3}(?:\.\d{1,2})?)%")
_NEAR = Decimal("0.1")  # percent


def is_to_be_invested(state: State, clause: Clause) -> bool:
    """530亿元投资任务: what stands behind the amount is a goal of investment, and of nothing else."""
    return "G" in clause.ahead[:3] and _TO_INVEST.match(state.clean.text, clause.number.end) is not None


def of_investment(state: State, topic: Topic | None, clause: Clause) -> Topic | None:
    """The investment that it is a goal of: that told right before, or earlier where what has been done of it is as much as the text says."""
    memory = state.memory
    told = topic or memory.head or (memory.going_on[0] if memory.is_near and memory.going_on is not None else None)
    if told is not None and told.code == _ALL_OF_IT:
        return None if told.is_blocked else topic or state.topics.make(told.code, state.sentence.tokens[0])
    return state.topics.make(_ALL_OF_IT, state.sentence.tokens[0]) if _is_as_much_done(state, clause) else None


def _is_as_much_done(state: State, clause: Clause) -> bool:
    """固定资产投资118.9亿元。…对照530亿元投资任务,目前进度为22.4%."""
    found = _DONE_OF_IT.match(state.clean.text, clause.number.end)
    if found is None or not clause.value or state.owner.is_foreign:
        return False
    of_it = _ALL_OF_IT, "level", state.owner.zone
    done = [seen for seen in state.results.observations if (seen.indicator, seen.measure, seen.zone) == of_it]
    return bool(done) and abs(Decimal(done[-1].value) * 100 / clause.value - Decimal(found[1])) < _NEAR
