"""Tables of goals and of progress: whether months without a word of their own were reached or are only wished for."""

import pytest
from test_tables import read_table


@pytest.mark.parametrize("title", ["2024年目标任务分解表", "2024年主要指标任务分解", "2024年度经济发展主要目标", "2024年工作计划表"])
def test_months_in_a_table_of_goals_may_be_wished_for(title: str):
    table = f"{title}\n指标\t单位\t2023年完成\t一季度\t上半年\n工业投资\t亿元\t52\t10\t30\n"
    lines, missed, _ = read_table(table, published="2024-10-20")
    assert lines == ["industrial_investment level 5200000000 CNY 2023-01 2023-12"]
    assert missed == [(figure, "whether the figure is a goal or was reached is not certain") for figure in ("10", "30")]


_OPEN = "the unit is not certain or does not fit industrial_va"


@pytest.mark.parametrize(
    ("line", "head", "goals", "missed"),
    [
        ("规模以上工业增加值\t亿元\t-\t7.9\t8.0\t-", "年度目标", [], [("8.0", _OPEN)]),
        ("规模以上工业增加值\t亿元\t\t-1.2\t5\t", "年度目标", [], [("5", _OPEN)]),
        ("规模以上工业增加值\t%\t-\t7.9\t8.0\t-", "年度目标", ["target_yoy 8 PERCENT"], []),
        ("规模以上工业增加值\t亿元\t4.2\t7.9\t8.0\t-", "年度目标", ["target 800000000 CNY"], []),
        ("规模以上工业增加值\t亿元\t-\t7.9\t8.0\t52.5", "年度目标", ["target 800000000 CNY"], []),
        ("规模以上工业增加值\t亿元\t-\t7.9\t80\t-", "年度目标", ["target 8000000000 CNY"], []),
        ("规模以上工业增加值\t亿元\t-\t-\t8.0\t-", "年度目标", ["target 800000000 CNY"], []),
        ("规模以上工业增加值\t亿元\t-\t7.9\t8.0\t-", "年度目标（亿元）", ["target 800000000 CNY"], []),
    ],
)
def test_a_small_goal_beside_growth_alone_may_be_growth(line: str, head: str, goals: list[str], missed: list[tuple[str, str]]):
    """A zone that publishes only how its value added grew was given a goal of 8亿元 for 8%."""
    table = f"2024年1-6月主要经济指标\n指标\t单位\t1-6月累计\t同比±%\t{head}\t完成年度目标%\n{line}\n"
    lines, found, _ = read_table(table, published="2024-07-20")

    assert [goal for goal in (" ".join(one.split()[1:4]) for one in lines) if goal.startswith("target")] == goals
    assert found == missed


@pytest.mark.parametrize("title", ["2024年目标任务完成情况表", "2024年目标任务分解及推进表", "2024年主要指标"])
def test_months_in_a_table_of_progress_were_reached(title: str):
    table = f"{title}\n指标\t单位\t年度目标\t一季度\t上半年\n工业投资\t亿元\t52\t10\t30\n"
    lines, missed, _ = read_table(table, published="2024-10-20")
    assert (lines[1:], missed) == (
        [
            "industrial_investment level 1000000000 CNY 2024-01 2024-03",
            "industrial_investment level 3000000000 CNY 2024-01 2024-06",
        ],
        [],
    )


@pytest.mark.parametrize(
    ("line", "goal", "missed"),
    [
        ("固定资产投资\t亿元\t121.5\t130-140", "fai target 13000000000 CNY 2024-01 2024-12", []),
        ("固定资产投资\t亿元\t121.5\t130—140", "fai target 13000000000 CNY 2024-01 2024-12", []),
        ("规上工业增加值增速\t%\t6.1\t6-7", "industrial_va target_yoy 6 PERCENT 2024-01 2024-12", []),
        ("规上工业增加值增速\t%\t6.1\t6%至7%", "industrial_va target_yoy 6 PERCENT 2024-01 2024-12", []),
        ("新签约项目\t个\t12\t15~18", "projects_signed target 15 COUNT 2024-01 2024-12", []),
        ("固定资产投资\t亿元\t121.5\t12-6", None, ["12-6"]),  # no range
        ("城镇登记失业率\t%\t3.1\t3-4", None, ["3-4"]),  # wished to be below it
        ("固定资产投资\t亿元\t130-140\t150", "fai target 15000000000 CNY 2024-01 2024-12", ["130-140"]),  # under a head of what was done
    ],
)
def test_a_range_under_a_head_of_goals_is_over_its_lower_end(line: str, goal: str | None, missed: list[str]):
    lines, found, observations = read_table(f"主要指标\n指标\t单位\t2023年完成\t2024年目标\n{line}\n", published="2024-02-20")

    assert [one for one in lines if "target" in one] == ([goal] if goal else [])
    assert {one.bound for one in observations if one.measure.startswith("target")} <= {"exact" if "150" in line else "over"}
    assert [figure for figure, _ in found] == missed
