"""Which year a text means by 今年, 去年 and months without a year: the one decision, from its date and from what it tells.

The date over a text is often that of the page it was put on later, and what came out in the first months of a year mostly
tells of the year before.
"""

from __future__ import annotations

import re
from collections import Counter

from metrics.extraction.document.datelines import DECEMBER, Date, is_date_at, news_month
from metrics.extraction.document.equated_years import is_only_equated, year_equated
from metrics.extraction.document.looking_back import is_how_it_began, is_long_before
from metrics.extraction.document.when import JUST_OVER, When
from metrics.extraction.document.years import (
    FOUNDED,
    FOUNDING,
    MEETING,
    OF_THINGS,
    PAST_BASE,
    YEAR,
    is_account_of,
    is_of_a_deed,
    names_no_year_of_figures,
)
from metrics.language.period_words import THEN
from metrics.language.plans import PLAN_ENDS
from metrics.language.seldom import seldom
from metrics.language.telltales import FIGURE, Telltales
from metrics.language.vocabulary import any_of

_SENTENCE_YEAR = seldom(
    r"(?:^|[。\n;]|[悉到示绍][,:])[ ]{0,4}(?:[^,。\n]{0,8},)?((?:19|20)\d{2})年(?!\d{1,2}月[-—~至]{1,2}(?:19|20)\d{2}年)"
)
_LOOKS_AHEAD = re.compile(r"(?:对|部署|安排|做好|抓好|谋划|布置)[^,。;\d\n]{0,6}((?:19|20)\d{2})年[^。;\n]{0,12}(?:工作|任务)")
_LOOKS_BACK = Telltales("过去一年", "过去的一年", "一年来", "去年")
_MEETING = re.compile(MEETING)
_RISES = re.compile(r"年的?\d[\d.]*[万亿]*元?(?:提高|增长|增加|上升|提升|增|升)[到至]")
_COMPARED = re.compile(
    r"(?:[比较与是自从由于按以继超]|超过|接近|逼近|相当于|恢复[到至]|追平)$"
)  # 始建于1992年6月, 按2020年不变价格计算, 继2018年后再次…
_TOLD_THIS_YEAR = seldom(
    r"今年(?:1月?[-~至到]{1,2}|前)(\d{1,2})个?月份?(?![^。\d]{0,24}(?:"
    + any_of("wishing_word")
    + r"|目标|要求|拟|将))[^\n]{0,120}?"
    + FIGURE.pattern
)
_A_YEAR_EARLY = re.compile(f'提前(?:一|1)年[^,。;\\d\n]{{0,6}}(?:完成|实现)[^,。;\\d\n]{{0,2}}[“"]?({"|".join(PLAN_ENDS)})')
_MEETS = re.compile(r"年度?[^,。;\n\d]{0,14}(?:会议|大会|工作会|要点|部署会|动员会)")  # 2021年度工作会议, which tells what 2020 brought
_WHOLE_BEHIND = re.compile(
    rf"(?:^|[。\n]) {{0,4}}((?:19|20)\d{{2}})年,(?![^。\n]*(?:{FOUNDING}|批准|升级|晋升))[^。\n\d]{{4,160}}。(?:据统计,)?全[年县市区]"
)
_PLANS_FOR = re.compile(
    r"(?:^|\n)[^。\n\d]{0,24}((?:19|20)\d{2})年(?:度)?[^,。;\n\d]{0,14}(?:"
    + any_of("year_plan_word")
    + r")(?![^。\n]{0,4}(?:完成|执行|落实|分解))"
)  # a heading
_ACCOUNT_OF = re.compile(
    r"(?:^|\n)[^。\n\d]{0,12}((?:19|20)\d{2})(?:年度?(?:1[-~至]{1,2}\d{1,2}月份?)?|(?=[上下]半年|[一二三]季|全年))[^,。;\n\d]{0,12}(?:工作(?:情况|回顾|总结|完成)|完成情况|执行情况|运行情况)"
)  # a heading
# The title of the report itself, and not of news about it.
_REPORT = re.compile(
    r"(?:[\u4e00-\u9fff]{2,8}[省市区县旗州])?((?:19|20)\d{2})年(?!度)(?:[\u4e00-\u9fff]{2,12}[省市区县旗州])?(?:人民)?政府工作报告"
)
_REPORT_BELOW = re.compile(rf"\n[ \t]*{_REPORT.pattern}[ \t]*\n")  # below a page's line of links
# 2019年主要预期目标是, 二、2019年工作安排: behind a year that is only aimed at.
_AIMED = re.compile(
    r"年(?:全年|度)?[^,。;\n\d]{0,24}(?:" + any_of("planned_noun_word", "outlook_word") + r"|要求)(?!完成|执行|落实|[\d的])"
)
_YEAR_GONE = Telltales("过去一年", "过去的一年", "一年来")
# What a report tells of without naming it; 全年目标 is of the year to come.
_YEAR_TOLD = seldom(r"(?:全年(?:共|累计|预计)?(?:实现|完成|达)|预计全年|这一年|一年[间中]),?[^。;\n\d]{0,40}\d[\d.]*(?:亿|万|%)")
_BULLETIN = re.compile(r"((?:19|20)\d{2})年度?(?:[^,。;\n\d]{0,24}国民经济[和与及]社会发展)?(?:情况|主要指标)?统计公报")
# 2010年,是创新中奋进的一年。一年来,…: told when it is over
_LOOKED_BACK_ON, _WINTER = seldom(r"((?:19|20)\d{2})年,?是[^。\n]{4,60}的一年。(?:一年来|过去的?一年|这一年)"), 11  # month
_IS_TO_COME = seldom("今年,?[^,。;\\d]{0,6}?(?:将|要|力争|力拼|力拚|计划|拟)")
_FIGURE_OF_MONTHS = re.compile(rf"(?:上半年|季度|首季|月份?)[^。]*?(?:{FIGURE.pattern}|亿|万)")
_FIGURE_OF_YEAR = seldom(
    r"年(?:[、和及与](?:19|20)\d\d年){0,4}(?:全年|同期|上半年|[前第]?[一二三四]季度|首季度?|\d{1,2}月份?|1[-~至]\d{1,2}月份?)?(?:的?\d|的?[一二两三四五六七八九十百千]|(?:只|仅)?有|(?:分别)?(?:为|是|达到?|实现|完成)|仅|达到?|实现|完成|增[长速幅加]|下降)"
)
_OF_MONTHS = seldom(
    rf"(?<![年\d])(?:(?<!去年)上半年|1月?[-~至]{{1,2}}\d{{1,2}}月份?|前(?:三季度|[2-9]个?月)|(?<!去年)第?一季度|(?<!去年)首季)[^。\n]{{0,40}}?{FIGURE.pattern}"
)  # what is told of a part of a year that is not named
_AS_IT_WAS = re.compile(f"年[^。\\n\\d]{{0,12}}?(?:{any_of('once_was_word')}|{'|'.join(THEN)}|落户)")
_DAY = re.compile(r"[年./-]\d{1,2}[月./-]\d")
_YEAR_BEGINS = 3  # the month until which they meet on it
_LONG_AGO = 10  # years
_TITLE, _LEAD = 50, 200  # characters
_OFTEN = 2
_BESIDE_LAST = re.compile(r"[为到至]今年的(?=\d)")  # 由上年的5:67:28调整为今年的5:69:26: the year told of, whichever that is


def when_written(text: str, printed: Date | None, year: int) -> When:
    """When a text was written that `printed` stands over, or its page; without a date `year` is what 今年 means, 0 where nothing tells."""
    reported = _year_of_report(text, printed)
    if reported is not None:
        written = printed if printed is not None and printed[0] == reported else None
        return When(reported, reported - 1, written)
    if printed is not None and printed[0] == _year_of_bulletin(text):
        return When(printed[0], printed[0], None)  # no year is told as a whole before it is over: the date is not the bulletin's
    if printed is not None and printed[1] < _WINTER and (gone := _LOOKED_BACK_ON.search(text)) is not None and int(gone[1]) == printed[0]:
        return When(printed[0], printed[0], None)  # nor is the date of what looks back on the whole year
    written, base = _written(text, printed) if printed is not None else (None, year or None)
    if printed is None and year and _is_year_gone(text, year):
        base = year + 1
    main = _main_year(text, written, base)
    if main is not None and base is not None and base - main > 1:
        base = main  # put on the web long after: 去年 cannot be told from the date
    return When(base, main, written)


def _is_year_gone(text: str, year: int) -> bool:
    """2007年…。全年…。去年新增合同外资11亿美元;今年将…, of no date: 去年 is the year that is told of, and none of its months are."""
    if "去年" not in text or f"{year}年" not in text or f"{year + 1}年" in text or _IS_TO_COME.search(text) is None:
        return False
    return _FIGURE_OF_MONTHS.search(text) is None and text.find(f"{year}年") < text.find("去年") < text.find("今年")


def _year_of_report(text: str, printed: Date | None) -> int | None:
    """2006年政府工作报告: the year in which a government reported, where it tells of the one before; None where it may be told of from elsewhere."""
    title = _REPORT.match(text[:_TITLE].lstrip()) or (_REPORT_BELOW.search(text, 0, _LEAD) if "政府工作报告" in text[:_LEAD] else None)
    if title is None or (printed is not None and printed[0] < int(title[1])):
        return None
    year = int(title[1])
    if f"{year - 1}年" in text:
        return year
    tells_of_year = _YEAR_GONE.stand_in(text) or _YEAR_TOLD.search(text) is not None
    return year if tells_of_year and not _is_told_of(text, year, title.end()) else None


def _is_told_of(text: str, year: int, start: int = 0) -> bool:
    """Whether a year is named behind `start` as more than one to come."""
    return any(not _AIMED.match(text, found.end() - 1) for found in re.compile(f"{year}年").finditer(text, start))


def _is_only_aimed_at(text: str, year: int) -> bool:
    """全年实现…。二、2019年工作安排: the text tells of the year before the one that it sets goals for."""
    found = re.search(f"(?:^|[。\n])[^,。\n\\d]{{0,8}}{year}年", text)
    if found is None or _is_told_of(text, year) or FIGURE.search(text, 0, found.start()) is None:
        return False
    return f"{year - 1}年" not in text


def _year_of_bulletin(text: str) -> int:
    """2023年国民经济和社会发展统计公报 at the head of a text, 0 where there is none."""
    title = _BULLETIN.search(text, 0, _TITLE) if text.find("统计公报", 0, _TITLE) >= 0 else None
    return int(title[1]) if title is not None else 0


def _written(text: str, printed: Date) -> tuple[Date | None, int]:
    """Month and year in which a text was written, where a page says when it was printed: no text knows a month to come, and one that speaks of no year so late was put there anew."""
    told, written = _last_month(text, printed[1])
    date = (printed[0] - 1, written) if printed[1] < told <= DECEMBER else printed
    year = _year_told(text, date[0])
    return (date if year == date[0] else None), year


def _last_month(text: str, printed: int) -> tuple[int, int]:
    """The last month that a text knows, and that in which it was written: 今年1至10月…完成… was in November, 北京12月12日电 in December."""
    told = _TOLD_THIS_YEAR.search(text) if "今年" in text else None
    if told is not None and printed < int(told[1]) <= DECEMBER:
        return int(told[1]), min(int(told[1]) + 1, DECEMBER)
    day = news_month(text, _LEAD) or printed
    return day, day


def _year_told(text: str, year: int) -> int:
    """The year of a plan, of an account or of the sentences, where the text speaks of no year so late as `year`; else that."""
    now = text.find("今年")
    plan = _PLANS_FOR.search(text, 0, now) if now >= 0 else None  # behind 今年 it is of the year to come
    account = _ACCOUNT_OF.search(text) or (_WHOLE_BEHIND.search(text) if now < 0 else None)
    told = int(plan[1]) if plan is not None else int(account[1]) if account is not None and int(account[1]) + 1 < year else year
    if told == year and now < 0:
        ahead = _LOOKS_AHEAD.search(text)  # 对2011年的工作讲几点意见, put on the web in 2022
        opened = int(ahead[1]) if ahead is not None else _most_opened(text)
        told = opened if opened is not None and opened + 1 < year else told
        told = _ahead_of_plan(text, told)
    last = max(_named(text, year), default=0)
    equated = year_equated(text) if told == year else None
    if equated is not None and last < equated:
        told = min(equated, year)  # 已超去年(2021年)全年, put on the web in 2024
    if account is not None and last == int(account[1]) + 1 < year:
        return last  # 2007年计划执行情况及2008年计划草案, put on the web in 2022
    return told if told < year and last <= told else year


def _ahead_of_plan(text: str, year: int) -> int:
    """去年…提前一年完成“十一五”目标, put on the web in 2012: written in 2010, in which the plan ended; else `year`."""
    early = _A_YEAR_EARLY.search(text) if "去年" in text else None
    written = PLAN_ENDS[early[1]] if early is not None else year
    return written if written + 1 < year else year


def _most_opened(text: str) -> int | None:
    """The year with which most sentences begin, more than one of them: 2010年,完成…。2010年,实现…."""
    opened = Counter(int(found[1]) for found in _SENTENCE_YEAR.finditer(text)).most_common(1)
    return opened[0][0] if opened and opened[0][1] > 1 else None


def _named(text: str, year: int) -> list[int]:
    """The years a text names, but for a day of `year` in a line of its own, which is the page's."""
    return [int(found[1]) for found in YEAR.finditer(text) if int(found[1]) != year or not _DAY.match(text, found.end(1))]


def _looks_back_from(text: str, year: int) -> bool:
    """过去一年,…。对2011年的工作讲几点意见: what is told was done in 2010."""
    if "今年" in text:
        return False
    if _is_only_aimed_at(text, year):
        return True
    if not _LOOKS_BACK.stand_in(text):
        return False
    ahead = _LOOKS_AHEAD.search(text)
    return ahead is not None and int(ahead[1]) == year


def _begins_with(text: str, year: int) -> bool:
    """2023年,开发区这样干, over 过去一年,…: before any figure a sentence begins with the year that has just ended."""
    figure = FIGURE.search(text)
    if figure is None:
        return False
    opening = rf"(?:^|[。\n])[ ]*(?:过去的?一年|去年|{year}年)(?:[,全]|[^,。;\n\d]{{2,12}}(?:完成|实现|预计))"
    return re.search(opening, text[: figure.start()]) is not None


def _is_all_of_year_before(text: str, year: int) -> bool:
    """2021年成绩单出炉 / 2020年度…, 2020年度…: the title names the year in which the list of the one before came out, and nothing else does."""
    return text.count(f"{year - 1}年度") >= _OFTEN and text.count(f"{year}年") == 1


def _comes_out_behind(text: str, year: int, date: Date | None) -> bool:
    """2023年,开发区这样干 / 2022年,…: the title names the year in which the page came out, and the page tells of the one before."""
    if date is None or year != date[0]:
        return False
    return (date[1] in JUST_OVER and _begins_with(text, year - 1)) or _is_all_of_year_before(text, year)


def _is_told_beside_months(text: str, title: re.Match[str], date: Date | None) -> bool:
    """上半年完成20亿元,2015年只有13亿元; 上半年…20亿元,是2015年的1.5倍: a year to compare with, and figures of months without a year before it."""
    if date is None or not int(title[1]) < date[0] or _FIGURE_OF_YEAR.match(text, title.end()) is None:
        return False
    sentence = text[: title.start()].rpartition("\n")[2]
    return "。" not in sentence and _FIGURE_OF_MONTHS.search(sentence) is not None


def _is_by_the_way(text: str, title: re.Match[str], date: Date) -> bool:
    """上半年,GDP增长5.3%。2015年,园区获批: behind figures of months; 2015年,这里还是一片农田。上半年,…: how it was then, and no time of figures."""
    stop = text.find("。", title.end())
    if int(title[1]) < date[0] and "。" in text[: title.start()] and _OF_MONTHS.search(text, 0, title.start()) is not None:
        return True  # 前三季度完成310亿元。2022年、2023年分别为402亿元、430亿元
    if int(title[1]) + 1 >= date[0] or stop < 0 or FIGURE.search(text, title.end(), stop) is not None:
        return False
    return _AS_IT_WAS.match(text, title.end()) is not None or _OF_MONTHS.search(text, 0, title.start()) is not None


def _is_of_another_time(text: str, title: re.Match[str], date: Date | None, base: int | None) -> bool:
    """Whether the first year of a title is not the one that the text is about: of a founding, a meeting, a rise, a comparison, or of what is to come."""
    year, end = int(title[1]), title.end()
    has_now = "今年" in text
    if has_now and (date is not None or (base is not None and year < base) or names_no_year_of_figures(text, end)):
        return True
    if OF_THINGS.match(text, title.end(1)) is not None:
        return True  # 2019年引进的某项目已投产。一季度,…
    if _is_told_beside_months(text, title, date) or is_long_before(text, title, date) or is_how_it_began(text, title, date):
        return True
    if date is not None and year > date[0] and "。" in text[: title.start()]:
        return True  # 前三季度,…。到2025年,…
    if date is not None and (is_of_a_deed(text, *title.span()) or _is_by_the_way(text, title, date)):
        return True
    if FOUNDED.match(text, end) or PAST_BASE.match(text, end) or _RISES.match(text, end) or _COMPARED.search(text[: title.start()]):
        return True
    if date is not None and year < date[0] - _LONG_AGO and max(_named(text, date[0]), default=0) >= date[0] - 1:
        return True  # 1984年,开发区打下第一根桩基,…2024年达到1.2万亿元
    return date is not None and _MEETING.match(text, end) is not None


def _dates_the_page(text: str, title: re.Match[str], date: Date | None, base: int | None) -> bool:
    """Whether the year in a title is that of its dateline, or of a meeting at the beginning of the year."""
    if date is None and base is not None and int(title[1]) > base:
        # a page's, put on the web after the text was written; 工作总结及2023年工作安排, with 今年以来 below
        return is_date_at(text, title.start()) or _AIMED.match(text, title.end(1)) is not None
    if date is None or int(title[1]) - date[0] not in (0, 1):
        return False
    return (date[1] <= _YEAR_BEGINS and _MEETS.match(text, title.end()) is not None) or is_date_at(text, title.start())


def _main_year(text: str, date: Date | None, base: int | None) -> int | None:
    """The year the text is about: its title's, else the one its sentences open with, else the date's."""
    if date is None and base is not None and _looks_back_from(text, base):
        return base - 1
    if date is None and base is not None and is_only_equated(text, base):
        return base
    title = YEAR.search(text[:_TITLE])
    if title is not None and not _is_of_another_time(text, title, date, base) and not _dates_the_page(text, title, date, base):
        return int(title[1]) - _comes_out_behind(text, int(title[1]), date)
    if date is None:
        return base - 1 if base is not None and is_account_of(text, base - 1) else base
    first = _SENTENCE_YEAR.search(text) if date[1] > _YEAR_BEGINS else None
    if first is not None and _OF_MONTHS.search(text, 0, first.start()) is not None:
        return date[0]  # 上半年新增市场主体1.9万户,…。2016年,新区完成…: what was the year before is told behind what is now
    opened = [int(m[1]) for m in _SENTENCE_YEAR.finditer(text) if date[1] > _YEAR_BEGINS or not _AIMED.match(text, m.end(1))]
    if date[1] <= 2 and opened and opened[0] == date[0] - 1 and date[0] not in opened:
        return date[0] - 1  # 2022年,…圆满收官。…今年新申入库项目… told in January of 2023
    counts = Counter(opened)
    of_now = text.replace("今年以来", "") if date[1] == 1 else text  # in January 今年以来 still means the year told of
    is_now = "今年" in of_now and ("今年的" not in of_now or "今年" in _BESIDE_LAST.sub("", of_now))
    if is_now or counts[date[0] - 1] <= counts[date[0]]:
        return date[0]
    return date[0] - 1
