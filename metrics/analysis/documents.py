"""Documents with the places of their figures: from a figure to its sentence and back."""

from __future__ import annotations

import json
import re

import duckdb
import pandas as pd

from metrics.analysis.frames import Row, ask, ask_rows

MARK_COLUMNS = (
    "observation_id", "zone", "zone_name_en", "indicator", "name_zh", "name_en", "measure", "value", "unit",
    "value_text", "period_start", "period_end", "status", "bound", "scope", "evidence_start", "evidence_end",
    "evidence_text", "sentence", "sentence_start", "construction", "flags", "corrected_to", "decided_by", "decided_because",
)  # fmt: skip


DOCUMENT_COLUMNS = (
    "document_id", "title", "file_name", "kind", "publisher", "published", "address", "source_grade", "figures", "unread",
    "is_withdrawn", "found", "found_corrections", "found_figures", "found_unread",
)  # fmt: skip
_DOCUMENTS = """
select d.document_id, d.title, d.file_name, d.kind, d.publisher, d.published, d.address, d.source_grade,
    s.figures, s.unread, document_id in (select document_id from withdrawn) as is_withdrawn,
    count(*) over () as found, count_if(d.kind = 'correction') over () as found_corrections, sum(s.figures) over () as found_figures,
    sum(s.unread) over () as found_unread
from document as d
join document_summary as s using (document_id)
where ($zone is null or list_contains(s.zones, $zone)) and ($kind is null or d.kind = $kind)
    and ($document_id is null or d.document_id = $document_id)
"""
# One word in small letters: only one with Latin letters (`cased`) needs the text turned into small letters, which is slow.
_WORD = """
    and (contains(lower(concat_ws(' ', d.title, d.file_name, d.publisher, d.published, d.address)), $word)
        or contains(d.text, $word) or ($cased and contains(lower(d.text), $word)))
"""
_ORDER = """
order by is_withdrawn, d.kind, d.published desc nulls last, s.figures desc, d.file_name, d.document_id limit $limit offset $offset
"""
_MARKS = """
select observation_id, zone, zone_name_en, indicator, name_zh, name_en, measure, value, unit, value_text, period_start, period_end,
    status, bound, scope, evidence_start, evidence_end, evidence_text, sentence, sentence_start, construction, flags,
    c.new_text as corrected_to, c.decided_by, c.reason as decided_because
from observation_named as n
left join (select correction_id, new_text, reason, if(made_in = 'seeds', null, corrected_by) as decided_by from correction) as c using (correction_id)
where document_id = ?
order by evidence_start nulls last, evidence_end, indicator, measure
"""
_REJECTED = """
select o.evidence_start, o.evidence_end, o.evidence_text, o.value_text, c.reason, c.corrected_by
from correction as c
inner join observation as o using (document_id, evidence_end)
where c.document_id = ? and c.made_in = 'review' and c.action = 'reject' and c.undone_at is null and o.evidence_start is not null
    and o.value_text = c.old_text
qualify row_number() over (partition by o.evidence_end, o.value_text order by c.corrected_at desc, c.correction_id) = 1
order by o.evidence_start
"""
_SAID = """
select s.observation_id, s.measure, s.value, s.unit, s.bound, s.is_chosen, s.is_open, d.title, d.file_name, d.publisher, d.published,
    d.source_grade
from disputed as mine
join disputed as s using (chosen_id)
join document as d on d.document_id = s.document_id
where mine.observation_id = ?
order by not s.is_chosen, s.vintage desc nulls last, s.observation_id
"""
PLACE = re.compile(r"(page|sheet|slide)=([^;,]+)")


def documents(
    connection: duckdb.DuckDBPyConnection, zone: str | None = None, kind: str | None = None, words: str = "",
    limit: int = 1_000_000, offset: int = 0, document_id: str | None = None,
) -> pd.DataFrame:  # fmt: skip
    """Documents, bulletins before tables, newest first, those taken back last, with the numbers of their figures and unread numbers.

    Of one zone or kind where named; `words` must all stand in the title, source or text, whatever the case of Latin letters.
    `found` (corrections among them: `found_corrections`), `found_figures` and `found_unread` count all that meet the filters,
    whichever `limit` of them are listed; of `document_id` alone where that is named.
    """
    parameters: dict[str, object] = {"zone": zone, "kind": kind, "limit": limit, "offset": offset, "document_id": document_id}
    query = _DOCUMENTS
    for number, each in enumerate(dict.fromkeys(words.lower().split())):
        query += _WORD.replace("$word", f"$word_{number}").replace("$cased", f"$cased_{number}")
        parameters |= {f"word_{number}": each, f"cased_{number}": each != each.upper()}
    return ask(connection, query + _ORDER, parameters, DOCUMENT_COLUMNS, "no_documents")


def kinds(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """The kinds of documents there are, commonest first."""
    return [row["kind"] for row in ask_rows(connection, "select kind from document group by kind order by count(*) desc, kind")]


def places(connection: duckdb.DuckDBPyConnection, document_id: str) -> list[Row]:
    """Where a page, sheet or slide of the file begins in the text: `start`, `sort`, `label` (3, Sheet1), in order."""
    rows = ask_rows(connection, "select layout from document where document_id = ?", (document_id,))
    layout = json.loads(rows[0]["layout"] or "{}") if rows else {}
    found = [(start, PLACE.search(label)) for start, label in layout.get("marks", [])]
    return [{"start": start, "sort": match[1], "label": match[2].strip()} for start, match in found if match]


def document(connection: duckdb.DuckDBPyConnection, document_id: str) -> Row | None:
    """A document with its text and origin, or `None` where there is none of this id."""
    rows = ask_rows(connection, "select * from document where document_id = ?", (document_id,))
    return rows[0] if rows else None


def is_titled(connection: duckdb.DuckDBPyConnection, title: str) -> bool:
    """Whether a document is called so."""
    return bool(ask_rows(connection, "select 1 from document where title = ? limit 1", (title,)))


def is_stored(connection: duckdb.DuckDBPyConnection, document_id: str) -> bool:
    """Whether a document is in the warehouse, taken back or not."""
    return bool(ask_rows(connection, "select 1 from document where document_id = ?", (document_id,)))


def withdrawal(connection: duckdb.DuckDBPyConnection, document_id: str) -> Row | None:
    """Who took a document back, when and why; `None` for one that stands."""
    rows = ask_rows(connection, "from withdrawn where document_id = ?", (document_id,))
    return rows[0] if rows else None


def descriptions(connection: duckdb.DuckDBPyConnection, document_id: str) -> list[Row]:
    """What people said of a document's source, latest first: column (`subject`), old and new, who, when, why, and whether it was undone."""
    return ask_rows(
        connection, "from settlement where action = 'describe' and first_id = ? order by settled_at desc, settlement_id", (document_id,)
    )


def document_of(connection: duckdb.DuckDBPyConnection, observation_id: str) -> str | None:
    """The document that printed an observation."""
    rows = ask_rows(connection, "select document_id from observation where observation_id = ?", (observation_id,))
    return rows[0]["document_id"] if rows else None


def marks(connection: duckdb.DuckDBPyConnection, document_id: str) -> pd.DataFrame:
    """Every figure read from a document, with the character offsets of its evidence, in the order of the text.

    Of one that somebody corrected or doubts also by whom (`decided_by`; null where it was ours), why, and to what (`corrected_to`).
    """
    return ask(connection, _MARKS, (document_id,), MARK_COLUMNS, "no_figures_in_document")


def said_otherwise(connection: duckdb.DuckDBPyConnection, observation_id: str) -> list[Row]:
    """Every witness of a figure that was published with more than one value, this one among them, the one in use first; none of any
    other figure."""
    return ask_rows(connection, _SAID, (observation_id,))


def unread_marks(connection: duckdb.DuckDBPyConnection, document_id: str) -> pd.DataFrame:
    """Numbers of a document that name an indicator and were not used, with their offsets, those not understood first."""
    return ask(
        connection,
        "select start_offset, end_offset, text, reason, is_understood from unread where document_id = ? order by is_understood, start_offset",
        (document_id,),
        ("start_offset", "end_offset", "text", "reason", "is_understood"),
        "nothing_unread",
    )


def rejected_marks(connection: duckdb.DuckDBPyConnection, document_id: str) -> list[Row]:
    """Numbers of a document that a person rejected in review, each place once, with who and why."""
    return ask_rows(connection, _REJECTED, (document_id,))
