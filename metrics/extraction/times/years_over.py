"""What had been reached by the end of years that are over: “十二五”期间,生产总值从102亿元增长到220亿元; 收入达到17000元,是2005年的1.9倍."""

from __future__ import annotations

from metrics.extraction.clause import Clause
from metrics.extraction.state import State
from metrics.extraction.times.reference_period import Resolved, all_of
from metrics.language.plans import plan_end
from metrics.language.seldom import seldom

WHOLE_PLAN = ("期间", "时期", "累计")
_FIVE_YEARS, _YEARS = ("五年来", "过去五年", "过去的五年"), 5
# behind the amount, or behind one more: 是2005年的1.9倍
_SET_BESIDE = seldom(r"(?:,[^,;。\d]{2,16}\d[\d.]*(?:元|[万亿]元?))?,(?:分别)?(?:是|为|相当于)((?:19|20)\d\d)年的\d[\d.]*倍")


def end_of_years(state: State, name: str, clause: Clause) -> Resolved | None:
    """The last of the years that the sentence, or its paragraph, tells of, once it is over; for an amount that those years led to."""
    if name == "reached_level":
        last = _last_year(state)
    elif name == "named_level" and "F" in clause.letters:
        last = _five_years_on(state, clause)
    else:
        return None
    written = state.context.year_of_writing
    return all_of(last) if last is not None and (written is None or written > last) else None


def _last_year(state: State) -> int | None:
    plan, held = state.period.plan, state.period.once
    if held is not None and held.kind == "many_years":
        return held.years[-1]
    if plan is None or not plan.text.endswith(WHOLE_PLAN) or state.context.year_of_writing is None:
        return None
    return plan_end(plan.text)


def _five_years_on(state: State, clause: Clause) -> int | None:
    """五年来,…收入达到17860元,是2005年的1.9倍: five years behind that one, where the plan ended then, or the year before the text was written."""
    plan = state.period.plan
    found = _SET_BESIDE.match(state.clean.text, clause.number.end) if plan is not None else None
    if plan is None or found is None:
        return None
    last = int(found[1]) + _YEARS
    is_of_five = plan.text in _FIVE_YEARS and state.context.year_of_writing == last + 1
    return last if is_of_five or (plan.text.endswith(WHOLE_PLAN) and plan_end(plan.text) == last) else None
