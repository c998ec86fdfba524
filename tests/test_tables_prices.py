"""Indices of prices in tables: under a head of growth stands what the index is above 100, or how many points it has moved."""

from test_tables import read_table


def _prices(rows: str) -> tuple[list[str], list[str]]:
    lines, missed, _ = read_table(f"某开发区2024年3月主要经济指标\n指标\t单位\t本月止累计\t同比±%\n固定资产投资\t亿元\t52.50\t13.0\n{rows}")
    return lines[2:], [text for text, _ in missed]


def test_the_growth_of_an_index_is_what_it_is_above_a_hundred():
    assert _prices("居民消费价格指数\t%\t101.8\t1.8\n") == (
        ["cpi level 101.8 PERCENT 2024-01 2024-03", "cpi yoy 1.8 PERCENT 2024-01 2024-03"],
        [],
    )


def test_a_row_with_nothing_but_a_growth_tells_that_of_the_prices():
    assert _prices("居民消费价格总指数\t%\t-\t1.8\n") == (["cpi yoy 1.8 PERCENT 2024-01 2024-03"], [])


def test_what_does_not_fit_the_index_may_be_points_and_stays_unread():
    assert _prices("居民消费价格指数\t%\t101.8\t-0.3\n") == (["cpi level 101.8 PERCENT 2024-01 2024-03"], ["-0.3"])


def test_other_ratios_are_told_in_points_under_such_a_head():
    assert _prices("产品销售率\t%\t101.8\t1.8\n") == (["product_sales_ratio level 101.8 PERCENT 2024-01 2024-03"], ["1.8"])
