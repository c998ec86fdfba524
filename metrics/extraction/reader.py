"""Read a document sentence by sentence: find each number's clause, ask the constructions what it is, and bind it
to indicator, zone and period. A number that stands with an indicator and is read by nothing is kept as unread.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from metrics.extraction.binding import Binder, list_items
from metrics.extraction.clause import Clause, Memory, Reading, Slot, Topic
from metrics.extraction.constructions import CONSTRUCTIONS
from metrics.extraction.constructions.ranks import scope_before
from metrics.extraction.context import Context
from metrics.language.normalise import Normalised
from metrics.language.periods import PeriodMention
from metrics.language.tokens import Token, tokenise
from metrics.language.vocabulary import vocabulary
from metrics.model import Document, Observation, Span, Unread

_SENTENCE = re.compile(r"[^。！？!?\n]{1,4000}[。！？!?]?")
_WORTH = re.compile(r"\d|[一二三四五六七八九十]{1,2}[%成倍季月位]|百分之|首位|榜首|第一|翻番|翻[一两]番|翻了|持平|季度|半年|全年|年")
_ARTICLE = re.compile(r"本报讯|本网讯|本刊讯|记者从")
_NUMBERS = "PBMXKbf"
_BOUNDARY = re.compile(r"[,;:()]")
_REFERENCE = re.compile(r"\([vYud]{0,2}P\)")
_EMPTY_BRACKETS = re.compile(r"\([^()PBMXKbf]{0,12}\)")
_BY_NUMBER = {n: [c for c in CONSTRUCTIONS if n in c.numbers] for n in _NUMBERS}


def sentences(text: str) -> Iterator[tuple[int, int, bool]]:
    """Start, end, and whether a new paragraph begins, of every sentence of normalised text."""
    for found in _SENTENCE.finditer(text):
        yield found.start(), found.end(), found.start() == 0 or text[found.start() - 1] == "\n"


def _without_brackets(tokens: list[Token]) -> list[Token]:
    """Leave out brackets that hold no figure of their own: (GDP), (下同), and a region's rate in 全市(7.1%)."""
    letters = "".join(t.letter for t in tokens)
    drop: set[int] = set()
    for found in _EMPTY_BRACKETS.finditer(letters):
        drop.update(range(*found.span()))
    for found in _REFERENCE.finditer(letters):
        if found.start() and letters[found.start() - 1] in "Sv" and re.search(r"[chgS][Sv]{0,3}$", letters[: found.start()]):
            drop.update(range(*found.span()))
    return [t for i, t in enumerate(tokens) if i not in drop] if drop else tokens


class Reader:
    """Reads one document; `observations` and `unread` hold what was found, in order."""

    def __init__(self, document: Document, clean: Normalised, context: Context) -> None:
        self.document = document
        self.clean = clean
        self.context = context
        self.binder = Binder(context)
        self.memory = Memory()
        self.observations: list[Observation] = []
        self.unread: list[Unread] = []
        self.trace: list[tuple[str, list[tuple[str, str]]]] | None = None
        self._seen: set[tuple[object, ...]] = set()
        self._sentence = (0, 0)
        self._outside: list[tuple[Topic | None, str, bool, bool]] = []

    def read(self) -> None:
        text = self.clean.text
        for start, end, new_paragraph in sentences(text):
            piece = text[start:end]
            if new_paragraph and _ARTICLE.search(piece[:40]) and start > 80:
                self.binder.new_article()
            if _WORTH.search(piece) is None:
                continue
            self._sentence = (start, end)
            tokens = _without_brackets(tokenise(text, start, end))
            if self.trace is not None:
                self.trace.append((piece, [(t.letter, t.text) for t in tokens]))
            before = self.memory
            self.memory = Memory(context=before.context, previous=before.first or before.previous if not new_paragraph else None)
            self.binder.new_sentence(new_paragraph)
            self._outside.clear()
            self._read_sentence(tokens)

    def _read_sentence(self, tokens: list[Token]) -> None:
        letters = "".join(t.letter for t in tokens)
        at = wide_start = 0
        while at < len(tokens):
            token = tokens[at]
            if token.letter in _NUMBERS:
                last = self._run_end(tokens, letters, at)
                self._read_numbers(tokens, letters, wide_start, at, last)
                at = wide_start = last + 1
                continue
            self._step(tokens, letters, at, wide_start)
            at += 1

    def _step(self, tokens: list[Token], letters: str, at: int, wide_start: int) -> None:
        """Let a slot that is no number change what is known."""
        token = tokens[at]
        if token.letter == "T" and token.period is not None:
            self.memory.has_level = False
            base = self.context.base_year
            is_goal = token.text.startswith(("到", "至")) or (at and tokens[at - 1].text.endswith(("到", "至")))
            if token.period.relative == 1 or (is_goal and token.period.year is not None and (base is None or token.period.year > base)):
                self.memory.status = "target"
            if letters[:at].rstrip(",") == "q" and token.period.kind in ("month", "this_month"):
                self.memory.topic = self.memory.previous  # 其中,8月当月增长4.0%
            if not self._is_goal_period(token.period, letters, at):
                self.binder.set_period(token.period, not any(c in _NUMBERS for c in letters[:at]), letters[at + 1 : at + 2])
        elif token.letter == "e":
            self.memory.status = "estimate"
        elif token.letter == "t":
            self.memory.status = "target"
        elif token.letter == ";" and self.memory.status == "target" and not self.memory.is_plan:
            self.memory.status = "actual"
        elif token.letter == "v" and "累计" in token.text:
            self.binder.is_cumulative = True
        elif token.letter == ":" and re.search(r"[Gt][^,;:]*$", letters[:at]) and not re.search(r"[PMB]", letters[:at]):
            self.memory.status, self.memory.is_plan = "target", True
        elif token.letter == "(":
            self._outside.append((self.memory.topic, self.memory.last, self.memory.is_falling, self.memory.has_level))
        elif token.letter == ")" and self._outside:
            self.memory.topic, self.memory.last, self.memory.is_falling, self.memory.has_level = self._outside.pop()
        elif token.letter == "S":
            self.binder.see_place(tokens, letters, at)
        elif token.letter in "IJ":
            self._see_indicator(tokens, letters, at, wide_start)

    @staticmethod
    def _is_goal_period(period: PeriodMention, letters: str, at: int) -> bool:
        """全年 in 完成全年目标任务 says when the goal is due, not which months the sentence is about."""
        return period.months == (1, 12) and period.year is None and bool(re.match(r"T[vIxM]{0,3}[GH]", letters[at:]))

    def _see_indicator(self, tokens: list[Token], letters: str, at: int, wide_start: int) -> None:
        topic = self.binder.topic(tokens, letters, at, wide_start, self.memory)
        if topic is None:
            if letters[at] == "J":
                self.memory.topic = None
            return
        if topic.code == "industrial_firms":
            self.memory.above = topic.code
        self.memory.topic, self.memory.last, self.memory.has_level = topic, "", False
        self.memory.is_falling = False
        self.memory.head = topic
        self.memory.first = self.memory.first or topic
        self.memory.context = topic.code

    def _run_end(self, tokens: list[Token], letters: str, at: int) -> int:
        """The last number of a list of like numbers: 42.4%、36.8%和17.7%."""
        letter, last = letters[at], at
        while found := re.compile(rf"(?:j{{1,2}}v?|,(?={letter}))({letter})").match(letters, last + 1):
            if letters[last + 1] == "," and "D" not in letters[max(0, at - 8) : at]:
                break
            last = found.end() - 1
        return last

    def _clause(self, tokens: list[Token], letters: str, wide_start: int, first: int, number: int) -> Clause:
        start = wide_start
        for found in _BOUNDARY.finditer(letters, wide_start, first):
            if not (found.group() == ":" and found.start() and letters[found.start() - 1] in "IJ"):
                start = found.end()
        behind = _BOUNDARY.search(letters, number + 1)
        end = behind.start() if behind else len(letters)
        topic = self.memory.topic
        unit = vocabulary().units.get(topic.code, "") if topic else ""
        inner = tokens[start:first] + [tokens[number]]
        return Clause(
            inner, "".join(t.letter for t in inner), letters[wide_start:first] + letters[number], tokens[wide_start:first] + [tokens[number]],
            letters[number + 1 : end + 1], tokens[number], self.memory, unit, topic.code if topic else "", *self.binder.now(),
        )  # fmt: skip

    def _read_numbers(self, tokens: list[Token], letters: str, wide_start: int, first: int, last: int) -> None:
        numbers = [i for i in range(first, last + 1) if letters[i] == letters[first]]
        clause = self._clause(tokens, letters, wide_start, first, first)
        items = list_items(tokens, letters, wide_start, first, len(numbers), self)
        if len(numbers) == 2 and letters[first] == "K" and (order := re.search(r"l.*r|r.*l", clause.letters)) and self.memory.topic:
            topic = self.binder.carried(clause, self.memory) or self.memory.topic
            measures = ("rank_level", "rank_yoy") if order.group()[0] == "l" else ("rank_yoy", "rank_level")
            for number, measure in zip(numbers, measures, strict=True):
                each = replace(clause, number=tokens[number])
                self._emit("rank", Reading(measure, each.value, "RANK", scope_before(clause)), topic, tokens[number], each)
            return
        if len(numbers) > 1 and letters[first] not in "Kbf":
            if not self._read_list(tokens, letters, wide_start, first, numbers, items):
                for number in numbers:
                    self._keep_unread(replace(clause, number=tokens[number]), "a list whose members cannot be told apart")
                self.memory.topic = None
            return
        for number in numbers:
            self._read_one(replace(clause, number=tokens[number]) if number != first else clause, tokens, letters, wide_start, first, number)

    def _read_list(self, tokens: list[Token], letters: str, wide_start: int, first: int, numbers: list[int], items: list[Topic | None] | None) -> bool:
        """Give each number of a list its own indicator, year or place, in order; False where the counts differ."""
        clause = self._clause(tokens, letters, wide_start, first, first)
        name, reading = self._classify(clause)
        if reading is None or not reading.measure:
            return reading is not None
        bases = re.findall(r"[VYO]", clause.letters)
        if reading.measure == "yoy_accel" and len(bases) == len(numbers) and not items and self.memory.topic is not None:
            for number in numbers:  # 分别较去年同期和一季度回落0.2个和0.6个百分点
                _, each = self._classify(replace(clause, number=tokens[number]))
                if each:
                    self._emit(name, each, self.memory.topic, tokens[number], clause)
            return True
        places = self.binder.scopes(clause) if reading.measure in ("gap", "share", "rank_level", "rank_yoy") else []
        if len(places) == len(numbers) and not items:
            for number, place in zip(numbers, places, strict=True):
                _, each = self._classify(replace(clause, number=tokens[number]))
                if each:
                    self._emit(name, replace(each, scope=place), self.memory.topic, tokens[number], clause)
            return True
        years = self.binder.years(clause, len(numbers))
        slots = [Slot(topic) for topic in items] if items else None
        if slots is None and years:
            slots = [Slot(self.memory.topic, year) for year in years]
        if slots is None and len(self.memory.slots) >= len(numbers) and reading.measure != "level":
            slots = self.memory.slots[-len(numbers) :]
        if slots is None or len(slots) != len(numbers):
            return False
        for number, slot in zip(numbers, slots, strict=True):
            _, each = self._classify(replace(clause, number=tokens[number]))
            if slot.topic is not None and each is not None:
                self._emit(name, each, slot.topic, tokens[number], clause, slot.year)
        if reading.measure in ("level", "target"):
            self.memory.slots.extend(slots)
        elif items and not self.memory.slots:
            self.memory.slots.extend(slots)
        self.memory.last = reading.measure
        return True

    def _classify(self, clause: Clause) -> tuple[str, Reading | None]:
        for each in _BY_NUMBER[clause.number.letter]:
            found = each.pattern.search(clause.wide if each.wide else clause.letters)
            if found is not None and (reading := each.build(clause, found)) is not None:
                return each.name, reading
        return "", None

    def _read_one(self, clause: Clause, tokens: list[Token], letters: str, wide_start: int, first: int, number: int) -> None:
        topic = self.binder.carried(clause, self.memory)
        self.memory.just_read = ""
        name, reading = self._classify(clause)
        if clause.number.letter == "M" and (reading is None or topic is None):
            owned = self.binder.owned(tokens, letters, wide_start, number, self.memory)
            if owned is not None:
                self.memory.topic = topic = owned
                name, reading = "owned_level", Reading("level", clause.value)
        if reading is None and clause.number.letter == "M":
            counted = self.binder.counted(tokens, letters, number)
            if counted is not None:
                self.memory.topic = topic = counted
                self.memory.context = counted.code
                name, reading = "counted_before", Reading("level", clause.value)
        if clause.number.letter == "M" and (reading is None or reading.measure in ("level", "target")):
            self.memory.slots.append(Slot(topic if reading is not None else None))
        if reading is None or (reading.measure and topic is None):
            self._keep_unread(clause, "no construction reads it" if reading is None else "the indicator is not certain")
            if topic is None:
                self.memory.topic = None
            return
        if not reading.measure:
            if reading.base == "class":
                self.memory.topic = None
            else:
                self.memory.last = reading.base or self.memory.last
            return
        if topic is not None and self._emit(name, reading, topic, clause.number, clause):
            self.memory.last = reading.measure.partition("+")[0]
            self.memory.just_read = topic.code
            self.memory.awaits_completion = reading.measure == "target" and bool(re.search(r"z|F|v", clause.letters)) and reading.status == "target"
            if reading.measure == "level" and not (clause.number.quantity and clause.number.quantity.bound == "over"):
                self.memory.has_level = True
            if reading.measure == "yoy":
                self.memory.is_falling = reading.value < 0

    def _emit(self, name: str, reading: Reading, topic: Topic, token: Token, clause: Clause, year: int | None = None) -> bool:
        """Write observations for a reading; False where unit, period or owner do not allow one."""
        if topic.is_blocked or not reading.measure:
            return False
        wrote = False
        for measure in reading.measure.split("+"):
            unit = self.binder.unit_for(measure, topic.code, token)
            if unit is None:
                self._keep_unread(clause, f"the unit does not fit {topic.code}")
                continue
            period = self.binder.year_period() if reading.due == "year" else self.binder.period_for(topic.code, year, reading.shift)
            if period is None:
                self._keep_unread(clause, "no reference period is known")
                continue
            wrote = self._write(name, replace(reading, measure=measure), topic, token, unit, period, clause) or wrote
        return wrote

    def _write(self, name: str, reading: Reading, topic: Topic, token: Token, unit: str, period: tuple[str, str, tuple[str, ...]], clause: Clause) -> bool:
        key = (topic.code, reading.measure, reading.value, unit, period[0], period[1], topic.zone, reading.scope if reading.measure == "gap" else None)
        if key in self._seen:
            return True
        self._seen.add(key)
        status = reading.status or ("estimate" if self.memory.status == "estimate" else "actual")
        if topic.code == "projects_key_planned":
            status = "target"
        quantity = token.quantity
        if quantity is not None and quantity.is_estimate and status == "actual":
            status = "estimate"
        starts = [t.start for t in clause.tokens if t.letter not in "vjq,"] or [token.start]
        start, end = self.clean.span(min(starts[0], token.start), token.end)
        value_start, value_end = self.clean.span(token.start, token.end)
        sentence = self.clean.span(*self._sentence)
        source = self.clean.original
        self.observations.append(
            Observation(
                self.document.name, topic.zone, topic.code, topic.text, reading.measure, _plain(reading.value), unit,
                source[value_start:value_end], period[0], period[1], status, quantity.bound if quantity else "exact",
                reading.scope, Span(start, end, source[start:end]), Span(*sentence, source[slice(*sentence)]), name, period[2],
            )  # fmt: skip
        )
        return True

    def _keep_unread(self, clause: Clause, reason: str) -> None:
        if not re.search("[IJ]", clause.wide) and self.memory.topic is None:
            return
        span = self.clean.span(clause.number.start, clause.number.end)
        sentence = self.clean.span(*self._sentence)
        source = self.clean.original
        self.unread.append(Unread(Span(*span, source[slice(*span)]), Span(*sentence, source[slice(*sentence)]), reason))


def _plain(value: Decimal) -> Decimal:
    exponent = value.as_tuple().exponent
    return value.quantize(Decimal(1)) if isinstance(exponent, int) and exponent > 0 else value
