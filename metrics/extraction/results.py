"""Collect what was read, once each, with the words of the original that say it."""

from __future__ import annotations

import re
from decimal import Decimal

from metrics.extraction.bases_told import AGAINST, base_in_front
from metrics.extraction.calibres import of_other_calibres, told_apart
from metrics.extraction.clause import NUMBERS, Clause, Reading, Sentence, Topic
from metrics.extraction.kept_apart import kept_apart
from metrics.extraction.scopes import scope_of, with_its_bracket
from metrics.extraction.shades import Expected, bound_of
from metrics.extraction.times.reference_period import Resolved
from metrics.extraction.told_again import TOLD_AGAIN, TOLD_BY, without_headlines_of_others, without_what_is_told_again
from metrics.language.normalise import Normalised
from metrics.language.numerals import without_exponent
from metrics.language.signs import without_layout
from metrics.language.token import Token
from metrics.model import Extraction, Observation, Span, Unread

_GOALS, _NEAR_GOALS = ("target", "target_yoy"), 6  # observations
_OF_ONE_GOAL, _REPLACED = ("zone", "indicator", "measure", "period_start", "period_end"), "before_revision"
_OF_A_WHOLE = frozenset(("rank_level", "rank_yoy", "share", "contribution", "contribution_share"))  # measures whose scope is looked for
ANOTHERS = "it is another's figure"
_ABOVE = 60  # characters
_DONE = re.compile("(?:累计|共)?(?:完成|实现)(?!投资)(?=..)")
_REST = re.compile("(?:总?[量额值数]|水平)量?(?![化定级])")
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
        self.kept: set[int] = set()  # where the numbers of the sentence begin that were written, or kept without a figure
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
        self.kept.clear()

    def write(
        self, name: str, measure: str, unit: str, status: str, reading: Reading, topic: Topic, period: Resolved, clause: Clause
    ) -> None:
        """Keep one observation; a sentence that says the same again adds nothing."""
        token, text, (start, end, flags) = clause.number, self.clean.text, period
        self.kept.add(token.start)
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
        if measure in TOLD_BY:
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

    def keep_unread(self, number: Token, reason: str, is_understood: bool = False) -> None:
        """Keep a number that became no observation, and why; `is_understood`: it is known to be none."""
        said = self._sentence()
        self.kept.add(number.start)
        self.unread.append(Unread(self._span(number.start, number.end), said, reason, is_understood))

    def extraction(self) -> Extraction:
        """All that was found: observations, without what a headline or a rounded figure tells again, and the numbers that are none."""
        told, again = without_what_is_told_again(self.observations, self._undated)
        unread = [*self.unread, *(kept_apart(seen, TOLD_AGAIN) for seen in again)]
        if self._headlines:
            told, others = without_headlines_of_others(told, self._headlines, {m.span.text for m in self.unread if m.reason == ANOTHERS})
            unread.extend(kept_apart(seen, ANOTHERS) for seen in others)
        if calibres := of_other_calibres(told):
            told, apart = told_apart(told, calibres)
            unread.extend(apart)
        return Extraction(tuple(told), tuple(unread))

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


def _plain(value: Decimal) -> Decimal:
    return without_exponent(value) if "E" in str(value) else value  # as nearly all are: str is far cheaper than as_tuple
