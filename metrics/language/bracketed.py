"""Names in black brackets in a line of their own, whose figures stand in the next: 【GDP】 / 228.6亿元,同比+8.2%.

The line break becomes a blank, and where the line below begins with what such a name leaves open (【规上工业】 / 增加值同比+9.6%) the
bracket a colon, character for character, so that both are one sentence.
"""

from __future__ import annotations

import re

from metrics.language.vocabulary import names_in

_FIGURE = re.compile(
    r"(?m)^[ ]{0,4}【(?P<name>[一-鿿A-Z&]{2,12})】[ ]{0,4}\n(?=[ ]{0,4}(?:[+-]?\d[\d.]{0,11}[ ]?[万亿%美元户家个人件项千吨]|同比[增下+-]|[增下][长降][ ]?\d))"
)
_OPEN_NAME = re.compile(
    r"(?m)^(?P<name>[ ]{0,4}【[一-鿿]{1,11}业)】(?P<blanks>[ ]{0,4}\n?)"
    r"(?=[ ]{0,4}(?:增加值|总?产值|(?:主营业务|营业)?收入|利润总?额?|税收|用电量?|投资)(?:[完实达同增下为+-]|\d))"
)
# 城镇常住居民 / 人均可支配收入 / 32418元, as a drawing breaks a name
_IN_TWO = re.compile(
    r"(?m)^([ ]{0,4}(?P<first>[一-鿿]{2,8})[ ]{0,4})\n(?=[ ]{0,4}(?P<rest>[一-鿿]{2,10})[ ]{0,4}\n[ ]{0,4}\d[\d., ]{0,11}(?:[万亿%美元户家个人件项吨]|\n[ ]{0,4}[万亿]{0,2}(?:美?元|%|[户家件项])))"
)


def with_names_beside_figures(table: str) -> str:
    """The text, as long as before, in which these are one line.

    >>> with_names_beside_figures("【GDP】\\n228.6亿元"), with_names_beside_figures("【规上工业】\\n增加值增长9%")
    ('【GDP】 228.6亿元', '【规上工业: 增加值增长9%')
    """
    table = _IN_TWO.sub(lambda found: f"{found[1]} " if _is_name(found["first"] + found["rest"]) else found[0], table)
    if "】" not in table:
        return table
    table = _OPEN_NAME.sub(lambda found: f"{found['name']}:{' ' * len(found['blanks'])}", table)
    return _FIGURE.sub(lambda found: f"{found[0][:-1]} " if _is_name(found["name"]) else found[0], table)


def _is_name(words: str) -> bool:
    """Whether these words are the name of an indicator and no more."""
    return any(start == 0 and end == len(words) for _, start, end in names_in(words))
