"""A typed slot of a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from metrics.language.periods import PeriodMention
from metrics.language.vocabulary import Entry
from metrics.model import Quantity


@dataclass(slots=True)  # not frozen: a text has very many, and freezing triples what one costs
class Token:
    """A typed slot. start and end are offsets in the normalised text."""

    letter: str
    start: int
    end: int
    text: str
    entry: Entry | None = None
    quantity: Quantity | None = None
    period: PeriodMention | None = None
    rank: int | None = None
    is_part: bool = False  # brackets behind it leave it a part of what it says, 税收(不含海关代征), or a first count, 520亿元(快报数)


Slot = tuple[str, int, int, str, Entry | None, Quantity | None, PeriodMention | None, int | None]  # the fields of a Token
