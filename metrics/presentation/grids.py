"""Tables inside a document's text: lines whose cells stand apart by tabs are set under each other, as in the file they came from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

MOST_CELLS = 4000  # of a text; a browser lays out more of them too slowly
LONG = 16  # characters from which a cell may be broken over lines
_TAG = re.compile(r"<[^>]+>")


def aligned(body: str) -> str:
    """The HTML of a text with its marks, where two or more lines with tabs that follow each other became one grid.

    >>> aligned("指标\\t1-6月\\n工业投资\\t<mark>86.3</mark>\\n其他")
    '<span class="grid"><span><span>指标</span><span>1-6月</span></span><span><span>工业投资</span><span><mark>86.3</mark></span></span></span>其他'
    """
    if body.count("\t") > MOST_CELLS or "\t" not in body:
        return body
    groups = [(is_row, list(lines)) for is_row, lines in groupby(body.split("\n"), key=_is_row)]
    pieces: list[str] = []
    text: list[str] = []  # lines that no grid has taken yet; the breaks at a grid's ends are its own
    for is_row, lines in groups:
        if is_row and len(lines) > 1:
            pieces += ["\n".join(text), _grid(lines)]
            text = []
        else:
            text += lines
    return "".join([*pieces, "\n".join(text)])


def _is_row(line: str) -> bool:
    """Whether a line is cells apart by tabs, none of which a mark reaches across."""
    return "\t" in line and all(cell.count("<mark") == cell.count("</mark") for cell in line.split("\t"))


def _grid(lines: Sequence[str]) -> str:
    rows = "".join(f"<span>{''.join(map(_cell, line.split(chr(9))))}</span>" for line in lines)
    return f'<span class="grid">{rows}</span>'


def _cell(cell: str) -> str:
    is_long = len(_TAG.sub("", cell)) > LONG
    return f'<span class="long">{cell}</span>' if is_long else f"<span>{cell}</span>"
