"""Tables of one indicator by districts or cities, of groups of zones, and long ones with a place, a time and an indicator in each row. The figures are made up."""

import pytest
from test_tables import read_table

BY_REGION = {
    "the indicator in the title, divided by cities, ranks of level and growth": (
        "2023年5月安徽省分市规模以上工业增加值\n单位：亿元、%\n地区\t本月\t\t1-本月累计\t\t\t\n\t总量\t增速\t总量\t总量全省位次\t增速\t增速全省位次\n全省总计\t910.2\t6.1\t4210.5\t-\t5.8\t-\n芜湖市\t102.3\t7.4\t498.1\t2\t6.9\t4\n",
        [
            ("安徽省", "industrial_va level 91020000000 CNY 2023-05 2023-05"),
            ("安徽省", "industrial_va yoy 6.1 PERCENT 2023-05 2023-05"),
            ("安徽省", "industrial_va level 421050000000 CNY 2023-01 2023-05"),
            ("安徽省", "industrial_va yoy 5.8 PERCENT 2023-01 2023-05"),
            ("芜湖市", "industrial_va level 10230000000 CNY 2023-05 2023-05"),
            ("芜湖市", "industrial_va yoy 7.4 PERCENT 2023-05 2023-05"),
            ("芜湖市", "industrial_va level 49810000000 CNY 2023-01 2023-05"),
            ("芜湖市", "industrial_va rank_level 2 RANK 2023-01 2023-05 全省"),
            ("芜湖市", "industrial_va yoy 6.9 PERCENT 2023-01 2023-05"),
            ("芜湖市", "industrial_va rank_yoy 4 RANK 2023-01 2023-05 全省"),
        ],
        [],
    ),
    "some districts alone, their place among all of the city": (
        "2022年武汉部分区地区生产总值\n区\t总量（亿元）\t总量居全市位次\t增速（%）\t增速列全市位次\n江岸区\t1501.2\t2\t4.1\t6\n黄陂区\t1203.7\t5\t5.2\t1\n",
        [
            ("江岸区", "gdp level 150120000000 CNY 2022-01 2022-12"),
            ("江岸区", "gdp rank_level 2 RANK 2022-01 2022-12 全市"),
            ("江岸区", "gdp yoy 4.1 PERCENT 2022-01 2022-12"),
            ("江岸区", "gdp rank_yoy 6 RANK 2022-01 2022-12 全市"),
            ("黄陂区", "gdp level 120370000000 CNY 2022-01 2022-12"),
            ("黄陂区", "gdp rank_level 5 RANK 2022-01 2022-12 全市"),
            ("黄陂区", "gdp yoy 5.2 PERCENT 2022-01 2022-12"),
            ("黄陂区", "gdp rank_yoy 1 RANK 2022-01 2022-12 全市"),
        ],
        [],
    ),
    "times over indicator and growth, a district whose name another city's has too": (
        "南京市规模以上工业总产值（分区）\n单位：万元\n项目\t2019年4月\t\t2019年1-4月\t\n\t工业总产值\t同比增长(%)\t工业总产值\t同比增长(%)\n玄武区\t10200\t1.3\t41200\t2.6\n建邺区\t20300\t-4.1\t80100\t0.9\n鼓楼区\t30400\t5.5\t120500\t6.7\n其他\t4000\t3.3\t15000\t3.8\n",
        [
            (zone, f"industrial_output {measure} {value} {unit} 2019-{first} 2019-04")
            for zone, *figures in (
                ("玄武区", "102000000", "1.3", "412000000", "2.6"),
                ("建邺区", "203000000", "-4.1", "801000000", "0.9"),
                ("鼓楼区", "304000000", "5.5", "1205000000", "6.7"),
            )
            for (measure, unit, first), value in zip(
                [("level", "CNY", "04"), ("yoy", "PERCENT", "04"), ("level", "CNY", "01"), ("yoy", "PERCENT", "01")], figures, strict=True
            )
        ],
        [("4000", "what '其他' means here is not known")],
    ),
    "such a name where no city is told": (
        "2019年1-4月工业总产值\n地区\t总量（亿元）\n鼓楼区\t30.4\n海沧区\t41.2\n",
        [("海沧区", "industrial_output_all level 4120000000 CNY 2019-01 2019-04")],
        [("30.4", "what '鼓楼区' means here is not known")],
    ),
    "growth beside parts under one head is of neither": (
        "2023年1-5月\n地区\t固定资产投资（亿元）\t\t增速（%）\n\t第一产业\t第二产业\t\n芜湖市\t12.1\t230.4\t5.1\n铜陵市\t9.8\t103.2\t4.4\n",
        [
            ("芜湖市", "primary_investment level 1210000000 CNY 2023-01 2023-05"),
            ("芜湖市", "secondary_investment level 23040000000 CNY 2023-01 2023-05"),
            ("铜陵市", "primary_investment level 980000000 CNY 2023-01 2023-05"),
            ("铜陵市", "secondary_investment level 10320000000 CNY 2023-01 2023-05"),
        ],
        [("5.1", "what its column holds is not known"), ("4.4", "what its column holds is not known")],
    ),
    "groups of zones, counted, by the part of the country, and by a policy": (
        "2006年1-9月国家级开发区主要经济指标\n地区\t税收收入（亿元）\t\t出口额（亿美元）\t\n\t金额\t同比增长\t金额\t同比增长\n54个国家级开发区\t510.2\t18.3\t401.5\t31.2\n  东部32个\t402.1\t17.9\t380.6\t30.8\n  西部\t60.3\t21.4\t10.2\t40.1\n享受优惠政策的6个区域\t81.4\t-\t62.7\t-\n",
        [
            (zone, f"{code} {measure} {value} {unit} 2006-01 2006-09")
            for zone, *figures in (
                ("国家级开发区", "51020000000", "18.3", "40150000000", "31.2"),
                ("东部32个国家级开发区", "40210000000", "17.9", "38060000000", "30.8"),
                ("西部国家级开发区", "6030000000", "21.4", "1020000000", "40.1"),
                ("享受优惠政策的6个区域", "8140000000", "", "6270000000", ""),
            )
            for (code, measure, unit), value in zip(
                [
                    ("tax_revenue", "level", "CNY"),
                    ("tax_revenue", "yoy", "PERCENT"),
                    ("exports", "level", "USD"),
                    ("exports", "yoy", "PERCENT"),
                ],
                figures,
                strict=True,
            )
            if value
        ],
        [],
    ),
    "parts of the country alone are of no group": (
        "2006年1-9月税收收入\n地区\t总量（亿元）\n东部\t402.1\n西部\t60.3\n",
        [],
        [("402.1", "what '东部' means here is not known"), ("60.3", "what '西部' means here is not known")],
    ),
    "a place, a time and an indicator in each row, goals of the year beside what a part of it brought": (
        "重点地区目标完成情况\n地区\t统计期\t指标\t单位\t全年目标(预算)\t累计完成\t完成率(%)\t同比增长(%)\t同比增减额\n芜湖市\t2022年1-7月\t一般公共预算收入\t亿元\t402\t260.1\t64.7\t3.9\t9.8\n铜陵市\t2023年1月\t一般公共预算收入\t亿元\t-\t12.6\t-\t-2.1\t-0.3\n",
        [
            ("芜湖市", "budget_revenue target 40200000000 CNY 2022-01 2022-12"),
            ("芜湖市", "budget_revenue level 26010000000 CNY 2022-01 2022-07"),
            ("芜湖市", "budget_revenue completion 64.7 PERCENT 2022-01 2022-07"),
            ("芜湖市", "budget_revenue yoy 3.9 PERCENT 2022-01 2022-07"),
            ("芜湖市", "budget_revenue change 980000000 CNY 2022-01 2022-07"),
            ("铜陵市", "budget_revenue level 1260000000 CNY 2023-01 2023-01"),
            ("铜陵市", "budget_revenue yoy -2.1 PERCENT 2023-01 2023-01"),
            ("铜陵市", "budget_revenue change -30000000 CNY 2023-01 2023-01"),
        ],
        [],
    ),
}


@pytest.mark.parametrize("name", BY_REGION)
def test_each_figure_is_of_the_place_that_its_row_names(name: str):
    text, expected, unread = BY_REGION[name]
    lines, missed, observations = read_table(text, zone=None, published=None)
    assert [(one.zone, line) for one, line in zip(observations, lines, strict=True)] == expected
    assert missed == unread


def test_groups_on_the_page_of_one_zone_are_not_its_own():
    text = "2006年1-9月\n单位：亿元\n名称\t税收收入\n54个国家级开发区\t510.2\n本区\t9.1\n"
    lines, missed, _ = read_table(text)
    assert lines == ["tax_revenue level 910000000 CNY 2006-01 2006-09"]
    assert [figure for figure, _ in missed] == ["510.2"]


PARTS = {
    "parts are counted as the whole is": (
        "丹阳市主要指标\n指标\t2015年\t2020年\n财政\t\t\n财政总收入(亿元)\t40.1\t62.3\n  #地方财政收入\t22.6\t35.9\n地方财政支出(亿元)\t30.2\t44.8\n",
        [
            "fiscal_revenue level 4010000000 CNY 2015-01 2015-12",
            "fiscal_revenue level 6230000000 CNY 2020-01 2020-12",
            "budget_revenue level 2260000000 CNY 2015-01 2015-12",
            "budget_revenue level 3590000000 CNY 2020-01 2020-12",
            "budget_expenditure level 3020000000 CNY 2015-01 2015-12",
            "budget_expenditure level 4480000000 CNY 2020-01 2020-12",
        ],
        0,
    ),
    "a row that is no part": (
        "丹阳市主要指标\n指标\t2015年\n财政总收入(亿元)\t40.1\n固定资产投资\t22.6\n",
        ["fiscal_revenue level 4010000000 CNY 2015-01 2015-12"],
        1,
    ),
    "a part behind a heading": (
        "丹阳市主要指标\n指标\t2015年\n财政总收入(亿元)\t40.1\n二、投资\t\n其中:工业投资\t22.6\n",
        ["fiscal_revenue level 4010000000 CNY 2015-01 2015-12"],
        1,
    ),
    "parts of a whole in dollars, in a table of yuan": (
        "2024年1-3月主要指标\n单位：亿元\n指标\t累计\n进出口总额（万美元）\t5012\n其中：出口\t4100\n固定资产投资\t22.6\n其中：工业投资\t12.1\n",
        [
            "trade_total level 50120000 USD 2024-01 2024-03",
            "exports level 41000000 USD 2024-01 2024-03",
            "fai level 2260000000 CNY 2024-01 2024-03",
            "industrial_investment level 1210000000 CNY 2024-01 2024-03",
        ],
        0,
    ),
}


@pytest.mark.parametrize("name", PARTS)
def test_what_parts_are_counted_in(name: str):
    text, expected, unread = PARTS[name]
    lines, missed, _ = read_table(text)
    assert (lines, len(missed)) == (expected, unread)


def test_a_share_named_in_its_row():
    text = "2023年上半年主要指标\n指标\t总量\t同比（%）\n第三产业增加值占生产总值的比重(%)\t52.3\t1.1\n民间投资占固定资产投资比重\t40.6\t\n房产投资占某项比重\t9.1\t\n"
    lines, missed, _ = read_table(text)
    assert lines == [
        "tertiary_va share 52.3 PERCENT 2023-01 2023-06 生产总值",
        "private_investment share 40.6 PERCENT 2023-01 2023-06 固定资产投资",
    ]
    assert [figure for figure, _ in missed] == ["1.1", "9.1"]


def test_growth_wished_for_told_in_words_in_a_row_of_amounts():
    text = "2023年1-6月完成情况\n指标\t单位\t全年目标任务\t1-6月完成\t完成任务%\n生产总值\t亿元\t增长7%\t82.1\t\n工业投资\t亿元\t40\t21.2\t53\n固定资产投资\t亿元\t7%\t31.2\t\n"
    lines, missed, _ = read_table(text)
    assert lines == [
        "gdp target_yoy 7 PERCENT 2023-01 2023-12",
        "gdp level 8210000000 CNY 2023-01 2023-06",
        "industrial_investment target 4000000000 CNY 2023-01 2023-12",
        "industrial_investment level 2120000000 CNY 2023-01 2023-06",
        "industrial_investment completion 53 PERCENT 2023-01 2023-06",
        "fai level 3120000000 CNY 2023-01 2023-06",
    ]
    assert [figure for figure, _ in missed] == ["7%"]


def test_key_projects_of_a_rank_and_what_was_spent_on_them():
    text = "2023年1-6月完成情况\n指标\t单位\t全年目标任务\t1-6月完成\n市级重点项目完成投资\t亿元\t40\t21.2\n"
    lines, missed, _ = read_table(text)
    assert lines == [
        "projects_key_done target 4000000000 CNY 2023-01 2023-12",
        "projects_key_done level 2120000000 CNY 2023-01 2023-06",
    ]
    assert missed == []


@pytest.mark.parametrize(
    "title",
    [
        "2023年1-9月各县(市、区)工业投资",
        "2023年1-9月各市(县)区工业投资",
        "2023年1-9月各板块工业投资",
        "2023年1-9月分县(市、区)工业投资",
        "2023年1-9月工业投资(分区)",
        "2023年1-9月部分县市区工业投资",
        "2023年1-9月按地区分工业投资",
    ],
)
def test_titles_that_say_by_what_the_rows_are_divided(title: str):
    lines, missed, _ = read_table(
        f"{title}\n地区\t总量（亿元）\t增速（%）\n灌云县\t12.3\t5.1\n灌南县\t10.2\t4.8\n", zone=None, published=None
    )
    assert lines == [
        f"industrial_investment {told} 2023-01 2023-09"
        for told in ("level 1230000000 CNY", "yoy 5.1 PERCENT", "level 1020000000 CNY", "yoy 4.8 PERCENT")
    ]
    assert missed == []


def test_titles_that_tell_of_a_part_are_not_of_the_whole():
    lines, missed, _ = read_table(
        "2023年1-9月四大片区工业投资\n地区\t总量（亿元）\n灌云县\t12.3\n灌南县\t10.2\n", zone=None, published=None
    )
    assert (lines, missed) == ([], [])


def test_towns_are_a_part_and_no_zone():
    text = "2024年1-5月居民收入\n指标\t累计（元）\t增长（%）\n居民人均可支配收入\t30300\t5.1\n城市\t40202\t4.1\n地市\t20202\t6.1\n"
    lines, missed, _ = read_table(text, published="2024-06-20")
    assert lines == ["income_all level 30300 CNY 2024-01 2024-05", "income_all yoy 5.1 PERCENT 2024-01 2024-05"]
    assert [figure for figure, _ in missed] == ["40202", "20202"]
