"""Checks that look across zones, and conflicts inside one document, on invented figures."""

import itertools
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import pytest
from analysis_cases import completion, level, yoy
from warehouse_cases import ask, entry, observation, publish, silent

from metrics.analysis.connection import open_version, version
from metrics.analysis.frames import rows_of
from metrics.analysis.targets import board
from metrics.intake.targets import Wanted, goal_of, set_targets
from metrics.model import Observation

NAMSHA, HUADU = "广州南沙经济技术开发区", "广州花都经济技术开发区"


def rank(zone: str, place: int, measure: str = "rank_yoy") -> Observation:
    """An invented published place within the city."""
    return observation(
        zone=zone, measure=measure, unit="RANK", value=place, value_text=f"第{place}位", scope="全市",
        period_start="2024-01", period_end="2024-06",
    )  # fmt: skip


PLACES: list[tuple[list[Observation], list[str]]] = [
    ([rank(NAMSHA, 2), rank(HUADU, 2)], ["两个区公布了同一位次"]),
    ([rank(NAMSHA, 2), rank(HUADU, 3)], []),
    (
        [rank(NAMSHA, 1), yoy("2024-06", "3", zone=NAMSHA), rank(HUADU, 2), yoy("2024-06", "5", zone=HUADU)],
        ["位次先后与增速高低相反"],
    ),
    ([rank(NAMSHA, 1), yoy("2024-06", "5", zone=NAMSHA), rank(HUADU, 2), yoy("2024-06", "3", zone=HUADU)], []),
    ([rank(NAMSHA, 2), yoy("2024-06", "5", zone=NAMSHA), rank(HUADU, 2), yoy("2024-06", "5", zone=HUADU)], []),
    ([rank(NAMSHA, 1, "rank_level"), rank(HUADU, 1, "rank_level")], ["两个区公布了同一位次"]),
    (
        [rank(NAMSHA, 1, "rank_level"), level("2024-06", 30, zone=NAMSHA), rank(HUADU, 2, "rank_level"), level("2024-06", 50, zone=HUADU)],
        ["位次先后与总量大小相反"],
    ),
    (
        [rank(NAMSHA, 1, "rank_level"), level("2024-06", 50, zone=NAMSHA), rank(HUADU, 2, "rank_level"), level("2024-06", 30, zone=HUADU)],
        [],
    ),
    (  # more than 30 may be more than 50
        [
            rank(NAMSHA, 1, "rank_level"),
            level("2024-06", 30, zone=NAMSHA, bound="over"),
            rank(HUADU, 2, "rank_level"),
            level("2024-06", 50, zone=HUADU),
        ],
        [],
    ),
    (
        [
            rank(NAMSHA, 1, "rank_level"),
            level("2024-06", 30, zone=NAMSHA, unit="USD"),
            rank(HUADU, 2, "rank_level"),
            level("2024-06", 50, zone=HUADU),
        ],
        [],
    ),
]


@pytest.fixture(scope="module")
def placed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All of PLACES in one warehouse, each case in a year of its own: 2001 and so on."""
    path = tmp_path_factory.mktemp("placed") / "w.duckdb"
    years = (
        [o._replace(period_start=f"{year}-01", period_end=f"{year}-06") for o in figures] for year, (figures, _) in enumerate(PLACES, 2001)
    )
    publish(path, entry(*itertools.chain.from_iterable(years)))
    return path


@pytest.mark.parametrize(("year", "details"), [(year, details) for year, (_, details) in enumerate(PLACES, 2001)])
def test_places_in_one_city_that_cannot_both_be_true_are_found(placed: Path, year: int, details: list[str]) -> None:
    assert [
        row[0] for row in ask(placed, "select detail from check_rank_contradicts where left(period_end, 4)::integer = ?", year)
    ] == details


def test_a_zone_without_new_figures_for_two_years_is_found(tmp_path: Path) -> None:
    publish(
        tmp_path / "w.duckdb",
        entry(level("2021-12", 5, zone=NAMSHA), level("2022-06", 5, zone=HUADU), level("2024-06", 5)),
    )

    assert ask(tmp_path / "w.duckdb", "select zone, printed, expected from check_stale_zone") == [(NAMSHA, "2021-12", "≥ 2022-06")]


def test_a_text_and_its_own_table_that_disagree_are_both_kept_and_flagged(tmp_path: Path) -> None:
    """The published case: the text says 55.98 %, the table of the same document 55.89 %."""
    text, table = completion("fai", "55.98", "2024-06"), completion("fai", "55.89", "2024-06")
    publish(tmp_path / "w.duckdb", entry(text, table))

    assert ask(tmp_path / "w.duckdb", "select value_text from observation order by value_text") == [
        ("55.89%",),
        ("55.98%",),
    ]
    assert ask(tmp_path / "w.duckdb", 'select "check", printed, expected from check_all') in (
        [("check_conflict", "55.98%", "55.89%")],
        [("check_conflict", "55.89%", "55.98%")],
    )


def test_a_rate_printed_against_its_own_level_and_target_is_flagged(tmp_path: Path) -> None:
    """The published case: 2.74 of 10.66 printed as 21.85 %, where 25.70 % is right."""
    changes = {"indicator": "fai", "period_start": "2030-01"}
    figures = [
        observation(**changes, value=274_000_000, value_text="2.74亿元", period_end="2030-06"),
        observation(
            **changes,
            measure="target",
            status="target",
            value=1_066_000_000,
            value_text="10.66亿元",
            period_end="2030-12",
        ),
        completion("fai", "21.85"),
    ]
    publish(tmp_path / "w.duckdb", entry(*figures))

    found = ask(tmp_path / "w.duckdb", "select printed, expected from check_completion_against_target")
    assert found == [("21.85%", "25.70%")]


def test_a_source_that_reckoned_with_its_own_target_is_not_blamed_for_another_one_of_a_persons(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    done = observation(indicator="fai", period_start="2030-01", period_end="2030-06", value=274_000_000, value_text="2.74亿元")
    publish(path, entry(done, completion("fai", "25.7")))
    set_targets([goal_of(Wanted(done.zone or "", "fai", "2030", "20亿元"))], "李明", "区里新定", silent, path)

    assert ask(path, "select printed, expected from check_completion_against_target") == []
    with closing(open_version(version(path)[0])) as connection:
        (row,) = rows_of(board(connection, done.zone or "", 2030, 6))
    assert (round(row["completion_pct"], 2), row["published_completion_pct"], row["is_conflict"]) == (
        Decimal("13.70"),
        Decimal("25.7"),
        False,
    )
