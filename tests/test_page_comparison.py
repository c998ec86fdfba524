"""The page of zones side by side: which fields and charts there are for few zones, few years and unlike figures. Invented figures."""

import re
from pathlib import Path

import pytest
from analysis_cases import level, yoy
from page_cases import body, opened
from streamlit.testing.v1 import AppTest
from warehouse_cases import ZONE, entry, publish

from metrics.presentation.labels import text

OTHERS = ("成都经济技术开发区", "天津经济技术开发区", "北京经济技术开发区")


@pytest.fixture(scope="module")
def several(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """GDP of four zones, two of them alike, through two years; exports of one zone, of one year; imports in two currencies."""
    path: Path = tmp_path_factory.mktemp("comparison") / "warehouse.duckdb"
    figures = [
        figure
        for zone, amount in ((ZONE, 80), (OTHERS[0], 80), (OTHERS[1], 60), (OTHERS[2], 40))
        for year, more in ((2029, 0), (2030, 10))
        for figure in (level(f"{year}-06", amount + more, zone=zone), yoy(f"{year}-06", "5", zone=zone))
    ]
    figures += [level("2030-06", 3, indicator="exports"), yoy("2030-06", "40", indicator="exports")]
    figures += [
        level("2030-06", 9, zone=zone, indicator="imports", unit=unit)
        for zone, unit in ((ZONE, "CNY"), (OTHERS[0], "CNY"), (OTHERS[1], "USD"))
    ]
    publish(path, entry(*figures))
    return path


@pytest.fixture
def compared(several: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KAIMENHONG_WAREHOUSE", str(several))


def fields(app: AppTest) -> set[str]:
    return {str(field.key) for field in [*app.selectbox, *app.multiselect]}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"indicator": "gdp"}, {"w_indicator", "w_period", "w_group", "w_zones", "w_base"}),
        ({"indicator": "gdp", "group": "level:国家级"}, {"w_indicator", "w_period", "w_group", "w_base"}),
        ({"indicator": "exports"}, {"w_indicator", "w_period", "w_group", "w_zones"}),
    ],
)
@pytest.mark.usefixtures("compared")
def test_a_field_is_there_only_where_there_is_something_to_choose(query: dict[str, str], expected: set[str]) -> None:
    app = opened("comparison", **query)

    assert [error.value for error in app.exception] == []
    assert fields(app) == expected


def test_the_page_opens_with_what_is_new_and_leads_to_the_period_that_most_zones_have(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It opened with 2021, of which most had been collected, and an analyst who asks how a zone stands looked at old figures."""
    path = tmp_path / "warehouse.duckdb"
    zones = (ZONE, *OTHERS, "昆山经济技术开发区", "扬州经济技术开发区")
    publish(
        path, entry(*(level(f"{year}-12", 50, zone=zone) for year, count in ((2027, 6), (2029, 5), (2030, 2)) for zone in zones[:count]))
    )
    monkeypatch.setenv("KAIMENHONG_WAREHOUSE", str(path))
    app, last = opened("comparison", indicator="gdp"), opened("comparison", indicator="gdp", zone=zones[5])
    way = re.search(r'href="comparison\?[^"]*period=([^"&]*)[^"]*">([^<]*)</a>', body(app))

    assert app.selectbox(key="w_period").value == "2029-01~2029-12"
    assert way
    assert way.groups() == ("2027-01~2027-12", text("comparison.fuller", "zh", period="2027年 (6个区)"))
    assert (last.selectbox(key="w_period").value, "区最多的报告期" in body(last)) == ("2027-01~2027-12", False)
    assert opened("indicator", indicator="gdp").selectbox(key="w_period").value == "2029-01~2029-12"
    picked = body(opened("comparison", indicator="gdp", zones=[zones[0], zones[5]]))
    assert text("comparison.shared", "zh", having=1, count=2, most=2, period="2027年") in picked
    assert "区最多的报告期" not in picked


def test_the_zones_of_a_city_are_peers_and_a_city_that_is_a_province_is_named_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "warehouse.duckdb"
    zones = (ZONE, "昆山经济技术开发区", "扬州经济技术开发区", "天津经济技术开发区", "北辰经济技术开发区")
    publish(path, entry(*(level("2030-06", 50 + place, zone=zone) for place, zone in enumerate(zones))))
    monkeypatch.setenv("KAIMENHONG_WAREHOUSE", str(path))
    app = opened("comparison", indicator="gdp", group="city:苏州市")
    table = body(app).split("<tbody")[1].split("</tbody>")[0]

    assert re.findall("<strong>(.*?)</strong>", table) == ["昆山经开区", ZONE]
    offered = app.selectbox(key="w_group").options
    assert [option for option in offered if option.startswith("同")] == ["同省：江苏省", "同省：天津市", "同市：苏州市"]


@pytest.mark.usefixtures("compared")
def test_zones_picked_behind_their_button_go_into_the_address_and_the_table() -> None:
    app = opened("comparison", indicator="gdp")
    app.multiselect(key="w_zones").set_value([ZONE, OTHERS[1]]).run()

    assert app.query_params["zones"] == [ZONE, OTHERS[1]]
    assert app.get("popover")[0].proto.popover.label == text("comparison.pick", "zh", count=2)
    table = body(app).split("<tbody>")[1].split("</tbody>")[0]
    assert re.findall("<strong>(.*?)</strong>", table) == ["苏州工业园区", "天津经开区"]


@pytest.mark.parametrize(
    ("indicator", "points", "said"),
    [("gdp", 4, []), ("exports", 0, ["no_index", "no_ranks"]), ("imports", 0, ["no_index", "no_ranks"])],
)
@pytest.mark.usefixtures("compared")
def test_growth_is_drawn_against_level_where_three_zones_have_both_and_what_cannot_be_drawn_is_said(
    indicator: str, points: int, said: list[str]
) -> None:
    shown = body(opened("comparison", indicator=indicator))

    assert shown.count('class="end side') == points
    assert [key for key in ("no_index", "no_ranks") if text(f"comparison.{key}", "zh") in shown] == said


def test_growth_that_somebody_doubts_is_not_drawn_through_the_years_and_that_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "warehouse.duckdb"
    rates = [yoy(f"{year}-06", rate, bound=bound) for year, rate, bound in (("2028", "5", "exact"), ("2029", "7", "about"))]
    publish(path, entry(*rates, yoy("2030-06", "91", flags=("doubtful",)), yoy("2030-06", "6", zone=OTHERS[0])))
    monkeypatch.setenv("KAIMENHONG_WAREHOUSE", str(path))
    shown = body(opened("comparison", indicator="gdp", period="2030-01~2030-06", zones=[ZONE, OTHERS[0]]))
    smalls = shown.split('class="drawn smalls"')[1].split("</p>", 1)[1].split(text("comparison.trend_unfit", "zh"))[0]

    assert text("comparison.trend_unfit", "zh") in shown
    assert "约+7.0%" in smalls
    assert "+91.0%" not in smalls


@pytest.mark.usefixtures("compared")
def test_the_zone_that_the_reader_comes_from_is_compared_and_said_to_have_no_figure_where_it_has_none() -> None:
    app = opened("comparison", indicator="exports", zone=OTHERS[0])

    assert app.multiselect(key="w_zones").value == [OTHERS[0], ZONE]
    assert f"成都经开区 ({text('left_out.no_figure_at_period', 'zh')})" in body(app)


def test_a_zone_with_a_single_year_is_said_to_be_left_out_of_the_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "warehouse.duckdb"
    two = [level(f"{year}-06", 50 + year - 2029, zone=zone) for zone in (ZONE, OTHERS[0]) for year in (2029, 2030)]
    publish(path, entry(*two, level("2029-06", 40, zone=OTHERS[1])))
    monkeypatch.setenv("KAIMENHONG_WAREHOUSE", str(path))
    shown = body(opened("comparison", indicator="gdp", period="2029-01~2029-06"))

    assert f"{text('comparison.left_out_zones', 'zh')}天津经开区 ({text('left_out.one_year', 'zh')})" in shown


@pytest.mark.parametrize(("indicator", "is_told"), [("gdp", True), ("exports", False)])
@pytest.mark.usefixtures("compared")
def test_shares_and_distances_are_told_of_several_zones_and_not_of_one_alone(indicator: str, is_told: bool) -> None:
    assert (text("comparison.distances_heading", "zh") in body(opened("comparison", indicator=indicator))) is is_told
