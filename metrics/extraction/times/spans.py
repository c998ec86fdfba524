"""How a period that a text names stands to those that hold before it, and what of an indicator matters to its period."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from metrics.extraction.slots import match
from metrics.language.months import WHOLE_YEAR
from metrics.language.periods import PeriodMention
from metrics.language.vocabulary import vocabulary

_CARRIED = ("F", "M", "P", "u", "d", "v")  # slots that tell of what was named before
_LATE = 2  # months by which one figure is published later than the rest
_SINCE_FOUNDING = (
    "fdi_",
    "projects_",
    "domestic_capital",
    "fai",
)  # beginnings, and the end of the kinds of investment, of which 其中 may tell


@lru_cache(maxsize=1 << 12)
def traits(code: str) -> tuple[str | None, bool]:
    """An indicator's kind, and whether it can be counted since a zone was founded."""
    return vocabulary().kinds.get(code), code.startswith(_SINCE_FOUNDING) or code.endswith("_investment")


def is_last_month_of(mention: PeriodMention, held: Iterable[PeriodMention | None]) -> bool:
    """6月 in a text about 1-6月, 二季度当季 in one about 上半年."""
    if mention.months is None or (mention.kind not in ("month", "this_month") and "当季" not in mention.text):
        return False
    first, last = mention.months
    return any(each is not None and each.months is not None and each.months[0] < first and each.months[1] == last for each in held)


def lags(mention: PeriodMention, held: PeriodMention | None) -> bool:
    """1-2月,进出口… in a text about 1-3月: published later than the rest, so it holds for its paragraph alone."""
    if held is None or held.months is None or mention.months is None or held.kind != "span" or mention.kind != "span":
        return False
    return (
        held.months[0] == mention.months[0] == 1 and 0 < held.months[1] - mention.months[1] <= _LATE and mention.year in (None, held.year)
    )


def is_counted_later(mention: PeriodMention, held: PeriodMention | None) -> bool:
    """截至10月底,项目完成投资… in a text about 前三季度: counted when the text was written, so it holds for its paragraph alone."""
    if held is None or held.months is None or mention.months is None or held.kind != "span" or mention.kind != "as_of":
        return False
    return 0 < mention.months[1] - held.months[1] <= _LATE and held.months[0] == 1 and mention.year in (None, held.year)


def is_some_of(mention: PeriodMention, held: PeriodMention | None) -> bool:
    """3月至4月,出口… in a text about 1-11月: some of its months, and neither a quarter nor a half; so it holds for its paragraph alone."""
    if held is None or held.months is None or mention.months is None or held.kind != "span" or mention.kind != "span":
        return False
    is_within = held.months[0] == 1 < mention.months[0] < mention.months[1] <= held.months[1]
    return is_within and "月" in mention.text and mention.year in (None, held.year)


def is_earlier_part(mention: PeriodMention, held: PeriodMention | None) -> bool:
    """一季度 in a text about 1-6月: the first of the same months."""
    if held is None or held.months is None or mention.months is None or held.kind != "span" or mention.kind != "span":
        return False
    return mention.months[0] == held.months[0] and mention.months[1] < held.months[1] and mention.year in (None, held.year)


def moves_on(mention: PeriodMention, told: PeriodMention | None, letters: str, at: int) -> bool:
    """一季度下降41%;上半年,-22%。: a sentence that goes from one time to a longer one, of which what follows is told; `at`: its place among the slots."""
    if told is None or mention.months in (None, WHOLE_YEAR) or not letters.startswith("T") or letters[at - 1] not in ";,":
        return False
    return is_earlier_part(told, mention) and match(",?v?[ud]?P", letters[at + 1 :]) is not None


def since_january(held: PeriodMention) -> PeriodMention:
    """3月当月完成7亿元,累计完成23亿元: the month as one that can be counted up to; other periods are left as they are."""
    is_alone = held.months is not None and held.months[0] == held.months[1] and (held.kind == "this_month" or "当月" in held.text)
    return held._replace(kind="month", text="") if is_alone else held


def is_measure(mention: PeriodMention, held: PeriodMention | None, behind: str, base: int | None) -> bool:
    """上半年出口8亿美元,去年全年为16亿美元;税收…: the whole year before what is `held`, of which the same is told by the way; `behind` it the slot."""
    if held is None or base is None or behind not in _CARRIED or mention.months != WHOLE_YEAR or held.months in (None, WHOLE_YEAR):
        return False
    year, told = (base + (each.relative or 0) if each.year is None else each.year for each in (mention, held))
    return year == told - 1
