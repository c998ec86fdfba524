"""Tell which of the times that a sentence names its figures are of: not those of events, of comparisons, of what is only told on the way."""

from __future__ import annotations

import re

from metrics.extraction.asides import tells_no_figure
from metrics.extraction.ceremonies import is_in_name
from metrics.extraction.clause import NUMBERS
from metrics.extraction.context import SPRINT
from metrics.extraction.lists import is_listed_period
from metrics.extraction.slots import match
from metrics.extraction.state import State
from metrics.extraction.years import FOUNDING, GAMES, HONOURS, MEETING
from metrics.language.periods import PeriodMention, told_first
from metrics.language.token import Token
from metrics.language.tokens import letters_of

HEADING = 36  # characters; a longer line is prose
_YEAR_BEGINS = 3  # months in which an account of the year before may still say 今年以来
_BEHIND = 10  # characters behind a period that tell what it is of
_NUMBER = re.compile(f"[{NUMBERS}]")
_CARRIED_FROM = re.compile(r"(?:延续|承接|接续|沿袭|秉承|保持|巩固|扭转)了?(?:自|从)?$")
_GOOD_START = re.compile(r"(?:实现)?[“”\"]?开门红[“”\"]?的?(?:良好)?(?:基础|之?后|态势|势头)")  # 在首季“开门红”基础上
_CARRIED = re.compile(r"以?来?[^,。;\d]{0,16}(?:态势|势头|走势|趋势|局面|格局)")
_REVIEW = re.compile(
    r"度?[^,。;\d\n]{0,8}工作(?:回顾|总结|情况|完成)|度?[^,。;\d\n]{2,12}(?:完成|执行|运行)情况"
)  # a heading, also where a paragraph runs on behind it
_FILED = ("继", "列入", "纳入", "入选", "入围", "誉为", "评为", "荣膺")
_TO_COME = ("预计", "计划", "力争", "预期", "有望", "将于", "将在", "拟于", "确保")
_FILED_OR_AHEAD, _DATES_NOTHING = _FILED + SPRINT, SPRINT + _FILED + _TO_COME
_TURNS = ("以后", "之后", "以前", "之前", "前后")  # a month or year that only divides a time in two
_EVENT = re.compile(f"{FOUNDING}|批准|创建|建设|建成|升格|开工|组建|揭牌|以后|以来|起")
_BIRTHDAY = re.compile("(?:建区|建园|开园|成立|设立|挂牌|获批|开发)?[1-9一二三四五六七八九十]\\d?(?:周年|年)(?:之际|时)?$")
_WORK = re.compile("(?:政府|主要|全年)?工作(?:回顾|总结|情况|取得|成绩|成效)|(?:生产|经济)?运营")
_TITLED = r"度?[^,。;\n\d]{2,24}(?:评价|考核评|评估)|(?<=“\d{4}年)[^,。;\n\d”]{2,24}(?:活动|大会|仪式|论坛)”"
_SET_UP = rf"(?:(?<=年\d月)|(?<=年\d\d月))(?:正式|经[^,。;\d]{{2,12}})?(?:批准)?(?:{FOUNDING}|动工|揭牌)[^\d,。;\n]{{0,20}}[,。;]"
_ANNIVERSARY = r"(?:是|为|恰逢|适逢|迎来)[^,。;\n\d]{0,24}\d{1,3}周年"
_ASSESSED = re.compile("度?[^,。;\\d]{0,12}(?:考核|考评|评比|观摩|推进会|现场会|拉练|点评会|擂台|赛马|红旗)")
_HAPPENED = re.compile(
    r"[,]?(?!完成|实现)[^,。;\d]{0,24}(?:调研|视察|考察|出席|来访|座谈|会见|走访|揭牌|授牌|揭幕|召开|举行|举办|签署|上会|获批)"
)
_TO_DO = r"[^。;,\n]{0,16}工作(?:讲|提|谈|作|进行)[^。;,\n]{0,8}(?:意见|要求|安排|部署)"  # 对2011年的工作讲几点意见
_APPROVED = r"(?<=[年月])(?:正式|,[^,。;\d]{0,10}(?=被))?(?:经|由|被)[^,。;\d]{0,14}(?:批准|批复|认定|列为|授予|命名|评为)"
_RAISED = r"(?<=年)(?:又|再|再次|正式|成功|顺利|被)*(?:升格|升级|晋升|晋级|跃升)(?:为|成为|成)?[^,。;\d]{0,10}(?:国家级|省级|区)"
_MADE_KNOWN = r"(?:[初中末底]|[上中下]旬)?(?:公布|发布|批复|获批|设立|成立|挂牌)的"  # 除去2020年9月底公布的三个自由贸易试验区
_ISSUE = r"[(]?(?:总?第)\d{1,4}期"  # the masthead of a monthly: 2018年第9期
_OF_A_LIST = re.compile(_MADE_KNOWN)
_NO_TIME_OF_FIGURES = re.compile(
    f"(?<=年度){HONOURS}|{_APPROVED}|{_RAISED}|{_TITLED}|{_TO_DO}|{_SET_UP}|{_ANNIVERSARY}|{GAMES}|{MEETING}|{_ISSUE}|{_MADE_KNOWN}"
)
# 全年 in 完成全年目标任务 says when the goal is due, not which months the sentence is about.
_DUE = re.compile(r"T[vIJxMQ]{0,4}[GH]")
_DUE_BY = re.compile(r"[Fz]TG")  # 1月,…,完成一季度目标的37%
_DUE_BY_NAME = re.compile(r"[^,。;\d]{1,8}指标(?:任务)?的")  # 完成全年外资指标的16.7%
_IS_TO_BRING = re.compile(r"[^。;\d]{0,24}?(?:将(?!军|近)|(?<![主重必])要(?!素|求|点)|计划|力争|争取|确保|努力)")
_HOW_IT_WAS = re.compile("[,]?(?:是|注定)?[^,。;\\d]{0,12}(?:极不|极其|不平凡|不寻常|非凡|难忘|充满)")
_BY_THEN = ("已", "共有", "现有", "先后")  # what goals are not told with
_FIGURE = re.compile(r"\d[^,。]{0,3}[元%家个户万亿]")
_AND_ANOTHER = re.compile("[和与及、](?:前?[一二三四]季度|[上下]半年|全年)[^;。]{0,40}分别")  # 上半年和前三季度…分别居第4位和第3位


def _carries_on(text: str, token: Token) -> bool:
    """继续延续了上半年良好的发展态势: a time that only says how the present began."""
    return _CARRIED.match(text, token.end) is not None and _CARRIED_FROM.search(text, max(0, token.start - 6), token.start) is not None


def _is_of_good_start(text: str, end: int) -> bool:
    """在首季“开门红”基础上: the time that ends here is that of the base."""
    return "门" in text[end : end + _BEHIND] and _GOOD_START.match(text, end) is not None


def _dated_by_another(state: State, mention: PeriodMention) -> PeriodMention:
    """翌年 follows the year that was named last, not this one; 新的一年 is, in its first months, the year of publication."""
    periods, base = state.period, state.context.base_year
    if mention.text == "新的一年":
        has_begun = state.context.published_month in (1, 2, 3) or (base is not None and state.context.main_year == base - 1)
        return mention._replace(year=base, relative=None) if has_begun else mention
    if mention.relative != 1 or not mention.text.startswith(("翌年", "次年")):
        return mention
    named = periods.event_year or (periods.held.year if periods.held is not None else None)
    return mention if named is None else mention._replace(year=named + 1, relative=None)


def _dated_so_far(state: State, mention: PeriodMention) -> PeriodMention:
    """今年以来 in a text that has told no time yet: until the month of publication, in January the year that has just ended."""
    published, base = state.context.published, state.context.base_year
    if mention.kind != "so_far" or mention.relative != 0 or published is None or published[0] != base:
        return mention
    held = state.period.held
    ahead = state.period.period
    if ahead is not None and ahead.year is not None and ahead.year > base:
        state.period.hold((None, None, None, None))  # 到2025年,…。今年以来,…
        held = state.period.goal_year = None
    if held is not None and not _is_over(state):
        return mention
    if published[1] == 1:
        dated = mention._replace(kind="year", year=base - 1, relative=None, months=(1, 12))
    elif held is None and f"{base - 1}年" in state.clean.text[: state.sentence.end]:
        return mention  # 2018年,…。今年以来,… may go on about the year just told
    else:
        dated = mention._replace(kind="span", year=base, relative=None, months=(1, published[1]))
    state.period.period = dated
    return dated


def _is_over(state: State) -> bool:
    """2016年,…。今年以来,…: a year told as a whole that ended long before the text was published."""
    published, base, (year, months) = state.context.published, state.context.base_year, state.period.now()
    return months == (1, 12) and published is not None and base is not None and year == base - 1 and published[1] > _YEAR_BEGINS


def is_short(text: str, start: int, end: int) -> bool:
    """True for what may be a heading."""
    return end - start < HEADING and text[end - 1] not in "。!?"


def dates_what_follows(text: str, start: int, end: int) -> bool:
    """A heading, or a question (2021年经济总量达到多少?): the year it names is that of what stands below."""
    return end - start < HEADING and text[end - 1] not in "。!"


def _is_of_an_assessment(state: State, mention: PeriodMention, end: int) -> bool:
    """全省开发区三季度考核列第11位, in an account of January to October: when one was rated, and no time of figures."""
    if mention.kind != "span" or mention.months is None or state.period.held is None:
        return False
    said = (_AND_ANOTHER, _ASSESSED) if mention.months[0] > 1 else (_AND_ANOTHER,)
    return any(pattern.match(state.clean.text, end) for pattern in said)


def read_period_only(state: State, start: int, end: int, first: int) -> None:
    """A sentence that names no indicator can still say which months the next ones are about; no time is named before `first`."""
    text = state.clean.text
    mention = told_first(text[start:end], first - start)
    if mention is not None and state.period.comes_back(mention):
        return
    mention = _dated_so_far(state, mention) if mention is not None else None
    if mention is None or mention.is_compared or (mention.kind == "year" and _NO_TIME_OF_FIGURES.match(text, start + mention.end)):
        return
    if text.endswith(_DATES_NOTHING, start, start + mention.start) or _is_of_good_start(text, start + mention.end):
        return  # 被誉为1992年十大发现; 预计上半年可试生产
    if is_in_name(text, start + mention.start, start + mention.end):
        return
    behind = letters_of(text[start + mention.end : min(end, start + mention.end + _BEHIND)])
    if mention.year is None and _DUE.match("T" + behind):
        return  # 全年目标任务; 2022年计划执行情况 dates what stands below
    if (
        mention.kind == "year"
        and behind[:1] == "x"
        and (text.endswith("过去的", start, start + mention.start) or _HOW_IT_WAS.match(text, start + mention.end))
    ):
        behind = ","  # 刚刚过去的2020年极不寻常。…全年…
    is_first = not _FIGURE.search(text, start, start + mention.start)
    is_account = _REVIEW.match(text, start + mention.end) is not None
    is_heading = dates_what_follows(text, start, end) or is_account
    has_happened = mention.kind == "month" and _HAPPENED.match(text, start + mention.end)
    if has_happened or _is_of_an_assessment(state, mention, start + mention.end):
        return
    if state.period.is_long_gone(mention) and not is_heading:
        state.period.then = mention.year
        return  # 1992年,区内兴建保税区
    if not _begins_anew(state, mention, start + mention.end):
        state.period.see(mention, is_first, behind[1:2] if behind[:2] == "xS" else behind[:1], is_heading, is_account)


def _begins_anew(state: State, mention: PeriodMention, end: int) -> bool:
    """今年 behind an account of the year before, which it then is the year behind; `end`: where it ends in the text."""
    return (
        mention.kind == "year"
        and mention.relative == 0
        and state.period.begins_anew(mention, _IS_TO_BRING.match(state.clean.text, end) is not None)
    )


def see_period(state: State, at: int, is_inside: bool) -> None:
    """Let a period named in a sentence change what holds; `is_inside`: it stands in brackets."""
    token, letters, memory = state.sentence.tokens[at], state.sentence.letters, state.memory
    if token.period is None:
        return
    period = token.period
    if period.relative == 1 or period.kind == "so_far" or period.text == "新的一年":
        period = _dated_so_far(state, _dated_by_another(state, period))
    memory.has_level = False
    _see_goal(state, period, at)
    if at and letters[0] == "q" and letters[:at].rstrip(",:") == "q" and period.kind in ("month", "this_month"):
        memory.topic = memory.previous if memory.is_near else None  # 其中,8月当月增长4.0%
    if _is_by_the_way(state, period, at) or is_listed_period(letters, at, period):
        return
    state.ceremony.see_period(period, token.end)
    is_account = period.kind == "year" and _REVIEW.match(state.clean.text, token.end) is not None
    if (
        period.months == (1, 12)
        and period.year is None
        and period.relative != 1
        and (_DUE.match(letters, at) or _DUE_BY_NAME.match(state.clean.text, token.end))
    ):
        held = state.period.held
        is_measured = (
            letters[at - 1 : at] in ("z", "F") and held is not None and held.kind in ("year", "span", "as_of") and held.year is not None
        )
        state.period.says_year = state.period.says_year or not is_measured  # 2012年,…占全年目标16亿元的93.8%: that year's goal
    elif state.period.is_long_gone(period) and not is_account and tells_no_figure(state.sentence, at):
        state.period.then = period.year
    elif not (is_inside and period.kind == "year"):
        text = state.clean.text[state.sentence.start : state.sentence.start + 8]
        is_first = _NUMBER.search(letters, 0, at) is None and not ("分" in text and text.lstrip().startswith(("分季度", "分月")))
        is_base = at > 0 and state.sentence.tokens[at - 1].text in ("从", "由", "自")
        is_first = (is_first and not is_base) or letters[at - 1 : at] == "o"  # 由2015年的12亿元增加到2020年的30亿元
        is_first = is_first and not match(r"Tv?M[vok]{1,2}T", letters[at : at + 8])  # 生产总值2015年263亿元提高到…
        if is_base:
            state.period.begin_base(period)
        elif letters[at - 1 : at] != "j":
            state.period.before_rise = None  # the rise has reached a year of its own
        if letters[at - 1 : at] == "o" and period.kind == "year":
            state.rise_to = period.year
        elif not is_base:
            state.rise_to = None
        is_heading = dates_what_follows(state.clean.text, state.sentence.start, state.sentence.end)
        if not _begins_anew(state, period, token.end):
            state.period.see(period, is_first, _behind(state, at, period), is_heading, is_heading and is_account)


def _see_goal(state: State, period: PeriodMention, at: int) -> None:
    """到2030年 and 明年 tell of goals; months that are over end them."""
    token, letters, memory, base = state.sentence.tokens[at], state.sentence.letters, state.memory, state.context.base_year
    is_goal = token.text[0] in "到至" or (at > 0 and letters[at - 1] not in "ok" and state.sentence.tokens[at - 1].text[-1] in "到至")
    is_told = (
        base is None and any(t.text in _BY_THEN for t in state.sentence.tokens) and not {"t", "G", "e"} & set(letters)
    )  # 至2010年底,共投入5.8亿元,已形成…
    is_told = is_told or _is_over_when_told(state, period)
    if period.relative == 1 or (is_goal and not is_told and period.year is not None and (base is None or period.year > base)):
        memory.status = "target"
        state.period.goal_year = period.year if is_goal else None
    elif memory.status == "target" and not memory.is_plan and letters[at - 1 : at] in (",", ";") and state.period.is_over(period):
        memory.status = "actual"  # 瞄准一流,…,1月份共完成…


def _is_over_when_told(state: State, period: PeriodMention) -> bool:
    """2001年,财政收入2300万元;到2022年,达42亿元, told in 2023: no goal, where nothing is said to be aimed at."""
    published = state.context.published
    return (
        published is not None
        and period.year is not None
        and period.year < published[0]
        and not {"t", "G", "e"} & set(state.sentence.letters)
        and state.memory.status != "target"
    )


def _is_by_the_way(state: State, period: PeriodMention, at: int) -> bool:
    """A time that no figure is of."""
    token, letters = state.sentence.tokens[at], state.sentence.letters
    behind = state.clean.text[token.end : token.end + 12]
    if is_in_name(state.clean.text, token.start, token.end):
        return True  # 举行2019年第二次重点项目集中开工仪式
    if letters[at - 1 : at] == "S" and letters[:at].endswith(("zS", "zvS")):
        return True  # 占大连市一季度项目的60%: the time of the whole
    if _is_of_an_assessment(state, period, token.end):
        return True
    if period.kind == "plan" and behind.startswith(("开局", "收官", "起步")):
        return True  # 2016年是“十三五”开局之年
    if period.kind == "year" and "以来" in behind and "以来" in re.split("[,。;]", behind)[0]:
        return True  # 2008年建区以来
    if period.kind in ("month", "year") and (behind.startswith(_TURNS) or _NO_TIME_OF_FIGURES.match(state.clean.text, token.end)):
        return True  # 80%为7月以后引进, 2022年全市开发区综合评价结果公布, 2016年6月设立,…
    if period.kind == "as_of" and _OF_A_LIST.match(state.clean.text, token.end):
        return True
    if period.kind == "span" and period.months != (1, 12) and at and _DUE_BY.match(letters, at - 1) and state.period.held is not None:
        return True
    if at > 1 and match("[gh]S", letters[at - 2 : at]) and match("Tv{0,2}[PI]", letters[at : at + 4]):
        return True  # 增速高于深圳今年第一季度的2%
    if period.kind == "so_far" or token.text.endswith("以来"):
        before = "".join(t.text for t in state.sentence.tokens[max(0, at - 2) : at])
        if before.endswith(("为", "是", "创", "创下", "创了", "创出")) or re.match("[^,。]{0,3}(?:最|新高|首)", behind):
            return True  # 为今年以来单月最高增速, 创下建区以来工业增幅新高
    if state.clean.text.endswith(_FILED_OR_AHEAD, 0, token.start) or (token.text.startswith("过去") and state.context.year_is_inferred):
        return True  # 继去年首超千亿后, 列入2020年市级层面统筹推进的40项重大项目, 过去的一年 in a report of no date
    if (
        _carries_on(state.clean.text, token)
        or _is_of_good_start(state.clean.text, token.end)
        or (period.relative == -1 and behind.startswith(("基数", "高基数", "同期")))
    ):
        return True  # 延续了上半年的良好态势, 在上年基数较高的情况下
    is_told_of = period.months == (1, 12) and state.period.is_named and token.text == "全年"
    return is_told_of and _NUMBER.search(re.split("[,;:]", letters[at + 1 :])[0]) is None  # 上半年,…制定全年投资计划,…


def _behind(state: State, at: int, period: PeriodMention) -> str:
    """The letter of what stands behind a period; 2018年涪城全区… and 2016年麓谷园区实现总产值120亿元 date no event."""
    letters, tokens = state.sentence.letters, state.sentence.tokens
    if letters[at + 1 : at + 3] == "xS":
        return "S"
    if period.kind != "year" or letters[at + 1 : at + 2] != "x":
        return letters[at + 1 : at + 2]
    if tokens[at - 1].text[-1] in "到至" and _BIRTHDAY.match(tokens[at + 1].text):
        return ","  # 到2011年建区10周年之际,生产总值将突破100亿元
    has_figures = re.search("(?:F[^,]*I|^x[SvFj]{0,3}I)[^,]*[MP]", re.split("[,;:]", letters[at + 1 :])[0]) is not None
    words = tokens[at + 1].text
    return "" if _WORK.match(words) or (has_figures and not _EVENT.search(words)) else "x"
