"""Say again what was said before: a sentence that differs from an earlier one in its figures alone, and comes upon the same
knowledge, is not read a second time.

Bulletins repeat themselves, from month to month and from town to town. Only plain amounts, rates and points other than nothing
may differ (see `figures_apart`), and none where a construction asked how large one is. Everything that a sentence can know of what stands before
it is compared, and everything it leaves behind is restored.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import fields
from decimal import Decimal
from itertools import accumulate
from operator import attrgetter
from typing import Any, NamedTuple

from metrics.extraction.clause import Memory, Sentence, Topic
from metrics.extraction.owners import Owner
from metrics.extraction.reference_period import ReferencePeriod
from metrics.extraction.results import Said, Words
from metrics.extraction.state import State
from metrics.language.plain import figures_apart, plain_value

HEADING = 36  # characters; a longer line is prose
_LONGEST = 1000  # characters; longer sentences hardly come again
_MOST = 4096  # sentences kept of one article
_remembered = attrgetter(*(field.name for field in fields(Memory)))
_owned = attrgetter(*Owner.CHANGING)
_dated = attrgetter(*ReferencePeriod.CHANGING)
_SIMPLE = frozenset((str, bool, int, type(None)))

Place = tuple[int, int]  # number of the part, and characters from where it begins
Figures = tuple[int, int]  # number of the part with the digits (0: none), and -1 where the value recorded is negative


class Kept(NamedTuple):
    """What one sentence said, each with its places among the sentence's parts, and the knowledge it left."""

    said: list[tuple[Said | str, Place, Place, Place, Figures, Decimal]]
    memory: tuple[object, ...]
    owner: tuple[object, ...]
    period: tuple[object, ...]


class Recall:
    """The sentences of one article that have been read."""

    def __init__(self, state: State) -> None:
        self.state = state
        self._kept: dict[tuple[object, ...], Kept] = {}

    def read(self, start: int, end: int, read: Callable[[int, int], None]) -> None:
        """Let a sentence be read, or say what one like it said."""
        if end - start > _LONGEST:
            read(start, end)
            return
        state = self.state
        parts = figures_apart(state.clean.text[start:end])
        edges = list(accumulate(map(len, parts), initial=start))
        known = _frozen(_remembered(state.memory)), _owned(state.owner), _dated(state.period), state.is_other_base, _is_one(state.memory)
        key = (tuple(parts[::4]), tuple(parts[2::4]), tuple(parts[3::4]), end - start < HEADING, known)
        kept = self._kept.get(key)
        if kept is not None:
            self._say(kept, parts, edges)
            return
        state.results.log.clear()
        read(start, end)
        if not state.memory.is_weighed and len(self._kept) < _MOST and (said := list(self._placed(edges))) is not None and None not in said:
            memory = tuple(list(value) if isinstance(value, list) else value for value in _remembered(state.memory))
            self._kept[key] = Kept(said, memory, _owned(state.owner), _dated(state.period))  # type: ignore[arg-type]

    def _placed(self, edges: list[int]) -> Iterator[tuple[Said | str, Place, Place, Place, Figures, Decimal] | None]:
        """What the sentence just read said, by parts; None where it cannot be said of other figures."""
        ends = {token.start: token.end for token in self.state.sentence.tokens}
        if any(ends.get(edges[at]) != edges[at + 3] for at in range(1, len(edges) - 1, 4)):
            yield None  # a figure that is no slot of its own
        for said, words, value, printed in self.state.results.log:
            start = _place(edges, words.start)
            figures = (0, 1)
            if start[0] % 4 == 1 and not isinstance(said, str):
                figures = (start[0], 1 if value == printed else -1)
                if value not in (printed, -(printed or 0)):
                    yield None
            end = bisect_left(edges, words.end)
            is_edge = edges[end] == words.end
            yield said, _place(edges, words.first), start, (end, 0) if is_edge else (end - 1, words.end - edges[end - 1]), figures, value

    def _say(self, kept: Kept, parts: list[str], edges: list[int]) -> None:
        state, sentence = self.state, Sentence([], "", edges[0], edges[-1])
        for said, first, start, end, (digits, sign), recorded in kept.said:
            words = Words(edges[first[0]] + first[1], edges[start[0]] + start[1], edges[end[0]] + end[1])
            if isinstance(said, str):
                state.results.miss(said, words, sentence)
            elif digits:
                figure = plain_value(parts[digits], parts[digits + 1])
                state.results.say(said, words, -figure if sign < 0 else figure, sentence)
            else:
                state.results.say(said, words, recorded, sentence)
        self._restore(kept)

    def _restore(self, kept: Kept) -> None:
        """Leave the knowledge that the sentence left; lists are copied, since what follows may add to them."""
        state = self.state
        memory: list[Any] = [list(value) if type(value) is list else value for value in kept.memory]
        state.memory = Memory(*memory)
        for name, value in zip(Owner.CHANGING, kept.owner, strict=True):
            setattr(state.owner, name, value)
        for name, value in zip(ReferencePeriod.CHANGING, kept.period, strict=True):
            setattr(state.period, name, value)


def _place(edges: list[int], at: int) -> Place:
    part = bisect_right(edges, at) - 1
    return part, at - edges[part]


def _is_one(memory: Memory) -> bool:
    """True where the sentence before ended with the topic it began with."""
    return memory.previous is not None and memory.going_on is not None and memory.previous.start == memory.going_on[0].start


def _frozen(values: tuple[object, ...] | list[object]) -> tuple[object, ...]:
    """The same to compare by; where a topic before this sentence was named makes no difference to it."""
    return tuple(value if type(value) in _SIMPLE else _one_frozen(value) for value in values)


def _one_frozen(value: object) -> object:
    if isinstance(value, Topic):
        return value.code, value.text, value.zone, value.is_blocked, value.is_narrowed
    return _frozen(value) if isinstance(value, (tuple, list)) else value
