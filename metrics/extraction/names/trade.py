"""Foreign trade and capital in whole and in part: with some partner, of some kind or branch, and when it is said twice."""

from __future__ import annotations

import re

from metrics.extraction.clause import Clause, Sentence, Topic
from metrics.extraction.codes import TRADE
from metrics.extraction.document.context import Context
from metrics.extraction.slots import search
from metrics.extraction.whose.named_places import lies_around
from metrics.language.seldom import seldom
from metrics.language.token import Token
from metrics.language.vocabulary import any_of

_CAPITAL = frozenset(("fdi_actual", "fdi_contracted", "fdi_projects"))
_DIRECTIONS = {"出口": "exports", "进口": "imports", "进出口": "trade_total"}
_FOREIGN_TRADE, _TRADED = ("外贸", "对外贸易"), ("出口", "进口")
_SOLD = ("_output", "_output_all", "_sales")
_BRANCH_BEFORE = re.compile("[JEQ]I[^S;]*$")  # slots: a branch, firms or products, with a name of their own
_WITH = ("对", "与", "同", "向", "和")
_TOWARDS, _GROWS_WITH = ("对", "向"), re.compile("(?:^|[,;q])v?c[xSQjv]{1,8}D?Y?[ud]v?[PX]$")  # slots: 对美国、欧盟分别增长3.4%
_HEAD, _FAR, _SOON = 16, 24, 5  # slots
# How many projects above some size there are, at the head of a sentence.
_LARGE_COUNTED = re.compile(r"(?:[^,;]{0,14},)?[^,;]{0,20}\d[\d.]*[万亿]?美?元(?:及)?以上的?(?:外资|外商投资)?(?:大|重大)?项目\d+[个宗项]")
# Characters of a name of goods: what stands with these tells of all trade, or of what was done for it.
_SOME_GOODS = f"(?:(?!外[贸需资]|对外|出口|进口|政策|平台|项目|通道|企业|{any_of('fostering_word', 'aimed_at_word')})[^,;:\\d])"
_FARES = (
    "(?:市场|经济体|地区|国家|商|方面)?(?:仍|也|均|则|都|已|依然|依次|分别|"
    + any_of("growing_manner_word")
    + "|[两三四]者)*(?:[是为居列位占增升降跌超跃]|成为|作为|保持|下降|下滑|回落|投资|尾随|紧随|分列|分居|排|名列|稳居|实现|完成|,)"
)
# 欧盟、美国和日本是…, 其中,国有企业…, 从贸易方式看,加工贸易占…: with whom, how or by whose firms some of it was traded.
_PART_OF_TRADE = re.compile(
    rf"(?:[^,;]{{0,14}}(?:看|分|说|方面|中),)?(?:对|与)?(?P<part>{any_of('trade_partner_word')})(?:[、和与及](?:{any_of('trade_partner_word')}))*"
    rf"(?:等[^,;\d]{{0,8}})?(?:$|{_FARES})"
    rf"|(?:[^,;]{{0,14}}(?:看|分|说|方面|中),)?(?:{any_of('trade_kind_word')})(?:$|{_FARES})"
    rf"|[^,;]{{0,16}}(?:市场|伙伴|目的地)(?:仍|依然|还)?[为是](?:{any_of('trade_partner_word')})(?:[、和与及](?:{any_of('trade_partner_word')}))*,"
)
# 加工贸易表现突出, 东盟市场逆势上扬, 机电产品继续走俏, 蓄电池是主要出口商品, 家具拉动作用明显: some of it, and how it fares.
_PART_FARES = seldom(
    rf"(?:(?:{any_of('trade_kind_word')}|(?:{any_of('trade_partner_word')})(?:市场|方向|方面)?|{_SOME_GOODS}{{1,10}}(?:产品|商品))(?!综试|综合试|试点|政策)[^,;:\d]{{2,14}}"
    rf"|{_SOME_GOODS}{{2,12}}[是为][^,;:\d]{{0,8}}(?:产品|商品|主力军?|大头|支柱)"
    rf"|{_SOME_GOODS}{{2,12}}(?:拉动|带动|支撑|引领)作用[^,;:\d]{{1,6}}),$"
)
_TRADED_WITH = re.compile(
    rf"[{''.join(_WITH)}][^,;:\d]{{0,12}}(?:{any_of('trade_partner_word')}|国家|地区|市场|成员国|[五六]国|经济体|RCEP)[^,;:\d]{{0,4}}$"
)
_GOES_WELL_WITH = re.compile(  # 对非洲出口翻番, 与东盟贸易活跃, before the comma
    rf"[{''.join(_WITH)}自从](?:{any_of('trade_partner_word')}|[美日韩欧俄港台印])[^,;:\d]{{0,10}}(?:出口|进口|贸易)[^,;:\d]{{0,8}},$"
)
_OWN_WORDS, _ONLY_VERBS = re.compile("[STq,:]*"), re.compile("[vFTY]*")  # slots
_OF_ALL = re.compile("S[^,;]*$")  # slots
_BARE_OF_WHICH, _NAMED_ANEW = re.compile("q[,:]?[vF]{0,3}([IJ])"), re.compile("[ST]")  # slots: 其中,出口…; a place or a time


def is_of_a_part(sentence: Sentence, at: int, code: str) -> bool:
    """东盟为我市第一大贸易伙伴,进出口额12亿元; 加工贸易占主导,出口8亿元: what is told of them, until a place is named; 出口量 counts some goods."""
    is_capital = code in _CAPITAL
    if not is_capital and code not in TRADE:
        return False
    if not is_capital and sentence.tokens[at + 1 : at + 2] and sentence.tokens[at + 1].text.startswith("量"):
        return True  # 年产家具80万套,出口量占到65%
    if _is_sold_abroad(sentence, at):
        return True
    if "," in sentence.letters[max(0, at - _SOON) : at] and _is_told_of_trade_with(sentence, at):
        return True
    since = sentence.letters.rfind(";", max(0, at - _FAR), at) + 1
    if at - since > _FAR or (since < at and _OF_ALL.search(sentence.letters[since:at]) and "," in sentence.letters[since:at]):
        return False
    if not is_capital and _is_told_how_some_fares(sentence, since, at):
        return True
    while since < at and sentence.letters[since] in "Tqv,:":
        since += 1
    found = _PART_OF_TRADE.match(sentence.text_of(since, at))
    return found is not None and (not is_capital or found["part"] is not None)


def _is_told_how_some_fares(sentence: Sentence, since: int, at: int) -> bool:
    """加工贸易也没有掉队,进出口20亿元; 机电产品表现亮眼,出口12亿元: a clause about some of it, and nothing but a verb before its amount."""
    comma = sentence.letters.rfind(",", since, at)
    if comma < 0 or _ONLY_VERBS.fullmatch(sentence.letters, comma + 1, at) is None:
        return False
    first = sentence.behind_last(",:", comma, since)
    own = _OWN_WORDS.match(sentence.letters, first, comma)
    return _PART_FARES.match(sentence.text_of(own.end() if own is not None else first, comma + 1)) is not None


def _is_told_of_trade_with(sentence: Sentence, at: int) -> bool:
    """我市对日出口势头良好,累计出口1.9亿美元: how the trade with somebody goes, and nothing but a verb between that and its amount."""
    comma = sentence.letters.rindex(",", 0, at)
    if search("[^vFTY]", sentence.letters[comma + 1 : at]) is not None:
        return False
    return _GOES_WELL_WITH.search(sentence.text_of(max(0, comma - _FAR), comma + 1)) is not None


def _is_sold_abroad(sentence: Sentence, at: int) -> bool:
    """销售产值110亿元,其中内销96亿元,出口14亿元: what of an output goes abroad, which is no trade by the customs."""
    among = sentence.letters.rfind("q", max(0, at - _FAR), at)
    if sentence.tokens[at].text not in _TRADED or among < 0 or search("[IS;]", sentence.letters[among:at]) is not None:
        return False
    whole = next((t.entry for t in reversed(sentence.tokens[:among]) if t.letter == "I"), None)
    return whole is not None and whole.value.endswith(_SOLD)


def is_sold_abroad_of(previous: Topic | None, sentence: Sentence, at: int) -> bool:
    """销售产值110亿元。其中:内销96亿元,出口14亿元: the same, of what the sentence before told."""
    if previous is None or sentence.letters[0] != "q" or sentence.tokens[at].text not in _TRADED:
        return False
    return previous.code.endswith(_SOLD) and search("[IS;]", sentence.letters[:at]) is None


def is_of_a_part_told(told: Topic | None, sentence: Sentence, at: int, code: str) -> bool:
    """全市加工贸易进出口21亿元,其中,出口12亿元;进口9亿元, or the same behind a full stop: exports and imports of the part that was `told`."""
    if told is None or not told.is_narrowed or code == told.code or not {code, told.code} <= TRADE:
        return False
    if sentence.letters[at - 1 : at] in (",", "j", ";") and told.start >= sentence.start:
        whole = sentence.slot_at(told.start)
        if is_traded_with(sentence, whole) or is_of_a_part(sentence, whole, told.code):
            return True  # 对美国出口5亿元,进口6亿元; 加工贸易表现突出,出口5亿元,进口6亿元
    among = sentence.letters.rfind("q", 0, at)
    bare = _BARE_OF_WHICH.match(sentence.letters, among) if among >= 0 else None
    if bare is None or _NAMED_ANEW.search(sentence.letters, among, at) is not None:
        return False
    whole = sentence.slot_at(told.start) if told.start >= sentence.start else -1
    return whole < among or (bare.start(1) <= whole and told.code != "trade_total")  # the second goes on about what the first is of


def is_traded_with(sentence: Sentence, at: int) -> bool:
    """全市对东盟进出口21亿元,其中出口12亿元: the name at a slot is of the trade with somebody, and so is what is told of it."""
    token = sentence.tokens[at]
    is_traded = token.text in _DIRECTIONS or (token.entry is not None and token.entry.value in TRADE)
    if not is_traded or "c" not in sentence.letters[max(0, at - _HEAD // 2) : at]:
        return False
    return _TRADED_WITH.search(sentence.text_of(at - _HEAD // 2, at)) is not None


def traded(token: Token) -> str:
    """The code of what a name of trade tells, be it a short one."""
    return _DIRECTIONS.get(token.text, "") or (token.entry.value if token.entry is not None else "")


def is_trade_itself(sentence: Sentence, at: int, clause: str, code: str) -> bool:
    """服务业完成社会消费品零售总额, 全市外贸实现进出口总额: the field is said first, and then what of it is told."""
    return code == "retail_sales" or (code in TRADE and sentence.tokens[at - len(clause) + clause.rindex("J")].text in _FOREIGN_TRADE)


def is_with_a_partner(clause: Clause) -> bool:
    """对东盟进出口增长22%, 对东盟进出口增长迅猛,进出口98亿元, 对东盟增长22%: the trade with somebody, and its own figure behind it."""
    if _GROWS_WITH.search(clause.letters) is not None and clause.tokens[clause.letters.rindex("c")].text in _TOWARDS:
        return True
    partner = search(r"c[xvSQFjI]{1,8}[IJ](?:[uvxrFT]{1,6},[vFT]{0,3}[IJ])?[vFTY]{0,3}(?:[ud]v{0,2}[PX]|M|r[vF]{0,2}P)$", clause.wide)
    if partner is None or clause.wide_tokens[partner.start()].text not in _WITH:
        return False
    return any(
        t.letter in "IJ" and t.entry is not None and (t.entry.value in TRADE or t.text in _TRADED)
        for t in clause.wide_tokens[partner.start() :]
    )


def goes_on_about_some(sentence: Sentence, at: int, wide_start: int, code: str, head: Topic | None) -> bool:
    """一般贸易进出口增长迅猛,进出口98亿元; 制造业利用外资2亿美元,合同外资3亿美元: the words that narrow it are not said again."""
    if code in _CAPITAL and _is_of_large_ones(sentence, at):
        return True
    if is_of_a_part(sentence, at, code):
        return True
    if head is not None and head.is_narrowed and head.code == "income_urban" and code == "income_rural":
        return sentence.letters[at - 1 : at] in (",", ";", "j")  # 县域城镇居民人均可支配收入18727元;农民人均纯收入7727元
    if head is None or not head.is_narrowed or sentence.letters[at - 1 : at] != ",":
        return False
    if head.code in _CAPITAL and code in _CAPITAL:
        return _BRANCH_BEFORE.search(sentence.letters[:at]) is not None
    # but for 做好税收征管,税收收入增长9%
    return head.code == code and head.start >= sentence.tokens[wide_start].start and "u" in sentence.letters[wide_start:at]


def _is_of_large_ones(sentence: Sentence, at: int) -> bool:
    """新批1000万美元以上大项目34个,同比增长26%;合同外资额15亿美元: what the large projects bring, until a place is named."""
    if "M" not in sentence.letters[:at] or not any(t.letter in "MQ" and t.text.endswith("以上") for t in sentence.tokens[:_HEAD]):
        return False
    told = sentence.text_of(0, min(at, _HEAD))
    return _LARGE_COUNTED.match(told) is not None and search(r"S[^,;]*$", sentence.letters[max(0, at - _HEAD) : at]) is None


def of_all_trade(clause: Clause, topic: Topic, context: Context) -> Topic | None:
    """进出口128亿美元,其中出口66亿美元、进口62亿美元;占全省外贸总值的18.9%: what is held against a region's whole trade is all trade."""
    found = search("zT?v?(S)v?(I)[vZF]{0,4}P$", clause.letters) if topic.code in ("exports", "imports") else None
    if found is None:
        return topic
    whole = clause.tokens[found.start(2)].entry
    if whole is None or whole.value != "trade_total" or not lies_around(context, clause.tokens[found.start(1)]):
        return topic
    told = {slot.topic.code: slot.topic for slot in clause.memory.slots if slot.topic is not None}
    return told.get(whole.value) if {"exports", "imports"} <= told.keys() else None  # of one alone nobody knows
