"""The unit in which a measure of an indicator is recorded."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from metrics.language.token import Token
from metrics.language.vocabulary import vocabulary
from metrics.model import CURRENCIES, MEASURE_UNITS, Observation

_HUGE = 10**11
_INTENSE = 10  # tonnes of standard coal for 10,000 yuan: more is an amount of energy
_LEAST, _OF_ONE_PERSON = 10**4, ("income_", "gdp_per_capita")  # 1万元, and what is counted by head
_MOST = 10**7  # yuan by head: two cells of a table ran together (人均地区生产总值(元)96872111.4)
_MULTIPLES = ("万", "亿", "千", "百")
HOUSES = ("户", "家")  # of firms and households
_PEOPLE, _THINGS = ("人", "人次", "名", "位"), ("台", "辆", "件", "宗", "只", "项")
# What an indicator's kind is never counted in, by the unit as printed: 户籍人口1.2万户, 从业人员25家, 新设企业1260人, 专利授权12家
_NEVER_IN = {
    "PERSON": (*_THINGS, *HOUSES),
    "projects_": (*_PEOPLE, *HOUSES, "台", "辆"),
    "patents": (*_PEOPLE, *HOUSES, "台", "辆", "只"),
    "": (*_PEOPLE, "台", "辆", "只"),
}


def unit_for(measure: str, code: str, token: Token) -> str | None:
    """The unit to record, or None where the number's unit does not fit the indicator."""
    if (own := MEASURE_UNITS.get(measure)) is not None:
        return own
    quantity, unit = token.quantity, vocabulary().units[code]
    if quantity is None:
        return None
    if quantity.unit == "" and quantity.printed and unit != "COUNT" and (unit == "CNY" or code.startswith("projects_")):
        return "CNY"  # 完成3.2亿 leaves 元 out
    if unit in ("MONEY", "CNY"):
        if unit == "MONEY" and quantity.unit == "" and quantity.printed and (quantity.value >= _HUGE or code.startswith("projects_")):
            return "CNY"  # 进出口总额5819亿: no zone's is as much in dollars; 总投资35亿 of projects
        return quantity.unit if quantity.unit in CURRENCIES and not _is_of_another_size(token, quantity.value, code) else None
    if unit == "COUNT":
        if quantity.printed_unit in _NEVER_IN.get(code, _NEVER_IN["projects_" if code.startswith("projects_") else ""]):
            return None
        return unit if quantity.unit in ("COUNT", "PERSON") else None
    if unit == "PERSON":
        return unit if quantity.unit in ("COUNT", "PERSON", "") and quantity.printed_unit not in _NEVER_IN["PERSON"] else None
    if unit == "TCE_PER_10K_CNY" and quantity.unit == "TCE" and quantity.value < _INTENSE:
        return unit  # 万元生产总值能耗0.64吨标准煤
    return unit if quantity.unit == unit else None


def currency_of_whole(told: Sequence[Observation], measure: str, code: str, token: Token, period: tuple[str, str]) -> str | None:
    """进出口总额56.3亿元,其中出口34.1亿,进口22.2亿: 元 is left out of parts of an amount that has it; `told`: what the sentence has told.

    >>> currency_of_whole((), "level", "exports", Token("M", 0, 2, "3亿"), ("2012-01", "2012-07"))
    """
    quantity = token.quantity
    if quantity is None or quantity.unit or not quantity.printed or measure != "level" or code not in ("exports", "imports"):
        return None
    wholes = [
        seen for seen in told if (seen.indicator, seen.measure, seen.period_start, seen.period_end) == ("trade_total", "level", *period)
    ]
    return wholes[0].unit if len(wholes) == 1 and quantity.value < wholes[0].value else None


def is_of_another_unit(number: Token, code: str) -> bool:
    """An amount that the indicator cannot have; one whose currency is left out may well be its."""
    quantity = number.quantity
    if number.letter != "M" or quantity is None or quantity.unit == "" or unit_for("level", code, number) is not None:
        return False
    return not (quantity.unit in CURRENCIES and vocabulary().units[code] in ("MONEY", "CNY"))  # 亿 was left out


def _is_of_another_size(token: Token, value: Decimal, code: str) -> bool:
    """进出口总额2722.59美元: 亿 was left out, for only of one person can an amount be so small; none has ten million."""
    if code.startswith(_OF_ONE_PERSON):
        return abs(value) >= _MOST
    if not 0 < abs(value) < _LEAST:
        return False
    return not any(word in token.text for word in _MULTIPLES)
