"""What a table's heads and row names can say, and what two of them say together."""

from __future__ import annotations

from dataclasses import dataclass

from metrics.extraction.codes import SECTORS
from metrics.language.periods import PeriodMention

IN_DOLLARS = "以美元计"  # the scope of growth beside that of the same amounts in yuan
CUMULATIVE, DISCRETE, QUARTER = "cumulative", "discrete", "quarter"


@dataclass(frozen=True, slots=True)
class Facets:
    """What one head, or one row, says. Empty where it says nothing of the kind."""

    indicator: str = ""
    indicator_text: str = ""
    names: tuple[tuple[frozenset[str], str], ...] = ()  # a short name: after which indicators it means which
    measure: str = ""
    unit: str = ""  # as printed: 亿元
    period: PeriodMention | None = None
    span: str = ""  # cumulative, discrete, quarter
    shift: int = 0  # -1: the year before
    lag: int = 0  # 1: until the month before, 1-上月
    is_last_year: bool = False  # 上年, 去年: as a whole, or the same months of it
    zone: str = ""
    is_own_zone: bool = False
    own_kind: str = ""  # 开发区, 综合保税区: what the zone is called, which may be another one
    is_wider: bool = False  # 全市: not the zone's own
    scope: str = ""
    status: str = ""
    is_index: bool = False  # 为上年%: 105 is growth of 5
    role: str = ""  # name, unit, period, zone, value, section, ignored
    is_part: bool = False  # 其中
    is_of_year: bool = False  # 全年目标: whatever months the row is of
    not_of: int = 0  # the year whose whole stands beside these months
    is_as_beside: bool = False  # 增减%, 增减额: counted from the time that the column to the left counts from
    against: str = ""  # 1-5月, 上月: what points are counted from, where it is not the year before
    rest: str = ""


NOTHING_SAID = Facets()


def both(first: str, second: str) -> str:
    """Two measures in one head: 增速 and 排名 make the rank of growth; 完成 only says that a figure is one."""
    if {first, second} == {"yoy", "rank"}:
        return "rank_yoy"
    if {first, second} == {"level", "rank"}:
        return "rank_level"
    if {first, second} == {"yoy", "target"}:
        return "target_yoy"  # 目标增速
    if {first, second} == {"completion", "target"}:
        return "completion"  # 全年目标 over 完成进度
    if {first, second} == {"yoy", "difference"}:
        return "change"  # 比上年同期 over 增减额
    if "level" in (first, second):
        return second if first == "level" else first
    return "unclear"


def _is_currency_of(word: str, unit: str) -> bool:
    """(人民币) and 亿元, (美元) and 亿美元: the first only says of which money the second is."""
    if word == "人民币":
        return unit.endswith("元") and unit[-2:-1] in ("", "百", "千", "万", "亿")
    return word in ("美元", "欧元", "日元", "港元") and unit.endswith(word)


def of_money(unit: str, units: tuple[str, ...]) -> str:
    """进出口(美元), below 单位:亿元、亿美元: the one of several units that a head only says the money of."""
    found = [each for each in units if each != unit and _is_currency_of(unit, each)]
    return found[0] if len(found) == 1 else unit


def merged(first: Facets, second: Facets) -> Facets:
    """What two heads say together. What one says twice differently goes to `rest`."""
    if first is NOTHING_SAID:
        return second
    values: dict[str, object] = {}
    rest = first.rest + second.rest
    for name in ("indicator", "unit", "zone", "span", "scope", "status"):
        one, other = getattr(first, name), getattr(second, name)
        if name == "unit" and _is_currency_of(one, other):
            one = other
        elif name == "unit" and _is_currency_of(other, one):
            other = one
        values[name] = one or other
        if one and other and one != other:
            rest += f"{first.indicator_text}/{second.indicator_text}" if name == "indicator" else f"{one}/{other}"
    text, names = first.indicator_text if first.indicator or first.names else second.indicator_text, first.names or second.names
    if first.indicator and second.names and not second.indicator:  # 固定资产投资 over 第一产业
        part = next((code for after, code in second.names if first.indicator in after), "")
        part = part or next((code for after, code in second.names if "*" in after and code not in SECTORS), "")
        values["indicator"], text, names = part, second.indicator_text, ()
        rest += "" if part else text
    measure = first.measure or second.measure
    if first.measure and second.measure and first.measure != second.measure:
        measure = both(first.measure, second.measure)
    period = first.period or second.period
    if first.period and second.period and first.period != second.period:
        year, other = (first.period, second.period) if first.period.kind == "year" else (second.period, first.period)
        period = other._replace(year=year.year) if year.kind == "year" and other.year is None else other
        if period is other and other.year != year.year:
            rest += first.period.text + second.period.text
    return Facets(
        **values,  # type: ignore[arg-type]
        indicator_text=text,
        names=names,
        measure=measure,
        period=period,
        shift=first.shift or second.shift,
        lag=first.lag or second.lag,
        is_last_year=first.is_last_year or second.is_last_year,
        is_own_zone=first.is_own_zone or second.is_own_zone,
        own_kind=first.own_kind or second.own_kind,
        is_wider=first.is_wider or second.is_wider,
        role=first.role or second.role,
        is_part=first.is_part or second.is_part,
        is_of_year=first.is_of_year or second.is_of_year,
        is_index=first.is_index or second.is_index,
        not_of=first.not_of or second.not_of,
        is_as_beside=first.is_as_beside or second.is_as_beside,
        against=first.against or second.against,
        rest=rest,
    )


def last_of(held: PeriodMention, span: str) -> PeriodMention | None:
    """The last month, or the last quarter, of months that are counted from January on."""
    first, last = held.months or (0, 0)
    if span == QUARTER:
        is_whole = last % 3 == 0 and first in (1, last - 2, last)
        return held._replace(months=(last - 2, last), kind="span") if is_whole else None
    return held._replace(months=(last, last), kind="month") if first in (1, last) else None
