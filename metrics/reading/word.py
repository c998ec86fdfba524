"""Turns a Word document (.docx) into paragraphs and tables, in their order."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator

import docx
from docx.document import Document as WordDocument
from docx.opc.exceptions import PackageNotFoundError
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from metrics.reading.archive import check_expansion
from metrics.reading.assemble import Assembly, Entry
from metrics.reading.problem import Unreadable

_TEXT = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BREAKS = {f"{_TEXT}br": "\n", f"{_TEXT}cr": "\n", f"{_TEXT}tab": "\t", f"{_TEXT}noBreakHyphen": "-"}


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
    _add(assembly, document, progress)
    return assembly


def _add(assembly: Assembly, document: WordDocument, progress: Callable[[int], None]) -> None:
    for number, item in enumerate(document.iter_inner_content()):
        if isinstance(item, Table):
            assembly.table(list(_grid(item)))
        else:
            for line in text_of(item).split("\n"):
                assembly.paragraph(line)
        if number % 500 == 0:
            progress(number)


def text_of(paragraph: Paragraph) -> str:
    """A paragraph's words, insertions kept and deletions left out; text of boxes drawn in it too."""
    pieces = []
    for node in paragraph._p.iter():
        if node.tag == f"{_TEXT}t":
            pieces.append(node.text or "")
        elif node.tag in _BREAKS:
            parent = node.getparent()
            if parent is not None and parent.tag == f"{_TEXT}r":
                pieces.append(_BREAKS[node.tag])
    return "".join(pieces)


def _grid(table: Table) -> Iterator[list[Entry | None]]:
    """The cells row by row; a merged cell at each of its places."""
    entries: dict[object, Entry] = {}

    def entry(cell: _Cell) -> Entry:
        return entries.setdefault(cell._tc, Entry("\n".join(text_of(p) for p in cell.paragraphs)))

    for row in table.rows:
        yield [*[None] * row.grid_cols_before, *map(entry, row.cells), *[None] * row.grid_cols_after]
