"""Tell what a year does in its sentence: it is told how it went, something began in it, or its figures stand behind it."""

from __future__ import annotations

import re

from metrics.extraction.document.when import JUST_OVER
from metrics.extraction.document.years import FOUNDING
from metrics.extraction.state import State
from metrics.language.months import WHOLE_YEAR
from metrics.language.periods import PeriodMention
from metrics.language.vocabulary import any_of

_EVENT = re.compile(f"{FOUNDING}|批准|创建|建设|建成|升格|开工|组建|以后|以来|起")
_BIRTHDAY = re.compile(f"(?:{any_of('founding_word')}|开发)?[1-9一二三四五六七八九十]\\d?(?:周年|年)(?:之际|时)?$")
_AT_FIRST = re.compile("(?:时|之初|伊始|时候|那会儿?|那一?年|当[年时])$")  # words, and behind them slots
_SOON = 12  # slots behind an event
_TELLS_THEN, _EVENT_SLOTS = re.compile("v?,?(?:S|[vx]{1,3})?[IJ][vF]{0,3}M"), re.compile("[xvSQ]{0,6}T?(?=,)")
_WORK = re.compile("(?:政府|主要|全年)?工作(?:回顾|总结|情况|取得|成绩|成效)|(?:生产|经济)?运营")
_WORK_AHEAD = re.compile(r"工作的?[^,。;:\d]{0,8}(?:目标|任务)")
_HOW_IT_WAS = re.compile("[,]?(?:是|注定)?[^,。;\\d]{0,12}(?:极不|极其|不平凡|不寻常|非凡|难忘|充满)")
_WHAT_YEAR = re.compile("[,]?(?:是|既是|也是)[^。;\\n\\d]{2,60}(?:之年|的?一年)(?=[,。;])")  # 是全面落实…的重要之年


def is_year_told_of(state: State, start: int, mention: PeriodMention) -> bool:
    """刚刚过去的2020年极不寻常。…全年…; 2007年是…重要之年,…, told in 2008."""
    text, end = state.clean.text, start + mention.end
    if text.endswith("过去的", start, start + mention.start) or _HOW_IT_WAS.match(text, end) is not None:
        return True
    is_last = mention.year is not None and mention.year + 1 == state.context.year_of_writing
    return is_last and mention.start == 0 and _WHAT_YEAR.match(text, end) is not None


def is_next_year(state: State, at: int, period: PeriodMention) -> bool:
    """2001年突破400亿元,2002年突破500亿元,2003年尽管遭遇…,收入…: the year behind the one that a figure was just told of."""
    told = [(i, t.period) for i, t in enumerate(state.sentence.tokens[:at]) if t.letter == "T" and t.period is not None]
    if not told or period.year is None or told[-1][1].kind != "year" or told[-1][1].year != period.year - 1:
        return False
    return state.sentence.letters[at - 2 : at] in ("M,", "P,", "M;", "P;")


def tells_how_it_began(state: State, at: int) -> bool:
    """1992年建区时GDP只有2.1亿元; 1992年成立之初,财政收入只有3000万元: the year of an event that has a figure of its own."""
    letters = state.sentence.letters
    if letters[at + 1 : at + 2] != "x":
        return False
    event = _EVENT_SLOTS.match(letters, at + 2)  # 2002年升格为国家级经开区时,工业总产值只有126亿元
    end = event.end() if event is not None else at + 2
    is_told_then = _TELLS_THEN.match(letters, end) is not None or state.sentence.text_of(end, end + _SOON).find("当年") >= 0
    if not is_told_then:  # 1998年建区时,起步区不过10平方公里,全区当年税收只有460万元
        return False
    return any(_AT_FIRST.search(state.sentence.text_of(at + 1, last)) is not None for last in range(at + 2, end + 2))


def behind_period(state: State, at: int, period: PeriodMention) -> str:
    """The letter of what stands behind a period; 2018年涪城全区… and 2016年麓谷园区实现总产值120亿元 date no event."""
    letters, tokens = state.sentence.letters, state.sentence.tokens
    if letters[at + 1 : at + 3] == "xS":
        return "S"
    if period.kind != "year" or letters[at + 1 : at + 2] != "x":
        return letters[at + 1 : at + 2]
    if is_next_year(state, at, period):
        return ","
    if letters[at + 2 : at + 3] == "G" and tokens[at + 1].text.endswith(("发展", "工作")):
        return "G"  # 确定2013年发展目标
    if tokens[at + 1].text == "初步" and tokens[at + 2 : at + 3] and tokens[at + 2].text.startswith(("安排", "考虑", "打算")):
        return "G"  # 2024年初步安排:…
    if _WORK_AHEAD.match(state.clean.text, tokens[at].end) is not None:
        return ""  # 2010年工作的总体目标是:…, told in 2009
    if tokens[at - 1].text[-1] in "到至" and _BIRTHDAY.match(tokens[at + 1].text):
        return ","  # 到2011年建区10周年之际,生产总值将突破100亿元
    clause = re.split("[,;:]", letters[at + 1 :])[0]
    has_figures = re.search("(?:F[^,]*I|^x[SvFj]{0,3}I)[^,]*[MP]", clause) is not None
    words = tokens[at + 1].text
    if not has_figures and (named := re.match("(?:x[SvFj]{0,3}){2}(?=I[^,]*[MP])", clause)) is not None:
        has_figures, words = True, state.sentence.text_of(at + 1, at + 1 + named.end())  # 1995年整个区的生产总值不过38亿元
    if tells_how_it_began(state, at):
        return ""
    return "" if _WORK.match(words) or (has_figures and not _EVENT.search(words)) else "x"


def whole_of_year_told(state: State, at: int, period: PeriodMention) -> PeriodMention:
    """2017年,…;截至2017年底,…。全年新签约项目36个, told early in 2018: of the year just told of, and not of the one that has begun; 全年计划… is."""
    held, base, month = state.period.held, state.context.base_year, state.context.published_month
    if period.text != "全年" or period.year is not None or held is None or base is None:
        return period
    is_untold = held is state.period.expected  # the text's first time without a year
    last = state.period.last_year if is_untold else held.year
    is_whole = is_untold or held.kind == "year" or (held.kind == "as_of" and held.months is not None and held.months[1] == WHOLE_YEAR[1])
    if not is_whole or last != base - 1 or state.memory.status != "actual" or state.period.planned is not None:
        return period
    if month is not None and month not in JUST_OVER:
        return period
    ahead = re.split("[,;:]", state.sentence.letters[at + 1 :])[0]
    return period if {"t", "e", "G"} & set(ahead) else period._replace(year=last)
