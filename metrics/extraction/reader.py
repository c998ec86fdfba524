"""Read a document sentence by sentence: find each number's clause, ask the constructions what it is, and bind it
to indicator, zone and period. A number that stands with an indicator and is read by nothing is kept as unread.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from metrics.extraction.appositions import without_counts_of_zones
from metrics.extraction.asides import branch_named, heads_trades, means_topic, part_named, speaks_of_a_firm
from metrics.extraction.bases import OtherBase
from metrics.extraction.brackets import own_period, without_brackets
from metrics.extraction.carrying import (
    above_behind,
    of_all_counted,
    of_next_paragraph,
    of_next_sentence,
    of_other_months,
)
from metrics.extraction.clause import NUMBERS, Sentence, Topic
from metrics.extraction.context import Context
from metrics.extraction.dating import HEADING, is_short, read_period_only, see_period
from metrics.extraction.firm_clues import is_of_all_counted
from metrics.extraction.firms import FirmTold
from metrics.extraction.goal_lists import GoalsListed, grounds_a_goal, tells_goals
from metrics.extraction.headed import Headed
from metrics.extraction.held_periods import Held
from metrics.extraction.invested import grows_as_a_whole
from metrics.extraction.lists import is_member
from metrics.extraction.mood import see_mood
from metrics.extraction.mood_ends import end_clause, end_part
from metrics.extraction.numbers import Numbers
from metrics.extraction.one_project import ProjectTold
from metrics.extraction.other_subjects import without_rivals
from metrics.extraction.parks import ParkTold
from metrics.extraction.part_economies import PartEconomyTold
from metrics.extraction.results import Results
from metrics.extraction.roles import is_other_role
from metrics.extraction.sentences import (
    AMONG,
    BY_TIMES,
    GOES_ON,
    GOES_ON_AT_ALL,
    GOES_ON_WITH,
    THESE,
    places_told,
    sentences,
)
from metrics.extraction.state import State
from metrics.language.normalise import Normalised
from metrics.language.periods import may_start, told_first
from metrics.language.token import Token
from metrics.language.tokens import tokens_between
from metrics.language.vocabulary import Scan, vocabulary

_TOLD_AGAIN = re.compile(r"T,?[vF]{0,3}[IJ][vF]{0,2}M")
_SAME_INDICATOR = re.compile(r"S,?[vTFY]{0,3}(?:FM|[ud][v]?P|r[v]{0,2}P|k[vSxT]{0,6}K|[gh]S)")
_TELLING = frozenset(f"{NUMBERS}TSEo;()IJQxetG,:")  # the slots that are read or change what is known
_TELLING_SUMS = frozenset(f"{NUMBERS}TSEo;()IJQxetGvr,:")  # 累计 is a filler that does, and 累计增幅 a rate
_WHEN_BUILT = (
    "达产后",
    "投产后",
    "建成后",
    "投用后",
    "达效后",
    "达标后",
    "满产后",
    "年可实现",
    "年可新增",
)  # what is promised of a project
_PROFILE = re.compile("位于|[设成]立于|始建于|创建于")
_SUBJECT_BEGINS, _LISTED = ("", ",", ";", "T", "S"), 23  # members of a list that one predicate can share


class Reader:
    """Reads one article; `results` holds what was found, in order."""

    def __init__(self, clean: Normalised, scan: Scan, context: Context, results: Results) -> None:
        results.turn_to(clean)
        self.state = State(clean, context, results)
        self.scan = scan
        self.numbers = Numbers(self.state)
        self.trace: list[tuple[str, list[Token]]] | None = None
        self._is_passed = False  # the sentence before was passed over
        self._goals = GoalsListed()
        self._headed = Headed(self.state)
        self._is_bare = False  # what carries over is what a new paragraph leaves of it
        self._has_skipped = self._has_brackets = False  # the paragraph before says nothing at all; the sentence holds brackets
        self._before_own: Held | None = None  # what held before brackets gave an indicator its own period
        self._outside: list[tuple[Topic | None, str, bool, bool, str, Held, bool]] = []

    def read(self) -> None:
        state, text, owner, period, goals = self.state, self.state.clean.text, self.state.owner, self.state.period, self._goals
        period.expect(text)
        owner.expect(self.scan)
        names, name = (
            [*[start for _, start, _ in vocabulary().indicators.find_matches_as_indexes(text)], len(text)],
            0,
        )  # `name`: the first not before the sentence
        has_investment = "投资同比" in text
        base = OtherBase(text, state.context.main_year or state.context.base_year)
        firm, part, park, project = FirmTold(text), PartEconomyTold(text), ParkTold(text, state.context), ProjectTold(text)
        for start, end, new_paragraph in sentences(text):
            state.is_of_part, state.is_of_park = (
                part.is_told and part.tells(start, end, new_paragraph),
                (park.is_told and park.tells(start, end, new_paragraph)) or project.tells(start, end),
            )
            state.is_other_base = base.is_told and base.holds(start, end, new_paragraph)
            if new_paragraph:
                owner.leads.new_paragraph(self.scan, start, end)
                goals.see_paragraph(text, start, end)
                if period.goal_year is not None and _PROFILE.search(text, start, end):
                    period.hold((None, None, None, None))  # 到2020年,…打造成…。\n开发区位于…,常住人口10万人
            while names[name] < start:
                name += 1
            is_read = (
                self.trace is not None
                or names[name] < end
                or self._headed.holds
                or GOES_ON_AT_ALL.match(text, start) is not None
                or (has_investment and text.find("投资同比", start, end) >= 0)
            )
            if new_paragraph and end - start < HEADING and text[end - 1] not in "。!?":
                self._see_heading(start, end)
            is_of_a_firm = firm.is_told and firm.tells(start, end, new_paragraph)  # also of one that is skipped below
            if state.ceremony.is_told:
                state.ceremony.new_sentence(start, end, new_paragraph)
            dated = -1 if is_read else may_start(text, start, end)
            if new_paragraph and self._is_passed and self._is_bare and not is_read and dated < 0:
                self._has_skipped = True  # as a paragraph without figures behind another
                continue
            self._begin(start, new_paragraph, is_read)
            state.memory.is_firm = is_of_a_firm
            if is_read:
                self._read_sentence(start, end)
            elif dated >= 0:
                read_period_only(state, start, end, dated)

    def _begin(self, start: int, new_paragraph: bool, is_read: bool) -> None:
        """What is known carries over; a sentence that is passed over after another one adds nothing to it."""
        self._end_skipped()
        text, before = self.state.clean.text, self.state.memory
        goes_on = not new_paragraph and text.startswith(("其中", "环比"), start)
        if is_read or not self._is_passed or (new_paragraph and not self._is_bare):
            self.state.memory = (
                of_next_paragraph(before)
                if new_paragraph
                else of_next_sentence(before, self.state.sentence.letters, self.state.period.held is not None)
            )
            self._outside.clear()
            self._is_bare = new_paragraph
        self._is_passed = not is_read
        if self._before_own is not None:
            self.state.period.hold(self._before_own)
            self._before_own = None
        self.state.period.new_sentence(new_paragraph, goes_on, self.state.memory.was_plan)
        self.state.owner.new_sentence(
            self.state.ceremony.holds and self.state.ceremony.is_of_another, goes_on and text.startswith("其中", start)
        )
        memory = self.state.memory
        if not new_paragraph and THESE.match(text, start):
            memory.slots = before.slots  # 这两项指标…
        if goes_on:
            memory.counted = before.counted  # 新开工项目120个。其中,亿元以上新开工项目34个
            memory.status = before.status if before.is_plan or before.status == "estimate" else "actual"
            memory.is_plan = memory.status == "target"

    def _end_skipped(self) -> None:
        """What held for a paragraph ends, also where the next one was skipped."""
        if self._has_skipped:
            self._has_skipped = False
            self.state.period.new_sentence(new_paragraph=True)

    def _see_heading(self, start: int, end: int) -> None:
        """2024年目标任务 dates what stands below."""
        line = self.state.clean.text[start:end]
        self._goals.see_heading(self.state, line)
        mention = told_first(line) if self._goals.holds else None
        if mention is not None and mention.kind == "year":
            self._end_skipped()
            self.state.period.see(mention, True, "", True)

    def _read_sentence(self, start: int, end: int) -> None:
        words = self.scan.text[start:end]
        tokens, self._has_brackets = tokens_between(self.scan, start, end), "(" in words
        tokens = without_brackets(tokens) if self._has_brackets else tokens
        tokens, letters = without_rivals(of_all_counted(self.state.memory, self.state.sentence, tokens))
        letters = without_counts_of_zones(letters, tokens, self.state.context.group)
        self.state.sentence = Sentence(tokens, letters, start, end)
        is_again = self.state.memory.was_above and _TOLD_AGAIN.match(letters) is not None  # 3月份,规上工业企业…。1-3月实现工业增加值…
        if (self.state.memory.counts_firms and letters.startswith("F")) or is_again:
            self.state.memory.above = "industrial_firms"  # 规上工业企业130家。实现工业总产值…
        if self.trace is not None:
            self.trace.append((words, tokens))
        memory, text = self.state.memory, self.state.clean.text
        if (memory.theme or memory.context) and is_short(text, start, end):
            memory.theme = memory.context = ""  # 工业增幅全市第四, over a paragraph of its own
        if (is_plan := self._goals.holds or tells_goals(self.state, start)) or grounds_a_goal(text, start, end):
            memory.status, memory.is_plan = "target", memory.is_plan or is_plan
        memory.lists_parts = lists_places = text[start] in "分从" and GOES_ON_WITH.match(text, start) is not None
        names_one = AMONG.match(letters) is not None
        going_on = memory.going_on if lists_places or names_one or GOES_ON.match(letters) else None
        if (known := of_other_months(memory, self.state.sentence, self.state.topics.make) or going_on) is not None:
            memory.topic, memory.last = known
            memory.head = memory.topic if lists_places or names_one or letters[0] == "q" else memory.head
        if memory.opening and BY_TIMES.match(text, start):
            memory.topic = memory.head = self.state.topics.make(memory.opening, tokens[0])
            memory.last = "yoy"
        is_under = self._headed.tell(letters)
        self._read_slots(letters, _TELLING_SUMS if "累计" in words else _TELLING)
        self._headed.see(is_under)

    def _read_slots(self, letters: str, telling: frozenset[str]) -> None:
        """Go from telling slot to telling slot."""
        memory, numbers, wide_start = self.state.memory, self.numbers, 0
        for at in places_told(letters, telling):
            if at < wide_start:
                continue  # a member of the list just read
            letter = letters[at]
            if letter in NUMBERS:
                last = numbers.last_of_list(at)
                numbers.read(wide_start, at, last)
                if letters[last + 1 : last + 3] != "jT":
                    self.state.period.end_base(is_read=True)
                memory.branch = ""
                wide_start = last + 1
            else:
                _STEPS[letter](self, at, wide_start)

    def _step_place(self, at: int, wide_start: int) -> None:
        self.state.memory.owner_is_doubtful &= not self.state.owner.see(self.state.sentence, at)
        self._see_other_owner(at)

    def _step_words(self, at: int, wide_start: int) -> None:
        """Other text, and words for a part: 新材料产业."""
        sentence, memory, token = self.state.sentence, self.state.memory, self.state.sentence.tokens[at]
        self.state.owner.see_part(sentence, at)
        if token.text[-2:] == "投资" and grows_as_a_whole(sentence, at):
            self._set_topic(self.state.topics.make("fai", token), False)
        if token.letter == "Q":
            memory.part = part_named(sentence, at) or memory.part
        elif "产业" in token.text and heads_trades(sentence, at):
            memory.part = "industry"
        if token.text[-1:] == "业":
            memory.branch = branch_named(sentence, at) or memory.branch

    def _step_company(self, at: int, wide_start: int) -> None:
        if is_of_all_counted(self.state.sentence, at):
            self.state.memory.above = "industrial_firms"
        if self.state.sentence.tokens[at].text.endswith(_WHEN_BUILT) or speaks_of_a_firm(self.state.sentence, at):
            self.state.memory.is_firm = True

    def _enter_brackets(self, at: int, wide_start: int) -> None:
        memory = self.state.memory
        self._outside.append(
            (
                memory.topic,
                memory.last,
                memory.is_falling,
                memory.has_level,
                memory.just_read,
                self.state.period.all_held(),
                self.state.period.is_cumulative,
            )
        )

    def _leave_brackets(self, at: int, wide_start: int) -> None:
        """What brackets said of another topic ends with them; GDP增速(8%)居全市第2位 goes on about the rate."""
        if not self._outside:
            return
        memory, (topic, last, is_falling, has_level, just_read, held, self.state.period.is_cumulative) = (
            self.state.memory,
            self._outside.pop(),
        )
        memory.just_read = just_read  # 重点项目444项(拆分后共569项),项目总投资…
        self.state.period.hold(held)
        if last or topic is None or memory.topic is None or memory.topic.start != topic.start:
            memory.topic, memory.last, memory.is_falling, memory.has_level = topic, last, is_falling, has_level

    def _see_other_owner(self, at: int) -> None:
        """全市…增长6.5%,我区增长8.1%: the same indicator, somebody else's."""
        head, token = self.state.memory.head, self.state.sentence.tokens[at]
        if head is None or head.is_narrowed or not _SAME_INDICATOR.match(self.state.sentence.letters, at):
            return
        if self.state.owner.since == token.start:
            self.state.memory.topic = Topic(head.code, head.text, token.start, self.state.owner.zone, self.state.owner.is_foreign)
            is_ranked = re.match(r"S[^k;]{0,4}k", self.state.sentence.letters[at:]) is not None  # 昆山经开区居第5位
            self.state.memory.last = self.state.memory.last if is_ranked else ""
            self.state.memory.has_level, self.state.memory.is_falling = False, False

    def _see_indicator(self, at: int, wide_start: int) -> None:
        sentence, memory, topics = self.state.sentence, self.state.memory, self.state.topics
        if is_other_role(sentence, at, wide_start):
            return
        topic, token, letters = topics.named(sentence, at, wide_start, memory), sentence.tokens[at], sentence.letters
        memory.part = "industry" if "产业" in token.text and heads_trades(sentence, at) else memory.part
        memory.branch = branch_named(sentence, at) if letters[at] == "J" else ""
        if topic is None:
            if token.entry is not None and "|" in token.entry.value:
                memory.topic = None  # 二、三产业增加值增长6%: of which of them?
                if token.text.endswith("次产业") and letters[at + 1 : at + 2] in ("F", "v", "u", ","):
                    memory.context = "gdp"  # 三次产业全面增长。其中,第一产业增长9%
            if letters[at] == "J" and not (letters[at - 1 : at] in _SUBJECT_BEGINS and means_topic(token, memory.topic)):
                memory.topic = None
                if token.text == "增加值":
                    memory.context = "industrial_va"  # 采矿业增加值增长38%,制造业增长28%
            return
        memory.above = above_behind(topic, memory.above)
        if self._has_brackets or self._before_own is not None:
            self._see_own_period(at)
        self._set_topic(topic, letters[at - 1 : at] == "j" and is_member(letters, at))
        memory.last, memory.has_level, memory.is_falling = "", False, False

    def _see_own_period(self, at: int) -> None:
        """The period that brackets give an indicator holds until the next one is named."""
        if self._before_own is not None:
            self.state.period.hold(self._before_own)
            self._before_own = None
        if self._has_brackets and (mention := own_period(self.state.sentence, at)) is not None:
            self._before_own = self.state.period.all_held()
            self.state.period.see(mention, False, "")

    def _set_topic(self, topic: Topic, is_member: bool) -> None:
        memory = self.state.memory
        memory.listed = [*memory.listed[-_LISTED:], topic] if is_member else [topic]
        memory.topic = memory.head = topic
        memory.first = memory.first or topic
        memory.context = topic.code if topic.code != "projects_key" or "重" in topic.text else memory.context


# How the telling slots that are no numbers change what is known. Plain functions: bound ones would tie each reader into a cycle.
_STEPS: dict[str, Callable[[Reader, int, int], None]] = {
    "T": lambda reader, at, wide_start: see_period(reader.state, at, bool(reader._outside)),
    "S": Reader._step_place,
    "E": Reader._step_company,
    "o": lambda reader, at, wide_start: reader.state.period.end_base(),
    ";": lambda reader, at, wide_start: end_part(reader.state, at),
    "(": Reader._enter_brackets,
    ")": Reader._leave_brackets,
    **dict.fromkeys("IJ", Reader._see_indicator),
    **dict.fromkeys("Qx", Reader._step_words),
    **dict.fromkeys("etGvr", lambda reader, at, wide_start: see_mood(reader.state, at)),
    **dict.fromkeys(",:", lambda reader, at, wide_start: end_clause(reader.state, at)),
}
