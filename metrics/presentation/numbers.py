"""Values in base units become the numbers a reader of Chinese bulletins expects: 亿元, 万美元, %, 个百分点.

Amounts have two decimals and growth rates one; completion rates and gaps to the pace have two, because half a point
decides 双过半. Rounding (half up, as printed bulletins round) happens here and nowhere before.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

DASH = "—"
MINUS = "−"


@dataclass(frozen=True, slots=True)
class Scale:
    """How values of one unit are shown: divided by `factor`, with `decimals`, followed by `word`."""

    factor: Decimal
    word: str
    decimals: int


def _scales(language: str, *steps: tuple[int, str, int]) -> tuple[Scale, ...]:
    return tuple(Scale(Decimal(factor), word, decimals) for factor, word, decimals in steps)


_MONEY_WORDS = {"CNY": "元", "USD": "美元", "EUR": "欧元", "HKD": "港元", "JPY": "日元"}
_SCALES: dict[tuple[str, str], tuple[Scale, ...]] = {
    **{(unit, "zh"): _scales("zh", (10**8, f"亿{word}", 2), (10**4, f"万{word}", 2), (1, word, 0)) for unit, word in _MONEY_WORDS.items()},
    **{(unit, "en"): _scales("en", (10**9, f"billion {unit}", 2), (10**6, f"million {unit}", 2), (1, unit, 0)) for unit in _MONEY_WORDS},
    ("COUNT", "zh"): _scales("zh", (10**4, "万个", 2), (1, "个", 0)),
    ("COUNT", "en"): _scales("en", (10**6, "million", 2), (1, "", 0)),
    ("PERSON", "zh"): _scales("zh", (10**4, "万人", 2), (1, "人", 0)),
    ("PERSON", "en"): _scales("en", (10**6, "million people", 2), (1, "people", 0)),
    ("M2", "zh"): _scales("zh", (10**4, "万平方米", 2), (1, "平方米", 0)),
    ("M2", "en"): _scales("en", (10**6, "million m²", 2), (1, "m²", 0)),
    ("KWH", "zh"): _scales("zh", (10**8, "亿千瓦时", 2), (10**4, "万千瓦时", 2), (1, "千瓦时", 0)),
    ("KWH", "en"): _scales("en", (10**9, "billion kWh", 2), (10**6, "million kWh", 2), (1, "kWh", 0)),
    ("TONNE", "zh"): _scales("zh", (10**4, "万吨", 2), (1, "吨", 0)),
    ("TONNE", "en"): _scales("en", (10**6, "million tonnes", 2), (1, "tonnes", 0)),
    ("TEU", "zh"): _scales("zh", (10**4, "万标箱", 2), (1, "标箱", 0)),
    ("TEU", "en"): _scales("en", (10**6, "million TEU", 2), (1, "TEU", 0)),
    ("TCE", "zh"): _scales("zh", (10**4, "万吨标准煤", 2), (1, "吨标准煤", 0)),
    ("TCE", "en"): _scales("en", (10**6, "million tce", 2), (1, "tce", 0)),
    ("TCE_PER_10K_CNY", "zh"): _scales("zh", (1, "吨标准煤/万元", 3)),
    ("TCE_PER_10K_CNY", "en"): _scales("en", (1, "tce per 10,000 CNY", 3)),
    ("TIMES", "zh"): _scales("zh", (1, "倍", 2)),
    ("TIMES", "en"): _scales("en", (1, "times", 2)),
    ("PERCENT", "zh"): _scales("zh", (1, "%", 1)),
    ("PERCENT", "en"): _scales("en", (1, "%", 1)),
    ("PP", "zh"): _scales("zh", (1, "个百分点", 1)),
    ("PP", "en"): _scales("en", (1, "pp", 1)),
    ("RANK", "zh"): _scales("zh", (1, "位", 0)),
    ("RANK", "en"): _scales("en", (1, "", 0)),
}


def scale_for(values: Iterable[Decimal | None], unit: str | None, language: str) -> Scale:
    """One scale for a whole series, chosen by its largest value; an unknown unit is shown as it is."""
    steps = _SCALES.get((unit or "", language), (Scale(Decimal(1), unit or "", 2),))
    largest = max((abs(value) for value in values if value is not None), default=Decimal(0))
    # per-person incomes read better as 52,345元 than as 5.23万元; small counts as they are
    floor = 100 if unit in ("CNY", "COUNT") and language == "zh" else 1
    for step in steps[:-1]:
        if largest >= step.factor * (floor if step.factor == 10**4 else 1):
            return step
    return steps[-1]


def rounded(value: Decimal, decimals: int) -> str:
    """The number rounded half up, with thousands separators and a true minus sign."""
    quantum = Decimal(1).scaleb(-decimals)
    shown = f"{value.quantize(quantum, rounding=ROUND_HALF_UP):,f}"
    return shown.replace("-", MINUS) if any(digit in shown for digit in "123456789") else shown.lstrip("-")


def scaled(value: Decimal | None, scale: Scale) -> str:
    """The number in a scale, without its unit."""
    return DASH if value is None else rounded(value / scale.factor, scale.decimals)


def amount_parts(value: Decimal | None, unit: str | None, language: str) -> tuple[str, str]:
    """A level as number and unit word, apart so that they can be set in two sizes."""
    if value is None:
        return DASH, ""
    scale = scale_for([value], unit, language)
    decimals = scale.decimals
    if decimals == 0 and value != value.to_integral_value():
        decimals = 2
    return rounded(value / scale.factor, decimals), scale.word


def amount(value: Decimal | None, unit: str | None, language: str) -> str:
    """A level with its unit: 1,012.34亿元, 101.23 billion CNY."""
    number, unit_word = amount_parts(value, unit, language)
    space = " " if language == "en" and unit_word != "%" and unit_word else ""
    return f"{number}{space}{unit_word}"


def difference(value: Decimal | None, unit: str | None, language: str, beside: Decimal | None = None) -> str:
    """How far a level is from another: with its sign, and in the scale of the level `beside`, unless little were left of it.

    >>> difference(Decimal(15_000_000), "CNY", "zh", Decimal(11_530_000_000))
    '+0.15亿元'
    >>> difference(Decimal(-9_000), "CNY", "zh", Decimal(11_530_000_000))
    '−9,000元'
    >>> difference(Decimal(15_000_000), "CNY", "en", Decimal(11_530_000_000))
    '+15.00 million CNY'
    """
    if value is None:
        return DASH
    scale = scale_for([value, beside], unit, language)
    if value and scale.decimals and abs(value) * 10 < scale.factor:  # one digit of two would be what rounding left
        scale = scale_for([value], unit, language)
    space = " " if language == "en" and scale.word not in ("", "%") else ""
    return f"{'+' if value > 0 else ''}{scaled(value, scale)}{space}{scale.word}"


def part_of(value: Decimal | None, unit: str | None, language: str, whole: Decimal | None) -> str:
    """A level in the scale of the whole it is part of, so that a row of them compares; in its own where little were left of it.

    >>> part_of(Decimal(29_000_000), "USD", "zh", Decimal(300_000_000)), part_of(Decimal(9_000_000), "USD", "zh", Decimal(300_000_000))
    ('0.29亿美元', '900.00万美元')
    """
    scale = scale_for([value, whole], unit, language)
    if value is None or scale.decimals == 0 or abs(value) * 10 < scale.factor:
        return amount(value, unit, language)
    return difference(abs(value), unit, language, whole).lstrip("+")


def exact(value: Decimal | None, unit: str | None, language: str) -> str:
    """A level with its unit and every digit it has: 1,012.3405亿元. Equal to `amount` where that leaves nothing out."""
    if value is None:
        return DASH
    scale = scale_for([value], unit, language)
    number = (value / scale.factor).normalize()
    digits = max(scale.decimals, -int(number.as_tuple().exponent))
    space = " " if language == "en" and scale.word not in ("", "%") else ""
    return f"{rounded(number, digits)}{space}{scale.word}"


def percent(value: Decimal | None, decimals: int = 1, is_signed: bool = False) -> str:
    """A rate in percent; with its sign where it is a growth."""
    if value is None:
        return DASH
    sign = "+" if is_signed and value > 0 else ""
    return f"{sign}{rounded(value, decimals)}%"


def exact_growth(value: Decimal | None) -> str:
    """A growth rate with its sign and every digit it has.

    >>> exact_growth(Decimal("10.25")), exact_growth(Decimal("-3"))
    ('+10.25%', '−3.0%')
    """
    return DASH if value is None else percent(value, max(1, -int(value.normalize().as_tuple().exponent)), is_signed=True)


def points(value: Decimal | None, language: str, decimals: int = 2) -> str:
    """A difference in percentage points with its sign: +3.82个百分点, +3.82 pp."""
    if value is None:
        return DASH
    sign = "+" if value > 0 else ""
    return f"{sign}{rounded(value, decimals)}" + ("个百分点" if language == "zh" else " pp")


def ordinal(value: Decimal | int | None, language: str) -> str:
    """A rank: 第2位, no. 2."""
    if value is None:
        return DASH
    return f"第{int(value)}位" if language == "zh" else f"no. {int(value)}"


def places_gained(value: Decimal | int | None, language: str) -> str:
    """A change of rank: 前进7位, up 7 places; lost ones are negative.

    >>> places_gained(7, "zh"), places_gained(-1, "en"), places_gained(0, "zh")
    ('前进7位', 'down 1 place', '不变')
    """
    if value is None:
        return DASH
    count = abs(int(value))
    if not count:
        return "不变" if language == "zh" else "unchanged"
    if language == "zh":
        return f"{'前进' if value > 0 else '后退'}{count}位"
    return f"{'up' if value > 0 else 'down'} {count} place{'' if count == 1 else 's'}"


def measured(measure: str, value: Decimal | None, unit: str | None, language: str) -> str:
    """A value of any measure in its own form."""
    if measure in ("yoy", "mom", "avg2y", "target_yoy"):
        return percent(value, is_signed=True)
    if measure in ("share", "completion", "contribution_share"):
        return percent(value, decimals=2)
    if measure in ("yoy_accel", "gap", "contribution"):
        return points(value, language)
    if measure in ("rank_level", "rank_yoy"):
        return ordinal(value, language)
    if measure == "rank_change":
        return places_gained(value, language)
    return amount(value, unit, language)


def month_word(month: int, language: str) -> str:
    """A single month: 3月, Mar."""
    return f"{month}月" if language == "zh" else _MONTHS[month - 1]


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def period(period_start: str, period_end: str, language: str) -> str:
    """A reference period in words: 2023年1–6月, Jan–Jun 2023; `--` where the year is not known."""
    (start_year, start), (end_year, end) = _split(period_start), _split(period_end)
    if language == "zh":
        if start_year != end_year:
            return f"{start_year}年{start}月–{end_year}年{end}月"
        prefix = f"{start_year}年" if start_year else "（年份不详）"
        return prefix + ("" if (start, end) == (1, 12) else f"{end}月" if start == end else f"{start}–{end}月")
    if start_year != end_year:
        return f"{_MONTHS[start - 1]} {start_year} – {_MONTHS[end - 1]} {end_year}"
    suffix = start_year or "(year unknown)"
    if (start, end) == (1, 12):
        return suffix
    span = _MONTHS[end - 1] if start == end else f"{_MONTHS[start - 1]}–{_MONTHS[end - 1]}"
    return f"{span} {suffix}"


def _split(month: str) -> tuple[str, int]:
    """`2023-06` → ("2023", 6); `--06` → ("", 6)."""
    year, _, number = month.rpartition("-")
    return year.strip("-"), int(number)
