"""Who pays a tax, spends as a guest or counts the current: names whose figure is told with somebody next to them."""

from __future__ import annotations

import re

from metrics.extraction.clause import Sentence, Topic
from metrics.extraction.whose.strangers import NEAR
from metrics.language.vocabulary import words_of

_AHEAD, _TAXES_AMONG = 12, re.compile("[^;其]{0,30}[,(]其中[^,;\\d]{0,4}税收")  # slots behind a name that tell what it holds
_TRADES_ALONE = words_of("trade_word")


def are_those_guests(sentence: Sentence, at: int, guests: Topic | None) -> bool:
    """全市农业园区接待游客12万人次,旅游收入2亿元: what the guests of somebody else, just counted, have spent."""
    if guests is None or guests.code != "tourists" or not guests.is_blocked:
        return False
    first = sentence.slot_at(guests.start)
    return first < at and {"S", ";"}.isdisjoint(sentence.letters[first:at])


def is_paid_by_someone(sentence: Sentence, at: int) -> bool:
    """隆基绿能总部贡献税收3.9亿元, 工业贡献税收2亿元; not 全区为财政贡献税收7亿元."""
    if at < 2 or not sentence.tokens[at - 1].text.startswith("贡献"):
        return False
    payer = sentence.tokens[at - 2]
    if any(t.text == "为" for t in sentence.tokens[max(0, at - NEAR) : at]):
        return False
    return payer.letter in "xQ" or payer.text in _TRADES_ALONE


def is_counted_by_its_supplier(sentence: Sentence, at: int) -> bool:
    """县供电公司:全社会用电量1.63亿千瓦时: who counts the current of all, and no firm's own; 三产用电量, 居民生活用电量 are parts of it."""
    if sentence.tokens[at].text.startswith("全社会"):
        return True
    return sentence.letters[at - 1 : at] not in ("x", "J", "E", "Q") and sentence.says("供电", "电力公司", "电网")


def is_more_than_taxes(sentence: Sentence, at: int, code: str) -> bool:
    """税费收入68亿元,其中税收收入51亿元: fees too."""
    if code != "tax_revenue" or "费" not in sentence.tokens[at].text:
        return False
    return _TAXES_AMONG.match(sentence.text_of(at + 1, at + _AHEAD)) is not None
