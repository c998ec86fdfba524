"""What tables of yearbooks and of budgets say in their own ways: heads in two languages, indexes, moneys, parts in columns. The figures are made up."""

import pytest
from test_tables import read_table

TABLES = {
    "heads in two languages": (
        "1-5 各市主要经济指标(2022年)\n地区\t地区生产总值(亿元)\t固定资产投资增速(%)\nCity\tGRP (100 million yuan)\tGrowth (%)\n芜湖市 Wuhu\t4502.1\t11.1\n",
        [("芜湖市", "gdp level 450210000000 CNY 2022-01 2022-12"), ("芜湖市", "fai yoy 11.1 PERCENT 2022-01 2022-12")],
        [],
    ),
    "an index of prices named with what it counts from": (
        "盐城市2023年物价\n指标\t1-2月\t1-3月\n居民消费价格指数(上年同期=100)\t101.2\t99.7\n",
        [("盐城市", "cpi yoy 1.2 PERCENT 2023-01 2023-02"), ("盐城市", "cpi yoy -0.3 PERCENT 2023-01 2023-03")],
        [],
    ),
    "an index of another year": (
        "盐城市2023年物价\n指标\t1-2月\t1-3月\n居民消费价格指数(2015年=100)\t111.2\t109.7\n固定资产投资增速(%)\t-\t3.1\n",
        [("盐城市", "fai yoy 3.1 PERCENT 2023-01 2023-03")],
        ["111.2"],
    ),
    "a budget, what came in, and how much of it": (
        "2023年1-9月宣城市财政收支情况\n单位:万元\n项目\t年初预算\t累计完成\t为预算%\t同比增减额\t同比增长%\n一般公共预算收入\t1200000\t901200\t75.1\t40100\t4.7\n",
        [
            ("宣城市", f"budget_revenue {told} 2023-{months}")
            for told, months in (
                ("target 12000000000 CNY", "01 2023-12"),
                ("level 9012000000 CNY", "01 2023-09"),
                ("completion 75.1 PERCENT", "01 2023-09"),
                ("change 401000000 CNY", "01 2023-09"),
                ("yoy 4.7 PERCENT", "01 2023-09"),
            )
        ],
        [],
    ),
    "heads that only say the money, of two units above": (
        "2023年1-10月无锡市进出口情况\n单位:亿元、亿美元\n地区\t进出口(人民币)\t同比±%\t出口(人民币)\t同比±%\t进出口(美元)\t同比±%\n江阴市\t1502.3\t2.1\t980.2\t3.4\t213.1\t-2.9\n",
        [
            ("江阴市", f"{told}")
            for told in (
                "trade_total level 150230000000 CNY 2023-01 2023-10",
                "trade_total yoy 2.1 PERCENT 2023-01 2023-10",
                "exports level 98020000000 CNY 2023-01 2023-10",
                "exports yoy 3.4 PERCENT 2023-01 2023-10",
                "trade_total level 21310000000 USD 2023-01 2023-10",
                "trade_total yoy -2.9 PERCENT 2023-01 2023-10 以美元计",
            )
        ],
        [],
    ),
    "a part in a column is counted as its whole is": (
        "昆山市历年主要指标\n年份\t一般公共预算收入(亿元)\t进出口总额(亿美元)\t其中:出口\n2019\t407.3\t826.7\t550.2\n",
        [
            ("昆山市", "budget_revenue level 40730000000 CNY 2019-01 2019-12"),
            ("昆山市", "trade_total level 82670000000 USD 2019-01 2019-12"),
            ("昆山市", "exports level 55020000000 USD 2019-01 2019-12"),
        ],
        [],
    ),
    "a part behind its whole in two moneys": (
        "昆山市历年主要指标\n年份\t进出口总额(亿元)\t进出口总额(亿美元)\t其中:出口\n2019\t5602.1\t826.7\t550.2\n",
        [
            ("昆山市", "trade_total level 560210000000 CNY 2019-01 2019-12"),
            ("昆山市", "trade_total level 82670000000 USD 2019-01 2019-12"),
        ],
        ["550.2"],
    ),
    "the share of a province, the indicator in the title, and a zone behind its city": (
        "2022年1-12月全省经开区实际使用外资情况\n单位:万美元\n开发区\t所在市\t实际使用外资\t同比(%)\t占全省比重(%)\n南京江宁经济技术开发区\t南京市\t100000\t-2.1\t3.4\n",
        [
            ("江宁经济技术开发区", f"fdi_actual {told}")
            for told in (
                "level 1000000000 USD 2022-01 2022-12",
                "yoy -2.1 PERCENT 2022-01 2022-12",
                "share 3.4 PERCENT 2022-01 2022-12 全省",
            )
        ],
        [],
    ),
    "a zone behind another city": (
        "2022年1-12月实际使用外资情况\n单位:万美元\n开发区\t实际使用外资\n无锡江宁经济技术开发区\t100000\n",
        [],
        ["100000"],
    ),
    "merged heads that were dropped": (
        "大丰区2023年主要经济指标完成情况\n指标\t目标\t完成\t完成率\n\t总量(亿元)\t增速(%)\t总量(亿元)\t增速(%)\t(%)\n地区生产总值\t820\t7\t812.3\t6.1\t99.1\n",
        [],
        ["820", "7", "812.3", "6.1", "99.1"],
    ),
    "how much of the year's goal, named by the year alone": (
        "丹阳市2024年3月主要指标\n指标\t单位\t3月\t一季度累计\t完成全年%\n工业投资\t亿元\t21.2\t43.5\t21.8\n",
        [
            ("丹阳市", "industrial_investment level 2120000000 CNY 2024-03 2024-03"),
            ("丹阳市", "industrial_investment level 4350000000 CNY 2024-01 2024-03"),
            ("丹阳市", "industrial_investment completion 21.8 PERCENT 2024-01 2024-03"),
        ],
        [],
    ),
    "what was done in percent is growth, or how much of a goal": (
        "丹阳市2024年1-3月主要指标\n指标\t累计（亿元）\t完成(%)\n工业投资\t43.5\t21.8\n",
        [("丹阳市", "industrial_investment level 4350000000 CNY 2024-01 2024-03")],
        ["21.8"],
    ),
    "how much of a goal, behind the column that it is of": (
        "2024年1-4月连云港市各区主要指标\n板块\t一般公共预算收入(亿元)\t增幅\t实际使用外资(万美元)\t完成率\n灌云县\t12.1\t5.1%\t2100\t31.2%\n",
        [
            ("灌云县", "budget_revenue level 1210000000 CNY 2024-01 2024-04"),
            ("灌云县", "budget_revenue yoy 5.1 PERCENT 2024-01 2024-04"),
            ("灌云县", "fdi_actual level 21000000 USD 2024-01 2024-04"),
            ("灌云县", "fdi_actual completion 31.2 PERCENT 2024-01 2024-04"),
        ],
        [],
    ),
    "the share of a city by its name, and of something that nobody knows": (
        "如皋市2023年1-6月主要指标\n指标\t单位\t累计\t占南通市比重%\t占某项比重%\n工业用电量\t万千瓦时\t240100\t11.1\t8.2\n",
        [
            ("如皋市", "industrial_electricity level 2401000000 KWH 2023-01 2023-06"),
            ("如皋市", "industrial_electricity share 11.1 PERCENT 2023-01 2023-06 南通市"),
        ],
        ["8.2"],
    ),
    "a row of ratios is no head": (
        "常熟市2022年主要指标\n指标\t单位\t2022年\t2022年为2021年%\n工业增加值\t亿元\t1301.2\t102.4\n三次产业比例\t%\t1.6：50.1：48.3\t\n全体居民人均可支配收入\t元\t72012\t103.6\n",
        [
            ("常熟市", "industrial_va_all level 130120000000 CNY 2022-01 2022-12"),
            ("常熟市", "industrial_va_all yoy 2.4 PERCENT 2022-01 2022-12"),
            ("常熟市", "income_all level 72012 CNY 2022-01 2022-12"),
            ("常熟市", "income_all yoy 3.6 PERCENT 2022-01 2022-12"),
        ],
        ["1.6：50.1：48.3"],
    ),
    "ranks behind growth beside names under a head that nobody knows": (
        "2024年一季度主要指标\n镇（街道）\t规上工业产值增速%\t排名\n海门工业园区\t8.1\t2\n",
        [
            ("海门工业园区", "industrial_output yoy 8.1 PERCENT 2024-01 2024-03"),
            ("海门工业园区", "industrial_output rank_yoy 2 RANK 2024-01 2024-03"),
        ],
        [],
    ),
    "power used, and that of industry below it": (
        "宜兴市2023年1-10月主要指标\n指标\t单位\t累计\n工业总产值\t亿元\t2801.5\n用电量\t亿千瓦时\t110.1\n#工业\t亿千瓦时\t80.1\n",
        [
            ("宜兴市", "industrial_output_all level 280150000000 CNY 2023-01 2023-10"),
            ("宜兴市", "electricity level 11010000000 KWH 2023-01 2023-10"),
            ("宜兴市", "industrial_electricity level 8010000000 KWH 2023-01 2023-10"),
        ],
        [],
    ),
}


@pytest.mark.parametrize("name", TABLES)
def test_tables_of_yearbooks_and_budgets(name: str):
    text, expected, unread = TABLES[name]
    lines, missed, observations = read_table(text, zone=None, published=None)
    assert [(one.zone, line) for one, line in zip(observations, lines, strict=True)] == expected
    assert [figure for figure, _ in missed] == unread
