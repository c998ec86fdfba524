"""The months that a cell's figure is of: by its row and head, the caption, and the notes below the table."""

from __future__ import annotations

from metrics.extraction.document.context import Context
from metrics.extraction.tabular.captions import Caption
from metrics.extraction.tabular.cells import is_of_goals
from metrics.extraction.tabular.facets import CUMULATIVE, DISCRETE, QUARTER, Facets, last_of
from metrics.extraction.tabular.notes import of_note, until_the_month_before
from metrics.extraction.times.reference_period import ReferencePeriod, Resolved
from metrics.language.periods import PeriodMention
from metrics.language.vocabulary import vocabulary


def _says_so_itself(mention: PeriodMention | None, held: PeriodMention | None, noted: PeriodMention | None) -> bool:
    """利润总额(1-7月) in a table of August: the row itself says what a note below repeats; `noted`: the months it names, None for the one before."""
    if mention is None or held is None or mention.months is None or held.months is None or mention.kind == "year":
        return False
    last = noted.months[1] if noted is not None and noted.months is not None else held.months[1] - 1
    return mention.year in (None, held.year) and mention.months[1] == last < held.months[1]


def period_of(said: Facets, measure: str, caption: Caption, context: Context) -> Resolved | None:
    """First and last month and flags, or None where they are not certain."""
    kind = vocabulary().kinds[said.indicator]
    mention, held = said.period, caption.period
    is_goal = is_of_goals(measure, said)
    if said.indicator in caption.other_months and not is_goal and not _says_so_itself(mention, held, caption.other_months[said.indicator]):
        if mention is not None and mention.kind != "year":
            mention = of_note(mention, held, caption.other_months[said.indicator])
            if mention is None:
                return None
        else:
            other = caption.other_months[said.indicator] or until_the_month_before(held, said.span)
            if other is None:
                return None
            held = other if held is None or other.year is not None else other._replace(year=held.year, relative=held.relative)
    counted = CUMULATIVE if caption.is_cumulative else ""
    if is_goal:
        whole = mention if said.is_of_year else None  # 2024年1-10月 | 全年目标
        if whole := whole or (held if mention is None else None):
            mention = whole._replace(months=(1, 12), kind="year")
    elif mention is None or mention.kind == "year":
        mention = _completed(mention, held, said.span, kind, context)
    elif mention.kind == "month" and (said.span or counted) == CUMULATIVE and mention.months is not None:
        mention = mention._replace(months=(1, mention.months[1]), kind="span")
    if mention is None or mention.months is None:
        return None
    if said.lag and not is_goal:
        mention = _late(mention, caption.period, said.lag) if kind != "stock" else None
        if mention is None:
            return None
    if mention.year is None and mention.relative in (None, 0) and held is not None:
        mention = mention._replace(year=held.year, relative=held.relative)
    periods = ReferencePeriod(context)
    periods.period = mention._replace(kind="as_of") if kind == "stock" and not is_goal else mention
    resolved = periods.resolve(said.indicator, None, said.shift, is_ahead=is_goal)
    if resolved is None or (measure == "mom" and resolved[0] != resolved[1] and "季" not in mention.text):
        return None
    if said.not_of and context.year_is_inferred and resolved[0][:4] == str(said.not_of + said.shift):
        return f"--{resolved[0][-2:]}", f"--{resolved[1][-2:]}", ("year_unknown",)
    is_guess = is_goal or bool(said.status) or caption.is_estimate
    is_to_come = mention.months == (1, 12) and context.is_to_end(resolved[1])  # 全年增速, told in October
    return None if is_to_come and not is_guess else resolved


def _late(mention: PeriodMention, held: PeriodMention | None, lag: int) -> PeriodMention | None:
    """1-上月 in a report of September, or 上月数据 under 1-9月, is January to August; 1-8月 there is late already."""
    first, last = mention.months or (0, 0)
    until = held.months[1] if held is not None and held.months is not None and held.kind != "year" else 0
    if first != 1 or last <= lag or until not in (last, last + lag):
        return None
    return mention._replace(months=(1, until - lag), kind="span")


def _completed(year: PeriodMention | None, held: PeriodMention | None, span: str, kind: str, context: Context) -> PeriodMention | None:
    """A period out of the caption's and what the head says: 本月, 累计, a year, or nothing."""
    if held is None or (year is not None and held.kind == "year"):
        held = year or held
    elif year is not None and (year.relative != 0 or held.year is None):  # 本年 is the caption's year
        held = held._replace(year=year.year, relative=year.relative)
    if held is None or held.months is None:
        return None
    last = held.months[1]
    if held.kind == "year":  # a year that was not over when this was published is no period
        now = context.year_of_writing  # a table of many years has none that it is about
        is_over = context.year_is_inferred or held.year is None or now is None or held.year < now
        return held if not span and is_over else None
    if span == CUMULATIVE:
        return held._replace(months=(1, last), kind="span")
    if span in (DISCRETE, QUARTER):
        return last_of(held, span)
    is_open = held.kind == "month" and kind == "flow" and held.months != (1, 1) and "当月" not in held.text
    return None if is_open else held  # 3月 alone: the month, or January to March
