"""Changes of growth rates that stand behind the names of places: 工业投资增速提高的有:庆阳市提高10.4个百分点,武威市提高5.7个百分点."""

from __future__ import annotations

import re
from decimal import Decimal

from metrics.extraction.bases_told import base_told
from metrics.extraction.clause import Clause, Reading, Topic
from metrics.extraction.state import State
from metrics.language.token import Token

_CHANGE = r"(?:[rR]?c?([VYp])r?|r)?v{0,2}([uadsn])v{0,2}B$"
_OF_A_PLACE = re.compile(rf"(?:^|[,;:qjrR])x?(S){_CHANGE}")
_BEHIND_ITS_RATE = re.compile(rf"[,;:qj]x?(S)\(P\){_CHANGE}")  # 金昌市(0.5%)回落1.8个百分点
_MOST = re.compile(
    rf"(?:[uadsn]v{{1,2}}x?v{{1,2}}(S),|[,;:q]x?(S)[uadsn][vx]{{1,4}},){_CHANGE}"
)  # 提高最多的是庆阳市,提高…; 庆阳市提高幅度最大,提高…
_LISTED = re.compile(r"S[vx]{0,2}D(?:[rR]?c?([VYp])r?)?v{0,2}([uadsn])v{0,2}B$")
OF_EACH_PLACE = "acceleration_of_place"  # the construction that such changes are read by
_WITH_ITS_RATE = re.compile(r"S\(P\)[^,;]*$|S[rR]c?[VYp]?v{0,2}[uadsn]v{0,2}B$")  # 黑龙江增速回落0.3个百分点
_NEAR = 16  # slots
# what speaks of rates of growth and of nothing else: 5个市工业投资增速提高,其中…; 从增速变化看,…
_RATES_CHANGED = re.compile(r"[rR][^IJzZHGCLKWkl;]*$")
_GROWS = ("增长", "增加", "减少", "上涨", "下跌", "下滑")
_OF_RATES = ("yoy", "yoy_accel")
_WIDENS = {"扩大": 1, "收窄": -1, "缩小": -1}


class PlacePoints:
    """Finds whose growth rate has changed by such points of the sentence that `state` holds, and since when."""

    def __init__(self, state: State) -> None:
        self.state = state
        self._base: Token | None = None  # what the last such change was held against
        self._told_to = -1  # the end of the sentence that it stood in

    def is_of_another(self, clause: Clause) -> bool:
        """…,郴州市增长1.6个百分点: of a place that the indicator told before is not of."""
        found, topic = _OF_A_PLACE.search(clause.wide), self.state.memory.topic
        return found is not None and topic is not None and topic.start < clause.wide_tokens[found.start(1)].start

    def of(self, clause: Clause, wide_start: int, number: int) -> tuple[Topic, Reading] | None:
        """The indicator and place of the points at slot `number`, and how its growth has changed; None where they are no place's change of growth."""
        sentence, first = self.state.sentence, max(0, number - _NEAR)
        near = sentence.letters[first : number + 1]
        found = _OF_A_PLACE.search(near) or _BEHIND_ITS_RATE.search(near) or _MOST.search(near)
        if found is None:
            return None
        place = first + next(at for at in (found.start(i) for i in range(1, found.re.groups - 1)) if at >= 0)
        base_at, moved = found.start(found.re.groups - 1), found.re.groups
        before, move = sentence.letters[:place], sentence.tokens[first + found.start(moved)].text
        falls = "R" in before and "r" not in before  # 降幅…,甲市提高2个百分点: what has risen, nobody knows
        if move in _GROWS or (falls and move not in _WIDENS) or not self._are_of_rates(before, near, base_at >= 0):
            return None
        topic = self.state.topics.owned(sentence, first, place + 1, self.state.memory)
        if topic is None:
            return None
        sign = (-1 if falls else 1) * _WIDENS[move] if move in _WIDENS else 1 if found[moved] in "ua" else -1
        base = sentence.tokens[first + base_at] if base_at >= 0 else self._base_before(before)
        return topic, self._against(base, sign * abs(clause.value))

    def listed(self, clause: Clause, first: int) -> Reading | None:
        """The change told last by 分别 of each of some places: 5个市工业投资增速提高,庆阳市、武威市分别提高10.4个、5.7个百分点; None where it is none of growth."""
        sentence = self.state.sentence
        start = max(0, first - _NEAR)
        found = _LISTED.search(sentence.letters, start, first + 1)
        if found is None or sentence.tokens[found.start(2)].text in _GROWS:
            return None
        before = sentence.letters[: found.start()]
        if "R" in before or not self._are_of_rates(before, "", bool(found[1])):
            return None
        base = sentence.tokens[found.start(1)] if found[1] else self._base_before(before)
        move = sentence.tokens[found.start(2)].text
        sign = 1 if found[2] in "ua" else -1
        if move in _WIDENS:
            sign = -_WIDENS[move] if self.state.memory.is_falling else _WIDENS[move]  # 下降5%,收窄1.2个百分点,…分别收窄…
        return self._against(base, sign * abs(clause.value))

    def _against(self, base: Token | None, points: Decimal) -> Reading:
        """So many percentage points against what `base` names, which the places behind it are held against too."""
        self._base, self._told_to = base, self.state.sentence.end
        if base is None:
            return Reading("yoy_accel", points, "PP")
        return Reading("yoy_accel", points, "PP", base="previous_period" if base.letter == "V" else "", against=base_told(base))

    def _are_of_rates(self, before: str, near: str, has_base: bool) -> bool:
        """Whether the sentence has spoken of rates of growth last, or has told such a change of another place."""
        if _RATES_CHANGED.search(before) is not None or _WITH_ITS_RATE.search(near) is not None:
            return True
        return (self.state.memory.last in _OF_RATES and "B" in before) or (has_base and self.state.memory.last == "yoy")

    def _base_before(self, before: str) -> Token | None:
        """What the sentence has named to hold rates against, or the one right before where it goes on: 与1-8月相比,….9个市增速回落,其中…."""
        sentence = self.state.sentence
        at = before.rfind("V")
        if at >= 0:
            return sentence.tokens[at]
        is_next = 0 <= sentence.start - self._told_to <= 1 and "\n" not in self.state.clean.text[self._told_to : sentence.start]
        return self._base if self._told_to == sentence.end or is_next else None
