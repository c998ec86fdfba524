"""Documents with the places of their figures: from a figure to its sentence and back."""

from __future__ import annotations

import duckdb
import pandas as pd

from metrics.analysis.frames import Row, ask, ask_rows

MARK_COLUMNS = (
    "observation_id", "zone", "zone_name_en", "indicator", "name_zh", "name_en", "measure", "value", "unit",
    "value_text", "period_start", "period_end", "status", "bound", "scope", "evidence_start", "evidence_end",
    "evidence_text", "sentence", "sentence_start", "construction", "flags",
)  # fmt: skip


def documents(connection: duckdb.DuckDBPyConnection, zone: str | None = None) -> pd.DataFrame:
    """All documents, bulletins before tables, newest first, with the number of their figures; of one zone where named."""
    return ask(
        connection,
        """
        select d.document_id, d.title, d.file_name, d.kind, d.publisher, d.published, d.address, d.source_grade,
            count(o.observation_id) as figures
        from document as d left join observation as o using (document_id)
        group by all
        having ? is null or bool_or(o.zone = ?)
        order by d.kind, d.published desc nulls last, figures desc, d.file_name
        """,
        (zone, zone),
        (
            "document_id",
            "title",
            "file_name",
            "kind",
            "publisher",
            "published",
            "address",
            "source_grade",
            "figures",
        ),
        "no_documents",
    )


def document(connection: duckdb.DuckDBPyConnection, document_id: str) -> Row | None:
    """A document with its text and origin, or `None` where there is none of this id."""
    rows = ask_rows(connection, "select * from document where document_id = ?", (document_id,))
    return rows[0] if rows else None


def document_of(connection: duckdb.DuckDBPyConnection, observation_id: str) -> str | None:
    """The document that printed an observation."""
    rows = ask_rows(connection, "select document_id from observation where observation_id = ?", (observation_id,))
    return rows[0]["document_id"] if rows else None


def marks(connection: duckdb.DuckDBPyConnection, document_id: str) -> pd.DataFrame:
    """Every figure read from a document, with the character offsets of its evidence, in the order of the text."""
    return ask(
        connection,
        """
        select * from observation_named where document_id = ?
        order by evidence_start nulls last, evidence_end, indicator, measure
        """,
        (document_id,),
        MARK_COLUMNS,
        "no_figures_in_document",
    )


def unread_marks(connection: duckdb.DuckDBPyConnection, document_id: str) -> pd.DataFrame:
    """Numbers of a document that name an indicator and were not used, with their offsets."""
    return ask(
        connection,
        "select start_offset, end_offset, text, reason from unread where document_id = ? order by start_offset",
        (document_id,),
        ("start_offset", "end_offset", "text", "reason"),
        "nothing_unread",
    )
