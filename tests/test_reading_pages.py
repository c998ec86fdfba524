"""Tables of PDF pages, ruled or not, beside each other, over pages and turned, give the figures that stand in them."""

import io
from collections.abc import Sequence

import pytest
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table

from metrics.export.table import plain
from metrics.extraction import extract
from metrics.reading import read_bytes

ZONE = "江苏省丹阳经济开发区"
FONT = "STSong-Light"
TITLE = "2024年1-3月主要指标"
HIGHTECH = ["hightech_investment level 1110000000", "hightech_investment yoy 2.2"]
GDP = ["gdp level 8270000000", "gdp yoy 8.2"]
FAI = ["fai level 5250000000", "fai yoy -3.9"]
INDUSTRY = ["industrial_investment level 2010000000", "industrial_investment yoy 5"]
TRADE = ["trade_total level 123000000", "trade_total yoy 13.6"]
ROWS = [["指标", "单位", "累计", "同比%"], ["地区生产总值", "亿元", "82.70", "8.2"], ["固定资产投资", "亿元", "52.50", "-3.9"]]
BELOW = [["其中：工业投资", "亿元", "20.1", "5.0"], ["进出口总额", "万美元", "12,300", "13.6"]]

Grid = Sequence[Sequence[str]]
Line = tuple[float, float, float, float]

if FONT not in pdfmetrics.getRegisteredFontNames():
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))


def style() -> ParagraphStyle:
    return ParagraphStyle("p", fontName=FONT, fontSize=10, leading=13, wordWrap="CJK")


def table(rows: Grid, widths: Sequence[float], is_ruled: bool, *spans: tuple, repeat: int = 0) -> Table:
    ruled = [("GRID", (0, 0), (-1, -1), 0.5, (0, 0, 0))] if is_ruled else []
    cells = [[Paragraph(text, style()) for text in row] for row in rows]
    return Table(cells, colWidths=widths, repeatRows=repeat, style=[*ruled, *(("SPAN", *span) for span in spans)])


def flowing(*parts: object) -> bytes:
    """A PDF file of paragraphs (texts), tables and gaps, broken into pages."""
    out = io.BytesIO()
    document = SimpleDocTemplate(out, pagesize=(595, 842), invariant=1)
    document.build([Paragraph(part, style()) if isinstance(part, str) else part for part in parts])
    return out.getvalue()


def placed(
    rows: Grid, lines: Sequence[Line] = (), xs: Sequence[float] = (62, 202, 282, 362), pitch: float = 16, turn: int = 0, rotate: int = 0
) -> bytes:
    """A page of pieces at fixed places; drawn turned by `turn` degrees, and shown turned by `rotate`."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=1)
    canvas.setPageRotation(rotate)
    move = {0: (0, 0), 90: (595, 0), 180: (595, 842), 270: (0, 842)}[turn]
    canvas.translate(*move)
    canvas.rotate(turn)
    top = 500
    canvas.setFont(FONT, 14)
    canvas.drawString(200, top + 30, TITLE)
    canvas.setFont(FONT, 10)
    for r, row in enumerate(rows):
        for x, text in zip(xs, row, strict=True):
            canvas.drawString(x, top - pitch * r, text)
    for x0, y0, x1, y1 in lines:
        canvas.line(x0, top + y0, x1, top + y1)
    canvas.save()
    return out.getvalue()


def figures(content: bytes) -> list[str]:
    found = extract(read_bytes("page.pdf", content), ZONE).observations
    return [f"{o.indicator} {o.measure} {plain(o.value)}" for o in found]


ALL = [*GDP, *FAI, *INDUSTRY, *TRADE]
OPEN = [(60.0, float(y), 420.0, float(y)) for y in (14, -4, -68)]  # a table open at its sides, with no lines between its rows
UPRIGHT = [(float(x), 14.0, float(x), -68.0) for x in (200, 280, 360)]


@pytest.mark.parametrize("lines", [[], OPEN, [*OPEN, *UPRIGHT]], ids=["no lines", "three lines", "upright lines between columns"])
def test_a_table_is_read_with_and_without_lines(lines: list[Line]):
    assert figures(placed([*ROWS, *BELOW], lines)) == ALL


@pytest.mark.parametrize(("turn", "rotate"), [(0, 90), (0, 180), (0, 270), (90, 0), (90, 90), (180, 0), (270, 0), (270, 270)])
def test_a_page_is_read_whichever_way_it_is_turned(turn: int, rotate: int):
    assert figures(placed([*ROWS, *BELOW], [*OPEN, *UPRIGHT], turn=turn, rotate=rotate)) == ALL


@pytest.mark.parametrize("is_ruled", [False, True])
@pytest.mark.parametrize("repeat", [0, 1])
def test_a_table_goes_on_over_the_page(is_ruled: bool, repeat: int):
    content = flowing(Spacer(1, 590), TITLE, Spacer(1, 8), table([*ROWS, *BELOW], [160, 80, 80, 80], is_ruled, repeat=repeat))
    found = extract(read_bytes("page.pdf", content), ZONE).observations
    assert [f"{o.indicator} {o.measure} {plain(o.value)}" for o in found] == ALL
    assert {flag for o in found for flag in o.flags} == {"page=1", "page=2"}


@pytest.mark.parametrize("is_ruled", [False, True])
def test_a_table_in_two_halves_beside_each_other_is_read_half_by_half(is_ruled: bool):
    head = ["指标", "累计", "同比%"]
    rows = [
        [*head, *head],
        ["地区生产总值（亿元）", "82.70", "8.2", "进出口总额（万美元）", "12,300", "13.6"],
        ["固定资产投资（亿元）", "52.50", "-3.9", "", "", ""],
    ]
    content = flowing(TITLE, Spacer(1, 8), table(rows, [125, 50, 50, 125, 50, 50], is_ruled))
    assert figures(content) == [*GDP, *FAI, *TRADE]


@pytest.mark.parametrize("is_ruled", [False, True])
def test_two_tables_beside_each_other_do_not_mix(is_ruled: bool):
    left = table(
        [["指标", "累计", "同比%"], ["地区生产总值（亿元）", "82.70", "8.2"], ["固定资产投资（亿元）", "52.50", "-3.9"]],
        [120, 45, 45],
        is_ruled,
    )
    right = table([["开发区", "工业投资（亿元）"], [ZONE, "20.1"], ["昆山经济技术开发区", "300.5"]], [130, 90], is_ruled)
    content = flowing(TITLE, Spacer(1, 8), Table([[left, [Spacer(1, 9), right]]], colWidths=[220, 230]))
    found = [f"{o.zone} {o.indicator} {o.measure} {plain(o.value)}" for o in extract(read_bytes("page.pdf", content), ZONE).observations]
    wanted = [*GDP, *FAI, INDUSTRY[0]]
    assert found == [*(f"{ZONE} {each}" for each in wanted), "昆山经济技术开发区 industrial_investment level 30050000000"]


def test_names_of_several_lines_in_ruled_cells_are_read_whole():
    rows = [
        ["指标名称", "计量单位", "本月止累计", "比上年同期增长（%）"],
        ["限额以上社会消费品零售总额", "亿元", "9.1", "3.3"],
        ["高新技术产业固定资产投资", "亿元", "11.1", "2.2"],
    ]
    content = flowing(TITLE, Spacer(1, 8), table(rows, [70, 45, 60, 60], is_ruled=True))
    assert figures(content) == ["retail_above_designated level 910000000", "retail_above_designated yoy 3.3", *HIGHTECH]


def test_words_alone_above_a_row_are_the_first_line_of_its_name():
    rows = [
        ROWS[0],
        ["高新技术产业", "", "", ""],
        ["固定资产投资", "亿元", "11.1", "2.2"],
        ["限额以上", "", "", ""],
        ["社会消费品零售总额", "亿元", "9.1", "3.3"],
        ROWS[1],
    ]
    assert figures(placed(rows)) == [*HIGHTECH, "retail_above_designated level 910000000", "retail_above_designated yoy 3.3", *GDP]


def test_a_numbered_heading_in_a_table_is_no_part_of_a_name():
    assert figures(placed([ROWS[0], ["一、综合", "", "", ""], ROWS[1], ["二、投资", "", "", ""], ROWS[2]])) == [*GDP, *FAI]


def test_zones_in_rows_below_merged_heads_with_ranks():
    rows = [["开发区", "地区生产总值", "", ""], ["", "总量", "增速", "增速排名"], [ZONE, "82.70", "8.2", "1"], ["全市", "1000", "6", ""]]
    spans = [((0, 0), (0, 1)), ((1, 0), (3, 0))]
    content = flowing("2024年一季度各开发区主要指标", "单位：亿元、%", Spacer(1, 8), table(rows, [130, 60, 60, 80], True, *spans))
    assert figures(content) == [*GDP, "gdp rank_yoy 1"]


def test_lines_around_prose_make_no_table():
    prose = "全区经济运行总体平稳，一季度完成地区生产总值82.70亿元，同比增长8.2%，固定资产投资52.50亿元，下降3.9%，各项工作有序推进，为全年打下基础。"
    content = flowing(TITLE, Spacer(1, 8), table([[prose, prose], [prose, prose]], [220, 220], is_ruled=True))
    document = read_bytes("page.pdf", content)
    assert document.tables == ()
    assert figures(content) == [*GDP, *FAI]
