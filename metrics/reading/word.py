"""Turns a Word document (.docx) into paragraphs and tables, in their order, as they read with all changes accepted.

What was deleted or moved away, hidden text, headers and footers are left out; boxes come behind the paragraph they hang on,
notes at the end.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from typing import Any

import docx
from docx.document import Document as WordDocument
from docx.opc.exceptions import PackageNotFoundError
from lxml import etree

from metrics.reading.archive import check_expansion
from metrics.reading.assemble import Assembly, Entry
from metrics.reading.problem import Unreadable

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"  # the same box for older programs
_P, _TBL, _TR, _TC, _BOX = (f"{_W}{name}" for name in ("p", "tbl", "tr", "tc", "txbxContent"))
_LEFT_OUT = frozenset((f"{_W}del", f"{_W}moveFrom", f"{_W}pPr", f"{_W}rPr", f"{_W}rt", _FALLBACK))
_BREAKS = {f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": "\t", f"{_W}noBreakHyphen": "-"}
_HEADING = re.compile(r"title|heading ([1-6])")
_NOTES = ("/footnotes", "/endnotes")
_DEEPEST = 60
PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)


def read(_form: str, content: bytes, progress: Callable[[int], None]) -> Assembly:
    """The text and tables of a Word document. Raises Unreadable."""
    check_expansion(content)
    try:
        document = docx.Document(io.BytesIO(content))
    except PackageNotFoundError:
        raise Unreadable("the Word file is damaged") from None
    assembly = Assembly("docx")
    title = (document.core_properties.title or "").strip()
    if title and not title.isascii():  # what programs fill in themselves is English
        assembly.origin["title"] = title
    levels = _heading_styles(document)
    for number, node in enumerate(document.element.body):
        style = node.find(f"{_W}pPr/{_W}pStyle") if node.tag == _P else None
        if style is not None and style.get(f"{_W}val") in levels:
            assembly.heading(levels[style.get(f"{_W}val")])
        _add(assembly, node, 0)
        if number % 500 == 0:
            progress(number)
    for notes in _notes(document):
        _add(assembly, notes, 0)
    return assembly


def _heading_styles(document: WordDocument) -> dict[str, int]:
    """The level of each style of headings: that of a title is 0."""
    names = ((style.style_id, (style.name or "").lower()) for style in document.styles)
    found = ((style, _HEADING.fullmatch(name)) for style, name in names)
    return {style: int(heading[1] or 0) for style, heading in found if heading is not None}


def _notes(document: WordDocument) -> Iterator[Any]:
    """The foot- and endnotes; what only draws the line above them is not one."""
    for relation in document.part.rels.values():
        if relation.reltype.endswith(_NOTES) and not relation.is_external:
            yield from (note for note in etree.fromstring(relation.target_part.blob, PARSER) if note.get(f"{_W}type") is None)


def _add(assembly: Assembly, node: Any, depth: int) -> None:
    """Add a paragraph, a table, or what a container of them holds."""
    if node.tag in _LEFT_OUT or depth > _DEEPEST:
        return
    if node.tag == _P:
        for line in _text(node).split("\n"):
            assembly.paragraph(line)
        for box in _boxes(node):
            _add(assembly, box, depth + 1)
    elif node.tag == _TBL and not any(True for _ in node.iterdescendants(_TBL)):
        assembly.table(list(_grid(node)))
    else:  # a container, or a table that places other tables
        for child in node:
            _add(assembly, child, depth + 1)


def _text(paragraph: Any) -> str:
    """A paragraph's words, without its boxes."""
    return "".join(_words(paragraph, 0))


def _words(node: Any, depth: int) -> Iterator[str]:
    for child in node:
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _BREAKS:
            if node.tag == f"{_W}r":
                yield _BREAKS[child.tag]
        elif child.tag not in _LEFT_OUT and child.tag != _BOX and depth < _DEEPEST and not _is_hidden(child):
            yield from _words(child, depth + 1)


def _is_hidden(run: Any) -> bool:
    found = run.find(f"{_W}rPr/{_W}vanish")
    return found is not None and found.get(f"{_W}val", "1") not in ("0", "false", "off")


def _boxes(paragraph: Any) -> Iterator[Any]:
    for box in paragraph.iterdescendants(_BOX):
        if not any(parent.tag in (*_LEFT_OUT, _BOX) for parent in box.iterancestors() if parent is not paragraph):
            yield box


def _own(node: Any, tag: str) -> Iterator[Any]:
    """The rows of a table or the cells of a row, those in containers too."""
    for child in node:
        if child.tag == tag:
            yield child
        elif child.tag not in (*_LEFT_OUT, _TC):
            yield from _own(child, tag)


def _number(node: Any, path: str) -> int:
    found = node.find("/".join(_W + name for name in path.split("/")))
    value = found.get(f"{_W}val", "") if found is not None else ""
    return min(int(value), 200) if value.isascii() and value.isdigit() else 0


def _grid(table: Any) -> Iterator[list[Entry | None]]:
    """The cells row by row; a merged cell at each of its places."""
    above: list[Entry | None] = []
    for row in _own(table, _TR):
        if row.find(f"{_W}trPr/{_W}del") is not None:
            continue
        cells: list[Entry | None] = [None] * _number(row, "trPr/gridBefore")
        for cell in _own(row, _TC):
            merge = cell.find(f"{_W}tcPr/{_W}vMerge")
            goes_on = merge is not None and merge.get(f"{_W}val", "continue") == "continue" and len(cells) < len(above)
            entry = above[len(cells)] if goes_on else Entry("\n".join(_text(p) for p in cell.iterdescendants(_P) if _is_own(p, cell)))
            cells += [entry] * max(1, _number(cell, "tcPr/gridSpan"))
        cells += [None] * _number(row, "trPr/gridAfter")
        above = cells
        yield cells


def _is_own(paragraph: Any, cell: Any) -> bool:
    """False for a paragraph that was deleted; the text of boxes in a cell belongs to it."""
    return not any(parent.tag in _LEFT_OUT for parent in paragraph.iterancestors() if parent is not cell)
