"""The arithmetic of targets: completion, pace, schedule gap, what is still needed, and the light these give.

Formulas after published monthly bulletins of Chinese zones (序时进度, 完成率). Everything is exact `Decimal`; nothing is
rounded here.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

PASS, LAG, UNKNOWN = "pass", "lag", "unknown"
GREEN, AMBER, RED, GREY = "green", "amber", "red", "grey"


@dataclass(frozen=True, slots=True)
class LightRule:
    """When a light changes: at or above the pace green, up to `amber_pp` points below it amber, further below red.

    `code` names the rule's words in the catalogue (`rule.light.<code>`).
    """

    code: str
    amber_pp: Decimal


# Offices draw the line differently (Yinchuan: red from 30 points below). Ten points, about five weeks, is ours.
LINEAR_RULE = LightRule("linear", Decimal(10))


def elapsed_pct(months: int) -> Decimal:
    """Elapsed share of the year in percent (序时进度): 100·m/12."""
    if not 0 < months <= 12:
        raise ValueError(f"months must be 1 to 12, not {months}")
    return Decimal(100) * months / 12


def completion_pct(done: Decimal, target: Decimal) -> Decimal | None:
    """Completion rate in percent (完成率): 100·C/T; unknown where the target is not positive."""
    return 100 * done / target if target > 0 else None


def schedule_gap_pp(completion: Decimal, months: int) -> Decimal:
    """Percentage points ahead of (positive) or behind the linear pace: 100·(C/T − m/12)."""
    return completion - elapsed_pct(months)


def needed_per_month(target: Decimal, done: Decimal, months: int) -> Decimal | None:
    """What each remaining month must bring: (T − C)/(12 − m); none in December, zero once the target is reached."""
    if months >= 12:
        return None
    return max(target - done, Decimal(0)) / (12 - months)


def light(gap_pp: Decimal | None, rule: LightRule = LINEAR_RULE) -> str:
    """The light of a gap to the pace in percentage points; grey where it is not known."""
    if gap_pp is None:
        return GREY
    if gap_pp >= 0:
        return GREEN
    return AMBER if gap_pp >= -rule.amber_pp else RED


def verdict(gap_pp: Decimal | None) -> str:
    """pass at or above the line, lag below it, unknown without a figure."""
    if gap_pp is None:
        return UNKNOWN
    return PASS if gap_pp >= 0 else LAG


def implied_task(done: Decimal, completion: Decimal) -> Decimal | None:
    """The task behind a published completion rate: T = 100·C/rate (10 signed = 83 % implies 12)."""
    return 100 * done / completion if completion > 0 else None
