"""What deserves doubt: failed checks with both sentences, conflicts between sources, unread numbers, coverage."""

from __future__ import annotations

import duckdb
import pandas as pd

from metrics.analysis.frames import Row, ask, ask_rows

CHECK_COLUMNS = (
    "check", "zone", "zone_name_en", "indicator", "name_zh", "name_en", "period_start", "period_end", "detail",
    "printed", "expected",
    "first_observation_id", "first_document_id", "first_sentence", "first_value_text",
    "second_observation_id", "second_document_id", "second_sentence", "second_value_text",
)  # fmt: skip

_CHECKS = """
select c."check", c.zone, z.name_en as zone_name_en, c.indicator, i.name_zh, i.name_en, c.period_start, c.period_end,
    c.detail, c.printed, c.expected, c.first_observation_id, a.document_id as first_document_id, a.sentence as first_sentence,
    a.value_text as first_value_text, c.second_observation_id, b.document_id as second_document_id,
    b.sentence as second_sentence, b.value_text as second_value_text
from check_all as c
left join zone as z on z.zone = c.zone
left join indicator as i on i.indicator = c.indicator
left join observation as a on a.observation_id = c.first_observation_id
left join observation as b on b.observation_id = c.second_observation_id
where (? is null or c.zone = ?) and (? is null or c."check" = ?)
order by c."check", c.zone, c.indicator, c.period_end
"""


def check_counts(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """How many rows each check found, most first; zones that have fallen silent come last, as they are many."""
    return ask(
        connection,
        """
        select "check", count(*) as failures from check_all
        group by "check" order by "check" = 'check_stale_zone', failures desc, "check"
        """,
        columns=("check", "failures"),
        reason="no_failures",
    )


def checks(connection: duckdb.DuckDBPyConnection, zone: str | None = None, check: str | None = None) -> pd.DataFrame:
    """Rows of `check_all`, each with the two sentences that contradict; of one zone or check where named."""
    return ask(connection, _CHECKS, (zone, zone, check, check), CHECK_COLUMNS, "no_failures")


def unread(connection: duckdb.DuckDBPyConnection, limit: int = 500) -> pd.DataFrame:
    """Numbers that stand beside an indicator's name and were used by no construction, by document."""
    return ask(
        connection,
        """
        select u.document_id, d.title, d.file_name, u.start_offset, u.end_offset, u.text, u.sentence, u.reason
        from unread as u inner join document as d using (document_id)
        order by d.title, u.start_offset limit ?
        """,
        (limit,),
        ("document_id", "title", "file_name", "start_offset", "end_offset", "text", "sentence", "reason"),
        "nothing_unread",
    )


def coverage(connection: duckdb.DuckDBPyConnection, limit: int = 30) -> pd.DataFrame:
    """Number of figures by zone and year for the zones with most figures (long shape)."""
    return ask(
        connection,
        """
        with richest as (
            select zone, count(*) as total from figure where zone is not null group by zone
            order by total desc, zone limit ?
        )
        select f.zone, any_value(f.zone_name_en) as zone_name_en, f.year, count(*) as figures, any_value(r.total) as total
        from figure as f inner join richest as r using (zone)
        where f.year is not null
        group by f.zone, f.year order by total desc, f.zone, f.year
        """,
        (limit,),
        ("zone", "zone_name_en", "year", "figures", "total"),
        "empty_warehouse",
    )


def quality_totals(connection: duckdb.DuckDBPyConnection) -> Row:
    """Counts of figures, conflicts, unverified (republished) figures, failed checks and unread numbers."""
    return ask_rows(
        connection,
        """
        select (select count(*) from figure) as figures,
            (select count(*) from figure where is_conflict) as conflicts,
            (select count(*) from figure where source_grade = 'republished') as unverified,
            (select count(*) from check_all) as failures,
            (select count(*) from unread) as unread
        """,
    )[0]
