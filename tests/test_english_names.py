"""What an English reader meets in English: places, titles of corrections, why a figure is doubted; what a person wrote stays his."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from page_cases import body, opened
from warehouse_cases import ask

from metrics.presentation.labels import catalogue, document_title, scope_words, word
from metrics.seeds.corrections import load_corrections

pytestmark = pytest.mark.usefixtures("built_pages")
SEEDS = Path(__file__).resolve().parent.parent / "seeds"
NAMES = {"苏州工业园区": "Suzhou Industrial Park", "进出口总额": "Total imports and exports", "进出口": "Trade", "无英文名区": None}
NAMELESS = {"沈阳金融商贸经济技术开发区", "通化医药高新技术产业开发区"}  # what they call themselves in English is not known
TITLES = [
    ("更正: 苏州工业园区 2031-01—2031-06 进出口总额", "Correction: Suzhou Industrial Park 2031-01—2031-06 Total imports and exports"),
    ("更正: 苏州工业园区 2031-01—2031-06 进出口同比", "Correction: Suzhou Industrial Park 2031-01—2031-06 Trade year on year"),
    ("更正: 无英文名区 2031-01—2031-06 没有的指标", "Correction: 无英文名区 2031-01—2031-06 没有的指标"),
    ("苏州工业园区 已公布数据", "Suzhou Industrial Park: published figures"),
    ("关于更正: 一则通知", "关于更正: 一则通知"),
]


@pytest.mark.parametrize(("title", "english"), TITLES)
def test_the_title_of_a_correction_is_told_in_english_as_far_as_its_names_are_known(title: str, english: str) -> None:
    row = {"title": title, "file_name": ""}

    assert (document_title(row, "en", NAMES), document_title(row, "zh", NAMES)) == (english, title)


def test_every_city_of_a_zone_has_an_english_name_and_no_two_share_one() -> None:
    with (SEEDS / "zones.csv").open(encoding="utf-8") as file:
        cities = {row["city"] for row in csv.DictReader(file)} - {""}
    english = {city: word("city", city, "en") for city in cities}

    assert {city for city, name in english.items() if not name.isascii()} == set()
    assert len(set(english.values())) == len(cities)


def test_zones_of_national_level_have_english_names_and_no_two_zones_share_one() -> None:
    with (SEEDS / "zones.csv").open(encoding="utf-8") as file:
        zones = list(csv.DictReader(file))
    english = [row["name_en"] for row in zones if row["name_en"]]

    assert len(set(english)) == len(english)
    assert {row["name"] for row in zones if row["level"] == "国家级" and not row["name_en"]} == NAMELESS


def test_every_reason_of_the_seeds_why_a_figure_is_doubted_or_corrected_is_told_in_english() -> None:
    reasons = {error.reason for error in load_corrections()}

    assert reasons <= {key.removeprefix("correction_reason.") for key in catalogue()}
    assert all(word("correction_reason", reason, "en").isascii() for reason in reasons)
    assert all(word("correction_reason", reason, "zh") == reason for reason in reasons)
    assert word("correction_reason", "与统计局核对", "en") == "与统计局核对"


def test_the_english_page_of_quality_says_why_in_english() -> None:
    reason = "原文单位作吨，疑为万吨：一个港口八个月不会只有四千吨；未见第二来源，不改"
    shown = body(opened("quality", lang="en", check="check_doubtful"))

    assert (reason in shown, word("correction_reason", reason, "en") in shown) == (False, True)
    assert reason in body(opened("quality", lang="zh", check="check_doubtful"))


def test_the_english_overview_names_the_city_too() -> None:
    assert "Liaoning · Dalian ·" in body(opened("overview", lang="en", zone="大连金普新区"))


@pytest.mark.parametrize(
    ("scope", "english"),
    [
        ("成都市", "Chengdu"),
        ("陕西省", "Shaanxi"),
        ("全市", "city-wide"),
        ("全市区县", "all districts and counties of the city"),
        ("某口径", "某口径"),
        ("", "—"),
    ],
)
def test_what_a_figure_covers_is_told_in_english_where_it_is_known(scope: str, english: str) -> None:
    assert (scope_words(scope, "en"), scope_words(scope, "zh")) == (english, scope or "—")


def test_every_coverage_of_the_seeds_is_told_in_english(built_warehouse: Path) -> None:
    scopes = ask(built_warehouse, "select distinct scope from figure where scope <> ''")

    assert [scope for (scope,) in scopes if not scope_words(scope, "en").isascii()] == []
