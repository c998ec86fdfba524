"""Tell which of the times that a sentence names its figures are of: not those of events, of comparisons, of what is only told on the way."""

from __future__ import annotations

import re

from metrics.extraction.asides import tells_no_figure
from metrics.extraction.clause import NUMBER, NUMBERS
from metrics.extraction.document.context import ENTERED, SPRINT
from metrics.extraction.document.datelines import is_line_of
from metrics.extraction.document.event_spans import is_of_what_went_on
from metrics.extraction.document.slogans import is_in_slogan
from metrics.extraction.goal_lists import FIGURE
from metrics.extraction.names.ceremonies import is_in_name
from metrics.extraction.slots import match, search
from metrics.extraction.state import State
from metrics.extraction.times.base_years import base_told, ground_told, has_a_figure, rate_before, whole_year_aside, year_before_same_time
from metrics.extraction.times.due_times import DUE, falls_due, heads_goals, is_due_by_then, is_expected_of_year, year_of_goal
from metrics.extraction.times.gone_through import THROUGH
from metrics.extraction.times.inner_times import LOOKING_TO, TURNED, says_which_things
from metrics.extraction.times.rows_of_times import is_listed_period, same_part_of_year
from metrics.extraction.times.so_far import dated_so_far
from metrics.extraction.times.spans import is_earlier_part, lags, moves_on
from metrics.extraction.times.tenses import ends_goals, looks_ahead, tells_of_year_gone, was_reached_by
from metrics.extraction.times.times_by_the_way import (
    FILED,
    NO_TIME_OF_FIGURES,
    behind_made_known,
    forget_expected,
    is_a_turn,
    is_by_the_way,
    is_measured_then,
    is_of_an_assessment,
    is_when_set,
    lists_contents,
    see_when_set,
    tells_how_it_went,
)
from metrics.extraction.times.told_from_another import dated_by_another, part_of_the_told, quarter_or_sum, year_turned_to
from metrics.extraction.times.vague_words import is_part_of_a_month
from metrics.extraction.times.years_told import behind_period, is_next_year, is_year_told_of, tells_how_it_began, whole_of_year_told
from metrics.language.backwards import backwards
from metrics.language.months import WHOLE_YEAR
from metrics.language.period_words import FROM, SEEN
from metrics.language.periods import PeriodMention, find_periods, told_first
from metrics.language.token import Token
from metrics.language.tokens import letters_of
from metrics.language.vocabulary import any_of, words_of

# 工作总结及2023年工作安排: what stands below is of the year before first.
_BESIDE_ACCOUNT = backwards("(?:总结|回顾)[和及与暨、]")
HEADING = 36  # characters; a longer line is prose
_TO_BE_DONE = re.compile("[^。,;\n\\d]{0,4}?(?:要|将|怎么|如何|继续|冲刺|奋力|力争|打好|重点|着力)")
_ORDERS = tuple(words_of("order_book_word"))
_EACH_ITS_RATE = re.compile("T[vF]{0,2}[udo]{0,2}v?P(?:[,j]T[vF]{0,2}[udo]{0,2}v?P){2,}")  # slots
_BEHIND = 10  # characters behind a period that tell what it is of
_GROUND = re.compile(r"[^,。;\n]{0,8}?\d[^,。;\n]{0,8}基础之?上")  # 在2005年增长30%的基础上,又增长10%
_TURNED = ("扭转", "改变", "摆脱", "走出")
_STATE_BEFORE = re.compile(
    r"[^,。;\d\n]{0,8}\d[\d.]*%的?[^,。;\d\n]{0,6}(?:" + any_of("course_word") + "|困境|低谷)"
)  # 扭转一季度下降3%的局面,增长8%
_REVIEW = re.compile(
    r"度?[^,。;\d\n]{0,8}工作(?:回顾|总结|情况|完成)|度?[^,。;\d\n]{0,14}(?:述职|述责)[^,。;\d\n]{0,4}报告|度?[^,。;\d\n]{2,12}(?:完成|执行|运行)情况"
)  # a heading, also where a paragraph runs on behind it
_TO_COME = (*words_of("wishing_word"), "将于", "将在", "拟于")
_DATES_NOTHING = ("离", "离“", "距", "距“", *SPRINT, *FILED, *_TO_COME, *THROUGH, "延续", "延续了", *_ORDERS)
_HAPPENED = re.compile(
    r"[,]?(?!完成|实现)[^,。;\d]{0,24}(?:" + any_of("visit_word") + "|召开|举行|举办|出席|来访|座谈|会见|揭牌|授牌|揭幕|签署|上会|获批)"
)
_IS_TO_BRING = re.compile(
    r"的?[^,。;\d]{0,10}工作[^,。;\d]{0,24}(?:意义|思路|要求|任务|目标|重点)|[^。;\d]{0,24}?(?:将(?!军|近)|(?<![主重必])要(?!素|求|点)|"
    + any_of("wishing_word")
    + "|努力)"
)
_RATE_THEN = re.compile("T[vY]{0,3}(?:[udr]v{0,2}){0,2}P(?:[;,x]|$)")  # a rate of other months, of what was just told
_AWAITS, _ONLY_THEN = ("到", "至", "等", "待", "要", "需", "得"), re.compile("[^,。;\\d]{0,4}(?:才|方能|方可)")


def is_short(text: str, start: int, end: int) -> bool:
    """True for what may be a heading."""
    return end - start < HEADING and text[end - 1] not in "。!?"


def dates_what_follows(text: str, start: int, end: int) -> bool:
    """A heading, or a question (2021年经济总量达到多少?): the year it names is that of what stands below."""
    return end - start < HEADING and text[end - 1] not in "。!"


def _told_since_january(sentence: str, quarter: PeriodMention) -> PeriodMention | None:
    """上半年 of 二季度,运行快速复苏,上半年总量达到4419亿元: the months of the sentence's figure, where the quarter before has none."""
    figure = FIGURE.search(sentence, quarter.end)
    if figure is None:
        return None
    told = [each for each in find_periods(sentence[: figure.start()]) if each.start >= quarter.end and not each.is_compared]
    return next((each for each in told if each.kind == "span" and each.months is not None and each.months[0] == 1), None)


def _part_told_of(state: State, sentence: str, year: PeriodMention) -> PeriodMention | None:
    """上半年 of 2022年时间过半,高新区上半年亮点纷呈, told in July: the part of a year that is not over yet."""
    published = state.context.published
    if published is not None and published[0] != year.year:
        return None
    part = next(find_periods(sentence, year.end), None)
    if part is None or part.is_compared or part.kind != "span" or part.year is not None or part.relative is not None:
        return None
    is_part = part.months is not None and part.months[0] == 1 and part.months != WHOLE_YEAR
    return part._replace(year=year.year) if is_part else None


def read_period_only(state: State, start: int, end: int, first: int) -> None:
    """A sentence that names no indicator can still say which months the next ones are about; no time is named before `first`."""
    text = state.clean.text
    mention = told_first(text[start:end], behind_made_known(text, start, first) - start)
    if mention is not None and (mention.relative == 1 or mention.kind == "last_month"):
        mention = dated_by_another(state, mention)
    if mention is not None and mention.kind == "span" and mention.months is not None and mention.months[0] > 1:
        mention = _told_since_january(text[start:end], mention) or mention
    if mention is not None and mention.kind == "year" and mention.year is not None:
        mention = _part_told_of(state, text[start:end], mention) or mention
    if mention is not None and state.period.comes_back(mention):
        return
    mention = dated_so_far(state, mention, False) if mention is not None else None
    if mention is None or mention.is_compared or (mention.kind == "year" and NO_TIME_OF_FIGURES.match(text, start + mention.end)):
        return
    said = start + mention.start
    if (mention.start and text.endswith(_DATES_NOTHING, start, said)) or is_in_slogan(text, said, start + mention.end):
        return  # 被誉为1992年十大发现; 预计上半年可试生产
    if mention.text == "新的一年" and text.endswith(ENTERED, start, said):
        return  # 走进新的一年,回望2023年
    is_part = mention.kind == "span" and mention.months is not None and mention.months[0] > 1
    if is_part and mention.year is None and state.context.published is None and _TO_BE_DONE.match(text, start + mention.end) is not None:
        return  # 下半年要“补短、提质”, in a text of nobody knows when
    if is_in_name(text, said, start + mention.end) or is_line_of(text, said, state.context.published):
        return
    if is_of_what_went_on(text, mention, start + mention.end):
        return  # 8月至10月静态管理期间,没有一家企业停产
    if (text[end - 1] == "?" and text.startswith(("是", "难道"), start)) or lists_contents(text, start, said):
        return  # 是去年基数太高,还是…?
    if text.endswith(_AWAITS, start, said) and _ONLY_THEN.match(text, start + mention.end) is not None:
        return  # 几个项目的资本金要到四季度才能进来
    behind = letters_of(text[start + mention.end : min(end, start + mention.end + _BEHIND)])
    if _BESIDE_ACCOUNT.match(text, start, said) or state.context.titles_report(mention, text, start + mention.end):
        return
    is_account = _REVIEW.match(text, start + mention.end) is not None
    has_own_figure = (
        lags(mention, state.period.held) and FIGURE.search(text, start + mention.end, end) is not None
    )  # 服务业营收⏎1-2月+13.6%⏎新设企业⏎2986家
    is_heading = (dates_what_follows(text, start, end) and not has_own_figure) or is_account
    if is_heading and mention.kind == "year" and mention.relative == 1 and state.context.base_year is not None:
        planned = state.period.planned[0][:4] if state.period.planned is not None else ""
        ahead = int(planned) if planned.isdigit() else state.context.base_year + 1
        mention = mention._replace(year=ahead, relative=None)  # 二、明年打算: of all that stands below
    if mention.relative == -1 and mention.kind == "year" and text[end - 1] == "?" and state.context.base_year is not None:
        mention, is_heading = mention._replace(year=state.context.base_year - 1, relative=None), True  # 问:去年表现如何?
    is_part_of_year = mention.kind == "span" and mention.months != (1, 12) and is_heading and is_account
    if mention.year is None and DUE.match("T" + behind) and not is_part_of_year:
        return  # 全年目标任务; 2022年计划执行情况 and 上半年主要目标完成情况 date what stands below
    if mention.kind == "year" and behind[:1] == "x":
        behind = "," if is_year_told_of(state, start, mention) else behind
    is_first = not mention.start or FIGURE.search(text, start, start + mention.start) is None
    has_happened = mention.kind == "month" and _HAPPENED.match(text, start + mention.end)
    if has_happened or is_a_turn(mention, text, start + mention.end) or is_of_an_assessment(state, mention, start + mention.end):
        return
    if state.period.is_long_gone(mention) and not is_heading:
        state.period.then, state.period.is_then = mention.year, tells_how_it_went(text, start + mention.end, end)
        return  # 1992年,区内兴建保税区
    if not _begins_anew(state, mention, start + mention.end):
        state.period.see(mention, is_first, behind[1:2] if behind[:2] == "xS" else behind[:1], is_heading, is_account)


def _begins_anew(state: State, mention: PeriodMention, end: int) -> bool:
    """今年 behind an account of the year before, which it then is the year behind; `end`: where it ends in the text."""
    if mention.kind != "year" or mention.relative != 0:
        return False
    return state.period.begins_anew(mention, _IS_TO_BRING.match(state.clean.text, end) is not None)


def see_period(state: State, at: int, is_inside: bool) -> None:
    """Let a period named in a sentence change what holds; `is_inside`: it stands in brackets."""
    token, letters, memory = state.sentence.tokens[at], state.sentence.letters, state.memory
    if token.period is None:
        return
    period = token.period
    if (
        period.text == "新的一年"
        and state.clean.text.endswith(ENTERED, state.sentence.start, token.start)
        and not {"t", "G"} & set(letters)
    ):
        return  # 走进新的一年,回望2023; 走进新的一年,要实现… is of it
    if period.relative == 1 or period.kind in ("so_far", "last_month") or period.text == "新的一年":
        period = dated_so_far(state, dated_by_another(state, period), True)
    period = quarter_or_sum(state, token, year_turned_to(state, token, whole_of_year_told(state, at, period)))
    period = same_part_of_year(letters, state.sentence.tokens, at, period)
    memory.has_level = False
    if (due := falls_due(state, at, period)) is not None:
        period, memory.status = due, "target"
        state.period.set_goal(due.year)
    if says_which_things(state, at, period) or looks_ahead(state, at, period):
        return  # 新签约和上年结转项目159个; 展望2024年,…
    if state.clean.text.endswith(_ORDERS, state.sentence.start, token.start):
        return  # 企业普遍接单到年底,工业产值增长8%
    if is_when_set(state.clean.text, token, period):
        return see_when_set(state, period)
    if period.kind == "month" and is_part_of_a_month(state.clean.text, token):
        return forget_expected(state, period)
    _see_goal(state, period, at)
    if at and letters[0] == "q" and letters[:at].rstrip(",:") == "q" and period.kind in ("month", "this_month"):
        memory.topic = memory.previous if memory.is_near else None  # 其中,8月当月增长4.0%
    if (part := part_of_the_told(state, at, period)) is not None:
        memory.topic = memory.told_alone() if letters[:1] == "q" else memory.topic
        state.period.says_year = False  # 今年目标是:…。其中一季度要确保增长9%
        state.period.hold_here(part)
        return
    if _is_one_of_many(letters, at) or is_of_what_went_on(state.clean.text, period, token.end):
        return state.period.hold_here(period)
    began = tells_how_it_began(state, at)
    if (is_by_the_way(state, period, at) and not began) or is_listed_period(letters, at, period):
        is_goals = letters[at - 1 : at] in ("x", "t") and is_due_by_then(state, at, period)  # 冲刺全年GDP增长7%的目标
        state.period.says_year |= token.text == "全年" and (is_goals or heads_goals(state.sentence, at))
        return
    is_planned = token.text == "全年" and letters[at - 1 : at] not in ("F", "z", "G") and state.period.period is not None
    if is_planned and state.clean.text.startswith("计划投资", token.end):
        state.period.says_year = True
        return state.period.hold_here(period)  # 电工产业园全年计划投资3.5亿元: what follows is told of the months that held
    state.ceremony.see_period(period, token.end)
    is_account = period.kind == "year" and _REVIEW.match(state.clean.text, token.end) is not None
    if is_due_by_then(state, at, period):
        state.period.says_year = state.period.says_year or not is_measured_then(state, at)
    elif (
        state.period.is_long_gone(period)
        and not (is_account or began or is_next_year(state, at, period))
        and tells_no_figure(state.sentence, at)
    ):
        state.period.then = period.year
        state.period.is_then = tells_how_it_went(state.clean.text, token.end, state.sentence.end)
    elif (base := year_before_same_time(state, at, period) or base_told(state, at, period) or rate_before(state, at, period)) is not None:
        state.period.begin_base(base, begins_rise=False)
        state.period.hold_here(base)
    elif not is_inside and (whole := whole_year_aside(state, at, period)) is not None:
        state.period.before_aside = state.period.before_aside or (state.period.once,)
        state.period.hold_here(whole)
    elif not is_inside and _is_set_against(state, token, period):
        state.period.before_aside = state.period.before_aside or (state.period.once,)
        state.period.hold_here(period)
    elif not (is_inside and period.kind == "year" and not has_a_figure(letters, at)):
        _take(state, at, period, is_account)


def _is_set_against(state: State, token: Token, period: PeriodMention) -> bool:
    """2020年末,…386家,而2015年末只有112家;当年…: an earlier time that is told of for its contrast alone."""
    year, _ = state.period.now()
    return state.clean.text.endswith("而", 0, token.start) and period.year is not None and year is not None and period.year < year


def _is_one_of_many(letters: str, at: int) -> bool:
    """累计增幅,一季度为14.2%,1-4月为11.7%,1-5月为12.1%: each time is that of its own rate, and none of what the text goes on with."""
    return any(found.start() <= at < found.end() for found in _EACH_ITS_RATE.finditer(letters)) if letters.count("T") > 2 else False


def _tells_no_figure_before(state: State, at: int) -> bool:
    """全县28个招商专班跑了一年,截至10月底新签约项目47个: what is counted before a time is of no indicator."""
    letters = state.sentence.letters
    if NUMBER.search(letters, 0, at) is None:
        return True
    counts = all(t.quantity is not None and t.quantity.unit == "COUNT" for t in state.sentence.tokens[:at] if t.letter in NUMBERS)
    return counts and letters[at - 1 : at] == "," and search("[IJGzurd]", letters[:at]) is None


def _take(state: State, at: int, period: PeriodMention, is_account: bool) -> None:
    """Let a period hold, or begin or end the rise that the sentence tells of."""
    token, letters, text = state.sentence.tokens[at], state.sentence.letters, state.clean.text
    opening = text[state.sentence.start : state.sentence.start + 8]
    is_first = _tells_no_figure_before(state, at) and not ("分" in opening and opening.lstrip().startswith(("分季度", "分月")))
    are_years = period.kind == "many_years" and letters[at + 1 : at + 2] == ","  # 从2015年到2020年,…
    is_base = at > 0 and state.sentence.tokens[at - 1].text in FROM and not are_years and SEEN.match(text, token.end) is None
    is_ground = at > 0 and text[token.start - 1] == "在" and _GROUND.match(text, token.end) is not None
    is_ground = is_ground or (
        _STATE_BEFORE.match(text, token.end) is not None
        and text[max(0, token.start - 3) : token.start].removesuffix("了").endswith(_TURNED)
    )
    is_first = (is_first and not is_base and not is_ground) or letters[at - 1 : at] == "o"  # 由2015年的12亿元增加到2020年的30亿元
    is_first = is_first and not match(r"Tv?M[vok]{1,2}T", letters[at : at + 8])  # 生产总值2015年263亿元提高到…
    is_first = is_first and not is_expected_of_year(state, at, period)
    if is_base or is_ground:
        period = ground_told(state, period) if is_ground else period
        state.period.begin_base(period, begins_rise=is_base)
    elif letters[at - 1 : at] != "j":
        state.period.before_rise = None  # the rise has reached a year of its own
    if (letters[at - 1 : at] == "o" or letters[max(0, at - 2) : at] == "Mk") and period.kind == "year":  # 由…跃升到2010年
        state.rise_to = period.year
    elif not is_base:
        state.rise_to = None
    is_heading = dates_what_follows(text, state.sentence.start, state.sentence.end) and not _is_told_in_passing(state, period)
    if not is_first and letters[max(0, at - 2) : at].rstrip(",:").endswith("q") and letters[at + 1 : at + 2] not in (",", ":"):
        state.period.before_aside = state.period.before_aside or (state.period.once,)  # 上半年…,其中二季度完成70亿元,社零…
    if not is_first and is_earlier_part(period, state.period.held) and _RATE_THEN.match(letters, at) and search(",v{0,2}$", letters[:at]):
        state.period.before_aside = state.period.before_aside or (state.period.once,)  # 同比增长2.1%,一季度为下降6.8%;工业总产值…
    if not is_first and (year := year_of_goal(state, at, period)) is not None:
        state.period.before_aside = (year,)  # 全年确保完成5亿元,四季度还要完成1亿元;…
    if state.memory.status == "target" and letters[at - 1 : at] == "t" and period.kind == "span" and period.months not in (None, (1, 12)):
        state.period.before_wish = state.period.all_held()  # 确保一季度开工率60%以上,…。工业投资增长15%: not of that quarter
    is_next = not is_first and state.memory.status == "actual" and moves_on(period, state.period.period, letters, at)
    if not _begins_anew(state, period, token.end):
        state.period.see(period, is_first, behind_period(state, at, period), is_heading, is_heading and is_account)
    state.period.period = period if is_next and not state.context.lies_ahead(period) else state.period.period


def _is_told_in_passing(state: State, period: PeriodMention) -> bool:
    """2021年R&D经费支出7亿元, as a line of its own among figures of 2022: it has its figure, and is no heading of what stands below."""
    main = state.context.main_year
    return period.year is not None and main is not None and period.year < main and NUMBER.search(state.sentence.letters) is not None


def _see_goal(state: State, period: PeriodMention, at: int) -> None:
    """到2030年 and 明年 tell of goals; months that are over end them."""
    token, letters, memory, base = state.sentence.tokens[at], state.sentence.letters, state.memory, state.context.base_year
    is_goal = token.text[0] in "到至" or (at > 0 and letters[at - 1] not in "ok" and state.sentence.tokens[at - 1].text[-1] in "到至")
    looks_to = at > 0 and letters[at + 1 : at + 2] == "," and state.sentence.tokens[at - 1].text.endswith(LOOKING_TO)
    is_goal = is_goal or (looks_to and period.kind == "year")  # 面向2020年,园区提出…
    is_later = period.year is not None and (base is None or period.year > base)
    if period.relative == 1 or (is_goal and is_later and not was_reached_by(state, period)):
        memory.status = "target"
        state.period.set_goal(period.year if is_goal else None)
    elif ends_goals(state, letters[: _before_a_turn(state, at)], period) or tells_of_year_gone(state, at, period):
        memory.status, memory.is_plan = "actual", False  # 瞄准一流,…,1月份共完成…; 全年目标为增长8%,上半年增长9%


def _before_a_turn(state: State, at: int) -> int:
    """The slot behind the comma of …,而一季度仅增长2.1%; `at` itself where no such word stands there."""
    return at - (at > 0 and state.sentence.tokens[at - 1].text in TURNED)
