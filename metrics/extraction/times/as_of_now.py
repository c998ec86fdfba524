"""Whether what a sentence tells is of 目前, and not of the time that the text told of before: 目前规上企业320家, 去年占比55%,目前58%."""

from __future__ import annotations

import re

from metrics.extraction.clause import Clause
from metrics.extraction.state import State
from metrics.extraction.times.reference_period import Resolved

NOW = re.compile("目前|现在|现有|现拥有|现共有")
_BARE_NOW = re.compile("(?<!截至)(?<!截止)(?<!到)目前|现在|至此(?=,?[全我]区|,?共)")
# at the head of a clause that has a figure, or right before it, and the rest of that part of the sentence
_FIGURE_OF_NOW = re.compile(r"(?:^|[,;:(])(?!是|为)[^,;:\d]{0,8}?(?:目前|现在|现已|如今|眼下)[,]?[^,;:\d]*\d[^;]*$")
_ACCOUNTS_END = 3  # the month in which the accounts of the year before are over


def is_before_any_time(state: State) -> bool:
    """现有规上企业320家。\n去年,…: a count that stands paragraphs before the first time that the text names."""
    held, text, sentence = state.period.held, state.clean.text, state.sentence
    if held is None or held is not state.period.expected:
        return False
    return -1 < text.find("\n", sentence.end - 1) < held.start


def names_no_time(state: State) -> bool:
    """Whether the time that is only expected stands behind the sentence: 目前…6995家。今年1-6月…."""
    held = state.period.held
    return held is not None and held.start >= state.sentence.end


def is_of_now_alone(state: State, clause: Clause) -> bool:
    """Whether the sentence tells of 目前, and only what stands behind it names a time."""
    held = state.period.held
    is_only_expected = held is not None and held is state.period.expected
    return is_only_expected and _BARE_NOW.search(state.clean.text, state.sentence.start, clause.number.start) is not None


def is_older_than_now(state: State, period: Resolved, clause: Clause) -> bool:
    """Whether the time that holds ended more than a year before what the sentence says there is now."""
    published = state.context.published
    if published is None or not period[1][:4].isdigit() or int(period[1][:4]) >= published[0] - 1:
        return False
    return NOW.search(state.clean.text, state.sentence.start, clause.number.start) is not None


def is_told_of_now(state: State, clause: Clause, period: Resolved, figure: tuple[str, str]) -> bool:
    """去年占比55.1%,目前58.3%; 2022年完成投资120亿元。目前完成全年任务的58%, told in summer: no figure of the year that is over, and nobody says of which months.

    `figure`: indicator and measure. A share told behind a sentence of that year may be what it had at its end, if no other is.
    """
    published = state.context.published
    if published is None or not period[1][:4].isdigit() or int(period[1][:4]) >= published[0] or period[1][5:] != "12":
        return False
    times = [t.end for t in state.sentence.tokens if t.letter == "T" and t.start < clause.number.start]
    since, until = max(times, default=state.sentence.start), clause.number.start + 1
    if not times and (published[1] < _ACCOUNTS_END or (figure[1] == "share" and not _is_told(state, figure, period))):
        return False
    return _FIGURE_OF_NOW.search(state.clean.text[since:until]) is not None


def _is_told(state: State, figure: tuple[str, str], period: Resolved) -> bool:
    """Whether the text has told the same of that time before."""
    told = ((seen.indicator, seen.measure, seen.period_start, seen.period_end) for seen in state.results.observations)
    return (*figure, *period[:2]) in told
