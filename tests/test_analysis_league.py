"""Zones against one another through the years and in a scored league, on invented figures; ranking is stable under ties."""

import contextlib
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest
from analysis_cases import level, target, yoy
from hypothesis import given
from hypothesis import strategies as st
from warehouse_cases import ZONE, entry, observation, publish

from metrics.analysis import comparison, league, ranking, trends
from metrics.analysis.frames import rows_of
from metrics.warehouse import store

SECOND, THIRD = "成都经济技术开发区", "天津经济技术开发区"
ZONES = (ZONE, SECOND, THIRD)
TOTAL, EARLY, FOREIGN = "国家级经济技术开发区(合计)", "北京经济技术开发区", "杭州经济技术开发区"
GROWING, BEYOND = "合肥经济技术开发区", "江宁经济技术开发区"
FIGURES = [
    level("2030-12", 90), level("2030-12", 60, zone=SECOND), level("2030-12", 30, zone=THIRD),
    level("2029-12", 50), level("2029-12", 55, zone=SECOND),
    yoy("2030-12", "8"), yoy("2030-12", "4", zone=SECOND),
    level("2030-12", 7, indicator="exports"), level("2030-12", 9, indicator="exports", zone=SECOND, unit="USD"),
    level("2030-12", 5, indicator="trade_total"), level("2030-12", 1, indicator="trade_total", zone=SECOND),
    *(level("2030-12", amount, indicator="imports", zone=zone) for amount, zone in ((9, ZONE), (8, SECOND), (7, THIRD), (99, TOTAL))),
    level("2028-12", 9, indicator="imports", zone=EARLY), yoy("2030-12", "4", indicator="imports", zone=GROWING),
    level("2029-12", 5, indicator="imports"), level("2029-12", 6, indicator="imports", zone=SECOND),
    level("2030-12", 9, indicator="imports", zone=FOREIGN, unit="USD"),
    level("2030-12", 9, indicator="imports", zone=BEYOND, bound="over"),
    target("gdp", 100, "2030-12"), level("2030-06", 40), level("2030-06", 20, zone=THIRD),
]  # fmt: skip


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    path: Path = tmp_path_factory.mktemp("league") / "warehouse.duckdb"
    publish(path, entry(*FIGURES))
    with contextlib.closing(store.connect(path)) as opened:
        yield opened


VALUES = st.lists(st.one_of(st.none(), st.integers(-20, 20).map(Decimal)), max_size=12)


@given(VALUES, st.randoms())
def test_ranking_does_not_depend_on_the_order_and_ties_share_the_better_place(values, random) -> None:
    shuffled = list(range(len(values)))
    random.shuffle(shuffled)
    straight = ranking.ranks(values)
    found = ranking.ranks([values[place] for place in shuffled])

    assert found == [straight[place] for place in shuffled]
    known = [value for value in values if value is not None]
    assert straight == [None if value is None else 1 + sum(other > value for other in known) for value in values]


@pytest.mark.parametrize(("values", "expected"), [([], None), ([3], 3), ([1, 9, 4], 4), ([1, 2, 4, 9], 3)])
def test_the_median_is_the_middle(values: list[int], expected: int | None) -> None:
    assert ranking.median([Decimal(value) for value in values]) == expected


def test_distances_and_movement_are_among_zones_alike(connection: duckdb.DuckDBPyConnection) -> None:
    frame = comparison.compare(connection, ZONES, "gdp", "2030-01", "2030-12")
    columns = (
        "zone",
        "share_pct",
        "gap_to_leader",
        "gap_to_median",
        "rank_before",
        "rank_now_alike",
        "moved",
        "completion_pct",
    )
    eight = 10**8

    assert [tuple(row[column] for column in columns) for row in rows_of(frame)] == [
        (ZONE, 50, 0, 30 * eight, 2, 1, 1, 90),
        (SECOND, Decimal(100) / 3, -30 * eight, 0, 1, 2, -1, None),
        (THIRD, Decimal(100) / 6, -60 * eight, -30 * eight, None, None, None, None),
    ]


def test_the_latest_common_period_is_one_that_all_have(connection: duckdb.DuckDBPyConnection) -> None:
    assert comparison.latest_common(connection, ZONES, "gdp") == ("2030-01", "2030-12", 3)
    assert comparison.latest_common(connection, (ZONE, SECOND), "exports") == ("2030-01", "2030-12", 2)
    assert comparison.latest_common(connection, ZONES, "fai") is None


def test_an_index_starts_at_100_and_says_who_has_no_base(connection: duckdb.DuckDBPyConnection) -> None:
    frame = trends.index(trends.trend(connection, ZONES, "gdp", 12), 2029)

    assert {(row["zone"], row["year"]): row["index"] for row in rows_of(frame)} == {
        (ZONE, 2029): 100,
        (ZONE, 2030): 180,
        (SECOND, 2029): 100,
        (SECOND, 2030): Decimal(6000) / 55,
    }
    assert frame.attrs["left_out"] == [(THIRD, "no_base")]


def test_ranks_are_counted_year_by_year(connection: duckdb.DuckDBPyConnection) -> None:
    history = rows_of(trends.rank_history(trends.trend(connection, ZONES, "gdp", 12)))

    assert {(row["year"], row["zone"]): (row["rank"], row["ranked"]) for row in history} == {
        (2029, ZONE): (2, 2), (2029, SECOND): (1, 2), (2030, ZONE): (1, 2), (2030, SECOND): (2, 2),
    }  # fmt: skip


def test_who_has_no_rank_in_any_year_is_named_with_the_reason(connection: duckdb.DuckDBPyConnection) -> None:
    zones = [*ZONES, TOTAL, EARLY, FOREIGN, GROWING, BEYOND]
    history = trends.rank_history(trends.trend(connection, zones, "imports", 12))

    assert sorted((row["year"], row["rank"], row["zone"]) for row in rows_of(history)) == [
        (2029, 1, SECOND), (2029, 2, ZONE), (2030, 1, ZONE), (2030, 2, SECOND),
    ]  # fmt: skip
    assert sorted(history.attrs["left_out"]) == sorted(
        [
            *((zone, "not_every_year") for zone in (EARLY, THIRD)),
            *((TOTAL, "total"), (FOREIGN, "other_coverage"), (GROWING, "growth_only"), (BEYOND, "inexact")),
        ]
    )


@pytest.fixture(scope="module")
def parts(connection: duckdb.DuckDBPyConnection) -> list[dict]:
    return rows_of(league.parts(connection, dict.fromkeys(ZONES), "national", "2030-12"))


def test_each_score_shows_how_it_is_made_or_why_it_is_missing(parts: list[dict]) -> None:
    found = {
        (row["zone"], row["indicator"]): (row["score"], row["reason"])
        for row in parts
        if (row["indicator"], row["measure"]) in (("gdp", "level"), ("trade_total", "level"), ("exports", "level"))
    }

    assert found == {
        (ZONE, "gdp"): (100, ""), (SECOND, "gdp"): (50, ""), (THIRD, "gdp"): (0, ""),
        (ZONE, "trade_total"): (100, ""), (SECOND, "trade_total"): (0, ""), (THIRD, "trade_total"): (None, "no_figure_at_period"),
        (ZONE, "exports"): (None, "only_one_zone"), (SECOND, "exports"): (None, "other_currency"),
        (THIRD, "exports"): (None, "no_figure_at_period"),
    }  # fmt: skip


def test_the_league_weighs_dimensions_and_ranks_only_zones_with_half_of_the_weight(
    connection: duckdb.DuckDBPyConnection, parts: list[dict]
) -> None:
    weights = league.weights(connection, "national")
    columns = ("zone", "rank", "ranked", "score", "covered_pct", "missing")

    assert weights == {"openness": 30, "quality": 30, "innovation": 15, "green": 15, "coordination": 10}
    assert [tuple(row[column] for column in columns) for row in rows_of(league.league(parts, weights))] == [
        (ZONE, 1, 2, 100, 60, ["innovation", "green", "coordination"]),
        (SECOND, 2, 2, Decimal("12.5"), 60, ["innovation", "green", "coordination"]),
        (THIRD, None, 2, 0, 30, ["openness", "innovation", "green", "coordination"]),
    ]


def test_a_zone_with_just_half_of_the_weight_is_ranked(parts: list[dict]) -> None:
    rows = rows_of(league.league(parts, {"openness": Decimal(1), "quality": Decimal(1)}))

    assert {row["zone"]: (row["covered_pct"], row["rank"]) for row in rows}[THIRD] == (50, 3)


def test_own_weights_count_as_shares_of_their_sum(parts: list[dict]) -> None:
    rows = rows_of(league.league(parts, {"openness": Decimal(1), "quality": Decimal(3)}))

    assert {row["zone"]: (row["rank"], row["score"]) for row in rows} == {
        ZONE: (1, 100),
        SECOND: (2, Decimal("18.75")),
        THIRD: (3, 0),
    }


def test_a_thing_of_which_less_is_better_is_turned_round(tmp_path: Path) -> None:
    path = tmp_path / "warehouse.duckdb"
    used = {ZONE: "0.2", SECOND: "0.6"}
    publish(
        path,
        entry(
            *(
                observation(
                    indicator="energy_intensity",
                    unit="TCE_PER_10K_CNY",
                    zone=zone,
                    value=value,
                    value_text=value,
                    period_start="2030-01",
                    period_end="2030-12",
                )
                for zone, value in used.items()
            )
        ),
    )
    with contextlib.closing(store.connect(path)) as opened:
        rows = rows_of(league.parts(opened, dict.fromkeys(ZONES[:2]), "national", "2030-12"))

    assert {row["zone"]: row["score"] for row in rows if row["indicator"] == "energy_intensity"} == {
        ZONE: 100,
        SECOND: 0,
    }


def test_a_period_says_how_many_zones_could_be_ranked_at_it(connection: duckdb.DuckDBPyConnection) -> None:
    for preset in league.presets(connection)["preset"]:
        weights = league.weights(connection, preset)
        for row in rows_of(league.periods(connection, preset)):
            names = {zone["zone"]: None for zone in rows_of(league.zones(connection, preset, row["period_end"]))}
            scored = rows_of(league.league(rows_of(league.parts(connection, names, preset, row["period_end"])), weights))
            assert (preset, row["period_end"], row["ranked"]) == (preset, row["period_end"], sum(one["rank"] is not None for one in scored))


def test_more_zones_with_something_are_not_more_zones_that_can_be_ranked(tmp_path: Path) -> None:
    path = tmp_path / "warehouse.duckdb"
    ranked = [yoy("2029-12", growth, indicator=code, zone=zone) for zone in ZONES[:2] for code in ("gdp", "fai") for growth in "5"]
    alone = [yoy("2030-12", "5", indicator=code, zone=zone) for zone, code in zip(ZONES, ("fai", "retail_sales", "fai"), strict=True)]
    publish(path, entry(*ranked, *alone))
    with contextlib.closing(store.connect(path)) as opened:
        found = [(row["period_end"], row["zones"], row["ranked"]) for row in rows_of(league.periods(opened, "growth"))]
    assert found == [("2030-12", 3, 0), ("2029-12", 2, 2)]
