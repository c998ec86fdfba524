"""Turns what a person corrects in a review into what the warehouse would say to it, before it is published."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from metrics.intake.decisions import Decision, figure_of, typed_as_read
from metrics.intake.desk import Review
from metrics.intake.drafts import Candidate, Doubt, Draft, candidates
from metrics.intake.refusal import Refused, explained
from metrics.model import Observation
from metrics.warehouse import store
from metrics.warehouse.ingest import observation_id


def recheck(review: Review, path: Path | None = None) -> None:
    """Keeps in `review.against` what speaks against its corrected figures; asked anew only where a decision has changed."""
    asked = {code: (decision.action, decision.typed) for code, decision in review.decisions.items()}
    if asked == review.rechecked:
        return
    review.rechecked = asked
    try:
        review.against = doubts_as_decided(review.draft, review.decisions, path)
    except Refused:  # publishing will say so; what cannot be asked is no reason to stop a review
        review.against = {}


def doubts_as_decided(draft: Draft, decisions: Mapping[str, Decision], path: Path | None = None) -> dict[str, tuple[Doubt, ...]]:
    """The failed checks and the conflicts of the corrected figures, by the candidates' identifiers, with the rejected ones gone.

    Raises Refused as drawing up the draft does.
    """
    held: list[Observation] = []
    corrected: dict[str, str] = {}
    for one in draft.candidates:
        decision = decisions.get(one.observation_id)
        if decision is None or decision.action == "accept":
            held.append(one.observation)
        elif decision.typed and (said := _as_typed(one, decision)):
            held.append(said)
            corrected[observation_id(draft.document_id, said)] = one.observation_id
    if not corrected:
        return {}
    tried = replace(draft.entry, extraction=replace(draft.entry.extraction, observations=tuple(held)))
    with explained():
        found = candidates(tried, path or store.WAREHOUSE)
    return {
        corrected[one.observation_id]: doubts
        for one in found
        if one.observation_id in corrected
        and (doubts := tuple(doubt for doubt in one.doubts if doubt.code.startswith(("check_", "conflict"))))
    }


def _as_typed(one: Candidate, decision: Decision) -> Observation | None:
    """The observation as it was corrected; None where nothing was changed, or what was typed says nothing yet."""
    if decision.typed is None or decision.typed == typed_as_read(one.observation):
        return None
    try:
        figure = figure_of(decision.typed, one.observation.zone)
    except Refused:
        return None
    return one.observation._replace(
        zone=figure.zone, indicator=figure.indicator, measure=figure.measure, value=figure.value, unit=figure.unit,
        value_text=figure.value_text, period_start=figure.period_start, period_end=figure.period_end, status=figure.status,
        bound="exact", flags=(),
    )  # fmt: skip
