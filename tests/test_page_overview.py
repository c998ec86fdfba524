"""The overview: what a document of the zone changed, the latest one unless the reader chooses another."""

import re
import shutil
from pathlib import Path

import pytest
from page_cases import body, opened
from warehouse_cases import silent

from metrics.cli import targeting
from metrics.intake.targets import Wanted
from metrics.presentation.labels import text

pytestmark = pytest.mark.usefixtures("built_pages")
ZONE, OTHER = "大连金普新区", "北京经济技术开发区"


def test_what_another_document_changed_is_shown_when_it_is_chosen_and_stands_in_the_address() -> None:
    app = opened("overview", zone=ZONE)
    latest, earlier = text("overview.changes_heading", "zh"), text("overview.earlier_changes_heading", "zh")
    shown = body(app)
    first = app.session_state["w_changed"]
    assert (latest in shown, earlier in shown) == (True, False)

    app.selectbox(key="w_changed").select_index(2).run()
    shown = body(app)
    assert [error.value for error in app.exception] == []
    assert (latest in shown, earlier in shown) == (False, True)
    assert app.query_params["changed"] not in ("", first)


def test_a_document_of_another_zone_gives_way_to_the_latest_of_this_one() -> None:
    of_other = opened("overview", zone=OTHER).session_state["w_changed"]
    app = opened("overview", zone=ZONE, changed=of_other)

    assert text("overview.changes_heading", "zh") in body(app)
    assert app.query_params["changed"] != of_other


def test_a_first_document_is_not_said_to_be_held_against_an_earlier_one() -> None:
    first, later = (body(opened("overview", zone=zone)) for zone in ("江苏省丹阳经济开发区", ZONE))
    told = [text(f"overview.{key}", "zh", title="", source="").partition("（）")[2] for key in ("changes_remark", "nothing_before_remark")]

    assert [[words in shown for words in told] for shown in (first, later)] == [[False, True], [True, False]]
    assert [text("overview.alongside_heading", "zh") in shown for shown in (first, later)] == [False, True]


@pytest.mark.parametrize(("period", "is_judged"), [("2024-01~2024-03", False), ("2022-01~2022-03", True)])
def test_a_period_without_targets_leads_to_the_boards_that_judge_the_zone(period: str, is_judged: bool) -> None:
    """The first page said 本期没有已知目标 and nothing else, though the same zone's 2022 could be judged."""
    shown = body(opened("overview", zone="青岛西海岸新区", period=period))
    ways = re.findall(r'href="opening_quarter\?[^"]*year=2022&amp;month=3[^"]*">([^<]+)</a>', shown)

    assert (text("overview.judged_elsewhere", "zh") in shown, text("overview.no_targets", "zh") in shown) == (not is_judged,) * 2
    assert ways == ([text("page.opening_quarter", "zh") + " →"] if is_judged else ["2022年1–3月"])


def test_the_latest_documents_have_their_day_in_a_column_of_its_own() -> None:
    """Grade, publisher and day in one cell were broken over five lines on a telephone, which draws a row of four columns as a block."""
    shown = body(opened("overview", zone="青岛西海岸新区"))
    table = shown.split(text("overview.documents_heading", "zh"))[1].split("</table>")[0]
    days = re.findall(r'<td[^>]*data-head="发布日期">([^<]*)<', table)

    assert re.findall(r"<th [^>]*>([^<]*)<", table) == ["文档", "来源", "发布日期", "数据条数"]
    assert days.count("2024-05-11") == 1
    assert "2024-05-11" not in "".join(re.findall(r'data-head="来源">(.*?)</td>', table))


def test_the_way_to_set_a_target_is_not_read_as_one_of_the_periods_beside_it() -> None:
    """It stood as 2022年1–3月 设定目标 →, as if that period's targets were to be set there."""
    shown = body(opened("overview", zone="青岛西海岸新区", period="2024-01~2024-03"))

    assert '2022年1–3月</a> · <a class="onscreen" href="targets?' in shown


def test_the_first_page_opens_with_the_zone_for_which_somebody_here_has_set_a_target(
    built_warehouse: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = opened("overview").selectbox(key="w_zone")
    path = tmp_path / "warehouse.duckdb"
    shutil.copyfile(built_warehouse.resolve(), path)
    monkeypatch.setenv("KAIMENHONG_WAREHOUSE", str(path))
    targeting.set_target(Wanted(OTHER, "gdp", "2030", "12%"), "李明", "工作报告", silent, path)
    after = opened("overview").selectbox(key="w_zone")

    assert (before.value == OTHER, after.value) == (False, OTHER)
    assert sorted(after.options) == sorted(before.options)
