"""When people did something, on their own clock."""

from datetime import datetime

import pytest

from metrics.presentation import clock
from metrics.presentation.labels import text
from metrics.presentation.quality_tables import ledger_table

DECISION = {
    "is_of_seeds": False, "said_by": "李明", "is_lost": False, "undone_at": None, "said_at": datetime(2026, 11, 28, 23, 17), "kind": "correction",
    "observation_id": "o1", "document_id": None, "document": None, "name_zh": "地区生产总值", "name_en": "GRP", "reason": "核对", "zone": "甲区",
    "zone_name_en": None, "period_start": "2026-01", "period_end": "2026-06", "action": "replace", "subject": "", "old_text": "1亿元", "new_text": "2亿元",
}  # fmt: skip


@pytest.mark.parametrize(
    ("ahead", "name", "shown"),
    [(480, "UTC+8", "2026-11-29 07:17"), (0, "UTC", "2026-11-28 23:17"), (-210, "UTC−3:30", "2026-11-28 19:47")],
)
def test_a_decision_is_told_by_the_clock_of_whoever_looks_and_the_clock_is_named(ahead: int, name: str, shown: str) -> None:
    found = ledger_table([DECISION], "zh", ahead)

    assert (clock.named(ahead), clock.moment(DECISION["said_at"], ahead)) == (name, shown)
    assert text("quality.when", "zh", clock=name) in found
    assert shown in found


def test_the_day_of_a_correction_of_the_seeds_has_no_hour() -> None:
    found = ledger_table([DECISION | {"is_of_seeds": True, "said_at": datetime(2026, 11, 20)}], "zh", 480)

    assert ">2026-11-20<" in found
