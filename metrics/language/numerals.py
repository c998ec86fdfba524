"""Turn written numbers, Arabic, Chinese or mixed, into exact decimals.

cn2an reads whole Chinese integers exactly; decimals (it goes through floats), mixed segments (3亿5000万)
and an elided last unit (三万五) are read here.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

import cn2an

CHINESE_DIGITS = "零〇○一二两三四五六七八九壹贰叁肆伍陆柒捌玖"
_DIGIT = {
    c: i
    for i, group in enumerate(("零〇○", "一壹", "二两贰", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖"))
    for c in group
}
_PLAIN = str.maketrans("〇○两拾佰仟壹贰叁肆伍陆柒捌玖萬億", "零零二十百千一二三四五六七八九万亿")
_ARABIC = re.compile(r"\d{1,30}(?:\.\d{1,20})?|\.\d{1,20}")
_THOUSANDS = re.compile(r"(\d{1,20}(?:\.\d{1,8})?)千(\d{1,3})?")
_WHOLE_CHINESE = re.compile(r"[零一二三四五六七八九十百千]{1,20}")


def parse_number(text: str) -> Decimal | None:
    """The value of a written number, exact, or None when the characters do not make one.

    >>> parse_number("1.3万亿"), parse_number("3亿5000万"), parse_number("三万五")
    (Decimal('1300000000000'), Decimal('350000000'), Decimal('35000'))
    >>> parse_number("肆佰叁拾萬"), parse_number("一点五亿"), parse_number("82，225.00")
    (Decimal('4300000'), Decimal('150000000'), Decimal('82225.00'))
    >>> parse_number("五百零三万"), parse_number("1亿零500万"), parse_number("5亿1万4千")
    (Decimal('5030000'), Decimal('105000000'), Decimal('500014000'))
    >>> parse_number("一万五千亿"), parse_number("负3.9"), parse_number("亿亿亿")
    (Decimal('1500000000000'), Decimal('-3.9'), None)
    """
    if len(text) > 48:
        return None
    return _parse(text)


@lru_cache(maxsize=16384)
def _parse(text: str) -> Decimal | None:
    text = text.replace(",", "").replace("，", "").replace(" ", "").translate(_PLAIN)
    sign = -1 if text[:1] in "-负" else 1
    value = _scaled(text.lstrip("+-负"))
    return None if value is None else _tidy(sign * value)


def _tidy(value: Decimal) -> Decimal:
    """Without an exponent: Decimal('1.3E+12') prints as 1300000000000."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() and value.as_tuple().exponent > 0 else value  # type: ignore[operator]


def _scaled(text: str) -> Decimal | None:
    """A number with 亿 and 万: what stands before multiplies, what follows adds."""
    for unit, power in (("亿", 8), ("万", 4)):
        if unit not in text:
            continue
        head, _, tail = text.rpartition(unit)
        before = _scaled(head) if head else None
        if before is None:
            return None
        if not tail:
            return before.scaleb(power)
        if len(tail) == 1 and tail in _DIGIT and tail != "零":  # 三万五: the last unit is left out
            return before.scaleb(power) + Decimal(_DIGIT[tail]).scaleb(power - 1)
        after = _scaled(tail.lstrip("零"))
        if after is None or after >= Decimal(10) ** power:
            return None
        return before.scaleb(power) + after
    return _small(text)


def _small(text: str) -> Decimal | None:
    """A number below 万: 45950, 三十二, 一点五, 4千."""
    if _ARABIC.fullmatch(text):
        return Decimal(text)
    if found := _THOUSANDS.fullmatch(text):
        rest = found.group(2)
        return Decimal(found.group(1)) * 1000 + (Decimal(rest) if rest else 0)
    whole, point, fraction = text.partition("点")
    if point:
        if not fraction or any(c not in _DIGIT for c in fraction):
            return None
        value = _small(whole) if whole else Decimal(0)
        return None if value is None else value + Decimal("0." + "".join(str(_DIGIT[c]) for c in fraction))
    if whole and all(c in _DIGIT for c in whole):
        return Decimal("".join(str(_DIGIT[c]) for c in whole))
    if not _WHOLE_CHINESE.fullmatch(whole):
        return None
    try:
        return Decimal(cn2an.cn2an(whole if whole[0] not in "百千" else "一" + whole, "smart"))
    except ValueError:
        return None
