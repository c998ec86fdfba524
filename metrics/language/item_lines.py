"""Lines that go on about the one above them: a figure below …,同比增长; 高于全市1.2个百分点, set in below ◆ 地区生产总值 633亿元 ↑5.3%."""

from __future__ import annotations

import re

_INDENTED = ("  ", "\t", "\u3000")
_ITEM = re.compile("[ \u3000]*[\u2580-\u27bf\u2022\u00b7\u203b][ \u3000]*[\u4e00-\u9fff][^,。;；\n]*[\\d元人个户家吨时%％]$")
# 高于全市1.2个百分点, 增速居全省第2位: whose rate or rank, the line itself does not say
_FIRST = frozenset("高低快慢比较增总规排居列位")
_GOES_ON = re.compile(
    r"(?:增[速幅])?(?:(?:[高低快慢]于|比[\u4e00-\u9fff]{2,14}[高低快慢])[^,。;\d\n]{0,16}\d[\d.]{0,5}[ ]?个?百分点"
    r"|(?:增[速幅]|总量|规模|排名)?(?:分别)?[居列排位][^,。;\d\n]{2,20}第[ ]?[一二三四五六七八九十\d]{1,3}[位名]?)[ ]*(?:\n|$)"
)

_BEFORE_FIGURES = ("增长", "下降", "完成", "实现", "达到", "突破", "超过", "增幅", "增速")
_GROWS = ("同比增长", "同比下降", "比上年增长", "比上年下降", "同期增长", "同期下降")
_NAMELESS = 8  # characters of a line that may be a heading


def is_of_the_item(text: str, start: int, end: int, before: str) -> bool:
    """Whether the line behind the break between two offsets is set in, and goes on about the item in the line `before`."""
    if text[end] not in _FIRST or not text.endswith(_INDENTED, start, end) or _GOES_ON.match(text, end) is None:
        return False
    return _ITEM.match(before) is not None or _GOES_ON.match(before.strip()) is not None


def leads_to_a_figure(before: str) -> bool:
    """…,同比增长 above a line that begins with a figure; a short 工业增长 may be a heading."""
    return before.endswith(_GROWS) or (len(before) >= _NAMELESS and before.endswith(_BEFORE_FIGURES))
