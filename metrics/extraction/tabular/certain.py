"""Sets aside the figures of a table that cannot be told apart, and growth that is an index."""

from __future__ import annotations

from decimal import Decimal

from metrics.extraction.bases_told import AGAINST
from metrics.extraction.constructions.ranks import PRICES
from metrics.extraction.tabular.facets import IN_DOLLARS
from metrics.model import Observation, Unread

_INDEX_FROM = Decimal(60)  # growth columns whose figures are all larger are indices (100 = the year before)


def key(o: Observation) -> tuple[object, ...]:
    """What an observation says, without its figure."""
    told = (
        o.scope if o.measure in ("completion", "gap") or o.scope == IN_DOLLARS else None
    )  # 完成全年目标%, 完成一季度目标%; 较全市, 较全省
    against = next((flag for flag in o.flags if flag.startswith(AGAINST)), "") if o.measure == "yoy_accel" else ""
    return o.zone, o.indicator, o.measure, o.unit, o.period_start, o.period_end, told, against


def certain(observations: list[Observation]) -> tuple[list[Observation], list[Unread]]:
    """Cells that would say the same thing with different figures cannot be told apart; growth near 100 is an index."""
    values: dict[tuple[object, ...], set[Decimal]] = {}
    for one in observations:
        values.setdefault(key(one), set()).add(one.value)
    growth = [o.value for o in observations if o.measure == "yoy"]
    is_index = len(growth) > 1 and min(growth) > _INDEX_FROM
    kept, unread = [], []
    for one in observations:
        if len(values[key(one)]) > 1:
            unread.append(Unread(one.evidence, one.sentence, "two cells would say the same"))
        elif (is_index and one.measure == "yoy") or (one.indicator in PRICES and one.measure in ("yoy", "mom") and one.value > _INDEX_FROM):
            unread.append(Unread(one.evidence, one.sentence, "growth of this size is an index"))
        else:
            kept.append(one)
    return kept, unread
