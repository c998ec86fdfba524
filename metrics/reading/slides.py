"""Turns a PowerPoint presentation (.pptx) into the paragraphs and tables of its slides."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from typing import Any

from lxml import etree

from metrics.reading.archive import check_expansion
from metrics.reading.assemble import Assembly, Entry

_SLIDE = re.compile(r"ppt/slides/slide(\d{1,4})\.xml")
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)


def read(_form: str, content: bytes, progress: Callable[[int], None]) -> Assembly:
    """The text and tables of every slide, in order."""
    check_expansion(content)
    assembly = Assembly("pptx")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        slides = sorted((int(found[1]), name) for name in archive.namelist() if (found := _SLIDE.fullmatch(name)))
        for number, name in slides:
            assembly.mark(f"slide={number}")
            _add(assembly, etree.fromstring(archive.read(name), PARSER))
            progress(number)
    return assembly


def _add(assembly: Assembly, root: Any) -> None:
    for node in root.iter(f"{_A}tbl", f"{_A}p"):
        if node.tag == f"{_A}tbl":
            assembly.table([_row(row) for row in node.iter(f"{_A}tr")])
        elif next(node.iterancestors(f"{_A}tbl"), None) is None:
            assembly.paragraph(_text(node))


def _row(row: Any) -> list[Entry | None]:
    cells: list[Entry | None] = []
    for cell in row.iter(f"{_A}tc"):
        if cell.get("hMerge") == "1" and cells:
            cells.append(cells[-1])
        else:
            cells.append(None if cell.get("vMerge") == "1" else Entry(_text(cell)))
    return cells


def _text(node: Any) -> str:
    return "".join(piece.text or "" for piece in node.iter(f"{_A}t"))
