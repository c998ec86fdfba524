"""The arithmetic of targets: completion, pace, schedule gap, what is still needed, where the year may end.

Formulas after published monthly bulletins of Chinese zones (序时进度, 完成率). Everything is exact `Decimal`; nothing is
rounded here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

PASS, LAG, UNKNOWN = "pass", "lag", "unknown"
YEAR = 12
QUARTER_ENDS = (3, 6, 9, 12)


def elapsed_pct(months: int) -> Decimal:
    """Elapsed share of the year in percent (序时进度): 100·m/12. Raises ValueError for other months than 1 to 12."""
    if not 0 < months <= YEAR:
        raise ValueError(f"months must be 1 to 12, not {months}")
    return Decimal(100) * months / YEAR


LINEAR = tuple(elapsed_pct(months) for months in range(1, YEAR + 1))


def completion_pct(done: Decimal, target: Decimal) -> Decimal | None:
    """Completion rate in percent (完成率): 100·C/T; unknown where the target is not positive."""
    return 100 * done / target if target > 0 else None


def schedule_gap_pp(completion: Decimal, line_pct: Decimal) -> Decimal:
    """Percentage points ahead of (positive) or behind the line, such as the plan's share of the year; linear: 100·(C/T − m/12)."""
    return completion - line_pct


def schedule_gap_units(done: Decimal, target: Decimal, line_pct: Decimal) -> Decimal:
    """What is ahead of (positive) or missing from the line, in the unit of the target: C − T·line/100."""
    return done - target * line_pct / 100


def needed_per_month(target: Decimal, done: Decimal, months: int) -> Decimal | None:
    """What each remaining month must bring: (T − C)/(12 − m); none in December, zero once the target is reached."""
    if months >= YEAR:
        return None
    return max(target - done, Decimal(0)) / (YEAR - months)


def needed_per_quarter(target: Decimal, done: Decimal, months: int) -> Decimal | None:
    """What each whole remaining quarter must bring: three of the remaining months, 3·(T − C)/(12 − m); none from October on."""
    monthly = needed_per_month(target, done, months)
    return None if monthly is None or months > QUARTER_ENDS[-2] else 3 * max(target - done, Decimal(0)) / (YEAR - months)


def effort(needed: Decimal, done: Decimal, months: int) -> Decimal | None:
    """How many times the average month so far each remaining month must bring: needed ÷ (C/m); unknown where nothing is done."""
    return needed / (done / months) if done > 0 else None


def implied_previous(level: Decimal, growth_pct: Decimal) -> Decimal | None:
    """Last year's level that a level and its growth imply: C/(1 + g/100). Marked implied wherever it is shown.

    With real growth it is last year's level at this year's prices, not the one printed then.
    """
    return level / (1 + growth_pct / 100) if growth_pct > -100 else None


def target_of_growth(previous: Decimal, growth_pct: Decimal) -> Decimal:
    """The amount a growth target asks for: last year's level · (1 + g/100), at last year's prices where growth is real."""
    return previous * (1 + growth_pct / 100)


METHODS = ("linear", "rest_of_last_year", "seasonal", "growth_so_far")  # of where a year may end


@dataclass(frozen=True, slots=True)
class Projection:
    """Where the year may end by one method, in the unit of the level. No probability is meant."""

    method: str  # one of METHODS
    value: Decimal
    basis: str  # the years it rests on, such as 2021–2023; empty for linear


def project_linear(done: Decimal, months: int) -> Projection:
    """As if every month brought the same: C·12/m."""
    return Projection("linear", done * YEAR / months, "")


def project_rest(done: Decimal, last_year_done: Decimal, last_year: Decimal, year: int) -> Projection:
    """This year so far, and then what last year brought after the same month: C + (L(12) − L(m))."""
    return Projection("rest_of_last_year", done + last_year - last_year_done, str(year - 1))


def project_seasonal(done: Decimal, share_pct: Decimal, basis: str) -> Projection:
    """This year so far over the share of the year that earlier years had reached by then: C/share."""
    return Projection("seasonal", 100 * done / share_pct, basis)


def project_growth(last_year: Decimal, growth_pct: Decimal, year: int) -> Projection:
    """Last year's whole amount grown as this year has so far: L(12)·(1 + g/100); with real growth at last year's prices."""
    return Projection("growth_so_far", target_of_growth(last_year, growth_pct), str(year - 1))


def prospect(months: int, gap_pp: Decimal | None, completion: Decimal | None, target: Decimal | None, ends: Sequence[Projection]) -> str:
    """How an annual target looks after `months` of its year, as a code; nothing here is a probability.

    `reached` before the year is out; after it `met` or `missed`; by the projected year ends `likely` (all of them reach the
    target), `unlikely` (none does) or `open` (the methods differ); without any `ahead` of or `behind` the line; `unknown`.
    """
    if not months or gap_pp is None:
        return UNKNOWN
    if months >= YEAR:
        return "met" if gap_pp >= 0 else "missed"
    if completion is not None and completion >= 100:
        return "reached"
    if target is None or not ends:
        return "ahead" if gap_pp >= 0 else "behind"
    enough = {end.value >= target for end in ends}
    return "open" if len(enough) > 1 else "likely" if enough.pop() else "unlikely"


@dataclass(frozen=True, slots=True)
class Piece:
    """One month or quarter of a decomposed target: its last month, its own amount, the amount up to it, that in percent."""

    month: int
    amount: Decimal
    cumulative: Decimal
    share_pct: Decimal


def decompose(target: Decimal, plan: Sequence[Decimal], quantum: Decimal, ends: Sequence[int]) -> list[Piece]:
    """An annual target cut into pieces that end with the months `ends`; they add up to it exactly.

    Cumulative amounts are rounded half up to `quantum`, the last one is the target itself, and a piece is the
    difference of two of them: so no remainder is left over for December.
    """
    pieces, before = [], Decimal(0)
    for month in ends:
        exact = target * plan[month - 1] / 100
        amount = target if month == YEAR else (exact / quantum).quantize(Decimal(1), ROUND_HALF_UP) * quantum
        pieces.append(Piece(month, amount - before, amount, plan[month - 1]))
        before = amount
    return pieces
