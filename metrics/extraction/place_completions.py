"""How much of a goal each of several places has reached: 收入完成年初预算的比例:甲市78.3%,乙县81.6%; 完成年度目标进度超过80%的有甲市(83.6%)、乙县(82.1%)."""

from __future__ import annotations

import re

from metrics.extraction.clause import Clause, Topic
from metrics.extraction.state import State
from metrics.language.vocabulary import vocabulary

NAME = "place_completion"
_CALLED = ("收入", "投资", "税收")
_HEAD = "^[TvxFISj,]{0,8}FG[vxWZ]{0,3}"  # slots of what each of them has completed
_LISTED = re.compile(f"{_HEAD}:(?:S[v:]?P[,;jv]{{1,2}})*S[v:]?$")
_REACHED = re.compile(rf"{_HEAD}Pv{{0,2}}v:?(?:S\(P\)[,;j]{{1,2}})*S\($")


def _lists_completions(letters: str) -> bool:
    """Whether a sentence up to a rate lists places by how much of a goal each has reached."""
    return letters[-1:] in ("S", "(", "v", ":") and "G" in letters and (_LISTED.match(letters) or _REACHED.match(letters)) is not None


def place_completed(state: State, clause: Clause, wide_start: int, number: int) -> Topic | None:
    """The indicator and place of the rate at slot `number`; None where it is no such rate, or the indicator has no goals in money or numbers."""
    if clause.number.letter != "P" or not _lists_completions(state.sentence.letters[:number]):
        return None
    memory, first = state.memory, state.sentence.tokens[0]
    if memory.head is None and (told := _told_alone(state)) is not None:
        is_same = first.text not in _CALLED or told.text.endswith(first.text)  # 投资完成…, behind investment alone
        memory.head = state.topics.make(told.code, first) if is_same else None
    memory.first = memory.first or memory.head  # what the next sentence can go on about: 竹山县完成投资75亿元
    topic = state.topics.owned(state.sentence, wide_start, number, state.memory)
    return topic if topic is not None and vocabulary().units[topic.code] != "PERCENT" else None


def _told_alone(state: State) -> Topic | None:
    """The one indicator that the sentence before told, or that it split up: 收入74亿元。其中,甲市10亿元、乙县5亿元。收入完成年初预算的比例:…."""
    memory = state.memory
    told = memory.going_on[0] if memory.going_on is not None else memory.previous
    if told is None or memory.previous is None or told.code != memory.previous.code or told.is_narrowed or told.is_blocked:
        return None
    return told if memory.is_near or memory.opening == told.code else None
