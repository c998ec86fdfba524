"""Follow an article from sentence to sentence, and read those that tell places side by side as they were planned.

苏州以11500亿元居首,南京8306亿元紧随其后; 无锡、南京和常州的出口超过千亿元,分别为1932亿元、1390亿元和1027亿元.
"""

from __future__ import annotations

from dataclasses import replace

from metrics.extraction.beside.figures import Told
from metrics.extraction.beside.forms import ECONOMY, HALVES, PLACES_COUNTED, SILENT, UNKNOWN_TOLD
from metrics.extraction.beside.look import Look
from metrics.extraction.beside.members import code_of, means
from metrics.extraction.beside.rates_told import has_grown, tells_rates
from metrics.extraction.classify import clause_before
from metrics.extraction.clause import Sentence, Slot, Topic
from metrics.extraction.state import State
from metrics.extraction.times.dating import is_short
from metrics.extraction.writer import Writer

_PASSED_OVER = 2  # sentences that name nothing, between one that names an indicator and one that tells places by it


class SideBySide:
    """Looks at the sentences of one article, one after the other."""

    def __init__(self, state: State, writer: Writer) -> None:
        self.state, self.writer = state, writer
        self._about: Topic | None = None  # the one indicator that the last sentence was about
        self._is_by_rate = False  # and whether it told of its growth
        self._listed: tuple[str, ...] = ()  # the places listed last
        self._has_grown = False  # its growth was the one rate told of it
        self._passed = 0  # sentences that name nothing since then
        self._has_product = False  # the article has told of the product
        self._plan: dict[int, Told] = {}
        self._has_taken = False  # the sentence looked at last tells places side by side

    @property
    def may_expect(self) -> bool:
        """Whether a sentence that names no indicator may tell places by the one told last."""
        return self._about is not None and self._passed <= _PASSED_OVER

    def expects(self, sentence: Sentence) -> bool:
        """Whether a sentence that names no indicator does."""
        return self.may_expect and self._look(sentence).told() is not None

    def _look(self, sentence: Sentence) -> Look:
        about = self._about if self.may_expect else None
        is_by_rate = self._is_by_rate or tells_rates(self.state.clean.text, sentence, self._has_grown)
        return Look(self.state, sentence, about, is_by_rate, self._listed, self._has_taken and not self._passed)

    def pass_over(self, start: int, end: int, new_paragraph: bool) -> None:
        """See a sentence that is not read: a heading ends what was told before."""
        text = self.state.clean.text
        if self._has_product and ECONOMY.search(text, start, end) is not None:
            self._about, self._passed, self._is_by_rate = Topic("gdp", "经济", start, None), 0, "增" in text[start:end]
        elif new_paragraph and is_short(text, start, end):
            self._about = None
        else:
            self._passed += 1

    def begin(self) -> None:
        """Look at the sentence that `state` holds."""
        sentence = self.state.sentence
        self._plan = {}
        goes_on = self._listed and not {"x", "D", "j"}.isdisjoint(sentence.letters)  # 三地…分别为…
        if not (goes_on or "S" in sentence.letters) or self.state.memory.is_firm:
            self._has_taken = False
            return
        look = self._look(sentence)
        told = look.told()
        self._listed = look.names_listed() or self._listed
        for each in told or ():
            self._plan[each.numbers[0]] = each
        self._has_taken = told is not None

    def end(self) -> None:
        """Keep what the sentence leaves to the next one."""
        sentence, about = self.state.sentence, self._about if self.may_expect else None
        self._passed = 0
        names = [at for at, letter in enumerate(sentence.letters) if letter == "I"]
        codes = {code_of(sentence, name) for name in names}
        short = [t.text for t in sentence.tokens if t.letter == "J" and not (codes == {"trade_total"} and t.text in HALVES)]
        self._has_product |= "gdp" in codes
        self._has_grown = has_grown(sentence.letters) if codes else self._has_grown
        if not self._has_taken and UNKNOWN_TOLD.search(sentence.letters) is not None:
            self._about = None
        elif about is not None and sentence.letters[:1] == "q" and codes and codes != {about.code}:
            pass  # 规上工业增加值增长11%。其中,装备制造业增加值增长71%。从区域看,太原、大同…: of the whole again
        elif len(codes) == 1 and "" not in codes and all(map(sentence.tokens[names[0]].text.endswith, short)):
            self._about = self.state.topics.make(codes.pop(), sentence.tokens[names[0]])
            self._is_by_rate = "r" in sentence.letters and "l" not in sentence.letters
        elif self._has_product and not codes and not short and ECONOMY.search(self.state.clean.text, sentence.start, sentence.end):
            self._about, self._is_by_rate = Topic("gdp", "经济", sentence.start, None), "r" in sentence.letters
        elif about is not None and not codes and short and all(means(about, text) for text in short):
            pass  # 广东零售总额14891亿元, behind 社会消费品零售总额
        elif not codes and (named := self._named_by_short_name(short)) is not None:
            self._about = named
        elif codes or short or not (self._has_taken or self._names_nothing_else() or not self._has_figures()):
            self._about = None

    def _named_by_short_name(self, short: list[str]) -> Topic | None:
        """全省出口下降6.3%: the one indicator that the sentence names, by a short name."""
        head = self.state.memory.head
        is_it = head is not None and [head.text] == short and head.start >= self.state.sentence.start and not head.is_narrowed
        return head if is_it else None

    def _names_nothing_else(self) -> bool:
        """西藏增长20.5%; 其中,5月份完成13亿元: whether the sentence tells figures of places or times alone."""
        tokens = self.state.sentence.tokens
        words = [t.text for t in tokens if t.letter == "x" and SILENT.fullmatch(t.text) is None]
        return not any(t.letter in "QEJ" for t in tokens) and (self.state.sentence.letters.startswith("S") or not words)

    def _has_figures(self) -> bool:
        """Whether the sentence has figures, other than how many places there are."""
        quantities = [t.quantity for t in self.state.sentence.tokens if t.letter in "MPX"]
        return any(quantity is None or quantity.printed_unit not in PLACES_COUNTED for quantity in quantities)

    def read(self, wide_start: int, first: int) -> int:
        """Write the numbers planned that begin at slot `first`; the last of them, or -1 where none is planned."""
        told = self._plan.get(first)
        if told is None or self.state.memory.status == "target":
            return -1  # 今年目标:长沙增长7%,株洲增长7.5%
        state, memory, tokens = self.state, self.state.memory, self.state.sentence.tokens
        if not told.topics or state.vague.holds(state.sentence, first, False, False):
            for number in told.numbers:
                self.writer.set_aside(clause_before(state, wide_start, first).of(tokens[number]), "it is no figure of one period")
            return told.numbers[-1]
        memory.head = memory.topic = told.topics[0]
        state.owner.since = min(state.owner.since, *(topic.start for topic in told.topics))
        is_of_one, opened_around = len(told.topics) == 1, state.owner.opened_around
        if is_of_one:
            state.owner.claims(state.sentence, state.sentence.slot_at(told.topics[0].start))
        else:
            state.owner.turn(to_others=False)
        state.owner.opened_around = opened_around
        clause = clause_before(state, wide_start, first)
        for number, topic, reading in zip(told.numbers, told.topics, told.readings, strict=True):
            one = clause.of(tokens[number])
            if self.writer.emit(told.name, reading, topic, one) and is_of_one:
                self.writer.remember(reading, topic, one)
        if not is_of_one:
            memory.slots.extend(map(Slot, told.topics))
        memory.topic = told.topics[-1] if is_of_one else replace(told.topics[-1], is_blocked=True)
        memory.head, memory.first = told.topics[-1], memory.first or told.topics[0]
        memory.last = told.readings[-1].measure
        return told.numbers[-1]
