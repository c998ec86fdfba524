"""Go through the slots of a sentence, from one that is read or changes what is known to the next."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from metrics.extraction.asides import means_topic, measures_something_else, speaks_of_a_firm
from metrics.extraction.bracketed_lists import read_with_brackets, told_in_brackets
from metrics.extraction.brackets import own_period
from metrics.extraction.carrying import above_behind
from metrics.extraction.clause import NUMBERS, Topic
from metrics.extraction.lists import is_member
from metrics.extraction.mood import see_mood
from metrics.extraction.mood_ends import end_clause, end_part
from metrics.extraction.names.invested import grows_as_a_whole
from metrics.extraction.names.roles import is_other_role
from metrics.extraction.names.trade import is_traded_with
from metrics.extraction.numbers import Numbers
from metrics.extraction.sentences import slots_that_tell
from metrics.extraction.state import State
from metrics.extraction.times.dating import see_period
from metrics.extraction.times.periods_held import Held
from metrics.extraction.times.told_from_another import ends_aside
from metrics.extraction.whose.claiming import comes_next, leads_by_rate
from metrics.extraction.whose.firm_clues import are_a_class_that_does, are_counted_and_do, is_of_all_counted
from metrics.extraction.whose.in_brackets import Whose, enter_brackets, leave_brackets
from metrics.extraction.whose.next_subjects import comes_to
from metrics.extraction.whose.part_by_part import gone_on_with, turn_to_several
from metrics.extraction.whose.places_listed import fare_together
from metrics.extraction.whose.trades_told import branch_named, heads_a_cluster, heads_trades, names_firms_of_a_trade, part_named
from metrics.extraction.whose.whole_names import AREA_ENDS
from metrics.extraction.without_measure import keep_rest
from metrics.language.vocabulary import vocabulary

_SAME_INDICATOR = re.compile(
    r"S,?[vTFY]{0,3}(?:t?v?FM|f|t?[ud][vF]?P|Yv?P|r[v]{0,2}P|k[vSxT]{0,6}K|[vT]{0,2}(?:[udago]v{0,2})?K|[vT]{0,2}[udag]v{0,2}M|[gh]S|[rR][vYT]{0,3}[cghudaok]|cSv{0,2}r?v?[gh])"
)
_IS_RANKED = re.compile(r"S(?:[^k;]{0,4}k|[vT]{0,2}(?:[udago]v{0,2})?[KM])")  # 昆山经开区居第5位; 沛县第5位
_COMPLETES = re.compile(r"S[vT]{0,2}(?:F?(?:Gv{0,2})?v?P|Hv{0,2}P)")  # 完成全年目标的72%,其中汨罗市完成97%
_OF_ITS_OWN = re.compile(r"J[vFl]{0,3}(?:S[vF]{0,2})?M")  # slots
_TWO_WITH_ONE = re.compile(r"JjI[vFYr]{0,3}(?:[ud]v?)?[MPX](?!j)")
# what is promised of a project
_WHEN_BUILT = (
    "达产后",
    "投产后",
    "建成后",
    "投用后",
    "达效后",
    "达标后",
    "满产后",
    "达产时",
    "达效时",
    "达标时",
    "满产时",
    "年可实现",
    "年可新增",
)
_FIRMS_DO = (speaks_of_a_firm, are_counted_and_do, are_a_class_that_does)
# What other words have in them that change what is known: the name of a part of the zone or of a branch, 投资, a number on a scale.
_TELLS = re.compile(f"[{''.join(sorted(AREA_ENDS))}自园街镇乡村组港业资点0-9]")
_SUBJECT_BEGINS = ("", ",", ";", "T", "S")
_LAST_OF_SCALES = frozenset("0123456789点")
_AMOUNTS, _IN_MONEY = ("金额", "总金额"), ("CNY", "MONEY")
_LISTED = 23  # members of a list that one predicate can share


class _Outside(NamedTuple):
    """What held before brackets."""

    topic: Topic | None
    last: str
    is_falling: bool
    has_level: bool
    just_read: str
    held: Held
    is_cumulative: bool
    status: str
    is_plan: bool
    told: Whose


class Slots:
    """Reads the sentence that `state` holds."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.numbers = Numbers(state)
        self._has_brackets = False  # the sentence does
        self.before_own: Held | None = None  # what held before brackets gave an indicator its own period
        self._outside: list[_Outside] = []

    def leave_all_brackets(self) -> None:
        """Brackets that a sentence has left open end with it."""
        if self._outside:
            self._outside.clear()

    def end_part(self, at: int) -> None:
        """A semicolon ends a clause, and more."""
        self.state.owner.end_part(self.state.sentence, at)
        end_part(self.state, at)

    def end_own_period(self) -> None:
        """The period that brackets gave an indicator ends."""
        if self.before_own is not None:
            self.state.period.hold(self.before_own)
        self.before_own = None

    def read(self, telling: frozenset[str], has_brackets: bool) -> None:
        """Go from telling slot to telling slot."""
        self._has_brackets = has_brackets
        memory, numbers, letters, wide_start = self.state.memory, self.numbers, self.state.sentence.letters, 0
        for at in slots_that_tell(letters, telling):
            if at < wide_start:
                continue  # a member of the list just read
            letter = letters[at]
            if letter in NUMBERS:
                goes_on = memory.topic is not None
                if (last := numbers.beside.read(wide_start, at)) >= 0:
                    keep_rest(self.state, wide_start, at, last, goes_on)
                    wide_start = last + 1
                    continue
                members = told_in_brackets(letters, wide_start, at) if has_brackets else []
                last = members[-1][1] - 1 if members else numbers.last_of_list(at)
                if members:
                    read_with_brackets(numbers, wide_start, members)
                else:
                    if has_brackets and last == at and self.state.sentence.tokens[at].period is not None:
                        self._see_own_period(at)  # 由2亿元(2001年)增加到35亿元(2010年)
                    numbers.read(wide_start, at, last)
                if self.state.period.before_rise is not None and letters[last + 1 : last + 3] != "jT":
                    self.state.period.end_base(is_read=True)
                memory.branch = ""
                keep_rest(self.state, wide_start, at, last, goes_on)
                wide_start = last + 1
            elif letter in ",:":  # as most
                self.state.owner.end_clause()
                end_clause(self.state, at)
            else:
                _STEPS[letter](self, at, wide_start)

    def _step_place(self, at: int, wide_start: int) -> None:
        self.state.memory.owner_is_doubtful &= not self.state.owner.see(self.state.sentence, at)
        self._see_other_owner(at)

    def _step_words(self, at: int, wide_start: int) -> None:
        """Other text, and words for a part: 新材料产业."""
        sentence, memory, token = self.state.sentence, self.state.memory, self.state.sentence.tokens[at]
        if token.letter == "x" and _TELLS.search(token.text) is None and not (at and sentence.tokens[at - 1].text[-1:] == "区"):
            return  # as most
        self.state.owner.see_part(sentence, at)
        if token.text[-2:] == "投资" and grows_as_a_whole(sentence, at):
            self._set_topic(self.state.topics.make("fai", token), False)
        if memory.topic is not None and token.text[-1] in _LAST_OF_SCALES and measures_something_else(sentence, at):
            memory.topic = None
        if token.letter == "Q":
            memory.part = part_named(sentence, at) or ("industry" if heads_trades(sentence, at) else memory.part)
        elif ("产业" in token.text and heads_trades(sentence, at)) or (token.text[-1:] == "群" and heads_a_cluster(sentence, at)):
            memory.part = "industry"
        if token.text[-1:] == "业":
            memory.branch = branch_named(sentence, at) or memory.branch

    def _step_company(self, at: int, wide_start: int) -> None:
        if is_of_all_counted(self.state.sentence, at):
            self.state.memory.above = "industrial_firms"
        sentence = self.state.sentence
        if sentence.tokens[at].text.endswith(_WHEN_BUILT) or any(ask(sentence, at) for ask in _FIRMS_DO):
            self.state.memory.is_firm = True

    def _enter_brackets(self, at: int, wide_start: int) -> None:
        memory, period = self.state.memory, self.state.period
        kept = (memory.topic, memory.last, memory.is_falling, memory.has_level, memory.just_read)
        told = enter_brackets(self.state.owner, self.state.sentence, at)
        self._outside.append(_Outside(*kept, period.all_held(), period.is_cumulative, memory.status, memory.is_plan, told))

    def _leave_brackets(self, at: int, wide_start: int) -> None:
        """What brackets said of another topic ends with them; GDP增速(8%)居全市第2位 goes on about the rate."""
        if not self._outside:
            return
        memory, before = self.state.memory, self._outside.pop()
        leave_brackets(self.state.owner, before.told)
        memory.just_read = before.just_read  # 重点项目444项(拆分后共569项),项目总投资…
        self.state.period.hold(before.held)
        self.state.period.is_cumulative = before.is_cumulative
        is_told_inside = memory.status != "actual" and re.search(r"\([^()]*[MPB][^()]*$", self.state.sentence.letters[:at]) is not None
        if before.status != memory.status and (before.status == "target" or is_told_inside):
            memory.status, memory.is_plan = before.status, before.is_plan  # 力争…(去年完成5亿美元),出口达到…; 增长8%(预期9%),投资增长…
        goes_on = memory.topic is not None and before.topic is not None and memory.topic.start == before.topic.start
        if before.last or not goes_on:
            memory.topic, memory.last, memory.is_falling, memory.has_level = before.topic, before.last, before.is_falling, before.has_level

    @property
    def _completes(self) -> bool:
        """Whether a share of a goal was told last, of whatever place."""
        return (self.state.memory.last or self.state.memory.last_of_another) == "completion"

    def _see_other_owner(self, at: int) -> None:
        """全市…增长6.5%,我区增长8.1%: the same indicator, somebody else's."""
        head, token = self.state.memory.head, self.state.sentence.tokens[at]
        if (first := fare_together(self.state.sentence, at)) >= 0:
            turn_to_several(self.state, first)
            return
        if (
            head is None
            or head.is_narrowed
            or not (
                _SAME_INDICATOR.match(self.state.sentence.letters, at)
                or comes_next(self.state.sentence, at)
                or leads_by_rate(self.state.sentence, at)
                or comes_to(self.state.sentence, at)
                or (self._completes and _COMPLETES.match(self.state.sentence.letters, at))
            )
        ):
            return
        if self.state.owner.since == token.start:
            if (head := gone_on_with(self.state, at, head)) is None:
                return
            self.state.memory.topic = Topic(head.code, head.text, token.start, self.state.owner.zone, self.state.owner.is_foreign)
            is_ranked = _IS_RANKED.match(self.state.sentence.letters, at) is not None
            self.state.memory.last_of_another = self.state.memory.last or self.state.memory.last_of_another
            self.state.memory.last = self.state.memory.last if is_ranked else ""
            self.state.memory.has_level, self.state.memory.is_falling = False, False

    def _see_indicator(self, at: int, wide_start: int) -> None:
        sentence, memory, topics = self.state.sentence, self.state.memory, self.state.topics
        if self.state.period.before_aside is not None and ends_aside(self.state, at):
            self.state.period.end_part()
        if is_other_role(sentence, at, wide_start):
            if is_traded_with(sentence, at):
                self._set_topic(topics.of_a_partner(sentence.tokens[at]), False)
            return
        topic, token, letters = topics.named(sentence, at, wide_start, memory), sentence.tokens[at], sentence.letters
        if "企业" in token.text and names_firms_of_a_trade(sentence, at):
            memory.part = "its firms"
        elif "产业" in token.text and heads_trades(sentence, at):
            memory.part = "industry"
        memory.branch = branch_named(sentence, at) if letters[at] == "J" else ""
        if topic is None:
            self._see_unread_name(at)
            return
        memory.above = above_behind(topic, memory.above)
        if self._has_brackets or self.before_own is not None:
            self._see_own_period(at)
        self._set_topic(topic, letters[at - 1 : at] == "j" and is_member(letters, at))
        memory.last_of_another = memory.last or memory.last_of_another
        memory.last, memory.has_level, memory.is_falling = "", False, False

    def _see_unread_name(self, at: int) -> None:
        """A name that opens no topic still ends the one before it, and says what the next short names are of."""
        memory, letters, token = self.state.memory, self.state.sentence.letters, self.state.sentence.tokens[at]
        if token.entry is not None and "|" in token.entry.value:
            memory.topic = None  # 二、三产业增加值增长6%: of which of them?
            if token.text.endswith("次产业") and letters[at + 1 : at + 2] in ("F", "v", "u", ","):
                memory.context = "gdp"  # 三次产业全面增长。其中,第一产业增长9%
        if letters[at] == "I" and _TWO_WITH_ONE.match(letters, max(0, at - 2)) is not None:
            memory.topic = None  # 住宿和餐饮业营业额增长11%: of the two together
        if (
            letters[at] == "J"
            and not self._is_its_amount(at)
            and not (letters[at - 1 : at] in _SUBJECT_BEGINS and means_topic(token, memory.topic))
        ):
            memory.topic = None
            if _OF_ITS_OWN.match(letters, at) is not None:
                memory.head = None  # 技改投资62亿元,次于甲市(80亿);技改项目计划总投资363亿元,次于甲市(900亿)
            if token.text == "增加值":
                memory.context = "industrial_va"  # 采矿业增加值增长38%,制造业增长28%

    def _is_its_amount(self, at: int) -> bool:
        """财政收入金额为10亿元; 出口最多,其金额达6283亿元: the amount of what was named, in money."""
        memory, sentence = self.state.memory, self.state.sentence
        if memory.topic is None or sentence.tokens[at].text not in _AMOUNTS or vocabulary().units.get(memory.topic.code) not in _IN_MONEY:
            return False
        return re.search(r"(?:I|[,;]T?v{0,2})$", sentence.letters[:at]) is not None

    def _see_own_period(self, at: int) -> None:
        """The period that brackets give an indicator holds until the next one is named."""
        self.end_own_period()
        if self._has_brackets and (mention := own_period(self.state.sentence, at)) is not None:
            self.before_own = self.state.period.all_held()
            self.state.period.see(mention, False, "")

    def _set_topic(self, topic: Topic, is_member: bool) -> None:
        memory = self.state.memory
        memory.listed = [*memory.listed[-_LISTED:], topic] if is_member else [topic]
        memory.topic = memory.head = topic
        is_by_the_way = memory.first is not None and memory.first.code.startswith("projects_") and not memory.slots and not memory.counted
        memory.first = topic if memory.first is None or is_by_the_way else memory.first  # 加快重大项目建设,…实现工业增加值…
        memory.context = topic.code if topic.code != "projects_key" or "重" in topic.text else memory.context


# How the telling slots that are no numbers change what is known. Plain functions: bound ones would tie each reader into a cycle.
_STEPS: dict[str, Callable[[Slots, int, int], None]] = {
    "T": lambda slots, at, wide_start: see_period(slots.state, at, bool(slots._outside)),
    "S": Slots._step_place,
    "E": Slots._step_company,
    "o": lambda slots, at, wide_start: slots.state.period.end_base(),
    ";": lambda slots, at, wide_start: slots.end_part(at),
    "(": Slots._enter_brackets,
    ")": Slots._leave_brackets,
    **dict.fromkeys("IJ", Slots._see_indicator),
    **dict.fromkeys("Qx", Slots._step_words),
    **dict.fromkeys("etGvr", lambda slots, at, wide_start: see_mood(slots.state, at)),
}
