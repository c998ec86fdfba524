"""Keep the numbers of an indicator that become no figure: none of them is dropped without a reason."""

from __future__ import annotations

from metrics.extraction.clause import NOTHING, NUMBERS, Clause, Reading, Sentence, Topic
from metrics.extraction.constructions.reset_goals import GOAL_LEFT
from metrics.extraction.slots import match, search
from metrics.extraction.state import State
from metrics.extraction.writer import Writer


def keep_without_measure(writer: Writer, clause: Clause, name: str, reading: Reading, topic: Topic | None) -> None:
    """Set aside, with what it is, a number of an indicator that construction `name` read as no measure."""
    is_named = "I" in clause.letters
    if reading.base == GOAL_LEFT:
        writer.set_aside(clause, "the goal was set anew")
    elif name == "against_pace" and writer.state.memory.topic is not None and not is_named:
        writer.set_aside(clause, "it is a distance from a plan")  # 完成年度目标的48.6%,较序时进度低1.4个百分点
    elif reading is NOTHING and (is_named or name == "multiple_since"):
        writer.set_aside(clause, "it is no figure of one period")
    elif clause.number.letter == "K" and topic is None and reading.base != "class":
        writer.keep_unread(clause, "the indicator is not certain")
    elif is_named or topic is not None or writer.state.memory.topic is not None:
        writer.set_aside(clause, "no measure is kept of it")  # 占比29%,比上年提高1.8个百分点; 比2019年同期增长24.1%


def keep_rest(state: State, wide_start: int, first: int, last: int, goes_on: bool) -> None:
    """Keep those of the slots `first` to `last` that have been looked at and left, where a name stands beside them or what they go on about was told."""
    letters, tokens, kept = state.sentence.letters, state.sentence.tokens, state.results.kept
    for at in range(first, last + 1):
        if letters[at] not in NUMBERS or tokens[at].start in kept:
            continue
        if goes_on or search("[IJ]", letters[wide_start:at]) is not None or _is_of_what_follows(state.sentence, at):
            state.results.keep_unread(tokens[at], "no construction reads it")


def _is_of_what_follows(sentence: Sentence, at: int) -> bool:
    """城关镇要完成2亿元的固定资产投资: an amount, and no number of things, whose name stands right behind it."""
    quantity = sentence.tokens[at].quantity
    return quantity is not None and quantity.unit != "COUNT" and match("v?I", sentence.letters[at + 1 : at + 3]) is not None
