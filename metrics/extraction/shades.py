"""Words behind or before a number, which the number's own reading leaves alone: what bounds it, and what makes it an estimate."""

from __future__ import annotations

import re
from bisect import bisect_left

from metrics.language.token import Token
from metrics.language.vocabulary import any_of

_PASSED = frozenset(("大关", "关口", "门槛", "台阶", "新台"))  # 新台阶
_APPROACHED = ("接近", "逼近", "直逼", "将近", "近")
_LIMITS = {
    "高于": "over",
    "大于": "over",
    "多于": "over",
    "迈过": "over",
    "迈上": "over",
    "站上": "over",
    "跨上": "over",
    "跃上": "over",
    "低于": "under",
    "小于": "under",
    "少于": "under",
}
_NOT_PASSED = frozenset("不通经")  # 不过12亿元, 通过12个项目
_SHARED_OF, _WHOLE = 20, re.compile(r"[^,。;:\n\d]*")  # 约占全市规上工业的8%
_EXPECTED = re.compile(r"\((?:为)?(?:初步)?(?:" + any_of("expected_figure_word") + r")(?:数|值|数据)?(,以?下同)?\)")
# From a number to the bracket behind its item: 210亿元和241亿元(预计,下同), 3500亿元,增长10%(预计数)
_TO_BRACKET = re.compile(r"(?:[、和与及][\d.]+[^,;。\d]{0,6})*(?:,(?:同比|比上年|比去年)?[增下][长降][\d.]+%)?")


def bound_of(text: str, number: Token) -> str:
    """突破, 近, 左右 belong to the number; 站上600亿元大关, 高于15%, 翻了一番多 stand beside it; 高于28%的目标 is exactly that.

    Of 10-12.6亿元 the lower end is what has been reached, or is to be, at the least.
    """
    quantity = number.quantity
    if quantity is not None and quantity.bound != "exact":
        return quantity.bound
    if quantity is not None and quantity.upper is not None:
        return "over"
    behind = text[number.end : number.end + 2]
    if behind in _PASSED or (number.letter == "b" and behind[:1] == "多"):
        return "over"
    around = text[number.start - _SHARED_OF : number.start] if number.start > _SHARED_OF else text[: number.start]
    if "约占" in around and _WHOLE.fullmatch(around, around.rindex("约占") + 2):
        return "about"
    before = text[number.start - 2 : number.start]  # empty at the beginning of a text
    if before[1:] == "过" and before[0] not in _NOT_PASSED and behind[:1] != "的":
        return "over"  # 财政收入过22亿元
    return _LIMITS[before] if before in _LIMITS and behind[:1] != "的" else "exact"


def is_a_mark(text: str, number: Token) -> bool:
    """突破3000亿元大关, 逼近3000亿元: a round amount that has been passed, or is about to be, behind which the exact one may follow."""
    bound = bound_of(text, number)
    return bound == "over" or (bound == "about" and number.text.startswith(_APPROACHED))


class Expected:
    """Where an article says in brackets that a figure, or all that follow in its paragraph, are expected ones."""

    def __init__(self, text: str) -> None:
        self.text = text
        found = list(_EXPECTED.finditer(text)) if "预" in text or "测算" in text or "估算" in text else []
        self.marks = [mark.start() for mark in found]
        self.on = [(mark.start(), text.find("\n", mark.end()) % (len(text) + 1)) for mark in found if mark[1]]

    def holds(self, number: Token) -> bool:
        """Whether the number is one of them."""
        at = bisect_left(self.marks, number.end)
        if at < len(self.marks) and _TO_BRACKET.fullmatch(self.text, number.end, self.marks[at]) is not None:
            return True
        return any(first < number.start < last for first, last in self.on)
