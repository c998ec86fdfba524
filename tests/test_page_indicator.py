"""What is left out of a page of hundreds of zones so that a browser can draw it. Invented figures."""

import re
from decimal import Decimal

import pytest
from page_cases import body, opened

from metrics.analysis.frames import frame_of
from metrics.presentation import drawn
from metrics.presentation.drawn.history import MOST_MARKS
from metrics.presentation.labels import text

pytestmark = pytest.mark.usefixtures("built_pages")

HISTORY = ("zone", "zone_name_en", "year", "value", "unit", "observation_id")


def row(zone: str, year: int) -> dict[str, object]:
    return {"zone": zone, "zone_name_en": zone, "year": year, "value": Decimal(year), "unit": "CNY", "observation_id": f"{zone}{year}"}


@pytest.mark.parametrize(("zones", "marks"), [(MOST_MARKS // 3, MOST_MARKS), (MOST_MARKS // 3 + 1, 1)])
def test_many_pale_points_bear_no_marks_except_those_no_line_leads_to(zones: int, marks: int) -> None:
    rows = [row(f"z{number:03}", year) for number in range(zones) for year in (2021, 2022, 2023)]
    frame = frame_of([*rows, row("lonely", 2022), row("mine", 2023)], HISTORY)
    body = drawn.history_lines(frame, "level", "mine", False, "zh", "历年")

    assert (body.count("dot faint"), body.count("dot round")) == (marks, 1)
    assert "<b>mine 2,023元</b>" in body


@pytest.mark.parametrize(
    ("measure", "is_log", "levels"),
    [
        ("level", False, ["0", "200", "400", "600", "800", "1,000"]),
        ("level", True, ["1", "10", "100", "1,000"]),
        ("yoy", False, ["0%", "200%", "400%", "600%", "800%", "1,000%"]),
    ],
)
def test_the_axis_of_a_history_is_linear_or_of_powers_of_ten(measure: str, is_log: bool, levels: list[str]) -> None:
    rows = [row("z", 2021) | {"value": Decimal(1)}, row("z", 2023) | {"value": Decimal(1000)}]
    body = drawn.history_lines(frame_of(rows, HISTORY), measure, "z", is_log, "zh", "历年")

    assert re.findall(r'<i class="(?:zero)?" style="bottom:[\d.]+%"><b>([^<]+)</b>', body) == levels


@pytest.mark.parametrize(("measure", "levels"), [("level", ["0", "20", "40", "60", "80"]), ("yoy", ["0%", "20%", "40%", "60%", "80%"])])
def test_a_single_value_stands_above_zero_and_not_in_the_midst_of_its_hundredths(measure: str, levels: list[str]) -> None:
    body = drawn.history_lines(frame_of([row("z", 2023) | {"value": Decimal(90)}], HISTORY), measure, "z", False, "zh", "历年")

    assert re.findall(r'<i class="(?:zero)?" style="bottom:[\d.]+%"><b>([^<]+)</b>', body) == levels


def test_a_long_table_is_sent_whole_only_when_its_fold_is_opened() -> None:
    app = opened("indicator", indicator="gdp")
    before = body(app).count("<tr")
    app.session_state["all_latest"] = True
    app.run()

    assert [error.value for error in app.exception] == []
    added = body(app).count("<tr") - before - 1  # its head is a row too
    assert text("indicator.all_rows", "zh", count=added) in [fold.label for fold in app.expander]


def test_a_document_of_ours_stands_among_the_sources_under_its_english_name() -> None:
    shown = body(opened("indicator", indicator="gdp", lang="en"))

    assert text("document.of_figures", "zh", zone="") not in shown
    assert text("document.of_figures", "en", zone="") in shown


def test_each_witness_of_a_disputed_figure_says_on_a_telephone_whose_it_is() -> None:
    """There a row is a block of its own, and the first of the figure may be out of sight."""
    shown = body(opened("indicator", indicator="gdp"))
    table = next(part for part in re.findall(r"<table.*?</table>", shown) if text("indicator.in_use", "zh") in part)
    rows = [re.sub("<[^>]+>", " ", re.findall(r'<td[^>]* class="name"[^>]*>(.*?)</td>', line)[0]) for line in table.split("<tr")[2:]]

    assert len(rows) > 3
    assert all(re.search("[区园]", row) for row in rows)
    assert table.count('class="again"') == sum("·" in row for row in rows) > 0
