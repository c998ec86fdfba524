"""Which year 今年 is where a text says it itself, by telling which year it calls 去年: 接近去年全年总额(2021年为23.47亿元)."""

from __future__ import annotations

from metrics.language.seldom import seldom
from metrics.language.telltales import FIGURE, Telltales

_AGO = {"今年": 0, "本年": 0, "去年": 1, "上年": 1, "前年": 2}
_NAMES = "|".join(_AGO)
_YEAR = r"((?:19|20)\d{2})年"
_THAT_IS = "(?:即|也即|也?就是)"
_PART = r"(?:同期|同月|同季|全年|年度|度|[上下]半年|前?[一二三四]季度|前?\d{1,2}(?:[-~至]\d{1,2})?个?月份?|年?[末底])?"
# 去年(2021年)全年, 去年同期(2021年1-6月), 去年2021年; no 今年(2022-2024年)
_RIGHT_BEHIND = seldom(rf"({_NAMES}){_PART}(?:\({_THAT_IS}?{_YEAR}(?![-~至到])|,?{_THAT_IS}{_YEAR}|{_YEAR}(?![-~至到]))")
# 去年全年进出口总额(2021年为23.47亿元), 去年全年为60.1亿元(2021年)
_FURTHER_BEHIND = seldom(
    rf"([去上前]年)(?:[^,。;:\n\d()]{{1,16}}|[^,。;:\n\d()]{{0,12}}\d[\d.]{{0,12}}[^,。;:\n\d()]{{0,3}})\({_YEAR}"
    rf"{_PART}(?:\)|为|是|实现|完成|达|共|增|下降|\d)"
)
_NAMED_FIRST = seldom(rf"{_YEAR}度?(?:\({_THAT_IS}?({_NAMES})\)|,?(?:也即|也?就是)({_NAMES}))")
_SOME = Telltales(
    *(f"{mark}{century}" for mark in ("(", "年", "即", "就是") for century in ("19", "20")), *(f"({name})" for name in _AGO), "就是去年"
)
_SENTENCE_ENDS = ("。", "\n")


def year_equated(text: str) -> int | None:
    """The year that a normalised text's own words make 今年, None where it does not say; of several the latest.

    >>> year_equated("1-6月,完成22亿元,接近去年全年(2021年为23亿元)"), year_equated("2019年(去年),增长8%"), year_equated("今年,增长8%")
    (2022, 2020, None)
    """
    return max((now for _, now in _equated(text)), default=None)


def is_only_equated(text: str, year: int) -> bool:
    """Whether the year before `year`, which the text calls 去年, is told behind this one's figures: 1-6月,…,接近去年(2021年)全年, and no 去年(2021年),…."""
    found = _equated(text)
    is_behind = (FIGURE.search(text, 0, start) is not None or not _begins_sentence(text, start) for start, _ in found)
    return bool(found) and all(now == year for _, now in found) and all(is_behind)


def _begins_sentence(text: str, start: int) -> bool:
    return start == 0 or text.endswith(_SENTENCE_ENDS, 0, start)


def _equated(text: str) -> list[tuple[int, int]]:
    """Where the text says which year a relative one is, and the year that makes 今年."""
    if not _SOME.stand_in(text):
        return []
    return [
        *((each.start(), int(each[2] or each[3] or each[4]) + _AGO[each[1]]) for each in _RIGHT_BEHIND.finditer(text)),
        *((each.start(), int(each[2]) + _AGO[each[1]]) for each in _FURTHER_BEHIND.finditer(text)),
        *((each.start(), int(each[1]) + _AGO[each[2] or each[3]]) for each in _NAMED_FIRST.finditer(text)),
    ]
