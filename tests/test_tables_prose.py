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


def test_a_goal_of_a_year_that_is_not_over_is_a_goal():
    text, figures, _ = CASES["goals and results side by side"]
    assert read_table(text, published="2024-07-20")[:2] == (figures, [])


TASKS = "2024年重点工作任务推进情况\n序号\t工作\t{goal}\t{done}\n1\t招商\t{aimed}\t{told}\n"
GOALS = ["domestic_capital target 5500000000 CNY 2024-01 2024-12", "fai target_yoy 9 PERCENT 2024-01 2024-12"]
DONE = ["domestic_capital level 4370000000 CNY 2024-01 2024-09", "fai yoy 10.4 PERCENT 2024-01 2024-09"]
HALF = ["domestic_capital level 4370000000 CNY 2024-01 2024-06", "fai yoy 10.4 PERCENT 2024-01 2024-06"]
AIMED = "全年到位内资55亿元，固定资产投资增长9%以上。"
TOLD = "到位内资43.7亿元，固定资产投资增长10.4%。"
HEADED = {
    "goals and months of results": ("年度目标", "1-9月完成情况", AIMED, TOLD, [*GOALS, *DONE]),
    "a year of its own in the head of goals": ("2024年目标任务", "前三季度进展", AIMED, TOLD, [*GOALS, *DONE]),
    "goals without 全年": ("全年目标", "1-9月完成情况", AIMED.removeprefix("全年"), TOLD, [*GOALS, *DONE]),
    "months that the cell tells itself": ("年度目标", "1-9月完成情况", AIMED, "上半年" + TOLD, [*GOALS, *HALF]),
    "goals of half a year": ("上半年目标", "1-9月完成情况", AIMED.removeprefix("全年"), TOLD, DONE),
    "results of the year before": ("年度目标", "上年同期完成情况", AIMED, TOLD, GOALS),
}


@pytest.mark.parametrize(("goal", "done", "aimed", "told", "figures"), HEADED.values(), ids=HEADED)
def test_heads_say_what_the_sentences_below_are_of(goal, done, aimed, told, figures):
    found, _, _ = read_table(TASKS.format(goal=goal, done=done, aimed=aimed, told=told), published="2024-10-15")
    assert found == figures


NAMED = {
    "an amount and its growth": ("完成情况", "完成62.3亿元,同比增长5.5%。", ["fai level 6230000000", "fai yoy 5.5"]),
    "an amount without a verb": ("完成情况", "62.3亿元，下降5.5%", ["fai level 6230000000", "fai yoy -5.5"]),
    "growth alone": ("完成情况", "同比增长5.5%", ["fai yoy 5.5"]),
    "what is completed of the goal": (
        "1-6月完成情况",
        "累计完成62.3亿元，同比增长5.5%，完成年度目标的53.3%",
        ["fai level 6230000000", "fai yoy 5.5", "fai completion 53.3"],
    ),
    "a part that nobody understands": ("完成情况", "完成62.3亿元，增速高于全市2.1个百分点", []),
    "two figures of one kind": ("完成情况", "完成62.3亿元，上年同期58.8亿元", []),
    "two amounts": ("完成情况", "完成62.3亿元，实现58.8亿元", []),
    "a share that is no growth": ("完成情况", "完成62.3亿元，占53.3%", []),
    "months that hold": ("进展情况", "1-6月累计完成62.3亿元，同比增长5.5%", ["fai level 6230000000", "fai yoy 5.5"]),
    "months and a comma": ("工作进展", "上半年，完成62.3亿元，下降5.5%", ["fai level 6230000000", "fai yoy -5.5"]),
    "other months": ("进展情况", "1-5月完成62.3亿元，同比增长5.5%", []),
    "a single month": ("进展情况", "6月完成62.3亿元，同比增长5.5%", []),
    "months of another year": ("进展情况", "2023年1-6月完成62.3亿元，同比增长5.5%", []),
    "a goal": ("年度目标", "完成62.3亿元，增长5.5%", []),
    "a rank": ("位次", "第3位，增长5.5%", []),
}


@pytest.mark.parametrize(("head", "cell", "figures"), NAMED.values(), ids=NAMED)
def test_a_cell_tells_in_words_of_the_indicator_of_its_row(head, cell, figures):
    text = f"2024年1-6月主要经济指标\n序号\t指标\t{head}\n1\t固定资产投资\t{cell}\n"
    found, _, read = read_table(text, published="2024-07-18")
    assert [f"{one.indicator} {one.measure} {one.value.normalize():f}" for one in read] == figures
    assert all(one.evidence.text in cell for one in read)
    assert len(found) == len(figures)
