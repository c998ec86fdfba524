"""Date a time that is told from another one: 翌年, 新的一年, 上月, and 今年 behind 由上年的."""

from __future__ import annotations

import re

from metrics.extraction.going_on import BY_TIMES
from metrics.extraction.state import State
from metrics.extraction.times.gone_through import without_end
from metrics.extraction.times.times_by_the_way import is_when_set
from metrics.language.months import WHOLE_YEAR
from metrics.language.periods import PeriodMention
from metrics.language.seldom import seldom
from metrics.language.telltales import has_any
from metrics.language.token import Token
from metrics.language.vocabulary import words_of

_YEAR_BEFORE = ("上年", "上一年")
_ENDS_OF_YEAR_BEFORE = ("上年末", "上年底", "去年末", "去年底")
_LAST_MONTH = ("上月", "上个月", "上月份", "上个月份")
_FROM_THEN = seldom(r"[由从](?:上年|去年|(?P<year>20\d\d)年)[^,。;]{0,24}[为到至]$")
_TURN = 40  # characters
_OF_THEM_ALONE, _FAR = re.compile(r"(?:q[,:]?)?(T)[vFY]{0,4}(?:[udr]v?)?[MP](?:,[^IJTSQxE;:()]*[MPBK])*,[SF]{0,2}$"), 40  # slots
_NAMED_AGAIN = re.compile(r"(T)[vF]{0,2}[IJx][vFx]{0,2}(?:Y?[ud]v?)?[MP],[SF]{0,2}$")
_ARRANGED, _UNDER_WAY = re.compile("(?:共|计划|拟|将)*(?:安排|铺排|谋划|排定)(?=[^,。;]{0,6}项目)"), 3  # month
_WHOLE, _SINCE_LAST = "全年", ("去年以来,", "上年以来,")
_OF_NOW = ("今年", "预计", "将", *words_of("wishing_word"))
_MONTH_ALONE = ("当月", "单月", "当季", "单季")

_OR_SUM = {"三季度": re.compile("[^。;\\n]*[比较]上半年"), "四季度": re.compile("[^。;\\n]*[比较](?:前三季度|1[-~至]9月)")}


def dated_by_another(state: State, mention: PeriodMention) -> PeriodMention:
    """翌年 and 下一年 follow the year that was named last, not this one; 新的一年 is, in its first months, the year of publication; 上月 is told from its day."""
    periods, base = state.period, state.context.base_year
    if mention.kind == "last_month":
        return month_before(state, mention)
    if mention.text == "新的一年":
        has_begun = state.context.published_month in (1, 2, 3) or (base is not None and state.context.main_year == base - 1)
        return mention._replace(year=base, relative=None) if has_begun else mention
    if mention.text.startswith("下"):
        told, _ = periods.now()
        return mention if told is None else mention._replace(year=told + 1, relative=None)
    if mention.relative != 1 or not mention.text.startswith(("翌年", "次年")):
        return mention
    named = periods.event_year or (periods.held.year if periods.held is not None else None)
    return mention if named is None else mention._replace(year=named + 1, relative=None)


def month_before(state: State, mention: PeriodMention) -> PeriodMention:
    """上月 in a text of May is April; not where the text tells of one month (4月份,…,上月…), or of times long before: it may be told from those."""
    published, base, held = state.context.published, state.context.base_year, state.period.held
    if published is None or base is None:
        return mention
    year, month = (published[0], published[1] - 1) if published[1] > 1 else (published[0] - 1, 12)
    if held is not None and not held.text.endswith(_LAST_MONTH):
        is_far = held.months is not None and held.kind in ("span", "as_of") and held.year in (None, year) and month - held.months[1] > 1
        if held.kind in ("month", "this_month", "last_month") or is_far:
            return mention
    is_by_then = mention.text[0] != "上" or mention.text[-1] in "末底"
    kind, months = ("as_of", (1, month)) if is_by_then else ("month", (month, month))
    return mention._replace(kind=kind, months=months, relative=year - base)


def year_turned_to(state: State, token: Token, mention: PeriodMention) -> PeriodMention:
    """上年 behind 2007年; 去年以来,…全年完成…, which is told of 去年; 2007年,…由上年的8:60:32调整为今年的7:61:32, told in 2008: 今年 is the year told of, whose year before stands right in front."""
    held, text = state.period.held, state.clean.text
    if mention.text == _WHOLE and mention.relative is None and mention.year is None:
        if any(t.period is not None and is_when_set(text, t, t.period) for t in state.sentence.tokens if t.start < token.start):
            return mention._replace(year=state.context.base_year)  # 按照上半年确定的目标,全年…: of the year that is not over
        if (state.context.published_month or 0) >= _UNDER_WAY and _ARRANGED.match(text, token.end) is not None:
            return mention._replace(year=state.context.base_year)  # 全年安排重点项目86个, told in March
        since = text[state.sentence.start : token.start]
        return mention._replace(relative=-1) if has_any(since, _SINCE_LAST) and not has_any(since, _OF_NOW) else mention
    if mention.text in _YEAR_BEFORE and mention.relative == -1:
        return _before_the_told(state, token, mention)
    if mention.kind == "as_of" and mention.relative == -1 and mention.text.startswith(_ENDS_OF_YEAR_BEFORE):
        return _end_before_the_told(state, token, mention)
    if mention.text != "今年" or held is None or held.year is None or text[token.end : token.end + 1] != "的":
        return mention
    then = _FROM_THEN.search(text, max(0, token.start - _TURN), token.start)
    if then is None or (then["year"] and int(then["year"]) != held.year - 1):
        return mention
    return mention._replace(year=held.year, relative=None)


def _before_the_told(state: State, token: Token, mention: PeriodMention) -> PeriodMention:
    """2020年,…增长6%,上年为37亿元, told in 2021: the year before the one that the sentence has named."""
    named = [t.period for t in state.sentence.tokens if t.letter == "T" and t.start < token.start and t.period is not None]
    year, months = state.period.now()
    is_over = year is not None and months == WHOLE_YEAR and year < (state.context.base_year or 0)
    if not named and is_over and (held := state.period.held) is not None and held.text not in _YEAR_BEFORE:
        return mention._replace(year=(year or 0) - 1, relative=None) if _is_told_of_again(state, token) else mention._replace(months=None)
    if named and named[-1].text == "全年" and is_over and token.text in _YEAR_BEFORE:
        return mention._replace(year=(year or 0) - 1, relative=None)  # 全年预计完成3600亿元;上年为3302亿元, told in February
    if not named or named[-1].kind != "year" or named[-1].year is None or state.clean.text.startswith(("基数", "高基数"), token.end):
        return mention
    return mention._replace(year=named[-1].year - 1, relative=None)


def _end_before_the_told(state: State, token: Token, mention: PeriodMention) -> PeriodMention:
    """2015年末,存款余额74亿元,上年末为71亿元, told in 2016: a year before the end that the sentence has named; of 去年末 there nobody knows which it is."""
    named = [t.period for t in state.sentence.tokens if t.letter == "T" and t.start < token.start and t.period is not None]
    year = (named[-1].year or state.period.now()[0]) if named and named[-1].text.endswith(("末", "底")) else None
    if year is None or year + 1 != state.context.base_year:
        return mention
    return mention._replace(year=year - 1, relative=None) if mention.text[0] == "上" else mention._replace(months=None)


def _is_told_of_again(state: State, token: Token) -> bool:
    """Whether the sentence that a time begins goes on about the indicator of the one before: 全年GDP3600亿元。上年GDP3302亿元."""
    told = state.memory.previous
    named = next((t.entry for t in state.sentence.tokens if t.letter in "IJ" and t.start >= token.end and t.entry is not None), None)
    return told is not None and (named is None or named.value == told.code)


def ends_aside(state: State, at: int) -> bool:
    """1-6月,投资完成120亿元,其中6月当月完成26亿元,增长3%,社零增长4%: the name at a slot is the first since those months, and not of them."""
    letters = state.sentence.letters
    found = _OF_THEM_ALONE.search(letters[max(0, at - _FAR) : at]) or _NAMED_AGAIN.search(letters[max(0, at - _FAR) : at])
    if found is None:
        return False
    told = state.sentence.tokens[at - len(found[0]) + found.start(1) - found.start()]
    is_whole_year = told.period is not None and told.period.months == WHOLE_YEAR  # 上半年8亿美元,去年全年16亿美元,财政收入…
    return is_whole_year or (found.re is _OF_THEM_ALONE and (found[0][0] == "q" or told.text.endswith(_MONTH_ALONE)))


def part_of_the_told(state: State, at: int, mention: PeriodMention) -> PeriodMention | None:
    """前三季度,…。其中,三季度完成43亿元。固定资产投资…: months behind 其中 that are some of those told of are those of their sentence alone."""
    letters, held = state.sentence.letters, state.period.held
    is_part = letters[:at].rstrip(",:") == "q" and mention.kind in ("span", "month") and mention.months is not None
    if held is None and is_part and mention.months is not None and mention.months[0] > 1:
        return mention  # 全市工业增长13.3%。其中,6月份增长6.9%。投资增长22%: nobody says of when
    is_split = BY_TIMES.match(state.clean.text, state.sentence.start) is not None and "T" not in letters[:at]  # 分季度看,一季度…
    if (letters[:at].rstrip(",:") != "q" and not is_split) or held is None or mention.kind != "span" or held.kind not in ("span", "year"):
        return None
    months, all_months = mention.months, held.months
    if months is None or all_months is None or months == all_months or not all_months[0] <= months[0] <= months[1] <= all_months[1]:
        return None
    if mention.year is None and mention.relative is None:
        if held.year is None and held.relative is None:
            return mention._replace(year=state.period.now()[0])  # 全年…。分季度看,一季度…, told in January
        return mention._replace(year=held.year, relative=held.relative)
    return mention if (mention.year, mention.relative) == (held.year, held.relative) else None


def quarter_or_sum(state: State, token: Token, mention: PeriodMention) -> PeriodMention:
    """三季度生产总值增长6.5%,比上半年高0.4个百分点: of that quarter, or of all months until then, and nobody says which; not behind 前三季度."""
    mention = without_end(state, token, mention)
    against, held = _OR_SUM.get(mention.text), state.period.held
    if against is None or mention.months is None or against.match(state.clean.text, token.end) is None:
        return mention
    is_told_apart = held is not None and held.months == (1, mention.months[1])
    return mention if is_told_apart else mention._replace(months=None)
