"""What a pasted text is called: by its headline, or else by the zone and the period that most of its figures are of, and its first words."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import Any

from metrics.intake.documents import titled
from metrics.intake.drafts import Draft

LEAST, MOST = 4, 48  # characters of a headline
FIRST = 16  # characters that tell a text from another one of the same zone and period
DRESS = re.compile(r"^[\s#*＃·•>【\[]+|[\s#*＃】\]]+$")  # what Markdown and newspapers put around one
SENTENCE = re.compile(
    r"[。；;！？!?]|[，,：:、]$|[，,].*[，,]|\d\s*[十百千万亿元个%％]"
)  # what a headline has not: an end, three clauses, an amount


def headline(draft: Draft) -> str:
    """The first line of a text where it is a headline: short, no sentence, no amount in it, and a text below it; else nothing."""
    first, _, below = draft.document.text.lstrip().partition("\n")
    words = DRESS.sub("", first)
    if not below.strip() or "\t" in first or not LEAST <= len(words) <= MOST or SENTENCE.search(words):
        return ""
    return words


def opening(draft: Draft) -> str:
    """The first words of a text; "" where it has none."""
    lines = (" ".join(DRESS.sub("", line).split()) for line in draft.document.text.splitlines())
    words = next(filter(None, lines), "")
    return words if len(words) <= FIRST else f"{words[:FIRST].rstrip('，。、；：')}…"


def commonest(draft: Draft) -> tuple[str, str, str]:
    """The zone, and the first and last month, that most figures are of; "" where it is not known."""
    zones = Counter(one.observation.zone for one in draft.candidates if one.observation.zone)
    zone = zones.most_common(1)[0][0] if zones else draft.entry.zone or ""
    periods = Counter((one.observation.period_start, one.observation.period_end) for one in draft.candidates)
    start, end = periods.most_common(1)[0][0] if periods else ("", "")
    return zone, *((start, end) if not start.startswith("-") else ("", ""))


def entitled(draft: Draft, title: str, file_name: str = "") -> Draft:
    """The draft under another title and, where one is given, with another name of its file."""
    document = draft.document
    named: dict[str, Any] = {"file_name": file_name} if file_name else {}
    renamed = replace(document, name=file_name or document.name, origin=replace(titled(document.origin, title), **named))
    return replace(draft, entry=replace(draft.entry, document=renamed))
