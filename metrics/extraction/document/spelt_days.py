"""Days whose month and day are spelt, as official papers sign them: 二○一○年三月十六日."""

from __future__ import annotations

import re
from datetime import date

from metrics.language.numerals import parse_number
from metrics.language.period_words import NUMERALS
from metrics.language.seldom import seldom
from metrics.language.signs import in_read_signs

SPELT_DAY = seldom(rf"((?:19|20)(?<!\d..)\d{{2}})年([{NUMERALS}]{{1,2}})月([{NUMERALS}]{{1,3}})[日号]")


def day_spelt(found: re.Match[str]) -> date | None:
    """The day that a match of SPELT_DAY names, None where there is none of that name."""
    month, day = parse_number(found[2]), parse_number(found[3])
    try:
        return date(int(found[1]), int(month or 0), int(day or 0))
    except ValueError:  # 十三月, 二月三十日
        return None


def in_digits(line: str) -> str:
    """A line with each such day in digits; nothing else of it changes.

    >>> in_digits("开发区管委会 二○一○年三月十六日"), in_digits("二月三十日"), in_digits("二〇一八年二月三十日")
    ('开发区管委会 2010年3月16日', '二月三十日', '二〇一八年二月三十日')
    """
    read = in_read_signs(line)
    if len(read) != len(line):
        return line
    parts, end = [], 0
    for found in SPELT_DAY.finditer(read):
        if (day := day_spelt(found)) is not None:
            parts += [line[end : found.start()], f"{day.year}年{day.month}月{day.day}日"]
            end = found.end()
    return "".join([*parts, line[end:]])
