"""The charts of the briefing as a Word file, read back. All figures are invented."""

import io
import re
from decimal import Decimal
from pathlib import Path

import duckdb
from analysis_cases import yoy
from docx import Document
from openpyxl.chart.chartspace import ChartSpace
from openpyxl.xml.functions import fromstring
from test_briefing import briefing, connection, path
from warehouse_cases import entry, publish

from metrics.presentation.labels import text
from metrics.seeds import load_indicators
from metrics.warehouse import store

__all__ = ["connection", "path"]


def test_charts_are_words_own_with_the_values_of_the_table(connection: duckdb.DuckDBPyConnection) -> None:
    package = Document(io.BytesIO(briefing(connection, "zh")[0])).part.package
    parts = sorted((str(part.partname), part.blob) for part in package.iter_parts() if "/charts/" in part.partname)
    drawn = []
    for _, blob in parts:
        (bars,) = ChartSpace.from_tree(fromstring(blob)).chart.plotArea._charts
        drawn.append(
            [
                (one.tx.v, [point.v for point in one.cat.strLit.pt], [Decimal(str(point.v)) for point in one.val.numLit.pt])
                for one in bars.ser
            ]
        )

    names = ["固定资产投资（约）", "地区生产总值", "社会消费品零售总额"]
    assert drawn == [
        [("同比", ["地区生产总值", "进口总额"], [Decimal("6.25"), Decimal("-1.5")])],
        [("完成率", names, [Decimal(30), Decimal("46.5"), Decimal(55)]), ("序时进度", names, [Decimal(50)] * 3)],
    ]


def test_bars_begin_at_zero_whatever_their_lengths_are(connection: duckdb.DuckDBPyConnection) -> None:
    """Left to itself a program begins at 44, and a completion of 47 looks half as long as a pace of 50."""
    package = Document(io.BytesIO(briefing(connection, "zh")[0])).part.package
    ends = [re.findall(rb'<c:(max|min) val="([^"]+)"', part.blob) for part in package.iter_parts() if "/charts/" in part.partname]

    assert ends == [[], [(b"min", b"0")]]  # the growth of imports is negative: both sides of zero are drawn


def test_a_growth_that_dwarfs_all_others_ends_with_its_axis_and_an_estimated_one_says_so(tmp_path: Path) -> None:
    rates = {"fdi_actual": "652", "gdp": "6.2", "imports": "4.4", "exports": "4", "fai": "3"}
    told = [
        yoy("2030-06", rate, indicator=indicator, status="estimate" if indicator == "imports" else "actual")
        for indicator, rate in rates.items()
    ]
    path = tmp_path / "warehouse.duckdb"
    publish(path, entry(*told, published="2030-07-20", name="news.txt"))
    opened = store.connect(path)
    content, (table, *_), paragraphs = briefing(opened, "zh")
    opened.close()
    (blob,) = [part.blob for part in Document(io.BytesIO(content)).part.package.iter_parts() if "/charts/" in part.partname]

    assert [(end.decode(), Decimal(value.decode())) for end, value in re.findall(rb'<c:(max|min) val="([^"]+)"', blob)] == [
        ("max", Decimal("9.3")),
        ("min", 0),
    ]
    assert text("briefing.cut", "zh") in paragraphs
    assert [re.sub(r"\[\d+]", "", row[2]) for row in table if row[0] in ("进口总额", "实际使用外资")] == ["+4.4%（估计数）", "+652.0%"]


def test_a_chart_of_many_names_shows_both_ends_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "warehouse.duckdb"
    publish(
        path,
        entry(
            *(yoy("2030-06", str(rate), indicator=code) for rate, code in enumerate(sorted(one.code for one in load_indicators())[:30])),
            published="2030-07-20",
        ),
    )
    opened = store.connect(path)
    content, _, paragraphs = briefing(opened, "zh")
    opened.close()
    (blob,) = [part.blob for part in Document(io.BytesIO(content)).part.package.iter_parts() if "/charts/" in part.partname]
    (bars,) = ChartSpace.from_tree(fromstring(blob)).chart.plotArea._charts

    assert [int(point.v) for point in bars.ser[0].val.numLit.pt] == [*range(29, 17, -1), *range(11, -1, -1)]
    assert "30 项中只画增速最高和最低的 24 项，其余见上表" in paragraphs
