"""What is told of a year that has just begun, where one of the figures is wished for: 说到今年,…:生产总值增长30%,…,工业总产值冲刺300亿元."""

from __future__ import annotations

import re

from metrics.extraction.state import State
from metrics.language.periods import PeriodMention

_BEGUN = 3  # months
_ONE_WISHED_FOR = re.compile("[IJ][vxr]{0,2}t[vFu]{0,2}[MP]")  # slots
_LEAD = re.compile("[v,]{0,2}S?[v,]{0,2}")  # slots between a year and what is told of it
_TOLD = frozenset("YOpcghzLK;(")  # slots of what has been measured, or of a sentence that tells of more than one time
_BY_NOW = ("已", "已经", "目前", "现", "现有", "实际", "累计", "新")
_DONE = ("完成", "实现", "达到")
_OF_YEAR = ("今年", "全年", "新的一年", "新一年", "本年")
_DEEDS, _SEVERAL = "projects_", 2


def tells_wishes(state: State) -> bool:
    """Whether all figures of the sentence are to come: no month of the year can have brought what is told of it as a whole."""
    published, sentence = state.context.published, state.sentence
    letters = sentence.letters
    if "t" not in letters or published is None or published[1] > _BEGUN or not _TOLD.isdisjoint(letters):
        return False
    if (wished := _ONE_WISHED_FOR.search(letters)) is None:
        return False
    first = next(at for at, letter in enumerate(letters) if letter in "IJ")
    times = [t for t in sentence.tokens if t.letter == "T"]
    if not times or letters.find("T") > first or not all(_is_of_the_year(state, t.text, t.period) for t in times):
        return False
    between = letters[letters.rfind("T", 0, first) + 1 : first]
    if not between.endswith(":") and _LEAD.fullmatch(between) is None:
        return False  # 今年春节前,…; 今年开局良好,…
    if any(t.text in _BY_NOW or t.text.endswith("了") for t in sentence.tokens[first:]):
        return False
    if any(t.letter == "F" or t.text.startswith(_DONE) for t in sentence.tokens[: wished.start()]):
        return False  # 今年,园区完成投资3亿元,税收力争达到5亿元
    if published[1] > 1 and any(t.entry is not None and t.entry.value.startswith(_DEEDS) for t in sentence.tokens[first:]):
        return False  # 今年,园区新签约项目30个,…, told in March
    return sum(letter in "MP" for letter in letters[first:]) >= _SEVERAL


def _is_of_the_year(state: State, text: str, period: PeriodMention | None) -> bool:
    """今年, 全年, or the year in which the text came out, by its number."""
    if text in _OF_YEAR:
        return True
    published = state.context.published
    return period is not None and period.kind == "year" and published is not None and period.year == published[0]
