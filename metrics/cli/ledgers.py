"""Turns what people changed into lines, and takes a change back: corrections, targets and settlements alike, nothing of them is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from metrics.cli.speaking import several
from metrics.intake import settling
from metrics.warehouse import settlements, store
from metrics.warehouse.program import PROGRAM
from metrics.warehouse.rows import rows_of

Row = dict[str, Any]
VERBS = {"doubt": "doubted", "reject": "rejected"}
NEW = ("zone", "indicator", "measure", "period_start", "period_end", "status")
SETTLEMENTS = """
select s.*, coalesce(o.zone, f.zone) as zone, coalesce(o.indicator, f.indicator) as indicator, coalesce(o.measure, f.measure) as measure,
    if(o.observation_id is null, f.scope, o.scope) as scope, coalesce(o.period_start, f.period_start) as period_start,
    coalesce(o.period_end, f.period_end) as period_end, coalesce(o.value_text, f.value_text) as value_text, d.file_name
from settled as s
left join observation as o on o.observation_id = s.first_id
left join settled_figure as f on f.settlement_id = s.settlement_id and f.side = 'first'
left join document as d on (s.subject in ('unread', 'document') or s.action = 'describe') and d.document_id = s.first_id
order by s.settled_at, s.settlement_id
"""
LOST = "no document prints it any more, so the rule chooses again"


@dataclass(frozen=True, slots=True)
class Ledger:
    """A kind of change: the query for all of them, and what one is in a line without its who, when and why."""

    rows: str
    identifier: str
    words: Callable[[Row], str]
    by: str
    at: str


def _figure(row: Row) -> str:
    scope = f" ({row['scope']})" if row["scope"] else ""
    return f"{row['zone'] or '-'} {row['indicator']} {row['measure']}{scope} {row['period_start']}..{row['period_end']}"


def _correction(row: Row) -> str:
    changed = [f"{name} {row[f'new_{name}']}" for name in NEW if row.get(f"new_{name}")]
    becomes = " ".join([f"→ {row['new_text']}", *changed])
    return f"{_figure(row)}  {row['old_text']} {VERBS.get(row['action'], becomes)}"


def _target(row: Row) -> str:
    scope = f" ({row['scope']})" if row["scope"] else ""
    stretch = f" (stretch {row['stretch_text']})" if row["stretch_text"] else ""
    pace = "" if row["pace_plan"] == "linear" else f" (pace {row['pace_plan']})"
    change = f"{row['old_text'] or '-'} → {row['value_text'] or 'withdrawn'}{stretch}{pace}"
    return f"{row['zone']} {row['indicator']}{scope} {row['kind']} {row['year']} {row['period']}  {change}"


def _settlement(row: Row) -> str:
    if row["action"] == "withdraw":
        return f"document {row['first_id']} ({row['file_name'] or '-'}) taken back"
    if row["action"] == "describe":
        return (
            f"document {row['first_id']} ({row['file_name'] or '-'}): {row['subject']} {row['old_text'] or '-'} → {row['new_text'] or '-'}"
        )
    verb = "chosen" if row["action"] == "choose" else f"{row['subject']} accepted"
    if row["is_lost"]:
        verb += f", now lost; {LOST};"
    if row["subject"] == "unread":
        offset, _, number = str(row["second_id"]).partition(":")
        return f"{row['file_name'] or row['first_id']} at {offset}  '{number}' {verb}"
    if row.get("indicator") is None:  # the figure is no longer stored
        return f"observation {row['first_id']}  {verb}"
    return f"{_figure(row)}  {row['value_text']} {verb}"


LEDGERS: Mapping[str, Ledger] = {
    "correction": Ledger(
        "from correction order by zone, indicator, period_end, corrected_at, correction_id",
        "correction_id", _correction, "corrected_by", "corrected_at",
    ),
    "target": Ledger(
        "from target_edit order by zone, indicator, year, period, kind, set_at, edit_id", "edit_id", _target, "set_by", "set_at",
    ),
    "settlement": Ledger(SETTLEMENTS, "settlement_id", _settlement, "settled_by", "settled_at"),
}  # fmt: skip


def line_of(kind: str, row: Row) -> str:
    """A change in one line: its id, what it is about, old and new, who, when, why, and whether it was undone."""
    ledger = LEDGERS[kind]
    made = f"{row[ledger.by]}, {str(row[ledger.at])[:10]}: {row['reason']}"
    undone = ""
    if row["undone_at"] is not None:
        undone = f"  [undone by {row['undone_by']}, {str(row['undone_at'])[:10]}: {row['undone_reason']}]"
    return f"{row[ledger.identifier]}  {ledger.words(row)}  {made}{undone}"


def listed(kind: str, path: Path | None = None) -> Iterator[str]:
    """Every change of a kind ever made, undone ones too, a line each."""
    for row in rows_of(store.reader(path or store.WAREHOUSE), LEDGERS[kind].rows):
        yield line_of(kind, row)


def say_what_is_lost(tell: Callable[[str], None], path: Path) -> None:
    """Say that choices of people are of figures no document prints any more, where there are such."""
    if count := settlements.lost(store.reader(path)):
        tell(
            f"{several(count, 'choice')} of a witness {'is' if count == 1 else 'are'} lost; {LOST}; `{PROGRAM} settlements` and the quality page show which"
        )


def undo(kind: str, identifier: str, by: str, because: str, tell: Callable[[str], None], path: Path | None = None) -> str:
    """Take a change back; in a line. Its record stays. Raises its refusal (ChangeRefused), WarehouseError."""
    settling.undo(kind, identifier, by, because, tell, path)
    rows = rows_of(store.reader(path or store.WAREHOUSE), LEDGERS[kind].rows)
    return line_of(kind, next(row for row in rows if row[LEDGERS[kind].identifier] == identifier))
