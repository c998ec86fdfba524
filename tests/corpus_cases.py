"""Makes documents of every format from the project's own bulletins, as they would come from a newspaper or an office."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Sequence
from functools import cache
from html import escape
from pathlib import Path

import docx
import openpyxl
import xlwt
from PIL import Image, ImageDraw, ImageFilter, ImageFont
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from metrics.cli.work import BULLETINS
from metrics.reading import read

FONTS = [Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"), Path("/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc")]
CLOSING = "，。；：、！？）》”"  # may not begin a line
NUMBER = re.compile(r"[\d.,%％]+")


@cache
def lines_of(path: Path) -> tuple[str, ...]:
    """Title and paragraphs of a bulletin, without Markdown."""
    blocks = re.split(r"\n\s*\n|\n(?=- )", read(path).text.strip())
    joined = [re.sub(r"\n", "", block) for block in blocks]
    return tuple(re.sub(r"\*\*|^#\s*|^- ", "", line).strip() for line in joined)


def bulletins() -> list[Path]:
    return sorted(BULLETINS.glob("*.md"))


def plain(lines: Sequence[str]) -> str:
    return "\n".join(lines) + "\n"


# --- text and office ---------------------------------------------------------------------------------------------------


def html(lines: Sequence[str]) -> bytes:
    """An article among navigation, a list of other articles and a footer."""
    body = "".join(f"<p>　　{escape(line)}</p>" for line in lines[1:])
    others = "".join(f"<li><a href='/{n}'>外区地区生产总值{n}0亿元，同比增长{n}%</a></li>" for n in range(1, 9))
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{lines[0]}_某网</title></head><body>
    <div class="nav"><ul><li>首页</li><li>政务公开</li></ul></div>
    <div class="main"><h1>{lines[0]}</h1><div class="content">{body}</div></div>
    <div class="related"><ul>{others}</ul></div><footer>主办：某单位 备案号：苏ICP备10000001号</footer></body></html>""".encode()


def mhtml(lines: Sequence[str]) -> bytes:
    from email.message import EmailMessage

    message = EmailMessage()
    message["Subject"] = "saved"
    message.set_content("x")
    message.make_related()
    payload = message.get_payload()
    assert isinstance(payload, list)
    payload[0].set_content(html(lines).decode(), subtype="html", charset="utf-8", cte="quoted-printable")
    return message.as_bytes()


def word(lines: Sequence[str]) -> bytes:
    document = docx.Document()
    document.add_heading(lines[0])
    for line in lines[1:]:
        paragraph = document.add_paragraph()
        for piece in re.split(r"(\d+)", line):  # as programs split runs
            paragraph.add_run(piece)
    return _saved(document)


def excel(lines: Sequence[str]) -> bytes:
    book = openpyxl.Workbook()
    for line in lines:
        book.active.append([line])
    return _saved(book)


def old_excel(lines: Sequence[str]) -> bytes:
    book = xlwt.Workbook()
    sheet = book.add_sheet("一")
    for row, line in enumerate(lines):
        sheet.write(row, 0, line)
    return _saved(book)


def slides(lines: Sequence[str]) -> bytes:
    out = io.BytesIO()
    space = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("ppt/presentation.xml", f"<p:presentation {space}/>")
        for number, line in enumerate(lines, 1):
            parts.writestr(f"ppt/slides/slide{number}.xml", f"<p:sld {space}><a:p><a:r><a:t>{escape(line)}</a:t></a:r></a:p></p:sld>")
    return out.getvalue()


def _saved(document: object) -> bytes:
    out = io.BytesIO()
    document.save(out)  # type: ignore[attr-defined]
    return out.getvalue()


# --- pages -------------------------------------------------------------------------------------------------------------


def wrapped(line: str, width: int) -> list[str]:
    """A paragraph in lines of so many characters, indented by two; no line begins with a closing mark."""
    text, lines = "　　" + line, []
    while text:
        used, end = 0.0, 0
        while end < len(text) and used < width:
            used += 0.5 if text[end] < "\x80" else 1.0
            end += 1
        if text[end : end + 1] in tuple(CLOSING):
            end += 1  # one closing mark may hang out, two may not
        while text[end : end + 1] in tuple(CLOSING):
            end -= 1
        lines.append(text[:end])
        text = text[end:]
    return lines


def columns_of(lines: Sequence[str], count: int, width: int) -> list[list[str]]:
    """The paragraphs in columns of nearly equal height."""
    all_lines = [part for line in lines for part in wrapped(line, width)]
    height = -(-len(all_lines) // count)
    return [all_lines[at : at + height] for at in range(0, len(all_lines), height)]


def pdf(articles: Sequence[Sequence[str]], counts: Sequence[int], by_rows: bool = False) -> bytes:
    """One page; each article has a headline across its columns. `by_rows`: written line by line over all columns."""
    if "STSong-Light" not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=1)
    y = 800.0
    canvas.setFont("STSong-Light", 9)
    canvas.drawCentredString(297, 820, "2024年4月15日 星期一 第2版")
    canvas.drawCentredString(297, 20, "- 2 -")
    for lines, count in zip(articles, counts, strict=True):
        canvas.setFont("STSong-Light", 18)
        canvas.drawCentredString(297, y - 20, lines[0])
        y -= 44
        canvas.setFont("STSong-Light", 10)
        gutter = 18
        width = (515 - gutter * (count - 1)) / count
        columns = columns_of(lines[1:], count, int(width / 10))
        placed = [(c, r, text) for c, column in enumerate(columns) for r, text in enumerate(column)]
        for c, r, text in sorted(placed, key=lambda p: (p[1], p[0])) if by_rows else placed:
            canvas.drawString(40 + c * (width + gutter), y - r * 15, text)
        y -= 15 * max(map(len, columns)) + 14
    canvas.save()
    return out.getvalue()


def font(size: int) -> ImageFont.FreeTypeFont | None:
    path = next((path for path in FONTS if path.exists()), None)
    return ImageFont.truetype(str(path), size, index=2) if path else None


def scan(lines: Sequence[str], count: int = 1, noise: float = 0.0, tilt: float = 0.0) -> Image.Image:
    """A scanned page at about 150 dpi, in columns; `noise` is the share of speckled pixels, `tilt` in degrees."""
    size, body, head = 24, font(24), font(38)
    width = {1: 40, 2: 22}[count]
    columns = columns_of(lines[1:], count, width)
    page = Image.new("L", (120 + count * (width + 3) * size, 260 + 40 * max(map(len, columns))), 246)
    draw = ImageDraw.Draw(page)
    draw.text((80, 60), lines[0], font=head, fill=20)
    for c, column in enumerate(columns):
        for r, text in enumerate(column):
            draw.text((70 + c * (width + 3) * size, 150 + r * 40), text, font=body, fill=25)
    if tilt:
        page = page.rotate(tilt, resample=Image.Resampling.BICUBIC, fillcolor=246)
    if noise:
        chance = random.Random(7)
        pixels = page.load()
        assert pixels is not None
        for _ in range(int(noise * page.width * page.height)):
            pixels[chance.randrange(page.width), chance.randrange(page.height)] = chance.randrange(256)
        page = page.filter(ImageFilter.GaussianBlur(0.7))
    return page


def png(page: Image.Image) -> bytes:
    out = io.BytesIO()
    page.save(out, "PNG")
    return out.getvalue()


def scanned_pdf(page: Image.Image) -> bytes:
    out = io.BytesIO()
    page.convert("RGB").save(out, "PDF", resolution=150)
    return out.getvalue()
