"""Charts as plain data: what is left out so that a browser can draw them. Invented figures."""

from decimal import Decimal

import pytest
from test_pages import _warehouse, body, opened  # noqa: F401 the fixture of the built warehouse

from metrics.analysis.frames import frame_of
from metrics.presentation import charts
from metrics.presentation.charts.history import MOST_MARKS
from metrics.presentation.labels import text

HISTORY = ("zone", "zone_name_en", "year", "value", "unit", "observation_id")


def row(zone: str, year: int) -> dict[str, object]:
    return {"zone": zone, "zone_name_en": zone, "year": year, "value": Decimal(year), "unit": "CNY", "observation_id": f"{zone}{year}"}


@pytest.mark.parametrize(
    ("zones", "expected"),
    [
        (MOST_MARKS // 3 - 1, [("lines+markers", MOST_MARKS - 2), ("lines+markers", 1)]),
        (MOST_MARKS // 3, [("lines", MOST_MARKS + 1), ("lines+markers", 1), ("lines+markers", 1)]),
    ],
)
def test_many_pale_points_bear_no_marks_except_those_no_line_leads_to(zones: int, expected: list[tuple[str, int]]) -> None:
    rows = [row(f"z{number:03}", year) for number in range(zones) for year in (2021, 2022, 2023)]
    frame = frame_of([*rows, row("lonely", 2022), row("mine", 2023)], HISTORY)
    drawn = charts.history_chart(frame, "level", "mine", False, "zh").data

    assert [(trace["mode"], sum(known is not None for known in trace["x"])) for trace in drawn] == expected


def test_a_long_table_is_sent_whole_only_when_its_fold_is_opened() -> None:
    app = opened("indicator", indicator="gdp")
    before = body(app).count("<tr>")
    app.session_state["all_latest"] = True
    app.run()

    assert [error.value for error in app.exception] == []
    added = body(app).count("<tr>") - before - 1  # its head is a row too
    assert app.expander[0].label == text("indicator.all_rows", "zh", count=added)
