"""Collect what was read, once each, with the words of the original that say it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from decimal import Decimal

from metrics.extraction.bases_told import AGAINST, base_in_front
from metrics.extraction.calibres import of_other_calibres, told_apart
from metrics.extraction.clause import NUMBERS, Clause, Reading, Sentence, Topic
from metrics.extraction.codes import OF_LARGE_FIRMS
from metrics.extraction.scopes import scope_of, with_its_bracket
from metrics.extraction.shades import Expected, bound_of
from metrics.extraction.times.reference_period import Resolved
from metrics.language.normalise import Normalised
from metrics.language.numerals import without_exponent
from metrics.language.signs import without_layout
from metrics.language.token import Token
from metrics.model import Extraction, Observation, Span, Unread

# A level only repeated in round words (突破50亿元) within this factor of an exact one says nothing new.
_ROUNDED = Decimal("1.5")
_NEARLY = Decimal("0.95")
_ROUND = ("over", "about")
_GOALS, _NEAR_GOALS = ("target", "target_yoy"), 6  # observations
_OF_ONE_GOAL, _REPLACED = ("zone", "indicator", "measure", "period_start", "period_end"), "before_revision"
_OF_A_WHOLE = frozenset(("rank_level", "rank_yoy", "share", "contribution", "contribution_share"))  # measures whose scope is looked for
_TENTH, _HALF = Decimal(10), Decimal("0.5")  # percent
_DOUBLED = "翻"  # the first character of 翻番 and 翻两番
_REPEATED = ("level", "yoy", "share")
ANOTHERS = "it is another's figure"
_ABOVE = 60  # characters
_DONE = re.compile("(?:累计|共)?(?:完成|实现)(?!投资)(?=..)")
_REST = re.compile("(?:总?[量额值数]|水平)量?(?![化定级])")
_TOLD_AGAIN = ("level", "target")  # what an amount is known by; a rank or a rate may be the same by chance
_SUMMED = ("产值", "收入", "投资", "税收")
_FIRST_OF_DEEDS, _FIRST_OF_RESTS = frozenset("累共完实"), frozenset("总量额值数水")


def _sets_anew(clause: Clause) -> bool:
    """调整预算35亿元, 调整后目标35亿元, 调整后的目标."""
    goals = [at for at, token in enumerate(clause.wide_tokens) if token.letter == "G"]
    return bool(goals) and any(t.text.startswith("调整") for t in clause.wide_tokens[max(0, goals[-1] - 3) : goals[-1] + 1])


class Results:
    """Observations and unread numbers of one document, in reading order."""

    def __init__(self, document: str) -> None:
        self.document = document
        self.observations: list[Observation] = []
        self.told_before = 0  # how many of them the sentences before have told
        self.unread: list[Unread] = []
        self._seen: set[tuple[object, ...]] = set()
        self.least_of_a_year: dict[tuple[str, str | None, str], Decimal] = {}  # told of an indicator, a zone and a whole year
        self._said: Span | None = None  # the sentence that is being read
        self._headlines: list[Observation] = []  # levels told in a line above an article
        self._undated: list[Observation] = []  # of lines without a time of their own, as headlines are

    def turn_to(self, clean: Normalised) -> None:
        """What comes next is read from this article."""
        self.clean = clean
        self._expected = Expected(clean.text)
        self._shift: int | None = None
        self.read_on(Sentence([], "", 0, 0))

    def read_on(self, sentence: Sentence) -> None:
        """What comes next is read from this sentence."""
        self.sentence, self._said, self.told_before = sentence, None, len(self.observations)

    def write(
        self, name: str, measure: str, unit: str, status: str, reading: Reading, topic: Topic, period: Resolved, clause: Clause
    ) -> None:
        """Keep one observation; a sentence that says the same again adds nothing."""
        token, text, (start, end, flags) = clause.number, self.clean.text, period
        has_scope = reading.scope or measure in _OF_A_WHOLE
        scope = scope_of(measure, reading.scope, topic.code, text, self.sentence.start, token.start) if has_scope else None
        against = (reading.against or base_in_front(self.sentence, token)) if measure == "yoy_accel" else ""
        key = (topic.code, measure, reading.value, unit, start, end, topic.zone, scope if measure == "gap" else None)
        if key in self._seen:
            return
        self._seen.add(key)
        said, evidence, printed = self._quoted(clause, topic)
        if scope is not None and scope[-1] in "县市区" and ("(" in said.text or "（" in said.text):
            scope = with_its_bracket(scope, without_layout(said.text))
        is_expected = status == "actual" and self._expected.marks and self._expected.holds(token)
        seen = Observation(  # by place: by name it takes twice as long
            self.document,
            topic.zone,
            topic.code,
            self._as_printed(topic),
            measure,
            _plain(reading.value),
            unit,
            printed,
            start,
            end,
            "estimate" if is_expected else status,
            bound_of(text, token),
            scope,
            evidence,
            said,
            name,
            (*flags, f"{AGAINST}{against}") if against else flags,
        )
        if measure in _GOALS and _sets_anew(clause):
            self._replace_goal(seen)
        self.observations.append(seen)
        if measure in _TOLD_AGAIN:
            self._remember(seen)

    def _replace_goal(self, new: Observation) -> None:
        """年初预算33亿元,调整预算35亿元: the first stands as what it was before the second."""
        for at in range(max(0, len(self.observations) - _NEAR_GOALS), len(self.observations)):
            old = self.observations[at]
            is_same = all(getattr(old, name) == getattr(new, name) for name in _OF_ONE_GOAL)
            if is_same and old.value != new.value and _REPLACED not in old.flags:
                self.observations[at] = old._replace(flags=(*old.flags, _REPLACED))

    def _quoted(self, clause: Clause, topic: Topic) -> tuple[Span, Span, str]:
        """The sentence, the words of it that say the number, and the number, as the original has them."""
        said, token = self._sentence(), clause.number
        evidence = self._span(_first(clause, topic, self.sentence), token.end)
        if self.clean.is_moved:
            return said, evidence, self._span(token.start, token.end).text
        return said, evidence, self.clean.original[self._origin(token.start) : evidence.end]

    def _remember(self, seen: Observation) -> None:
        """What a level or a goal tells for those that are read later."""
        start, end = seen.period_start, seen.period_end
        if seen.measure == "level" and end[5:] == "12" and start == f"{end[:4]}-01":
            whole = (seen.indicator, seen.zone, end[:4])
            self.least_of_a_year[whole] = min(seen.value, self.least_of_a_year.get(whole, seen.value))
        if seen.measure == "level" and self._is_headline():
            self._headlines.append(seen)
        if "T" not in self.sentence.letters and self.clean.text[self.sentence.end : self.sentence.end + 1] == "\n":
            self._undated.append(seen)

    def _is_headline(self) -> bool:
        """Whether the sentence is a line above the text that names no place."""
        is_above = self.sentence.start < _ABOVE and self.clean.text[self.sentence.end : self.sentence.end + 1] == "\n"
        return is_above and "S" not in self.sentence.letters

    def _of_others(self) -> set[int]:
        """Headlines whose amount the text below tells of somebody else: 前9月出口27.3亿美元, over 郊区出口27.3亿美元."""
        if not self._headlines:
            return set()
        others = {missed.span.text for missed in self.unread if missed.reason == ANOTHERS}
        headlines = set(map(id, self._headlines))
        own = {seen.value_text for seen in self.observations if id(seen) not in headlines}
        return {id(seen) for seen in self._headlines if seen.value_text in others and seen.value_text not in own}

    def keep_unread(self, number: Token, reason: str, is_understood: bool = False) -> None:
        """Keep a number that became no observation, and why; `is_understood`: it is known to be none."""
        said = self._sentence()
        self.unread.append(Unread(self._span(number.start, number.end), said, reason, is_understood))

    def extraction(self) -> Extraction:
        """All that was found: observations without what a headline or a rounded figure tells again, and the numbers unread."""
        told, repeated = self._without_rounded(), self._repeated_headlines() | self._of_others()
        told = [seen for seen in told if id(seen) not in repeated] if repeated else told
        if others := of_other_calibres(told):
            told, apart = told_apart(told, others)
            return Extraction(tuple(told), (*self.unread, *apart))
        return Extraction(tuple(told), tuple(self.unread))

    def _repeated_headlines(self) -> set[int]:
        """Headlines (力争地区生产总值达2000亿元) whose figure one later sentence gives for another time, or as a level: that is what it is."""
        told: dict[tuple[object, ...], list[Observation]] = {_figure(seen): [] for seen in self._undated}
        for seen in self.observations if told else ():
            if seen.measure in _TOLD_AGAIN and (others := told.get(_figure(seen))) is not None:
                others.append(seen)
        again = {
            id(seen)
            for seen in self._undated
            if len({_time(other) for other in told[_figure(seen)] if other.evidence.start >= seen.sentence.end} - {_time(seen)}) == 1
        }
        if not self._undated:
            return again
        levels = {(seen.indicator, seen.value, seen.zone, *_time(seen)) for seen in self.observations if seen.measure == "level"}
        goals = [seen for seen in self._undated if seen.measure == "target"]  # GDP将达8000亿元, over what is expected of the year
        return again | {id(seen) for seen in goals if (seen.indicator, seen.value, seen.zone, *_time(seen)) in levels}

    def _without_rounded(self) -> list[Observation]:
        rounded = [seen for seen in self.observations if seen.measure in _REPEATED and _is_round(seen)]
        exact: dict[tuple[object, ...], list[Decimal]] = {each: [] for seen in rounded for each in _told_by(seen)}
        for seen in self.observations if rounded else ():
            if seen.measure not in _REPEATED:
                continue
            is_exact = seen.bound != "over" if seen.measure == "level" else not _is_round(seen)
            if is_exact and (values := exact.get(_subject(seen))) is not None:
                values.append(seen.value)
        for values in exact.values():
            values.sort()
        repeated = {id(seen) for seen in rounded if any(_is_repeated(seen, exact[each]) for each in _told_by(seen))}
        return [seen for seen in self.observations if id(seen) not in repeated] if repeated else self.observations

    def _sentence(self) -> Span:
        """The sentence that is being read, found once for all that it says."""
        if self._said is None:
            start, end = self.sentence.start, self.sentence.end
            first, last = self.clean.span(start, end)
            self._said = Span(first, last, self.clean.original[first:last])
            is_whole = last - first == end - start and not self.clean.is_moved  # as printed: nothing was taken out
            self._shift = first - start if is_whole else None
        return self._said

    def _span(self, start: int, end: int) -> Span:
        """Words of the sentence that is being read, in the original."""
        shift = self._shift
        first, last = self.clean.span(start, end) if shift is None else (start + shift, end + shift)
        return Span(first, last, self.clean.original[first:last])

    def _as_printed(self, topic: Topic) -> str:
        """The whole name as the original prints it, in its script; as it was read where it is no single piece of this text."""
        start, end = topic.start, topic.start + len(topic.text)
        text = self.clean.text
        if text[start:end] != topic.text:
            return topic.text
        if text[start] in _FIRST_OF_DEEDS and (done := _DONE.match(text, start, end)) is not None:
            start = done.end()  # 完成固定资产投资
        elif text[start - 1 : start] == "总" and topic.text.startswith(_SUMMED):
            start -= 1  # 农林牧渔业实现总产值
        if text[end : end + 1] in _FIRST_OF_RESTS and (rest := _REST.match(text, end)) is not None:
            end = rest.end()  # 新增企业数量, 一般公共预算收入总量
        if self._shift is not None and self.sentence.start <= start:
            return self.clean.original[start + self._shift : end + self._shift]
        first, last = self.clean.span(start, end)
        return self.clean.original[first:last]

    def _origin(self, position: int) -> int:
        """The same for one character."""
        return self.clean.origin(position) if self._shift is None else position + self._shift


def _first(clause: Clause, topic: Topic, sentence: Sentence) -> int:
    """Where the words begin that say a number: with its indicator's name where the sentence names it, else with the clause."""
    first = number = clause.number.start
    for token in clause.tokens:
        if token.letter not in "vjq,":
            first = token.start if token.start < number else number
            break
    if sentence.start <= topic.start < number:
        return first if first < topic.start else topic.start
    at = sentence.slot_at(first)
    while at and sentence.tokens[at - 1].letter in NUMBERS + "vx":  # 计划1168亿元的34.2%
        at -= 1
    return min(first, sentence.tokens[at].start) if at < len(sentence.tokens) else first


def _is_round(seen: Observation) -> bool:
    """突破50亿元; of rates what tenths tell, 六成, and of growth what 左右 says, and 翻番."""
    if seen.measure == "level":
        return seen.bound in _ROUND
    return _is_in_tenths(seen) or (seen.measure == "yoy" and (seen.bound == "about" or seen.value_text.startswith(_DOUBLED)))


def _is_in_tenths(seen: Observation) -> bool:
    """六成左右: a rate of which only the tens are told."""
    return "成" in seen.value_text and seen.value_text.rstrip("左右多以上").endswith("成")


def _told_by(seen: Observation) -> tuple[tuple[object, ...], tuple[object, ...]]:
    """What may tell a round figure exactly: the same, or 规模以上工业总产值增长20.3% below the headline 工业产值增长两成."""
    return _subject(seen), _subject(seen, OF_LARGE_FIRMS.get(seen.indicator, "") if "。" not in seen.sentence.text else "")


def _is_repeated(seen: Observation, exact: Sequence[Decimal]) -> bool:
    """True where one of the exact values, sorted, lies just above a rounded one, or just below 近千家; of a rate in tenths, within one of them, of a growth of 左右, about there."""
    if seen.measure != "level" and seen.value_text.startswith(_DOUBLED):
        at = bisect_left(exact, seen.value * _NEARLY)
        return at < len(exact) and exact[at] < seen.value * 2  # 翻番有余, of 1.6倍
    if seen.measure != "level" and not _is_in_tenths(seen):
        nearly = max(abs(seen.value) / 20, _HALF)  # 增速保持在10%左右, of 10.3%
        at = bisect_left(exact, seen.value - nearly)
        return at < len(exact) and exact[at] <= seen.value + nearly
    if seen.measure != "level":
        at = bisect_left(exact, seen.value - (_TENTH / 2 if seen.bound == "about" else 0))
        return at < len(exact) and exact[at] < seen.value + _TENTH
    floor = seen.value if seen.bound == "over" else seen.value * _NEARLY
    at = bisect_left(exact, floor)
    return at < len(exact) and (exact[at] <= floor * _ROUNDED if seen.bound == "over" else exact[at] < seen.value)


def _time(seen: Observation) -> tuple[str, str]:
    return seen.period_start, seen.period_end


def _figure(seen: Observation) -> tuple[object, ...]:
    return seen.indicator, seen.measure, seen.value, seen.zone


def _subject(seen: Observation, code: str = "") -> tuple[object, ...]:
    return code or seen.indicator, seen.measure, seen.unit, seen.period_start, seen.period_end, seen.zone


def _plain(value: Decimal) -> Decimal:
    return without_exponent(value) if "E" in str(value) else value  # as nearly all are: str is far cheaper than as_tuple
