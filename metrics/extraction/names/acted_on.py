"""What something was done to: 培育规上工业企业12家, 注销市场主体300户, 吸引固定资产投资12亿元 tell a deed, and not all there is."""

from __future__ import annotations

import re

from metrics.extraction.clause import Sentence
from metrics.extraction.codes import FIRMS, is_investment
from metrics.extraction.slots import match
from metrics.language.vocabulary import any_of

_AROUND = 3  # slots that a deed takes
_DEED = re.compile(rf"(?:{any_of('firms_deed_word')})了?$")
_BEHIND = re.compile(rf"(?:新|完成|实现|累计|共|已)*(?:{any_of('firms_deed_word')})了?")
_INVESTED = re.compile(rf"(?:{any_of('investment_deed_word')})了?$")
_THERE = re.compile(r"在库|在统|库中|累计入库$")


def are_acted_on(sentence: Sentence, at: int, code: str) -> bool:
    """Whether a deed stands right before the name of firms at a slot, or right behind it before their number."""
    if code not in FIRMS:
        return False
    behind = match(r"([vFx]{0,3})M", sentence.letters[at + 1 : at + 2 + _AROUND])
    if behind is None:
        return False  # 推动规上工业企业增加到130家
    if not behind[1]:
        before = sentence.text_of(at - _AROUND, at)
        is_deed = _DEED.search(before) is not None and _THERE.search(before) is None
        return is_deed or sentence.letters[at - 1 : at] == "d"  # 减少市场主体120户
    return _BEHIND.fullmatch(sentence.text_of(at + 1, at + 1 + len(behind[1]))) is not None


def is_drawn(sentence: Sentence, at: int, code: str) -> bool:
    """吸引固定资产投资12亿元, 下达工业投资12亿元: what a deed brought or set, right behind its verb, is not all that was invested."""
    if not is_investment(code) or code.startswith("projects") or sentence.letters[at + 1 : at + 2] != "M":
        return False  # 推动固定资产投资完成120亿元
    return _INVESTED.search(sentence.text_of(at - _AROUND, at)) is not None
