"""Read a document sentence by sentence: find each number's clause, ask the constructions what it is, and bind it
to indicator, zone and period. A number that stands with an indicator and is read by nothing is kept as unread.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from metrics.extraction.clause import NOTHING, Clause, Memory, Reading, Sentence, Slot, Topic
from metrics.extraction.constructions import CONSTRUCTIONS
from metrics.extraction.constructions.ranks import scope_before
from metrics.extraction.context import Context
from metrics.extraction.lists import list_members
from metrics.extraction.owners import Owner
from metrics.extraction.reference_period import ReferencePeriod
from metrics.extraction.results import Results
from metrics.extraction.topics import Topics, unit_for
from metrics.language.normalise import Normalised
from metrics.language.periods import PeriodMention, find_periods
from metrics.language.tokens import Token, tokenise
from metrics.language.vocabulary import vocabulary

_SENTENCE = re.compile(r"[^。！？!?\n]{1,4000}[。！？!?]?")
_ARTICLE = re.compile(r"本报讯|本网讯|本刊讯|记者从")
# A sentence that opens with a comparison goes on about the last one's indicator: 超全省同期增速1.3个百分点.
_GOES_ON = re.compile(r"[v,]{0,2}(?:[gh][^IJxQE]{0,8}[BP]|r[^IJxQE]{0,8}[BPK]|z[^JxQE]{0,8}P|Y[ud][v]?P|k[^IJxQE]{0,4}K)")
_ABOVE = re.compile(r"规(?:模以)?上(?:工业)?企业|规模(?:工业|以上)企业")
_SAME_INDICATOR = re.compile(r"S[vTFY]{0,3}(?:[ud][v]?P|r[v]{0,2}P)")
_OTHER_BASE = re.compile(r"[比与较]\d{4}年(?:同期)?(?:相比)?\((?:以)?下同\)")
_NUMBERS = "PBMXKbf"
_WHEN_BUILT = ("达产后", "投产后", "建成投产后", "全面达产后", "建成后", "投用后")
_HEADING = 36  # characters; a longer line is prose
# 全年 in 完成全年目标任务 says when the goal is due, not which months the sentence is about.
_DUE = re.compile(r"T[vIxM]{0,3}[GH]")
_BOUNDARY = re.compile(r"[,;:()]")
_REFERENCE = re.compile(r"\([vYud]{0,2}P\)")
_EMPTY_BRACKETS = re.compile(r"\([^()PBMXKbf]{0,12}\)")
_BY_NUMBER = {n: [c for c in CONSTRUCTIONS if n in c.numbers] for n in _NUMBERS}
_MORE = {n: re.compile(rf"(?:j{{1,2}}[vud]{{0,2}}|,(?={n}))({n})") for n in _NUMBERS}


def sentences(text: str) -> Iterator[tuple[int, int, bool]]:
    """Start, end, and whether a new paragraph begins, of every sentence of normalised text."""
    for found in _SENTENCE.finditer(text):
        yield found.start(), found.end(), found.start() == 0 or text[found.start() - 1] == "\n"


def _without_brackets(tokens: list[Token]) -> list[Token]:
    """Leave out brackets that hold no figure of their own: (GDP), (下同), and a region's rate in 全市(7.1%)."""
    letters = "".join(t.letter for t in tokens)
    if "(" not in letters:
        return tokens
    drop: set[int] = set()
    for found in _EMPTY_BRACKETS.finditer(letters):
        drop.update(range(*found.span()))
    for found in _REFERENCE.finditer(letters):
        if re.search(r"[chgS][Svr]{0,3}$", letters[: found.start()]):
            drop.update(range(*found.span()))
    return [t for i, t in enumerate(tokens) if i not in drop] if drop else tokens


def _counts_a_part(clause: Clause) -> bool:
    """续建项目共58个 and 出口超亿美元的企业7家 count a part, and go on about it."""
    if clause.number.letter != "M" or clause.number.quantity is None or clause.number.quantity.unit != "COUNT":
        return False
    letters = clause.letters
    if re.search(r"Q[vFD]{0,3}M$", letters) and re.search("续建|新建|在谈|储备|意向|拟建", clause.text_of(0, len(letters))):
        return True
    return bool(re.search(r"[vM]E[vF]{0,2}M$", letters)) and any(t.text == "的" or t.letter == "M" for t in clause.tokens[:-1])


def _is_aside(clause: Clause) -> bool:
    """An amount that leaves its topic standing: 在全省100个园区中, 居五个千亿区, 首次突破千亿."""
    quantity = clause.number.quantity
    return bool(re.search(r"[Sk]v?M$", clause.letters)) or (quantity is not None and quantity.bound == "over")


class Reader:
    """Reads one document; `results` holds what was found, in order."""

    def __init__(self, clean: Normalised, context: Context, results: Results) -> None:
        self.clean = clean
        self.context = context
        self.results = results
        self.owner = Owner(context)
        self.period = ReferencePeriod(context)
        self.topics = Topics(self.owner)
        self.memory = Memory()
        self.sentence = Sentence([], "", 0, 0)
        self.trace: list[tuple[str, list[Token]]] | None = None
        self._other_base = False  # the paragraph said that its growth is against another year
        self._outside: list[tuple[Topic | None, str, bool, bool]] = []

    def read(self) -> None:
        text = self.clean.text
        self.period.expect(text)
        names = iter([start for _, start, _ in vocabulary().indicators.find_matches_as_indexes(text)])
        name = next(names, -1)
        for start, end, new_paragraph in sentences(text):
            while 0 <= name < start:
                name = next(names, -1)
            if new_paragraph:
                self._other_base = False
            self._other_base = self._other_base or _OTHER_BASE.search(text, start, end) is not None
            if new_paragraph and start > 80 and _ARTICLE.search(text, start, min(end, start + 40)):
                self.period.new_article()
            self._begin(new_paragraph)
            if self.trace is None and not start <= name < end and not text.startswith("其中", start):
                self._read_period_only(text, start, end)
                continue
            tokens = _without_brackets(tokenise(text, start, end))
            self.sentence = Sentence(tokens, "".join(t.letter for t in tokens), start, end)
            if self.trace is not None:
                self.trace.append((text[start:end], tokens))
            self._read_sentence()

    def _begin(self, new_paragraph: bool) -> None:
        before = self.memory
        previous = None if new_paragraph else before.first or before.previous
        self.memory = Memory(context=before.context, previous=previous)
        self.memory.owner_is_doubtful = before.owner_is_doubtful and not new_paragraph
        if not new_paragraph and before.topic is not None:
            self.memory.going_on = (before.topic, before.last)
        self.period.new_sentence(new_paragraph)
        self.owner.new_sentence()
        self._outside.clear()
    def _read_period_only(self, text: str, start: int, end: int) -> None:
        """A sentence that names no indicator can still say which months the next ones are about."""
        mention = next(find_periods(text[start:end]), None)
        if mention is None or mention.is_compared:
            return
        behind = "".join(t.letter for t in tokenise(text, start + mention.end, min(end, start + mention.end + 10)))
        if _DUE.match("T" + behind):
            return
        is_first = not re.search(r"\d[^,。]{0,3}[元%家个户万亿]", text[start : start + mention.start])
        is_heading = end - start < _HEADING and text[end - 1] not in "。!?"
        self.period.see(mention, is_first, behind[:1], is_heading)

    def _is_heading(self) -> bool:
        start, end = self.sentence.start, self.sentence.end
        return end - start < _HEADING and self.clean.text[end - 1] not in "。!?"

    def _read_sentence(self) -> None:
        tokens, letters = self.sentence.tokens, self.sentence.letters
        at = wide_start = 0
        if self.memory.going_on and _GOES_ON.match(letters):
            self.memory.topic, self.memory.last = self.memory.going_on
        while at < len(tokens):
            if letters[at] in _NUMBERS:
                last = self._last_of_list(at)
                self._read_numbers(wide_start, at, last)
                at = wide_start = last + 1
            else:
                self._step(at, wide_start)
                at += 1

    def _step(self, at: int, wide_start: int) -> None:
        """Let a slot that is no number change what is known."""
        token, memory = self.sentence.tokens[at], self.memory
        if token.letter == "T" and token.period is not None:
            self._see_period(token.period, at)
        elif token.letter in "IJ":
            self._see_indicator(at, wide_start)
        elif token.letter == "S":
            self.owner.see(self.sentence, at)
            self._see_other_owner(at)
        elif token.letter == "e":
            memory.status = "estimate"
        elif token.letter == "t" and not (memory.status == "estimate" and token.text.startswith("将")):
            memory.status = "target"
            memory.is_plan = memory.is_plan or "目标" in token.text
        elif token.letter == "v" and "累计" in token.text:
            self.period.is_cumulative = True
        elif token.letter == "(":
            self._outside.append((memory.topic, memory.last, memory.is_falling, memory.has_level))
        elif token.letter == ")" and self._outside:
            memory.topic, memory.last, memory.is_falling, memory.has_level = self._outside.pop()
        elif token.text in _WHEN_BUILT:
            memory.is_firm = True
        elif token.letter == ";":
            memory.is_part = memory.is_firm = False
            if memory.status == "target" and not memory.is_plan:
                memory.status = "actual"
        elif token.letter in ",:" and self._opens_goals(at):
            memory.status, memory.is_plan = "target", True

    def _opens_goals(self, at: int) -> bool:
        """主要预期目标是:… and 对于2025年的预期目标,报告提出,…; 围绕全年目标任务,… is not meant."""
        letters, before = self.sentence.letters[:at], self.sentence.tokens[at - 1]
        if self.sentence.letters[at] == ",":
            return letters.endswith("G") and before.text.endswith(("预期目标", "发展目标", "主要目标"))
        return bool(re.search(r"[Gt][^,;:]*$", letters)) and not re.search(r"[PMB]", letters)

    def _see_other_owner(self, at: int) -> None:
        """全市…增长6.5%,我区增长8.1%: the same indicator, somebody else's."""
        head = self.memory.head
        if head is None or head.is_narrowed or not _SAME_INDICATOR.match(self.sentence.letters, at):
            return
        token = self.sentence.tokens[at]
        if self.owner.since == token.start:
            self.memory.topic = Topic(head.code, head.text, token.start, self.owner.zone, self.owner.is_foreign)
            self.memory.last, self.memory.has_level, self.memory.is_falling = "", False, False

    def _see_period(self, period: PeriodMention, at: int) -> None:
        token, letters = self.sentence.tokens[at], self.sentence.letters
        self.memory.has_level = False
        base = self.context.base_year
        is_goal = token.text.startswith(("到", "至")) or (at > 0 and self.sentence.tokens[at - 1].text.endswith(("到", "至")))
        if period.relative == 1 or (is_goal and period.year is not None and (base is None or period.year > base)):
            self.memory.status = "target"
        if letters[:at].rstrip(",") == "q" and period.kind in ("month", "this_month"):
            self.memory.topic = self.memory.previous  # 其中,8月当月增长4.0%
        is_due = period.months == (1, 12) and period.year is None and period.relative != 1 and _DUE.match(letters, at)
        is_aside = bool(self._outside) and period.kind == "year"  # (2013年新设3家未统计)
        behind = self.clean.text[token.end : token.end + 12]
        if "以来" in re.split("[,。;]", behind)[0] and period.kind == "year":
            return  # 2008年建区以来
        if not is_due and not is_aside:
            text = self.clean.text[self.sentence.start : self.sentence.start + 8]
            is_first = not any(c in _NUMBERS for c in letters[:at]) and not text.lstrip().startswith(("分季度", "分月"))
            self.period.see(period, is_first, letters[at + 1 : at + 2], self._is_heading())

    def _see_indicator(self, at: int, wide_start: int) -> None:
        if self.topics.is_other_role(self.sentence, at, wide_start):
            return
        topic = self.topics.opened(self.sentence, at, wide_start, self.memory)
        if topic is None:
            if self.sentence.letters[at] == "J":
                self.memory.topic = None
            return
        if topic.code == "industrial_firms" or _ABOVE.match(topic.text):
            self.memory.above = "industrial_firms"
        self._set_topic(topic, at > 0 and self.sentence.letters[at - 1] == "j")
        self.memory.last, self.memory.has_level, self.memory.is_falling = "", False, False

    def _set_topic(self, topic: Topic, is_member: bool) -> None:
        memory = self.memory
        memory.listed = [*memory.listed, topic] if is_member else [topic]
        memory.topic = memory.head = topic
        memory.first = memory.first or topic
        memory.context = topic.code

    def _last_of_list(self, at: int) -> int:
        """The last number of a list of like numbers: 42.4%、36.8%和17.7%."""
        letters, last = self.sentence.letters, at
        while found := _MORE[letters[at]].match(letters, last + 1):
            if letters[last + 1] == "," and "D" not in letters[max(0, at - 8) : at]:
                break
            last = found.end() - 1
        return last

    def _clause(self, wide_start: int, first: int) -> Clause:
        tokens, letters = self.sentence.tokens, self.sentence.letters
        start = wide_start
        for found in _BOUNDARY.finditer(letters, wide_start, first):
            if not (found.group() == ":" and found.start() and letters[found.start() - 1] in "IJ"):
                start = found.end()
        behind = _BOUNDARY.search(letters, first + 1)
        topic = self.memory.topic
        return Clause(
            tokens[start : first + 1],
            letters[start : first + 1],
            letters[wide_start : first + 1],
            tokens[wide_start : first + 1],
            letters[first + 1 : behind.end() if behind else len(letters)],
            tokens[first],
            self.memory,
            vocabulary().units.get(topic.code, "") if topic else "",
            topic.code if topic else "",
            *self.period.now(),
        )

    def _read_numbers(self, wide_start: int, first: int, last: int) -> None:
        letters, tokens = self.sentence.letters, self.sentence.tokens
        numbers = [tokens[i] for i in range(first, last + 1) if letters[i] == letters[first]]
        clause = self._clause(wide_start, first)
        if len(numbers) == 1 or letters[first] in "bf":
            self._read_one(clause, wide_start, first)
        elif letters[first] == "K":
            self._read_ranks(clause, numbers, wide_start, first)
        elif not self._read_list(clause, numbers, wide_start, first):
            for number in numbers:
                self._keep_unread(replace(clause, number=number), "a list whose members cannot be told apart")
            self.memory.topic = None

    def _read_ranks(self, clause: Clause, numbers: list[Token], wide_start: int, first: int) -> None:
        """总量和增速分居全市第二和第三; 增速分别居第二、第四 after as many indicators."""
        order = re.search(r"l.*r|r.*l", clause.letters)
        topic = self.topics.carried(clause, self.memory)
        members = list_members(self.sentence, wide_start, first, len(numbers), self.topics, self.memory)
        if order is None and members is None and "D" in clause.letters and len(self.memory.slots) >= len(numbers):
            members = [slot.topic for slot in self.memory.slots[-len(numbers) :]]
        if order is None and members is not None:
            for member, number in zip(members, numbers, strict=True):
                each = replace(clause, number=number)
                name, reading = self._classify(each)
                if member is not None and reading is not None:
                    self._emit(name, reading, member, each)
            return
        if order is None or topic is None or len(numbers) != 2:
            for number in numbers:
                self._keep_unread(replace(clause, number=number), "a list of ranks")
            return
        measures = ("rank_level", "rank_yoy") if order.group()[0] == "l" else ("rank_yoy", "rank_level")
        for number, measure in zip(numbers, measures, strict=True):
            each = replace(clause, number=number)
            self._emit("rank", Reading(measure, each.value, "RANK", scope_before(clause)), topic, each)

    def _read_list(self, clause: Clause, numbers: list[Token], wide_start: int, first: int) -> bool:
        """Give each number of a list its own indicator, year, base or place, in order; False where the counts differ."""
        topics = list_members(self.sentence, wide_start, first, len(numbers), self.topics, self.memory)
        clause = self._clause(wide_start, first)
        name, reading = self._classify(clause)
        if reading is None and topics is not None and clause.number.letter == "M" and "D" in clause.letters:
            name, reading = "named_level", Reading("level", clause.value)  # a member without a code stands last
        if reading is None or not reading.measure:
            return reading is not None
        each = [replace(clause, number=number) for number in numbers]
        if topics is None and self._read_same_topic(name, reading, each):
            return True
        slots = [Slot(topic) for topic in topics] if topics is not None else self._slots(reading, len(numbers), clause)
        if slots is None:
            return False
        for one, slot in zip(each, slots, strict=True):
            found = self._with_own_verb(self._classify(one)[1], one.number) or replace(reading, value=one.value)
            if slot.topic is not None and found is not None:
                self._emit(name, found, slot.topic, one, slot.year)
        if reading.measure in ("level", "target") or (topics is not None and not self.memory.slots):
            self.memory.slots.extend(slots)
        self.memory.last = reading.measure
        return True

    def _with_own_verb(self, reading: Reading | None, number: Token) -> Reading | None:
        """分别增长3.1%和下降2.2%: a member's own verb turns the sign."""
        tokens = self.sentence.tokens
        before = tokens[tokens.index(number) - 1]
        if reading is None or reading.measure != "yoy" or before.letter not in "ud":
            return reading
        return replace(reading, value=-abs(number.quantity.value) if before.letter == "d" and number.quantity else abs(reading.value))

    def _read_same_topic(self, name: str, reading: Reading, each: list[Clause]) -> bool:
        """One topic against several bases or places: 分别较去年同期和一季度回落0.2和0.6个百分点, 高于全国、全省."""
        topic = self.topics.carried(each[0], self.memory)
        if topic is None:
            return False
        places = [t.text for t in each[0].tokens if t.letter == "S"]
        if reading.measure == "yoy_accel" and len(re.findall(r"[VYO]", each[0].letters)) == len(each):
            places = []
        elif reading.measure not in ("gap", "share") or len(places) != len(each):
            return False
        for i, one in enumerate(each):
            _, found = self._classify(one)
            if found is not None:
                self._emit(name, replace(found, scope=places[i]) if places else found, topic, one)
        return True

    def _slots(self, reading: Reading, count: int, clause: Clause) -> list[Slot] | None:
        """Whom a list without named members belongs to: the years named, or the amounts read before."""
        if re.search(r"[xQEJ][^,;:]*D", clause.letters):
            return None  # the list has members of its own
        if len(self.memory.listed) == count and "D" in clause.letters:
            return [Slot(topic) for topic in self.memory.listed]  # …和…双双突破1000亿元,分别达…
        years = self.period.years(count)
        if years:
            return [Slot(self.memory.topic, year) for year in years]
        if len(self.memory.slots) >= count and reading.measure != "level" and len(re.findall("[VYO]", clause.letters)) < 2:
            return self.memory.slots[-count:]
        return None

    @staticmethod
    def _classify(clause: Clause) -> tuple[str, Reading | None]:
        for each in _BY_NUMBER[clause.number.letter]:
            found = each.pattern.search(clause.wide if each.wide else clause.letters)
            if found is not None and (reading := each.build(clause, found)) is not None:
                return each.name, reading
        return "", None

    def _read_one(self, clause: Clause, wide_start: int, number: int) -> None:
        memory = self.memory
        topic = self.topics.carried(clause, memory)
        if "D" in clause.letters and clause.number.letter in "PB" and len(memory.slots) > 1 and not re.search("[VYO]", clause.letters):
            topic = None  # 分别占…的12.3%、…的11.8%: the rest of the list is not told apart
        memory.just_read = ""
        name, reading = self._classify(clause)
        if clause.number.letter == "M":
            if reading is None or topic is None:
                name, reading, topic = self._find_owner(name, reading, topic, wide_start, number, clause)
            if reading is None or reading.measure in ("level", "target"):
                memory.slots.append(Slot(topic if reading is not None else None))
        if reading is None or (reading.measure and topic is None):
            self._keep_unread(clause, "no construction reads it" if reading is None else "the indicator is not certain")
            memory.topic = None if clause.number.letter == "M" and not _is_aside(clause) else topic
            memory.is_part = memory.is_part or _counts_a_part(clause)
        elif not reading.measure:
            memory.topic = None if reading.base == "class" else memory.topic
            memory.last = reading.base if reading.base not in ("", "class") else memory.last
        elif len(memory.listed) > 1 and clause.number.letter in "KP" and any(t.text in ("均", "都", "双双") for t in clause.tokens):
            for each in memory.listed:  # 地区生产总值、规上工业增加值增速均居全市第2位
                self._emit(name, reading, each, clause)
            memory.last = reading.measure
        elif topic is not None and self._emit(name, reading, topic, clause):
            self._remember(reading, topic, clause)

    def _find_owner(
        self, name: str, reading: Reading | None, topic: Topic | None, wide_start: int, number: int, clause: Clause
    ) -> tuple[str, Reading | None, Topic | None]:
        """An amount beside a zone's name, or a count before what it counts."""
        owned = self.topics.owned(self.sentence, wide_start, number, self.memory)
        if owned is not None:
            self.memory.topic = owned
            return "owned_level", Reading("level", clause.value), owned
        counted = self.topics.counted(self.sentence, number) if reading is None else None
        if counted is not None:
            self.memory.topic, self.memory.context = counted, counted.code
            return "counted_before", Reading("level", clause.value), counted
        return name, reading, topic

    def _remember(self, reading: Reading, topic: Topic, clause: Clause) -> None:
        memory = self.memory
        memory.last = reading.measure.partition("+")[0]
        memory.just_read = topic.code
        memory.counted.append(topic.code)
        memory.awaits_completion = reading.measure == "target"
        is_floor = clause.number.quantity is not None and clause.number.quantity.bound == "over"
        if reading.measure == "level" and not is_floor:
            memory.has_level = True
        if reading.measure == "yoy":
            memory.is_falling = reading.value < 0
            if not any(slot.topic is not None and slot.topic.start == topic.start for slot in memory.slots):
                memory.slots.append(Slot(topic))  # an indicator of which only the growth is told

    def _emit(self, name: str, reading: Reading, topic: Topic, clause: Clause, year: int | None = None) -> bool:
        """Write observations for a reading; False where unit, period or owner do not allow one."""
        if self.owner.is_foreign and topic.start < self.owner.since:
            return False  # 全市增幅为12% behind the zone's own figure
        if topic.is_blocked or reading is NOTHING or not reading.measure or (self._other_base and reading.measure == "yoy"):
            return False
        wrote = False
        for measure in reading.measure.split("+"):
            unit = unit_for(measure, topic.code, clause.number)
            is_goal = reading.status == "target"
            is_due_this_year = reading.due == "year" or (is_goal and self.period.says_year)
            is_ahead = is_goal or self.memory.status != "actual"
            period = self.period.whole_year() if is_due_this_year else self.period.resolve(topic.code, year, reading.shift, is_ahead)
            if period is None and is_goal:
                period = self.period.whole_year()  # 今年,力争…
            if unit is None or period is None:
                self._keep_unread(clause, f"the unit does not fit {topic.code}" if unit is None else "no reference period is known")
                continue
            self.results.write(name, replace(reading, measure=measure, unit=unit), topic, period, clause, self.sentence)
            wrote = True
        return wrote

    def _keep_unread(self, clause: Clause, reason: str) -> None:
        if re.search("[IJ]", clause.wide) or self.memory.topic is not None:
            self.results.keep_unread(clause.number, self.sentence, reason)
