"""Finds the tables that stand in lines of their own labels: a name with its unit in brackets, then what each figure is, again in every line.

工业总产值(亿元): 当月42.6，累计438.9，累计增长12.4%
出口额(万美元): 当月8640，累计91250，累计增长7.9%
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from metrics.model import Cell, Table

NUMBER = r"[-+－]?\d[\d,]{0,14}(?:\.\d{1,4})?(?:[%％]|倍)?"
_READING = r"[a-zü\u0101-\u01dc]{1,6}[)）]"  # what pages of copied articles put behind a character: 增長(zhǎng)
_TOLD = re.compile(
    rf"[ \u3000]*(?P<label>[^\d\s，。；：:;,（(]{{1,12}})[ \u3000]*[:：]?[ \u3000]*(?P<value>{NUMBER})[ \u3000]*(?:[，；,;、。]|(?=[ \u3000])|$)"
)
_LINE = re.compile(
    rf"^[ \u3000●■◆▶★·*-]*(?:\d{{1,2}}[.、．][ \u3000]*)?(?P<name>[^\d\s，。；：:;,（()）|][^\d，。；：:;,（()）\n|]{{1,24}}[（(](?!{_READING})[^\d()（）\n]{{1,8}}[)）])[ \u3000]*[:：]?(?P<told>(?:{re.sub('[?]P<(?:label|value)>', '?:', _TOLD.pattern)}){{1,8}})[ \u3000\r]*$",
    re.MULTILINE,
)


def labelled_tables(text: str) -> Iterator[Table]:
    """The tables of such lines; a line with other labels begins another table.

    >>> (table,) = labelled_tables("出口额(万美元):当月8640，累计91250\\n投资额(亿元):当月3，累计5.1")
    >>> [[cell.text for cell in row if cell] for row in table.rows]
    [['当月', '累计'], ['出口额(万美元)', '8640', '91250'], ['投资额(亿元)', '3', '5.1']]
    """
    lines = (
        [(found, list(_TOLD.finditer(text, *found.span("told")))) for found in _LINE.finditer(text)] if "(" in text or "（" in text else []
    )
    for _, run in groupby(lines, key=lambda line: tuple(one["label"] for one in line[1])):
        rows = list(run)
        heads = (None, *(_cell(one, "label") for one in rows[0][1]))
        yield Table(
            (heads, *((_cell(found, "name"), *(_cell(one, "value") for one in told)) for found, told in rows)),
            rows[0][0].start(),
            rows[-1][0].end(),
        )


def _cell(found: re.Match[str], name: str) -> Cell:
    return Cell(found[name], *found.span(name))
