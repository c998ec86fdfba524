"""What was said when: every witness of a figure in the order of its publication, and the figures that were said twice."""

from __future__ import annotations

import duckdb
import pandas as pd

from metrics.analysis.frames import ask

VINTAGE_COLUMNS = (
    "measure", "period_start", "period_end", "vintage", "value", "unit", "value_text", "scope", "status", "bound",
    "flags", "publisher", "source_grade", "observation_id", "document_id", "is_chosen", "witnesses",
)  # fmt: skip

_VINTAGES = """
from disputed
where zone = ? and indicator = ? and measure in ('level', 'yoy') and (? is null or period_end = ?)
order by period_end desc, measure, scope nulls first, vintage nulls first, observation_id
"""
_DAYS = """
select distinct strftime(vintage, '%Y-%m-%d') as day
from observation anti join withdrawn using (document_id)
where zone = ? and indicator = ? and vintage is not null and measure in ('level', 'yoy')
order by day desc
"""


def revisions(connection: duckdb.DuckDBPyConnection, zone: str, indicator: str, period_end: str | None = None) -> pd.DataFrame:
    """Figures that were published with more than one value: every witness, earliest first, the chosen one marked.

    The choice follows the rule written in the warehouse's views: actual over estimate, the zone's own source over others,
    later over earlier. Dates not known stand first.
    """
    return ask(connection, _VINTAGES, (zone, indicator, period_end, period_end), VINTAGE_COLUMNS, "no_revisions")


def publication_days(connection: duckdb.DuckDBPyConnection, zone: str, indicator: str) -> pd.DataFrame:
    """The days on which figures of the series were published, latest first: what "as of" can sensibly be asked for."""
    return ask(connection, _DAYS, (zone, indicator), ("day",), "no_known_days")
