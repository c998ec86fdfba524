"""Times that a sentence names and that no figure is of: of events, of what somebody else is rated by, of what only goes on since then."""

from __future__ import annotations

import re

from metrics.extraction.clause import NUMBER, Sentence
from metrics.extraction.document.context import MADE_KNOWN_UNTIL, SPRINT, is_of_goal_of_year
from metrics.extraction.document.slogans import is_in_slogan
from metrics.extraction.document.years import FOUNDING, GAMES, HONOURS, MEETING
from metrics.extraction.names.ceremonies import is_in_name
from metrics.extraction.slots import match
from metrics.extraction.state import State
from metrics.extraction.times.gone_through import THROUGH
from metrics.extraction.times.inner_times import is_inside_clause, is_when_ready
from metrics.extraction.times.meetings_held import is_of_a_meeting
from metrics.extraction.times.spans import is_earlier_part
from metrics.language.backwards import backwards
from metrics.language.months import WHOLE_YEAR
from metrics.language.period_words import TURNS_OF_PLAN
from metrics.language.periods import PeriodMention
from metrics.language.seldom import seldom
from metrics.language.token import Token
from metrics.language.vocabulary import any_of, words_of

_CARRIED_FROM = backwards("(?:延续|承接|接续|沿袭|秉承|保持|巩固|扭转)了?(?:自|从)?")
_CARRIED_ENDS = frozenset("续接袭承持固转了自从")  # how these end
_CARRIED = re.compile(r"以?来?[^,。;\d]{0,16}(?:" + any_of("course_word") + ")")
FILED = ("继", *words_of("listed_word"), *words_of("titled_word"))
_FILED_OR_AHEAD = FILED + SPRINT
_FILED_ENDS = frozenset(words[-1] for words in _FILED_OR_AHEAD)
_TURNED_FROM = re.compile("的?(?:下降|负增长|回落|减少|亏损|下滑)(?:趋势|态势|局面)?(?:转|扭)")
_TURNS = ("以后", "之后", "以前", "之前", "前后")  # a month or year that only divides a time in two
_TITLED = r"度?[^,。;\n\d]{2,24}(?:评价|考核评|评估)|(?<=“\d{4}年)[^,。;\n\d”]{2,24}(?:活动|大会|仪式|论坛)”"
_SET_UP = rf"(?:(?<=年\d月)|(?<=年\d\d月))(?:正式|经[^,。;\d]{{2,12}})?(?:批准)?(?:{FOUNDING}|动工)[^\d,。;\n]{{0,20}}[,。;]"
_ANNIVERSARY = r"(?:是|为|恰逢|适逢|迎来)[^,。;\n\d]{0,24}\d{1,3}周年"
_ASSESSED = re.compile("度?[^,。;\\d]{0,12}(?:" + any_of("assessing_word") + ")")
_WENT = re.compile(  # behind a year
    rf"(?:度,?|,|(?=是))(?:(?!{any_of('founding_word')}|批准|升级|奠基|动工|开工|组建)[^。;\n\d]){{0,60}}?"
    r"(?:经济|发展|形势|工作)[^。;\n\d]{0,12}(?:增长|平稳|发展|较快|加快|成绩|成效|向好|严峻|复杂|进展)|(?:度,?|,|(?=是))是?[^。;\n\d]{0,40}的?一年(?=[,。;])"
)
_TO_DO = r"[^。;,\n]{0,16}工作(?:讲|提|谈|作|进行)[^。;,\n]{0,8}(?:意见|要求|安排|部署)"  # 对2011年的工作讲几点意见
_APPROVED = r"(?<=[年月])(?:正式|,[^,。;\d]{0,10}(?=被))?(?:经|由|被)[^,。;\d]{0,14}(?:" + any_of("granted_word") + ")"
_RAISED = r"(?<=年)(?:又|再|再次|正式|成功|顺利|被)*(?:" + any_of("raised_word") + r")(?:为|成为|成)?[^,。;\d]{0,10}(?:国家级|省级|区)"
_MADE_KNOWN = r"(?:[初中末底]|[上中下]旬)?(?:公布|发布|批复|获批|设立|成立|挂牌)的"  # 除去2020年9月底公布的三个自由贸易试验区
_ISSUE = r"[(]?(?:总?第)\d{1,4}期"  # the masthead of a monthly: 2018年第9期
_REPORTED_IN = r"(?<=\d年)(?:[\u4e00-\u9fff]{0,12}[省市区县旗州])?(?:(?:人民)?政府工作报告|工作报告(?=[显指提透披明]))"  # the year in which it was made, and not that told of
_KNOWN_BY_THEN = re.compile(rf"(?:截[至止]到?)?((?:截[至止]到?)?\d{{1,2}}月\d{{1,2}}日){MADE_KNOWN_UNTIL}")
_OF_A_LIST = re.compile(f"{_MADE_KNOWN}|{MADE_KNOWN_UNTIL}")
# 2013年,片区启动建设,截至目前,完成投资38亿元: all since it was begun
_BEGUN = r",?[^,。;\d\n]{0,14}(?:启动|开工|动工|奠基|破土)(?:建设)?以?[后来]?,(?:截至|截止|到|至)?(?:目前|今|现在),"
NO_TIME_OF_FIGURES = re.compile(
    f"(?<=年度){HONOURS}|{_APPROVED}|{_RAISED}|{_TITLED}|{_TO_DO}|{_SET_UP}|{_BEGUN}|{_ANNIVERSARY}|{GAMES}|{MEETING}|{_ISSUE}|{_MADE_KNOWN}|{_REPORTED_IN}"
)
_AVERAGED = ("两年平均", "两年年均", "年均", "平均")
_GOAL_SET = re.compile(
    r"[^,。;:\d]{0,6}?(?<!完成)(?:" + any_of("setting_goals_word") + r"|签订|签署|部署)的?[^,。;:]{0,16}?(?:目标|任务|计划|指标)"
)
_DUE_BY = re.compile(r"(?:[Fz]|[Fz][xSv]{1,3}|(?P<is>v)[xSv]{0,3})TGv?(?:(?P<goal>M)v?)?(?P<part>P)?")
_DONE_PART = ("为", "是", "达", "达到")
_DUE_IN_THE_YEAR = re.compile(r"(?:[Fz]|(?P<is>v))T[^,;:MPBXKTG]{1,4}Gv{0,2}(?(is)P|[PM])")  # 1-6月,…,占全年收入任务的52%
_GOAL_IN_FIGURES = re.compile(r"[^,。;:\d]{0,16}\d")  # 全年税收任务38亿元
# 记者从一季度经济运行调度会上获悉,1至2月份,…: what the meeting was about, and behind it the time of the figures
_MEETING_HELD = re.compile(r"(?:经济|工业|重点|形势|工作|项目|招商)[^,。;:\d]{2,14}会(?:议)?上?(?:获悉|了解到|传出|透露)")
_OF_A_CAUSE = re.compile("[^,。;:\\d]{1,12}的?(?:因素|影响|缘故|原因)")
_OF_COUNTED = re.compile(r"(?:度|底)?[^,。;\d]{0,10}(?:企业|项目|工程)")
_A_TURN = re.compile(
    "(?:[^,。;:\\d]{0,6}(?:是|为|成为?)|就?出现了?)[^,。;:\\d]{0,6}(?:谷底|低谷|低点|高点|拐点|转折点?|分水岭|淡季|旺季|攻坚期|关键期)"
)
_AND = "和与及、"
_CONTENTS = re.compile("报告》?(?:主要|总共|一?共)?分(?:为|成)?[^,。;:]{0,4}(?:部分|方面|板块)[^。]*")
_AND_ANOTHER = seldom(rf"[{_AND}](?:前?[一二三四]季度|[上下]半年|全年)[^;。]{{0,40}}分别")  # 上半年和前三季度…分别居第4位和第3位


def _carries_on(text: str, token: Token) -> bool:
    """继续延续了上半年良好的发展态势: a time that only says how the present began."""
    if text[token.start - 1 : token.start] not in _CARRIED_ENDS or _CARRIED.match(text, token.end) is None:
        return False
    return _CARRIED_FROM.match(text, 0, token.start) is not None


def is_of_an_assessment(state: State, mention: PeriodMention, end: int) -> bool:
    """全省开发区三季度考核列第11位, in an account of January to October: when one was rated, and no time of figures."""
    if mention.kind != "span" or mention.months is None or state.period.held is None:
        return False
    text = state.clean.text
    if text[end : end + 1] in _AND and _AND_ANOTHER.match(text, end) is not None:
        return True
    if is_of_a_meeting(text, mention, state.period.held, end):
        return True
    return mention.months[0] > 1 and _ASSESSED.match(text, end) is not None


def _is_counted_from(state: State, period: PeriodMention, letters: str) -> bool:
    """1-5月,…增长22.6%,1-4月提高5.0个百分点: earlier months that begin with the same one, whose 比 was left out."""
    return letters in ("TuB", "TdB") and is_earlier_part(period, state.period.held)


def _is_due_by(state: State, at: int) -> bool:
    """1月,…,完成一季度目标的37%; 1-9月,…,为市下三季度目标33亿元的102%: by when what is held against the figure is due."""
    sentence = state.sentence
    letters = sentence.letters
    if letters[at - 1] in "Fz":
        return letters[at + 1 : at + 2] == "G"
    start = sentence.behind_last(",;:", at)
    found = _DUE_BY.match(letters, start)
    if found is None or letters.find("T", start) != at or not found["part"]:
        return False
    return found["is"] is None or sentence.tokens[start].text in _DONE_PART


def _is_part_of_the_years(sentence: Sentence, at: int) -> bool:
    """1-6月,…,占全年收入任务的52%, 为全年收入任务的52%."""
    found = _DUE_IN_THE_YEAR.match(sentence.letters, at - 1)
    return found is not None and (found["is"] is None or sentence.tokens[at - 1].text in _DONE_PART)


def is_a_turn(period: PeriodMention, text: str, end: int) -> bool:
    """3月份是谷底,此后…: a month that only divides the time told of; it ends at `end` of the text."""
    return period.kind == "month" and _A_TURN.match(text, end) is not None


def is_when_set(text: str, token: Token, period: PeriodMention) -> bool:
    """上半年 of 围绕上半年确定的目标,…: when a goal was set, which is that of a year, and no time of figures."""
    return period.kind in ("span", "month") and period.months != WHOLE_YEAR and _GOAL_SET.match(text, token.end) is not None


def see_when_set(state: State, period: PeriodMention) -> None:
    """The goal that was set then is the year's."""
    state.period.says_year = True
    forget_expected(state, period)


def forget_expected(state: State, period: PeriodMention) -> None:
    """Where the text led to expect figures of a time that turns out to be no figure's, nothing holds."""
    held = state.period.period
    if held is not None and held is state.period.expected and held.text == period.text:
        state.period.period = None


def lists_contents(text: str, start: int, at: int) -> bool:
    """报告分三个部分:一是过去五年工作回顾;二是2012年重点工作: the parts of a report, in the sentence that begins at `start`."""
    return text.find("分", start, at) >= 0 and _CONTENTS.search(text, start, at) is not None


def behind_made_known(text: str, start: int, first: int) -> int:
    """截至4月25日,28个省份的一季度成绩单已经出炉: where the times begin that can be of figures; `first` is where the first of the sentence does."""
    until = _KNOWN_BY_THEN.match(text, start)
    return until.end(1) if until is not None and first < until.end(1) else first


def is_by_the_way(state: State, period: PeriodMention, at: int) -> bool:
    """A time that no figure is of."""
    token, letters, text = state.sentence.tokens[at], state.sentence.letters, state.clean.text
    behind = text[token.end : token.end + 12]
    if period.months is None and text.endswith(THROUGH, 0, token.start):
        return False  # 一季度下降3%,经过二季度的努力,增长8%: it is no figure of the first quarter
    if text.endswith("由", 0, token.start) and _TURNED_FROM.match(text, token.end) is not None:
        return True  # 由去年同期下降转为增长17.6%
    if is_in_name(text, token.start, token.end):
        return True  # 举行2019年第二次重点项目集中开工仪式
    if lists_contents(text, state.sentence.start, token.start):
        return True
    if letters[at - 1 : at] == "S" and letters[:at].endswith(("zS", "zvS")):
        return True  # 占大连市一季度项目的60%: the time of the whole
    if is_of_an_assessment(state, period, token.end):
        return True
    if period.kind == "span" and _is_what_a_meeting_is_about(state, at):
        return True
    if period.kind == "plan" and behind.startswith(TURNS_OF_PLAN):
        return True  # 2016年是“十三五”开局之年
    if period.kind == "year" and "以来" in behind and "以来" in re.split("[,。;]", behind)[0]:
        return True  # 2008年建区以来
    if period.kind in ("month", "year") and (behind.startswith(_TURNS) or NO_TIME_OF_FIGURES.match(state.clean.text, token.end)):
        return True  # 80%为7月以后引进, 2022年全市开发区综合评价结果公布, 2016年6月设立,…
    if is_a_turn(period, text, token.end):
        return True
    if period.kind == "as_of" and _OF_A_LIST.match(state.clean.text, token.end):
        return True
    if period.kind == "many_years" and state.period.held is not None and behind.lstrip().startswith(_AVERAGED):
        return True  # 比上年增长4.5%,2020-2021年两年平均增长3.7%。其中,第一产业…
    if period.kind in ("span", "year") and at and state.period.held is not None:
        is_of_months = period.kind == "span" and period.months != (1, 12)
        if (is_of_months and _is_due_by(state, at)) or _is_part_of_the_years(state.sentence, at):
            return True
    if at > 1 and match("[gh]S", letters[at - 2 : at]) and match("Tv{0,2}[PI]", letters[at : at + 4]):
        return True  # 增速高于深圳今年第一季度的2%
    if letters[at - 2 : at] == "P," and _is_counted_from(state, period, letters[at : at + 3]):
        return True
    if period.kind == "so_far" or token.text[-2:] == "以来":
        before = state.sentence.text_of(at - 2, at)
        if before.endswith(("为", "是", "创", "创下", "创了", "创出")) or re.match("[^,。]{0,3}(?:最|新高|首)", behind):
            return True  # 为今年以来单月最高增速, 创下建区以来工业增幅新高
    if text[token.start - 1 : token.start] in _FILED_ENDS and text.endswith(_FILED_OR_AHEAD, 0, token.start):
        return True  # 继去年首超千亿后, 列入2020年市级层面统筹推进的40项重大项目
    if token.text[:2] == "过去" and state.context.year_is_inferred and state.context.is_of_one_year:
        return True  # 过去的一年 in a report of no date
    if period.relative == -1 and letters[at - 1 : at] == "M" and _OF_COUNTED.match(text, token.end) is not None:
        return True  # 16户去年新入规企业
    if period.relative == -1 and behind.startswith(("基数", "高基数", "低基数", "同期")):
        return True  # 在上年基数较高的情况下
    if period.relative == -1 and _OF_A_CAUSE.match(text, token.end) is not None:
        return True  # 里头有去年缓税入库的因素,…
    if _carries_on(state.clean.text, token) or is_in_slogan(state.clean.text, token.start, token.end):
        return True  # 延续了上半年的良好态势
    if is_of_goal_of_year(text, token.text, token.end, state.context) and _GOAL_IN_FIGURES.match(text, token.end) is None:
        return True  # 提前40天完成全年外资任务,到账外资2亿美元
    if is_inside_clause(state, at, period) or is_when_ready(state, at, period):
        return True  # 克服2月疫情影响, 项目预计年底投产
    is_told_of = period.months == (1, 12) and state.period.is_named and token.text == "全年"
    rest = letters[at + 1 :]
    rest = rest[1:] if rest[:1] == "," and letters[at - 1 : at] == ";" else rest  # 上半年,…达到1100亿元;全年,…达到2400亿元
    return is_told_of and NUMBER.search(re.split("[,;:]", rest)[0]) is None  # 上半年,…制定全年投资计划,…


def _is_what_a_meeting_is_about(state: State, at: int) -> bool:
    """从一季度经济运行调度会上获悉,1至2月份,…: the months behind the meeting are those of its figures."""
    if _MEETING_HELD.match(state.clean.text, state.sentence.tokens[at].end) is None:
        return False
    number = NUMBER.search(state.sentence.letters, at)
    ahead = state.sentence.tokens[at + 1 : number.start() if number is not None else None]
    return any(token.letter == "T" and token.period is not None and token.period.months is not None for token in ahead)


def tells_how_it_went(text: str, start: int, end: int) -> bool:
    """2009年,开发区经济保持快速增长; 2009年是极不平凡的一年: the year of long ago is told of, and nothing that happened in it."""
    return _WENT.match(text, start, end) is not None


def is_measured_then(state: State, at: int) -> bool:
    """2012年,…占全年目标16亿元的93.8%, 去年,…完成全年目标的82%: that year's goal."""
    held, base = state.period.held, state.context.base_year
    if held is None or held.kind not in ("year", "span", "as_of") or state.sentence.letters[at - 1 : at] not in ("z", "F"):
        return False
    told = state.period.resolve("", None, 0) if held.year is None else None
    return held.year is not None or (told is not None and told[1][:4].isdigit() and int(told[1][:4]) < (base or 0))
