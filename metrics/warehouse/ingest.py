"""Turns seeds and extracted documents into rows of the warehouse tables, in one insert a table."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from itertools import groupby

import duckdb

from metrics.model import Document, Extraction, Observation, Origin, PublishedFigure, Span
from metrics.warehouse.layout import pack

LARGEST = Decimal(10) ** 22
COUNTED = ("COUNT", "PERSON", "RANK")
PRINTED_NUMBER = re.compile(r"[0-9]{1,30}(?:\.([0-9]{1,20}))?")
MEASURE_WORDS = {
    "level": "", "yoy": "同比", "mom": "环比", "avg2y": "两年平均增长", "change": "增减", "yoy_accel": "增速变动",
    "gap": "增速之差", "rank_level": "总量位次", "rank_yoy": "增速位次", "rank_change": "位次变动", "share": "占比",
    "contribution": "拉动", "contribution_share": "贡献率", "target": "目标", "target_yoy": "目标增速", "completion": "完成率",
}  # fmt: skip


class IngestError(ValueError):
    """A figure that the warehouse cannot hold exactly."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A document with what was found in it, and how it came: `zone` is what somebody said it is of."""

    document: Document
    extraction: Extraction
    kind: str  # bulletin, table
    source_grade: str
    extractor_version: str
    zone: str | None = None
    added_at: datetime | None = None
    added_by: str = ""


Row = Sequence[object]

COLUMNS = {
    "document": (
        *("document_id", "digest", "file_name", "kind", "publisher", "title", "file_title", "published", "is_day_read"),
        *("address", "source_grade", "zone", "reader", "file_digest", "extractor_version", "text", "layout", "added_at", "added_by"),
    ),
    "observation": (
        *("observation_id", "document_id", "zone", "indicator", "indicator_text", "measure", "value", "unit"),
        *("value_text", "period_start", "period_end", "status", "bound", "scope", "evidence_start", "evidence_end"),
        *("evidence_text", "sentence", "sentence_start", "rounding", "vintage", "construction", "flags"),
    ),
    "correction": (
        *("correction_id", "made_in", "action", "zone", "indicator", "measure", "scope", "period_start", "period_end"),
        *("old_value", "old_unit", "old_text", "new_value", "new_unit", "new_text", "new_zone", "new_indicator"),
        *("new_measure", "new_period_start", "new_period_end", "new_status", "evidence_end", "is_whole", "reason", "corrected_by"),
        *("corrected_at", "undone_by", "undone_at", "undone_reason", "document_id", "source_grade", "publisher", "title"),
        *("published", "address", "indicator_text", "status", "bound", "sentence", "flags"),
    ),
    "settlement": (
        *("settlement_id", "action", "subject", "first_id", "second_id", "old_text", "new_text", "reason", "settled_by", "settled_at"),
        *("undone_by", "undone_at", "undone_reason"),
    ),
    "settled_figure": (
        *("settlement_id", "side", "zone", "indicator", "measure", "scope", "period_start", "period_end", "value", "unit"),
        *("value_text", "evidence_end", "document_id", "file_name", "publisher", "title"),
    ),
    "unread": ("document_id", "start_offset", "end_offset", "text", "sentence", "reason", "is_understood"),
    "zone": ("zone", "name_en", "province", "city", "level", "zone_type", "admin_alias", "aliases"),
    "indicator": (
        *("indicator", "name_zh", "name_en", "kind", "unit", "indicator_group", "growth_basis", "sort_order"),
        *("parent", "definition_zh", "definition_en", "definition_source", "aliases"),
    ),
    "exchange_rate": ("currency", "period_start", "period_end", "rate", "basis", "source", "note"),
    "target": (
        *("target_id", "zone", "indicator", "year", "period", "scope", "kind", "value", "stretch", "unit"),
        *("pace_plan", "said_on", "source"),
    ),
    "target_edit": (
        *("edit_id", "zone", "indicator", "year", "period", "scope", "kind", "value", "unit", "value_text", "stretch"),
        *("stretch_text", "pace_plan", "reason", "set_by", "set_at", "old_value", "old_unit", "old_text", "undone_by", "undone_at"),
        "undone_reason",
    ),
    "light_rule": ("indicator", "judged", "method", "green_pp", "amber_pp", "words_zh", "words_en", "source"),
    "league_part": ("preset", "dimension", "weight", "indicator", "measure", "direction", "source", "sort_order"),
}


def insert(connection: duckdb.DuckDBPyConnection, table: str, rows: Sequence[Row]) -> None:
    """All rows in one statement, every cell travelling as text so that decimals stay exact.

    `table` is a key of COLUMNS and the columns are its own, so that no name in the statement comes from input.
    """
    if not rows:
        return
    columns = COLUMNS[table]
    cells = [[None if row[i] is None else str(row[i]) for row in rows] for i in range(len(columns))]
    unnested = ", ".join("unnest(?::varchar[])" for _ in columns)
    connection.execute(f"insert into {table} ({', '.join(columns)}) select {unnested}", cells)


def add_entries(connection: duckdb.DuckDBPyConnection, entries: Iterable[Entry]) -> int:
    """Store documents with their observations and unread numbers; how many were new. A text stored before is skipped.

    Raises IngestError as `check` does.
    """
    known = {digest for (digest,) in connection.execute("select digest from document").fetchall()}
    documents: list[Row] = []
    observations: list[Row] = []
    unread: list[Row] = []
    for entry in entries:
        digest = entry.document.digest
        if digest in known:
            continue
        check(entry)
        known.add(digest)
        documents.append(_document_row(entry))
        observations += _observation_rows(entry)
        unread += _unread_rows(entry)
    _give_way(connection, [str(row[0]) for row in observations])
    insert(connection, "document", documents)
    insert(connection, "observation", observations)
    insert(connection, "unread", unread)
    return len(documents)


def _give_way(connection: duckdb.DuckDBPyConnection, identifiers: Sequence[str]) -> None:
    """Imported excerpts go where the document that they were taken from comes itself."""
    imported = "select document_id from document where kind = 'import'"
    if connection.execute(imported + " limit 1").fetchall():
        connection.execute(
            f"delete from observation where list_contains(?, observation_id) and document_id in ({imported})", [list(identifiers)]
        )
        connection.execute("delete from document where kind = 'import' and document_id not in (select document_id from observation)")


def replace_entries(connection: duckdb.DuckDBPyConnection, entries: Sequence[Entry]) -> None:
    """Put what a new extraction found in the place of what was found before in the same stored documents."""
    identifiers = [entry.document.digest[:16] for entry in entries]
    connection.execute("delete from observation where list_contains(?, document_id)", [identifiers])
    connection.execute("delete from unread where list_contains(?, document_id)", [identifiers])
    days = [entry.document.origin.published or None for entry in entries]
    are_read = [entry.document.origin.is_day_read for entry in entries]
    connection.execute(
        "update document set extractor_version = new.version, published = new.day, is_day_read = new.is_read from (select unnest(?::text[])"
        " as id, unnest(?::text[]) as version, unnest(?::date[]) as day, unnest(?::boolean[]) as is_read) as new where document_id = new.id",
        [identifiers, [entry.extractor_version for entry in entries], days, are_read],
    )
    insert(connection, "observation", [row for entry in entries for row in _observation_rows(entry)])
    insert(connection, "unread", [row for entry in entries for row in _unread_rows(entry)])


def check(entry: Entry) -> None:
    """Raises IngestError for a value of more than 22 digits before or 6 after the point."""
    for observation in entry.extraction.observations:
        value = observation.value
        if abs(value) >= LARGEST or value != round(value, 6):
            reason = f"{observation.value_text} cannot be stored exactly; at most 22 digits and 6 decimals can"
            raise IngestError(f"{entry.document.name}: {reason}")


def _document_row(entry: Entry) -> Row:
    document, origin = entry.document, entry.document.origin
    added_at = entry.added_at or datetime.now(UTC).replace(tzinfo=None)
    return (
        document.digest[:16], document.digest, origin.file_name or document.name, entry.kind, origin.publisher,
        origin.title, origin.file_title, origin.published or None, origin.is_day_read, origin.address, entry.source_grade,
        entry.zone, document.reader, document.file_digest or None, entry.extractor_version, document.text, pack(document), added_at.isoformat(sep=" "),
        entry.added_by or None,
    )  # fmt: skip


def _observation_rows(entry: Entry) -> list[Row]:
    rows: dict[str, Row] = {}
    document_id = entry.document.digest[:16]
    vintage = entry.document.origin.published or None
    for o in entry.extraction.observations:
        name = observation_id(document_id, o)
        rows[name] = (
            name, document_id, o.zone, o.indicator, o.indicator_text, o.measure, format(o.value, "f"), o.unit,
            o.value_text, o.period_start, o.period_end, o.status, o.bound, o.scope, o.evidence.start, o.evidence.end,
            o.evidence.text, o.sentence.text, o.sentence.start, format(rounding(o.value, o.value_text, o.unit), "f"), vintage,
            o.construction, "|".join(o.flags),
        )  # fmt: skip
    return list(rows.values())


def observation_id(document_id: str, o: Observation) -> str:
    """What an observation of a document is known by: the same reading of the same place gives the same."""
    return identifier(
        document_id, o.zone, o.indicator, o.measure, format(o.value.normalize(), "f"), o.unit,
        o.period_start, o.period_end, o.scope, o.evidence.end,
    )  # fmt: skip


def _unread_rows(entry: Entry) -> list[Row]:
    document_id = entry.document.digest[:16]
    return [
        (document_id, item.span.start, item.span.end, item.span.text, item.sentence.text, item.reason, item.is_understood)
        for item in entry.extraction.unread
    ]


def identifier(*parts: object) -> str:
    """Sixteen hex digits that stand for these parts."""
    return hashlib.sha256("\x1f".join(str(part) for part in parts).encode()).hexdigest()[:16]


def rounding(value: Decimal, value_text: str, unit: str) -> Decimal:
    """Half a unit of the last digit printed, in the base unit of `value`; 0 where no digit is printed or it says 0, and for
    what was counted piece by piece (10个, 第2位), which nobody rounds.

    >>> rounding(Decimal("8270000000"), "82.70亿元", "CNY")
    Decimal('500000.000000')
    >>> rounding(Decimal("12000"), "1.2万人", "PERSON"), rounding(Decimal(12), "12人", "PERSON")
    (Decimal('500.000000'), Decimal('0'))
    """
    match = PRINTED_NUMBER.search(value_text.replace(",", "").replace("，", ""))
    if match is None:
        return Decimal(0)
    printed = Decimal(match[0])
    if unit in COUNTED and abs(value) == printed:
        return Decimal(0)
    half_digit = Decimal(5).scaleb(-len(match[1] or "") - 1)
    factor = abs(value) / printed if printed else Decimal(1)
    return round(half_digit * factor, 6)


def table_entries(figures: Iterable[PublishedFigure], names: dict[str, str]) -> list[Entry]:
    """Published figures as documents: one for each source and zone, a line a figure, so that each has its evidence.

    `names` maps indicator codes to Chinese names.
    """

    def source(figure: PublishedFigure) -> tuple[str, ...]:
        return (figure.source_grade, figure.zone, figure.published, figure.publisher, figure.address)

    return [_table_entry(list(group), names) for _, group in groupby(sorted(figures, key=source), key=source)]


def _table_entry(figures: Sequence[PublishedFigure], names: dict[str, str]) -> Entry:
    first = figures[0]
    title = f"{first.zone} 已公布数据"
    lines = [" · ".join(filter(None, (title, first.publisher, first.published, first.address)))]
    start = len(lines[0]) + 1
    observations = []
    for figure in figures:
        observation, line = _table_observation(figure, names[figure.indicator], start)
        observations.append(observation)
        lines.append(line)
        start += len(line) + 1
    text = "\n".join(lines)
    origin = Origin(f"{first.source_grade}.csv", first.publisher, title, first.published, first.address)
    document = Document(first.place, text, hashlib.sha256(text.encode()).hexdigest(), "seeds", origin)
    return Entry(document, Extraction(tuple(observations), ()), "table", first.source_grade, "seeds", first.zone)


def _table_observation(figure: PublishedFigure, name: str, start: int) -> tuple[Observation, str]:
    """The line of a figure in its table document, and the observation whose evidence lies in it from `start` on."""
    coverage = f"({figure.scope})" if figure.scope else ""
    status = {"estimate": "预计 ", "target": ""}.get(figure.status, "")
    bound = {"over": "超 ", "about": "约 ", "under": "不足 "}.get(figure.bound, "")
    months = f"{figure.period_start}—{figure.period_end}"
    head = f"{months} {name}{MEASURE_WORDS[figure.measure]}{coverage} {status}{bound}"
    note = f" (注: {figure.note})" if figure.note else ""
    line = f"{head}{figure.value_text}{note}"
    evidence_start = len(months) + 1
    evidence_text = line[evidence_start : len(head) + len(figure.value_text)]
    observation = Observation(
        document=figure.place,
        zone=figure.zone,
        indicator=figure.indicator,
        indicator_text=name,
        measure=figure.measure,
        value=figure.value,
        unit=figure.unit,
        value_text=figure.value_text,
        period_start=figure.period_start,
        period_end=figure.period_end,
        status=figure.status,
        bound=figure.bound,
        scope=figure.scope,
        evidence=Span(start + evidence_start, start + evidence_start + len(evidence_text), evidence_text),
        sentence=Span(start, start + len(line), line),
        construction="table_row",
        flags=figure.flags,
    )
    return observation, line
