"""Turns extracted documents, and what people decided about their figures, into the next version of the warehouse."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from metrics.intake.decisions import ACCEPTED, Decision, verdicts
from metrics.intake.drafts import Draft
from metrics.intake.refusal import Refused
from metrics.warehouse import review, store
from metrics.warehouse.ingest import Entry, add_entries

STEPS = ("storing", "deriving")  # documents and decisions; then figures, targets and checks are worked out anew
MAX_WORDS = 300  # characters of a name or reason


def publish_entries(entries: Sequence[Entry], tell: Callable[[str], None], path: Path | None = None) -> int:
    """Store documents as they were extracted; how many were new. Nothing is published for none. Raises WarehouseError."""
    if not entries:
        return 0
    with store.draft(path or store.WAREHOUSE, from_current=True, tell=tell) as connection:
        return add_entries(connection, entries)


def as_extracted(draft: Draft) -> dict[str, Decision]:
    """The decision to take every figure as it was read."""
    return {one.observation_id: ACCEPTED for one in draft.candidates}


def publish(
    reviewed: Sequence[tuple[Draft, Mapping[str, Decision]]], by: str, tell: Callable[[str], None], path: Path | None = None,
    step: Callable[[str], None] = lambda _: None,
) -> int:  # fmt: skip
    """Store reviewed drafts in one new version: accepted figures, rejections, corrections, who decided and when; how many drafts.

    `tell` takes words while another writer is waited for, `step` each of `STEPS` as it begins.
    Raises Refused, and publishes nothing, where somebody is missing, a figure is undecided, none is accepted, or a document
    was stored meanwhile; WarehouseError as the store does.
    """
    by = by.strip()
    if not by:
        raise Refused("nobody", "say who decides")
    judged = [(draft, verdicts(draft, decisions)) for draft, decisions in reviewed]
    words = [by, *(verdict.reason for _, found in judged for verdict in found)]
    if any(len(one) > MAX_WORDS for one in words):
        raise Refused("too_long", f"a name or reason is longer than {MAX_WORDS} characters")
    at = datetime.now(UTC).replace(tzinfo=None, microsecond=0)
    with store.draft(path or store.WAREHOUSE, from_current=True, tell=tell) as connection:
        step("storing")
        for draft, found in judged:
            if not add_entries(connection, [replace(draft.entry, added_by=by)]):
                raise Refused("known", f"{draft.document.name}: the same text is stored already")
            review.record(connection, draft.document_id, found, by, at)
        step("deriving")
    return len(judged)
