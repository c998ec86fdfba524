"""Keeps the drafts that are being reviewed until they are published or dropped, so that leaving a page loses none.

They live in the memory of the server: whoever may write sees them, and a restart ends them.
"""

from __future__ import annotations

import secrets
import threading
from dataclasses import dataclass, field

from metrics.intake.decisions import Decision
from metrics.intake.drafts import Candidate, Doubt, Draft
from metrics.intake.refusal import Refused
from metrics.intake.titles import entitled

MOST = 100  # drafts at once
MOST_CHARACTERS = 20_000_000  # in the texts of all of them


@dataclass(slots=True)
class Review:
    """A draft and what was decided about its figures so far, by their identifiers."""

    draft: Draft
    decisions: dict[str, Decision] = field(default_factory=dict)
    title: str = ""  # what a person calls it, if not what it calls itself
    against: dict[str, tuple[Doubt, ...]] = field(default_factory=dict)  # what speaks against corrected figures (rechecking.py)
    rechecked: object = None  # the decisions for which it does

    @property
    def undecided(self) -> int:
        """How many figures still wait for a word."""
        return sum(one.observation_id not in self.decisions for one in self.draft.candidates)

    def take(self, draft: Draft) -> None:
        """Go on with the same text read anew: what was decided holds for the figures that are the same."""
        kept = {one.observation_id for one in draft.candidates}
        for code in [code for code in self.decisions if code not in kept]:
            del self.decisions[code]
        self.draft = entitled(draft, self.title) if self.title else draft
        self.rechecked = None

    def entitle(self, title: str) -> None:
        """Call it otherwise; with nothing it keeps the title it has."""
        if title.strip():
            self.title = title.strip()
            self.draft = entitled(self.draft, self.title)

    def sure(self, despite: str = "") -> list[Candidate]:
        """The undecided figures that nothing speaks against, or nothing but the doubt `despite`."""
        undecided = [one for one in self.draft.candidates if one.observation_id not in self.decisions]
        return [one for one in undecided if {doubt.code for doubt in one.doubts} <= {despite}]

    def accept_sure(self, despite: str = "") -> None:
        """Accept all of `sure`."""
        for one in self.sure(despite):
            self.decisions.setdefault(one.observation_id, Decision("accept"))


class Desk:
    """The reviews under way, by a name that cannot be guessed. Every session of a server works at the same desk."""

    def __init__(self) -> None:
        self._reviews: dict[str, Review] = {}
        self._lock = threading.Lock()

    def put(self, draft: Draft) -> str:
        """Take a draft up for review; its name. A text that lies here already is read anew, its decisions stay. Raises Refused."""
        with self._lock:
            for name, review in self._reviews.items():
                if review.draft.document_id == draft.document_id:
                    review.take(draft)
                    return name
            size = sum(len(review.draft.document.text) for review in self._reviews.values())
            if len(self._reviews) >= MOST or size + len(draft.document.text) > MOST_CHARACTERS:
                raise Refused("desk_full", f"{len(self._reviews)} drafts wait already; publish or drop some first")
            name = secrets.token_urlsafe(9)
            self._reviews[name] = Review(draft)
            return name

    def drop(self, name: str) -> None:
        """End a review, published or not."""
        with self._lock:
            self._reviews.pop(name, None)

    def all(self) -> dict[str, Review]:
        """Every review under way, oldest first."""
        with self._lock:
            return dict(self._reviews)
