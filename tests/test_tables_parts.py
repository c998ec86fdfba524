"""Names in a table that mean what stands above them: 第一产业 of the product, of investment, of taxes, of power.

Layouts are those of statistics offices, figures are made up. What is not listed has to stay unread.
"""

import pytest
from test_tables import read_table

PUBLISHED = "2023-07-20"
MONTHS = "2023-01 2023-06"
BRANCHES = "第一产业\t11\t3.1\n第二产业\t1220\t2.1\n工业\t1120\t2.0\n第三产业\t1269\t1.1\n"


def branches(of: str, industry: str, first: str = "primary", third: str = "tertiary") -> list[str]:
    """The lines of BRANCHES, in 100 million yuan."""
    rows = ((f"{first}{of}", 11, "3.1"), (f"secondary{of}", 1220, "2.1"), (industry, 1120, "2"), (f"{third}{of}", 1269, "1.1"))
    return [
        line
        for code, amount, rate in rows
        for line in (f"{code} level {amount}00000000 CNY {MONTHS}", f"{code} yoy {rate} PERCENT {MONTHS}")
    ]


def below(first_row: str, caption: str = "主要指标", head: str = "指标\t累计\t增长%") -> str:
    """A table of one row and its branches."""
    return f"昆山市2023年1-6月{caption}\n单位：亿元\n{head}\n{first_row}{BRANCHES}"


CASES = {
    "branches of the product": (
        below("地区生产总值\t2500\t3.3\n"),
        [f"gdp level 250000000000 CNY {MONTHS}", f"gdp yoy 3.3 PERCENT {MONTHS}", *branches("_va", "industrial_va_all")],
    ),
    "of the product of each person, which stands between": (
        below("地区生产总值\t2500\t3.3\n人均地区生产总值\t—\t3.0\n"),
        [
            f"gdp level 250000000000 CNY {MONTHS}",
            f"gdp yoy 3.3 PERCENT {MONTHS}",
            f"gdp_per_capita yoy 3 PERCENT {MONTHS}",
            *branches("_va", "industrial_va_all"),
        ],
    ),
    "of the product that the caption names": (below("", "地区生产总值"), branches("_va", "industrial_va_all")),
    "of investment": (
        below("固定资产投资\t2500\t3.3\n"),
        [
            f"fai level 250000000000 CNY {MONTHS}",
            f"fai yoy 3.3 PERCENT {MONTHS}",
            *branches("_investment", "industrial_investment", third="service"),
        ],
    ),
    "of investment, by a row that only says of which kind they are": (
        below("固定资产投资\t2500\t3.3\n一、按产业分\t\t\n"),
        [
            f"fai level 250000000000 CNY {MONTHS}",
            f"fai yoy 3.3 PERCENT {MONTHS}",
            *branches("_investment", "industrial_investment", third="service"),
        ],
    ),
    "of investment that a heading names": (
        below("一、地区生产总值\t\t\n第一产业\t12\t3.2\n二、固定资产投资\t\t\n"),
        [
            f"primary_va level 1200000000 CNY {MONTHS}",
            f"primary_va yoy 3.2 PERCENT {MONTHS}",
            *branches("_investment", "industrial_investment", third="service"),
        ],
    ),
    "of taxes, of which industry's have a name of their own": (
        below("税收收入\t2500\t3.3\n"),
        [
            f"tax_revenue level 250000000000 CNY {MONTHS}",
            f"tax_revenue yoy 3.3 PERCENT {MONTHS}",
            f"industrial_tax level 112000000000 CNY {MONTHS}",
            f"industrial_tax yoy 2 PERCENT {MONTHS}",
        ],
    ),
    "of power": (
        below("全社会用电量（亿千瓦时）\t25\t3.3\n").replace("单位：亿元\n", ""),
        [
            f"electricity level 2500000000 KWH {MONTHS}",
            f"electricity yoy 3.3 PERCENT {MONTHS}",
            f"industrial_electricity yoy 2 PERCENT {MONTHS}",
        ],
    ),
    "of people employed": (
        below("从业人员（万人）\t25\t3.3\n").replace("单位：亿元\n", ""),
        ["employees level 250000 PERSON 2023-06 2023-06", "employees yoy 3.3 PERCENT 2023-06 2023-06"],
    ),
    "of what nobody says": (below("", "分产业用电"), []),
    "of what no name is known for, behind the product": (
        below("地区生产总值\t2500\t3.3\n保费总额\t25\t3.4\n"),
        [f"gdp level 250000000000 CNY {MONTHS}", f"gdp yoy 3.3 PERCENT {MONTHS}"],
    ),
    "trades below retail sales are what each retails, and not what it sells": (
        "昆山市2023年1-6月社会消费品零售总额（亿元）\n指标\t累计\t增长%\n社会消费品零售总额\t1211\t1.1\n按行业分\t\t\n批发业\t100\t3\n零售业\t900\t3.5\n餐饮业\t120\t3.7\n",
        [f"retail_sales level 121100000000 CNY {MONTHS}", f"retail_sales yoy 1.1 PERCENT {MONTHS}"],
    ),
    "columns of investment by industries": (
        "2023年1-6月投资（亿元）\n地区\t固定资产投资\t第一产业\t第二产业\t第三产业\n相城区\t520.1\t1.1\t220.1\t298.9\n",
        [
            f"fai level 52010000000 CNY {MONTHS}",
            f"primary_investment level 110000000 CNY {MONTHS}",
            f"secondary_investment level 22010000000 CNY {MONTHS}",
            f"service_investment level 29890000000 CNY {MONTHS}",
        ],
    ),
    "columns below one head, and growth beside it that may be of each or of all": (
        "2023年1-6月投资（亿元）\n地区\t固定资产投资\t\t\t增速(%)\n\t第一产业\t第二产业\t第三产业\t\n相城区\t1.1\t220.1\t298.9\t5.0\n",
        [
            f"primary_investment level 110000000 CNY {MONTHS}",
            f"secondary_investment level 22010000000 CNY {MONTHS}",
            f"service_investment level 29890000000 CNY {MONTHS}",
        ],
    ),
    "columns of power by industries, where the caption is of power": (
        "2023年1-6月各区用电量（万千瓦时）\n地区\t全社会用电量\t第一产业\t制造业\t居民生活\n相城区\t52010\t110\t21010\t8000\n",
        [f"electricity level 520100000 KWH {MONTHS}"],
    ),
    "large firms, by the caption": (
        "昆山市2023年1-6月规模以上工业企业主要指标\n指标\t累计（亿元）\t增长%\n工业总产值\t5211\t1.1\n工业增加值\t1200\t-2\n营业收入\t5000\t3\n利润总额\t200\t3.5\n",
        [
            f"industrial_output level 521100000000 CNY {MONTHS}",
            f"industrial_output yoy 1.1 PERCENT {MONTHS}",
            f"industrial_va level 120000000000 CNY {MONTHS}",
            f"industrial_va yoy -2 PERCENT {MONTHS}",
            f"industrial_revenue level 500000000000 CNY {MONTHS}",
            f"industrial_revenue yoy 3 PERCENT {MONTHS}",
            f"industrial_profit level 20000000000 CNY {MONTHS}",
            f"industrial_profit yoy 3.5 PERCENT {MONTHS}",
        ],
    ),
    "large firms of services": (
        "昆山市2023年1-6月规模以上服务业主要指标\n指标\t累计（亿元）\t增长%\n营业收入\t521\t1.1\n利润总额\t12\t-2\n",
        [f"service_revenue level 52100000000 CNY {MONTHS}", f"service_revenue yoy 1.1 PERCENT {MONTHS}"],
    ),
    "an amount more than last month is no rate": (
        "昆山市金融机构存贷款（2023年6月末）\n单位：亿元\n指标\t本月末余额\t比上月增减\t比上年同期增长%\n各项存款余额\t1820.1\t23.1\t14.2\n",
        ["deposits level 182010000000 CNY 2023-06 2023-06", "deposits yoy 14.2 PERCENT 2023-06 2023-06"],
    ),
    "dollars in a row below a head of yuan": (
        "昆山市2023年1-6月主要指标\n指标\t总量（亿元）\t增速（%）\n规上工业总产值\t2077\t3.4\n进出口总额（亿美元）\t311.2\t1.2\n",
        [
            f"industrial_output level 207700000000 CNY {MONTHS}",
            f"industrial_output yoy 3.4 PERCENT {MONTHS}",
            f"trade_total level 31120000000 USD {MONTHS}",
            f"trade_total yoy 1.2 PERCENT {MONTHS}",
        ],
    ),
    "what is planned for key projects is of the year": (
        "2023年1-6月重点项目推进情况\n园区\t年度计划投资（亿元）\t新开工（个）\n常熟经济技术开发区\t83.1\t8\n",
        ["projects_key_planned level 8310000000 CNY 2023-01 2023-12", f"projects_started level 8 COUNT {MONTHS}"],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_name_means_what_stands_above_it(name: str):
    text, expected = CASES[name]
    lines, _, found = read_table(text, zone=None, published=PUBLISHED)
    assert lines == expected
    assert all((one.status == "target") == (one.indicator == "projects_key_planned") for one in found)


OWNERS = {
    "a bonded zone inside the zone": (
        "2023年1-6月昆山经济技术开发区主要指标\n指标\t固定资产投资（亿元）\t增长%\n全区\t120\t3.1\n综合保税区\t20\t4.1\n",
        [("昆山经济技术开发区", "120"), ("昆山经济技术开发区", "3.1")],
    ),
    "parts of the zone": (
        "2023年1-6月昆山经济技术开发区固定资产投资（亿元）\n指标\t累计\t增长%\n固定资产投资\t122\t-5.1\n#高新区\t20\t3.1\n#开发区\t30\t4.1\n",
        [("昆山经济技术开发区", "122"), ("昆山经济技术开发区", "-5.1")],
    ),
    "the zone by the name of its kind": (
        "2023年1-6月昆山经济技术开发区主要指标\n指标\t固定资产投资（亿元）\n开发区\t120\n",
        [("昆山经济技术开发区", "120")],
    ),
    "a zone inside a city": ("2023年1-6月句容市固定资产投资（亿元）\n指标\t累计\t增长%\n开发区\t120\t4.1\n", []),
}


@pytest.mark.parametrize("name", OWNERS)
def test_a_zone_inside_is_not_the_one_that_the_table_is_of(name: str):
    text, expected = OWNERS[name]
    _, _, found = read_table(text, zone=None, published=PUBLISHED)
    told = [(one.zone, str(one.value / (10**8 if one.measure == "level" else 1))) for one in found]
    assert told == expected


@pytest.mark.parametrize(("figure", "expected"), [("99.8", []), ("-0.2", ["cpi mom -0.2 PERCENT 2023-06 2023-06"])])
def test_an_index_of_prices_over_the_month_before_is_no_rate(figure: str, expected: list[str]):
    text = f"2023年6月昆山市居民消费价格指数\n指标\t环比\n居民消费价格总指数\t{figure}\n"
    assert read_table(text, zone=None, published=PUBLISHED)[0] == expected


@pytest.mark.parametrize("title", ["固定资产投资分产业", "固定资产投资按产业分", "固定资产投资（分产业）"])
def test_a_caption_that_says_by_what_a_whole_is_divided_tells_what_its_sum_is(title: str):
    rows = "合计\t101.2\t6.1\t100\n第二产业\t61.0\t8.8\t60.3\n其中：工业\t60.0\t-9.1\t59.3\n农副食品业\t1.1\t2.2\t1.1\n"
    lines, missed, _ = read_table(f"丹阳经开区2024年1-6月{title}\n\t投资额（亿元）\t增速%\t比重%\n{rows}", published="2024-07-20")
    assert [line for line in lines if not line.startswith("secondary")] == [
        "fai level 10120000000 CNY 2024-01 2024-06",
        "fai yoy 6.1 PERCENT 2024-01 2024-06",
        "industrial_investment level 6000000000 CNY 2024-01 2024-06",
        "industrial_investment yoy -9.1 PERCENT 2024-01 2024-06",
        "industrial_investment share 59.3 PERCENT 2024-01 2024-06",
    ]
    assert {"100", "1.1"} <= {figure for figure, _ in missed}


def test_the_sum_of_some_trades_is_not_that_of_all():
    lines, _, _ = read_table("丹阳经开区2024年1-6月重点行业产值分行业\n行业\t产值（亿元）\n合计\t61.1\n汽车\t5.5\n", published="2024-07-20")
    assert lines == []
