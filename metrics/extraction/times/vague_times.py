"""Figures behind times that name no months: until another time is told, they are of none that is known."""

from __future__ import annotations

import re
from bisect import bisect_right

from metrics.extraction.clause import Sentence
from metrics.extraction.times.vague_words import (
    HAS_A_FIGURE,
    TO_COME,
    VAGUE,
    ends_of_aims,
    ends_of_days,
    ends_of_events,
    ends_of_feasts,
    ends_of_part_of_a_month,
    ends_of_single,
    ends_of_then,
    ends_of_ways,
    ends_of_years,
    ends_of_years_on,
    may_be_vague,
)
from metrics.language.periods import find_periods
from metrics.language.seldom import seldom
from metrics.language.vocabulary import any_of

_FIGURE_BEHIND = re.compile(HAS_A_FIGURE)
_EACH = re.compile(r"每(?:一|个)?(?:[天日月周亩]|平方公里|公顷|年(?:可|能|将)?(?:产出|创造|贡献|带来))(?:[^,。;:\n]|(?<=\d),(?=\d{3}))*$")
_AHEAD = seldom(TO_COME)
_LOOKS_BACK = re.compile(
    "(?<![^,。;:\\n(])(?:(?:近|过去|这|"
    + any_of("founding_word")
    + "|运行)?(?:[两二三四五六七八九]|十[余多几]?)年来|近年来?|近[几些]年来?|[几多数]年来),"
)
_NOW = re.compile("如今|目前|现在|今天|现已|已达|增至|增加到|增长到|提高到|上升到|达到了?如今")


def is_of_each(text: str, start: int, number: int) -> bool:
    """每天可创造6502万元的GDP、完成9034万元的固定资产投资: what a day or a hectare brings; `start` of the sentence, `number` of the amount."""
    return text.find("每", start, number) >= 0 and _EACH.search(text[start:number]) is not None


class VagueTimes:
    """Where a text names such times; until another time is named in the same sentence, no figure is of a period that is known."""

    def __init__(self, text: str, year: int) -> None:
        """`year`: of which the text is, 0 where nothing tells."""
        self._text = text
        vague = VAGUE.finditer("\n" + text) if may_be_vague(text) else ()
        found = [(each.end() - 1, each.lastgroup is not None) for each in vague]
        found = sorted(
            [
                *found,
                *(
                    (end, True)
                    for ends in (
                        *(ends_of_days, ends_of_part_of_a_month, ends_of_then, ends_of_single, ends_of_feasts),
                        *(ends_of_events, ends_of_years_on),
                    )
                    for end in ends(text)
                ),
            ]
        )
        found += [(end, False) for end in ends_of_ways(text)]
        days = sorted(end for end in (*ends_of_days(text), *ends_of_part_of_a_month(text)) if _FIGURE_BEHIND.match(text, end))
        # The last days told of, up to where was looked behind them, and whether another time is told since.
        self._days, self._after_days = days, (-1, -1, False)
        self._since = list(ends_of_years(text, year))
        found = sorted([*found, *((end, True) for end in self._since)])
        aimed = sorted([*found, *((end, True) for end in ends_of_aims(text))])
        self._by_aim = [([end for end, _ in each], [is_too for _, is_too in each]) for each in (found, aimed)]
        # By whether goals' words are looked for, or those of sums: up to where they were, where the last of the paragraph end, and whether another time is told since.
        self._told: dict[bool, tuple[int, int, bool]] = {}

    def holds(self, sentence: Sentence, number: int, is_aimed: bool, is_flow: bool) -> bool:
        """True for a number behind such a time, for a rate only where it lies ahead or is of some days.

        For a goal also where the paragraph has spoken of 今后五年 before, for a sum where it has of 两年来, and of no other time since.
        """
        until = sentence.tokens[number].start
        ends, is_of_rates = self._by_aim[is_aimed]
        at = bisect_right(ends, until) if ends else 0
        if not at or ends[at - 1] <= self._begins(sentence):
            if "T" in sentence.letters[:number]:
                return False
            return self._goes_on_about_days(sentence.start) or ((is_aimed or is_flow) and self._goes_on_about(is_aimed, sentence.start))
        if sentence.tokens[number].letter != "M" and not is_aimed and not is_of_rates[at - 1]:
            return False
        last = ends[at - 1]
        is_dated = any(t.letter == "T" and t.start >= last for t in sentence.tokens[:number])
        return not is_dated and _NOW.search(self._text, last, until) is None

    def _begins(self, sentence: Sentence) -> int:
        """Where what a sentence goes on about begins: 近三年来,新区招商引资保持增长。其中新批外资企业25家."""
        if sentence.letters[:1] != "q" or self._text[sentence.start - 1 : sentence.start] != "。":
            return sentence.start
        stop = max(self._text.rfind("。", 0, sentence.start - 1), 0)
        return max(stop, self._text.rfind("\n", stop, sentence.start)) + 1

    def _goes_on_about_days(self, start: int) -> bool:
        """11月1-15日,进出口50亿美元。新增企业800家: whether the paragraph has told of some days before the sentence that starts here, and of no time since."""
        at = bisect_right(self._days, start) if self._days else 0
        if not at or self._text.find("\n", self._days[at - 1], start) >= 0:
            return False
        last, seen, is_dated = self._after_days
        if last != self._days[at - 1]:
            last, seen, is_dated = self._days[at - 1], self._days[at - 1], False
        if seen < start:
            is_dated = is_dated or next(find_periods(self._text[seen:start]), None) is not None
        self._after_days = last, max(seen, start), is_dated
        return not is_dated

    def _goes_on_about(self, is_ahead: bool, start: int) -> bool:
        """Whether the paragraph has told of such years before the sentence that starts here, and of no other time since; sentences come in order."""
        seen, last, is_dated = self._told.get(is_ahead, (0, -1, False))
        if seen == start:
            return last >= 0 and not is_dated  # asked for an earlier figure of the same sentence
        if (paragraph := self._text.rfind("\n", seen, start) + 1) > 0:
            seen, last, is_dated = paragraph, -1, False
        ends = [found.end() for found in (_AHEAD if is_ahead else _LOOKS_BACK).finditer(self._text, seen, start)]
        if self._since and not is_ahead:
            ends += self._since[bisect_right(self._since, seen) : bisect_right(self._since, start)]
        if ends:
            seen, last, is_dated = max(ends), max(ends), False
        is_dated = is_dated or (last >= 0 and next(find_periods(self._text[seen:start]), None) is not None)
        self._told[is_ahead] = start, last, is_dated
        return last >= 0 and not is_dated
