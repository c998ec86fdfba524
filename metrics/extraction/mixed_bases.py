"""Points by which one rate is held against times and places at once: 增速比上年同期、上半年和全国分别高2.1、0.3和1.5个百分点."""

from __future__ import annotations

import re
from decimal import Decimal

from metrics.extraction.bases_told import base_told
from metrics.extraction.clause import Clause, Reading
from metrics.language.token import Token

_BASE = "(?:[Vv]?G|[SYVp])v?"  # slots of one base: 上年同期, 全市平均水平, 全年目标
_ROW = re.compile(rf"({_BASE}(?:j?{_BASE})+)D([gh])B$|Dc({_BASE}(?:j{_BASE})+)([gh])B$|([gh])({_BASE}(?:j{_BASE})+)B$")
_RATES_TOLD = ("yoy", "yoy_accel", "gap")


def names_times_and_places(clause: Clause) -> bool:
    """Whether the bases that stand in a row before the points of a clause are of both kinds, goals among the first."""
    return clause.number.letter == "B" and len({base.letter == "S" for base in _bases(clause)}) > 1


def against_each(clause: Clause, numbers: list[Token], is_rated: bool) -> list[tuple[str, Reading] | None] | None:
    """Name and reading of each number, in their order, None for one against a goal; None where there are more or fewer bases, or no rate of growth is what is compared.

    `is_rated`: the sentence speaks of the growth rate of what the clause is about: 投资增速回升,分别高于….
    """
    found, bases = _ROW.search(clause.letters), _bases(clause)
    if found is None or len(bases) != len(numbers) or clause.unit == "PERCENT" or "R" in clause.letters:
        return None
    if not is_rated and "r" not in clause.letters and clause.memory.last not in _RATES_TOLD:
        return None
    if any(base.letter == "V" and not _is_part_of_a_year(base) for base in bases):
        return None
    sign = -1 if "h" in (found[2], found[4], found[5]) else 1
    return [_against(base, sign * abs(clause.of(number).value)) for base, number in zip(bases, numbers, strict=True)]


def _bases(clause: Clause) -> list[Token]:
    found = _ROW.search(clause.letters)
    if found is None:
        return []
    start, end = next(found.span(group) for group in (1, 3, 6) if found[group])
    row = [*zip(clause.letters[start:end], clause.letters[start + 1 : end] + " ", clause.tokens[start:end], strict=True)]
    return [token for letter, behind, token in row if letter in "SYpG" or (letter == "V" and behind != "G")]


def _is_part_of_a_year(base: Token) -> bool:
    """上半年 and 1-8月; what 2019年 is held against is no change of the growth rate."""
    return base.period is not None and base.period.kind == "span" and base.period.year is None


def _against(base: Token, value: Decimal) -> tuple[str, Reading] | None:
    if base.letter == "G":
        return None  # no measure tells by how much a goal was passed
    if base.letter == "S":
        return "gap", Reading("gap", value, "PP", base.text)
    return "acceleration", Reading("yoy_accel", value, "PP", base="previous_period" if base.letter == "V" else "", against=base_told(base))


def are_sums_and_parts(bases: list[Token]) -> bool:
    """三季度增长7.9%,分别比上半年和二季度加快0.3和0.6个百分点: the first is of all months until then, and not of the quarter alone."""
    months = [t.period.months for t in bases if t.period is not None and t.period.kind == "span" and t.period.relative != -1]
    return len({each[0] == 1 for each in months if each is not None and each != (1, 3)}) > 1
