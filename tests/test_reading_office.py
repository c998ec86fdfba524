"""Office files give what they show: hidden and deleted parts are left out, and said."""

from datetime import date

import docx
import openpyxl
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from test_reading_formats import saved

from metrics.extraction import extract
from metrics.reading import read_bytes


def test_a_sheet_gives_what_it_shows_and_says_what_it_hides():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "六月"
    rows = [
        ["指标", "单位", date(2024, 6, 1), None],
        [None, None, "累计", "同比"],
        ["地区生产总值", "亿元", "82.70", 0.082],
        ["隐藏", "亿元", 1, 0.5],
    ]
    for row in [*rows, ["固定资产投资", "亿元", 52.5, -0.039], ["工业投资", "亿元", "=C5*2", 0]]:
        sheet.append(row)
    sheet.merge_cells("C1:D1")
    sheet["C1"].number_format = 'yyyy"年"m"月"'
    sheet["C5"].number_format = "0.00"
    for row in (3, 4, 5, 6):
        sheet.cell(row, 4).number_format = '0.0%;-0.0%;"-"'
    sheet.row_dimensions[4].hidden = True
    book.create_sheet("底稿").sheet_state = "hidden"
    document = read_bytes("a.xlsx", saved(book))
    assert (
        document.text
        == "指标\t单位\t2024年6月\t\n\t\t累计\t同比\n地区生产总值\t亿元\t82.70\t8.2%\n固定资产投资\t亿元\t52.50\t-3.9%\n工业投资\t亿元\t\t-\n"
    )
    (table,) = document.tables
    assert [[cell and cell.text for cell in row] for row in table.rows[:2]] == [
        ["指标", "单位", "2024年6月", "2024年6月"],
        [None, None, "累计", "同比"],
    ]
    assert document.notes == (
        "formulas without a stored result (1) were left out; open the file in Excel or WPS and save it",
        "sheet 六月: hidden rows (1) and columns (0) were left out",
        "sheet 底稿: it is hidden and was left out",
    )
    found = extract(document).observations
    assert [(o.indicator, o.measure, o.period_start, o.period_end) for o in found] == [
        (indicator, measure, "2024-01", "2024-06") for indicator in ("gdp", "fai") for measure in ("level", "yoy")
    ]


def test_a_hidden_column_is_left_out_with_its_figures():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "六月"
    for row in [["指标", "单位", "上报数", "2024年1-6月累计"], ["地区生产总值", "亿元", 99, 82.7], ["固定资产投资", "亿元", 77, 52.5]]:
        sheet.append(row)
    sheet.column_dimensions["C"].hidden = True
    document = read_bytes("a.xlsx", saved(book))
    assert document.text == "指标\t单位\t\t2024年1-6月累计\n地区生产总值\t亿元\t\t82.7\n固定资产投资\t亿元\t\t52.5\n"
    assert document.notes == ("sheet 六月: hidden rows (0) and columns (1) were left out",)


def test_days_count_from_1904_where_the_workbook_says_so():
    book = openpyxl.Workbook()
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    book.active.append([date(2024, 6, 1), "甲"])
    book.active["A1"].number_format = "yyyy-mm"
    assert read_bytes("a.xlsx", saved(book)).text == "2024年6月\t甲\n"


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
BOX = "<w:txbxContent><w:p><w:r><w:t>出口10000万美元</w:t></w:r></w:p></w:txbxContent>"
CHANGES = f"""<w:p {W}><w:r><w:t>完成生产总值</w:t></w:r>
<w:del w:id="1"><w:r><w:delText>80.00</w:delText></w:r></w:del><w:ins w:id="2"><w:r><w:t>82.70</w:t></w:r></w:ins>
<w:r><w:t>亿元</w:t></w:r><w:moveFrom w:id="3"><w:r><w:t>，增长7.7%</w:t></w:r></w:moveFrom><w:moveTo w:id="4"><w:r><w:t>，增长8.2%</w:t></w:r></w:moveTo>
<w:r><w:rPr><w:vanish/></w:rPr><w:t>（内部99亿元）</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>。</w:t></w:r>
<w:r xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:AlternateContent><mc:Choice Requires="wps">{BOX}</mc:Choice>
<mc:Fallback>{BOX}</mc:Fallback></mc:AlternateContent></w:r></w:p>"""
CONTROL = f"<w:sdt {W}><w:sdtContent><w:p><w:r><w:t>投资52.50亿元。</w:t></w:r></w:p></w:sdtContent></w:sdt>"


def test_a_word_file_reads_as_with_all_changes_accepted():
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "某区统计局 2023年5月"
    body = document.element.body
    for at, part in enumerate((CHANGES, CONTROL)):
        body.insert(at, parse_xml(part))
    outer = document.add_table(1, 2)
    inner = outer.cell(0, 1).add_table(1, 2)
    outer.cell(0, 0).text, inner.cell(0, 0).text, inner.cell(0, 1).text = "左", "甲", "乙"
    assert read_bytes("a.docx", saved(document)).text == (
        "完成生产总值82.70亿元，增长8.2%。\n出口10000万美元\n投资52.50亿元。\n左\n甲\t乙\n"
    )


def test_notes_of_a_word_file_come_last():
    document = docx.Document()
    document.add_paragraph("完成生产总值82.70亿元。")
    notes = f'<w:footnotes {W}><w:footnote w:id="0" w:type="separator"><w:p/></w:footnote><w:footnote w:id="1"><w:p><w:r><w:t>按现价计算。</w:t></w:r></w:p></w:footnote></w:footnotes>'
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = Part(PackURI("/word/footnotes.xml"), kind, notes.encode(), document.part.package)
    document.part.relate_to(part, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes")
    assert read_bytes("a.docx", saved(document)).text == "完成生产总值82.70亿元。\n按现价计算。\n"
