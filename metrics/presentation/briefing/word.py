"""A briefing as a Word file: A4, Chinese fonts, tables whose heads repeat, native charts, note numbers that lead to their notes."""

from __future__ import annotations

import io
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

from metrics.analysis.cells import for_xml
from metrics.presentation.briefing.chart import chart_xml
from metrics.presentation.briefing.sheet import BODY, HEADS, LATIN, Chart, Line, Paragraph, Sheet, Table
from metrics.presentation.labels import text
from metrics.presentation.theme import ACCENT

WIDTH = 17.0  # cm between the margins of A4
SMALL, NORMAL = Pt(9), Pt(11)
QUIET = RGBColor(0x6A, 0x70, 0x78)
CELL = 60  # twentieths of a point between a cell's words and its sides
BAR = 0.6  # cm of a chart for each bar
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"


def word_file(sheet: Sheet, language: str) -> bytes:
    """The content of a .docx file."""
    document = Document()
    _page(document, language)
    document.core_properties.title = for_xml(sheet.title)
    document.core_properties.author = document.core_properties.last_modified_by = text("site.brand", language)
    document.core_properties.comments = ""
    title = document.add_paragraph(for_xml(sheet.title), "Title")
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    about = document.add_paragraph()
    about.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _run(about, sheet.about, SMALL, QUIET)
    for section in sheet.sections:
        document.add_paragraph(section.heading, "Heading 1")
        for block in section.blocks:
            if isinstance(block, Table):
                _table(document, block)
            elif isinstance(block, Chart):
                _chart(document, block)
            else:
                _paragraph(document, block)
    _notes(document, sheet, language)
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def _page(document: Any, language: str) -> None:
    """A4 with 2 cm around it, and the fonts of every style in use."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2)
    for name, size, face in (("Normal", NORMAL, BODY), ("Title", Pt(18), HEADS), ("Heading 1", Pt(14), HEADS)):
        style = document.styles[name]
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for part in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{part}"), None)
        style.font.name, style.font.size = LATIN, size
        fonts.set(qn("w:eastAsia"), face)
        if name != "Normal":
            style.font.color.rgb, style.font.bold = RGBColor(0x23, 0x27, 0x2E), True
    lang = OxmlElement("w:lang")
    lang.set(qn("w:val"), "en-GB")
    lang.set(qn("w:eastAsia"), "zh-CN")
    document.styles["Normal"].element.get_or_add_rPr().append(lang)
    document.styles["Normal"].paragraph_format.space_after = Pt(4)
    border = document.styles["Title"].element.get_or_add_pPr().find(qn("w:pBdr"))
    if border is not None:
        border.getparent().remove(border)
    _page_number(section.footer.paragraphs[0])


def _page_number(paragraph: Any) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    field.append(paragraph.add_run("1")._r)
    paragraph._p.append(field)


def _run(paragraph: Any, words: str, size: Any = None, colour: RGBColor | None = None, is_bold: bool = False) -> None:
    run = paragraph.add_run(for_xml(words))
    run.font.size, run.bold = size, is_bold or None
    if colour is not None:
        run.font.color.rgb = colour


def _line(paragraph: Any, line: Line, size: Any = None, colour: RGBColor | None = None) -> None:
    """Words, with the numbers of notes raised behind them; each leads to its note."""
    for piece in line:
        if isinstance(piece, str):
            _run(paragraph, piece, size, colour)
            continue
        _link(paragraph, f"[{piece}]", qn("w:anchor"), f"note{piece}", size).font.superscript = True


def _link(paragraph: Any, words: str, kind: str, target: str, size: Any = None) -> Any:
    """A run that leads to a place in the file (`kind` w:anchor) or, by a relation of its part (r:id), out of it."""
    link = OxmlElement("w:hyperlink")
    link.set(kind, target)
    paragraph._p.append(link)
    run = paragraph.add_run(words)
    run.font.color.rgb, run.font.size = RGBColor.from_string(ACCENT.lstrip("#").upper()), size
    link.append(run._r)
    return run


def _paragraph(document: Any, block: Paragraph) -> None:
    paragraph = document.add_paragraph()
    _line(paragraph, block.line, SMALL if block.is_quiet else None, QUIET if block.is_quiet else None)


def _table(document: Any, block: Table) -> None:
    """A table across the page, its head on every page and no row broken over two."""
    made = document.add_table(rows=0, cols=len(block.heads), style="Table Grid")
    made.autofit = False
    margins = "".join(f'<w:{side} w:w="{CELL}" w:type="dxa"/>' for side in ("left", "right"))
    look = made._tbl.tblPr.find(qn("w:tblLook"))  # the order of these parts is prescribed: margins stand before the look
    look.addprevious(parse_xml(f"<w:tblCellMar {nsdecls('w')}>{margins}</w:tblCellMar>"))
    share = WIDTH / sum(block.widths)
    for column, width in zip(made.columns, block.widths, strict=True):
        column.width = Cm(width * share)
    lines: list[tuple[Line, ...]] = [tuple((head,) for head in block.heads), *block.rows]
    for number, cells in enumerate(lines):
        row = made.add_row()
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        if number == 0:
            row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        for at, (cell, line, width) in enumerate(zip(row.cells, cells, block.widths, strict=True)):
            cell.width = Cm(width * share)
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.space_after = Pt(0)
            paragraph.paragraph_format.keep_with_next = number in (0, len(lines) - 1)  # no head and no note of the table stands alone
            if number == 0:
                cell._tc.get_or_add_tcPr().append(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="F1F1EE"/>'))
                _run(paragraph, str(line[0]), SMALL, is_bold=True)
            else:
                _line(paragraph, line, SMALL)
            if at in block.numeric:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    apart = document.add_paragraph().paragraph_format
    apart.space_after, apart.keep_with_next = Pt(0), True


def _chart(document: Any, block: Chart) -> None:
    """A chart of Word's own; its number is that of its part in the file."""
    number = 1 + sum(str(part.partname).startswith("/word/charts/") for part in document.part.package.iter_parts())
    part = Part(PackURI(f"/word/charts/chart{number}.xml"), _CHART, chart_xml(block), document.part.package)
    relation = document.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
    height = Cm(2.2 + BAR * len(block.names) * max(1.0, 0.7 * len(block.series)))
    drawing = parse_xml(
        f'<w:drawing {nsdecls("w", "wp", "a", "r")}><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{Cm(WIDTH)}" cy="{height}"/><wp:docPr id="{100 + number}" name="Chart {number}"/><wp:cNvGraphicFramePr/>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">'
        f'<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="{relation}"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
    drawing.find(".//" + qn("wp:docPr")).set("descr", block.title)
    document.add_paragraph().add_run()._r.append(drawing)


def _notes(document: Any, sheet: Sheet, language: str) -> None:
    """The numbered notes, each a place that its numbers lead to, with the way to the page it was read from."""
    if not sheet.notes:
        return
    document.add_paragraph(sheet.notes_heading, "Heading 1")
    for number, note in enumerate(sheet.notes, start=1):
        paragraph = document.add_paragraph()
        _mark(paragraph, "w:bookmarkStart", number).set(qn("w:name"), f"note{number}")
        _run(paragraph, f"[{number}]", SMALL)
        _mark(paragraph, "w:bookmarkEnd", number)
        _run(paragraph, f" {note.words}", SMALL)
        if note.address:
            relation = document.part.relate_to(note.address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
            _run(paragraph, " ", SMALL)
            _link(paragraph, text("documents.original", language), qn("r:id"), relation, SMALL).font.underline = True


def _mark(paragraph: Any, name: str, number: int) -> Any:
    """One end of a bookmark."""
    mark = OxmlElement(name)
    mark.set(qn("w:id"), str(number))
    paragraph._p.append(mark)
    return mark
