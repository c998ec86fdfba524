"""Tables of several zones, or of a zone beside wider regions: each figure is that of the zone its row or column names."""

import pytest
from test_tables import read_table

ZONES = {
    "the zone's column beside those of wider regions, and its rank": (
        "2024年上半年增速对照表\n单位：%\n指标\t全省\t全市\t武进高新区\t全市位次\n固定资产投资\t3.0\t4.7\t9.8\t2\n",
        [
            ("武进高新技术产业开发区", "fai yoy 9.8 PERCENT 2024-01 2024-06"),
            ("武进高新技术产业开发区", "fai rank_yoy 2 RANK 2024-01 2024-06 全市"),
        ],
    ),
    "growth behind a wider region's column is that region's": (
        "2024年上半年\n指标\t单位\t武进高新区\t同比%\t全市\t同比%\n固定资产投资\t亿元\t176.3\t9.8\t880\t4.7\n",
        [
            ("武进高新技术产业开发区", "fai level 17630000000 CNY 2024-01 2024-06"),
            ("武进高新技术产业开发区", "fai yoy 9.8 PERCENT 2024-01 2024-06"),
        ],
    ),
    "whose rank it is among several zones": (
        "2024年上半年\n指标\t武进高新区增速%\t昆山高新区增速%\t全省位次\n固定资产投资\t9.8\t3.1\t2\n",
        [
            ("武进高新技术产业开发区", "fai yoy 9.8 PERCENT 2024-01 2024-06"),
            ("昆山高新技术产业开发区", "fai yoy 3.1 PERCENT 2024-01 2024-06"),
        ],
    ),
    "a zone merged over several rows stands in the first alone": (
        "2024年一季度重点园区\n园区\t指标\t单位\t一季度\n苏州工业园区\t工业投资\t亿元\t15.0\n\t税收收入\t亿元\t9.1\n昆山经济技术开发区\t工业投资\t亿元\t8.8\n\t税收收入\t亿元\t4.2\n",
        [
            ("苏州工业园区", "industrial_investment level 1500000000 CNY 2024-01 2024-03"),
            ("苏州工业园区", "tax_revenue level 910000000 CNY 2024-01 2024-03"),
            ("昆山经济技术开发区", "industrial_investment level 880000000 CNY 2024-01 2024-03"),
            ("昆山经济技术开发区", "tax_revenue level 420000000 CNY 2024-01 2024-03"),
        ],
    ),
    "zones merged over rows of times": (
        "2024年8月 单位：亿元\n开发区\t时间\t工业投资\t同比%\n昆山经济技术开发区\t8月\t12.6\t3.1\n\t1-8月\t105.7\t2.6\n",
        [
            ("昆山经济技术开发区", "industrial_investment level 1260000000 CNY 2024-08 2024-08"),
            ("昆山经济技术开发区", "industrial_investment yoy 3.1 PERCENT 2024-08 2024-08"),
            ("昆山经济技术开发区", "industrial_investment level 10570000000 CNY 2024-01 2024-08"),
            ("昆山经济技术开发区", "industrial_investment yoy 2.6 PERCENT 2024-01 2024-08"),
        ],
    ),
    "the zone's own column beside the city's, and its share": (
        "江宁经济技术开发区2024年1-9月\n指标\t单位\t开发区\t增长%\t全市\t增长%\t占全市比重%\n工业投资\t亿元\t60.2\t4.6\t300\t3.1\t20.1\n",
        [
            ("江宁经济技术开发区", "industrial_investment level 6020000000 CNY 2024-01 2024-09"),
            ("江宁经济技术开发区", "industrial_investment yoy 4.6 PERCENT 2024-01 2024-09"),
            ("江宁经济技术开发区", "industrial_investment share 20.1 PERCENT 2024-01 2024-09 全市"),
        ],
    ),
    "two leagues side by side, each in its own order behind its own ranks": (
        "2024年1-9月工业投资排名\n排名\t开发区\t总量（亿元）\t排名\t开发区\t增速（%）\n1\t昆山经济技术开发区\t52.0\t1\t常熟经济技术开发区\t6.8\n2\t常熟经济技术开发区\t13.9\t2\t昆山经济技术开发区\t3.2\n",
        [
            ("昆山经济技术开发区", "industrial_investment rank_level 1 RANK 2024-01 2024-09"),
            ("昆山经济技术开发区", "industrial_investment level 5200000000 CNY 2024-01 2024-09"),
            ("常熟经济技术开发区", "industrial_investment rank_level 2 RANK 2024-01 2024-09"),
            ("常熟经济技术开发区", "industrial_investment level 1390000000 CNY 2024-01 2024-09"),
            ("常熟经济技术开发区", "industrial_investment rank_yoy 1 RANK 2024-01 2024-09"),
            ("常熟经济技术开发区", "industrial_investment yoy 6.8 PERCENT 2024-01 2024-09"),
            ("昆山经济技术开发区", "industrial_investment rank_yoy 2 RANK 2024-01 2024-09"),
            ("昆山经济技术开发区", "industrial_investment yoy 3.2 PERCENT 2024-01 2024-09"),
        ],
    ),
}


@pytest.mark.parametrize("name", ZONES)
def test_each_figure_is_that_of_the_zone_its_row_or_column_names(name: str):
    text, expected = ZONES[name]
    lines, _, observations = read_table(text, zone=None, published="2024-10-20")
    assert [(one.zone, line) for one, line in zip(observations, lines, strict=True)] == expected


@pytest.mark.parametrize("total", ["合计", "总计", "平均"])
def test_a_total_of_zones_is_no_zone_s_be_it_a_column_or_a_row_without_a_number(total: str):
    across = f"2024年1-9月各开发区主要指标\n指标\t单位\t{total}\t昆山经济技术开发区\t江宁经济技术开发区\n工业投资\t亿元\t9.1\t4.1\t5.0\n"
    down = f"2024年1-9月各开发区主要指标\n序号\t开发区\t工业投资（亿元）\n1\t昆山经济技术开发区\t4.1\n2\t江宁经济技术开发区\t5.0\n{total}\t\t9.1\n"
    for table in (across, down):
        lines, missed, _ = read_table(table, zone=None, published="2024-10-20")
        assert lines == [f"industrial_investment level {value}0000000 CNY 2024-01 2024-09" for value in (41, 50)]
        assert [figure for figure, _ in missed] == ["9.1"]
