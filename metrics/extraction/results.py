"""Collect what was read, once each, with the words of the original that say it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from decimal import Decimal

from metrics.extraction.clause import Clause, Reading, Sentence, Topic
from metrics.extraction.reference_period import Resolved
from metrics.language.letters import LEVELS
from metrics.language.normalise import Normalised
from metrics.language.token import Token
from metrics.model import Extraction, Observation, Span, Unread

# A level only repeated in round words (突破50亿元) within this factor of an exact one says nothing new.
_ROUNDED = Decimal("1.5")
_NEARLY = Decimal("0.95")
_SHORT_SCOPES = {"国家": "全国"} | {level: f"全{level}" for level in LEVELS}
_ROUND = ("over", "about")


class Results:
    """Observations and unread numbers of one document, in reading order."""

    def __init__(self, document: str) -> None:
        self.document = document
        self.observations: list[Observation] = []
        self.unread: list[Unread] = []
        self._seen: set[tuple[object, ...]] = set()

    def turn_to(self, clean: Normalised) -> None:
        """What comes next is read from this article."""
        self.clean = clean
        self._saying: Sentence | None = None
        self._shift: int | None = None

    def write(
        self, name: str, measure: str, unit: str, status: str, reading: Reading, topic: Topic, period: Resolved, clause: Clause, sentence: Sentence
    ) -> None:
        """Keep one observation; a sentence that says the same again adds nothing."""
        start, end, flags = period
        key = (topic.code, measure, reading.value, unit, start, end, topic.zone, reading.scope if measure == "gap" else None)
        if key in self._seen:
            return
        self._seen.add(key)
        token = clause.number
        said = self._sentence(sentence)
        quantity, evidence = token.quantity, self._span(_first(clause, token.start), token.end)
        self.observations.append(
            Observation(
                document=self.document,
                zone=topic.zone,
                indicator=topic.code,
                indicator_text=topic.text,
                measure=measure,
                value=_plain(reading.value),
                unit=unit,
                value_text=self.clean.original[self._origin(token.start) : evidence.end],
                period_start=start,
                period_end=end,
                status=status,
                bound=quantity.bound if quantity is not None else "exact",
                scope=_SHORT_SCOPES.get(reading.scope or "", reading.scope),  # 高于国、省
                evidence=evidence,
                sentence=said,
                construction=name,
                flags=flags,
            )
        )

    def keep_unread(self, number: Token, sentence: Sentence, reason: str, is_understood: bool = False) -> None:
        said = self._sentence(sentence)
        self.unread.append(Unread(self._span(number.start, number.end), said, reason, is_understood))

    def extraction(self) -> Extraction:
        return Extraction(tuple(self._without_rounded()), tuple(self.unread))

    def _without_rounded(self) -> list[Observation]:
        exact: dict[tuple[object, ...], list[Decimal]] = {}
        for seen in self.observations:
            if seen.measure == "level" and seen.bound != "over":
                exact.setdefault(_subject(seen), []).append(seen.value)
        for values in exact.values():
            values.sort()
        return [
            seen
            for seen in self.observations
            if not (seen.measure == "level" and seen.bound in _ROUND and _is_repeated(seen, exact.get(_subject(seen), ())))
        ]

    def _sentence(self, sentence: Sentence) -> Span:
        """The sentence that is being read, found once for all that it says."""
        if self._saying is not sentence:
            first, last = self.clean.span(sentence.start, sentence.end)
            self._saying, self._said = sentence, Span(first, last, self.clean.original[first:last])
            is_whole = last - first == sentence.end - sentence.start  # as printed: nothing was taken out
            self._shift = first - sentence.start if is_whole else None
        return self._said

    def _span(self, start: int, end: int) -> Span:
        """Words of the sentence that is being read, in the original."""
        shift = self._shift
        first, last = self.clean.span(start, end) if shift is None else (start + shift, end + shift)
        return Span(first, last, self.clean.original[first:last])

    def _origin(self, position: int) -> int:
        """The same for one character."""
        return self.clean.origin(position) if self._shift is None else position + self._shift


def _first(clause: Clause, number: int) -> int:
    """Where the words begin that say a number."""
    for token in clause.tokens:
        if token.letter not in "vjq,":
            return min(token.start, number)
    return number


def _is_repeated(seen: Observation, exact: Sequence[Decimal]) -> bool:
    """True where one of the exact values, sorted, lies just above a rounded one, or just below 近千家."""
    floor = seen.value if seen.bound == "over" else seen.value * _NEARLY
    at = bisect_left(exact, floor)
    return at < len(exact) and (exact[at] <= floor * _ROUNDED if seen.bound == "over" else exact[at] < seen.value)


def _subject(seen: Observation) -> tuple[object, ...]:
    return seen.indicator, seen.unit, seen.period_start, seen.period_end, seen.zone


def _plain(value: Decimal) -> Decimal:
    if "E" not in str(value):
        return value  # as nearly all are: str is far cheaper than as_tuple
    exponent = value.as_tuple().exponent
    return value.quantize(Decimal(1)) if isinstance(exponent, int) and exponent > 0 else value
