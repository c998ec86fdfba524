"""Takes what a person does to figures in a browser, one change after another, into the decisions of the reviews on the desk.

A browser counts what was done in it, and says all of it again and again until it is told that it was heard: so nothing is lost on
the way, and nothing that is said twice takes back what was decided meanwhile, elsewhere too.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from metrics import seeds
from metrics.intake.decisions import ACCEPTED, Decision, Typed, typed_as_read
from metrics.intake.desk import Desk, Review
from metrics.intake.drafts import Candidate

ACTIONS = ("accept", "reject", "correct")
CODES = ("zone", "indicator", "measure", "unit", "status")  # parts of a corrected figure that are chosen from a list
LONGEST = 200  # characters
YEAR = re.compile("[0-9]{4}")
SPAN = re.compile("((?:[0-9]{4}|-)-[0-9]{2})~((?:[0-9]{4}|-)-[0-9]{2})")
Reason = Callable[[Candidate], str]  # what already speaks against a figure, in the person's words


@dataclass(frozen=True, slots=True)
class Change:
    """The change `number` of a browser: of a figure of a draft on the desk, `part` of its decision is `value` now."""

    number: int
    draft: str
    figure: str
    part: str
    value: str | None


class Ear:
    """What one session has heard: of each browser the number of its last change."""

    def __init__(self) -> None:
        self._heard: dict[str, int] = {}
        self.last: tuple[str, int] = ("", 0)  # browser and number, for the browser to forget what it need not say again

    def hear(self, said: object, desk: Desk, reason: Reason) -> None:
        """Keeps every change that was not heard yet. `said` comes from a browser: {"by": name, "log": [[number, draft, figure, part, value]]}."""
        by, log = (said.get("by"), said.get("log")) if isinstance(said, dict) else (None, None)
        if not isinstance(by, str) or not isinstance(log, list):
            return
        reviews = desk.all()
        for change in sorted(filter(None, map(_change, log)), key=lambda one: one.number):
            if change.number <= self._heard.get(by, 0):
                continue
            self._heard[by] = change.number
            if change.draft in reviews:
                keep(reviews[change.draft], change, reason)
        self.last = by, self._heard.get(by, 0)


def _change(entry: object) -> Change | None:
    """An entry of a browser's log; None for what no browser of ours says."""
    match entry:
        case [int(number), str(draft), str(figure), str(part), (str() | None) as value] if len(value or "") <= LONGEST:
            return Change(number, draft, figure, part, value)
        case _:
            return None


def keep(review: Review, change: Change, reason: Reason) -> None:
    """One change of a figure's decision; nothing where there is no such figure, or it is not being corrected any more."""
    one = next((one for one in review.draft.candidates if one.observation_id == change.figure), None)
    if one is None:
        return
    standing = review.decisions.get(change.figure)
    if change.part == "action":
        _act(review, one, change.value, reason)
    elif standing and change.part == "reason":
        review.decisions[change.figure] = replace(standing, reason=change.value or "")
    elif standing and standing.typed:
        review.decisions[change.figure] = replace(standing, typed=retyped(standing.typed, change.part, change.value or ""))


def _act(review: Review, one: Candidate, action: str | None, reason: Reason) -> None:
    code, standing = one.observation_id, review.decisions.get(one.observation_id)
    if action is None:
        review.decisions.pop(code, None)
    elif action == "accept":
        review.decisions[code] = ACCEPTED
    elif action in ACTIONS:
        kept = standing.reason if standing else ""
        review.decisions[code] = Decision(action, kept or reason(one), typed_as_read(one.observation) if action == "correct" else None)


def retyped(typed: Typed, part: str, value: str) -> Typed:
    """A corrected figure with one part changed; `span` is a period (`2025-01~2025-06`), `year` moves it so that it ends in that year."""
    if part == "year" and YEAR.fullmatch(value):
        (before, first), (after, last) = (month.rsplit("-", 1) for month in (typed.period_start, typed.period_end))
        years = int(after) - int(before) if "-" not in (before, after) else int(first > last)
        return replace(typed, period_start=f"{int(value) - years:04d}-{first}", period_end=f"{value}-{last}")
    if part == "span" and (months := SPAN.fullmatch(value)):
        return replace(typed, period_start=months[1], period_end=months[2])
    if part == "indicator" and value not in {known.code for known in seeds.load_indicators()}:
        return typed
    return replace(typed, **{part: value.strip()}) if part in (*CODES, "number") else typed
