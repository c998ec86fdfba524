"""Leave out clauses that only say what something came from: 受大豆进口量减少影响,进口下降12.1% tells nothing of soya beans."""

from __future__ import annotations

import re

from metrics.extraction.clause import OF_NUMBERS
from metrics.language.token import Token
from metrics.language.vocabulary import any_of

_BLAMED = "受"
CAUSES = (_BLAMED, "因", "由于")
_CAUSED = re.compile(
    f"(?:^|(?<=[,;:]))[^,;:受]{{0,6}}受[^,;:]{{2,40}}(?:{any_of('cause_word')})(?:等?(?:多重|诸多|综合|叠加)?因素)?(?:的?影响)?(?=,|(?<=影响)(?:同比|环比|[比较][上去]年|[增下][长降]))"
)
# …158亿元,因重建项目已在上年完工,较上年下降6.4%: between a figure and its growth
_REASON = re.compile(r"(?<=[\d元币时吨户家个件人次米%],)(?:因为?|由于)[^,;:\d]{2,24}(?=,(?:同比|[比较]上年|[比较]去年|[增下][长降]\d))")
# 增加值因3家企业停产,同比下降6.4%: firms that are counted only to say so
_BY_FIRMS = re.compile(
    r"(?:因为?|由于)(?:有|辖区|区内)?\d{1,3}[家户个][^,;:\d]{0,8}(?:企业|公司|工厂)[^,;:\d]{2,18}(?=,(?:同比|[比较]上年|[比较]去年|[增下][长降]\d))"
)
_FILLER = "v"


def without_causes(tokens: list[Token], words: str, start: int) -> list[Token]:
    """The slots of a sentence that begins at `start`, those of what a clause blames made fillers; a clause with a figure is told, not blamed."""
    spans = [(words.index(_BLAMED, found.start()), found.end()) for found in _CAUSED.finditer(words)] if _BLAMED in words else []
    if "因" in words or "由于" in words:
        spans += [found.span() for each in (_REASON, _BY_FIRMS) for found in each.finditer(words)]
    for first, end in spans:
        inside = [token for token in tokens if first <= token.start - start < end]
        if OF_NUMBERS.isdisjoint(token.letter for token in inside) or _counts_firms(inside):
            tokens = [_filler(token) if first <= token.start - start < end else token for token in tokens]
    return tokens


def _counts_firms(tokens: list[Token]) -> bool:
    """受3家企业停产影响: the only number is that of firms, which follow it."""
    told = [at for at, token in enumerate(tokens) if token.letter in OF_NUMBERS]
    if len(told) != 1 or tokens[told[0]].letter != "M":
        return False
    quantity = tokens[told[0]].quantity
    is_of_firms = any(token.letter == "E" for token in tokens[told[0] + 1 :])
    return quantity is not None and quantity.unit == "COUNT" and is_of_firms


def _filler(token: Token) -> Token:
    return Token(_FILLER, token.start, token.end, token.text)
