"""Turns observations into what `extract` prints: the fields of the observation contract, in its order."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable
from typing import IO

from metrics.model import Observation

FIELDS = (
    *("document", "zone", "indicator", "indicator_text", "measure", "value", "unit", "value_text"),
    *("period_start", "period_end", "status", "bound", "scope", "evidence", "construction", "flags"),
)
CSV_FIELDS = (*FIELDS[:13], "evidence_start", "evidence_end", "evidence_text", *FIELDS[14:])


def as_record(observation: Observation) -> dict[str, object]:
    """An observation as the contract prints it: every field, in its order, the value as a plain decimal."""
    record: dict[str, object] = {name: getattr(observation, name) for name in FIELDS}
    evidence = observation.evidence
    record["value"] = format(observation.value, "f")
    record["evidence"] = {"start": evidence.start, "end": evidence.end, "text": evidence.text}
    record["flags"] = list(observation.flags)
    return record


def write_jsonl(file: IO[str], observations: Iterable[Observation]) -> None:
    """One JSON object a line."""
    for observation in observations:
        file.write(json.dumps(as_record(observation), ensure_ascii=False) + "\n")


def write_csv(file: IO[str], observations: Iterable[Observation], heading: bool) -> None:
    """The same as a table: the evidence in three columns, flags joined by |."""
    writer = csv.DictWriter(file, CSV_FIELDS, lineterminator="\n")
    if heading:
        writer.writeheader()
    for observation in observations:
        record = as_record(observation)
        span = observation.evidence
        del record["evidence"]
        record.update(evidence_start=span.start, evidence_end=span.end, evidence_text=span.text)
        writer.writerow(record | {"flags": "|".join(observation.flags)})
