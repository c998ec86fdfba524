"""Where the last figure of a text stands: what sentences behind it change matters to nothing, and they need not be read."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from metrics.extraction.clause import OF_NUMBERS
from metrics.language.quantities import NUMERALS
from metrics.language.tokens import tokens_between
from metrics.language.vocabulary import Scan, of_types

_DIGIT = re.compile("[0-9]")
_RANKS = "第首榜前"
_ORDINAL = re.compile("[#* ]*[一二三四五六七八九十]{1,3}、")  # 一、工业: what numbers a heading is no figure
Told = tuple[int, int, bool, bool]  # of a sentence, as `telling` has found it; the last says whether it tells something by itself


@cache
def _may_tell() -> re.Pattern[str]:
    """What every figure without a digit has in it: 增长两成, 居首位, 翻一番, 与去年持平."""
    return re.compile("|".join([f"[{NUMERALS}{_RANKS}]", *(re.escape(word) for _, word, _ in of_types("flat", "double"))]))


def to_last_figure(scan: Scan, told: list[Told]) -> list[Told]:
    """The sentences of a text up to the last that may tell a figure; all of them where the last to tell something by itself may."""
    last = next((each for each in reversed(told) if each[3]), None)
    if last is None:
        return []
    if _DIGIT.search(scan.text, last[0], last[1]) is not None:
        return told  # as most: the few that tell nothing by themselves cost less than this question
    return told[: next((at for at in range(len(told), 0, -1) if _tells(scan, *told[at - 1][:2])), 0)]


def _tells(scan: Scan, start: int, end: int) -> bool:
    words = scan.text[start:end]
    if _DIGIT.search(words) is not None:
        return True
    return _may_tell_by_words(words) and any(token.letter in OF_NUMBERS for token in tokens_between(scan, start, end))


@lru_cache(maxsize=1 << 8)
def _may_tell_by_words(words: str) -> bool:
    """The same of a sentence without a digit; headings come again and again."""
    ordinal = _ORDINAL.match(words)
    return _may_tell().search(words, 0 if ordinal is None else ordinal.end()) is not None
