"""Blanks that setting has left inside one number: 2 8 6 .4 above its unit, 总产值21 2.6亿元 in a narrow column.

Elsewhere two numbers beside each other are two: cells of a table, an order and an amount.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from metrics.language.seldom import seldom
from metrics.language.vocabulary import names_in

_BLANK = " \u3000\xa0"
_UNIT = r"[万亿億萬]{0,2}(?:美?元|吨|平方米|标箱)"
# Single digits and a point, with a line of their own, and their unit in the next
_ALONE = seldom(
    rf"(?m)^[{_BLANK}]{{0,8}}(\d(?:[{_BLANK}]\d){{1,6}}[{_BLANK}]?[.．][{_BLANK}]?\d(?:[{_BLANK}]?\d)?)[{_BLANK}]{{0,8}}\n(?=[{_BLANK}]{{0,8}}{_UNIT}[{_BLANK}]{{0,8}}(?:\n|$))"
)
_MAY_BE_ALONE = re.compile(rf"\d[{_BLANK}]\d[{_BLANK}]")
# An amount right behind a word, which a blank cuts once, before a stop or what is told of it next
_CUT = re.compile(r"(?<=[\u4e00-\u9fff])\d{1,3} \d{1,3}[.．]\d{1,4}(?=[ ]?[万亿億萬]{1,2}(?:美?元|吨)(?:[,，;；。、]|\n|$))")
_VERBS = ("完成", "实现", "达", "达到", "为", "突破")
_COUNTED = ("项目", "企业", "主体")
_BEFORE, _NARROW, _FEWEST = 16, 34, 6  # characters; of a narrow column's lines; and so many of these


def blanks_in_numbers(text: str) -> Iterator[int]:
    """Where blanks stand that are none.

    >>> list(blanks_in_numbers("地区生产总值\\n2 8 6 .4\\n亿元"))
    [8, 10, 12]
    """
    if "." not in text and "．" not in text:
        return
    for found in _ALONE.finditer(text) if _MAY_BE_ALONE.search(text) is not None else ():
        yield from _blanks(text, *found.span(1))
    cut = [found for found in _CUT.finditer(text) if _is_behind_a_name(text[max(0, found.start() - _BEFORE) : found.start()])]
    if cut and _is_narrow(text):
        for found in cut:
            yield from _blanks(text, *found.span())


def _blanks(text: str, start: int, end: int) -> Iterator[int]:
    return (at for at in range(start, end) if text[at] in _BLANK)


def _is_behind_a_name(before: str) -> bool:
    """Whether the words before a number end with the name of something that is measured in money, or with 完成."""
    words = "".join(before.split())
    if words.endswith(_COUNTED):
        return False
    return words.endswith(_VERBS) or any(end == len(words) for _, _, end in names_in(words))


def _is_narrow(text: str) -> bool:
    """Whether the lines of a text are those of a narrow column."""
    lines = [len(line.strip()) for line in text.split("\n") if line.strip()]
    return len(lines) >= _FEWEST and 4 * sum(length <= _NARROW for length in lines) >= 3 * len(lines)
