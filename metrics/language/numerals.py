"""Turn written numbers, Arabic, Chinese or mixed, into exact decimals.

cn2an reads whole Chinese integers below 万 exactly; decimals (it goes through floats), mixed segments
(3亿5000万) and an elided last unit beside Arabic digits (3万5) are read here.
"""

from __future__ import annotations

import re
from decimal import Decimal, localcontext
from functools import lru_cache

CHINESE_DIGITS = "零〇○一二两三四五六七八九壹贰叁肆伍陆柒捌玖"
_DIGIT = {
    c: i for i, group in enumerate(("零〇○", "一壹", "二两贰", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")) for c in group
}
_PLAIN = str.maketrans("〇○两拾佰仟壹贰叁肆伍陆柒捌玖萬億", "零零二十百千一二三四五六七八九万亿")
_ARABIC = re.compile(r"[0-9]{1,20}(?:\.[0-9]{1,10})?|\.[0-9]{1,10}")
_SEGMENT = re.compile(r"([0-9]{1,8}(?:\.[0-9]{1,6})?)([十百千])(零?[0-9十百]{1,5})?")
_WHOLE_CHINESE = re.compile(r"[零一二三四五六七八九十百千]{1,20}")
_UNITS = (("亿", 8), ("万", 4))
_TENS = {"千": 3, "百": 2, "十": 1}
_LONGEST = 48  # characters; no printed figure is longer
_MOST_DIGITS = 28  # more would be rounded by the default decimal context


def parse_number(text: str) -> Decimal | None:
    """The value of a written number, exact, or None when the characters do not make one.

    >>> parse_number("1.3万亿"), parse_number("3亿5000万"), parse_number("三万五")
    (Decimal('1300000000000'), Decimal('350000000'), Decimal('35000'))
    >>> parse_number("肆佰叁拾萬"), parse_number("一点五亿"), parse_number("82，225.00")
    (Decimal('4300000'), Decimal('150000000'), Decimal('82225.00'))
    >>> parse_number("五百零三万"), parse_number("1亿零500万"), parse_number("5亿1万4千")
    (Decimal('5030000'), Decimal('105000000'), Decimal('500014000'))
    >>> parse_number("一万五千亿"), parse_number("负3.9"), parse_number("万亿"), parse_number("亿亿亿")
    (Decimal('1500000000000'), Decimal('-3.9'), Decimal('1000000000000'), None)
    """
    return _parse(text) if len(text) <= _LONGEST else None


@lru_cache(maxsize=16384)
def _parse(text: str) -> Decimal | None:
    text = text.replace(",", "").replace("，", "").replace(" ", "").translate(_PLAIN)
    is_negative = text[:1] in ("-", "负")
    with localcontext(prec=80):
        value = _scaled(text[1:] if is_negative or text[:1] == "+" else text)
        if value is None:
            return None
        value = without_exponent(-value if is_negative else value)
    return value if len(value.as_tuple().digits) <= _MOST_DIGITS else None


def without_exponent(value: Decimal) -> Decimal:
    """Without an exponent: Decimal('1.3E+12') prints as 1300000000000."""
    exponent = value.as_tuple().exponent
    return value.quantize(Decimal(1)) if isinstance(exponent, int) and exponent > 0 else value


def _scaled(text: str) -> Decimal | None:
    """A number with 亿 and 万: what stands before multiplies, what follows adds; 万亿 alone is one 万亿."""
    for unit, power in _UNITS:
        if unit not in text:
            continue
        head, _, tail = text.rpartition(unit)
        if unit in head:
            return None
        before = _scaled(head) if head else Decimal(1)
        if before is None:
            return None
        if not tail:
            return before.scaleb(power)
        if len(tail) == 1 and (digit := _digit(tail)):  # 三万五: the last unit is left out
            return before.scaleb(power) + Decimal(digit).scaleb(power - 1)
        after = _scaled(tail.lstrip("零"))
        if after is None or after >= Decimal(10) ** power:
            return None
        return before.scaleb(power) + after
    return _small(text)


def _digit(character: str) -> int:
    return int(character) if character in "0123456789" else _DIGIT.get(character, 0)


def _small(text: str) -> Decimal | None:
    """A number below 万: 45950, 三十二, 一点五, 4千, 5百."""
    if _ARABIC.fullmatch(text):
        return Decimal(text)
    if found := _SEGMENT.fullmatch(text):
        return _segment(found)
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
    import cn2an  # half of a short command's start, and most texts write their figures in digits

    try:
        return Decimal(cn2an.cn2an(whole if whole[0] not in "百千" else "一" + whole, "smart"))
    except (ValueError, KeyError):  # KeyError: cn2an 0.5 on 零十零
        return None


def _segment(found: re.Match[str]) -> Decimal | None:
    """Arabic digits before 十, 百 or 千: 4千, 3千5百, 1.2千; 3千5 leaves the last unit out."""
    power = _TENS[found[2]]
    value, rest = Decimal(found[1]).scaleb(power), found[3]
    if rest is None:
        return value
    if len(rest) == 1:
        return value + Decimal(_digit(rest)).scaleb(power - 1)
    after = _small(rest.lstrip("零"))
    return value + after if after is not None and after < Decimal(10) ** power else None
