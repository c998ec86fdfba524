"""Tell until when 今年以来 counts: the month of publication, or the months that the text has just told."""

from __future__ import annotations

import re

from metrics.extraction.document.datelines import Date
from metrics.extraction.state import State
from metrics.language.periods import PeriodMention

# Months in which an account of the year before may still say 今年以来, and months after which it goes on beyond the time just told.
_YEAR_BEGINS, _LONG_OVER = 3, 4
_NOW, _LONG_GONE = ("目前", "现在", "现已", "如今"), 2  # years


def dated_so_far(state: State, mention: PeriodMention, tells: bool) -> PeriodMention:
    """今年以来 in a text that has told no time yet: until the month of publication, in January the year that has just ended.

    `tells`: the sentence names an indicator.
    """
    published, base = state.context.published, state.context.base_year
    if mention.kind != "so_far" or mention.relative != 0 or published is None or published[0] != base:
        return mention
    held, ahead = state.period.held, state.period.period
    if ahead is not None and ahead.year is not None and ahead.year > base:
        state.period.hold((None, None, None, None))  # 到2025年,…。今年以来,…
        held = state.period.goal_year = None
    if held is not None and not (_is_over(state) or _begins_later(held) or (tells and _is_long_over(held, published, base))):
        return mention
    if published[1] == 1:
        dated = mention._replace(kind="year", year=base - 1, relative=None, months=(1, 12))
    elif held is None and f"{base - 1}年" in state.clean.text[: state.sentence.end]:
        return mention  # 2018年,…。今年以来,… may go on about the year just told
    else:
        dated = mention._replace(kind="span", year=base, relative=None, months=(1, _last_counted(state.clean.text, published[1])))
    state.period.period = dated
    return dated


def turn_to_now(state: State, at: int) -> None:
    """2012年建区时产值35亿元;如今,全区拥有企业412家: behind the comma or semicolon at `at`, a year long gone is over."""
    ahead, periods, published = state.sentence.tokens[at + 1 : at + 2], state.period, state.context.published
    if not ahead or not ahead[0].text.startswith(_NOW):
        return
    held, now = periods.held, published[0] if published is not None else state.context.base_year
    if held is None or held.year is None or now is None or now - held.year < _LONG_GONE:
        return
    periods.once = periods.local = None
    if periods.period is not None and periods.period.year == held.year:
        periods.period = periods.expected if periods.expected is None or periods.expected.year != held.year else None


def _last_counted(text: str, month: int) -> int:
    """今年以来,…。7月末,…存款余额…, told in August: what is told ends with July, the last month that the text counts up to."""
    return month - 1 if re.search(rf"(?<![年\d]){month - 1}月[末底]", text) is not None else month


def _is_over(state: State) -> bool:
    """2016年,…。今年以来,…: a year told as a whole that ended long before the text was published."""
    published, base, (year, months) = state.context.published, state.context.base_year, state.period.now()
    return months == (1, 12) and published is not None and base is not None and year == base - 1 and published[1] > _YEAR_BEGINS


def _begins_later(held: PeriodMention) -> bool:
    """三季度集中签约,…。今年以来,…: no quarter but the first is what the year has brought so far."""
    return held.kind == "span" and held.months is not None and held.months[0] > 1


def _is_long_over(held: PeriodMention, published: Date, base: int) -> bool:
    """上半年,…。今年以来,…, told in November: what the year has brought until then, and not until June."""
    is_of_this_year = held.kind == "span" and held.year in (None, base) and held.relative in (None, 0) and held.months is not None
    return is_of_this_year and held.months is not None and published[1] - held.months[1] >= _LONG_OVER
