"""Rates of growth that stand behind the names of places: 增速较高的有丹阳市(8.1%)、句容市(7.2%)."""

from __future__ import annotations

import re
from dataclasses import replace

from metrics.extraction.clause import Clause, Topic
from metrics.extraction.going_on import GOES_ON_WITH
from metrics.extraction.places_compared import PLACES_AGAINST, PLACES_RATED
from metrics.extraction.state import State
from metrics.language.vocabulary import vocabulary

_OF_A_PLACE = re.compile(r"(?:^|[,;:jrv])x?S[v:]{0,2}P$")
_IN_ITS_BRACKET = re.compile(r"S(\()Y?[ud]v{0,2}P$")  # 高台县(增长12.8%)、民乐县(下降2.9%)
_RATE_OF_ONE = re.compile(r"[,;:q]v?x?S(v?r)v{0,2}F?v{0,2}P$")  # ;淮北增速达到1.5%; ,但赣州的增速达到4.1%
_OF_SEVERAL = re.compile(r"(?:^|[,;:q])x?S(?:jx?S)+[vx]{1,4},r?[vFx]{0,3}P$")
_RATES_TOLD = re.compile(r"I(?:r|uv?K:)[^IJMghczZHG;]*$")
_RATES_OF_PLACES = re.compile(r"I[^IJzZHG;]*r[^IJ;]*$")  # 增速超过全市平均的有丹阳市(8.1%)、句容市(7.2%)
# 5个市固定资产投资负增长,甲市(-5.1%)、乙市(-8.5%): a fall whose rates have a sign each
_RISES_OR_FALLS = re.compile(r"I[^IJzZHGPMBXK;]*([ud])[^IJPMBXKud;]*(?:S\(P\)[j,]{1,2}x?)*S\($")
_RATES_BESIDE = re.compile(rf"I[^IJ;]*[ud]v?P,{PLACES_AGAINST}[^IJMghczZHG;]*$")  # GDP增长14%,增速高于全省平均的有:甲市24%、乙市22%
# 甲市(8.1%)和乙市(7.2%)GDP增速高于…, 丙市(6.0%)等3个县区低于…: of what the places before told, or what stands behind them.
_NAMED_BEHIND = re.compile(r"\)(?:j{1,2}S\(P\))*[Mvx]{0,3}(?:(I)(v?r)?|(?=[gh]S)|(?P<told>v?r))")
_RATED_BEFORE = re.compile(r"S\(P\)[Mvx]{0,3}I(?:v?r|[gh]S)")
_BEHIND_LEADER = re.compile(r"Sv(?:Pv{1,2}r|rP)[kvSKx]{1,6},(?:x?SPj?)*x?S$")  # 甲市以9%的增速居首,乙县8%、丙县7%紧随其后
# 昆山市增速最快,达9%; 增速最快的昆山市达9%; 增速最快的是昆山市,达9%; 最快的是昆山市,增速达9%
_LEADER = re.compile(
    r"(?:(?:^|[,;:qv])x?S[ru]v{1,2}x?,[vF]{1,2}|(?:[ru]|[,;:q])(?P<most>v{1,2}x?v{1,2})S(?:[vF]|[ud]v?|,(?:[rud][vF]{0,2}|[vF]{1,2})))P$"
)
_MOST = re.compile("(?:最|较)为?[快慢高低大小]")
_TURNS_TO_PARTS = re.compile(f",(?:{GOES_ON_WITH.pattern})")
_OF_GROWTH = ("yoy", "rank_yoy", "yoy_accel", "gap")
_OTHER_RATES = frozenset("zZHGWlk")  # slots of shares, completions and ranks


class PlaceRates:
    """Finds whose growth such rates of the sentence that `state` holds are."""

    def __init__(self, state: State) -> None:
        self.state = state

    def is_of_several(self, clause: Clause) -> bool:
        """;马鞍山、铜陵紧随其后,增速同为1.7%: of no one place, and not of the one told before."""
        return _OF_SEVERAL.search(clause.wide) is not None

    def of(self, clause: Clause, wide_start: int, number: int) -> Topic | None:
        """The indicator and place of the rate at slot `number`: 丹阳市(8.1%) where rates of places are told one after the other; GDP增速,甲区为8.1%,乙区为7.2%. None where it is no place's rate of growth."""
        memory, before = self.state.memory, self.state.sentence.letters[:number]
        if (leader := _LEADER.search(clause.wide)) is not None and self._tells_which(clause, leader):
            return self._of_leader(number + 1 - len(clause.wide) + clause.wide.index("S", leader.start()))
        if (said := _IN_ITS_BRACKET.search(clause.wide)) is not None:
            opened = number + 1 - len(clause.wide) + said.start(1)
            return self.state.topics.owned(self.state.sentence, wide_start, opened + 1, memory)
        if (said := _RATE_OF_ONE.search(clause.wide)) is not None and memory.last in ("", *_OF_GROWTH):
            named = number + 1 - len(clause.wide) + said.start(1)
            entry = self.state.sentence.tokens[named - 1].entry
            is_place = entry is not None and entry.type in ("region", "zone")
            return self.state.topics.owned(self.state.sentence, wide_start, named, memory) if is_place else None
        if clause.wide[-3:] == "S(P" and (behind := _NAMED_BEHIND.match(self.state.sentence.letters, number + 1)) is not None:
            return self._rated_behind(wide_start, number, behind)
        if clause.wide[-3:] == "S(P":
            is_told = _RATES_OF_PLACES.search(before) is not None or self._rise_or_fall(clause, before) or self._lists_rates(before)
        else:
            is_told = self._stands_alone(clause, number) and (
                memory.rates_follow
                or clause.following.startswith("vr")
                or _RATES_TOLD.search(before) is not None
                or _BEHIND_LEADER.search(before) is not None
                or self._lists_rates(before)
            )
        return self.state.topics.owned(self.state.sentence, wide_start, number, memory) if is_told else None

    def _of_leader(self, at: int) -> Topic | None:
        """The head's growth in the place at slot `at`, which is told apart by its rate."""
        head, owner, sentence = self.state.memory.head, self.state.owner, self.state.sentence
        if head is None or not owner.claims(sentence, at):
            return None
        return Topic(head.code, head.text, sentence.tokens[at].start, owner.zone, owner.is_foreign or head.is_narrowed)

    def _tells_which(self, clause: Clause, leader: re.Match[str]) -> bool:
        """Whether the place is that of a rate, the highest or lowest; where no word says of which rate, the sentence has told growth: 增长12.1%,最快的是昆山市."""
        at, first = leader.start("most"), clause.wide[leader.start()]
        if first in "ru" or at < 0:
            return True
        words = "".join([t.text for t in clause.wide_tokens[at : leader.end("most")]])
        return self.state.memory.last == "yoy" and _MOST.match(words) is not None

    def _rise_or_fall(self, clause: Clause, before: str) -> bool:
        """工业投资正增长的有甲市(8.1%)、乙市(7.2%); a fall only where the rate says so itself: 负增长,甲市(5.1%) may leave the sign out or not."""
        found = _RISES_OR_FALLS.search(before)
        return found is not None and (clause.value < 0) == (found[1] == "d")

    def _stands_alone(self, clause: Clause, number: int) -> bool:
        """Whether nothing but a place stands before the rate at slot `number`, or 是 and a place: 增速最快的是句容市9.2%."""
        found = _OF_A_PLACE.search(clause.wide)
        if found is None or found.group()[0] != "v":
            return found is not None
        return self.state.sentence.tokens[number - len(found.group()) + 1].text in ("是", "为", "有")

    def _rated_behind(self, wide_start: int, number: int, behind: re.Match[str]) -> Topic | None:
        """甲市(8.1%)和乙市(7.2%)GDP增速高于…: several places side by side are what is told of, on a page of whatever place."""
        memory, letters = self.state.memory, self.state.sentence.letters
        if behind[1]:
            memory.head = self.state.topics.named_behind(self.state.sentence, behind.start(1))
            if memory.head is None or not (behind[2] or vocabulary().units[memory.head.code] == "PERCENT"):
                return None  # 甲市(8.1%)、乙市(7.2%)工业投资…: a share as well as a rate
        elif not behind["told"] and _RATED_BEFORE.search(letters, 0, number) is None:
            return None
        topic = self.state.topics.owned(self.state.sentence, wide_start, number, memory) if memory.head is not None else None
        are_several = letters[number + 2 : number + 3] == "j" or letters[number - 3 : number - 2] == "j"
        return replace(topic, is_blocked=False) if topic is not None and topic.zone is not None and are_several else topic

    def _lists_rates(self, before: str) -> bool:
        """…增长9.2%,高于全市平均的有西夏区(13.0%); 分县区看,西夏区(13.0%)、…; 增速较高的有西夏区(13.0%): what the sentence before told the growth of."""
        memory, letters = self.state.memory, self.state.sentence.letters
        if memory.rates_of_leaders and "I" not in before:
            return True
        if memory.last == "yoy" and _OTHER_RATES.isdisjoint(letters) and self._splits_up():
            return True  # 全市GDP增长8%,分县区看,甲县9.1%、乙县8.8%
        if _RATES_BESIDE.search(before) is not None:
            return True
        if memory.going_on is None or memory.going_on[1] != "yoy" or "I" in before or not _OTHER_RATES.isdisjoint(letters):
            return False
        return memory.lists_parts or PLACES_RATED.match(letters) is not None

    def _splits_up(self) -> bool:
        """Whether the sentence has turned to the parts of what it told: 分县区看, 其中."""
        sentence = self.state.sentence
        return _TURNS_TO_PARTS.search(self.state.clean.text, sentence.start, sentence.end) is not None
