"""Each format is recognised by its content and read with its tables in place; what cannot be read says what to do."""

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import corpus_cases as corpus
import docx
import openpyxl
import pytest
import xlwt
from PIL import ImageOps
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from metrics.export.table import plain
from metrics.extraction import extract
from metrics.model import Document
from metrics.reading import ReadError, read, read_all, read_bytes
from metrics.reading.archive import MAX_MEMBERS

TITLE = "2024年1-3月主要指标"
HEADS = [["指标", "单位", "本年", ""], ["", "", "累计", "同比%"]]
ROWS = [["地区生产总值", "亿元", "82.70", "8.2"], ["固定资产投资", "亿元", "52.50", "-3.9"], ["进出口总额", "万美元", "12,300", "-"]]
WANTED = [
    ("gdp", "level", "8270000000", "82.70亿元"),
    ("gdp", "yoy", "8.2", "8.2%"),
    ("fai", "level", "5250000000", "52.50亿元"),
    ("fai", "yoy", "-3.9", "-3.9%"),
    ("trade_total", "level", "123000000", "12,300万美元"),
]


def saved(document: object) -> bytes:
    out = io.BytesIO()
    document.save(out)  # type: ignore[attr-defined]
    return out.getvalue()


def word_table() -> bytes:
    document = docx.Document()
    document.add_paragraph(TITLE)
    table = document.add_table(5, 4)
    for r, row in enumerate([*HEADS, *ROWS]):
        for c, text in enumerate(row):
            table.cell(r, c).text = text
    table.cell(0, 2).merge(table.cell(0, 3)).text = "本年"
    table.cell(0, 0).merge(table.cell(1, 0)).text = "指标"
    table.cell(0, 1).merge(table.cell(1, 1)).text = "单位"
    return saved(document)


def excel_table() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "三月"
    sheet.append([TITLE])
    for row in HEADS:
        sheet.append(row)
    formats = [("0.00", "0.0"), ("0.00", "0.0"), ("#,##0", "0.0")]
    for (name, unit, level, growth), (one, other) in zip(ROWS, formats, strict=True):
        sheet.append([name, unit, float(level.replace(",", "")), None if growth == "-" else float(growth) / 100])
        sheet.cell(sheet.max_row, 3).number_format = one
        sheet.cell(sheet.max_row, 4).number_format = other + "%"
    sheet.merge_cells("A1:D1")
    sheet.merge_cells("C2:D2")
    book.create_sheet("隐藏").append(["指标", "地区生产总值"])
    book["隐藏"].sheet_state = "hidden"
    return saved(book)


def old_excel_table() -> bytes:
    book = xlwt.Workbook()
    sheet = book.add_sheet("三月")
    sheet.write_merge(0, 0, 0, 3, TITLE)
    for c, text in enumerate(HEADS[0][:2]):
        sheet.write_merge(1, 2, c, c, text)
    sheet.write_merge(1, 1, 2, 3, "本年")
    sheet.write(2, 2, "累计")
    sheet.write(2, 3, "同比")
    for r, (name, unit, level, growth) in enumerate(ROWS, 3):
        sheet.write(r, 0, name)
        sheet.write(r, 1, unit)
        sheet.write(r, 2, float(level.replace(",", "")), xlwt.easyxf(num_format_str="#,##0" if "," in level else "0.00"))
        if growth != "-":
            sheet.write(r, 3, float(growth) / 100, xlwt.easyxf(num_format_str="0.0%"))
    return saved(book)


def page_table() -> bytes:
    body = "".join("<tr>" + "".join(f"<td>{text}</td>" for text in row) + "</tr>" for row in ROWS)
    head = "<tr><th rowspan=2>指标</th><th rowspan='2'>单位</th><th colspan=2>本年</th></tr><tr><th>累计</th><th>同比%</th></tr>"
    return f"<html><body><div class=nav>首页</div><h1>{TITLE}</h1><table>{head}{body}</table></body></html>".encode("gb18030")


def pdf_table() -> bytes:
    if "STSong-Light" not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=1)
    canvas.setFont("STSong-Light", 10)
    canvas.drawCentredString(297, 700, TITLE)
    canvas.drawString(60, 680, "全区经济运行总体平稳，各项指标完成情况见下表，其中数据为快报数，以年报为准，供参考使用。")
    for x, y, text in ((60, 643, "指标"), (220, 643, "单位"), (375, 650, "本年"), (320, 636, "累计"), (430, 636, "同比%")):
        canvas.drawString(x, y, text)
    for r, row in enumerate(ROWS):
        for x, text in zip((60, 220, 320, 430), row, strict=True):
            canvas.drawString(x, 620 - 16 * r, text)
    canvas.drawString(60, 560, "注：增速按可比价格计算。")
    canvas.save()
    return out.getvalue()


def figures(document: Document) -> list[tuple[str, str, str, str]]:
    found = extract(document, "江苏省丹阳经济开发区").observations
    assert [document.text[o.evidence.start : o.evidence.end] for o in found] == [o.evidence.text for o in found]
    assert {(o.period_start, o.period_end) for o in found} == {("2024-01", "2024-03")}
    return [(o.indicator, o.measure, plain(o.value), o.value_text) for o in found]


MAKERS = {"docx": word_table, "xlsx": excel_table, "xls": old_excel_table, "html": page_table, "pdf": pdf_table}


@pytest.mark.parametrize("form", MAKERS)
def test_a_statistical_table_with_merged_heads_is_read_from_every_format(form: str):
    document = read_bytes("file-without-an-ending", MAKERS[form]())
    assert (document.reader, figures(document)) == (form, WANTED)


@pytest.mark.parametrize("form", MAKERS)
def test_a_document_kept_as_text_alone_gives_the_same_figures(form: str):
    document = read_bytes("a", MAKERS[form]())
    assert figures(replace(document, tables=(), marks=())) == WANTED


def test_a_figure_of_a_sheet_says_its_cell():
    found = extract(read_bytes("a.xlsx", excel_table())).observations
    assert [one.flags for one in found][:2] == [("sheet=三月!C4",), ("sheet=三月!D4",)]


def scanned_table(is_ruled: bool) -> bytes:
    """A picture of the table; ruled, with names of two lines and a little tilted."""
    face = corpus.font(26)
    assert face is not None
    page = corpus.Image.new("L", (1200, 620), 250)
    draw = corpus.ImageDraw.Draw(page)
    draw.text((400, 40), TITLE, font=face, fill=20)
    xs = (70, 380, 560, 800, 1080)
    for r, row in enumerate([["指标", "单位", "累计", "同比%"], *ROWS]):
        for x, text in zip(xs, row, strict=False):
            draw.text((x + 12, 120 + 90 * r), text if not is_ruled or len(text) < 6 else f"{text[:2]}\n{text[2:]}", font=face, fill=20)
    if is_ruled:
        for y in range(100, 461, 90):
            draw.line((xs[0], y, xs[-1], y), fill=60, width=2)
        for x in xs:
            draw.line((x, 100, x, 460), fill=60, width=2)
        page = page.rotate(1.5, resample=corpus.Image.Resampling.BICUBIC, fillcolor=250)
    return corpus.png(page)


@pytest.mark.parametrize("is_ruled", [False, True])
def test_a_table_on_a_scan_is_read_too(is_ruled: bool):
    pytest.importorskip("rapidocr", reason="scans need the ocr extra")
    if corpus.font(26) is None:
        pytest.skip("no Chinese font to draw with")
    assert figures(read_bytes("a.png", scanned_table(is_ruled))) == WANTED


def picture_of(mode: str, **options: object) -> corpus.Image.Image:
    """A picture as a file gives it, with a dark corner at its top left when upright."""
    page = corpus.Image.new("L", (80, 40), 255)
    page.paste(0, (0, 0, 20, 10))
    form = str(options.pop("form", "PNG"))
    if mode == "RGBA":  # a drawing on nothing
        page = corpus.Image.merge("RGBA", [corpus.Image.new("L", page.size, 0)] * 3 + [ImageOps.invert(page)])
    elif mode == "I;16":
        page = corpus.Image.frombytes("I;16", page.size, b"".join((value * 200).to_bytes(2, "little") for value in page.tobytes()))
    elif "exif" in options:
        page = page.transpose(corpus.Image.Transpose.ROTATE_90)
    out = io.BytesIO()
    page.save(out, form, **options)
    return corpus.Image.open(io.BytesIO(out.getvalue()))


def turned() -> bytes:
    exif = corpus.Image.Exif()
    exif[0x0112] = 6  # the camera was held upright: turn by 90 degrees to the right
    return exif.tobytes()


PICTURES = {
    "grey": lambda: picture_of("L"),
    "more than eight bits": lambda: picture_of("I;16"),
    "on nothing": lambda: picture_of("RGBA"),
    "a photograph taken upright": lambda: picture_of("L", form="JPEG", exif=turned(), quality=95),
    "a TIFF turned by its tag": lambda: picture_of("L", form="TIFF", exif=turned()),
}


@pytest.mark.parametrize("kind", PICTURES)
def test_every_kind_of_picture_becomes_grey_on_white_and_upright(kind: str):
    from metrics.reading.upright import in_grey

    page = in_grey(PICTURES[kind]())
    assert (page.mode, page.size) == ("L", (80, 40))
    assert [page.getpixel(at) < 128 for at in ((5, 5), (70, 5), (5, 35), (70, 35))] == [True, False, False, False]


def test_a_page_gives_its_article_its_title_its_day_and_its_publisher():
    head = "<meta name='ArticleTitle' content='一季度成绩单'><meta name='PubDate' content='2024-04-12 09:30'><meta name='ContentSource' content='某区管委会'>"
    page = f"<html><head>{head}</head><body><nav>首页</nav><div id=main><h1>一季度成绩单</h1><p>完成生产总值82.70亿元。</p></div><footer>版权所有</footer></body></html>"
    document = read_bytes("page.html", page.encode())
    assert document.text == "一季度成绩单\n完成生产总值82.70亿元。\n"
    assert (document.origin.title, document.origin.published, document.origin.publisher) == ("一季度成绩单", "2024-04-12", "某区管委会")


def test_a_page_that_names_files_of_this_machine_gets_nothing_of_them(tmp_path: Path):
    secret = tmp_path / "secret.txt"
    secret.write_text("机密", encoding="utf-8")
    page = f'<!DOCTYPE html [<!ENTITY x SYSTEM "{secret.as_uri()}">]><html><body><p>一&x;二</p><p>三</p></body></html>'
    assert "机密" not in read_bytes("page.html", page.encode()).text
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as parts:
        parts.writestr("ppt/presentation.xml", "<p/>")
        slide = f'<!DOCTYPE s [<!ENTITY x SYSTEM "{secret.as_uri()}">]><s xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:p><a:t>一&x;</a:t></a:p></s>'
        parts.writestr("ppt/slides/slide1.xml", slide)
    assert read_bytes("a.pptx", out.getvalue()).text == "一\n"


def test_folders_and_archives_give_every_file_in_them(tmp_path: Path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "b.txt").write_text("乙", encoding="utf-8")
    (tmp_path / ".hidden").write_text("x", encoding="utf-8")
    (tmp_path / "empty.txt").touch()
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("../../up.txt", "甲")
        archive.writestr("__MACOSX/x", "x")
        archive.writestr("in.zip", b"PK\x03\x04" + b"0" * 40)
    found = [str(one) if isinstance(one, ReadError) else (one.name, one.text) for one in read_all(tmp_path)]
    assert found == [
        (f"{tmp_path}/a.zip/up.txt", "甲"),
        f"{tmp_path}/a.zip/in.zip: this is an archive in an archive; unpack it first",
        f"{tmp_path}/empty.txt: the file is empty",
        (f"{tmp_path}/sub/b.txt", "乙"),
    ]


def test_names_in_an_archive_of_chinese_windows_are_readable(tmp_path: Path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("xxxxxx.txt", "甲")
    content = (tmp_path / "a.zip").read_bytes().replace(b"xxxxxx", "一季度".encode("gbk"))
    (tmp_path / "a.zip").write_bytes(content)
    assert [one.name for one in read_all(tmp_path / "a.zip")] == [f"{tmp_path}/a.zip/一季度.txt"]


@pytest.mark.parametrize("method", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_a_file_compressed_by_an_unusual_method_costs_a_line_and_the_others_are_read(tmp_path: Path, method: int):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("one.txt", "甲", method)
        archive.writestr("two.txt", "乙", zipfile.ZIP_DEFLATED)
    assert [str(one) if isinstance(one, ReadError) else one.text for one in read_all(tmp_path / "a.zip")] == [
        f"{tmp_path}/a.zip/one.txt: this file of the archive is compressed by an unusual method; make an ordinary zip archive (deflate)",
        "乙",
    ]


def test_an_archive_of_too_many_files_is_refused(tmp_path: Path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for number in range(MAX_MEMBERS + 1):
            archive.writestr(f"{number}.txt", "甲")
    assert [str(one) for one in read_all(tmp_path / "a.zip")] == [
        f"{tmp_path}/a.zip: the archive holds {MAX_MEMBERS + 1} files; up to {MAX_MEMBERS} are read"
    ]


def test_text_costs_no_process(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    from metrics.reading import worker

    monkeypatch.setattr(worker, "read", None)
    (tmp_path / "a.txt").write_text("甲", encoding="utf-8")
    (tmp_path / "a.csv").write_text("甲,乙\n1,2\n", encoding="utf-8")
    assert [read(tmp_path / name).text for name in ("a.txt", "a.csv")] == ["甲", "甲\t乙\n1\t2\n"]


def test_a_page_that_takes_too_long_costs_one_line(monkeypatch: pytest.MonkeyPatch):
    from metrics.reading import worker

    monkeypatch.setitem(worker.STEP_SECONDS, False, 0.0)
    with pytest.raises(ReadError) as caught:
        read_bytes("a.docx", word_table())
    assert caught.value.reason.startswith("reading it took too long")
    assert caught.value.allowed.startswith("divide it into smaller files")
    monkeypatch.undo()
    assert read_bytes("a.docx", word_table()).reader == "docx"
