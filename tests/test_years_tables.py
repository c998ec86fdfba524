"""Zones by years as a table and as a file: figures that compare stand in columns of numbers, all others in words. Invented figures."""

import csv
import io
import re
from pathlib import Path

import pytest
from analysis_cases import level, yoy
from warehouse_cases import ZONE, entry, publish

from metrics.analysis import trends
from metrics.analysis.frames import rows_of
from metrics.presentation.years_tables import by_year, years_csv, years_of, years_table
from metrics.warehouse import store

SECOND, THIRD = "成都经济技术开发区", "天津经济技术开发区"
FIGURES = [
    level("2028-06", 80), yoy("2028-06", "5.25"), level("2029-06", 84), level("2030-06", 90), yoy("2030-06", "-1"),
    level("2028-06", 60, zone=SECOND, bound="over"), yoy("2028-06", "7", zone=SECOND, bound="about"),
    level("2030-06", 66, zone=SECOND, flags=("doubtful",)), yoy("2030-06", "6", zone=SECOND),
    level("2029-06", 9, zone=THIRD, unit="USD"), level("2030-06", 50, zone=THIRD, scope="全市"), yoy("2030-06", "3", zone=THIRD),
]  # fmt: skip


@pytest.fixture(scope="module")
def grid(tmp_path_factory: pytest.TempPathFactory):
    path: Path = tmp_path_factory.mktemp("years") / "warehouse.duckdb"
    publish(path, entry(*FIGURES))
    connection = store.connect(path)
    found = by_year(rows_of(trends.trend(connection, [ZONE, SECOND, THIRD], "gdp", 6)))
    connection.close()
    return found


def plain(cell: str) -> str:
    return re.sub(r"\s+", " ", re.sub("<[^>]+>", "", cell.replace("<br>", " | "))).strip()


def test_each_year_shows_its_level_and_its_growth_and_says_what_is_unlike(grid) -> None:
    html = years_table(grid, [ZONE, SECOND, THIRD], "zh")
    rows = [re.findall("<td.*?>(.*?)</td>", line) for line in html.split("<tbody")[1].split("</tr>") if "<td" in line]

    assert [[plain(cell) for cell in row] for row in rows] == [
        ["苏州工业园区", "80.00 | +5.3%", "84.00", "90.00 | −1.0%"],
        ["成都经开区", "超过60.00 | 约+7.0%", "", "66.00 数据存疑 | +6.0%"],
        ["天津经开区", "", "9.00亿美元", "50.00亿元 全市"],
    ]
    assert all(f"figure={row['observation_id']}" in html for own in grid.values() for row in own.values())


def test_the_file_holds_numbers_only_where_they_compare(grid) -> None:
    content = years_csv(grid, [SECOND, ZONE, THIRD], "-GDP", "en")
    title, heads, *rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))

    assert (title[0], years_of(grid)) == ("'-GDP", [2028, 2029, 2030])
    assert heads[2:] == [*(f"{year} level" for year in (2028, 2029, 2030)), *(f"{year} published growth (%)" for year in (2028, 2029, 2030)),
                         "Not comparable", *(f"{year} identifier" for year in (2028, 2029, 2030))]  # fmt: skip
    told = [[grid[zone][year]["observation_id"] if year in grid[zone] else "" for year in years_of(grid)] for zone in (SECOND, ZONE, THIRD)]
    assert [row[-3:] for row in rows] == told
    assert [row[1:-3] for row in rows] == [
        ["billion CNY", "", "", "", "", "", "6",
         "2028: over 6.00 billion CNY (not an exact figure); 2028: about +7.0% (year on year); 2030: 6.60 billion CNY (doubtful figure)"],
        ["billion CNY", "8", "8.4", "9", "5.25", "", "-1", ""],
        ["billion CNY", "", "", "", "", "", "",
         "2029: 900.00 million USD (other currency); 2030: 5.00 billion CNY (other coverage); 2030: +3.0% (year on year)"],
    ]  # fmt: skip
