"""Ranks in rows of their own, and ranks behind a part's growth. The figures are made up."""

from test_tables import read_table

HEAD = "2023年1-9月广州市各区主要经济指标\n\n指标\t全市\t越秀区\t番禺区\n"


def ranks(rows: str, head: str = HEAD):
    lines, missed, observations = read_table(head + rows, zone=None, published="2023-11-20")
    return [(one.zone, line) for one, line in zip(observations, lines, strict=True) if "rank" in one.measure], [
        figure for figure, _ in missed
    ]


def test_ranks_below_an_amount_below_growth_and_named_so():
    read, missed = ranks(
        "地区生产总值(亿元)\t21500.1\t2801.2\t2011.4\n位次\t-\t8\t4\n增长(%)\t4.2\t3.1\t4.8\n全市位次\t-\t9\t5\n"
        "固定资产投资(亿元)\t3201.2\t103.1\t606.8\n同比(%)\t1.2\t-3.1\t6.8\n总量位次\t-\t7\t1\n增速位次\t-\t10\t2\n"
        "规模以上工业增加值增速(%)\t1.2\t-3.1\t6.8\n位次\t-\t9\t3\n"
    )
    assert read == [
        (zone, f"{told} RANK 2023-01 2023-09{scope}")
        for told, scope, zone in (
            ("gdp rank_level 8", "", "越秀区"),
            ("gdp rank_level 4", "", "番禺区"),
            ("gdp rank_yoy 9", " 全市", "越秀区"),
            ("gdp rank_yoy 5", " 全市", "番禺区"),
            ("fai rank_level 7", "", "越秀区"),
            ("fai rank_level 1", "", "番禺区"),
            ("fai rank_yoy 10", "", "越秀区"),
            ("fai rank_yoy 2", "", "番禺区"),
            ("industrial_va rank_yoy 9", "", "越秀区"),
            ("industrial_va rank_yoy 3", "", "番禺区"),
        )
    ]
    assert missed == []


def test_ranks_below_an_amount_and_its_growth_are_of_either():
    read, missed = ranks("地区生产总值(亿元)\t21500.1\t2801.2\t2011.4\n增长(%)\t4.2\t3.1\t4.8\n位次\t-\t9\t5\n")
    assert (read, missed) == ([], ["9", "5"])


def test_ranks_below_a_row_that_nobody_knows_are_not_of_the_one_above_it():
    read, missed = ranks("地区生产总值(亿元)\t21500.1\t2801.2\t2011.4\n某某指数\t1.2\t3.1\t4.8\n位次\t-\t9\t5\n")
    assert (read, missed) == ([], ["1.2", "9", "5"])


def test_ranks_behind_the_growth_of_a_part_are_of_the_part():
    read, missed = ranks(
        "绩溪县\t4.1\t2\t8.1\t1\n宁国市\t6.3\t1\t6.2\t3\n",
        "各县(市、区)固定资产投资\n2023年1-9月\n地区\t增速(%)\t位次\t其中:工业投资增速(%)\t位次\n",
    )
    assert read == [
        (zone, f"{code} rank_yoy {rank} RANK 2023-01 2023-09")
        for zone, code, rank in (
            ("绩溪县", "fai", 2),
            ("绩溪县", "industrial_investment", 1),
            ("宁国市", "fai", 1),
            ("宁国市", "industrial_investment", 3),
        )
    ]
    assert missed == []


def test_shares_below_the_figures_that_they_are_of():
    lines, missed, _ = read_table(
        "2023年苏北主要指标\n指标\t徐州市\t淮安市\n地区生产总值(亿元)\t8900.4\t5015.1\n增长(%)\t7.1\t6.8\n占全省比重(%)\t6.9\t3.9\n占比(%)\t6.8\t3.8\n某某指数\t1.1\t1.2\n占全省比重(%)\t5.1\t4.2\n",
        zone=None,
        published=None,
    )
    assert [line for line in lines if "share" in line] == [f"gdp share {share} PERCENT 2023-01 2023-12 全省" for share in ("6.9", "3.9")]
    assert [figure for figure, _ in missed] == ["6.8", "3.8", "1.1", "5.1", "4.2"]
