"""What a monthly briefing of one zone tells: its figures at a period, how they stand against targets and other zones, what is open, and
the sentence each figure was read from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import duckdb

from metrics.analysis import alongside, comparison, overview, standing, targets
from metrics.analysis.frames import Row, ask_rows, rows_of

BOARD_MONTHS = (3, 6, 9, 12)  # at whose ends targets are counted: 开门红, 双过半, 前三季度, 全年
MOST_COMPARED = 20  # indicators held against other zones

_BESIDE = """
select f.indicator, f.measure, f.value, f.unit, f.scope, f.bound, f.status, f.flags, f.observation_id
from figure as f inner join indicator as i using (indicator)
where f.zone = ? and f.period_start = ? and f.period_end = ? and f.measure in ('rank_level', 'rank_yoy', 'gap', 'completion')
order by i.sort_order, f.measure, f.scope nulls first
"""
_DISPUTED = """
select d.indicator, i.name_zh, i.name_en, d.measure, d.value, d.unit, d.scope, d.is_open, d.is_chosen, d.observation_id
from disputed as d inner join indicator as i using (indicator)
where d.zone = ? and d.period_start = ? and d.period_end = ? and d.measure in ('level', 'yoy')
order by not d.is_open, i.sort_order, d.measure, d.scope nulls first, not d.is_chosen, d.vintage desc nulls last, d.observation_id
"""
_SENTENCES = """
select o.observation_id, o.sentence, o.sentence_start, o.document_id, d.title, d.file_name, d.publisher, d.published,
    d.address, d.source_grade, d.kind
from observation as o inner join document as d using (document_id)
where list_contains(?::text[], o.observation_id)
"""


@dataclass(frozen=True, slots=True)
class Compared:
    """An indicator of the zone among all zones that have it at the period (rows of `comparison.compare`)."""

    headline: Row
    own: Row
    leader: Row | None  # the zone with the largest comparable level


@dataclass(frozen=True, slots=True)
class Facts:
    """All that a briefing tells. `headlines` are rows of `standing`, laggards first; `beside` are published ranks, gaps and
    completion rates by indicator; `board` and `tally` are there at the ends of quarters alone."""

    zone: Row
    start: str
    end: str
    headlines: list[Row]
    beside: dict[str, list[Row]]
    board: list[Row]
    tally: targets.Tally | None
    compared: list[Compared]
    disputed: list[Row]
    missing: list[Row]
    alongside: list[Row]
    sentences: dict[str, Row]

    @property
    def months(self) -> int:
        """The month that the period ends with, where it began in January and targets are counted then; else 0."""
        return _counted_months(self.start, self.end)


def facts(connection: duckdb.DuckDBPyConnection, zone: str, start: str, end: str) -> Facts | None:
    """What is known of a zone from the month `start` to `end` (YYYY-MM); None where no figure is."""
    about = next((row for row in rows_of(overview.zones(connection)) if row["zone"] == zone), None)
    headlines = rows_of(standing.standing(connection, zone, start, end))
    if about is None or not headlines:
        return None
    beside: dict[str, list[Row]] = {}
    for row in ask_rows(connection, _BESIDE, (zone, start, end)):
        beside.setdefault(row["indicator"], []).append(row)
    months = _counted_months(start, end)
    board = targets.board(connection, zone, int(end[:4]), months) if months else None
    made = Facts(
        about, start, end, headlines, beside, [] if board is None else targets.light_rows(board),
        None if board is None or board.empty else targets.tally(board), _compared(connection, zone, start, end, headlines),
        ask_rows(connection, _DISPUTED, (zone, start, end)), rows_of(standing.missing(connection, zone, start, end)),
        rows_of(alongside.alongside(connection, zone, start, end)), {},
    )  # fmt: skip
    return replace(made, sentences=_sentences(connection, made))


def _counted_months(start: str, end: str) -> int:
    """The month that a period ends with, where it began in January and targets are counted then; else 0."""
    month = int(end[5:7])
    return month if start == f"{end[:4]}-01" and month in BOARD_MONTHS else 0


def _compared(connection: duckdb.DuckDBPyConnection, zone: str, start: str, end: str, headlines: Iterable[Row]) -> list[Compared]:
    """The headline indicators in which the zone can be ranked among others at the period."""
    found: list[Compared] = []
    for row in list(headlines)[:MOST_COMPARED]:
        there = rows_of(comparison.zones_at(connection, row["indicator"], start, end))
        zones = [entry["zone"] for entry in there if not entry["is_total"]]
        if zone not in zones or len(zones) < comparison.MIN_ZONES:
            continue
        rows = rows_of(comparison.compare(connection, zones, row["indicator"], start, end))
        own = next(entry for entry in rows if entry["zone"] == zone)
        if any(own[f"computed_rank_{by}"] and own[ranked] > 1 for by, ranked in (("level", "ranked_level"), ("yoy", "ranked_yoy"))):
            found.append(Compared(row, own, next((entry for entry in rows if entry["computed_rank_level"] == 1), None)))
    return found


def _sentences(connection: duckdb.DuckDBPyConnection, made: Facts) -> dict[str, Row]:
    """The sentence and the document of every figure told."""
    rows = [*made.headlines, *made.board, *made.disputed, *made.missing, *(row for found in made.beside.values() for row in found)]
    rows += [row for entry in made.compared for row in (entry.own, entry.leader) if row] + made.alongside
    keys = ("observation_id", "yoy_observation_id", "target_observation_id", *alongside.SAID_BY)
    wanted = sorted({row[key] for row in rows for key in keys if row.get(key)})
    return {row["observation_id"]: row for row in ask_rows(connection, _SENTENCES, (wanted,))}
