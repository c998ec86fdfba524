"""What a whole document tells about its sentences: whose figures they are, and which year they mean."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from metrics.extraction.document.datelines import DECEMBER, Date, dateline, given_date, is_masked, is_scrubbed
from metrics.extraction.document.event_spans import is_of_what_went_on
from metrics.extraction.document.holidays import is_about_holidays
from metrics.extraction.document.slogans import is_in_slogan
from metrics.extraction.document.this_year import when_written
from metrics.extraction.document.when import When
from metrics.extraction.document.years import FOUNDED, year_now
from metrics.extraction.zones.gazetteer import zones
from metrics.extraction.zones.groups import names_all_zones, tells_of_all_zones, tells_of_region_first
from metrics.extraction.zones.own_words import is_set_against_itself, own_words
from metrics.extraction.zones.place import NOWHERE, REGIONS, Place, named_place, place_in_title
from metrics.extraction.zones.places import document_place
from metrics.language.amount_letters import ANY_DEED
from metrics.language.months import WHOLE_YEAR
from metrics.language.movements import MOVED
from metrics.language.period_words import MAY_START
from metrics.language.periods import PeriodMention, find_periods
from metrics.language.seldom import seldom
from metrics.language.telltales import has_any
from metrics.language.vocabulary import Scan, any_of, words_of

_AGAINST_YEAR = re.compile("[比较]上年(?!同期|同月|末|底)")
_AGAINST_MONTHS = re.compile("同比|同期|环比")
_OVER_THE_YEAR_BEFORE = re.compile(
    r"[比较]上一?年(?:"
    + MOVED
    + r")\d|(?:^|[。\n])[ ]*(?:[一二]、)?(?:即将)?(?:(?:这|回首|回顾|过去的?)一年(?:来|以来|中|间)?|一年(?:来|以来|间))(?:,|的?工作)"
)
SPRINT = tuple(words_of("sprint_word"))  # 全力冲刺四季度: what is still ahead
_OWN_PRODUCT = re.compile("(?<!国内)(?<!人均)生产总值")
_ANNIVERSARY = re.compile(
    r"(?:"
    + any_of("founding_word")
    + r"|批复|运行|运营)[^。,\n]{0,8}(?:周年|年之际)|(?:[二三四五六七八九]|十[一二三四五六七八九]?)年(?:时间)?过去了"
)
_SAY_ANNIVERSARY = ("周年", "年之际", "过去了")  # 建区十六年之际
_PLAN_TOLD = re.compile(r"十[一二三四五]五[”\"]?(?:以来|(?:时期|期间)?(?:发展|建设)?(?:成就|巡礼|回眸))")  # an account of all its years
_SO_FAR = re.compile("今年以来|截[至止]目前|年初以来")
_OF_AN_EVENT = re.compile(r"[^,。;\d\n]{0,14}(?:集中)?(?:" + ANY_DEED + r"|开竣工)[^,。;\d\n]{0,6}(?:" + any_of("event_word") + ")")
# 完成全年计划投资的95%, 完成全年税收任务的68% are no account of the whole year.
_GOALS = re.compile(
    rf"{any_of('planned_noun_word')}|预期|的?\d[\d.]*[十百千万亿]{{1,3}}[^,。;\d]{{0,8}}?(?:{any_of('planned_noun_word')})|[^,。;\d]{{1,14}}(?:{any_of('planned_noun_word')})(?:任务|目标)?的?\d"
)
# 提前40天完成全年外资任务,…, told in November: the goal of a year that is not over
_GOAL_OF_YEAR = re.compile(rf"[^,。;:\d完实超突]{{1,10}}(?:{any_of('planned_noun_word')}|指标)")
# 为全年发展打下坚实基础, 全年有望再创新高: the year is still to come
_FOR, _GROUND = (
    tuple("为给对"),
    re.compile("[^,。;\\d]{0,16}?(?:打[下好牢]|奠定|夯实|筑牢|开[了个]{0,2}好头|赢得|积蓄|积累|提供|创造|增添|注入)"),
)
_IS_HOPED = re.compile("[^,。;\\d]{0,8}?(?:有望|可望|在望|有信心|可期)")
ENTERED = ("走进", "走入", "迈进", "迈入", "步入", "踏入", "跨入", "进入", "站在")  # 新的一年, which then dates nothing
_JOINS = ("、", "和", "与", "及")  # between the times of a row
# 一季度增长2%,二季度增长3.2%: each quarter has a figure of its own, and neither dates what stands before
_EACH_QUARTER = re.compile(
    r"(?:第?一|1|首)季度[^。;\n]{1,24}?[,;、](?:第?二|2)季度(?:[^。;\n]{1,24}?[,;、]第?[三3]季度)?(?:[^。;\n]{1,24}?[,;、]第?[四4]季度)?"
)
_NUMBER_NEXT = re.compile(r"(?:完成|实现|签约|达到?|为|有)*\d")
_NUMBER_BEHIND_BRACKET = re.compile(r"\)(?:完成|实现|达到?|为|累计)*\d")
_REPORTED = re.compile(r"((?:19|20)\d{2})年度[^,。;\d]{0,14}(?:述政|述职|考核|总结|表彰|成绩单)")  # 2021年度目标责任考核: what it brought
_JUST_OVER = (1, 2)
_ACCOUNTS_MADE = 3  # the month until which a year's accounts are made
_WISHES = tuple(words_of("wishing_word"))
_YEAR_OVER = re.compile(
    r"(?:^|[。,\n ])(?:(?:这|过去)?一年(?:来|以来|中|间)?,|(?:回顾|总结|回首)(?:这|过去)?一年(?:来|以来)?的?(?:工作|历程|,))"
)
_DATED_BEHIND = re.compile(
    r"以上(?:各项)?(?:数据|指标|数字)?(?:均|都|皆)?(?:为|是|系)([^,。;\n]{2,14})(?:数据?|数字|指标|情况|完成数)"  # 以上均为2023年数据
    r"|\n[ ]{0,8}(?:\((?=(?:19|20)\d{2}年度?\))|(?:统计|数据)(?:时间|期间|时段|区间):)([^()\n]{4,16}?)\)?[ ]{0,8}(?:\n|$)"  # (2021年), 统计时间:2017年1-10月
)
_OPENED_BY_A_DAY = re.compile(r"(?:^|[\n。讯 ])\d{1,2}月\d{1,2}日[ ]?(?:[上下]午)?,(?![^。]{0,40}(?:获悉|了解到|公布|发布|通报))[^。]*。")
_OUR_ZONE = re.compile("[我本全]区")
# 截至4月26日,已有27个省份发布了一季度数据: until when they were made known
MADE_KNOWN_UNTIL = (
    r",?[^。;,\d]{0,10}(?:\d{1,2}[个座]?(?:省|城市|[地州]?市|地区|县|区)|各(?:省|市|地)|省份|多[地省市])[^。;,\d]{0,24}?"
    "(?:发布|公布|披露|晒出|亮出|出炉)了?(?!的)"
)
_MADE_KNOWN = re.compile(MADE_KNOWN_UNTIL)
_OTHER_KINDS = seldom("开发区|高新区|经开区|新区|园区|全市|我市|全省")
_BASES = ("基数", "的基数", "高基数", "低基数", "较高基数", "较低基数")
_TITLE, _LEAD = 50, 200  # characters


@dataclass(frozen=True, slots=True)
class Context(When):
    """own_words: 全市 or 全县 where they mean the document's own region."""

    place: Place
    own_words: frozenset[str]
    is_about_zones: bool = False  # of a city or province: 全省20个高新区实现…
    has_own_product: bool = False  # speaks of 国内生产总值 and of its own 生产总值
    title: str = ""  # the text's first lines, if it has several
    is_elsewhere: bool = False  # national news on a local page: what names nobody is not the zone's
    tells_of_bonded: bool = False  # the page has an article about the bonded zone within the zone
    tells_of_all_zones: bool = False  # gives figures of 全市开发区 more often than of one
    tells_of_region_first: bool = False  # and then figures of 全省开发区, which are parts of them
    group: str = ""  # how many zones or counties the text is about: 11个
    group_name: str | None = None  # 浙江省经济开发区, where the text is about these and tells of which region they are
    marks_founding: bool = False  # 挂牌两周年, “十四五”以来: what it counts 累计 is counted since then
    takes_all: bool = False  # figures of regions are read whoever they are of: the text has no others
    is_about_holidays: bool = False  # 春节旅游成绩单: visitors are told of its days
    may_be_bonded: bool = False  # names nobody, and no other kind of zone than 保税区: which may be its own
    zone: str | None = field(init=False)  # the place's name

    def __post_init__(self) -> None:
        object.__setattr__(self, "zone", self.place.name)


def document_context(scan: Scan, zone: str | None, published: str | None, paper: Place | None = None) -> Context:
    """Read a document's place and date. `published` is YYYY-MM-DD or None, `paper` whose paper it is by its title."""
    is_pattern = is_masked(scan.text)
    is_undated = is_pattern or is_scrubbed(scan.text)
    date = (None if is_pattern else given_date(published)) or (None if is_undated else dateline(scan.text))
    place = named_place(zone) if zone else paper or document_place(scan)
    return context_of(scan.text, place, date, 0 if date or is_undated else year_now(scan.text) or 0)


def context_of(text: str, place: Place, date: Date | None, year: int) -> Context:
    """The context of one article; without a date `year` is what 今年 means in it, 0 where nothing tells."""
    when = when_written(text, date, year)
    group = names_all_zones(text)
    is_of_a_zone = place.is_given and place.level == "zone" and place.name in zones()
    is_of_others = is_of_a_zone and group.at >= 0 and _is_of_others(place, text, group.at)
    is_of_group = (
        group.at >= 0
        and (not place.is_given or place.level in REGIONS)
        and not (place.level == "zone" and 0 <= place_in_title(text, place.name) <= group.at)
    )
    if (
        is_of_group
        and not place.is_given
        and (place.level == "zone" or (place.level == "county" and (place.name or "")[-1:] in ("县", "区")))
    ):
        place = NOWHERE  # 以湘潭经开区为例 on a page about all parks of the province
    own = own_words(text, place.name, place.level) or (group.own_words if is_of_group and place.name is None else frozenset())
    is_against_itself = place.level in REGIONS and is_set_against_itself(text, own)
    if is_against_itself and not place.is_given:
        place, own = NOWHERE, frozenset()
    has_own_product = "国内生产总值" in text and _OWN_PRODUCT.search(text) is not None
    head = text[:_LEAD]
    marks_founding = (has_any(head, _SAY_ANNIVERSARY) and _ANNIVERSARY.search(head) is not None) or (
        "五" in head and _PLAN_TOLD.search(head) is not None
    )
    return Context(
        when.base_year,
        when.main_year,
        when.published,
        place,
        own,
        is_of_group,
        has_own_product,
        text[:_TITLE].partition("。")[0].rpartition("\n")[0],
        group=group.counted if is_of_group else "",
        group_name=group.name(text, place.name, place.level) if is_of_group else None,
        is_elsewhere=is_of_others or (is_against_itself and place.is_given),
        tells_of_all_zones=not is_of_a_zone and tells_of_all_zones(text),
        tells_of_region_first=tells_of_region_first(text),
        marks_founding=marks_founding,
        is_about_holidays=is_about_holidays(text),
        may_be_bonded=place.name is None and not place.level and "保税" in text and _OTHER_KINDS.search(text) is None,
    )


def _is_of_others(place: Place, text: str, at: int) -> bool:
    """219家国家级经开区实现…, given as the page of one of them: what names nobody is told of all; `at` is where their name stands.

    Not where the zone is titled first, or speaks of itself.
    """
    return not 0 <= place_in_title(text, place.name) <= at and _OUR_ZONE.search(text) is None


_LONG_AGO = 10  # years
_AMONG = ("其中", "其中,", "其中:")


def expected_period(text: str, context: Context) -> PeriodMention | None:
    """The first cumulative period of a text's lead.

    A text that names years alone, and opens a sentence with the one just ended, is about that year.
    """
    mentions: list[PeriodMention] = []
    if ("以上" in text or "时" in text or "年)" in text) and (said := _DATED_BEHIND.search(text)) is not None:
        return next((mention for mention in find_periods(said[1] or said[2]) if not mention.is_compared), None)
    quarters = [found.span() for found in _EACH_QUARTER.finditer(text)] if "二季度" in text or "2季度" in text else []
    joined = -1
    for mention in find_periods(text):
        is_of_row, joined = mention.start == joined, mention.end + 1 if text[mention.end : mention.end + 1] in _JOINS else -1
        if is_of_row or (joined >= 0 and MAY_START.match(text, joined) is not None):
            continue  # 一季度、上半年,…分别增长…
        if any(start <= mention.start < end for start, end in quarters) or (
            mention.kind == "as_of" and _MADE_KNOWN.match(text, mention.end) is not None
        ):
            continue
        if mention.relative == -1 and text.startswith(_BASES, mention.end):
            continue  # 增长25.4%,主要受上年基数影响
        if context.titles_report(mention, text, mention.end) or _is_of_an_event(text, mention, context) or _is_of_one_figure(text, mention):
            continue
        can_be_main = mention.kind == "span" and mention.relative in (None, 0) and not mention.is_compared
        is_of_goal = can_be_main and (_is_of_a_goal(text, mention) or is_of_goal_of_year(text, mention.text, mention.end, context))
        if can_be_main and not is_of_goal:
            return mention
        mentions += [] if mention.is_compared else [mention]
    return _expected_by(text, mentions, context)


def _is_of_an_event(text: str, mention: PeriodMention, context: Context) -> bool:
    """举行二季度重点项目集中签约仪式, 1992年11月经国务院批准设立, or a time that lies ahead: no figures are of it."""
    if context.lies_ahead(mention) or (mention.text == "新的一年" and text.endswith(ENTERED, 0, mention.start)):
        return True
    if is_of_what_went_on(text, mention, mention.end):
        return True
    if mention.kind == "month" and mention.year is not None and mention.year < (context.base_year or 0) - _LONG_AGO:
        return True  # 1993年3月,第一批建设者…, told many years later
    if mention.year is None or (context.published is not None and mention.year < context.published[0]):
        return _OF_AN_EVENT.match(text, mention.end) is not None
    return mention.text.endswith("月") and FOUNDED.match(text, mention.start + len("1992")) is not None


def _is_of_one_figure(text: str, mention: PeriodMention) -> bool:
    """实际利用外资(1-6月)2.95亿美元, in a list of what other months brought: brackets between a name and its number date that number alone.

    So does 其中四季度 behind what the whole brought.
    """
    months = mention.months if mention.months != WHOLE_YEAR else None
    if months is not None and text.endswith(_AMONG, 0, mention.start) and (months[0] > 1 or _NUMBER_NEXT.match(text, mention.end)):
        return True  # 签约项目83个,其中一季度35个; 其中,1-10月新登记市场主体5127户 is of another thing
    return text[mention.start - 1 : mention.start] == "(" and _NUMBER_BEHIND_BRACKET.match(text, mention.end) is not None


def _is_of_a_goal(text: str, mention: PeriodMention) -> bool:
    """完成全年计划投资的95%, 力争全年…; 继一季度“开门红”后, 冲刺四季度: not what the text tells of."""
    if text.endswith(("继", "延续", "延续了", *SPRINT), 0, mention.start) or is_in_slogan(text, mention.start, mention.end):
        return True
    if mention.text != "全年":
        return False
    if _GOALS.match(text, mention.end) is not None or text.endswith(_WISHES, 0, mention.start):
        return True
    is_ground = text.endswith(_FOR, 0, mention.start) and _GROUND.match(text, mention.end) is not None
    return is_ground or _IS_HOPED.match(text, mention.end) is not None


def is_of_goal_of_year(text: str, word: str, end: int, context: Context) -> bool:
    """冲刺全年外资目标, 提前完成全年招商任务, told when the year is not over nor has just been."""
    if word != "全年" or context.published_month is None or context.published_month <= _ACCOUNTS_MADE:
        return False
    return _GOAL_OF_YEAR.match(text, end) is not None


def _looks_ahead(mention: PeriodMention, context: Context) -> bool:
    """2019年主要预期目标, 新的一年, 十三五期间 in a report of January 2019: no year that is told of."""
    if mention.kind == "plan" or mention.relative == 1 or (mention.relative == -1 and mention.text.startswith("过去")):
        return True
    year, is_ending = context.base_year or 0, context.published_month == DECEMBER
    is_this = mention.relative == 0 or mention.year == year
    return mention.kind == "year" and ((mention.year or 0) > year or (is_this and not is_ending))


def _year_gone(text: str, context: Context, base: int) -> int | None:
    """The year that a text tells of and does not name: 一年来,… told in January or December, or a report to the people's congress of January."""
    month = context.published_month
    if month == DECEMBER:
        return base if _YEAR_OVER.search(text) is not None else None
    is_report = "政府工作报告" in text[:_TITLE]
    if context.published is None:
        is_past = is_report or _YEAR_OVER.search(text) is not None
        return base - 1 if is_past and context.main_year == base - 1 else None  # 2019年政府工作报告
    return base - 1 if month in _JUST_OVER and (is_report or _YEAR_OVER.search(text) is not None) else None


def _expected_by(text: str, mentions: list[PeriodMention], context: Context) -> PeriodMention | None:
    """The period of a lead that names no months from January, by the times it does name."""
    base = context.base_year
    if mentions and _OPENED_BY_A_DAY.search(text, 0, mentions[0].start) is not None:
        return None  # 3月18日,9个项目集中开工。…\n去年,…: news of this year stand before what the year before brought
    if mentions and mentions[0].relative == -1 and all(m.kind == "year" and m.relative in (-1, 0) for m in mentions):
        return mentions[0]  # 去年,全市… in a report that names no other period
    if base is None and all(m.is_compared or m.kind == "year" for m in mentions) and _OVER_THE_YEAR_BEFORE.search(text):
        return PeriodMention(0, 0, "", None, None, (1, 12), "year")  # of some year as a whole
    is_of_this_year = all(m.kind == "so_far" or (m.kind == "year" and (m.relative == 0 or m.year == base)) for m in mentions)
    if context.published_month == DECEMBER and is_of_this_year and _SO_FAR.search(text):
        return PeriodMention(0, 0, "", base, None, (1, 12), "span")  # 截至目前,新签约项目50个, told at the end of December
    if base is not None and all(_looks_ahead(m, context) for m in mentions) and (year := _year_gone(text, context, base)) is not None:
        return PeriodMention(0, 0, "", year, None, (1, 12), "span")
    if context.published is None and (reported := _REPORTED.search(text)) is not None:
        return PeriodMention(0, 0, "", int(reported[1]), None, (1, 12), "year")
    told, last = [m for m in mentions if m.kind == "as_of" or m.months != (1, 12)], context.published[0] - 1 if context.published else None
    if told and last is not None and all(m.kind == "as_of" and m.months == (1, 12) and m.year == last for m in told):
        return told[0]  # 截至2021年底 in a page of April 2022 that tells no other time
    year = context.main_year
    if year is None or year + 1 != base or any(m.kind != "year" for m in mentions):
        return None
    if len(_AGAINST_YEAR.findall(text)) > 1 and not _AGAINST_MONTHS.search(text):
        return next((m for m in mentions if m.year == year), None)  # a part of a yearly bulletin
    return next((m for m in mentions if m.year == year and text[m.end : m.end + 1] == ","), None)
