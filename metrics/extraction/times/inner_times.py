"""Times inside a clause that has no figure, which only say what was coped with, carried on or looked ahead to: 上半年,克服2月疫情影响,完成投资…."""

from __future__ import annotations

import re

from metrics.extraction.clause import NUMBER, Sentence
from metrics.extraction.state import State
from metrics.language.periods import PeriodMention
from metrics.language.seldom import seldom
from metrics.language.vocabulary import any_of, words_of

_MARKS = ",;:"
# 到2025年, 力争2025年: a time that what follows is of, told with the word before it
_LEADS_IN = seldom(f"(?:[到至自从由于是为]|(?<!赶)在|截[至止]|{any_of('wishing_word')})$")
_TURNED_TO = seldom(f"(?:{any_of('coping_word', 'aimed_at_word')})了?[好住]?$")
# 结转项目159个 behind 上年, 签约的59个项目 behind 去年: which things
_CARRIED_OVER = re.compile("度?(?:结转|续建|接转|转接|跨转|转入|遗留|结余|滚存)")
_CAME_THEN = seldom(
    "(?:年?底|末)?度?(?:已|新|已经)?(?:"
    + any_of("attracting_word", "begun_word", "finished_word", "founding_word", "listed_word", "setting_goals_word")
    + r"|落地|入驻|注册|实施|谋划|储备|新上|新建|出台|修订|发布|存在)[^,。;:\d]{0,8}的(?:\d{1,4}[个家户项]|[^,。;:\d]{1,12}(?=[,。;:]|(?:项目|企业|工程)(?![^,。;:]{0,6}\d)))"
)
# 项目预计年底投产, 厂房3月封顶。: what a thing was, or will be, ready by
_READY = seldom(
    "(?:前|之?内)?([^,。;:\\d]{0,10}?)(?!运营)(?:"
    + any_of("begun_word", "finished_word")
    + "|封顶|验收|投入使用|试运行|试生产|试车)(?!项目|企业|情况)[^,。;:\\d]{0,4}(?:[,。;]|$)"
)
_WILL = re.compile(any_of("will_be_word", "wishing_word"))
_ON_THAT_GROUND = re.compile(r"[^,。;:\d]{0,16}(?:基础|情况|背景|前提|条件|形势)之?[上下]")
_NO_SUBJECT = re.compile("[xv]")  # slots
LOOKING_TO = ("面向", "展望", "着眼", "迈向")  # a year to come
# What only turns from the time told to the next.
TURNED = tuple(words_of("but_word"))


def says_which_things(state: State, at: int, period: PeriodMention) -> bool:
    """上年结转项目159个, 去年签约的59个项目落地: another time, which only says which things are meant."""
    token, text = state.sentence.tokens[at], state.clean.text
    if period.relative == -1 and _CARRIED_OVER.match(text, token.end) is not None:
        return True
    if period.relative == -1 and text[token.start - 1 : token.start] == "在" and _ON_THAT_GROUND.match(text, token.end) is not None:
        return True  # 在去年高速增长的基础上
    is_other = period.relative in (-1, 1) or (
        period.year is not None and (_is_told_before(state.sentence, at) or state.period.held is not None)
    )
    return is_other and _CAME_THEN.match(text, token.end) is not None


def is_inside_clause(state: State, at: int, period: PeriodMention) -> bool:
    """上半年,…受去年疫情影响,完成固定资产投资…: the clause has no figure and no indicator, and the time stands behind its verb."""
    sentence, letters = state.sentence, state.sentence.letters
    start = sentence.behind_last(_MARKS, at)
    if start == at or period.kind in ("so_far", "plan", "many_years"):
        return False
    end = _end_of_clause(letters, at)
    if end == len(letters) or NUMBER.search(letters, start, end) or re.search("[IJ]", letters[start:end]):
        return False
    before = sentence.text_of(start, at)
    if "\n" in state.clean.text[sentence.tokens[start].start : sentence.tokens[at].start]:
        return False  # a line of its own stands before it
    if _LEADS_IN.search(before) is not None or before in TURNED:
        return False  # 下降6.1%,不过6月份当月已经转正,增长3.8%
    looks_to = before.endswith(LOOKING_TO) and letters[at + 1 : at + 2] == ","
    if looks_to and period.kind == "year" and period.year is not None and period.year > (state.context.main_year or 0):
        return False  # 面向2020年,园区提出…的目标; and not 面向2035年远景目标,完成…
    if _TURNED_TO.search(before) is not None:
        return _is_told_before(sentence, at) or state.period.held is not None
    return _NO_SUBJECT.search(letters, start, at) is not None and _is_told_before(sentence, start)


def is_when_ready(state: State, at: int, period: PeriodMention) -> bool:
    """1-6月,投资62亿元。客车项目预计年底投产。: by when one thing is ready, in a clause without a figure, where a time of figures holds."""
    sentence, letters = state.sentence, state.sentence.letters
    found = _READY.match(state.clean.text, sentence.tokens[at].end) if state.period.held is not None else None
    if found is None:
        return False
    start = sentence.behind_last(_MARKS, at)
    end = _end_of_clause(letters, at)
    if NUMBER.search(letters, start, end) or (period.kind == "year" and NUMBER.search(letters, end)):
        return False  # 客车项目2017年投产,当年完成产值3亿元
    return re.search("[xvQ]", letters[start:at]) is not None or _WILL.search(found[1]) is not None


def _end_of_clause(letters: str, at: int) -> int:
    return min([i for mark in _MARKS if (i := letters.find(mark, at)) >= 0], default=len(letters))


def _is_told_before(sentence: Sentence, at: int) -> bool:
    """Whether the sentence has named the time of its figures."""
    return any(t.period is not None and t.period.months is not None and not t.period.is_compared for t in sentence.tokens[:at])
