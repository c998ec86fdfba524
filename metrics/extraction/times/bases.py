"""Follow what growth is counted from where it is not the year before: 较2019年同期(下同), 十年间, “十三五”期间."""

from __future__ import annotations

import re

from metrics.extraction.in_order import InOrder
from metrics.language.seldom import seldom
from metrics.language.telltales import Telltales
from metrics.language.vocabulary import any_of

_SAME_BELOW = re.compile(r"[比与较](\d{4})年(?:同期)?(?:相比)?\((?:以)?下同\)")
_OF_YEARS = seldom(  # from what parts it from the words before it
    r"[。,;:!\n ](?:(?<!!)(?:(?:近|过去|这)?(?:[三四五六七八九]|十[一二三四五六七八九]?|\d{1,2})年(?:来|间|以来)|近(?:[三四五六七八九]|十)年)"
    r"|“?十[一二三四]五”?(?:规划)?(?:期间|时期|以来))(?=,)"
)
_ENDS_OF_YEARS = Telltales(
    "年来,",
    "年间,",
    "年以来,",
    *(f"五{mark}{ending}," for mark in ("", "”") for ending in ("期间", "时期", "以来")),
    *(f"近{years}年," for years in "三四五六七八九十"),
)  # looked for first: far cheaper than what begins anywhere
# 与2012年相比,工业总产值增长2.5倍; 自2012年升级以来,财政收入增长3倍
_AGAINST = re.compile(
    r"(?:[与和同较比](?=[^,。;]{2,20}[相期年度]比,)|在(?=[^,。;]{2,9}基础上,)|以(?=[^,。;]{4,14}为基[数期准],)"
    r"|(?:相[较比对](?:于|(?![较于]))|对比|比起|[较比])(?=[^,。;]{2,14},))"
    r"(?:(?:[^,。;\d]{0,8}的)?(?P<year>(?:19|20)\d\d)年(?:同期|全年|末|底|上半年|前?[一二三]季度|首季|1-\d{1,2}月份?)?|[二三四五六七八九十\d]{1,2}年前|“?十[一二三四]五”?(?:规划)?(?:期)?(?:末|初)|(?:"
    + any_of("founding_word")
    + r"|升级)(?:之?初|前|时))(?:相?比|的?基础上|为基[数期准])?,"
    r"|自(?P<since>(?:19|20)\d\d)年[^,。;今去]{0,16}以来,|(?:" + any_of("founding_word") + r"|升级)以来,"
)
_AGAINST_ENDS = Telltales(
    *("相比,", "期比,", "年比,", "度比,", "以来,", "基础上,", "为基数,", "为基期,", "为基准,", "相较", "相比于", "相对于", "对比", "比起"),
    *(f"{word}{base}" for word in "较比" for base in ("20", "19", "“十", "十")),
)
# 2010年,…9500亿元,比2005年增长86%。…增长58%: the first rate of a paragraph is over five years, and so are those behind it
_OVER_YEARS = re.compile(r"[比较]((?:19|20)\d\d)年[末底]?(?:增长|增加|提高|增)\d[^。]*。")
_TIME = re.compile(r"(?:19|20)\d\d年|[今去上]年|季度|半年|\d月|全年")
_TIME_OF_ITS_OWN = re.compile(rf"(?<![较比与和同自从到由])(?:{_TIME.pattern})")  # and not 较2015年增加32亿元
_COMPARED_NEXT = re.compile(r"[与和同较比](?:[去上]|(?:19|20)\d\d)年[^,。;]{0,6}相?比")
# 比上年增长8.1%;与2019年相比,两年平均增长5.5%: told by the way, behind the growth over a year or as an average of its own
_AVERAGES = ("平均", "年均")
_OVER_A_YEAR, _AVERAGED = re.compile("同比|[比较][上去]年|[与和同][上去]年同期"), re.compile(f"[^,。;]{{0,12}}(?:{'|'.join(_AVERAGES)})")
# 与2015年相比,园区今年上半年财政收入翻了一番: the time in which it was reached
_PART = r"(?:上半年|[前第]?[一二三四]季度|首季度?|全年|前?\d{1,2}(?:[-~至]\d{1,2})?个?月份?)"
_REACHED_IN = re.compile(rf"(?:[^,。;\d年季月]{{0,10}}?(?:(?:今|(?:19|20)\d\d)年度?{_PART}?|{_PART}))?")


class OtherBase:
    """Whether the growth of a text's sentence, as they are met one after another, is over other years than one."""

    def __init__(self, text: str, year: int | None) -> None:
        self._text = text
        first = _SAME_BELOW.search(text) if "下同)" in text else None
        self._is_named = first is not None and int(first[1]) + 1 != year
        self._led = "\n" + text if _ENDS_OF_YEARS.stand_in(text) else ""  # so that something parts its first words too
        years = [found.start() for found in _OF_YEARS.finditer(self._led)]
        self._of_years, self._is_of_years = InOrder(years, len(text)), bool(years)
        self._year, self._is_against = year, _AGAINST_ENDS.stand_in(text) and _AGAINST.search(text) is not None
        self._is_over_years = year is not None and any(int(found[1]) + 1 < year for found in _OVER_YEARS.finditer(text))
        self.is_told = self._is_named or self._is_of_years or self._is_against or self._is_over_years  # anywhere in the text
        self._below = self._years = self._against = self._over_years = False
        self._paragraph = 0  # where it begins
        self.since = 0  # where in the sentence it is named, or where a sentence begins that goes on so

    def holds(self, start: int, end: int, new_paragraph: bool) -> bool:
        """True from where the other base is named to the end of the paragraph; of years, until a time is named."""
        if self._is_named:
            self._below = (self._below and not new_paragraph) or _SAME_BELOW.search(self._text, start, end) is not None
        if self._is_of_years:
            begins = _OF_YEARS.search(self._led, start, end + 1) if self._of_years.lie_between(start, end) else None
            goes_on = begins is not None or (self._years and not new_paragraph)
            since = begins.end() - 1 if begins is not None else start
            self._years = goes_on and _TIME_OF_ITS_OWN.search(self._text, since, end) is None and not self._is_over_a_year(start, end)
        is_against, self.since = False, start
        if self._is_against:
            begins = _AGAINST.search(self._text, start, end)
            is_against = self._goes_against(begins, start, end, self._against and not new_paragraph)
            self._against = is_against and not self._is_by_the_way(begins, start, end)
            if begins is not None and not (self._below or self._years):
                self.since = begins.start()
        if self._is_over_years:
            self._paragraph = start if new_paragraph else self._paragraph
            over_years, self._over_years = self._over_years, self._goes_on_over_years(start, end, self._over_years and not new_paragraph)
            is_against = is_against or (over_years and self._over_years)
        return self._below or self._years or is_against

    def _goes_on_over_years(self, start: int, end: int, goes_on: bool) -> bool:
        """Whether the sentences behind this one count from years ago: it does so with the paragraph's first rate, or goes on so."""
        if goes_on:
            return _TIME_OF_ITS_OWN.search(self._text, start, end) is None and not self._is_over_a_year(start, end)
        begins = _OVER_YEARS.search(self._text, start, end)
        if begins is None or int(begins[1]) + 1 >= (self._year or 0) or "%" in self._text[self._paragraph : begins.start()]:
            return False
        return not self._is_over_a_year(start, end)

    def _is_over_a_year(self, start: int, end: int) -> bool:
        """Whether words say that growth is over the year before."""
        return _OVER_A_YEAR.search(self._text, start, end) is not None

    def _is_by_the_way(self, begins: re.Match[str] | None, start: int, end: int) -> bool:
        """Whether the other base is that of one figure only, and the sentences behind count from the year before again."""
        if begins is None:
            return False
        if _AVERAGED.match(self._text, begins.end(), end) is not None:
            return True
        averaged = max(self._text.find(word, begins.end(), end) for word in _AVERAGES)
        return averaged >= 0 and _OVER_A_YEAR.search(self._text, start, begins.start()) is not None

    def _goes_against(self, begins: re.Match[str] | None, start: int, end: int, goes_on: bool) -> bool:
        """Whether a sentence counts from another year by name, where that `begins`, or goes on so until a time is named."""
        if begins is not None:
            year = int(begins["year"] or begins["since"] or 0) + (begins["year"] is not None)  # the year after it, or the one it begins in
            is_told = year > 0 and self._text.find(f"{year}年", start, end) not in (-1, begins.start("since"))
            is_year_before = year == self._year or is_told
            return not is_year_before and self._names_no_other_time(begins.end(), end)
        return goes_on and _TIME.search(self._text, start, end) is None

    def _names_no_other_time(self, start: int, end: int) -> bool:
        """Whether what stands behind the base names no time but the one right behind it, and those of further comparisons."""
        reached = _REACHED_IN.match(self._text, start, end)
        behind = self._text[reached.end() if reached is not None else start : end]
        return _TIME.search(_COMPARED_NEXT.sub("", behind)) is None
