"""Which year a text without a date speaks of: the latest that figures are told of, and no goal's, base's or event's."""

from __future__ import annotations

import re
from operator import itemgetter

from metrics.extraction.document.equated_years import year_equated
from metrics.language.amount_letters import ANY_DEED
from metrics.language.backwards import backwards
from metrics.language.period_words import FROM, TURNS_OF_PLAN
from metrics.language.plans import PLAN_ENDS
from metrics.language.seldom import seldom
from metrics.language.telltales import FIGURE, has_any
from metrics.language.vocabulary import any_of

# Each begins with characters that are looked for fast; what must stand before them is asked afterwards.
YEAR = re.compile(r"((?:19|20)\d{2})(?<!\d\d{4})(?=年|[上下]半年|全年|第?[一二三四]季度|首季|[./]\d{1,2}[./]\d|-\d{1,2}-)")
GOAL_YEAR = backwards(
    r"(?:(?:(?<!截止)(?<!截至)到|(?<!截)至|力争|展望|面向)[^,。0-9]{0,3}|最[高好多低]的)"
)  # a goal, or 最高的2019年, a record to compare with
_WILL = re.compile(r"年,?[^,。\d\n]{0,10}将(?!过去)")
IN_MONTHS = re.compile(r"年?(?:\d{1,2}[-~至月]|[上前]|第?[一二三四]季|首季)")
WHOLE = re.compile(rf"年(?:全年)?,[^。\n]{{0,80}}{FIGURE.pattern}")
_TOLD_AS_A_WHOLE = re.compile(r"年(?:全年|度)?(?!以来|以前|以后|之前|之后|起|[末底])[^。\n\d]{0,60}\d[\d.]*(?:亿|万|%)")
_YEAR_OVER = re.compile("(?:刚刚|刚)过去的?一年")
_WISHED = re.compile(any_of("wishing_word") + "|今年|目标|将|任务")
_PART_OF_NOW = re.compile(r"今年(?:以来|\d{1,2}[-~至到月]|第?[一二三]季|上半年|前|首)")
_TO_COME = re.compile("年度?(?:的)?(?:经济|工作|发展)?(?:形势|(?:工作)?(?:" + any_of("outlook_word") + "))")
_PLANNED = re.compile(r"年度?(?:的)?(?:(?:重点)?工作(?:计划|要点|重点|安排)|[^,。;\n\d]{0,24}(?:计划|预算)(?:\(?草案|的报告))")
_STILL_AHEAD = "(?:目标|力争|计划|将|要|确保)"
# 今年,预计实现…12亿元
_DONE_NOW = re.compile(
    r"(?:^|[。\n ])今年(?:以来|来)?,(?![^。\n]{0,30}" + _STILL_AHEAD + r")[^。\n]{0,80}?(?:实现|完成|达到?)[^,。;\n\d]{0,16}\d"
)
_NEXT_YEAR = ("明年", "来年")
_TOLD_OF_NOW = re.compile("今年(?:以来|来,|,(?![^。\n]{0,40}" + _STILL_AHEAD + "))")
_AND = backwards(r"(?:总结|回顾|情况)[^,。;\n\d]{0,4}(?:和|及|与|、|暨)(?:19|20)\d{2}")
_AIM_OF = re.compile("年(?:全年)?的?(?:主要|预期|工作|发展|经济)*(?:目标|任务)")
FOUNDING = any_of("founding_word") + "|启动|奠基"  # words of the day on which a zone or a project began
_SETS = backwards(f"(?:{any_of('setting_goals_word')}|研究|谋划|初步|部署)了?")
_TOLD_BEFORE = 1200  # characters in which the months told stand before the next year's goals
_LATE = re.compile("(?:1[-~至到]{1,2}|前)1[012]个?月")
_RATED = re.compile("年度?[^,。;\\n\\d]{2,24}(?:评价|考核评|评估|排名|百强|榜)")
HONOURS = "[^,。;\\n\\d]{0,24}(?:先进(?!表彰)|优秀|称号|十强|十佳|贡献的)"
_HONOURED = re.compile(f"年度{HONOURS}")
_SET_UP_IN = ("建于", "成立于", "设立于", "创建于", "创办于", "组建于", "诞生于", "起步于", "创立于")
_WHEN_IT_WAS = re.compile("年[^,。;\\d\n]{1,10}(?:之时|时|之初|那年),")
_THAN = ("比", "较")
_BEGINS = re.compile(r"年[^。\d]{0,30}(?:以来|开始|起)|年的[^,。]{0,20}目前")
_LAST_YEAR = re.compile(r"[去上]年(?<![比较与同][去上]年)(?!同期|同月|同季|度?[末底]|年[末底])")
_LAST_YEARS_FIGURE = re.compile(rf"{_LAST_YEAR.pattern}(?:实现|完成|达)[^,。;\d]{{0,10}}\d")
_SINCE_YEAR = seldom(r"(?:[与比较受]|(?<=[上去]年同期[、和及与]))((?:19|20)\d{2})年(?:年?[末底]|同期|相比|全年)")
_MAY_SAY_SINCE = re.compile(r"[与比较受和及、](?:19|20)\d{2}年")  # what stands in each such
_PLAN_YEAR = seldom(
    r"(十[一二三四五]五|[九十]五)[\"”'’]?(?:规划)?的?(?:(" + "|".join(TURNS_OF_PLAN) + r")(?:之?年|首季|之季)|第([一二三四五])年)"
)
_OTHER_YEAR = backwards(r"(?:(?:明年|来年|去年|上年|\d年)[^,。;\n]{0,6}|为[^,。;\n]{0,3})")
_BY_THE_YEAR_BEFORE = ("同比", "比上年同期", "比去年同期", "较上年同期", "较去年同期")
PAST_BASE = re.compile(
    r"年(?:同期|相比|同比)|年?[、和及与](?:19|20)\d{2}年同期"
)  # 高于2019年同期, 2022年、2021年同期分别为…: how long ago that was, nobody tells
_TWO_YEARS = re.compile(r"[两三]年(?:平均|年均)")
FOUNDED = re.compile(
    r"年(?:\d{1,2}月)?(?:起(?=[,全我累])|来(?=,)|开始(?=[,全我累])|至今|[至到](?:现在|目前)|[至到—~-]{1,2}(?:19|20)\d\d年\d)|"
    rf"年?(?:\d{{1,2}}月(?:\d{{1,2}}日)?)?[^,。;()\d\n]{{0,8}}(?:{FOUNDING}|批准|组建|创建|动工|(?<!今年)以来)|年(?:\d{{1,2}}月)?,[^,。;()\d\n]{{0,10}}被[^,。;()\d\n]{{0,12}}(?:{any_of('granted_word')})|年\d{{1,2}}月(?:\d{{1,2}}日)?,[^。;\n\d]{{0,24}}(?:批准|批复|设立|成立|挂牌|揭牌|获批)|年,[^。;\n\d,]{{0,12}}(?:获批|经批准|批准|正式)(?:设立|成立|为)"
)
_TITLE_OF = backwards(f"(?:{any_of('titled_word')})[^,。;\\n]{{0,4}}")  # 被誉为1992年中国十大考古发现
# 2021年度工作会议, 2022年重大项目集中投产活动: what a meeting or an event is called, behind the year
MEETING = rf"年?度?[^,。;\n\d]{{0,24}}?(?:工作会议?|总结(?:表彰)?(?:暨[^,。;\d]{{2,20}})?大?会|表彰大会|集中(?:{ANY_DEED})(?:活动|仪式)|博览会|投洽会|洽谈会|推介会)"
GAMES = rf"[^,。;\d\n]{{0,6}}(?:{any_of('games_word')})"  # 2022年北京冬奥会
_GAMES = re.compile(f"年{GAMES}")
SINCE_THEN = re.compile(
    rf"((?:19|20)\d{{2}})年\d{{1,2}}月(?:\d{{1,2}}日)?,?[^。\n]{{0,40}}(?:{FOUNDING}|批准)[^。\n]{{0,12}}[。,][^。,\n]{{0,4}}([一两二三四五])年来"
)
_EXPECTED = backwards(f"(?:{any_of('wishing_word')}|拟|将)[^,。;\\d]{{0,12}}")
_FINISHED = re.compile(
    r"年(?:\d{1,2}月份?)?(?:[上下中]旬|[上下]半年|[初中底末前])*(?:可|能)?(?:全面|全部|正式|整体|基本|陆续)?(?:"
    + any_of("finished_word")
    + "|投入)"
)
# 客车项目2018年投产; 2018年落户的客车项目: when one thing was done, and behind which no figure stands
_DONE_THEN = seldom(
    r"年(?:年?[初中底末]|\d{1,2}月份?)?(?:正式|全面|建成|顺利|成功|已)?(?:"
    + any_of("begun_word", "finished_word")
    + r")(?!运营)[^,。;\d]{0,4}(?:[,。;]|的(?!\d))"
)
_NAMES_A_THING = backwards(r"[\u4e00-\u9fff”](?<![是在自从到至截])于?")
_YEARS_OF_A_PLAN = backwards(r"\((?:19|20)\d{2}[-~至]")
_REACHED = seldom(
    r"年年?[底末]的\d|年(?:年?[底末])?,(?:(?!"
    + any_of("wishing_word")
    + r"|将|要|目标)[^。\n]){0,90}(?<=[,;区园市县])(?:已(?!经?成为)|先后|现有|共有)"
)  # 增长至2016年底的12万家; 至2010年底,…;入园企业108家,已形成…
_RISEN = backwards(r"[升增高长大展加]了?[至到]")  # 从2018年的15亿元升至2022年的138亿元
_SPANS = backwards(r"\d年?[至到]")  # 2011年至2012年
_REACHED_IN = re.compile(r"年(?:年?[底末])?的")
_ISSUE = re.compile(r"[(\[]((?:19|20)\d{2})[)\]]年?第? ?\d{1,4} ?[期号]")
_CELL_OF_MONTH = seldom(r"(?:^|[|\n])[ ]{0,4}((?:19|20)\d{2})[./-](\d{1,2})[ ]{0,4}(?=[|\n]|$)")  # | 2010.6 |, in a table below
_WHOLE_YEAR = re.compile("1[-~至]12月|全年(?!" + any_of("planned_noun_word") + "|预计|预期)|去年|上年(?!同期)|年度工作总结")
_HEAD, _DEED = 300, 14  # characters
_YEAR_END = re.compile(r"年年?[底末](?![^,。;\d]{0,8}(?:" + any_of("begun_word", "finished_word") + "|获))")
_TIMES = re.compile(r"年(?:全年)?的[\d.]+倍")  # 是2016年全年的3.1倍
_HAPPENED = re.compile(
    r"年(?:\d{1,2}月)?,?[^,。;\d]{0,10}(?:" + any_of("titled_word", "raised_word") + "|成为|获批|进入全[国省])"
)  # 2024年进入全国40强
_MADE_KNOWN = re.compile(r"年(?:\d{1,2}月[初中末底]?)?(?:公布|批复|获批|设立)的")  # 2020年9月底公布的三个自由贸易试验区
_OF_IT = backwards("其中,?")  # 累计完成投资…,其中2004年完成…: the year that is under way, and not the one before
_REVIEW = re.compile("年度?(?:政府|主要|经济)?工作(?:回顾|总结)(?!(?:和|及|与|暨))")
_NOW_AIMED = re.compile(
    r"做好今年|今年(?:全?[市县区])?的?[^,。;\n\d]{0,10}(?:工作|发展)[^,。;\n\d]{0,16}(?:目标|要求|思路|任务|意义|重点)|今年的?(?:主要|预期)[^,。;\n\d]{0,10}目标"
)
_REVIEWED = re.compile(r"年度?(?:政府|主要|经济)?工作(?:回顾|总结)\s{1,3}去年(?!同期|度?[末底])")  # a heading, and what is below it
_A_YEAR = re.compile("年是[^,。;\n]{2,40}的一年")


def latest_year(text: str) -> int | None:
    """The latest year the text speaks of, leaving out years named as goals."""
    bases = list(_SINCE_YEAR.finditer(text)) if _MAY_SAY_SINCE.search(text) is not None else []
    # beside 同比 a year named as base is another
    has_two_years = bool(bases) and (_TWO_YEARS.search(text) is not None or has_any(text, _BY_THE_YEAR_BEFORE))
    since = [int(found[1]) + 1 for found in bases if not has_two_years or not PAST_BASE.match(text, found.end(1))]
    named, latest = sorted(YEAR.finditer(text), key=itemgetter(1), reverse=True), max(since, default=0)
    for found in named:
        if int(found[1]) <= latest:
            break  # as nearly always behind the first: the latest year is one of figures
        latest = max(latest, _told(text, found))
    rated = sum(int(found[1]) == latest and names_no_year_of_figures(text, found.end()) for found in named)
    is_rated = rated > 0 and rated == sum(_told(text, found) == latest for found in named) and latest not in since
    return None if is_rated else latest or None  # in 2018年国家产业示范基地发展质量评价 nobody knows when it came out


def names_no_year_of_figures(text: str, end: int) -> bool:
    """2018年国家产业示范基地发展质量评价; 获评2016年度先进园区, in a text that goes on about 今年."""
    if _RATED.match(text, end) is not None:
        return True
    is_of_an_event = _HONOURED.match(text, end) is not None or _MADE_KNOWN.match(text, end) is not None
    return is_of_an_event and "今年" in text


def _told(text: str, year: re.Match[str]) -> int:
    """The year that a year named tells of, 0 where none."""
    is_ahead = _is_looked_ahead_to(text, year.end()) or _is_set_for(text, *year.span())
    return int(year[1]) - is_ahead if _is_of_figures(text, *year.span()) else 0


def _is_looked_ahead_to(text: str, end: int) -> bool:
    """今年以来,…。分析了2012年经济形势; 2020年工作总结及2021年工作计划, and 今年以来 below: told at the end of the year before."""
    if _AIM_OF.match(text, end) is not None:
        return "今年" in text and _DONE_NOW.search(text, 0, end) is not None
    if _TO_COME.match(text, end) is not None:
        return "今年" in text or has_any(text, _NEXT_YEAR)
    is_beside = _PLANNED.match(text, end) is not None and _AND.match(text, 0, end) is not None
    return is_beside and (_TOLD_OF_NOW.search(text, end, end + _HEAD) is not None or has_any(text, _NEXT_YEAR))


def _is_set_for(text: str, start: int, end: int) -> bool:
    """1至11月,…。会议研究确定2013年主要目标: told at the end of the year before."""
    if _AIM_OF.match(text, end) is None or _SETS.match(text, 0, start) is None:
        return False
    return _LATE.search(text, max(0, start - _TOLD_BEFORE), start) is not None


OF_THINGS = re.compile(
    f"年度?(?:新|所|共)?(?:{any_of('attracting_word', 'begun_word', 'finished_word')}|落户|落地|入驻|认定|获批|立项)的(?!\\d[\\d.]*[万亿元%])"
    "|年度?[^,。;\\d]{0,14}(?:考核|考评|综合评价|综合排名|测评|评审)"
)


def _is_of_figures(text: str, start: int, end: int) -> bool:
    """True for a year that is no goal's, no base's and no event's."""
    if text.startswith("年)", end) and _YEARS_OF_A_PLAN.match(text, 0, start):
        return False  # 行动计划(2022-2024年)
    if text[end : end + 1] == "年" and (PAST_BASE.match(text, end) or _WILL.match(text, end) or _TIMES.match(text, end)):
        return False
    is_of_an_event = _HAPPENED.match(text, end) is not None or _MADE_KNOWN.match(text, end) is not None
    if is_of_an_event and "今年" in text:  # last: it looks through the whole text
        return False
    if text[end : end + 1] == "年" and OF_THINGS.match(text, end) is not None:
        return False  # 2019年引进的某项目已投产, 公布2021年度考核结果
    if text.endswith(_SET_UP_IN, 0, start) or _WHEN_IT_WAS.match(text, end) is not None:
        return False  # 始建于2001年8月; 1965年建厂时,一年产钢不到2万吨
    if _FINISHED.match(text, end) and _EXPECTED.match(text, 0, start):
        return False  # 该项目预计于2027年3月竣工投产
    if text.endswith(("相当于", "接近", "超过", "继"), max(0, start - 4), start):
        return False  # 相当于2009年全年, 继2003年突破10亿元后
    if text.endswith(_THAN, 0, start) or (text.endswith(FROM, 0, start) and _BEGINS.match(text, end)):
        return False  # 比2019年1-2月增长32.1%, 自2000年封关运作以来, 由2019年的1000家增至目前的1.5万家
    if FOUNDED.match(text, end) or _GAMES.match(text, end) or _TITLE_OF.match(text, 0, start):
        return False
    if GOAL_YEAR.match(text, 0, start) is None or _REACHED.match(text, end):
        return True
    is_risen = _RISEN.match(text, 0, start) is not None and _REACHED_IN.match(text, end) is not None
    return is_risen or _SPANS.match(text, 0, start) is not None


def is_of_a_deed(text: str, start: int, end: int) -> bool:
    """客车项目2018年投产, 2018年落户的客车项目: the year says when one thing was done."""
    if _DONE_THEN.match(text, end) is None:
        return False
    return _NAMES_A_THING.match(text, 0, start) is not None or text.find("的", end, end + _DEED) >= 0


def _year_of_plan(text: str) -> int | None:
    """“十二五”开局之年 is 2011, “十三五”收官之年 2020, where they are said of the year that the text is about."""
    found = _PLAN_YEAR.search(text) if "五" in text else None
    if found is None or _OTHER_YEAR.match(text, 0, found.start()):
        return None
    first = PLAN_ENDS[found[1]] - 4
    return first + ("一二三四五".index(found[3]) if found[3] else 4 if found[2] == "收官" else 0)


def _year_of_issue(text: str) -> int | None:
    """〔2023〕第18期 over an account of its first months; one of a whole year may come out in the next."""
    found = _ISSUE.search(text, 0, _HEAD)
    return int(found[1]) if found is not None and _WHOLE_YEAR.search(text) is None else None


def _year_of_cell(text: str) -> int | None:
    """The year of a table's month, where the text tells of that month: 今年6月,…完成30亿元, over a table headed | 2010.6 |."""
    cells = list(_CELL_OF_MONTH.finditer(text)) if "|" in text else []
    years = {int(found[1]) for found in cells if f"{int(found[2])}月" in text}
    return years.pop() if len(years) == 1 and len(cells) == 1 else None


_FIRST = 1998  # industry above designated size is counted since then, and bulletins are kept as files


def year_now(text: str) -> int | None:
    """The year of 今年 where no date says it: the latest, or the one after it where that year is told as a whole before 今年."""
    year, now, of_plan, equated = latest_year(text), text.find("今年"), _year_of_plan(text), year_equated(text)
    if equated is not None and (year is None or year < equated):
        return equated
    if "年来" in text and (since := SINCE_THEN.search(text)) is not None:
        return max(int(since[1]) + "零一二三四五".index(since[2].replace("两", "二")), year or 0)
    if of_plan is not None and (year is None or year < of_plan):
        return of_plan
    year = None if year is not None and year < _FIRST else year  # the story of a life, or of a zone's beginnings
    if year is None:
        return _year_of_issue(text) or _year_of_cell(text)
    ends = _ends_of(text, year)
    if any(_is_looked_ahead_to(text, end) for end in _ends_of(text, year + 1)):
        return year  # 2022年总体情况和2023年工作打算, told at the end of 2022
    is_last = _is_last_year(text, ends) and (now < 0 or _LAST_YEARS_FIGURE.search(text) is not None)
    return year + 1 if is_last or (now >= 0 and _is_over(text, ends, now)) else year


def _ends_of(text: str, year: int) -> list[int]:
    """Where a year named ends, wherever it is named."""
    name = str(year)
    return [found.end() for found in re.finditer(name, text)] if name in text else []


def _is_over(text: str, ends: list[int], now: int) -> bool:
    """True where the year named at `ends` is told as a whole: before 今年, or beside months of 今年."""
    if any(IN_MONTHS.match(text, end) for end in ends):
        return False
    if any(end < now and (WHOLE.match(text, end) or _YEAR_END.match(text, end)) for end in ends):
        return True
    aimed = _NOW_AIMED.search(text) if any(_REVIEW.match(text, end) for end in ends) else None
    if aimed is not None and min(ends) < aimed.start():
        return True  # 2018年工作回顾…做好今年的工作
    has_part = _PART_OF_NOW.search(text) is not None
    if has_part and ends and _YEAR_OVER.search(text) is not None:
        return True  # 2014年,…。刚刚过去的一年里,…。今年一季度,…
    return has_part and any(_is_told_as_a_whole(text, end) and _OF_IT.match(text, 0, end - len("2004")) is None for end in ends)


def is_account_of(text: str, year: int) -> bool:
    """True where the year told as a whole is the one that the text calls 去年, and it speaks of no later one."""
    return "今年" not in text and _is_last_year(text, _ends_of(text, year))


def _is_last_year(text: str, ends: list[int]) -> bool:
    """去年GDP完成1172.8亿元 over 2021年,…GDP完成1172.8亿元; 去年 behind 2006年是…的一年."""
    if ("去年" not in text and "上年" not in text) or _LAST_YEAR.search(text) is None or any(IN_MONTHS.match(text, end) for end in ends):
        return False
    return any(_is_told_as_a_whole(text, end) or _A_YEAR.match(text, end) or _REVIEWED.match(text, end) for end in ends)


def _is_told_as_a_whole(text: str, end: int) -> bool:
    found = _TOLD_AS_A_WHOLE.match(text, end)
    return found is not None and _WISHED.search(found[0]) is None
