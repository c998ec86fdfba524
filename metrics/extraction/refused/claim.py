"""What a construction has read of a number, with all that stands around it: what every reason against a figure is asked of."""

from __future__ import annotations

from dataclasses import dataclass

from metrics.extraction.clause import Clause, Reading, Sentence, Topic
from metrics.extraction.state import State
from metrics.language.vocabulary import vocabulary


@dataclass(frozen=True, slots=True)
class Claim:
    """A reading, the topic it is told of and the clause of its number; offsets are those of the normalised text."""

    state: State
    reading: Reading
    topic: Topic
    clause: Clause

    @property
    def measure(self) -> str:
        return self.reading.measure

    @property
    def text(self) -> str:
        return self.state.clean.text

    @property
    def sentence(self) -> Sentence:
        return self.state.sentence

    @property
    def start(self) -> int:
        """Where the number begins."""
        return self.clause.number.start

    @property
    def bound(self) -> str | None:
        """Whether the number is exact, a floor or a ceiling; None for a number that counts or ranks nothing."""
        quantity = self.clause.number.quantity
        return None if quantity is None else quantity.bound

    @property
    def is_of_projects(self) -> bool:
        return self.topic.code in vocabulary().projects
