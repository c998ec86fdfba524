"""The time of a figure that another one is held against: 税收12.6亿元,2019年同期为11.6亿元,增长8.1%; 生产总值100亿元(2018年92亿元).

It is over with that figure: what follows is told of the time before.
"""

from __future__ import annotations

import re
from decimal import Decimal

from metrics.extraction.slots import match
from metrics.extraction.state import State
from metrics.language.months import WHOLE_YEAR
from metrics.language.periods import PeriodMention
from metrics.language.vocabulary import vocabulary

_AMOUNT, _RATE = r"T[vF]{0,2}M", r"T[vFr]{0,3}[ud]?v?P"
YEAR_HAS = r"T[vFe]{0,2}(?:I[vFe]{0,2})?(?:M|[ud]?v?P)"  # 去年利用外资8亿美元
_BEHIND = {
    "level": re.compile(r"Mv?(?:,v?|\()$|M\([^()]*\),$"),
    "yoy": re.compile(r"P(?:,v?|\()$|P\([^()]*\),$"),
}  # by the measure told last
_FIGURE = {"level": _AMOUNT, "yoy": _RATE}
# slots; and points by which rates are rounded
_RATE_NOW, _RATE_BETWEEN, _ROUNDED = (
    re.compile("(P)(?:,[^PMIJT,;]{1,8}B)?[,;]v{0,2}$"),
    re.compile("(T[vF]{0,2}[ud]?v?P),[rRvudan]{1,4}B"),
    Decimal("0.1"),
)
_SAME_TIME_NEXT = re.compile(r"T[vF]{0,2}[ud]?v?[MP][,;j]v{0,2}p")  # slots
_AMOUNT_GREW = re.compile("M,Y?[ud]v?P,v?$")  # slots: 50亿元,增长6%,而上年为45亿元
_YEAR_BEFORE = ("上年", "上一年", "去年")
_TOLD_FROM_NOW = "去"  # and not from the year told of


def has_a_figure(letters: str, at: int) -> bool:
    """12.6亿元(2018年为11.6亿元): the time in brackets has a figure of its own, and is no remark."""
    return match(f"{_AMOUNT}|{_RATE}|{YEAR_HAS}", letters[at : at + 8]) is not None


def ground_told(state: State, mention: PeriodMention) -> PeriodMention:
    """上年 of 2022年,…在上年增长30%的基础上增长10%, told in 2024: the year before the one told of."""
    year, months = state.period.now()
    if mention.text not in _YEAR_BEFORE or year is None or months != WHOLE_YEAR:
        return mention
    is_told = mention.text[0] != _TOLD_FROM_NOW or year == state.context.base_year
    return mention._replace(year=year - 1, relative=None) if is_told else mention


def whole_year_aside(state: State, at: int, mention: PeriodMention) -> PeriodMention | None:
    """去年全年 of 进出口上半年8亿美元,去年全年16亿美元,财政收入12亿元: the whole of the year before, by the way of months of this one."""
    memory, (year, months), base = state.memory, state.period.now(), state.context.base_year
    if memory.last not in _FIGURE or base is None or year != base or months in (None, WHOLE_YEAR) or mention.months != WHOLE_YEAR:
        return None
    then = mention.year if mention.year is not None else base + (mention.relative or 0)
    if then != base - 1 or mention.is_compared or mention.text.endswith("同期") or (mention.text in _YEAR_BEFORE and mention.year is None):
        return None
    letters = state.sentence.letters
    is_told = match(_FIGURE[memory.last], letters[at : at + 8]) is not None or _names_it_again(state, at)
    if not is_told or _BEHIND[memory.last].search(letters, 0, at) is None:
        return None
    return mention._replace(year=then, relative=None)


def _names_it_again(state: State, at: int) -> bool:
    """出口8亿美元,去年全年出口16亿美元: the name told before stands between the time at a slot and its figure."""
    named, topic = match(r"T[vF]{0,2}([IJx])[vFx]{0,2}(?:M|Y?[ud]v?P)", state.sentence.letters[at : at + 8]), state.memory.topic
    return named is not None and topic is not None and state.sentence.tokens[at + named.start(1)].text == topic.text


def year_before_same_time(state: State, at: int, mention: PeriodMention) -> PeriodMention | None:
    """1-2月…增长15.2%,去年全年增长8.3%,去年同期下降1.1%: the same time of last year is that of what stands before the whole of it."""
    base, letters = state.context.base_year, state.sentence.letters
    if mention.relative != -1 or mention.months != WHOLE_YEAR or base is None or _SAME_TIME_NEXT.match(letters, at) is None:
        return None
    is_told = state.memory.last in _FIGURE and state.period.now()[0] == base
    return mention._replace(year=base - 1, relative=None) if is_told else None


def rate_before(state: State, at: int, mention: PeriodMention) -> PeriodMention | None:
    """一季度 of 1-6月…增长5.4%,一季度增长5.1%,回升0.3个百分点: the rate of fewer months by which the change of the one before it is measured."""
    tokens, letters = state.sentence.tokens, state.sentence.letters
    found = _RATE_BETWEEN.match(letters, at)
    told = _RATE_NOW.search(letters, 0, at) if found is not None else None
    if found is None or told is None or state.memory.last not in ("yoy", "gap") or mention.months is None:
        return None
    year, months = state.period.now()
    if year is None or months is None or mention.year not in (None, year) or mention.relative not in (None, 0):
        return None
    are_months = months[0] == months[1] and mention.months[0] == mention.months[1]  # 5月份…,4月份…
    if not (are_months or months[0] == mention.months[0]) or not mention.months[1] < months[1]:
        return None
    now, then = _signed(state, told.start()), _signed(state, found.end(1) - 1)
    by = tokens[found.end() - 1].quantity
    if now is None or then is None or by is None or abs(abs(now - then) - by.value) > _ROUNDED:
        return None
    return mention._replace(year=year, relative=None)


def _signed(state: State, at: int) -> Decimal | None:
    """The rate at a slot, a fall negative."""
    rate, before = state.sentence.tokens[at].quantity, state.sentence.letters[:at].rstrip("v")[-1:]
    return None if rate is None else -rate.value if before == "d" else rate.value


def base_told(state: State, at: int, mention: PeriodMention) -> PeriodMention | None:
    """The year before, behind an amount or a rate of the one that holds and before another for which no indicator is named anew.

    Without months where nobody can say whether the year as a whole is meant: 1-6月税收12.6亿元(上年11.6亿元).
    """
    letters, memory = state.sentence.letters, state.memory
    if memory.last not in _FIGURE or memory.topic is None or mention.is_compared or mention.kind not in ("year", "span", "month"):
        return None
    is_of_amount = memory.last == "yoy" and mention.text in _YEAR_BEFORE and _AMOUNT_GREW.search(letters, 0, at) is not None
    is_of_amount = is_of_amount and match(rf"{_AMOUNT}(?!,Y?[ud])", letters[at : at + 8]) is not None
    if not is_of_amount and (
        match(_FIGURE[memory.last], letters[at : at + 8]) is None or _BEHIND[memory.last].search(letters, 0, at) is None
    ):
        return None
    year, months = state.period.now()
    base = state.context.base_year
    if year is None or months is None or base is None:
        return None
    if mention.text in _YEAR_BEFORE:
        if months == WHOLE_YEAR and mention.text[0] == _TOLD_FROM_NOW and year < base - 1:
            return None  # 2009年8亿元,2010年11亿元,去年16亿元: the next one of them
        is_told = months == WHOLE_YEAR and (mention.text[0] != _TOLD_FROM_NOW or year == base)
        if is_told or vocabulary().kinds[memory.topic.code] == "flow":
            return mention._replace(year=year - 1, relative=None) if is_told else mention._replace(months=None)
        return None
    then = mention.year if mention.year is not None else base + mention.relative if mention.relative is not None else None
    is_alike = mention.months == months or mention.text.endswith("同期")
    return mention._replace(year=then, relative=None, months=months) if then == year - 1 and is_alike else None
