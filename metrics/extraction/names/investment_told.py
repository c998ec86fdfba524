"""投资 by itself, in an article about investment in fixed assets alone: 全市投资总量居全省第四位; 昌图县完成投资25亿元."""

from __future__ import annotations

import re
from dataclasses import replace

from metrics.language.seldom import seldom
from metrics.language.token import Token
from metrics.language.vocabulary import Entry

INVESTED = "投资"
_WHOLE = SHARED_INVESTMENT = "固定资产投资"
_LEAD = 300  # characters in which the article says what it is about
# Figures of anything else: then a place's 投资 may be one among many, and whose is not said.
_OF_ELSE = seldom(
    "生产总值|GDP|零售(?:总)?额|进出口|财政收入|预算收入|税收收入|可支配收入|总产值|工业增加值|[合协][同议]外?资|招商引资|利用[内外]资|到位资金|签约"
)
_ENTRY = Entry("indicator", "fai")
_WORD = re.compile("(?:完成)?投资(?:总[量额]|额|规模|完成额)?")
# A place at the head of its clause, or several, and when: 全市当月, 1-10月,城区和陵川县分别
_OF_A_PLACE = re.compile(r"(?:^|[,;:(q])[vq,]{0,2}(?:T,?)?(?:Sj){0,12}S[TFvD]{0,3}$")
# What tells that 投资 is the amount, and no deed: 江陵县投资20亿元建设泵站.
_AMOUNT_BEHIND = re.compile(r"[vx]?(?:T?[rlFkYugH]|d)|M,?Yv?[ud]v?P|(?:Mj)+M,Yv?[ud]v?P")  # a deed has not grown
_BEHIND = 16  # slots
_REACH = 30  # slots
# 完成投资12亿元,增长9%,占全市固定资产投资的54%: what the amount is a share of says which investment it is.
_SHARED = re.compile(r"J[vF]{0,2}M[^;IJM]*zS?v?(I)v{0,2}Z?[vF]{0,3}P")


def is_about_investment(text: str) -> bool:
    """Whether an article tells of investment in fixed assets, and of nothing else that is a place's own."""
    return _WHOLE in text[:_LEAD] and _OF_ELSE.search(text) is None


def with_investment(tokens: list[Token]) -> list[Token]:
    """The slots of a sentence, 投资 behind a place for that in fixed assets."""
    letters, named = "".join([t.letter for t in tokens]), None
    for at, token in enumerate(tokens):
        if token.letter not in "Jx" or INVESTED not in token.text:
            continue
        found = _WORD.match(token.text)
        if found is None or _OF_A_PLACE.search(letters[max(0, at - _REACH) : at]) is None:
            continue
        behind = letters[at + 1 : at + _BEHIND]
        is_amount = token.letter == "J" or found[0] != INVESTED
        if not (is_amount or _AMOUNT_BEHIND.match(behind)):
            continue
        named = named or list(tokens)
        named[at] = replace(token, letter="I", end=token.start + len(found[0]), text=found[0], entry=_ENTRY)
    return named or tokens


def with_shared_investment(tokens: list[Token]) -> list[Token]:
    """The slots of a sentence, 完成投资 for that in fixed assets where its amount is a share of these."""
    found = _SHARED.search("".join([t.letter for t in tokens]))
    if found is None:
        return tokens
    amount, whole = tokens[found.start()], tokens[found.start(1)]
    if whole.entry is None or whole.entry.value != _ENTRY.value or _WORD.fullmatch(amount.text) is None:
        return tokens
    named = list(tokens)
    named[found.start()] = replace(amount, letter="I", entry=_ENTRY)
    return named
