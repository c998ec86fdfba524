"""Find numbers with units in normalised text and turn each into an exact `Quantity` in its base unit.

Units are rows of seeds/units.csv. A number without one is returned only when it carries 万 or 亿: with unit
"" where its clause ends there, so that its reader can decide, and with unit OTHER where a word follows that
we do not know (3亿英镑, 30万千瓦), so that nobody takes it for money. Years, dates, telephone numbers and
document numbers carry neither and yield nothing.

One class finds where a number may start; everything after it is matched at that place and bounded, so that
the cost grows with the length of the text and no faster.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from metrics.language import measures
from metrics.language.halves import is_half_of_a_goal
from metrics.language.numerals import CHINESE_DIGITS, parse_number
from metrics.language.plain import plain_quantity
from metrics.language.seldom import seldom
from metrics.model import Quantity

NUMERALS = CHINESE_DIGITS + "十百千万亿拾佰仟萬億"
_LEAD = re.compile(f"[0-9{NUMERALS}]")
_RUN = re.compile(rf"[0-9.]++|[{NUMERALS}]++")  # what is passed over when no number can be read
_MAGNITUDE = r"(?:[十万亿萬億]|百(?!分点)|千(?![瓦克米伏]))"
_DIGITS = r"(?:[0-9]{1,3}(?:[, ][0-9]{3}){1,5}(?![0-9])(?:\.[0-9]{1,8})?|[0-9]{1,16}(?:\.[0-9]{1,8})?)(?![0-9.])"
_SPOKEN = "个(?=亿(?!(?:元|级)(?:及?以上)?的?[^,。;、0-9]{0,6}(?:项目|企业)))"  # 15个亿, and not 5个亿元以上项目
_ARABIC = rf"{_DIGITS}(?:(?:{_SPOKEN})?{_MAGNITUDE}{{1,3}}(?:零?[0-9]{{1,4}}(?:\.[0-9]{{1,4}})?{_MAGNITUDE}{{0,2}}){{0,3}})?(?![0-9.])"
_CHINESE = (
    rf"[{NUMERALS}]{{1,24}}(?<!千(?=[瓦克米伏]))(?<!百(?=分点))"
    r"(?:点[零〇○一二三四五六七八九]{1,6}(?:百(?!分点)|[十千万亿]){0,3}|(?<=[十百千])几[十百千万亿]{0,2})?"
    rf"(?:{_SPOKEN}亿)?"
)
_NUMBER = re.compile(rf"(?:{_ARABIC}|{_CHINESE})(?:[多余来](?:[十百千万亿]{{1,2}}[多余]?)?)?")
_SHARE = seldom(rf"(?P<of>百分之|千分之)(?P<number>负?(?:{_DIGITS}|[{NUMERALS}]{{1,8}}(?:点[零〇○一二三四五六七八九]{{1,6}})?))")
_APPROXIMATE = re.compile(r"(.*?)[多余来几]([十百千万亿]{0,2})[多余]?")
_PAIR = re.compile(r"(?P<tens>[二三四五六七八九]?十)?([一二两三四五六七八九])([二两三四五六七八九])([十百千万亿]{0,4})")
_SEPARATOR = re.compile(rf"(?:-{{1,2}}|~|至|到)(?=[0-9{NUMERALS}])")
_SEPARATORS = frozenset("-~至到")
_CLAUSE = 40  # characters that a list before a number is looked for in
_LISTED = re.compile(r"(?:[、和与及]|分别|各)[^,;。:\n]{0,40}\Z")
_JIAO = re.compile(r"([0-9一二两三四五六七八九])角(?:([0-9一二两三四五六七八九])分)?")
OTHER = "OTHER"
_LONGEST = 23  # numerals; a longer run of them is no figure
_MOST = Decimal(10) ** 15  # more than any economy; such a run of digits is no figure
_MAGNITUDES = frozenset("万亿萬億")
_BARE = frozenset("百千万亿佰仟萬億")
_REMAINS = frozenset(" .OoIl|")  # behind these a figure may be the rest of one
_STOPS = frozenset("%％)元家个户名人件项亿万点 .,;:")
_DIGIT_PAIR_STEPS = {("一", "二"), ("一", "两"), ("两", "三"), ("三", "五")} | set(zip("二三四五六七八", "三四五六七八九", strict=True))


class _Number(NamedTuple):
    """A number and its unit, before bounds and ranges: value and upper are still as printed, without the unit's factor."""

    start: int
    end: int
    printed: str
    value: Decimal
    upper: Decimal | None
    unit: str
    bound: str


@lru_cache(maxsize=16384)
def _written(text: str) -> tuple[Decimal, Decimal | None, str] | None:
    """Value, upper end and bound of a number as printed: 五六百 is 500 to 600, 3亿多 is over 3亿."""
    bound = "exact"
    plain = text.replace("个", "")
    if approximate := _APPROXIMATE.fullmatch(plain):
        plain, bound = approximate[1] + approximate[2], "over"
    elif len(plain) < 8 and (pair := _PAIR.fullmatch(plain)):
        if (pair[2], pair[3]) not in _DIGIT_PAIR_STEPS:
            return None
        tens = pair["tens"] or ""
        low, high = parse_number(tens + pair[2] + pair[4]), parse_number(tens + pair[3] + pair[4])
        return None if low is None else (low, high, "about")
    if plain[0] == "0" and plain[1:2].isdigit():
        return None  # 007 is a code
    value = parse_number(plain)
    return None if value is None or value >= _MOST else (value, None, bound)


def _number(text: str, start: int) -> tuple[_Number | None, int]:
    """The number that starts here, if it counts something, and where to go on."""
    found = _NUMBER.match(text, start)
    if found is None or (found.end() - start > _LONGEST and _LEAD.match(text, found.end())):
        passed = _RUN.match(text, start)
        return None, passed.end() if passed else start + 1
    printed, end = found.group(), found.end()
    has_magnitude = not printed.isdigit() and not _MAGNITUDES.isdisjoint(printed)
    if not has_magnitude and text[end : end + 1] not in measures.unit_letters():
        return None, end
    written = _written(printed)
    unit = None if written is None else measures.unit_at(text, end, written[0], printed)
    if written is None or unit is None or not (unit or has_magnitude):
        return None, end
    value, upper, bound = written
    return _Number(start, end + len(unit), printed, value, upper, unit, bound), end


def _sign(text: str, start: int, earlier: int) -> int:
    """-1 where a minus or 负 stands before the number; a dash after another figure or a dash is none."""
    before = text[start - 1 : start]
    if before not in ("-", "负"):
        return 1
    if before == "负" and text[max(0, start - 2) : start - 1] not in ("担", "肩", "背", "承", "胜", "正", "自", "抱"):
        return -1
    is_minus = before == "-" and start - 1 > earlier and (start < 2 or text[start - 2] not in "-0123456789")
    return -1 if is_minus else 1


def _bare(text: str, number: _Number) -> str | None:
    """The bound of 百亿 without a digit, None where it names a class (百亿元企业) and counts nothing."""
    if number.bound == "over":
        return "over"  # 百余家
    head = measures.bare_head(text, number.start)
    if head in measures.UNDER_HEADS:
        return "under"
    return None if head is None else "about" if head == "近" else "over"


def _second(text: str, end: int, unit: str) -> _Number | None:
    """The other end of a range: what follows a dash, 至 or 到 and has the same unit."""
    if text[end : end + 1] not in _SEPARATORS:
        return None
    separator = _SEPARATOR.match(text, end)
    if separator is None:
        return None
    other, _ = _number(text, separator.end())
    return other if other is not None and unit in ("", other.unit) else None


def _open_low(text: str, start: int, end: int) -> tuple[_Number, _Number] | None:
    """A range whose lower end has no unit: 50-60亿元, 8-10%."""
    high = _second(text, end, "")
    written = None if high is None else _written(text[start:end])
    if high is None or written is None:
        return None
    low = _Number(start, end, text[start:end], *written[:2], "", "exact")
    borrowed = parse_number(low.printed + re.sub(r"[0-9., ]", "", high.printed))
    if borrowed is not None and borrowed <= high.value:  # it borrows the magnitude, unless that makes it the larger one: 9000-1.2万
        low = low._replace(value=borrowed)
    return (low, high) if low.value <= high.value <= 100 * max(low.value, Decimal(1)) else None


def _neighbours(text: str, start: int, end: int) -> tuple[_Number, _Number] | None:
    """投资3、4亿元 is 3 to 4; where things are listed before (甲、乙完成3、4亿元, 分别3、4亿元) each has a figure of its own."""
    if end - start != 1 or text[end : end + 1] != "、" or _LISTED.search(text, max(0, start - _CLAUSE), start):
        return None
    high, _ = _number(text, end + 1)
    low = _written(text[start:end])
    if high is None or low is None or high.upper is not None or low[0] + 1 != parse_number(high.printed[0]) or high.printed[1:2].isdigit():
        return None
    borrowed = parse_number(text[start:end] + high.printed[1:])
    return None if borrowed is None else (_Number(start, end, text[start:end], borrowed, None, "", "about"), high)


def _made(text: str, number: _Number, low: _Number, earlier: int) -> Quantity | None:
    """A quantity out of a number and the lower end of its range (itself where there is none)."""
    sign = _sign(text, low.start, earlier)
    value, upper = low.value if sign > 0 else -low.value, number.value if number is not low else number.upper
    bound = low.bound
    if low.printed[0] in _BARE:
        bound_or_none = _bare(text, low)
        if bound_or_none is None:
            return None
        bound = bound_or_none
    head = measures.head(text, low.start - (sign < 0))
    if head is None:
        return None
    start = low.start - (sign < 0) - head.length
    unit, end = number.unit, number.end
    if unit in ("", "元"):
        unit = measures.with_currency(text, start, unit)
    if number.unit == "元" and (cents := _JIAO.match(text, end)) is not None:
        value += sign * sum((parse_number(d) or Decimal(0)).scaleb(-i) for i, d in enumerate(cents.groups(), 1) if d)
        end = cents.end()
    if post := measures.post(text, end, number.unit):
        bound, end = measures.POSTS[post], end + len(post)
    bound = head.bound or bound
    base, value = measures.based(unit, value)
    if not base and measures.is_unknown(text, end):
        if low.printed[0] in _BARE:
            return None  # 突破千亿园区
        base = OTHER
    return Quantity(
        start, end, text[start:end], value, base, bound, head.is_estimate,
        None if upper is None else measures.based(unit, upper)[1], text[low.start : number.end - len(number.unit)], number.unit,
    )  # fmt: skip


def _read(text: str, start: int, earlier: int) -> tuple[Quantity | None, int]:
    """The quantity whose number starts here, and where to go on; `earlier` is where the one before ended."""
    if text[start] in "百千" and (share := _SHARE.match(text, start)):
        value = parse_number(share["number"])
        unit = "%" if share["of"] == "百分之" else "‰"
        whole = _Number(start, share.end(), share.group(), value or Decimal(0), None, unit, "exact")
        return None if value is None else _made_share(text, whole, earlier), share.end()
    if text[start] == "一" and is_half_of_a_goal(text, start):
        return _made_share(text, _Number(start, start + 2, text[start : start + 2], Decimal(50), None, "%", "exact"), earlier), start + 2
    number, end = _number(text, start)
    if number is None:
        if (tenths := measures.tenths(text, start, end)) is not None:
            value, end = tenths
            return _made_share(text, _Number(start, end, text[start:end], value, None, "%", "exact"), earlier), end
        if text.startswith("分之", end) and (parts := measures.fraction(text, start, end)) is not None:
            value, is_exact, end = parts
            whole = _Number(start, end, text[start:end], value, None, "%", "exact" if is_exact else "about")
            return _made_share(text, whole, earlier), end
        ends = _open_low(text, start, end) or _neighbours(text, start, end)
        if ends is None:
            return None, end
        low, number = ends
    else:
        low = number
        other = _second(text, number.end, number.unit)
        if other is not None and not measures.is_change(text, start) and _sign(text, start, earlier) * number.value <= other.value:
            number = other
    made = _made(text, number, low, earlier)
    return made, made.end if made is not None else end


def _made_share(text: str, number: _Number, earlier: int) -> Quantity | None:
    """百分之八点五 and 三成半: the unit stands in the words, not behind them."""
    sign = _sign(text, number.start, earlier)
    head = measures.head(text, number.start - (sign < 0))
    if head is None:
        return None
    post = measures.post(text, number.end, "成")
    start, end = number.start - (sign < 0) - head.length, number.end + len(post)
    bound = head.bound or measures.POSTS.get(post, number.bound)
    base, value = measures.based(number.unit, sign * number.value)
    return Quantity(start, end, text[start:end], value, base, bound, head.is_estimate, None, number.printed, "")


def _is_rest_of_a_number(text: str, start: int) -> bool:
    """12 0.5亿元, 产值.93亿元, l5亿元, 1O2亿元: a scan has parted, lost or misread what stands before; a figure of its own stands behind a word."""
    before = text[start - 1 : start]
    if before not in _REMAINS or not start:
        return False
    further = text[start - 2 : start - 1] if start > 1 else ""
    if before == " ":
        return further.isdigit()
    if before == ".":
        return further not in _STOPS  # 增长3%.120亿元
    return not (further.isascii() and further.isalpha())  # CPI5%


def find_quantities(text: str) -> Iterator[Quantity]:
    """Every number with a unit in text already normalised (see `normalise`), in order, never overlapping."""
    at, earlier = 0, -1
    while (lead := _LEAD.search(text, at)) is not None:
        start = lead.start()
        if (plain := plain_quantity(text, start)) is not None:
            at = earlier = plain.end
            if not _is_rest_of_a_number(text, start):
                yield plain
            continue
        quantity, at = _read(text, start, earlier)
        if quantity is not None and quantity.start >= earlier and not _is_rest_of_a_number(text, quantity.start):
            earlier = at
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
