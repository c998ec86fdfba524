"""What deserves doubt: failed checks with both sentences, conflicts between sources, unread numbers, coverage."""

from __future__ import annotations

import duckdb
import pandas as pd

from metrics.analysis.frames import Row, ask, ask_rows, frame_of

_SIDE = ("observation_id", "document_id", "sentence", "value_text", "measure", "value", "unit", "publisher", "published", "source_grade")
CHECK_COLUMNS = (
    "case", "check", "zone", "zone_name_en", "indicator", "name_zh", "name_en", "period_start", "period_end", "detail",
    "printed", "expected", *(f"first_{column}" for column in _SIDE), *(f"second_{column}" for column in _SIDE), "are_rivals",
    "settlement_id", "settled_by", "settled_at", "settled_because",
)  # fmt: skip
UNREAD_COLUMNS = (
    "case", "document_id", "title", "file_name", "start_offset", "end_offset", "text", "sentence", "reason", "is_understood",
    "settlement_id", "settled_by", "settled_at", "settled_because", "found",
)  # fmt: skip
LEDGER_COLUMNS = (
    "kind", "id", "action", "subject", "zone", "zone_name_en", "name_zh", "name_en", "measure", "period_start", "period_end",
    "old_text", "new_text", "reason", "said_by", "said_at", "is_of_seeds", "undone_by", "undone_at", "undone_reason", "observation_id",
    "is_lost", "document_id", "document", "found",
)  # fmt: skip
OPEN, SETTLED, ALL = "open", "settled", "all"
STATES = (OPEN, SETTLED, ALL)
UNREAD_STATES = (*STATES, "set_aside")  # the last: numbers that were understood and are none of the zone in a period

COVERAGE_STEPS = ("year", "quarter", "month")
MOST_PERIODS = 24  # columns of a matrix that still fit a screen
_COVERAGE = """
with richest as (
    select zone, count(*) as total from figure where zone is not null group by zone order by total desc, zone limit $limit
), placed as (
    select f.zone, f.zone_name_en, r.total, case $step
            when 'year' then left(f.period_end, 4)
            when 'month' then f.period_end
            else left(f.period_end, 5) || lpad((3 * ceil(right(f.period_end, 2)::integer / 3))::integer::text, 2, '0')
        end as period
    from figure as f inner join richest as r using (zone)
    where f.year is not null
)
select zone, any_value(zone_name_en) as zone_name_en, period, count(*) as figures, any_value(total) as total
from placed
group by zone, period
order by total desc, zone, period
"""

# A failure with both sides; `are_rivals`: the two are witnesses of one figure, so that one of them can be chosen.
_CHECKS = """
select concat_ws('~', c."check", c.first_observation_id, c.second_observation_id) as "case",
    c."check", c.zone, z.name_en as zone_name_en, c.indicator, i.name_zh, i.name_en, c.period_start, c.period_end,
    c.detail, c.printed, c.expected,
    a.observation_id as first_observation_id, a.document_id as first_document_id, a.sentence as first_sentence,
    a.value_text as first_value_text, a.measure as first_measure, a.value as first_value, a.unit as first_unit,
    da.publisher as first_publisher, da.published as first_published, da.source_grade as first_source_grade,
    b.observation_id as second_observation_id, b.document_id as second_document_id, b.sentence as second_sentence,
    b.value_text as second_value_text, b.measure as second_measure, b.value as second_value, b.unit as second_unit,
    db.publisher as second_publisher, db.published as second_published, db.source_grade as second_source_grade,
    coalesce(
        (a.zone, a.indicator, a.measure, a.unit, coverage_key(a.scope, a.zone, z.city, z.province), a.period_start, a.period_end)
        = (b.zone, b.indicator, b.measure, b.unit, coverage_key(b.scope, b.zone, z.city, z.province), b.period_start, b.period_end), false
    ) as are_rivals,
    s.settlement_id, s.settled_by, s.settled_at, s.reason as settled_because
from check_all as c
left join zone as z on z.zone = c.zone
left join indicator as i on i.indicator = c.indicator
left join observation as a on a.observation_id = c.first_observation_id
left join document as da on da.document_id = a.document_id
left join observation as b on b.observation_id = c.second_observation_id
left join document as db on db.document_id = b.document_id
left join settled as s
    on s.subject = c."check" and s.first_id = c.first_observation_id
    and s.second_id is not distinct from c.second_observation_id and s.is_in_force
where ($1 is null or c.zone = $1) and ($2 is null or c."check" = $2)
    and case $3 when 'open' then s.settlement_id is null when 'settled' then s.settlement_id is not null else true end
order by c."check", c.zone, c.indicator, c.period_end, c.first_observation_id
"""
_COUNTS = """
select c."check", count(*) as failures, count(*) filter (where s.settlement_id is null) as still_open
from check_all as c
left join settled as s
    on s.subject = c."check" and s.first_id = c.first_observation_id
    and s.second_id is not distinct from c.second_observation_id and s.is_in_force
group by c."check" order by c."check" = 'check_stale_zone', still_open desc, failures desc, c."check"
"""
_UNREAD = """
select concat_ws('~', 'unread', u.document_id, u.start_offset || ':' || u.text) as "case",
    u.*, d.title, d.file_name, s.settlement_id, s.settled_by, s.settled_at, s.reason as settled_because, count(*) over () as found
from unread as u
inner join document as d using (document_id)
anti join withdrawn as w on w.document_id = u.document_id
left join settled as s
    on s.subject = 'unread' and s.first_id = u.document_id and s.second_id = u.start_offset || ':' || u.text
    and s.is_in_force
where u.is_understood = ($1 = 'set_aside')
    and case $1 when 'open' then s.settlement_id is null when 'settled' then s.settlement_id is not null else true end
order by d.title, u.document_id, u.start_offset, u.end_offset limit $2 offset $3
"""
_LEDGER = """
with said as (
    select 'settlement' as kind, s.settlement_id as id, s.action, s.subject, coalesce(o.zone, f.zone) as zone,
        coalesce(o.indicator, f.indicator) as indicator, coalesce(o.measure, f.measure) as measure,
        coalesce(o.period_start, f.period_start) as period_start, coalesce(o.period_end, f.period_end) as period_end,
        if(s.action = 'describe', s.old_text,
            coalesce(o.value_text, f.value_text, regexp_replace(s.second_id, '^[0-9]+:', ''), nullif(d.title, ''), d.file_name)) as old_text,
        s.new_text,
        s.reason, s.settled_by as said_by, s.settled_at as said_at, false as is_of_seeds, s.undone_by, s.undone_at, s.undone_reason,
        o.observation_id, s.is_lost, d.document_id, coalesce(nullif(d.title, ''), d.file_name) as document
    from settled as s
    left join observation as o on o.observation_id = s.first_id
    left join settled_figure as f on f.settlement_id = s.settlement_id and f.side = 'first'
    left join document as d on (s.action in ('withdraw', 'describe') or s.subject = 'unread') and d.document_id = s.first_id
    union all
    select 'correction', correction_id, action, 'witness', zone, indicator, measure, period_start, period_end, old_text, new_text,
        reason, corrected_by, corrected_at, made_in = 'seeds', undone_by, undone_at, undone_reason, c.observation_id, false, null, null
    from correction
    left join (select correction_id, min(observation_id) as observation_id from corrected where action <> 'reject' group by correction_id) as c
        using (correction_id)
)
select said.*, i.name_zh, i.name_en, z.name_en as zone_name_en, count(*) over () as found
from said
left join indicator as i using (indicator)
left join zone as z on z.zone = said.zone
order by greatest(said_at, coalesce(undone_at, said_at)) desc, id
limit ? offset ?
"""


def check_counts(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """How many rows each check found and how many nobody has settled (`still_open`), most of these first; zones that have
    fallen silent come last, as they are many."""
    return ask(connection, _COUNTS, (), ("check", "failures", "still_open"), "no_failures")


def checks(connection: duckdb.DuckDBPyConnection, zone: str | None = None, check: str | None = None, state: str = ALL) -> pd.DataFrame:
    """Rows of `check_all`, each with the two sentences that contradict and what somebody said of it; of one zone, check or
    state (open, settled, all) where named."""
    return ask(connection, _CHECKS, (zone, check, state), CHECK_COLUMNS, "no_failures")


def ledger(connection: duckdb.DuckDBPyConnection, limit: int, offset: int = 0) -> pd.DataFrame:
    """What people decided of figures, latest first: what they accepted, chose, corrected, doubted, and took back,
    and of which source they said a document is.

    At most `limit` rows from `offset` on; `found` is the number of all.
    """
    return ask(connection, _LEDGER, (limit, offset), LEDGER_COLUMNS, "no_decisions")


def unread(connection: duckdb.DuckDBPyConnection, state: str, limit: int, offset: int = 0) -> pd.DataFrame:
    """Numbers that stand beside an indicator's name and were used by no construction, by document; of one of `UNREAD_STATES`.

    At most `limit` rows from `offset` on; `found` is the number of all.
    """
    return ask(connection, _UNREAD, (state, limit, offset), UNREAD_COLUMNS, "nothing_unread")


def coverage(connection: duckdb.DuckDBPyConnection, step: str = "year", limit: int = 30) -> pd.DataFrame:
    """Number of figures by zone and year, quarter or month (`step`) in which their periods end, for the zones with most figures.

    `period` is a year (2024), or the last month of a quarter or the month (2024-06); the latest `MOST_PERIODS` that occur.
    """
    found = ask_rows(connection, _COVERAGE, {"step": step, "limit": limit})
    latest = sorted({row["period"] for row in found}, reverse=True)[:MOST_PERIODS]
    kept = (row for row in found if row["period"] in latest)
    return frame_of(kept, ("zone", "zone_name_en", "period", "figures", "total"), "empty_warehouse")


def quality_totals(connection: duckdb.DuckDBPyConnection) -> Row:
    """Counts of figures, conflicts, unverified (republished) figures, failed checks and unread numbers, and of what people
    settled or corrected."""
    return ask_rows(
        connection,
        """
        select (select count(*) from figure) as figures,
            (select count(*) from figure where is_conflict) as conflicts,
            (select count(*) from figure where source_grade = 'republished') as unverified,
            (select count(*) from check_all) as failures,
            (select count(*) from unread anti join withdrawn using (document_id) where not is_understood) as unread,
            (select count(*) from settlement where undone_at is null)
            + (select count(*) from correction where undone_at is null and made_in <> 'seeds') as settled
        """,
    )[0]
