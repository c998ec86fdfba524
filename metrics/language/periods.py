"""Find reference periods in normalised text: 1-6月, 前三季度, 今年头三个月, 截至6月末, 2016年至2018年.

A `PeriodMention` says what was written (a relative year stays relative); `resolve` turns it into first and
last month once the year is known. 上半年 is January to June: Chinese figures are cumulative first. Part of a
month, a single date and several months at once are no period.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from metrics.language.months import WHOLE_YEAR, months_of, number_of
from metrics.language.period_words import (
    BACK,
    FROM,
    MAY_START,
    NUMERALS,
    PART_OF_THEN,
    PERIOD,
    REST_OF_YEAR,
    RISEN_TO,
    SEEN,
    THEN,
    TURNS_OF_PLAN,
)
from metrics.language.plans import plan_end
from metrics.language.seldom import seldom
from metrics.model import Period

_DIGIT_RUN = re.compile("[0-9]++")
_BEFORE_NUMERAL = frozenset(NUMERALS + "〇零百千万亿上下")  # inside a longer number; 上一季度 is not 一季度
# 市下三季度目标: what the city has handed down for it, and no quarter to come
_HANDED_DOWN = re.compile(
    "(?:(?<![全我本该各])[省市区县州]下(?=[二三四]季度)|(?<=[为成,占达:(])[省市区县州]下)[一二三四]季度(?:目标|任务|计划|指标)"
)
SO_FAR = ("今年以来", "今年来", *(year + "年初" + words for year in ("", "今", "今年") for words in ("以来", "至今")))
_RELATIVE = {
    **dict.fromkeys(("今年", "本年", "当年", "同年", *SO_FAR, *THEN), 0),
    **dict.fromkeys(("去年", "上年", "过去一年", "过去的一年"), -1),
    "前年": -2,
    **dict.fromkeys(("明年", "来年", "翌年", "次年", "新的一年", "下一年", "下年"), 1),
}
_SEVERAL = seldom(r"[0-9一二三四]{1,2}(?:月份?)?(?:[、和及][0-9一二三四]{1,2})+?(?:(?:[两三四]个?)?月份?|季度)")
_TO_A_QUARTER = re.compile("[-~至到][二三四234]季度$")
_COUNTED_MONTHS = re.compile("[两三四]个?月")  # 7、8、9三个月
_COMPARED = ("比", "较", "与", "同", "于", "从", "由", "自")
_NOT_COMPARED = ("同比", "环比", "关于", "至于")  # 关于2011年上半年经济运行情况的通报 is about those months
_GROUND = re.compile("(?:同期|全年)?的?(?:基础|高?基数)之?上")  # 在2005年的基础上增长10%
_HEADING = 36  # characters; a longer line is prose
# 高于上年同期、2017年全年; 比最高的2019年; 已超去年全年
_COMPARED_TOO = (
    *("年同期、", "年同期和", "年同期及", "年同期与", "最高的", "最好的", "最多的", "最低的"),
    *("超", "接近", "逼近", "超出", "超过", "赶超", "追平", "恢复到", "恢复至", "回到", "疫情前", "疫情前的", "相当于"),
)
_BEFORE_COMPARED = frozenset(words[-1] for words in _COMPARED_TOO)
_LOOKS_BACK = re.compile("((?:19|20)[0-9]{2}年)(?:政府|主要)?工作(?:回顾|总结)")
_SET_AGAINST = ("相比", "比,", "比较,")  # 和2019年上半年比,…
_SAME_AS, _OF_RATES = ("持平", "基本持平", "大体持平", "大致持平", "相当", "一致", "相同"), tuple("速幅率")  # 增速和上半年持平
_AGAINST_LAST_YEAR = tuple(f"{word}{year}" for word in "比较与同" for year in ("上年", "去年"))
_MASKS = ("20", "X", "x", "×")  # how a year begins that a pattern of a text leaves open, and else only one with its number
_NO_PERIOD_AFTER = ("以来", "以前", "之前", "以后", "之后", "前", "版", "号")


class PeriodMention(NamedTuple):
    """A period as written. months (1, 6) is 1-6月; None where only a year is named."""

    start: int
    end: int
    text: str
    year: int | None
    relative: int | None  # 今年 0, 去年 -1; None where no year word stands
    months: tuple[int, int] | None
    kind: str  # span, month, as_of, year, many_years (also several months that are no one period), so_far, this_month, last_month, plan
    years: tuple[int, ...] = ()
    is_compared: bool = False  # 比上年, 较1-5月: a base for comparison, not the period of what follows

    def resolve(self, base_year: int | None, is_stock: bool = False) -> Period | None:
        """First and last month, `--MM` where the year is not known; None where there are no months."""
        if self.months is None:
            return None
        first, last = self.months
        if self.kind == "as_of" and is_stock:
            first = last
        is_masked = self.year is None and self.relative is None and self.text.startswith(_MASKS)  # 20XX年
        year = self.year if self.year is not None else None if base_year is None or is_masked else base_year + (self.relative or 0)
        prefix = f"{year:04d}" if year is not None else "-"
        return Period(f"{prefix}-{first:02d}", f"{prefix}-{last:02d}")


def _mention(text: str, found: re.Match[str]) -> PeriodMention | None:
    """What a match says; None where it is no period after all."""
    at, end = found.span()
    before = text[at - 1 : at]  # empty at the beginning of a text
    compared = before in _COMPARED and text[at - 2 : at] not in _NOT_COMPARED
    compared = compared or (before in _BEFORE_COMPARED and text.endswith(_COMPARED_TOO, 0, at))
    compared = compared or (text.endswith("同比", 0, at) and text.startswith(("去年", "上年"), at))  # 同比去年4月增长12.6%
    compared = compared or (found[0][0] in "到至" and text.endswith(BACK, 0, at))
    here = (at, end, found[0])
    compared = compared and not (before == "从" and SEEN.match(text, end) is not None)
    compared = compared or (before in "为是到达" and PART_OF_THEN.match(text, end) is not None and text[at - 2 : at] not in RISEN_TO)
    compared = compared or (before in ("和", "跟") and text.startswith(_SET_AGAINST, end))
    compared = compared or (before in ("和", "跟", "同") and text.startswith(_SAME_AS, end) and text.endswith(_OF_RATES, 0, at - 1))
    compared = compared or (before == "在" and _GROUND.match(text, end) is not None)
    if found["body"]:
        return _of_months(text, found, here, compared)
    if found["only"]:
        return _year_alone(text, found, here, compared)
    if found["year_end_word"]:
        return PeriodMention(*here, None, -1, WHOLE_YEAR, "as_of", (), compared)
    if found["this_month"]:
        return PeriodMention(*here, None, 0, None, "this_month", (), compared)
    if found["last_month"]:
        return PeriodMention(*here, None, None, None, "last_month", (), compared)
    if found["j1"]:
        first, last = number_of(found["j1"]), number_of(found["j2"])
        return PeriodMention(*here, None, None, (3 * first - 2, 3 * last), "span", (), compared) if first < last else None
    if found["plan_year"]:
        plan = plan_end(re.split("规划|的|" + "|".join(TURNS_OF_PLAN), here[2])[0])
        return (
            None if plan is None else PeriodMention(*here, plan - (0 if "收官" in here[2] else 4), None, WHOLE_YEAR, "year", (), compared)
        )
    if found["plan"]:
        ends = None if compared or not here[2].endswith("末") else plan_end(here[2])
        return PeriodMention(*here, ends, None, WHOLE_YEAR if ends else None, "as_of" if ends else "plan", (), compared)
    is_range = found["many"] is not None and text.endswith(FROM, 0, at)  # 从2016年至2018年 tells where the list begins
    return PeriodMention(*here, None, None, None, "many_years", _years(found), compared and not is_range)


def _of_months(text: str, found: re.Match[str], here: tuple[int, int, str], compared: bool) -> PeriodMention | None:
    """1-6月, 一季度, 2018年上半年, 截至6月末."""
    known = months_of(found)
    if known is None or not 1 <= known[0][0] <= known[0][1] <= 12:
        return None
    months, kind = known
    if kind == "month" and text.startswith("以来", here[1]):
        return None  # 5月份以来 says since when
    if (found["m1"] and months[0] == 1) or found["dashless"]:
        if kind == "span" and text.endswith("环比", 0, here[0]):
            compared = True  # 环比1-7月提升0.7个百分点
        if text.startswith(",", here[1]) and text.endswith(FROM, 0, here[0]):
            compared = False  # 从1月到6月,…
    year = _year(found["year"] or found["equated"] or found["equated_bare"], found["short_year"])
    relative = None if year is not None or not found["relative"] else _RELATIVE[found["relative"]]
    return PeriodMention(*here, year, relative, months, kind, (), compared)


def _rest_of_year(text: str, found: re.Match[str], at: int, rest: re.Match[str], compared: bool) -> PeriodMention | None:
    """去年最后一个季度, 去年后三季度, 2020年后两个月, 去年后6个月: the last months of a year."""
    count = number_of(rest["months"]) if rest["months"] else 3 * number_of(rest["quarters"] or "1")
    year = _year(found["only_year"], None)
    relative = _RELATIVE[found["only_relative"]] if year is None and found["only_relative"] else None
    if not 1 <= count <= 11 or (year is None and relative is None):
        return None
    return PeriodMention(at, rest.end(), text[at : rest.end()], year, relative, (13 - count, 12), "span", (), compared)


def _year_alone(text: str, found: re.Match[str], here: tuple[int, int, str], compared: bool) -> PeriodMention | None:
    """2018年, 今年; a year before which something was, or since when, is none."""
    if text.startswith(_NO_PERIOD_AFTER, here[1]) or text.endswith(_AGAINST_LAST_YEAR, 0, here[1]):
        return None
    if found["only_relative"] in SO_FAR:
        return PeriodMention(*here, None, 0, None, "so_far", (), compared)
    rest = REST_OF_YEAR.match(text, here[1])
    if rest is not None:
        return _rest_of_year(text, found, here[0], rest, compared)
    year = _year(found["only_year"] or found["only_equated"] or found["only_equated_bare"], None)
    return PeriodMention(*here, year, None if year is not None else _RELATIVE.get(found["only_relative"]), WHOLE_YEAR, "year", (), compared)


def _years(found: re.Match[str]) -> tuple[int, ...]:
    """The years of 2016年至2018年 and of 2016、2017、2018年; none where months are listed."""
    if found["many"]:
        first, last = re.findall(r"[0-9]{2,4}", found["many"])[:2]
        return tuple(range(int(first), int(first[: 4 - len(last)] + last) + 1))
    return tuple(int(year) for year in re.findall("[0-9]{4}", found["listed"])) if found["listed"] else ()


def _year(digits: str | None, short: str | None) -> int | None:
    if digits:
        return int(digits)
    return 2000 + int(short) if short else None


def may_start(text: str, start: int, end: int) -> int:
    """Where the first period of a piece of text may begin; -1 where it certainly names none."""
    lead = MAY_START.search(text, start, end)
    return -1 if lead is None else lead.start()


def find_periods(text: str, at: int = 0) -> Iterator[PeriodMention]:
    """Every period named in normalised text, in order, never overlapping; none begins before `at`."""
    while (lead := MAY_START.search(text, at)) is not None:
        start = lead.start()
        is_inside = start > 0 and text[start] in NUMERALS and text[start - 1] in _BEFORE_NUMERAL
        is_inside = is_inside and _HANDED_DOWN.match(text, max(0, start - 2)) is None
        found = None if is_inside else PERIOD.match(text, start)
        if found is None:
            digits = _DIGIT_RUN.match(text, start)
            at = digits.end() if digits else start + 1
            continue
        at = found.end()
        if (mention := _mention(text, found)) is not None:
            yield mention


def each_of(mention: PeriodMention) -> list[PeriodMention]:
    """The single months or quarters of several: 一、二、三季度; any other period alone.

    >>> [each.months for each in each_of(next(find_periods("一、二、四季度")))]
    [(1, 3), (4, 6), (10, 12)]
    """
    if _SEVERAL.fullmatch(mention.text) is None:
        return [mention]
    numbers = [number_of(n) for n in re.findall(f"[0-9]{{1,2}}|[{NUMERALS}]", _COUNTED_MONTHS.sub("", mention.text))]
    spans = [(3 * n - 2, 3 * n) if mention.text.endswith("季度") else (n, n) for n in numbers]
    return [mention._replace(months=span, kind="span" if span[0] < span[1] else "month") for span in spans]


def years_of(mention: PeriodMention) -> list[PeriodMention]:
    """The single years of several, whole or at their ends; nothing for any other period.

    >>> [(each.year, each.kind) for each in years_of(next(find_periods("2020-2021年末")))]
    [(2020, 'as_of'), (2021, 'as_of')]
    """
    kind = "as_of" if mention.text.endswith(("末", "底")) else "year"
    return [mention._replace(year=year, months=WHOLE_YEAR, kind=kind, years=()) for year in mention.years]


def quarters_of(mention: PeriodMention) -> list[PeriodMention]:
    """The single quarters of a span that is named by them, for a list of as many figures; none for any other period.

    >>> [each.months for each in quarters_of(next(find_periods("一至四季度")))]
    [(1, 3), (4, 6), (7, 9), (10, 12)]
    """
    if mention.kind != "span" or mention.months is None or _TO_A_QUARTER.search(mention.text) is None:
        return []
    return [mention._replace(months=(first, first + 2)) for first in range(1, mention.months[1], 3)]


def told_first(sentence: str, at: int = 0) -> PeriodMention | None:
    """The first period of a sentence, none of which begins before `at`; of a heading such as “十二五”时期及2015年工作回顾 the year."""
    mentions = find_periods(sentence, at)
    if "工作" in sentence and (looks_back := _LOOKS_BACK.search(sentence)) is not None:
        return next((each for each in mentions if each.end == looks_back.end(1)), None)
    first = next(mentions, None)
    while first is not None and sentence[first.start - 1 : first.start] == "继":
        first = next(mentions, None)  # 继一季度“开门红”后,上半年…
    if first is None or first.kind != "plan" or len(sentence) > _HEADING:
        return first
    return next((each for each in mentions if each.kind == "year"), first)


def periods(text: str, base_year: int | None = None) -> list[tuple[str, Period | None]]:
    """The periods of any text: the words, and first and last month where they can be told.

    >>> [(w, p.period_start, p.period_end) for w, p in periods("2018年1～6月；前三季度；截至6月底", 2019)]
    [('2018年1～6月', '2018-01', '2018-06'), ('前三季度', '2019-01', '2019-09'), ('截至6月底', '2019-01', '2019-06')]
    >>> [(w, p and p.period_end) for w, p in periods("今年头三个月，“十三五”期间")]
    [('今年头三个月', '--03'), ('“十三五”期间', None)]
    >>> periods("6月18日上午，2、3号厂房")
    []
    """
    from metrics.language.normalise import normalise

    clean = normalise(text)
    return [(text[slice(*clean.span(m.start, m.end))], m.resolve(base_year)) for m in find_periods(clean.text)]
