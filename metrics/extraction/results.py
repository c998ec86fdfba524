"""Collect what was read, once each, with the words of the original that say it."""

from __future__ import annotations

from decimal import Decimal

from metrics.extraction.clause import Clause, Reading, Sentence, Topic
from metrics.extraction.reference_period import Resolved
from metrics.language.normalise import Normalised
from metrics.language.tokens import Token
from metrics.model import Extraction, Observation, Span, Unread

# A level only repeated in round words (突破50亿元) within this factor of an exact one says nothing new.
_ROUNDED = Decimal("1.25")


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

    def write(self, name: str, reading: Reading, topic: Topic, period: Resolved, clause: Clause, sentence: Sentence) -> None:
        """Keep one observation; a sentence that says the same again adds nothing."""
        place = reading.scope if reading.measure == "gap" else None
        key = (topic.code, reading.measure, reading.value, reading.unit, period[:2], topic.zone, place)
        if key in self._seen:
            return
        self._seen.add(key)
        quantity, token = clause.number.quantity, clause.number
        starts = [t.start for t in clause.tokens if t.letter not in "vjq,"]
        self.observations.append(
            Observation(
                document=self.document,
                zone=topic.zone,
                indicator=topic.code,
                indicator_text=topic.text,
                measure=reading.measure,
                value=_plain(reading.value),
                unit=reading.unit,
                value_text=self._span(token.start, token.end).text,
                period_start=period[0],
                period_end=period[1],
                status=_status(reading, topic, clause),
                bound=quantity.bound if quantity is not None else "exact",
                scope=reading.scope,
                evidence=self._span(min([token.start, *starts]), token.end),
                sentence=self._span(sentence.start, sentence.end),
                construction=name,
                flags=period[2],
            )
        )

    def keep_unread(self, number: Token, sentence: Sentence, reason: str) -> None:
        self.unread.append(Unread(self._span(number.start, number.end), self._span(sentence.start, sentence.end), reason))

    def extraction(self) -> Extraction:
        return Extraction(tuple(self._without_rounded()), tuple(self.unread))

    def _without_rounded(self) -> list[Observation]:
        exact: dict[tuple[object, ...], list[Decimal]] = {}
        for seen in self.observations:
            if seen.measure == "level" and seen.bound != "over":
                exact.setdefault(_subject(seen), []).append(seen.value)
        return [
            seen
            for seen in self.observations
            if not (
                seen.measure == "level"
                and seen.bound == "over"
                and any(seen.value <= value <= seen.value * _ROUNDED for value in exact.get(_subject(seen), ()))
            )
        ]

    def _span(self, start: int, end: int) -> Span:
        first, last = self.clean.span(start, end)
        return Span(first, last, self.clean.original[first:last])


def _subject(seen: Observation) -> tuple[object, ...]:
    return seen.indicator, seen.unit, seen.period_start, seen.period_end, seen.zone


def _status(reading: Reading, topic: Topic, clause: Clause) -> str:
    if topic.code == "projects_key_planned":
        return "target"
    if reading.status:
        return reading.status
    is_estimate = clause.memory.status == "estimate" or (clause.number.quantity is not None and clause.number.quantity.is_estimate)
    return "estimate" if is_estimate else "actual"


def _plain(value: Decimal) -> Decimal:
    exponent = value.as_tuple().exponent
    return value.quantize(Decimal(1)) if isinstance(exponent, int) and exponent > 0 else value
