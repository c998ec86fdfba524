"""A figure that was read and is not kept: its number stays, with the reason, as one that is understood."""

from __future__ import annotations

from metrics.model import Observation, Span, Unread


def kept_apart(seen: Observation, reason: str, is_understood: bool = True) -> Unread:
    """The number of a figure as one that is none; its evidence where the words of the evidence do not hold it in one piece."""
    at = seen.evidence.text.rfind(seen.value_text)
    if at < 0:
        return Unread(seen.evidence, seen.sentence, reason, is_understood)
    start = seen.evidence.start + at
    return Unread(Span(start, start + len(seen.value_text), seen.value_text), seen.sentence, reason, is_understood)
