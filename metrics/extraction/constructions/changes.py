"""Amounts told against those of before: by how much they changed, what stood there last year, where a rise begins."""

from __future__ import annotations

import re

from metrics.extraction.clause import NOTHING, Clause, Reading, construction
from metrics.extraction.constructions.growth_bases import is_against_another_base
from metrics.extraction.slots import match, search
from metrics.language.months import WHOLE_YEAR
from metrics.language.period_words import FROM
from metrics.language.periods import PeriodMention
from metrics.language.plans import plan_end
from metrics.language.token import Token

OF_PLANS = ("超收", "短收", "超支")  # against what was planned
_GROWTH_BEHIND = r",[vY]{0,2}(?:[ud]v{0,2}P|[rR]v{0,2}P|P)"  # 完成80亿元,增加2亿元,增长3%
_IS_LEFT = r"(?:j{1,2}M)*v{0,2}(?:o|uT|k)"  # slots: 分别由2015年的12亿元、3亿元增加到…
YEARS = re.compile("(?:^|[^0-9])(?:[两三四五六七八九十]|[2-9])年(?:来|间|内)?$")
NET = ("净增", "净增加")
BALANCES = ("deposits", "loans")  # 新增贷款 is what the balance has grown by

OF_LAST_MONTH = "change of last month"
_LAST_YEAR = ("上年", "去年", "上年同期", "去年同期")
_NOUNS = ("增量", "年增量")  # GDP增量达到70亿元
_AGAINST_LAST_YEAR = (*NET, *_NOUNS, "增收", "减收", "增支", "减支", "多收", "少收", "多支", "少支")  # without saying so


def _is_of_this_year(period: PeriodMention) -> bool:
    """Other months than the ones told, of no year before."""
    return (
        period.kind in ("span", "month")
        and period.year is None
        and period.relative in (None, 0)
        and period.months not in (WHOLE_YEAR, None)
    )


@construction("change", "M", r"[ud][v]{0,2}M$|uFv?M$|[NY]v{1,3}M$|[YO]v?aM$")
def change(clause: Clause, found: re.Match[str]) -> Reading | None:
    """比上年同期增加3家, 净增1.2亿元, 比年初增加3亿元, 贷款余额…,比年初新增3亿元."""
    if "O" in clause.letters and search("[YNp]", clause.letters) is None:
        return Reading("", base=OF_LAST_MONTH)  # 环比增加4.1亿元: on the month before, which has no measure
    if any(t.letter == "V" and t.period is not None and _is_of_this_year(t.period) for t in clause.tokens):
        return Reading("", base=OF_LAST_MONTH)  # 比2月减收0.6亿元, 较一季度多完成9.6亿元
    if found.group()[-2] == "a":  # 经济总量比上年同期扩大174亿元
        is_change = clause.tokens[-2].text == "扩大" and clause.memory.status != "target"
        return Reading("change", clause.value) if is_change else None
    if found.group()[0] in "NY" and not (clause.topic_code in BALANCES and any(t.text == "新增" for t in clause.tokens[found.start() :])):
        return None
    if clause.memory.status == "target" or clause.memory.last == "target":
        return NOTHING  # 力争比上年增长50亿元
    if search("[Nc][vx]{0,3}Gv?[ud]v?M$", clause.letters) and "N" not in clause.letters and clause.tokens[found.start()].text in OF_PLANS:
        return NOTHING
    if search("[Nc][vx]{0,3}Gv?[ud]v?M$", clause.letters):
        return Reading("", base="change_of_this_year")  # 比年初预算增加0.3亿元,增长6%: by which it is more than was planned
    verb = clause.tokens[found.start()].text
    if "F" in found.group() and verb not in _NOUNS:
        return None
    if found.start() and YEARS.search(clause.tokens[found.start() - 1].text):
        return NOTHING  # 四年净增规上企业10家
    if verb.startswith(("多增", "少增")) or (verb.endswith("支") and "expenditure" not in clause.topic_code):
        return NOTHING  # the difference of two increments; 财政收入12亿元,增支0.6亿元
    if not _has_base(clause, verb):
        return NOTHING if clause.memory.last else None
    if any(t.letter == "N" and t.text.endswith("末") and "五" in t.text for t in clause.tokens):
        return Reading("", base="change_of_this_year")  # 较“十三五”末增加236亿元,增幅达28.8%
    if is_against_an_old_year(clause.wide_tokens, clause.year) or is_against_another_base(clause):
        return NOTHING  # 较疫情前净增8亿元, 与2008年同期相比,总量净增116亿元
    since = next((t for t in clause.tokens if t.letter == "N"), None)
    if since is not None and not _is_new_year(since, clause.year):
        return NOTHING
    value = -abs(clause.value) if clause.letters[found.start()] == "d" else clause.value
    return Reading("change", value, scope="年初" if since is not None else None)


def is_against_an_old_year(tokens: list[Token], year: int | None) -> bool:
    """较2019年 in a text about 2021: whether some words name a base of longer than a year before `year`."""
    years = [t.period.year for t in tokens if t.letter == "V" and t.period is not None and t.period.year is not None]
    years += [end for t in tokens if t.letter == "N" and (end := plan_end(t.text)) is not None]  # 较“十二五”末
    return year is not None and any(each < year - 1 for each in years)


def _has_base(clause: Clause, verb: str) -> bool:
    """Whether a change says what it is against, or its verb or the growth behind it does."""
    if verb in _NOUNS and clause.topic_code in BALANCES:
        return False  # since the year began, or since the same month of the year before
    if verb in _AGAINST_LAST_YEAR or search(r"[YNp]", clause.letters) or ("cV" in clause.letters and _is_against_last_year(clause)):
        return True
    if not clause.memory.has_level or verb in OF_PLANS:
        return False
    if clause.memory.last == "yoy":  # 完成80亿元,增长3%,增加2亿元
        return clause.topic_code not in BALANCES and match(r",v{0,2}[ud]v{0,2}M$", clause.wide) is not None
    return clause.memory.last == "level" and match(_GROWTH_BEHIND, clause.ahead) is not None


def _is_new_year(since: Token, year: int | None) -> bool:
    """Whether a change is counted from the year's beginning: 比年初, 比上年末."""
    return _ends_last_year(since.period, year) or (since.entry is not None and since.entry.value == "年初")


def _is_against_last_year(clause: Clause) -> bool:
    """比2021年同期增加20个, told of 2022: the base is the year before, or the same months of it."""
    base = next((t.period for t in clause.tokens if t.letter == "V"), None)
    if base is None or base.year is None or base.year + 1 != clause.year:
        return False
    return base.kind == "year" or base.months == clause.months


def _ends_last_year(base: PeriodMention | None, year: int | None) -> bool:
    """比上年末, 比2014年末 told of 2015; not 比“九五”末, 比2010年末, from which years have passed."""
    return base is not None and (base.relative == -1 or (base.year is not None and base.year + 1 == year))


@construction("last_year_level", "M", r"p[vFeID]{0,4}:?M$")
def last_year_level(clause: Clause, found: re.Match[str]) -> Reading | None:
    """上年同期为12亿元 belongs to last year; 超过去年同期0.7亿元 is a distance or what stood there, nobody says which."""
    if found.group()[1:2] == "M" and clause.letters[: found.start()].endswith(("g", "h")):
        return NOTHING
    return Reading("level", clause.value, shift=-1)


@construction("told_of_last_year", "M", r"(?:^|[;x])p,S?[vF]{0,2}(?:[IJ][vF]{0,3})M$", wide=True)
def told_of_last_year(clause: Clause, found: re.Match[str]) -> Reading | None:
    """去年同期,全区完成税收7亿元."""
    return Reading("level", clause.value, shift=-1) if clause.memory.status == "actual" else None


@construction("risen_from", "M", r"vN?v?M$")
def risen_from(clause: Clause, found: re.Match[str]) -> Reading | None:
    """由2015年的12亿元增加到2020年的30亿元, 从2015年末的12亿元跃升至2020年的30亿元;…从5亿元增加到8亿元: the second begins in the same year; 从“十二五”末的186家."""
    if clause.tokens[found.start()].text not in ("由", "从") or not clause.topic_code or not match(_IS_LEFT, clause.following):
        return None
    base = next((t.period for t in clause.tokens[found.start() :] if t.letter == "N"), None)
    last = clause.period.rise_from if clause.period is not None else None
    year = _year_left(base, clause.year) if base is not None else last
    return Reading("level", clause.value, year=year) if year is not None else None


def _year_left(base: PeriodMention, year: int | None) -> int | None:
    """The year at whose end a rise began; 去年底 is that of the one before `year`, which the rise has come to."""
    if base.relative == -1 and base.year is None:
        return year - 1 if year is not None else None
    return base.year or plan_end(base.text)


@construction("risen_from_a_start", "M", r"(?<=I)v[xvVTN]{0,4}x[xvVTN]{0,3}M$")
def risen_from_a_start(clause: Clause, found: re.Match[str]) -> Reading | None:
    """由2001年建区时的2亿元增加到2010年的35亿元, 由五年前的2亿元…: where a rise began, and no figure of what the name alone says."""
    if clause.tokens[found.start()].text not in FROM or not clause.topic_code or not match(r",?v{0,2}(?:o|uT|k)", clause.ahead):
        return None
    return NOTHING


@construction("grown_from", "M", r"Yv?M$|cVv?M$")
def grown_from(clause: Clause, found: re.Match[str]) -> Reading | None:
    """比上年的7602万元增加4398万元, 比2020年同期的7602万元增长5%: what stood there the year before."""
    is_of_last_year = clause.tokens[found.start()].text.endswith(_LAST_YEAR) if found.group()[0] == "Y" else _is_against_last_year(clause)
    if not is_of_last_year or not clause.topic_code:
        return None
    if found.start() and clause.tokens[found.start() - 1].text in ("由", "从") and match(_IS_LEFT, clause.following):
        return Reading("level", clause.value, shift=-1)  # 由上年的88亿元增长到120亿元
    if match("[ud]v?P(?:[,;x]|$)", clause.following):
        return Reading("level", clause.value, shift=-1)  # 比去年同期的118亿元增长16%
    if not match("[ud]v?M", clause.following):
        return None
    return Reading("level", clause.value, shift=-1, base="grown_from")


@construction("compared_level", "M", r"^[cj]?([Yp])v?M$")
def compared_level(clause: Clause, found: re.Match[str]) -> Reading | None:
    """与上年同期的8.8亿元相比,增长12%; 较上年同期的8.8亿元,增长12%: what stood there the year before."""
    base = clause.tokens[-3 if clause.tokens[-2].letter == "v" else -2].text
    if not clause.topic_code or not base.endswith(_LAST_YEAR):
        return None
    if match("c(?:,|v{0,2}[ud])", clause.ahead) is None and (found[1] == "p" or not match(_GROWTH_BEHIND, clause.ahead)):
        return None  # 较上年同期的8.8亿元,增长12%
    return Reading("level", clause.value, shift=-1, base=clause.memory.last)


@construction("converted", "M", r"^v{1,3}M$")
def converted(clause: Clause, found: re.Match[str]) -> Reading | None:
    """完成120亿元,折合17亿美元,增长8%: the same amount in another currency."""
    is_same = clause.memory.last == "level" and clause.memory.has_level and any(t.text.startswith(("折合", "约合")) for t in clause.tokens)
    return NOTHING if is_same else None


@construction("amount_apart", "M", r"[gh]v{0,2}S{1,3}[vlr]{0,2}M$|cS{1,3}x?hv?M$")
def amount_apart(clause: Clause, found: re.Match[str]) -> Reading | None:
    """总量居全省第6位,超某市1.2亿元, 与某市相差1.2亿元: by how much more or less it is than another place's, which has no measure."""
    return NOTHING if clause.memory.last in ("level", "rank_level", "rank_yoy", "rank_change") and clause.topic_code else None


@construction("grown_by", "M", r"^[ud]v?M$")
def grown_by(clause: Clause, found: re.Match[str]) -> Reading | None:
    """比上年的7602万元增加4398万元: the change itself."""
    if clause.memory.last != "grown_from":
        return None
    return Reading("change", -abs(clause.value) if found.group()[0] == "d" else clause.value)


CHANGES = (
    risen_from_a_start,
    grown_from,
    compared_level,
    converted,
    told_of_last_year,
    grown_by,
    amount_apart,
    change,
    last_year_level,
    risen_from,
)
