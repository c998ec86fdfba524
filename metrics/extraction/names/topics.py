"""Bind numbers to indicators: which name opens a topic, which topic carries over to a number, which stands behind it."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from operator import attrgetter

from metrics.extraction.clause import Clause, Memory, Sentence, Topic
from metrics.extraction.codes import is_investment
from metrics.extraction.names.counting import counted_behind, is_given_first
from metrics.extraction.names.invested import just_named
from metrics.extraction.names.named_codes import code_by_what_is_told, code_by_words, code_in_context
from metrics.extraction.names.naming import branch_around, is_half_of_a_name, of_branch
from metrics.extraction.names.parts import are_places_counted
from metrics.extraction.names.projects import DEEDS
from metrics.extraction.names.roles import is_other_role
from metrics.extraction.names.said_behind import name_behind
from metrics.extraction.names.trade import goes_on_about_some, is_of_a_part_told, is_sold_abroad_of, is_with_a_partner, traded
from metrics.extraction.slots import match, other_subject, pieces, search
from metrics.extraction.sums import ends_a_sum
from metrics.extraction.units import unit_for
from metrics.extraction.whose.bonded_zones import may_mean_itself
from metrics.extraction.whose.named_parks import behind_park
from metrics.extraction.whose.named_places import lies_around, listed_at, written_before
from metrics.extraction.whose.other_subjects import is_composite, is_free_of_others, is_scale_of_another, without_company
from metrics.extraction.whose.owners import Owner
from metrics.extraction.whose.ownership import belongs_to_others, see_unread_name
from metrics.extraction.whose.strangers import IN_SETTING, NEAR, counts_what_another_has, is_added_before
from metrics.extraction.whose.subjects import region_of_whole
from metrics.extraction.zones.gazetteer import region_name
from metrics.language.token import Token
from metrics.language.vocabulary import vocabulary, words_of

_IN_ALL = re.compile("(?:目前)?(?:使|使得|令|让)?(?:企业)?(?:累计|总[户家个]?数|总量|总计|合计|保有量)")  # 新增规上工业企业18家,总数达156家
_GIVES = ("贡献", "贡献了")
_COMES_TO = tuple(words_of("coming_to_word"))
_START = attrgetter("start")
_AROUND = re.compile(f"{IN_SETTING}[下中]")
_OF_ANOTHER_PLACE = re.compile("[,;:]v{0,2}ST?(?:[vF]{1,3}|J)M$")  # 从经济总量看,浦东新区2021年达到了15353亿元
_EARNINGS = ("盈利", "亏损")


def _is_told_in_all(clause: Clause) -> bool:
    """新增规上工业企业18家,总数达156家; 新增规上企业11户,达136户: what was only added is told as a whole now."""
    if match("^,Fv?M$", clause.wide) is not None and clause.tokens[0].text in _COMES_TO:
        return match("[,;)]|x?$", clause.following) is not None
    if not match(r"E?[vl]{0,3}F?v?M$", clause.letters):
        return False
    return _IN_ALL.match(clause.text_of(0, len(clause.tokens) - 1)) is not None


def _still_speaks_of(topic: Topic, clause: Clause) -> bool:
    """Whether the words since the topic, or since the last number, name no other subject."""
    tokens, letter = clause.wide_tokens, clause.number.letter
    behind = bisect_right(tokens, topic.start, key=_START)  # the first slot behind the topic's
    has_topic = behind > 0 and tokens[behind - 1].start == topic.start
    inside, between = tokens[behind:-1], pieces(clause.wide[behind:-1])
    last = between[-1]
    if has_topic and len(between) == 1:
        if topic.text in DEEDS and clause.following.startswith("Q"):
            return True  # 签约瑞丰制氢、直升机等27个项目
        if topic.code.startswith("projects_"):
            return search(r"Qt?M$", clause.letters) is not None or is_free_of_others(inside, last, letter)
    elif has_topic:
        if any(t.text.endswith(_EARNINGS) for t in inside[: len(between[0])]) and topic.code != "industrial_profit":
            return False  # 高新技术产业全面实现盈利,增长8%
        between = between[1:]  # 固定资产投资稳步攀升,增长5%: the first piece is the topic's own predicate
    if letter == "K":
        unknown = [t.text for t in inside if t.letter == "x"]
        if is_composite(unknown) or is_scale_of_another(inside, last) or any(word.endswith("工作") for word in unknown):
            return False  # 新签约项目293个,招商引资工作在全省排名第三位
        between = without_company(inside, between)
    if any(map(other_subject, between)):
        return False
    return letter == "K" or "C" in clause.letters or is_free_of_others(inside, last, letter)


_AIMING = frozenset("STtvFIJGjM")  # slots of a clause that names no stranger


def _code_at(token: Token) -> str:
    """The code that a word of the vocabulary stands for, be it an indicator's or not."""
    return token.entry.value if token.entry is not None else ""


def _told_last(memory: Memory) -> Topic | None:
    """The last topic of the sentence, or where it has none that of the sentence right before."""
    before = memory.going_on[0] if memory.going_on is not None and memory.is_near else None
    return memory.head or before


def _are_run_together(sentence: Sentence, at: int) -> bool:
    """青岛李沧区: the region at a slot stands behind the one around it."""
    around, place = sentence.tokens[at - 1], sentence.tokens[at]
    is_of_regions = all(t.entry is not None and t.entry.type == "region" for t in (around, place))
    return is_of_regions and around.end == place.start


class Topics:
    """Answers which topic a slot opens and which one a number speaks about."""

    def __init__(self, owner: Owner) -> None:
        self.owner = owner

    def make(self, code: str, token: Token, is_blocked: bool = False) -> Topic:
        """An indicator spoken of, as the figure of whoever owns the sentence by now; blocked where that is another."""
        return Topic(code, token.text, token.start, self.owner.zone, is_blocked or self.owner.is_foreign)

    def of_a_partner(self, token: Token) -> Topic:
        """The trade that a slot names, with somebody: a part of the whole."""
        return replace(self.make(traded(token), token, is_blocked=True), is_narrowed=True)

    def opened(self, sentence: Sentence, at: int, wide_start: int, memory: Memory) -> Topic | None:
        """The topic an indicator's name opens; None where the name stands in another role."""
        return None if is_other_role(sentence, at, wide_start) else self.named(sentence, at, wide_start, memory)

    def named(self, sentence: Sentence, at: int, wide_start: int, memory: Memory) -> Topic | None:
        """The topic of an indicator's name that stands in no other role."""
        token = sentence.tokens[at]
        if sentence.letters[at - 1 : at] == "j" and is_half_of_a_name(sentence, at, memory):
            return None
        code, is_of_branch = code_by_words(sentence, at, memory)
        if not code and token.text.endswith("完成投资") and (invested := just_named(sentence, at, memory)) is not None:
            return invested if is_investment(invested.code) else None  # 其中,制造业完成投资723亿元
        code, is_of_services = code_by_what_is_told(code, sentence, at, wide_start, memory)
        if not code:
            see_unread_name(self.owner, sentence, at, wide_start, memory)
            return None
        clause = behind_park(self.owner.name, sentence, at, pieces(sentence.letters[wide_start:at][-NEAR:])[-1])
        # 规上高技术产业前三季度实现产值; 规模以上服务业总体平稳,7293家企业共实现营业收入
        clause = "" if is_of_services else clause.rpartition("J")[2] if is_of_branch else clause
        is_others = belongs_to_others(self.owner, sentence, at, wide_start, clause, code, memory)
        is_others = is_others or goes_on_about_some(sentence, at, wide_start, code, memory.head)
        is_others = is_others or is_sold_abroad_of(memory.previous, sentence, at)
        is_others = is_others or is_of_a_part_told(_told_last(memory), sentence, at, code)
        topic = self.make(code, token, is_others)
        topic.zone = region_of_whole(self.owner, sentence, at) or topic.zone
        topic.is_narrowed = is_others and not are_places_counted(sentence, at)
        topic.is_added = is_others and is_added_before(sentence, at) and vocabulary().kinds[code] == "stock"
        return topic

    def carried(self, clause: Clause, memory: Memory) -> Topic | None:
        """The topic that a number speaks about, or None where another subject has come between."""
        topic = memory.topic
        if topic is None:
            return None
        if "c" in clause.wide and is_with_a_partner(clause):
            topic = memory.topic = memory.head = replace(topic, is_blocked=True, is_narrowed=True)
        if topic.is_added and _is_told_in_all(clause):
            topic = memory.topic = replace(topic, is_blocked=self.owner.is_foreign, is_narrowed=False, is_added=False)
        if _OF_ANOTHER_PLACE.search(clause.wide) is not None and topic.start < self.owner.since and self.owner.zone != topic.zone:
            is_blocked = topic.is_narrowed or self.owner.is_foreign
            topic = memory.topic = replace(topic, zone=self.owner.zone, is_blocked=is_blocked)
        if clause.number.letter != "K" and search("[xEQ]", clause.wide) is None:
            return topic  # nobody else is named since the last number
        if match("jQ?[xS]{1,2}v?K$", clause.wide) and memory.last in ("rank_yoy", "rank_level"):
            return topic  # 居全省第一位、中部六省省会城市第一位
        return topic if _still_speaks_of(topic, clause) else None

    def owned(self, sentence: Sentence, wide_start: int, number: int, memory: Memory) -> Topic | None:
        """天津港保税区3.9亿美元: a zone and its number; the indicator was named earlier in the sentence."""
        found = search(r"(?:^|[,;:(jqvr])x?(?P<around>S?)(?P<place>S)(?:[v:]{0,2}|(?P<gives>C))\(?$", sentence.letters[wide_start:number])
        if found is None or memory.head is None:
            return None
        if found["gives"] and sentence.tokens[number - 1].text not in _GIVES:
            return None  # 全县工业增加值212亿元,开发区贡献112亿元, and not 贡献率
        at = wide_start + found.start("place")
        if found["around"] and not _are_run_together(sentence, at):
            return None
        if ends_a_sum(sentence, at):
            return Topic(memory.head.code, memory.head.text, sentence.tokens[at].start, None, True)
        is_listed = memory.head.zone not in (None, self.owner.context.zone) or sentence.letters[number - 1] == "("
        if not self.owner.claims(sentence, at, written_before(sentence, at) if is_listed else None):
            return None
        is_blocked = self.owner.is_foreign or memory.head.is_narrowed
        return Topic(memory.head.code, memory.head.text, sentence.tokens[at].start, self.owner.zone, is_blocked)

    def of_share(self, sentence: Sentence, number: int, topic: Topic) -> Topic | None:
        """其中苏州工业园区占28%: the part is of the place that stands before 占; None where no one knows which 开发区 that is."""
        found = search(r"(S)z[vS]{0,3}$|(?<!z)(S)Zv{0,2}$", sentence.letters[max(0, number - 5) : number])
        at = max(0, number - 5) + found.start() if found is not None else number
        entry, place = sentence.tokens[at].entry, self.owner.context.place
        if entry is None or entry.type == "wider" or entry.value == place.name or entry.value in place.own:
            return topic
        if entry.type == "self":
            is_within = sentence.letters[at - 1 : at] == "q" and topic.zone == self.owner.context.zone and not topic.is_blocked
            is_itself = may_mean_itself(self.owner.context, sentence.tokens[at].text)
            return topic if place.level == "zone" and not is_within and is_itself else None
        name = entry.value if entry.type == "zone" else region_name(entry.value)
        return replace(topic, zone=name)

    def of_place_behind(self, sentence: Sentence, wide_start: int, number: int, topic: Topic) -> Topic:
        """去年GDP突破300亿元的沛县,…: the figure describes the place that stands behind it."""
        found = match(r"v(S)(?:[,vTk]|x?$)", sentence.letters[number + 1 : number + 4])
        place = sentence.tokens[number + 2].entry if found is not None else None
        if place is None or place.type not in ("region", "zone") or sentence.tokens[number + 1].text != "的":
            return topic
        if "S" in sentence.letters[wide_start:number]:
            return topic  # 占全市8%的沛县: whose share it is, is told elsewhere
        name = listed_at(self.owner.context, sentence, number + 2)
        return replace(topic, zone=name, is_blocked=topic.is_narrowed or name is None)

    def rated(self, sentence: Sentence, number: int) -> Topic | None:
        """12.3%的工业投资增速: the indicator stands behind its rate."""
        token = sentence.tokens[number + 2]
        code = _code_at(token) if token.letter == "I" else ""
        return self.make(code, token) if code in vocabulary().units else None

    def named_behind(self, sentence: Sentence, at: int) -> Topic | None:
        """甲市(8.1%)、乙市(7.2%)工业投资增速高于…: the indicator stands behind the places and their rates."""
        code = _code_at(sentence.tokens[at])
        return self.make(code, sentence.tokens[at]) if code in vocabulary().units else None

    def amounted(self, sentence: Sentence, wide_start: int, number: int, just_read: str) -> Topic | None:
        """实现了70亿元的地区生产总值、12亿元的财政收入: the indicator stands behind its amount."""
        letters, tokens = sentence.letters, sentence.tokens
        noun = number + 1 + (letters[number + 1 : number + 2] == "v")
        around = branch_around(sentence, noun) if "J" in letters[wide_start:number] else None
        if around is not None and match(r"[IJ](?:[,;:)j]|x?$)", letters[noun : noun + 3]):
            return self._measured("level", of_branch(*around), tokens[noun], tokens[number])
        if (said := name_behind(sentence, number)) is not None:
            place, noun = said
            if place > 0:
                self.owner.see(sentence, place)
            return self._measured("level", _code_at(tokens[noun]), tokens[noun], tokens[number])
        if number and "I" not in letters[number + 1 : number + 3]:
            return None  # as most: no name stands behind it
        titled = match(r":[vTF]{0,3}I", letters[1:6]) if not number else None  # ■1986亿元:规上工业总产值增长6.8%
        noun = titled.end() if titled is not None else noun
        if titled is None and not is_given_first(sentence, wide_start, number, just_read):
            return None
        return self._measured("level", _code_at(tokens[noun]), tokens[noun], tokens[number])

    def aimed_at(self, sentence: Sentence, number: int) -> Topic | None:
        """全年16亿元的财政收入任务, 全区1420亿元的GDP年度目标, 确保完成120亿元固定资产投资目标: the indicator stands between its amount and the word for a goal."""
        behind = match("(v?)IG", sentence.letters[number + 1 : number + 4])
        if behind is None or (behind[1] and sentence.tokens[number + 1].text != "的"):
            return None
        named = number + 1 + behind.end(1)
        is_of_year = "年" in sentence.tokens[named + 1].text
        if not search("(?:^|[TS,;])v?$" if is_of_year else "(?:Tv?|tF?|vIGj)$", sentence.letters[max(0, number - 4) : number]):
            return None
        if not _AIMING.issuperset(sentence.letters[sentence.behind_last(",;:", number) : number]):
            return None  # 城关镇确保完成2亿元的…: whoever that is
        token = sentence.tokens[named]
        return self._measured("target", _code_at(token), token, sentence.tokens[number])

    def _measured(self, measure: str, code: str, token: Token, number: Token) -> Topic | None:
        """The topic of an indicator that is told in the number's unit; None for another unit, or no indicator."""
        if code not in vocabulary().units or unit_for(measure, code, number) is None:
            return None
        return self.make(code, token)

    def goes_on_after(self, sentence: Sentence, number: int) -> Topic | None:
        """在全市出口下降9.6%的情况下逆势增长6.1%: the figure around one's own, and what goes on behind it; None elsewhere."""
        found = search(r"v(S)v?([IJ])[vYT]{0,3}[ud]v?.$", sentence.letters[max(0, number - NEAR) : number + 1])
        if found is None or _AROUND.match(sentence.text_of(number + 1, number + 6)) is None:
            return None
        place, name = number + 1 - (found.end() - found.start(1)), number + 1 - (found.end() - found.start(2))
        if sentence.tokens[place - 1].text != "在" or not lies_around(self.owner.context, sentence.tokens[place]):
            return None
        code = code_in_context(sentence.tokens[name], Memory(), sentence.letters[name + 1 : number + 1])
        return self.make(code, sentence.tokens[name]) if code else None

    def counted(self, sentence: Sentence, number: int) -> Topic | None:
        """15个签约项目: the indicator counted stands behind the number."""
        found = None if self.owner.is_foreign else counted_behind(sentence, number)
        is_anothers = found is not None and counts_what_another_has(self.owner.context, sentence, number)
        return self.make(*found, is_anothers) if found is not None else None
