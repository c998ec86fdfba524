"""Figures that a text tells more than once: in a headline and below it, or as a round mark (突破50亿元) and exactly.

The one that says less is no figure of its own; it is kept as a number that is understood.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from decimal import Decimal

from metrics.extraction.codes import OF_LARGE_FIRMS
from metrics.model import Observation

TOLD_AGAIN = "the text tells it more exactly"
TOLD_BY = ("level", "target")  # what an amount is known by; a rank or a rate may be the same by chance
# A level only repeated in round words (突破50亿元) within this factor of an exact one says nothing new.
_ROUNDED = Decimal("1.5")
_NEARLY = Decimal("0.95")
_ROUND = ("over", "about")
_TENTH, _HALF = Decimal(10), Decimal("0.5")  # percent
_DOUBLED = "翻"  # the first character of 翻番 and 翻两番
_REPEATED = ("level", "yoy", "share")

Told = Sequence[Observation]


def parted(told: Told, apart: set[int]) -> tuple[Told, Told]:
    """The figures that stay, and those whose ids are in `apart`, in reading order."""
    if not apart:
        return told, ()
    return [seen for seen in told if id(seen) not in apart], [seen for seen in told if id(seen) in apart]


def without_what_is_told_again(told: Told, undated: Told) -> tuple[Told, Told]:
    """The figures without round ones that stand exactly elsewhere, and without those of `undated` lines that a sentence below dates; and those."""
    return parted(told, _rounded(told) | _repeated_headlines(told, undated))


def without_headlines_of_others(told: Told, headlines: Told, others: set[str]) -> tuple[Told, Told]:
    """Without headlines whose amount the text below tells of somebody else: 前9月出口27.3亿美元, over 郊区出口27.3亿美元; and those.

    `others`: the amounts of others, as printed.
    """
    heads = set(map(id, headlines))
    own = {seen.value_text for seen in told if id(seen) not in heads}
    return parted(told, {id(seen) for seen in headlines if seen.value_text in others and seen.value_text not in own})


def _repeated_headlines(told: Told, undated: Told) -> set[int]:
    """Headlines (力争地区生产总值达2000亿元) whose figure one later sentence gives for another time, or as a level: that is what it is."""
    if not undated:
        return set()
    by_figure: dict[tuple[object, ...], list[Observation]] = {_figure(seen): [] for seen in undated}
    for seen in told:
        if seen.measure in TOLD_BY and (others := by_figure.get(_figure(seen))) is not None:
            others.append(seen)
    again = {
        id(seen)
        for seen in undated
        if len({_time(other) for other in by_figure[_figure(seen)] if other.evidence.start >= seen.sentence.end} - {_time(seen)}) == 1
    }
    levels = {(seen.indicator, seen.value, seen.zone, *_time(seen)) for seen in told if seen.measure == "level"}
    goals = [seen for seen in undated if seen.measure == "target"]  # GDP将达8000亿元, over what is expected of the year
    return again | {id(seen) for seen in goals if (seen.indicator, seen.value, seen.zone, *_time(seen)) in levels}


def _rounded(told: Told) -> set[int]:
    rounded = [seen for seen in told if seen.measure in _REPEATED and _is_round(seen)]
    exact: dict[tuple[object, ...], list[Decimal]] = {each: [] for seen in rounded for each in _told_by(seen)}
    for seen in told if rounded else ():
        if seen.measure not in _REPEATED:
            continue
        is_exact = seen.bound != "over" if seen.measure == "level" else not _is_round(seen)
        if is_exact and (values := exact.get(_subject(seen))) is not None:
            values.append(seen.value)
    for values in exact.values():
        values.sort()
    return {id(seen) for seen in rounded if any(_is_repeated(seen, exact[each]) for each in _told_by(seen))}


def _is_round(seen: Observation) -> bool:
    """突破50亿元; of rates what tenths tell, 六成, and of growth what 左右 says, and 翻番."""
    if seen.measure == "level":
        return seen.bound in _ROUND
    return _is_in_tenths(seen) or (seen.measure == "yoy" and (seen.bound == "about" or seen.value_text.startswith(_DOUBLED)))


def _is_in_tenths(seen: Observation) -> bool:
    """六成左右: a rate of which only the tens are told."""
    return "成" in seen.value_text and seen.value_text.rstrip("左右多以上").endswith("成")


def _told_by(seen: Observation) -> tuple[tuple[object, ...], tuple[object, ...]]:
    """What may tell a round figure exactly: the same, or 规模以上工业总产值增长20.3% below the headline 工业产值增长两成."""
    return _subject(seen), _subject(seen, OF_LARGE_FIRMS.get(seen.indicator, "") if "。" not in seen.sentence.text else "")


def _is_repeated(seen: Observation, exact: Sequence[Decimal]) -> bool:
    """True where one of the exact values, sorted, lies just above a rounded one, or just below 近千家; of a rate in tenths, within one of them, of a growth of 左右, about there."""
    if seen.measure != "level" and seen.value_text.startswith(_DOUBLED):
        at = bisect_left(exact, seen.value * _NEARLY)
        return at < len(exact) and exact[at] < seen.value * 2  # 翻番有余, of 1.6倍
    if seen.measure != "level" and not _is_in_tenths(seen):
        nearly = max(abs(seen.value) / 20, _HALF)  # 增速保持在10%左右, of 10.3%
        at = bisect_left(exact, seen.value - nearly)
        return at < len(exact) and exact[at] <= seen.value + nearly
    if seen.measure != "level":
        at = bisect_left(exact, seen.value - (_TENTH / 2 if seen.bound == "about" else 0))
        return at < len(exact) and exact[at] < seen.value + _TENTH
    floor = seen.value if seen.bound == "over" else seen.value * _NEARLY
    at = bisect_left(exact, floor)
    return at < len(exact) and (exact[at] <= floor * _ROUNDED if seen.bound == "over" else exact[at] < seen.value)


def _time(seen: Observation) -> tuple[str, str]:
    return seen.period_start, seen.period_end


def _figure(seen: Observation) -> tuple[object, ...]:
    return seen.indicator, seen.measure, seen.value, seen.zone


def _subject(seen: Observation, code: str = "") -> tuple[object, ...]:
    return code or seen.indicator, seen.measure, seen.unit, seen.period_start, seen.period_end, seen.zone
