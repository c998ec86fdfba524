"""Find numbers with units in normalised text and turn each into an exact `Quantity` in its base unit.

Units are rows of seeds/units.csv. A number without a unit is returned (with unit "") only when it carries
万 or 亿, so that its reader can decide; years, dates, telephone numbers and document numbers have no unit
and so yield nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from functools import cache

from metrics.language.numerals import parse_number
from metrics.model import Quantity
from metrics.words import load_units

_ARABIC = (
    r"(?:\d{1,3}(?:[,，]\d{3}){1,5}(?!\d)(?:\.\d{1,8})?|\d{1,16}(?:\.\d{1,8})?(?![\d.]))"
    r"(?:[多余]?(?:个(?=亿))?(?:[十百万亿萬億]|千(?![瓦克米伏])){1,3}(?:零?\d{1,4}(?:\.\d{1,4})?[千万亿]{1,2}){0,2})?"
)
_CHINESE = (
    r"(?:[零〇○一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟萬億]{1,16}"
    r"(?:点[零〇○一二三四五六七八九]{1,6}[十百千万亿]{0,3})?)"
)
_SEPARATOR = r"(?:--?|~|至|到)"
_HEADS = (
    ("about", True, ("大约", "约为", "约达", "约", "大概")),
    ("about", False, ("将近", "接近", "近")),
    ("over", False, ("超过", "超出", "突破", "超", "逾", "首破", "破", "跨越", "至少")),
    ("under", False, ("不足", "不到", "未到")),
)
_HEADLESS_ALLOWED = ("上", "近", "超", "超过", "突破", "过", "逾", "跨", "首破", "跨越", "迈过", "破")
_POSTS = {"以上": "over", "以下": "under", "以内": "under", "左右": "about", "上下": "about", "之内": "under"}
_POST = "|".join(_POSTS)
_BARE_MAGNITUDE = set("百千万亿佰仟萬億")
_PAIR = re.compile(r"([一二三四五六七八九])([二三四五六七八九])([十百千万亿]{1,4})")


def _unit_table() -> dict[str, tuple[str, Fraction]]:
    return {row.alias: (row.unit, Fraction(row.factor)) for row in load_units()}


@cache
def _pattern() -> tuple[re.Pattern[str], dict[str, tuple[str, Fraction]]]:
    units = _unit_table()
    alternatives = "|".join(re.escape(u) for u in sorted(units, key=len, reverse=True))
    number = rf"(?:{_ARABIC}|{_CHINESE})"
    guard = r"(?!月|季度|工作日|小时|庭|乡|里|别|税|户籍|均)"
    pattern = (
        rf"(?:(?<![\d.])(?:(?P<low>{number})(?P<low_unit>%|[十百千万亿]?元|万元|亿元|万美元|亿美元|倍|个|家)?{_SEPARATOR})?"
        rf"(?P<sign>[-负](?=[\d一二三四五六七八九十]))?(?P<number>{number})(?P<tail>[多余来]?)"
        rf"(?P<magnitude>(?<=[多余来])[十百千万亿]{{1,2}}多?)?(?P<unit>{alternatives}|(?=(?:[^\d月季年])|$)){guard}"
        rf"(?P<post>{_POST})?)"
        rf"|百分之(?P<percent>负?(?:{_ARABIC}|{_CHINESE}))"
        rf"|(?<![一二三四五六七八九十\d.])(?P<tenths>[一二三四五六七八九]|\d(?:\.\d)?)成(?P<half>半)?(?![为立果功长本都员交绩熟效就村片型份分套像品色年人串群])(?P<tenths_post>{_POST})?"
    )
    return re.compile(pattern), units


def _head(text: str, start: int) -> tuple[int, str, bool]:
    """The word before a number that bounds it: where it starts, the bound, whether it makes an estimate."""
    before = text[max(0, start - 3) : start]
    for bound, is_estimate, words in _HEADS:
        for word in words:
            if before.endswith(word) and not (word in ("近", "约", "破") and before.endswith(("最近", "附近", "节约", "合约", "签约", "履约", "突破" * (word == "破") or "\0"))):
                return start - len(word), bound, is_estimate
    return start, "exact", False


def _scaled(value: Decimal, factor: Fraction) -> Decimal:
    if factor == 1:
        return value
    return (value * factor.numerator / factor.denominator).quantize(Decimal("0.000001")).normalize() + 0


def _plain(value: Decimal) -> Decimal:
    return value.quantize(Decimal(1)) if value.as_tuple().exponent > 0 else value  # type: ignore[operator]


def _build(text: str, found: re.Match[str], units: dict[str, tuple[str, Fraction]]) -> Quantity | None:
    number, tail, unit = found["number"], found["tail"], found["unit"]
    number = re.sub("[多余个]", "", number)
    upper: Decimal | None = None
    bound = "over" if tail or re.search("[多余]", found["number"]) else "exact"
    if pair := _PAIR.fullmatch(number):  # 五六百: 500 to 600
        value = parse_number(pair[1] + pair[3])
        upper = parse_number(pair[2] + pair[3])
        bound = "about"
    else:
        value = parse_number(number + (found["magnitude"] or "").rstrip("多"))
    if value is None:
        return None
    has_magnitude = any(c in "万亿萬億" for c in number + (found["magnitude"] or ""))
    if not unit and not has_magnitude:
        return None
    if number[0] in _BARE_MAGNITUDE and not text[: found.start("number")].endswith(_HEADLESS_ALLOWED):
        return None  # 百亿元企业, 千亿级园区 name a class, they do not count
    if text[max(0, found.start("number") - 1) : found.start("number")] in ("第", "每") + ("数", "几") * (not number[0].isdigit()):
        return None
    base, factor = units[unit] if unit else ("", Fraction(1))
    if found["sign"]:
        value = -value
    low = found["low"]
    if low is not None and not found["sign"] and (first := _low_end(low, number, found["low_unit"])) is not None and first <= value:
        value, upper = first, value
    start, head_bound, is_estimate = _head(text, found.start())
    if head_bound != "exact":
        bound = head_bound
    elif found["post"]:
        bound = _POSTS[found["post"]]
    if number[0] in _BARE_MAGNITUDE:
        bound = "about" if text[: found.start("number")].endswith("近") else "over"
    value = _plain(_scaled(value, factor))
    return Quantity(
        start, found.end(), text[start : found.end()], value, base, bound, is_estimate,
        None if upper is None else _plain(_scaled(upper, factor)), found["number"], unit,
    )  # fmt: skip


def _low_end(low: str, number: str, low_unit: str | None) -> Decimal | None:
    """The lower end of a range; it borrows the upper end's magnitude when it has none: 50-60亿元."""
    if not low_unit and low[-1].isdigit():
        low += re.sub(r"[\d.,，]", "", number)
    elif low_unit and low_unit[0] in "十百千万亿":
        low += low_unit[0]
    return parse_number(low)


def _share(text: str, found: re.Match[str]) -> Quantity | None:
    """百分之八点五 and 三成半."""
    if found["percent"]:
        value = parse_number(found["percent"])
    else:
        tenths = parse_number(found["tenths"])
        value = None if tenths is None else tenths * 10 + (5 if found["half"] else 0)
    if value is None:
        return None
    start, bound, is_estimate = _head(text, found.start())
    if found["tenths_post"]:
        bound = _POSTS[found["tenths_post"]]
    return Quantity(start, found.end(), text[start : found.end()], value, "PERCENT", bound, is_estimate, None, found.group(), "")


def find_quantities(text: str) -> Iterator[Quantity]:
    """Every number with a unit in text already normalised (see `normalise`), in order, never overlapping."""
    pattern, units = _pattern()
    for found in pattern.finditer(text):
        quantity = _build(text, found, units) if found["number"] else _share(text, found)
        if quantity is not None:
            yield quantity


def quantities(text: str) -> list[Quantity]:
    """The quantities of any text, with offsets into it.

    >>> [(q.text, str(q.value), q.unit) for q in quantities("完成一点五亿元，进出口４５９５０万美元")]
    [('一点五亿元', '150000000', 'CNY'), ('４５９５０万美元', '459500000', 'USD')]
    >>> [(str(q.value), q.unit, q.bound) for q in quantities("增长三成半，超10亿至20亿元，提高2.1个百分点")]
    [('35', 'PERCENT', 'exact'), ('1000000000', 'CNY', 'over'), ('2.1', 'PP', 'exact')]
    >>> quantities("四川百亿元企业落户2、3号厂房，电话0511-86521234，50GW")
    []
    """
    from metrics.language.normalise import normalise

    clean = normalise(text)
    return [clean.restore(q) for q in find_quantities(clean.text)]
