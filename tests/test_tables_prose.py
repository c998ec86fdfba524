"""Tables whose cells hold sentences, as plans of work do: they are read as sentences, and goals as goals.

The shapes are those of files that offices send, the figures are made up.
"""

import pytest
from test_tables import read_table

CASES = {
    "short cells that tell of amounts": (
        "2024年上半年重点工作推进情况\n序号\t工作\t推进情况\n1\t工业经济\t规上工业增加值同比增长8.8%，税收收入增长4.5%。\n"
        "2\t招商引资\t上半年新签约项目16个，到位内资31.2亿元。\n",
        [
            "industrial_va yoy 8.8 PERCENT 2024-01 2024-06",
            "tax_revenue yoy 4.5 PERCENT 2024-01 2024-06",
            "projects_signed level 16 COUNT 2024-01 2024-06",
            "domestic_capital level 3120000000 CNY 2024-01 2024-06",
        ],
        [],
    ),
    "goals and results side by side": (
        "2024年重点工作\n工作\t2024年工作目标\t上半年进展\n工业经济\t完成规上工业总产值510.3亿元，同比增长9.1%，培育规上工业企业，加快技术改造。"
        "\t上半年完成规上工业总产值240.1亿元，同比增长8.2%，培育规上工业企业，加快技术改造。\n",
        [
            "industrial_output target 51030000000 CNY 2024-01 2024-12",
            "industrial_output target_yoy 9.1 PERCENT 2024-01 2024-12",
            "industrial_output level 24010000000 CNY 2024-01 2024-06",
            "industrial_output yoy 8.2 PERCENT 2024-01 2024-06",
        ],
        [],
    ),
    "what is done of tasks is done": (
        "2024年上半年重点工作\n工作\t任务完成情况\n招商引资\t上半年新签约项目16个，到位内资31.2亿元。\n",
        ["projects_signed level 16 COUNT 2024-01 2024-06", "domestic_capital level 3120000000 CNY 2024-01 2024-06"],
        [],
    ),
    "a goal of no whole year is not certain": (
        "2024年重点工作\n工作\t上半年目标\n招商引资\t上半年新签约项目16个，签约面积较大。\n",
        [],
        [("上半年新签约项目16个", "a goal that is not certain")],
    ),
    "a result that does not say what it is of": (
        "2024年上半年重点工作\n工作\t完成情况\n工业经济\t规上工业增加值同比增长8.8%，运行平稳。\n投资\t完成12.3亿元，同比增长5.5%。\n",
        ["industrial_va yoy 8.8 PERCENT 2024-01 2024-06"],
        [("完成12.3亿元，同比增长5.5%。", "what the cell says is not certain")],
    ),
    "a name that counts firms by their size holds no sentence": (
        "2024年1-6月\n指标\t单位\t累计\n年主营业务收入2000万元及以上工业企业税收收入\t亿元\t6.6\n税收收入\t亿元\t9.6\n",
        ["tax_revenue level 960000000 CNY 2024-01 2024-06"],
        [("6.6", "what '税收收入' means here is not known")],
    ),
}


@pytest.mark.parametrize(("text", "figures", "unread"), CASES.values(), ids=CASES)
def test_cells_that_hold_sentences(text, figures, unread):
    found, missed, _ = read_table(text, published=None)
    assert (found, missed) == (figures, unread)


def test_a_goal_of_a_year_that_is_not_over_is_no_result():
    found, missed, _ = read_table(CASES["goals and results side by side"][0], published="2024-07-20")
    assert [line for line in found if "2024-12" in line] == []
    assert [figure for figure, _ in missed] == ["510.3亿元", "9.1%"]
