"""What stands around a number and decides what it is: its unit, the words that bound it, a currency before it.

Every function looks at a place in normalised text and a bounded piece around it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from metrics.language.numerals import CHINESE_DIGITS, parse_number
from metrics.language.period_words import FROM
from metrics.language.seldom import seldom
from metrics.language.vocabulary import words_of
from metrics.seeds import load_regions, load_units, load_zones

# A unit's word that begins another word is no unit: 三个月, 五家渠, 两位数, 一元复始, 10户籍.
_OTHER_WORD = {
    "": seldom(r"月|季度|工作日|小时|半月|多月|星期|世纪|乡|里|别|均|/[一-鿿]"),
    "个": re.compile(r"体|税"),
    "家": re.compile(r"庭|渠|庄|湾|沟|屯"),
    "户": re.compile(r"籍"),
    "位": re.compile(r"数|一体|居"),
    "元": re.compile(r"复始|化|论|区|旦|宵|材料|锂|里"),
    "台": re.compile(r"阶|州|湾|商"),
    "只": re.compile(r"[有能要是会需用占]"),
    "项": re.compile(r"目(?!标)"),
    "名": re.compile(r"列|单|称|优(?!秀)|牌|录|誉|胜|城"),
    "人": re.compile(r"民(?!币)|才|口|士|力|大|公里"),
    "度": re.compile(r"假|量|数"),
    "日元": re.compile(r"旦|宵"),
    "吨": re.compile(r"公里|海里|千米|/"),  # 吨公里 measures how far as well
}
_FIRST_OF_OTHER = frozenset(
    "月季工小半多公海千星世乡里别税均/体庭渠庄湾沟屯籍数一居复化论区旦宵材锂阶州商有能要是会需用占目列单称优牌录誉胜城民才口士力大假量"
)
# Behind a number without a unit: the end of its clause, or a word that goes on about it.
_CLAUSE_ENDS = seldom(
    r"$|(?!/[一-鿿])[^\u4e00-\u9fffA-Za-z0-9㎡℃‰%°]|的|了(?![\u4e00-\u9fff])|大关|关口|台阶|门槛|左右|以[上下内]|上下|之内|之间|至|到|和|与|及|、|同比|环比|比|较|增|下降|减|占|完成|实现|其中|目标|任务|计划|预算"
)
_NO_UNIT_HERE = re.compile(r"[月季年日号级]")
POSTS = {
    "以上": "over",
    "及以上": "over",
    "之上": "over",
    "以下": "under",
    "以内": "under",
    "左右": "about",
    "上下": "about",
    "之内": "under",
    "有余": "over",
    "多": "over",
}
_FIRST_OF_POSTS = frozenset(word[0] for word in POSTS)
_POST = re.compile("及?以上|之上|以下|以内|左右|上下|之内|有余")
_TIMES_MORE = seldom(r"多(?![一-鿿])")
_HEADS = dict.fromkeys(words_of("about_word"), ("about", True)) | {word: (bound, False) for word, bound in words_of("bound_word").items()}
# Bound a number, but say more than a bound (a goal, a limit): they stay words of the sentence.
_LIMITS = words_of("limit_word")
_HEAD_LENGTHS, _LIMIT_LENGTHS = (tuple(sorted({*map(len, words)}, reverse=True)) for words in (_HEADS, _LIMITS))
_LAST_OF_HEADS = frozenset(word[-1] for word in (*_HEADS, *_LIMITS)) | {"数", "几"}
_BEFORE_FIGURES = _LAST_OF_HEADS | set("第每-负.$￥¥€币元") | set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")
_SPEAKS_BEHIND = {  # 约为, 不到, 突破了; 达, 为 and 了 alone say nothing of the number
    last: "".join(sorted({word[-2] for word in _HEADS if word[1:].endswith(last)})) for last in "为达到了"
}
SPEAKING = "".join(sorted(map(re.escape, _BEFORE_FIGURES - set(_SPEAKS_BEHIND))))  # for a class of a pattern
_PART_OF_WORD = {"近": tuple("最附邻临"), "约": tuple("节合签履预公条制集违特"), "破": tuple("打爆侦")}
UNDER_HEADS = ("不足", "不到", "未到")
_BARE_HEADS = ("首破", "跨越", "迈过", "超过", "突破", *UNDER_HEADS, "上", "近", "超", "过", "逾", "跨", "破", "数", "几")
_COUNTED_NUMBER = tuple("总户家人个指台件项位倍基系分份次")  # before 数: 企业总数
_NO_COUNT = ("第", "每")
_SYMBOLS = {
    "HK$": "HKD",
    "US$": "USD",
    "￥": "CNY",
    "¥": "CNY",
    "$": "USD",
    "€": "EUR",
    "RMB": "CNY",
    "CNY": "CNY",
    "EUR": "EUR",
    "HKD": "HKD",
    "JPY": "JPY",
}
_BEHIND_TENTHS = seldom(r"$|[^\u4e00-\u9fff]|以[上下内]|左右|上下|多|的|来自|企业|由")
_TENTHS_HEADS = ("约", "近", "超", "占", "达", "逾", "过", "足", "到", "长", "降", "有", "的")
_NO_TENTHS = re.compile("[为立果功长本都员交绩熟效就村片型份分套像品色年人串群衣书因见材器事双对批体虫不]")
_TENTHS = re.compile(r"(?:[一二两三四五六七八九]|[1-9](?:\.[0-9])?)")


class Head(NamedTuple):
    """The word before a number: how many characters belong to the number, its bound, whether it makes an estimate."""

    length: int
    bound: str
    is_estimate: bool


_NO_HEAD = Head(0, "", False)


@cache
def _units() -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, Fraction | None]]]:
    """The printed units by first character, longest first; and base unit and factor of each, None where it is 1."""
    worth = {row.alias: (row.unit, None if row.factor == "1" else Fraction(row.factor)) for row in load_units()}
    by_first: dict[str, list[str]] = defaultdict(list)
    for alias in sorted(worth, key=len, reverse=True):
        by_first[alias[0]].append(alias)
    return {first: tuple(words) for first, words in by_first.items()}, worth


@cache
def _names() -> dict[str, tuple[str, ...]]:
    """Names of places that begin like a counted thing: 五台县, 九台经济开发区; by their first two characters."""
    first = _units()[0]
    found: dict[str, set[str]] = defaultdict(set)
    names = [name for zone in load_zones() for name in (zone.name, *zone.aliases)] + [region.name for region in load_regions()]
    for name in names:
        for at, letter in enumerate(name[:-2]):
            if letter in CHINESE_DIGITS + "十百千万" and name[at + 1] in first:
                found[name[at : at + 2]].add(name[at:])
    return {key: tuple(words) for key, words in found.items()}


@cache
def unit_letters() -> frozenset[str]:
    """The characters a unit or 成 can begin with; the end of the text is none."""
    return frozenset(_units()[0])


@cache
def whole_units() -> list[str]:
    """The units that count as they are, longest first: those without a factor, a rule of their own, or a magnitude in front (百分点)."""
    words = (word for word, (_, factor) in _units()[1].items() if factor is None and word != "度" and word[0] not in "十百千万亿")
    return sorted(words, key=len, reverse=True)


def base_of(unit: str) -> str:
    """The base unit of a printed one."""
    return _units()[1][unit][0]


def speaks(text: str, start: int) -> bool:
    """True where what stands before a number may bound it, turn it, or name its currency."""
    last = text[start - 1 : start]
    if last not in _BEFORE_FIGURES:
        return False
    behind = _SPEAKS_BEHIND.get(last)
    return behind is None or text[max(0, start - 2) : start - 1] in behind


def _before(text: str, start: int, length: int) -> str:
    """At most `length` characters before a place."""
    return text[max(0, start - length) : start]


def unit_at(text: str, end: int, value: Decimal, printed: str) -> str | None:
    """The unit behind a number as printed, empty where there is none we know, None where it counts nothing."""
    for alias in _units()[0].get(text[end : end + 1], ()):
        if text.startswith(alias, end) and _is_unit(text, end + len(alias), alias, value, printed):
            return alias
    return None if _NO_UNIT_HERE.match(text, end) else ""


def is_unknown(text: str, end: int) -> bool:
    """True where another unit stands behind a number than those we know: 3亿英镑, 30万千瓦."""
    return _CLAUSE_ENDS.match(text, end) is None


def _is_unit(text: str, end: int, alias: str, value: Decimal, printed: str) -> bool:
    if text[end : end + 1] in _FIRST_OF_OTHER:
        other = _OTHER_WORD.get(alias)
        if _OTHER_WORD[""].match(text, end) or (other is not None and other.match(text, end)):
            return False
    if alias == "度" and value < 100:
        return False  # 一度, 三度
    if len(printed) == 1 and not printed.isascii():
        if alias == "元" and value < 10:
            return False  # 三元, 一元: a name or a word
        start = end - len(alias) - 1
        return not any(text.startswith(name, start) for name in _names().get(text[start : start + 2], ()))
    return alias != "日元" or _before(text, end - len(alias) - len(printed), 1) != "月"  # 2月15日元宵


def head(text: str, start: int) -> Head | None:
    """The words before a number; None where they make it an ordinal or a rate (第三家, 每100元)."""
    last = _before(text, start, 1)
    if last in _NO_COUNT:
        return None
    if last not in _LAST_OF_HEADS:
        return _NO_HEAD
    for length in _LIMIT_LENGTHS:
        if bound := _LIMITS.get(_before(text, start, length)):
            return Head(0, bound, False)
    for length in _HEAD_LENGTHS:
        if found := _HEADS.get(_before(text, start, length)):
            is_part = _before(text, start - length, 1) in _PART_OF_WORD.get(_before(text, start, length), ())
            return _NO_HEAD if is_part else Head(min(length, start), *found)
    if last in "数几" and text[start] in "十百千万亿":
        return Head(1, "over", False) if _counts_tens(text, start) else None
    return _NO_HEAD


def _counts_tens(text: str, start: int) -> bool:
    """数十, 几百: more than ten, more than a hundred; 总数 and the like end a word before the number."""
    return text[start - 1] == "几" or _before(text, start - 1, 1) not in _COUNTED_NUMBER


def bare_head(text: str, start: int) -> str | None:
    """The word that lets a magnitude count without a digit: 超百亿, 上千家, 数百人, 不足百亿."""
    before = _before(text, start, 2)
    if before.endswith("上") and before[0] in "规以限模":
        return None  # 规上万元GDP能耗
    return next((word for word in _BARE_HEADS if before.endswith(word)), None)


def post(text: str, end: int, unit: str) -> str:
    """The word behind a quantity that bounds it, or nothing."""
    if text[end : end + 1] not in _FIRST_OF_POSTS:
        return ""
    found = _POST.match(text, end) or (_TIMES_MORE.match(text, end) if unit in ("倍", "成") else None)
    return found.group() if found else ""


def is_change(text: str, start: int) -> bool:
    """由3%至5% tells a change, not a range."""
    return _before(text, start, 1) in FROM


def with_currency(text: str, start: int, unit: str) -> str:
    """The unit, or the currency that stands before the number: ￥3.5亿, 美元5亿."""
    if unit not in ("", "元") or not start:
        return unit
    for symbol, currency in _SYMBOLS.items():
        if text.endswith(symbol, 0, start):
            return currency
    if unit and text[start - 1] not in "币元":
        return unit
    _, worth = _units()
    for length in (3, 2):
        word = _before(text, start, length)
        if word in worth and worth[word][0] in _CURRENCY_BASES and not (unit and _before(text, start - len(word), 1) in _OF_A_NUMBER):
            return word  # 港币3.2亿元, but not 2亿美元3.2亿元
    return unit


_OF_A_NUMBER = frozenset("0123456789万亿千百余多")
_CURRENCY_BASES = frozenset(_SYMBOLS.values())


_FRACTION = re.compile("([二三四五六八十])分之([一二三四五六七九])(?![点十百千万亿一二三四五六七八九])")
_HUNDREDTH = Decimal("0.01")


def based(unit: str, value: Decimal) -> tuple[str, Decimal]:
    """Base unit and value in it, to six places where the unit is a fraction (亩)."""
    base, factor = _units()[1].get(unit, (unit, None))
    if factor is None:
        return base, value
    value = (value * factor.numerator / factor.denominator).quantize(Decimal("0.000001")).normalize()
    exponent = value.as_tuple().exponent
    return base, value.quantize(Decimal(1)) if isinstance(exponent, int) and exponent > 0 else value


def fraction(text: str, start: int, end: int) -> tuple[Decimal, bool, int] | None:
    """三分之一 in percent, whether it is exactly that, and its end: 五分之一 is 20 percent, 三分之一 about 33.33.

    >>> fraction("占五分之三,", 1, 2), fraction("占三分之一以上", 1, 2), fraction("十分之多", 0, 1)
    ((Decimal('60'), True, 5), (Decimal('33.33'), False, 5), None)
    """
    found = _FRACTION.match(text, start)
    if found is None or found.end(1) != end:
        return None
    below, above = parse_number(found[1]), parse_number(found[2])
    if below is None or above is None or not 0 < above < below:
        return None
    value = (above * 100 / below).quantize(_HUNDREDTH)
    return value.normalize() + 0 if value * below == above * 100 else value, value * below == above * 100, found.end()


def tenths(text: str, start: int, end: int) -> tuple[Decimal, int] | None:
    """三成半 is 35 percent, 九成八 98: value and end; None where 成 begins another word (三成村, 一成不变)."""
    if text[end : end + 1] != "成" or _TENTHS.fullmatch(text, start, end) is None:
        return None
    value = parse_number(text[start:end])
    after = end + 1
    if value is None:
        return None
    if text[after : after + 1] == "半":
        return value * 10 + 5, after + 1
    if (more := parse_number(text[after : after + 1])) is not None and 0 < more < 10 and _BEHIND_TENTHS.match(text, after + 1):
        return value * 10 + more, after + 1
    is_headed = _before(text, start, 1) in _TENTHS_HEADS and _NO_TENTHS.match(text, after) is None
    return (value * 10, after) if is_headed or _BEHIND_TENTHS.match(text, after) else None
