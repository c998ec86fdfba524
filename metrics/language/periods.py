"""Find reference periods in normalised text: 1-6月, 前三季度, 今年头三个月, 截至6月末, 2016年至2018年.

A `PeriodMention` says what was written (a relative year stays relative); `resolve` turns it into first and
last month once the year is known. 上半年 is January to June: Chinese figures are cumulative first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from metrics.model import Period

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九十")} | {"〇": 0, "两": 2, "首": 1}
_N = r"(?:\d{1,2}|十[一二]?|[一二两三四五六七八九])"
_YEAR = (
    r"(?:(?P<year>(?:19|20)\d{2})(?:年度?|(?=[上前一1]|\.\d{1,2}[-~]))|(?P<zh_year>二[〇○零][〇○零一二][〇○零一二三四五六七八九])年度?"
    r"|(?P<relative>今年以来|今年|(?:去年|上年)(?!同期|同月|同季|末|底)|前年|本年|当年|同年|明年|来年)度?)"
)
_BODY = (
    rf"(?P<m1>{_N})月?份?(?:[-~]{{1,2}}|至|到)(?:(?:当年|同年|本年))?(?P<m2>{_N})(?:月份?)"
    rf"|(?:前|头)(?P<front>{_N})个?月份?"
    rf"|(?:一|1|首)(?:[-~]{{1,2}}|至|到)(?P<q_to>[二三四234])季度"
    rf"|前(?P<q_front>[二三两23])个?季度?(?<=季度|个季|.季)"
    rf"|第?(?P<quarter>[一二三四1234首])(?:季度|季(?![节后中初末军赛奏]))"
    rf"|(?P<half>上|下)半年度?|(?P<half_year>半年度?(?!来|多|前|后|报|内))"
    rf"|(?P<full>全年|年度(?=[主实完]))"
    rf"|(?P<year_end>(?:(?<=年)|年)[末底])"
    rf"|(?P<month>\d{{1,2}}(?=月)|十[一二]?(?=月[份末底])|[一二两三四五六七八九](?=月[份末底]))月(?P<month_part>份|末|底|中旬|上旬|下旬|初|当月|单月)?(?![-~至到]\d{{1,2}}月)(?!\d{{1,2}}[日号])"
    rf"|(?P<asof_month>{_N})月(?P<asof_day>\d{{1,2}})[日号]"
)
_PATTERN = re.compile(
    rf"(?P<many>(?:19|20)\d{{2}}年?(?:[-~]{{1,2}}|至|到)(?:19|20)?\d{{2}}年)"
    rf"|(?P<asof>截至|截止到?|截至到|至|到)?(?:{_YEAR}(?:的|,)?)?(?P<body>{_BODY})(?P<single>当月|单月|单季度?|当季|同期)?"
    rf"|(?P<only>(?<!\d)(?!(?<=[比较与同])[上去]年){_YEAR.replace('?P<year>', '?P<only_year>').replace('?P<zh_year>', '?P<only_zh>').replace('?P<relative>', '?P<only_relative>')}(?:同期)?)"
    rf"|(?P<year_end_word>(?:去年|上年)年?[末底])"
    rf"|(?P<this_month>本月|当月)(?P<this_month_end>末)?"
    rf"|(?P<plan>[\"“'‘]?(?:十[一二三四五]{{1,2}}|[一二三四五六七八九]五)[\"”'’]?(?:规划)?(?:期间|时期|以来|期末|末|(?=规划|开局|收官)))"
)
_RELATIVE = {"今年": 0, "本年": 0, "当年": 0, "去年": -1, "上年": -1, "前年": -2, "明年": 1, "来年": 1, "今年以来": 0, "同年": 0}
_COMPARED = ("比", "较", "与", "同", "于", "从", "由", "自")


@dataclass(frozen=True, slots=True)
class PeriodMention:
    """A period as written. months (1, 6) is 1-6月; None where only a year is named."""

    start: int
    end: int
    text: str
    year: int | None
    relative: int | None  # 今年 0, 去年 -1; None where no year word stands
    months: tuple[int, int] | None
    kind: str  # span, month, as_of, year, many_years, so_far, this_month, plan
    years: tuple[int, ...] = ()
    is_compared: bool = False  # 比上年, 较1-5月: a base for comparison, not the period of what follows

    def resolve(self, base_year: int | None, is_stock: bool = False) -> Period | None:
        """First and last month, `--MM` where the year is not known; None where there are no months."""
        if self.months is None:
            return None
        first, last = self.months
        if self.kind == "as_of" and is_stock:
            first = last
        year = self.year if self.year is not None else None if base_year is None else base_year + (self.relative or 0)
        prefix = f"{year:04d}" if year is not None else "-"
        return Period(f"{prefix}-{first:02d}", f"{prefix}-{last:02d}")


def _number(text: str) -> int:
    if text.isdigit():
        return int(text)
    if len(text) == 2:
        return 10 + _DIGITS[text[1]]
    return _DIGITS[text]


def _months(found: re.Match[str]) -> tuple[tuple[int, int], str]:
    """The months of a body and the kind of mention; months outside 1-12 raise ValueError."""
    g = found.groupdict()
    if g["m1"]:
        return (_number(g["m1"]), _number(g["m2"])), "span"
    if g["front"]:
        return (1, _number(g["front"])), "span"
    if g["q_to"] or g["q_front"]:
        return (1, 3 * _number(g["q_to"] or g["q_front"])), "span"
    if g["quarter"]:
        n = _number(g["quarter"])
        return (3 * n - 2, 3 * n), "span"
    if g["half"]:
        return ((1, 6) if g["half"] == "上" else (7, 12)), "span"
    if g["half_year"]:
        return (1, 6), "span"
    if g["full"]:
        return (1, 12), "span"
    if g["year_end"]:
        return (1, 12), "as_of"
    n = _number(g["month"] or g["asof_month"])
    if g["asof_month"] and not g["asof"]:
        raise ValueError("a date, not a period")
    if g["asof"] or g["month_part"] in ("末", "底"):
        return (1, n), "as_of"
    if g["month_part"] in ("中旬", "上旬", "下旬", "初"):
        raise ValueError("part of a month")
    return (n, n), "month"


def _mention(text: str, found: re.Match[str]) -> PeriodMention | None:
    g = found.groupdict()
    compared = text[: found.start()].endswith(_COMPARED) and not text[: found.start()].endswith(("同比", "环比"))
    here = (found.start(), found.end(), found.group())
    if g["many"]:
        first, last = re.findall(r"\d{2,4}", g["many"])[:2]
        last = first[: 4 - len(last)] + last
        return PeriodMention(*here, None, None, None, "many_years", tuple(range(int(first), int(last) + 1)), compared)
    if g["plan"]:
        return PeriodMention(*here, None, None, None, "plan", (), compared)
    if g["year_end_word"]:
        return PeriodMention(*here, None, -1, (1, 12), "as_of", (), compared)
    if g["this_month"]:
        return PeriodMention(*here, None, 0, None, "this_month", (), compared)
    if g["only"]:
        if text.startswith(("以来", "前", "版", "号"), found.end()):
            return None
        if g["only_relative"] == "今年以来":
            return PeriodMention(*here, None, 0, None, "so_far", (), compared)
        year = _year(g["only_year"], g["only_zh"])
        relative = None if year is not None else _RELATIVE[g["only_relative"]]
        return PeriodMention(*here, year, relative, (1, 12), "year", (), compared)
    if not g["body"]:
        return None
    try:
        months, kind = _months(found)
    except ValueError:
        return None
    if not 1 <= months[0] <= months[1] <= 12:
        return None
    year = _year(g["year"], g["zh_year"])
    relative = None if year is not None or not g["relative"] else _RELATIVE[g["relative"]]
    return PeriodMention(*here, year, relative, months, kind, (), compared)


def _year(digits: str | None, chinese: str | None) -> int | None:
    if digits:
        return int(digits)
    if chinese:
        return int("".join(str(_DIGITS.get(c, 0)) for c in chinese))
    return None


def find_periods(text: str) -> Iterator[PeriodMention]:
    """Every period named in normalised text, in order, never overlapping."""
    for found in _PATTERN.finditer(text):
        if found.end() > found.start() and (mention := _mention(text, found)) is not None:
            yield mention


def periods(text: str, base_year: int | None = None) -> list[tuple[str, Period | None]]:
    """The periods of any text: the words, and first and last month where they can be told.

    >>> [(w, p.period_start, p.period_end) for w, p in periods("2018年1～6月；前三季度；截至6月底", 2019)]
    [('2018年1~6月', '2018-01', '2018-06'), ('前三季度', '2019-01', '2019-09'), ('截至6月底', '2019-01', '2019-06')]
    >>> [(w, p and p.period_end) for w, p in periods("今年头三个月，“十三五”期间")]
    [('今年头三个月', '--03'), ('“十三五”期间', None)]
    >>> periods("6月18日上午，2、3号厂房")
    []
    """
    from metrics.language.normalise import normalise

    clean = normalise(text)
    return [(m.text, m.resolve(base_year)) for m in find_periods(clean.text)]
