"""Words that leave an indicator a part of what its name says: 网上社会消费品零售总额, 土地财政收入, 除房地产外的固定资产投资."""

from __future__ import annotations

import re

from metrics.extraction.clause import Sentence
from metrics.language.vocabulary import words_of

_BEFORE, _SOURCES = 5, 8  # slots that such words take, and in which the sources of money are named
_WORDS = words_of("narrowed_by_word")
_BY_CODE = {
    code: tuple(w for w, codes in _WORDS.items() if code in codes.split("|")) for value in set(_WORDS.values()) for code in value.split("|")
}
_FROM_ELSEWHERE = re.compile("[外内招]")
_OUTSIDE = ("以外的", "之外的")  # 税收以外的财政收入
_SPENT_ON = re.compile("(?:用于|用在|投向|投放|面向|针对|服务于)[^,;:\\d]{2,14}的$")  # 用于疫情防控的财政支出, 面向东盟的出口
_BUT_FOR = re.compile("(?:^|[^扣清免解消剔])除[^,;除]{1,8}(?:之外|以外|外)的?$")


def _is_of_builders(sentence: Sentence, at: int) -> bool:
    """固定资产投资…,本年到位资金22亿元; 从资金来源看,到位资金22亿元: what builders have to spend, and no capital brought in from elsewhere."""
    if not sentence.tokens[at].text.endswith("到位资金") or _FROM_ELSEWHERE.search(sentence.tokens[at].text) is not None:
        return False
    return sentence.tokens[at - 1].text in ("本年", "本年度") or "资金来源" in sentence.text_of(at - _SOURCES, at)


def is_of_some_kind(sentence: Sentence, at: int, code: str) -> bool:
    """Whether the words right before the name at a slot are those of one kind of it, or leave a kind out."""
    if code == "domestic_capital" and _is_of_builders(sentence, at):
        return True
    at -= at > 1 and sentence.letters[at - 1] == "F"  # 农村实现社会消费品零售总额
    if sentence.letters[at - 1] in ",;:TSF":
        return False
    before = sentence.text_of(at - _BEFORE, at)
    if before.endswith(_BY_CODE.get(code, ())):
        return True
    if before.endswith("的") and code != "rd_expenditure" and _SPENT_ON.search(sentence.text_of(at - _SOURCES, at)) is not None:
        return True
    return before.endswith(("外", "外的")) and (before.endswith(_OUTSIDE) or _BUT_FOR.search(before) is not None)
