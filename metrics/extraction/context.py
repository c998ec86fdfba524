"""What a whole document tells about its sentences: whose figures they are, and which year they mean."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from metrics.extraction.groups import names_all_zones, tells_of_all_zones
from metrics.extraction.own_words import own_words
from metrics.extraction.places import NOWHERE, Place, document_place, named_place, place_in_title
from metrics.extraction.years import (
    FOUNDED,
    GOAL_YEAR,
    IN_MONTHS,
    MEETING,
    SINCE_THEN,
    WHOLE,
    YEAR,
    is_account_of,
    names_no_year_of_figures,
    told_long_before,
    year_now,
)
from metrics.language.periods import PeriodMention, find_periods
from metrics.language.vocabulary import Scan

_SENTENCE_YEAR = re.compile(
    r"(?:^|[。\n;]|[悉到示绍][,:])[ ]{0,4}(?:[^,。\n]{0,8},)?((?:19|20)\d{2})年(?!\d{1,2}月[-—~至]{1,2}(?:19|20)\d{2}年)"
)
_AGAINST_YEAR = re.compile("[比较]上年(?!同期|同月|末|底)")
_AGAINST_MONTHS = re.compile("同比|同期|环比")
_OVER_THE_YEAR_BEFORE = re.compile(r"[比较]上一?年(?:增长|下降|减少|提高|增加)\d|(?:^|[。\n])[ ]*(?:这|回首|回顾|过去)一年,")
SPRINT = ("冲刺", "决战", "决胜", "奋战", "大干", "攻坚", "备战", "打赢")  # 全力冲刺四季度: what is still ahead
_LOOKS_AHEAD = re.compile(r"(?:对|部署|安排|做好|抓好|谋划|布置)[^,。;\d\n]{0,6}((?:19|20)\d{2})年[^。;\n]{0,12}(?:工作|任务)")
_LOOKS_BACK = ("过去一年", "过去的一年", "一年来", "去年")
_OWN_PRODUCT = re.compile("(?<!国内)(?<!人均)生产总值")
_MEETING = re.compile(MEETING)
_RISES = re.compile(r"年的?\d[\d.]*[万亿]*元?(?:提高|增长|增加|上升|提升|增|升)[到至]")
_COMPARED = re.compile(r"[比较与是自从由于按以]$")  # 始建于1992年6月, 按2020年不变价格计算
_ANNIVERSARY = re.compile(r"(?:挂牌|揭牌|成立|设立|获批|批复|建区|建园|开园|运行|运营|封关)[^。,\n]{0,8}周年")
_TOLD_THIS_YEAR = re.compile(
    r"今年(?:1月?[-~至到]{1,2}|前)(\d{1,2})个?月份?(?![^。\d]{0,24}(?:预计|力争|计划|确保|目标|要求|拟|将))[^\n]{0,120}?\d(?:亿|万|%)"
)
_PLAN_TOLD = re.compile(r"十[一二三四五]五[”\"]?(?:以来|(?:时期|期间)?(?:发展|建设)?(?:成就|巡礼|回眸))")  # an account of all its years
_SO_FAR = re.compile("今年以来|截[至止]目前|年初以来")
_DATELINE = re.compile(
    r"(?<!\d)((?:19|20)\d{2})(?:年(?=\d{1,2}月)|[./-](?=\d{1,2}[./-]))(\d{1,2})[月./-](\d{1,2})(?:(?!\d|-|~|月)日?|(?=\d\d:\d\d))"
)
_TURNED = re.compile(r"(?<![\d.])(?:[0-2]\d|3[01])\.(\d{2})\.((?:19|20)\d{2})(?![\d.])")
_MONTH_ALONE = re.compile(r"^ {0,4}\(((?:19|20)\d{2})年(\d{1,2})月\) {0,4}$", re.MULTILINE)  # below a title
Date = tuple[int, int]  # year and month
_OF_AN_EVENT = re.compile(r"[^,。;\d\n]{0,14}(?:集中)?(?:签约|开工|竣工|投产|开竣工)[^,。;\d\n]{0,6}(?:仪式|活动|大会|动员会|现场会)")
_GOALS = ("计划", "目标", "任务", "预算", "预期")  # 完成全年计划投资的95% is no account of the whole year
_SOON = 2  # months before a quarter or half-year in which one speaks of what it shall bring
_REPORTED = re.compile(r"((?:19|20)\d{2})年度[^,。;\d]{0,14}(?:述政|述职|考核|总结|表彰|成绩单)")  # 2021年度目标责任考核: what it brought
_DECEMBER = 12
_YEAR_BEGINS = 3
_MEETS = re.compile(r"年度?[^,。;\n\d]{0,14}(?:会议|大会|工作会|要点|部署会|动员会)")  # 2021年度工作会议, which tells what 2020 brought
_JUST_OVER = (1, 2)
_YEAR_OVER = re.compile(r"(?:^|[。,\n ])(?:这|过去)?一年(?:来|以来|中|间)?,")
_NEWS_DAY = re.compile(r"(?<![年\d])(\d{1,2})月(\d{1,2})日[电讯]")  # of a dateline without a year
_DATED_BEHIND = re.compile(
    r"以上(?:各项)?(?:数据|指标|数字)?(?:均|都|皆)?(?:为|是|系)([^,。;\n]{2,14})(?:数据?|数字|指标|情况|完成数)"  # 以上均为2023年数据
    r"|\n[ ]{0,8}(?:\((?=(?:19|20)\d{2}年度?\))|(?:统计|数据)(?:时间|期间|时段|区间):)([^()\n]{4,16}?)\)?[ ]{0,8}(?:\n|$)"  # (2021年), 统计时间:2017年1-10月
)
_FIGURE = re.compile(r"\d(?:亿|万|%)")
_NEWS_WITHIN, _DATELINE_WITHIN, _TITLE, _LEAD = 80, 400, 50, 200  # characters


@dataclass(frozen=True, slots=True)
class Context:
    """own_words: 全市 or 全县 where they mean the document's own region."""

    place: Place
    own_words: frozenset[str]
    base_year: int | None  # the year that 今年 means
    main_year: int | None  # the year that most of the text is about
    published: Date | None
    is_about_zones: bool = False  # of a city or province: 全省20个高新区实现…
    has_own_product: bool = False  # speaks of 国内生产总值 and of its own 生产总值
    title: str = ""  # the text's first lines, if it has several
    is_elsewhere: bool = False  # national news on a local page: what names nobody is not the zone's
    tells_of_bonded: bool = False  # the page has an article about the bonded zone within the zone
    tells_of_all_zones: bool = False  # gives figures of 全市开发区 more often than of one
    group: str = ""  # how many zones or counties the text is about: 11个
    marks_founding: bool = False  # 挂牌两周年, “十四五”以来: what it counts 累计 is counted since then
    takes_all: bool = False  # figures of regions are read whoever they are of: the text has no others

    @property
    def published_month(self) -> int | None:
        return self.published[1] if self.published else None

    def lies_ahead(self, mention: PeriodMention) -> bool:
        """True for 下半年 in August and 三季度 in July: a part of the year that is not over, or has not begun, dates nothing that was reached."""
        published, months = self.published, mention.months
        if published is None or months is None or months[0] == 1 or mention.kind != "span":
            return False  # as nearly all
        if mention.year not in (None, self.base_year) or mention.relative not in (None, 0):
            return False
        return months[1] > published[1] and months[0] - published[1] <= _SOON

    def ends_later(self, mention: PeriodMention) -> bool:
        """到2019年底,…达到120亿元, told in February of it."""
        if mention.kind != "as_of" or self.published is None or mention.months is None:
            return False
        is_of_this_year = mention.year == self.base_year or mention.relative == 0
        return is_of_this_year and mention.months[1] > self.published[1] and mention.text.startswith(("到", "至"))

    def is_to_end(self, month: str) -> bool:
        """True where a month (YYYY-MM) lies behind that of publication."""
        return self.published is not None and month[:4].isdigit() and month > f"{self.published[0]:04d}-{self.published[1]:02d}"

    @property
    def is_of_one_year(self) -> bool:
        """The text is about the year in which it came out."""
        return self.main_year == self.base_year

    @property
    def year_of_writing(self) -> int | None:
        return self.published[0] if self.published else self.base_year

    @property
    def is_under_way(self) -> bool:
        """False in January and February, when 全年预计 still means the year just ended."""
        return self.published is None or self.published[1] > 2

    @property
    def year_is_inferred(self) -> bool:
        return self.published is None

    @property
    def zone(self) -> str | None:
        return self.place.name


def document_context(scan: Scan, zone: str | None, published: str | None) -> Context:
    """Read a document's place and date. `published` is YYYY-MM-DD or None."""
    date = _of_news(scan.text, given_date(published) or _dateline(scan.text))
    place = named_place(zone) if zone else document_place(scan)
    return context_of(scan.text, place, date, 0 if date else year_now(scan.text) or 0)


def _of_news(text: str, date: Date | None) -> Date | None:
    """北京12月12日电 on a page of 15 November, 今年1至10月…完成… on one of August: news of the year before, put on the web anew."""
    told = _TOLD_THIS_YEAR.search(text) if date is not None and "今年" in text else None
    if date is not None and told is not None and date[1] < int(told[1]) <= _DECEMBER:
        return date[0] - 1, min(int(told[1]) + 1, _DECEMBER)
    news = _NEWS_DAY.search(text, 0, _LEAD) if date is not None and "日" in text[:_LEAD] else None
    return (date[0] - 1, int(news[1])) if date is not None and news is not None and date[1] < int(news[1]) <= _DECEMBER else date


def news_month(text: str) -> int | None:
    """The month of a dateline without a year, 深圳新闻网1月24日讯."""
    news = _NEWS_DAY.search(text, 0, _NEWS_WITHIN)
    return int(news[1]) if news is not None else None


def context_of(text: str, place: Place, date: Date | None, year: int) -> Context:
    """The context of one article; without a date `year` is what 今年 means in it, 0 where nothing tells."""
    if date is not None and (told := told_long_before(text, date[0])) is not None:
        date, year = None, told
    base = date[0] if date else year or None
    main = _main_year(text, date, base)
    if main is not None and base is not None and base - main > 1:
        base = main  # published long after: 去年 cannot be told from the date
    at, group = (-1, "") if place.is_given else names_all_zones(text)
    is_of_group = at >= 0 and not (place.level == "zone" and 0 <= place_in_title(text, place.name) <= at)
    if is_of_group and (place.level == "zone" or (place.level == "county" and (place.name or "")[-1:] in ("县", "区"))):
        place = NOWHERE  # 以湘潭经开区为例 on a page about all parks of the province
    has_own_product = "国内生产总值" in text and _OWN_PRODUCT.search(text) is not None
    head = text[:_LEAD]
    marks_founding = ("周年" in head and _ANNIVERSARY.search(head) is not None) or ("五" in head and _PLAN_TOLD.search(head) is not None)
    return Context(
        place,
        own_words(text, place.name, place.level),
        base,
        main,
        date,
        is_of_group,
        has_own_product,
        text[:_TITLE].partition("。")[0].rpartition("\n")[0],
        group=group if is_of_group else "",
        tells_of_all_zones=tells_of_all_zones(text),
        marks_founding=marks_founding,
    )


def given_date(published: str | None) -> Date | None:
    """Year and month of publication as given."""
    return (int(published[:4]), int(published[5:7])) if published else None


def date_in(text: str) -> Date | None:
    """Year and month of the first date of a text, which is its dateline."""
    if "19" not in text and "20" not in text:
        return None  # no year, and so no date
    found, turned = _DATELINE.search(text), _TURNED.search(text)
    if found is None and turned is not None and 1 <= int(turned[1]) <= _DECEMBER:
        return int(turned[2]), int(turned[1])  # 19.08.2015
    alone = _MONTH_ALONE.search(text, 0, _LEAD)
    if alone is not None and (found is None or alone.start() < found.start()) and 1 <= int(alone[2]) <= 12:
        return int(alone[1]), int(alone[2])
    if found and 1 <= int(found[2]) <= 12 and not re.search(r"[截至自从于]{1,2}$", text[: found.start()]):
        return int(found[1]), int(found[2])
    return None


def _is_of_another_day(text: str) -> bool:
    """7月16日电…。2006年7月29日,…: the first full date is not that of the dateline before it."""
    news, found = _NEWS_DAY.search(text, 0, _NEWS_WITHIN), _DATELINE.search(text, 0, _DATELINE_WITHIN)
    return (
        news is not None
        and found is not None
        and news.start() < found.start()
        and (int(news[1]), int(news[2])) != (int(found[2]), int(found[3]))
    )


def _dateline(text: str) -> Date | None:
    """The date of a text, unless it tells what was done in a later year: then that date is an event's."""
    date = date_in(text[:_DATELINE_WITHIN])
    if date is None or _is_of_another_day(text) or (SINCE_THEN.search(text, 0, _DATELINE_WITHIN) or [""])[0].startswith(f"{date[0]}年"):
        return None  # 2020年6月3日,…挂牌。一年来,…
    later = (
        found
        for found in YEAR.finditer(text)
        if int(found[1]) > date[0] and not GOAL_YEAR.search(text, max(0, found.start() - 6), found.start())
    )
    is_told = any(IN_MONTHS.match(text, found.end()) or WHOLE.match(text, found.end()) for found in later)
    return None if is_told else date


def _looks_back_from(text: str, year: int) -> bool:
    """过去一年,…。对2011年的工作讲几点意见: what is told was done in 2010."""
    if "今年" in text or not any(words in text for words in _LOOKS_BACK):
        return False
    ahead = _LOOKS_AHEAD.search(text)
    return ahead is not None and int(ahead[1]) == year


def _begins_with(text: str, year: int) -> bool:
    """2023年,开发区这样干, over 过去一年,…: before any figure a sentence begins with the year that has just ended."""
    figure = _FIGURE.search(text)
    return (
        figure is not None
        and re.search(
            rf"(?:^|[。\n])[ ]*(?:过去的?一年|去年|{year}年)(?:[,全]|[^,。;\n\d]{{2,12}}(?:完成|实现|预计))", text[: figure.start()]
        )
        is not None
    )


def _main_year(text: str, date: Date | None, base: int | None) -> int | None:
    """The year the text is about: its title's, else the one its sentences open with, else the date's."""
    if date is None and base is not None and _looks_back_from(text, base):
        return base - 1
    title = YEAR.search(text[:_TITLE])
    has_now = "今年" in text and (date is not None or (title is not None and base is not None and int(title[1]) < base))
    is_ahead = (
        title is not None and date is not None and int(title[1]) > date[0] and "。" in text[: title.start()]
    )  # 前三季度,…。到2025年,…
    if (
        title
        and not has_now
        and not is_ahead
        and not (date is None and "今年" in text and names_no_year_of_figures(text, title.end()))
        and not FOUNDED.match(text, title.end())
        and not (date is not None and _MEETING.match(text, title.end()))
        and not _RISES.match(text, title.end())
        and not _COMPARED.search(text[: title.start()])
    ):
        is_dateline = (
            date is not None
            and int(title[1]) - date[0] in (0, 1)
            and (
                (date[1] <= _YEAR_BEGINS and _MEETS.match(text, title.end()))
                or _DATELINE.match(text, title.start())
                or _MONTH_ALONE.match(text, title.start() - 1)
            )
        )
        if not is_dateline:
            is_of_plans = date is not None and date[1] in _JUST_OVER and int(title[1]) == date[0] and _begins_with(text, date[0] - 1)
            return int(title[1]) - is_of_plans  # 2023年,开发区这样干 / 2022年,…
    if date is None:
        return base - 1 if base is not None and is_account_of(text, base - 1) else base
    opened = [int(m[1]) for m in _SENTENCE_YEAR.finditer(text)]
    if date[1] <= 2 and opened and opened[0] == date[0] - 1 and date[0] not in opened:
        return date[0] - 1  # 2022年,…圆满收官。…今年新申入库项目… told in January of 2023
    counts = Counter(opened)
    is_now = "今年" in (text.replace("今年以来", "") if date[1] == 1 else text)  # in January 今年以来 still means the year told of
    if is_now or counts[date[0] - 1] <= counts[date[0]]:
        earlier = [year for year, times in counts.most_common(1) if times > 1 and year < date[0] - 1 and not counts[date[0]]]
        return earlier[0] if earlier and "今年" not in text else date[0]  # an old report put on the web years later
    return date[0] - 1


def expected_period(text: str, context: Context) -> PeriodMention | None:
    """The first cumulative period of a text's lead.

    A text that names years alone, and opens a sentence with the one just ended, is about that year.
    """
    mentions: list[PeriodMention] = []
    if ("以上" in text or "时" in text or "年)" in text) and (said := _DATED_BEHIND.search(text)) is not None:
        return next((mention for mention in find_periods(said[1] or said[2]) if not mention.is_compared), None)
    for mention in find_periods(text):
        is_of_a_goal = mention.text == "全年" and (
            text.startswith(_GOALS, mention.end) or text.endswith(("预计", "力争"), 0, mention.start)
        )
        is_of_a_goal = is_of_a_goal or text.endswith(("继", *SPRINT), 0, mention.start)  # 继一季度“开门红”后
        if context.lies_ahead(mention) or (mention.year is None and _OF_AN_EVENT.match(text, mention.end)):
            continue  # 举行二季度重点项目集中签约仪式
        if mention.kind == "span" and mention.relative in (None, 0) and not mention.is_compared and not is_of_a_goal:
            return mention
        mentions += [] if mention.is_compared else [mention]
    if mentions and mentions[0].relative == -1 and all(m.kind == "year" and m.relative in (-1, 0) for m in mentions):
        return mentions[0]  # 去年,全市… in a report that names no other period
    if context.base_year is None and all(m.is_compared or m.kind == "year" for m in mentions) and _OVER_THE_YEAR_BEFORE.search(text):
        return PeriodMention(0, 0, "", None, None, (1, 12), "year")  # of some year as a whole
    if (
        context.published_month == _DECEMBER
        and all(m.kind == "so_far" or (m.kind == "year" and (m.relative == 0 or m.year == context.base_year)) for m in mentions)
        and _SO_FAR.search(text)
    ):
        return PeriodMention(0, 0, "", context.base_year, None, (1, 12), "span")  # 截至目前,新签约项目50个, told at the end of December
    if context.published_month in _JUST_OVER and context.base_year is not None and not mentions and _YEAR_OVER.search(text):
        return PeriodMention(0, 0, "", context.base_year - 1, None, (1, 12), "span")  # 一年来,…, told in January
    if context.published is None and (reported := _REPORTED.search(text)) is not None:
        return PeriodMention(0, 0, "", int(reported[1]), None, (1, 12), "year")
    year = context.main_year
    told = [m for m in mentions if m.kind == "as_of" or m.months != (1, 12)]
    if (
        told
        and context.published is not None
        and all(m.kind == "as_of" and m.months == (1, 12) and m.year == context.published[0] - 1 for m in told)
    ):
        return told[0]  # 截至2021年底 in a page of April 2022 that tells no other time
    if year is None or year + 1 != context.base_year or any(m.kind != "year" for m in mentions):
        return None
    if len(_AGAINST_YEAR.findall(text)) > 1 and not _AGAINST_MONTHS.search(text):
        return next((m for m in mentions if m.year == year), None)  # a part of a yearly bulletin
    return next((m for m in mentions if m.year == year and text[m.end : m.end + 1] == ","), None)
