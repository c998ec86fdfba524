"""A trade or a firm that heads a sentence and whose figure comes some clauses later: 钢铁行业抢抓机遇,克服限电影响,产值增长9%."""

from __future__ import annotations

from metrics.extraction.clause import NUMBER, Sentence
from metrics.language.seldom import seldom
from metrics.language.vocabulary import any_of

_MARKS = ";:"
_LEAD = r"(?:其中,?|同时,|[分从按](?:主要|重点)?行业(?:来)?看,)?"
_NO_PART = rf"(?!全|我|本|各|所有|{any_of('fostering_word', 'aimed_at_word')}|受|在|随着|由于|得益于|围绕)"
_TRADE = rf"(?:{any_of('trade_ending', 'firm_name_ending')})"
# 钢铁行业…, 高耗能行业…, 钢铁系企业…, 化工企业…, 通用设备制造业…; 华光制药…
_SUBJECT = seldom(
    rf"{_LEAD}{_NO_PART}(?:[^,;:\d全我本区园市县]{{0,10}}?(?:{_TRADE}[系类]?(?:企业|产业|产品)|(?<!工业)(?<!全)行业|[系类]企业|(?<!先进)制造业)"
    rf"|[\u4e00-\u9fff]{{2,3}}{_TRADE})[^,;:\d]{{2,}},"
)


def heads_with_a_trade(sentence: Sentence, at: int) -> bool:
    """Whether one trade or one firm is what the part of a sentence before a slot is about, and no figure, place or zone was named since."""
    letters = sentence.letters
    first = max(letters.rfind(mark, 0, at) for mark in _MARKS) + 1
    if letters[first : first + 1] == "T":
        first += 1 + (letters[first + 1 : first + 2] == ",")
    told = letters[first:at]
    if "," not in told or "S" in told or "I" in told or NUMBER.search(told) is not None:
        return False
    return _SUBJECT.match(sentence.text_of(first, at)) is not None
