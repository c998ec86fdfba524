"""Sentences led by some firms or a trade: 园区22家重点企业实现产值42亿元;利税5亿元;税收3亿元. What goes on bare is theirs."""

from __future__ import annotations

import re

from metrics.extraction.clause import Sentence
from metrics.extraction.slots import search
from metrics.extraction.whose.firm_clues import is_count_of_firms

# What a firm reports of itself, and a zone too; what only a place has (固定资产投资, 进出口总额 but of a park) ends the firms' figures.
_FIRMS_HAVE = frozenset(
    [
        "tax_revenue",
        "industrial_profit",
        "profit_and_tax",
        "zone_revenue",
        "industrial_sales",
        "industrial_revenue",
        "exports",
        "export_delivery",
        "electricity",
        "industrial_electricity",
        "employees",
        "freight_volume",
        "rd_expenditure",
        "patents",
    ]
)
_BARE = "[MPBKXbf][),jvFTYeu;]{0,4}$"  # slots: a figure, and no word between of whose the next is
_ALL = re.compile("(?:全部|所有|火炬|各类|各|区内|区域|规模以上|规模|规上|限上|限额以上|全区|全市|开发区|园区)(?:工业)?企业$")
_FIRM = re.compile("(?:企业|公司|集团|工厂|厂|家)$")
_LARGEST = re.compile("^[^;。]{0,16}[二三四五六八十百\\d]{1,3}(?:大|强)(?:工业|骨干|重点|龙头)?企业")
_TRADE = ("产业", "行业", "制造业", "产业链", "产业集群")


def is_led_by_firms(sentence: Sentence, at: int, code: str) -> bool:
    """Whether some firms, counted or of a trade, did what the sentence began with, and the bare name at a slot goes on about them."""
    if code not in _FIRMS_HAVE or search(_BARE, sentence.letters[:at]) is None:
        return False
    since = sentence.letters.rfind(";", 0, at) + 1
    return _leads(sentence, since, at) or (since > 0 and _are_counted(sentence, at) and _leads(sentence, 0, at))


def _leads(sentence: Sentence, since: int, at: int) -> bool:
    """Whether the first name between two slots is what firms or a trade before it have, and only such names follow it."""
    first = next((i for i in range(since, at) if sentence.letters[i] in "IJ"), at)
    if first == at or "S" in sentence.letters[first:at] or not (sentence.letters[first] == "J" or _is_had(sentence, first)):
        return False
    doer = _doer(sentence, since, first)
    if not doer.endswith(_TRADE) and (_FIRM.search(doer) is None or _ALL.search(doer) is not None):
        return False  # asked before the names of a list, which may be thousands
    names = (i for i in range(first + 1, at) if sentence.letters[i] == "I")
    return all(_is_had(sentence, i) or "z" in sentence.letters[i - 2 : i] for i in names)  # but for 占规上工业的42%


def _is_had(sentence: Sentence, at: int) -> bool:
    """Whether the name at a slot is of what firms report of themselves."""
    entry = sentence.tokens[at].entry
    return entry is not None and entry.value in _FIRMS_HAVE


def _doer(sentence: Sentence, since: int, first: int) -> str:
    """The words that stand right before a name, but for times and what tells that it was done."""
    end = first
    while end > since and sentence.letters[end - 1] in "TFev":
        end -= 1
    begin = max(since, max(sentence.letters.rfind(mark, since, end) for mark in ",;:") + 1)
    return sentence.text_of(begin, end)


def _are_counted(sentence: Sentence, at: int) -> bool:
    """22家重点企业, 十大企业: whether the sentence begins with a number of firms."""
    if _LARGEST.search(sentence.text_of(0, at)) is not None:
        return True
    found = search("^[TvSxc,]{0,8}M[vxQ]{0,6}E", sentence.letters[:at])
    return found is not None and is_count_of_firms(next(t for t in sentence.tokens if t.letter == "M"))
