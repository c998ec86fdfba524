"""Businesses of one kind as subjects: 全区拥有民宿200家,实现税收1亿元; 港口实现营业收入3亿元; 物流业发展迅速,实现税收2亿元: theirs, and no figure of the place."""

from __future__ import annotations

from metrics.extraction.clause import Sentence
from metrics.extraction.slots import search
from metrics.language.seldom import seldom
from metrics.language.telltales import has_any
from metrics.language.vocabulary import any_of, words_of

_SOLD = ("销量", "产量", "出货量", "销售量")
_MAKES = ("加工", "生产", "冶炼", "产出", "销售")
_BUSINESSES = words_of("business_word")
# What a business can have; goods through a port and the guests of all sights are told of the place.
_THEIRS = frozenset(
    [
        "tax_revenue",
        "zone_revenue",
        "service_revenue",
        "industrial_revenue",
        "industrial_profit",
        "profit_and_tax",
        "budget_revenue",
        "fiscal_revenue",
        "exports",
        "imports",
        "trade_total",
        "tourism_revenue",
        "tourists",
        "employees",
    ]
)
_OF_GUESTS, _HOSTS = ("tourism_revenue", "tourists"), ("景区", "景点", "度假村")
_TAXES = ("tax_revenue", "zone_revenue", "budget_revenue", "fiscal_revenue")
_FAR, _MARKS = 40, ";:"  # slots; between parts of a sentence
_BETWEEN = rf"(?:{any_of('between_word')}|全年|当年|年)*"
_VERB = f"(?:实现|完成|{any_of('giving_word')})"
_DEED = rf"{_BETWEEN}{_VERB}?{_BETWEEN}"
_OWNED = rf"(?:{_BETWEEN}(?:现有|拥有|有|建有|建成|建立|发展|培育|开办|开设)[了]?(?:各类|各种|大小|规模)?)"
_FOSTERED = any_of("fostering_word", "aimed_at_word")  # 大力发展民宿经济,实现税收3亿元: so the place did
# 民宿, 建筑业企业
_ONE_KIND = rf"[^,;:\d、和与及]{{0,6}}(?:(?:{any_of('business_word')})(?![园区]区)|(?:{any_of('business_trade_word')}|建筑|服务业)企业)"
_KIND = rf"(?!{_FOSTERED}|新|净增|登记|注册|引进|签约|完成|实现){_ONE_KIND}(?:[、和与及]{_ONE_KIND})*"
# 新增跨境电商企业20家,实现进出口12亿元; 新增企业20家,实现进出口12亿元 tells of the place
_ADDED = rf"{_BETWEEN}(?:新增|净增|新设|新注册|新引进)[^,;:\d、和与及]{{0,6}}(?:{any_of('business_trade_word')}|建筑|服务业|贸易)企业"
_SO_MANY = r"\d[\d.]*[余多万]*[家个户座栋处艘间]"
# 民宿200家,…,实现税收; 200家民宿,…实现税收; 民宿(蓬勃发展,)实现税收; 港口完成吞吐量12万吨,实现税收
_SUBJECT = seldom(
    rf"{_OWNED}?(?:{_ADDED}{_SO_MANY}[^,;]{{0,4}},(?!全年|当年|年){_DEED}|{_KIND}[^,;:\d、]{{0,8}}?{_SO_MANY}[^,;]{{0,4}},(?:[^,;]{{2,14}},){{0,2}}{_DEED}"
    rf"|{_SO_MANY}{_KIND},?(?:[^,;\d]{{2,14}},)?{_DEED}"
    rf"|{_KIND}(?:[^,;:\d、]{{2,16}},(?:[^,;\d、]{{2,14}},)?)?{_DEED}"
    rf"|{_KIND}{_BETWEEN}{_VERB}[^,;:\d]{{2,12}}\d[^,;]{{1,12}},(?:[^,;]{{2,14}},){{0,2}}{_BETWEEN}{_VERB}{_BETWEEN}"
    rf"|{_KIND}{_BETWEEN}{_VERB}(?:销售|营业|经营|产值|利润)[^,;:\d]{{0,6}}\d[^,;]{{1,12}},{_DEED})"
)
_TRADE = seldom(
    rf"(?:(?!{_FOSTERED})[^,;:\d、和与]{{0,4}}(?:{any_of('business_trade_word')})(?!项目|体系|设施|环境|格局|结构)[^,;:\d、]{{2,14}}),{_DEED}"
)


def is_of_businesses(sentence: Sentence, at: int, code: str) -> bool:
    """Whether businesses of one kind, or a trade that has fared well, are all that the part of a sentence before a name is about; `at` is the name's slot."""
    if code not in _THEIRS or not at:
        return False
    first = sentence.behind_last(_MARKS, at, max(0, at - _FAR))
    letters = sentence.letters
    while first < at and letters[first] in "T,qS":
        first += 1
    if "S" in letters[first:at] or not first < at:
        return False
    words = sentence.text_of(first, at)
    if (code in _OF_GUESTS and has_any(words, _HOSTS)) or (code == "service_revenue" and "服务业企业" in words):
        return False  # 规上服务业企业12家,实现营业收入3亿元: all that there are
    if ("企业" in words or has_any(words, _BUSINESSES)) and _SUBJECT.fullmatch(words) is not None:
        return True
    return code in _TAXES and "," in words and _TRADE.fullmatch(words) is not None


def tells_what_was_made(sentence: Sentence, at: int) -> bool:
    """一季度,加工原油231万吨,实现产值104亿元,上缴税费18亿元: a sentence that begins with what somebody has made, and names nobody, is of a firm.

    博西华一季度冰箱销量102万台,…出口占到38%: and so is one that begins with a name nobody knows, and what it has sold.
    """
    sold = search("^x+T[xvQ]{1,3}(M),", sentence.letters[:at])
    if sold is not None and sentence.text_of(0, sold.start(1)).endswith(_SOLD) and {"S", "I"}.isdisjoint(sentence.letters[:at]):
        return True
    made = search("^(?:T,?)?v?x(M),", sentence.letters[:at])
    quantity = sentence.tokens[made.start(1)].quantity if made is not None else None
    if made is None or quantity is None or quantity.unit != "TONNE" or not {"S", "I"}.isdisjoint(sentence.letters[:at]):
        return False
    return sentence.tokens[made.start(1) - 1].text.startswith(_MAKES)
