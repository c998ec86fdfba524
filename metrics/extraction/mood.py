"""Words that say how what follows is meant: as a goal, as an estimate, or counted from January."""

from __future__ import annotations

import re

from metrics.extraction.asides import tells_what_is_done
from metrics.extraction.clause import Sentence
from metrics.extraction.state import State


def see_mood(state: State, at: int) -> None:
    """Let a word of aiming, estimating, planning or adding up change what is known."""
    memory, token, letters = state.memory, state.sentence.tokens[at], state.sentence.letters
    if token.letter == "e":
        memory.status = "estimate"
    elif token.letter == "t" and not (memory.status == "estimate" and token.text.startswith("将")):
        memory.status = "target"
        memory.is_plan = memory.is_plan or "目标" in token.text
    elif token.letter == "G" and token.text == "计划" and letters[at - 1 : at] in ("", ",", ";") and letters[at + 1 : at + 2] in ("I", "J"):
        memory.status, memory.is_plan = "target", True  # 计划地区生产总值增长10%,固定资产投资增长20%
    elif token.letter == "v" and "累计" in token.text:
        _see_cumulation(state)


def _see_cumulation(state: State) -> None:
    """6月…实现35亿元;累计完成200亿元: from here on the months from January."""
    held = state.period.held
    if held is not None and held.kind == "month" and not state.period.is_cumulative:
        state.memory.has_level = False
    state.period.is_cumulative = True


def end_part(state: State, at: int) -> None:
    """Let a semicolon end what holds for a part of a sentence alone."""
    memory = state.memory
    state.period.end_part()
    memory.part, memory.is_firm = "", False
    if memory.status == "target" and not memory.is_plan and tells_what_is_done(state.sentence, at):
        memory.status = "actual"


def end_clause(state: State, at: int) -> None:
    """Let a comma or colon end what holds for a clause, or open a list of goals or rates."""
    memory, letters = state.memory, state.sentence.letters
    memory.shares_follow = False
    memory.rates_follow = memory.rates_follow or (letters[at] == ":" and letters[at - 1 : at] in ("u", "r"))
    if _opens_goals(state.sentence, at):
        memory.status, memory.is_plan = "target", True


def _opens_goals(sentence: Sentence, at: int) -> bool:
    """主要预期目标是:… and 对于2025年的预期目标,报告提出,…; 围绕全年目标任务,… is not meant."""
    if sentence.letters[at] == ",":
        return sentence.letters.endswith("G", 0, at) and sentence.tokens[at - 1].text.endswith(("预期目标", "发展目标", "主要目标"))
    letters = sentence.letters[:at]
    return bool(re.search(r"[Gt][^,;:]*$", letters)) and not re.search(r"[PMB]", letters)
