"""Turns known errors and the corrections of people into documents whose figures stand in the place of the printed ones.

The printed observation is never altered. A correction lives in the table `correction`; what it says is written anew as a
document at every publication, so that no extraction can overwrite it, and an undone one leaves nothing but its record.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb

from metrics.model import Document, Extraction, KnownError, Observation, Origin, Span
from metrics.seeds import SEEDS, SeedError
from metrics.seeds.corrections import load_corrections
from metrics.warehouse.ingest import COLUMNS, MEASURE_WORDS, Entry, add_entries, insert
from metrics.warehouse.program import PROGRAM
from metrics.warehouse.rows import rows_of
from metrics.warehouse.undoing import ChangeRefused, Ledger, found, mark_undone

# The witnesses of one figure, best first. As in candidates.sql, which rules over all of them.
WITNESSES = """
select o.observation_id, o.value, o.unit, o.value_text, d.document_id, d.source_grade, d.publisher, d.title, d.published,
    d.address, o.indicator_text, o.status, o.bound, o.sentence, o.flags, o.scope, o.zone, o.period_start, o.period_end, d.kind
from observation as o
join document as d using (document_id)
where o.zone is not distinct from $zone and o.indicator = $indicator and o.measure = $measure
    and o.scope is not distinct from $scope and o.period_start = $period_start and o.period_end = $period_end
    and d.kind <> 'correction'
order by case d.source_grade when 'official' then 1 when 'media' then 2 when 'own_words' then 2 else 3 end,
    d.published desc nulls last, o.observation_id
"""
ACTIVE = """
select c.* replace (  -- the source as it is described now, where it is still stored
        if(d.document_id is null, c.source_grade, d.source_grade) as source_grade,
        if(d.document_id is null, c.publisher, d.publisher) as publisher, if(d.document_id is null, c.address, d.address) as address,
        if(d.document_id is null, c.title, d.title) as title, if(d.document_id is null, c.published, d.published) as published
    ), i.name_zh, n.name_zh as new_name_zh
from correction as c
left join document as d on d.document_id = c.document_id
join indicator as i using (indicator)
join indicator as n on n.indicator = coalesce(c.new_indicator, c.indicator)
where undone_at is null and action = 'replace' and not (
    exists (from settlement as s where s.action = 'withdraw' and s.undone_at is null and s.first_id = c.document_id)
    and (c.made_in = 'review' or not exists (  -- what other documents print too is corrected there as before
        from observation as o
        where o.zone is not distinct from c.zone and o.indicator = c.indicator and o.measure = c.measure
            and o.scope is not distinct from c.scope and o.period_start = c.period_start and o.period_end = c.period_end
            and o.value = c.old_value and o.unit = c.old_unit and o.document_id not in (
                select first_id from settlement where action = 'withdraw' and undone_at is null
            )
    ))
)
order by correction_id
"""
KEY = ("zone", "indicator", "measure", "period_start", "period_end")


class CorrectionError(ChangeRefused):
    """A correction that cannot be made or taken back."""


LEDGER = Ledger(
    "correction",
    "correct --list",
    "from correction where correction_id = ?",
    "update correction set undone_by = ?, undone_at = ?, undone_reason = ? where correction_id = ?",
    CorrectionError,
)


@dataclass(frozen=True, slots=True)
class Replacement:
    """What a person says is right instead; `value` None: the figure is only doubted."""

    value: Decimal | None
    unit: str | None
    text: str | None
    reason: str
    by: str
    at: datetime


def load_known_errors(connection: duckdb.DuckDBPyConnection, folder: Path = SEEDS) -> None:
    """Store seeds/corrections.csv. Raises SeedError where no stored source prints the value expected (any more)."""
    rows = []
    for error in load_corrections(folder):
        key = {name: getattr(error, name) for name in ("zone", "indicator", "measure", "scope", "period_start", "period_end")}
        witnesses = rows_of(connection, WITNESSES, key)
        expected = [row for row in witnesses if (row["value"], row["unit"]) == (error.old_value, error.old_unit)]
        if not expected:
            raise _unexpected(error, [str(row["value_text"]) for row in witnesses])
        replacement = Replacement(
            error.new_value, error.new_unit, error.new_text, error.reason, "seeds/corrections.csv",
            datetime.fromisoformat(error.decided),
        )  # fmt: skip
        rows.append(_row("seeds", key, expected[0], replacement))
    insert(connection, "correction", rows)


def _unexpected(error: KnownError, found: Sequence[str]) -> SeedError:
    stands = "no source prints such a figure" if not found else "the sources now print " + ", ".join(found)
    reason = f"{error.old_text} was expected for {error.zone} {error.indicator} {error.period_end}, but {stands}"
    return SeedError(error.file, error.line, "expected", reason, "a value that some source prints; else remove the row")


def correct(connection: duckdb.DuckDBPyConnection, observation_id: str, replacement: Replacement) -> dict[str, Any]:
    """Record that a person corrects (or doubts) an observation; the correction. Raises CorrectionError."""
    places = rows_of(
        connection,
        "select zone, indicator, measure, scope, period_start, period_end from observation where observation_id = ?",
        [observation_id],
    )
    if not places:
        raise CorrectionError(f"there is no observation {observation_id}")
    witnesses = rows_of(connection, WITNESSES, places[0])
    witness = next((row for row in witnesses if row["observation_id"] == observation_id), None)
    if witness is None:
        raise CorrectionError("this figure is a correction itself: undo that one first")
    if (witness["value"], witness["unit"]) == (replacement.value, replacement.unit):
        raise CorrectionError(f"the source prints {witness['value_text']} already; nothing to correct")
    row = _row("command", places[0], witness, replacement)
    if connection.execute("select 1 from correction where correction_id = ?", [row[0]]).fetchall():
        raise CorrectionError(f"this is stored already as correction {row[0]}; nothing changed")
    insert(connection, "correction", [row])
    return dict(zip(COLUMNS["correction"], row, strict=True))


def undo(connection: duckdb.DuckDBPyConnection, correction_id: str, by: str, reason: str, at: datetime) -> dict[str, Any]:
    """Mark a person's correction as undone; the correction. Raises CorrectionError."""
    row = found(connection, LEDGER, correction_id)
    if row["made_in"] == "seeds":
        raise CorrectionError(f"this correction is a row of seeds/corrections.csv: remove the row and run `{PROGRAM} build`")
    mark_undone(connection, LEDGER, correction_id, by, reason, at)
    return row


def _row(made_in: str, key: dict[str, Any], witness: dict[str, Any], new: Replacement) -> tuple[object, ...]:
    parts = (*key.values(), witness["value"], witness["unit"], new.value, new.unit, new.reason, new.by, new.at)
    identifier = hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()[:8]
    values = {
        **{name: witness.get(name) for name in COLUMNS["correction"]}, **key,
        "correction_id": identifier, "made_in": made_in, "action": "doubt" if new.value is None else "replace",
        "old_value": witness["value"], "old_unit": witness["unit"], "old_text": witness["value_text"],
        "new_value": new.value, "new_unit": new.unit, "new_text": new.text, "reason": new.reason,
        "corrected_by": new.by, "corrected_at": new.at.isoformat(sep=" "),
    }  # fmt: skip
    return tuple(values[name] for name in COLUMNS["correction"])


def write_documents(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the documents of the corrections in force anew."""
    connection.execute("delete from observation where document_id in (select document_id from document where kind = 'correction')")
    connection.execute("delete from document where kind = 'correction'")
    if rows := rows_of(connection, ACTIVE):
        add_entries(connection, [_entry(row) for row in rows])


def _head(row: dict[str, Any], name: str) -> str:
    """Which figure: zone, period, indicator, measure and scope in words."""
    months = f"{row['period_start']}—{row['period_end']}"
    coverage = f"({row['scope']})" if row["scope"] else ""
    return f"{row['zone'] or ''} {months} {name}{MEASURE_WORDS[row['measure']]}{coverage}".strip()


def _entry(row: dict[str, Any]) -> Entry:
    """A document that says what is corrected and why, and quotes the source."""
    read_as = _head(row, row["name_zh"])
    row = row | {name: row[f"new_{name}"] or row[name] for name in (*KEY, "status")}
    head = _head(row, row["new_name_zh"])
    title = f"更正: {head}"
    says = f"{head} 更正为 {row['new_text']}"
    was = f"原文作 {row['old_text']}" if read_as == head else f"原读作 {read_as} {row['old_text']}"
    why = f"。{was}。理由: {row['reason']}。{row['corrected_by']}, {row['corrected_at']:%Y-%m-%d}"
    source = " · ".join(filter(None, (row["publisher"], row["title"], _day(row["published"]), row["address"])))
    text = f"{title}\n{says}{why}\n原文: {row['sentence']}\n{source}"
    start = len(title) + 1
    end = len(text) - len(source) - 1
    flags = [flag for flag in row["flags"].split("|") if flag not in ("", "doubtful")]
    observation = Observation(
        document=title, zone=row["zone"], indicator=row["indicator"], indicator_text=row["indicator_text"],
        measure=row["measure"], value=row["new_value"], unit=row["new_unit"], value_text=row["new_text"],
        period_start=row["period_start"], period_end=row["period_end"], status=row["status"], bound=row["bound"],
        scope=row["scope"], evidence=Span(start, start + len(says), says), sentence=Span(start, end, text[start:end]),
        construction="correction", flags=(*flags, "correction"),
    )  # fmt: skip
    origin = Origin("corrections", row["publisher"] or "", title, _day(row["published"]), row["address"] or "")
    document = Document(title, text, hashlib.sha256(text.encode()).hexdigest(), "correction", origin)
    extraction = Extraction((observation,), ())
    return Entry(document, extraction, "correction", row["source_grade"], "correction", row["zone"], row["corrected_at"])


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
