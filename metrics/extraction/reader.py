"""Read a document sentence by sentence: find each number's clause, ask the constructions what it is, and bind it
to indicator, zone and period. A number that stands with an indicator and is read by nothing is kept as unread.
"""

from __future__ import annotations

import re

from metrics.extraction.carrying import (
    Splits,
    by_rate,
    of_next_paragraph,
    of_next_sentence,
    of_other_months,
)
from metrics.extraction.clause import NUMBERS, Sentence
from metrics.extraction.cut_numbers import keep_cut_numbers
from metrics.extraction.document.context import Context
from metrics.extraction.goal_lists import GoalsListed, grounds_a_goal, see_plan, tells_goals, tells_what_has_come
from metrics.extraction.going_on import (
    AMONG,
    BY_RATE,
    BY_TIMES,
    DOES_ON,
    GOES_ON,
    GOES_ON_WITH,
    IN_PARTS,
    ONE_MORE_PLACE,
    PLACES_APART_BY_RATE,
    THESE,
)
from metrics.extraction.headed import Headed
from metrics.extraction.last_figure import to_last_figure
from metrics.extraction.listed_times import at_the_same_times
from metrics.extraction.named_slots import NamedSlots
from metrics.extraction.names.investment_told import INVESTED, is_about_investment
from metrics.extraction.places_compared import LEADERS, PLACES_APART, PLACES_IN_BRACKETS, PLACES_RATED
from metrics.extraction.results import Results
from metrics.extraction.sentences import GROWS_AT_ALL, is_next_item, telling
from metrics.extraction.slot_steps import Slots
from metrics.extraction.slots import search
from metrics.extraction.state import State
from metrics.extraction.times.dating import HEADING, is_short, read_period_only
from metrics.extraction.times.time_behind import time_behind
from metrics.extraction.times.turns import turn_back
from metrics.extraction.whose.around_told import turns_around
from metrics.extraction.whose.others_told import Others
from metrics.language.normalise import Normalised
from metrics.language.periods import PeriodMention, may_start
from metrics.language.telltales import has_any
from metrics.language.token import Token
from metrics.language.tokens import tokens_between
from metrics.language.vocabulary import Scan

_TOLD_AGAIN = re.compile(r"T,?[vF]{0,3}[IJ][vF]{0,2}M")
_TELLING = frozenset(f"{NUMBERS}TSEo;()IJQxetG,:")  # the slots that are read or change what is known
_TELLING_SUMS = frozenset(f"{NUMBERS}TSEo;()IJQxetGvr,:")  # 累计 is a filler that does, and 累计增幅 a rate
_SUMMED_UP = re.compile(
    "(?:预计|预测|初步测算),?[^。;\n]*(?:主要|各项)(?:经济)?指标[^。;,\n]{0,24}。$"
)  # 据预测,主要指标增幅均超20%。其中,…
_SENTENCE = 80  # characters
_A_UNIT = re.compile("每(?:平方公里|公顷|亩|户|家|人)|[亩户地]均|单位面积")
_RANKED_FIRST = ("排", "居", "位", "列", "名", "前", "后", "末", "总", "规", "绝", "增", "最")
# How a paragraph begins that tells of no goal: 开发区位于…, 全区高新技术企业已达到712家
_OF_NO_GOAL = re.compile(
    "[^。\n]*(?:位于|[设成]立于|始建于|创建于)|(?:19|20)\\d\\d年[至到](?:19|20)\\d\\d年[^。;\n]{0,40}[走经历实完]|[^。;\n]{2,40}?(?:已经?(?:达|有|完成|实现|累计|建成)|现有)"
)


class Reader:
    """Reads one article; `results` holds what was found, in order."""

    def __init__(self, clean: Normalised, scan: Scan, context: Context, results: Results) -> None:
        results.turn_to(clean)
        self.state = State(clean, context, results)
        self.scan = scan
        self.slots = Slots(self.state)
        self.trace: list[tuple[str, list[Token]]] | None = None
        self._is_passed = False  # the sentence before was passed over
        self._goals = GoalsListed()
        self._headed = Headed(self.state)
        self._is_bare = False  # what carries over is what a new paragraph leaves of it
        self._has_skipped = False  # the paragraph before says nothing at all
        self._splits = Splits()
        self._went_through = False  # the sentence before told places apart
        self._told_behind: PeriodMention | None = None  # the time that the sentence before said at its end its figures were of
        self._is_about_investment = is_about_investment(clean.text)
        self._named = NamedSlots(self.state, scan, self._is_about_investment)

    def read(self) -> None:
        """Read the article from sentence to sentence into `results`; with a `trace`, also what each sentence's slots are."""
        state, text = self.state, self.state.clean.text
        if not has_any(text, GROWS_AT_ALL) and self.trace is None and not self.scan.names_indicator(0, len(text)):
            return  # no indicator is named anywhere in it
        told = (
            telling(self.scan)
            if self.trace is not None
            else to_last_figure(self.scan, telling(self.scan, (INVESTED,) if self._is_about_investment else ()))
        )
        if not told:
            return
        last = max((at for at, (_, _, _, tells) in enumerate(told) if tells), default=-1)
        state.period.expect(text)
        state.owner.expect(self.scan, self._named.expect())
        others = Others(text, state.context, state.owner.leads.places)
        for at, (start, end, new_paragraph, tells) in enumerate(told):
            is_read = tells or self._headed.holds or self._tells_beside(start, end)
            if self.trace is not None and not is_read:
                self.trace.append((text[start:end], tokens_between(self.scan, start, end)))
            if at > last and not is_read and self.trace is None and not self.slots.numbers.beside.may_expect:
                break  # nothing is read any more, and what such sentences change matters to nothing
            was_firm = others.is_firm
            others.see(state, start, end, new_paragraph)
            if new_paragraph:
                state.owner.leads.new_paragraph(self.scan, start, end)
                if self._goals.is_open or text[end - 1] == ":":
                    self._goals.see_paragraph(text, start, end)
                if state.period.goal_year is not None and _OF_NO_GOAL.match(text, start, end):
                    state.period.end_goal()  # 到2020年,…打造成…。\n开发区位于…,常住人口10万人
            if new_paragraph or text[start] in "为围":
                see_plan(self.state, start, end)
            if new_paragraph and end - start < HEADING and text[end - 1] not in "。!?":
                self._goals.see_heading(self.state, text[start:end])  # 2024年目标任务
            if text[end - 1] == "?":
                self._goals.see_question(self.state, start, end)
            elif state.period.planned is not None:
                self._goals.see_answer(self.state, start, end)
            self._goals.see_standing(text, start, end, new_paragraph)
            if state.ceremony.is_told:
                state.ceremony.new_sentence(start, end, new_paragraph)
            dated = -1 if is_read else may_start(text, start, end)
            if new_paragraph and self._is_passed and self._is_bare and not is_read and dated < 0:
                self._has_skipped = True  # as a paragraph without figures behind another
                state.owner.opened_around = bool(turns_around(state.context, text[start:end]))
                self.slots.numbers.beside.pass_over(start, end, new_paragraph)
                continue
            self._begin(start, new_paragraph, is_read)
            if not is_read and (around := turns_around(state.context, text[start:end])) is not None:
                state.owner.opened_around = around
            state.memory.is_firm = state.memory.is_firms_sentence = others.is_firm
            self._named.firm_named_to = others.firm_named_to
            held, found = (state.period.all_held() if others.is_firm else None), len(state.results.observations)
            if is_read:
                self._read_sentence(start, end)
            else:
                self.slots.numbers.beside.pass_over(start, end, new_paragraph)
            if not is_read and dated >= 0:
                read_period_only(state, start, end, dated)
            if held is not None and len(state.results.observations) == found:
                begins = state.sentence.letters.startswith("T") if is_read else dated == start
                if was_firm or not begins or text[start] == "“":
                    state.period.hold(held)  # 1-6月,…。某公司1-8月实现产值3亿元。完成固定资产投资…: but for 1-8月,某公司…

    def _begin(self, start: int, new_paragraph: bool, is_read: bool) -> None:
        """What is known carries over; a sentence that is passed over after another one adds nothing to it."""
        if self._has_skipped:
            self._end_skipped()
        text, before = self.state.clean.text, self.state.memory
        goes_on = not new_paragraph and text.startswith(("其中", "环比"), start)
        is_of_then = goes_on or (text[start : start + 1] in ("分", "按", "从") and IN_PARTS.match(text, start) is not None)
        if is_read or not self._is_passed or (new_paragraph and not self._is_bare):
            if new_paragraph:
                self._splits.see(text, start, before)
                self.state.memory = of_next_paragraph(before)
            else:
                self.state.memory = of_next_sentence(
                    before, self.state.sentence.letters, self.state.period.held is not None, self._is_passed
                )
            self.slots.leave_all_brackets()
            self._is_bare = new_paragraph
        self._is_passed = not is_read
        if self.slots.before_own is not None:
            self.slots.end_own_period()
        years = self.state.period.once
        self.state.period.new_sentence(new_paragraph, is_of_then, self.state.memory.was_plan, text.startswith("累计", start))
        if years is not None and years.kind == "span" and new_paragraph and is_next_item(text, start):
            self.state.period.local = years  # ●重点项目,1-5月完成投资3亿元 / ●新开工项目21个
        if years is not None and (years.kind == "many_years" or years is self._told_behind) and at_the_same_times(text, start):
            self.state.period.once = years  # 2020-2022年,GDP分别为…。同期,税收分别为…
        self.state.owner.new_sentence(
            self.state.ceremony.holds and self.state.ceremony.is_of_another,
            goes_on and text.startswith("其中", start),
            not new_paragraph and DOES_ON.match(text, start) is not None,
            new_paragraph,
        )
        memory = self.state.memory
        if not new_paragraph and THESE.match(text, start):
            memory.slots = before.slots  # 这两项指标…
        if goes_on:
            memory.counted = before.counted  # 新开工项目120个。其中,亿元以上新开工项目34个
            memory.status = before.status if before.is_plan or (before.status == "estimate" and before.just_read) else "actual"
            if memory.status == "actual" and _SUMMED_UP.search(text, max(0, start - _SENTENCE), start) is not None:
                memory.status = "estimate"
            memory.is_plan = memory.status == "target"

    def _end_skipped(self) -> None:
        """What held for a paragraph ends, also where the next one was skipped."""
        self._has_skipped = False
        self.state.period.new_sentence(new_paragraph=True)

    def _lead_on(self, head: str, before: str, start: int) -> None:
        """排在前三位的是:甲市60亿元、…: of the one indicator of the sentence `before`, whoever had it, at the one time it named."""
        memory = self.state.memory
        told, last = memory.going_on or (memory.previous, "")
        is_of_one = memory.going_on is not None or not memory.is_near or ("P" not in before and search("[IJ].*[IJ]", before) is None)
        is_of_all = told is None or not told.is_narrowed or head.startswith(_RANKED_FIRST)
        if _A_UNIT.search(self.state.clean.text, max(0, start - _SENTENCE), start) is not None or not is_of_all:
            return  # 每平方公里实际利用外资最多的是…。其次为…
        if not is_of_one or before.count("T") > 1 or memory.previous is None or told is None or told.code != memory.previous.code:
            return
        memory.topic, memory.head = None, self.state.topics.make(told.code, self.state.sentence.tokens[0])
        is_by_amount = "总" in head or "规模" in head or "绝对" in head or "额" in head or "量" in head
        memory.rates_of_leaders = "增" in head or "涨" in head or (last == "yoy" and "M" not in before and not is_by_amount)

    def _goes_through_places(self, start: int) -> bool:
        """10个省份同比增长,增速较快的河北、山东分别增长9%和8%。与一季度相比,3个省份增速提高,…。辽宁同比下降3%: places apart by the rate of what was told."""
        text, letters = self.state.clean.text, self.state.sentence.letters
        if PLACES_APART_BY_RATE.match(text, start) is not None:
            return True
        return self._went_through and letters[:1] == "S" and ONE_MORE_PLACE.match(text, start) is not None

    def _tells_beside(self, start: int, end: int) -> bool:
        """苏州以11500亿元居首,南京以8306亿元…: whether a sentence that names no indicator tells places of what the one before it named."""
        beside = self.slots.numbers.beside
        if not beside.may_expect or not self._named.names_places(start, end):
            return False
        return beside.expects(Sentence(*self._named.of(start, end), start, end))

    def _read_sentence(self, start: int, end: int) -> None:
        words, (tokens, letters) = self.scan.text[start:end], self._named.of(start, end)
        before = self.state.sentence.letters
        self.state.sentence = Sentence(tokens, letters, start, end)
        self.state.results.read_on(self.state.sentence)
        is_again = self.state.memory.was_above and _TOLD_AGAIN.match(letters) is not None  # 3月份,规上工业企业…。1-3月实现工业增加值…
        if (self.state.memory.counts_firms and letters.startswith("F")) or is_again:
            self.state.memory.above = "industrial_firms"  # 规上工业企业130家。实现工业总产值…
        if self.trace is not None:
            self.trace.append((words, tokens))
        memory, text = self.state.memory, self.state.clean.text
        if (memory.theme or memory.context) and is_short(text, start, end):
            memory.theme = memory.context = ""  # 工业增幅全市第四, over a paragraph of its own
        self.state.is_below_goals = self._goals.holds
        if (is_plan := self._goals.holds or self._goals.stand_for(self.state) or tells_goals(self.state, start)) or grounds_a_goal(
            text, start, end
        ):
            memory.status, memory.is_plan = "target", memory.is_plan or is_plan
        elif memory.is_plan and tells_what_has_come(self.state):
            memory.status, memory.is_plan = "actual", False
        memory.lists_parts = lists_places = text[start] in "分从各" and GOES_ON_WITH.match(text, start) is not None
        names_one = AMONG.match(letters) is not None
        going_on = memory.going_on if lists_places or names_one or GOES_ON.match(letters) else None
        if lists_places and going_on is None and (whole := self._splits.whole(start)):
            going_on = self.state.topics.make(whole, tokens[0]), "yoy"
        if is_by_rate := text[start] in "从按" and (by := BY_RATE.match(text, start)) is not None:
            going_on = by_rate(self.state, by["of"])
        goes_through = "I" not in letters and "J" not in letters and self._goes_through_places(start)
        if goes_through and going_on is None:
            going_on = by_rate(self.state, None, before)
        self._went_through = goes_through and going_on is not None
        if going_on is None and memory.opening and memory.context == memory.opening and PLACES_IN_BRACKETS.match(letters):
            going_on = self.state.topics.make(memory.opening, tokens[0]), "yoy"
        if (known := of_other_months(memory, self.state.sentence, self.state.topics.make) or going_on) is not None:
            memory.topic, memory.last = known
            is_of_places = (
                lists_places or names_one or is_by_rate or goes_through or letters[0] in "qr" or PLACES_RATED.match(letters) is not None
            )
            memory.head = memory.topic if is_of_places else memory.head
            memory.first = memory.topic if self._went_through else memory.first
        if (head := LEADERS.match(text, start)) is not None:
            self._lead_on(head[0], before, start)
        elif PLACES_APART.match(letters) is not None:
            self._lead_on("", before, start)
        if memory.opening and BY_TIMES.match(text, start):
            memory.topic = memory.head = self.state.topics.make(memory.opening, tokens[0])
            memory.last = "yoy"
        self.state.owner.see_beginning(self.state.sentence)
        self.state.owner.see_end(words if words[-1:] != "…" else text[start:].partition("\n")[0])  # 总产值增长36%……浏阳经开区实现开门红
        is_under = self._headed.tell(letters)
        turn_back(self.state, -1)
        behind = time_behind(self.state.sentence) if "这" in words else None
        if behind is not None:
            self.state.period.hold_here(behind)
        beside = self.slots.numbers.beside
        beside.begin()
        self.slots.read(_TELLING_SUMS if "累计" in words else _TELLING, "(" in words)
        beside.end()
        self._told_behind = self.state.period.once if behind is not None else None
        keep_cut_numbers(self.state, self.state.sentence, words)
        self._headed.see(is_under)
