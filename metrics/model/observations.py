"""What is found in a text: quantities, periods, observations, and the numbers that nothing reads.

What a text has by the thousand is a named tuple: a frozen dataclass costs ten times as much to make.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from metrics.model.documents import Span


class Quantity(NamedTuple):
    """A number with its unit. `value` is in the base unit `unit`; start and end are offsets in the text given."""

    start: int
    end: int
    text: str
    value: Decimal
    unit: str
    bound: str = "exact"
    is_estimate: bool = False
    upper: Decimal | None = None  # the other end of a range such as 50-60亿元; `value` is then the lower end
    printed: str = ""  # the figure as printed, without unit: 45950
    printed_unit: str = ""  # 万美元


class Period(NamedTuple):
    """A reference period: first and last month, both inclusive, `YYYY-MM`, or `--MM` where the year is unknown."""

    period_start: str
    period_end: str


class Observation(NamedTuple):
    """One measured number of one indicator, zone and period, and the words that say it (see MEASURES)."""

    document: str
    zone: str | None
    indicator: str
    indicator_text: str
    measure: str
    value: Decimal
    unit: str
    value_text: str
    period_start: str
    period_end: str
    status: str
    bound: str
    scope: str | None
    evidence: Span
    sentence: Span
    construction: str = ""
    flags: tuple[str, ...] = ()


class Unread(NamedTuple):
    """A number in a clause that names an indicator, of which no observation was made: kept, counted and shown.

    `is_understood`: it was read, and is none of the document's zones in a period: a firm's, another region's, an average.
    """

    span: Span
    sentence: Span
    reason: str
    is_understood: bool = False


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything found in one document."""

    observations: tuple[Observation, ...]
    unread: tuple[Unread, ...]

    @property
    def not_understood(self) -> int:
        """How many of the numbers left unread are riddles, and not set aside knowingly."""
        return sum(not missed.is_understood for missed in self.unread)
