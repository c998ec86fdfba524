"""What an amount or a count tells, and of what, where more than the words before it say so."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from metrics.extraction.clause import Clause, Reading, Sentence, Topic
from metrics.extraction.goals_behind import goal_behind
from metrics.extraction.goals_of_months import is_aimed_at_in_months
from metrics.extraction.investment_tasks import is_to_be_invested, of_investment
from metrics.extraction.listed_places import named_behind_places
from metrics.extraction.names.counted_deeds import counts_what_it_has
from metrics.extraction.names.counting import are_those_of_a_list, is_of_another, is_of_each_park
from metrics.extraction.names.gathered import counted_otherwise, is_invested_elsewhere
from metrics.extraction.names.invested import is_of_one_thing, planned
from metrics.extraction.names.projects import COUNTED_IN_LIST
from metrics.extraction.slots import search
from metrics.extraction.state import State
from metrics.extraction.sums import sums_places
from metrics.extraction.times.vague_times import is_of_each
from metrics.extraction.whose.named_places import lies_around
from metrics.extraction.whose.part_by_part import gone_on_with
from metrics.extraction.whose.strangers import counts_what_another_has
from metrics.language.seldom import seldom
from metrics.language.token import Token
from metrics.language.vocabulary import any_of

_NO_LEVELS = f"{any_of('increment_word')}|{any_of('shortfall_word')}"
_IS_DIFFERENCE = re.compile(rf"的?(?:{_NO_LEVELS})|[,、](?:铺底)?流动资金(?!贷款)[^,。;]{{0,3}}\d")
_NOT_MOVING = re.compile("[^,。;]{0,16}(?:没有|尚未|未能|迟迟|停滞|滞后|推进缓慢)")
_CARE = 24  # characters
# 区领导每人分包两至三个重点项目: how many each has in care
_FOR_EACH = seldom(r"每(?:[一个名位人]|家|组|班子)[^,。;\d]{0,10}(?:分包|包保|包联|包抓|联系|挂钩|领办|负责|服务|帮扶)[^,。;\d]{0,2}$")
_ADDED = re.compile(f"(?:{any_of('increment_word')})(?:为|达到?|约)?$")
_LEADING, _MOST = 10, re.compile("最[多大高少小低]的(?:是|为)")  # slots before an amount
_AMOUNTS, _BEFORE = ("level", "target"), 6  # characters


@dataclass(slots=True)
class Told:
    """What a number tells: the construction that read it, the reading, and of what it is."""

    name: str
    reading: Reading | None
    topic: Topic | None


class Amounts:
    """Answers for the sentence that `state` holds."""

    def __init__(self, state: State) -> None:
        self.state = state

    def told(self, told: Told, wide_start: int, number: int, clause: Clause, just_read: str) -> Told:
        """What an amount tells, by what stands beside it and whose it is."""
        memory = self.state.memory
        told = self._beside(told, wide_start, number, clause, just_read)
        if told.topic is not None and told.name == "carried_level" and sums_places(self.state.sentence, number):
            told.topic = memory.topic = replace(told.topic, is_blocked=True)
        named = told.topic or memory.head
        if named is not None and (region := _region_of_amount(self.state.sentence, number)) is not None:
            topic = memory.topic = replace(named, is_blocked=named.is_blocked or lies_around(self.state.context, region))
            told = Told("owned_level", Reading("level", clause.value), topic)
        if named is not None and (leader := self._of_leader(named, number)) is not None:
            memory.topic = leader
            told = Told("owned_level", Reading("level", clause.value), leader)
        is_nobodys = told.reading is None or told.topic is None
        if is_nobodys or (told.name == "carried_level" and re.fullmatch("Sv?M", clause.letters) is not None):
            told = self._of_owner(told, wide_start, number, clause)
        if told.reading is not None and told.reading.measure in _AMOUNTS and self._is_a_difference(clause.number):
            told.reading = None
        if told.reading is not None and told.topic is not None:
            told.reading = goal_behind(self.state.sentence, number, told.reading, told.topic, clause) or told.reading
        if told.reading is not None and told.topic is not None and told.reading.measure == "target":
            aim, aimed = planned(clause, told.reading, told.topic)
            if aimed is not told.topic:
                told.reading, told.topic = aim, aimed
                memory.topic = aimed
        return told

    def _of_leader(self, named: Topic, number: int) -> Topic | None:
        """户数最多的是合肥市,共计14万户: the figure of the place that has the most or the least, and not of those around it."""
        sentence, owner = self.state.sentence, self.state.owner
        found = search(r"(v)x?v{2}(S),[vF]{0,2}M$", sentence.letters[max(0, number - _LEADING) : number + 1])
        if found is None:
            return None
        first = max(0, number - _LEADING)
        if _MOST.fullmatch(sentence.text_of(first + found.start(1), first + found.start(2))) is None:
            return None
        if not owner.claims(sentence, first + found.start(2)):
            return None
        return replace(named, zone=owner.zone, is_blocked=owner.is_foreign or named.is_narrowed)

    def _beside(self, told: Told, wide_start: int, number: int, clause: Clause, just_read: str) -> Told:
        """What it tells by words behind it: what was counted at a ceremony, the indicator's name, what 的 describes."""
        state, memory, sentence, topic = self.state, self.state.memory, self.state.sentence, told.topic
        at_ceremony = state.ceremony.counted(sentence, number) if state.ceremony.holds else None
        gathered = at_ceremony or counted_otherwise(state.clean.text, sentence, number)
        if gathered is not None and not state.owner.is_foreign:
            topic = state.topics.make(*gathered, counts_what_another_has(state.context, sentence, number))
            memory.topic, memory.context, memory.owner_is_doubtful = topic, topic.code, False
            return Told("counted_at_ceremony" if at_ceremony else "counted_projects", Reading("level", clause.value), topic)
        if (amounted := state.topics.amounted(sentence, wide_start, number, just_read)) is not None:
            amounted.is_blocked = amounted.is_blocked or self._is_of_a_part(number)
            return Told("level_before", Reading("level", clause.value), amounted)
        if is_to_be_invested(state, clause):
            memory.topic = of_investment(state, topic, clause)
            return Told("target_amount_before", Reading("target", clause.value, status="target", due="year"), memory.topic)
        if clause.ahead[:1] in ("v", "I") and (aimed := state.topics.aimed_at(sentence, number)) is not None:
            memory.topic = aimed
            due = "" if is_aimed_at_in_months(clause) else "year"
            return Told("target_amount_before", Reading("target", clause.value, status="target", due=due), aimed)
        if topic is not None and clause.ahead[:1] == "v" and self._describes_another(topic, number):
            return replace(told, topic=None)
        if told.name == "carried_level" and counts_what_it_has(sentence, number):
            return replace(told, reading=None, topic=None)  # 规上企业35家;共有206家高新技术企业
        return told

    def _is_a_difference(self, number: Token) -> bool:
        """税收5亿元减免, GDP50亿元的增量, 税收新增量5亿元: what is let off, lacking or added, and not the whole; 固定资产投资8亿元,流动资金2亿元: what one project's money is for."""
        text = self.state.clean.text
        if _IS_DIFFERENCE.match(text, number.end) is not None:
            return True
        before = text[max(0, number.start - _BEFORE) : number.start]
        return "新增" in before and _ADDED.search(before) is not None

    def _is_of_a_part(self, number: int) -> bool:
        """Whether the amount is a firm's, an area's or a day's."""
        memory, sentence = self.state.memory, self.state.sentence
        if memory.part == "area" or memory.is_firm:
            return True
        return is_of_each(self.state.clean.text, sentence.start, sentence.tokens[number].start)

    def _describes_another(self, topic: Topic, number: int) -> bool:
        """Whether an amount that 的 follows is of what stands behind it, and not of the topic."""
        sentence = self.state.sentence
        if sentence.text_of(number + 1, number + 3).startswith("的投资") and topic.code not in ("fai", "projects_signed_investment"):
            return True  # 房地产开发投资下降6.8%,全年要完成900亿元的投资盘子
        if topic.code == "projects_signed_investment" and is_invested_elsewhere(sentence, number):
            return True
        if is_of_one_thing(sentence, number, topic.code) or self._is_area_of_a_part(number, topic):
            return True
        return is_of_another(sentence, number, topic) or is_of_each_park(sentence, number)

    def _is_area_of_a_part(self, number: int, topic: Topic) -> bool:
        """泉州还在建设规划面积约58平方公里的台商投资区, on the page of the city around."""
        if topic.code != "land_area" or self.state.context.place.level not in ("prefecture", "province"):
            return False
        return self.state.sentence.tokens[number + 1].text == "的"

    def _of_listed(self, wide_start: int, number: int, clause: Clause) -> Topic | None:
        """甲区(17.6亿元)、乙区(7.5亿元)两地的财政收入居前: what stands behind them, of each of the places, on a page of whatever place."""
        state, memory = self.state, self.state.memory
        at = named_behind_places(state.sentence.letters, number) if clause.wide[-3:] == "S(M" else None
        named = None if at is None else state.topics.named_behind(state.sentence, at)
        if named is None:
            return None
        memory.head = named
        topic = state.topics.owned(state.sentence, wide_start, number, memory)
        return replace(topic, is_blocked=False) if topic is not None and topic.zone is not None else None

    def _of_owner(self, told: Told, wide_start: int, number: int, clause: Clause) -> Told:
        """An amount beside a zone's name, or a count before what it counts."""
        state, memory = self.state, self.state.memory
        if (listed := self._of_listed(wide_start, number, clause)) is not None:
            memory.topic = listed
            return Told("owned_level", Reading("level", clause.value), listed)
        owned = state.topics.owned(state.sentence, wide_start, number, memory)
        if owned is not None:
            whole = gone_on_with(state, state.sentence.slot_at(owned.start), owned)
            if whole is None:
                return Told("owned_level", None, None)  # 甲区生产总值120亿元,税收9亿元;乙区为68亿元
            owned = replace(owned, code=whole.code, text=whole.text)
            memory.topic = owned
            return Told("owned_level", Reading("level", clause.value), owned)
        if told.reading is not None or state.ceremony.is_elsewhere(state.sentence, number):
            return told
        counted = state.topics.counted(state.sentence, number)
        if counted is None or (counted.code in memory.counted and _names_examples(state.sentence, number)):
            return told
        if state.vague.holds(state.sentence, number, is_aimed=False, is_flow=False):
            return told  # 三年实施122个重大项目
        if _NOT_MOVING.match(state.clean.text, counted.start) is not None:
            return told  # 有13个签约项目半年没有实质性动作: some of them
        if _FOR_EACH.search(state.clean.text, max(state.sentence.start, clause.number.start - _CARE), clause.number.start) is not None:
            return told
        memory.topic, memory.context = counted, counted.code
        is_listed = counted.code == "projects_key" and are_those_of_a_list(state.sentence, number)
        return Told(COUNTED_IN_LIST if is_listed else "counted_before", Reading("level", clause.value), counted)


def _region_of_amount(sentence: Sentence, number: int) -> Token | None:
    """全市 of 固定资产投资全市6800亿元, of 固定资产投资,全市6800亿元 and of 新签约项目全市30个: the indicator's name stands first, and then whose figure it is."""
    quantity, letters = sentence.tokens[number].quantity, sentence.letters
    at = number - 1 - (letters[number - 1 : number] in ("v", "F"))
    if quantity is None or at < 1 or not letters.endswith(("I", "I,"), 0, at):
        return None
    token = sentence.tokens[at]
    return token if token.entry is not None and token.entry.type == "wider" else None


def _names_examples(sentence: Sentence, number: int) -> bool:
    """…实现开工30个;…,甲材料、乙疫苗等7个项目开工: some of those told before, by name."""
    return number > 0 and sentence.tokens[number - 1].text.endswith("等") and "j" in sentence.letters[:number]
