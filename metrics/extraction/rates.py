"""What a rate, a share or a rank tells, and of what, where more than the words before it say so."""

from __future__ import annotations

import re
from dataclasses import replace

from metrics.extraction import place_completions
from metrics.extraction.amounts import Told
from metrics.extraction.clause import Clause, Reading
from metrics.extraction.constructions.ranked_among import scope_before
from metrics.extraction.constructions.ranks import PRICES
from metrics.extraction.goals_behind import goal_behind
from metrics.extraction.names.naming import raised_by_what_is_new
from metrics.extraction.names.trade import of_all_trade
from metrics.extraction.part_goals import goal_completed
from metrics.extraction.place_completions import place_completed
from metrics.extraction.place_points import OF_EACH_PLACE, PlacePoints
from metrics.extraction.place_rates import PlaceRates
from metrics.extraction.slots import match, search
from metrics.extraction.state import State
from metrics.extraction.whose.named_places import listed_at
from metrics.language.vocabulary import vocabulary

_PULLS = re.compile(r"[EQ][^;]*L[vS]{0,3}[IJ][^;IJS]*[PB],v?z[^;IJ]*P$")  # 甲集团产值80亿元,带动全区产值增长9.3%,占全区的43%
_RANKED_ALONE = r"^(?:[,;]|.*;)?(?:q,?)?(?:T,?)?x?(S)v{0,2}kv{0,2}S?K$"
_AMOUNT_NEXT = r",(I)[vF]{0,3}M"


class Rates:
    """Answers for the sentence that `state` holds."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.place_rates = PlaceRates(state)
        self.place_points = PlacePoints(state)

    def told(self, told: Told, wide_start: int, number: int, clause: Clause) -> Told:
        """What a rate, a share or a rank tells, by what stands around it."""
        told = self._by_name(told, number, clause)
        if told.name == "share_of" and told.topic is not None:
            told = replace(told, topic=of_all_trade(clause, told.topic, self.state.context))
        if told.name == "contribution_share" and clause.letters[:1] == "S":
            told = self._contributed(told, number, clause)
        letters = self.state.sentence.letters
        if told.name == "share_of" and "L" in letters and _PULLS.search(letters, 0, number + 1) is not None:
            told = replace(told, topic=None)
        if clause.number.letter == "B":
            if (points := self.place_points.of(clause, wide_start, number)) is not None:
                self.state.memory.topic = points[0]
                return Told(OF_EACH_PLACE, points[1], points[0])
            told = replace(told, topic=None) if self.place_points.is_of_another(clause) else told
        if "S" in clause.wide[-9:]:
            told = self._of_place(told, wide_start, number, clause)
        if clause.number.letter == "K" and told.topic is None:
            told = self._ranked_first(told, number, clause)
        if clause.number.letter == "B":
            told = self._raised(told, number, clause)
        if (
            told.reading is not None
            and told.reading.measure == "share"
            and told.topic is not None
            and search("Sz|(?<!z)SZ", clause.letters)
        ):
            told = replace(told, topic=self.state.topics.of_share(self.state.sentence, number, told.topic))
        if told.reading is not None and told.topic is not None:
            told.reading = goal_behind(self.state.sentence, number, told.reading, told.topic, clause) or told.reading
        return told

    def _ranked_first(self, told: Told, number: int, clause: Clause) -> Told:
        """芜湖排在第二位,经济总量达1700亿元: the place is ranked by the amount that stands behind its rank."""
        sentence, state = self.state.sentence, self.state
        named = match(_AMOUNT_NEXT, sentence.letters[number + 1 : number + 8])
        found = search(_RANKED_ALONE, clause.wide) if named is not None else None
        if named is None or found is None or state.owner.since != sentence.tokens[number + 1 - len(clause.wide) + found.start(1)].start:
            return told
        topic = state.topics.named_behind(sentence, number + 1 + named.start(1))
        return Told("rank", Reading("rank_level", clause.value, "RANK", scope_before(clause)), topic) if topic is not None else told

    def _by_name(self, told: Told, number: int, clause: Clause) -> Told:
        """By the construction's name: what a rate before its indicator is of, a share that names its own, the goal completed."""
        state, memory, name = self.state, self.state.memory, told.name
        if name == "share_before" or (name == "growth_before" and told.topic is None):
            told = replace(told, topic=state.topics.rated(state.sentence, number))
        if name == "share_noun" and (code := _named_by_share(clause)):
            told = replace(told, topic=state.topics.make(code, clause.number))
        if told.reading is not None and told.reading.measure == "completion" and (goal := goal_completed(state, clause)):
            told.reading = replace(told.reading, scope=goal)
        if (
            name == "acceleration"
            and not memory.last
            and search(r"P,[cVvSTY]{0,5}[uda]v?B$", state.sentence.letters[: number + 1]) is not None
        ):
            told = replace(told, topic=None)  # 税收与GDP的比值达10%,较去年提高1个百分点: a change of what has not been read
        if name == "growth_in_brackets" and search(r"[gh]v?S?[IJ]v?r\(P$", state.sentence.letters[: number + 1]) is not None:
            told = replace(told, topic=None)  # 税收增速(8%)高于GDP增速(6%)
        if name == "growth_of_last_year" and search(r"P,T[vF]{0,2}P,pv?:?P$", state.sentence.letters[: number + 1]) is not None:
            told = replace(told, topic=None)  # 增长8%,一季度为7%,去年同期为6%: a year before which of them
        if name == "completion" and memory.last == "share" and not memory.has_level and memory.slots:
            # 一般公共预算收入12亿元,税收占比86.2%,完成年度目标的26.9%: a share completes nothing, and of 其中… nobody knows
            is_of_a_part = len(memory.slots) > 1 and "q" in state.sentence.letters[:number]
            told = replace(told, topic=None if is_of_a_part else memory.slots[-1].topic)
        return told

    def _contributed(self, told: Told, number: int, clause: Clause) -> Told:
        """青山区对规上工业增加值增长的贡献率达到14.7%: what the place's own of the indicator named adds to the growth of all."""
        found = match(r"(S)cS?(I)v?u[vr]{0,2}C[vF]{0,3}P$", clause.letters)
        if found is None or told.reading is None or told.reading.measure != "contribution_share":
            return told
        first, sentence = number + 1 - len(clause.letters), self.state.sentence
        topic = self.state.topics.named_behind(sentence, first + found.start(2))
        place = listed_at(self.state.context, sentence, first)
        if topic is None or place is None:
            return told
        topic = replace(topic, start=sentence.tokens[first].start, zone=place, is_blocked=False)
        return replace(told, topic=topic, reading=replace(told.reading, whole=False))

    def _of_place(self, told: Told, wide_start: int, number: int, clause: Clause) -> Told:
        """增速最慢的黎川县下降1.3%, 沛县以7.9%的增速排名第二: the rate of a place, of what the places are compared by."""
        if (completed := place_completed(self.state, clause, wide_start, number)) is not None:
            self.state.memory.topic = completed
            return Told(place_completions.NAME, Reading("completion", clause.value, "PERCENT"), completed)
        rated = self.place_rates.of(clause, wide_start, number)
        if rated is None:
            return replace(told, topic=None) if self.place_rates.is_of_several(clause) else told
        is_ratio = rated.code not in PRICES and vocabulary().units[rated.code] == "PERCENT"
        value = -abs(clause.value) if search("dv?P$", clause.wide) else clause.value
        self.state.memory.topic = rated
        return Told("growth_in_brackets", Reading("level" if is_ratio else "yoy", value, "PERCENT"), rated)

    def _raised(self, told: Told, number: int, clause: Clause) -> Told:
        """Points that something new adds to an indicator's growth, where they are told so."""
        raised = raised_by_what_is_new(self.state.sentence, number)
        if raised is None or raised.entry is None:
            return told
        topic = self.state.topics.make(raised.entry.value, raised)
        return Told("contribution", Reading("contribution", clause.value, "PP", whole=True), topic)


def _named_by_share(clause: Clause) -> str:
    """税占比89.6%: the word for the share says of what."""
    return next((t.entry.value for t in clause.tokens if t.letter == "Z" and t.entry is not None), "")
