"""Figures that are of another kind than their name says: money of the treasury or of one trade, what some parks have, what was only added."""

from __future__ import annotations

import re

from metrics.extraction.clause import Sentence
from metrics.extraction.codes import ATTRACTED, SOLD_BY_TRADES
from metrics.extraction.slots import begins_clause, match, search
from metrics.extraction.whose.firm_clues import is_of_a_class_told, is_of_a_raise, is_of_those_brought, is_tax_of_firms
from metrics.extraction.whose.kindred import is_around_parks
from metrics.extraction.whose.owners import Owner
from metrics.extraction.whose.strangers import (
    EACH_OF_THEM,
    NEWLY,
    is_added_before,
    is_added_to,
    is_brought_by_new_ones,
    sentence_before,
    speaks_of_parks,
)
from metrics.language.seldom import seldom
from metrics.language.telltales import has_any
from metrics.language.vocabulary import any_of, vocabulary

_ADDED = ("projects_", "fdi_", "domestic_", "firms_", "market_", "employment", "patents", "deposits", "loans", "tax_")
_GIVES_TAXES = re.compile("(?:J|[xJ]Q)v{1,2}[SQxvJ]{0,4}[CF]v?$")  # slots: a branch, 为, whom it gives them
# 增值税、企业所得税和城市维护建设税共计完成税收55亿元: of those taxes alone
_SOME_TAXES = seldom(
    "[、和](?:增值|营业|所得|个人所得|企业所得|消费|资源|城市维护建设|房产|契|土地增值|城建|印花)税(?:等)?(?:共计?|合计|累计|总共)?(?:完成|实现|入库)?$"
)
_SOME_OF_THEM = {"hightech_firms": ("申报", "培育"), "fdi_projects": ("以上", "美元", "万元", "亿元")}
_COUNTS_OF_FIRMS = ("industrial_firms", "hightech_firms")
# 年产值亿元以上规上工业企业12家, 产值过亿元的规上企业: the largest of them; from 2000万元 on they are all above designated size
_LARGE_ONES = seldom(
    r"(?:(?:\d[\d.]*|[十百千几数]+)?(?<!2000)(?<!500)[万亿]{1,2}元?(?:及)?(?:以上|级)|(?:超过?|过|破|突破|达到?)(?:\d[\d.]*|[十百千几数]+)?[万亿]{1,2}元?(?:以上)?)的?$"
)
_MONEY = ("tax_revenue", "fai", "zone_revenue")
_KINDS_OF_TOURISM = ("国内", "入境", "国际", "乡村", "红色")  # 旅游总收入32亿元,其中国内旅游收入31亿元
_BELOW = "以下"
_BY_SIZE = ("限额以上", "限额以下", "限上", "限下")
_SET_UP_WITHIN = re.compile(
    "(?:设立|建立|兴建|批准|批复|规划|新建|成立|启动)[^,;:。]{0,16}?(出口加工区|保税物流园区|保税物流中心|综合保税区|保税港区|物流园区|工业园|示范园|小区|组团|片区|"
    + any_of("park_ending")
    + ")$"
)
_DEEDS_ALONE = ("projects_started", "projects_completed", "projects_in_production")
_WORKS = re.compile(
    r"(?:小区|住房|保障房|安置房|公厕|道路|管网|桥梁|停车场|公园|学校|幼儿园|农贸市场|卫生院|水库)[^,;。\d]{0,4}\d+[个条座所套处]"
)
_BEHIND = 12  # slots behind 规划面积
_DESCRIBES = seldom(
    r"[约达为]?[\d.]+[^,。;\d的]{2,5}的([\u4e00-\u9fff]{2,14}?(?:(?<![区市县])园|小镇|基地|城|市场|景区|中心|综合体))(?!区)"
)


def is_of_another_kind(owner: Owner, sentence: Sentence, at: int, clause: str, code: str) -> bool:
    """Whether money, parks or firms of one kind have the figure; `clause` are the letters before the name that can tell."""
    if (at > 1 or code == "land_area") and _is_of_others_by_kind(owner, code, sentence, at):
        return True
    if code.startswith("fdi_") and at > 1 and is_of_a_raise(sentence, at):
        return True
    if at > 1 and (is_of_a_class_told(sentence, at, code) or is_of_those_brought(sentence, at, code)):
        return True
    before = sentence.tokens[at - 1].text if at else ""
    if code in _MONEY and _is_of_other_money(sentence, at, before, clause, code):
        return True
    park = at - (sentence.letters[at - 1 : at] == "F" and _opens(sentence, at - 2))  # 园区完成规上工业产值
    if park > 0 and sentence.tokens[park - 1].text == "园区" and _is_of_parks(owner, sentence, park):
        return True
    if sentence.letters[at] == "J" and code in SOLD_BY_TRADES and "零售额" in sentence_before(sentence, at):
        return True  # 批发业零售额20亿元,零售业50亿元: parts of the retail sales
    if code in _SOME_OF_THEM and before.endswith(_SOME_OF_THEM[code]):
        return True  # 新培育申报高企25家 may become some, 1000万美元以上外资项目18个, 千万美元外资项目6个 are the large ones
    word = sentence.tokens[at].text
    if (code in _COUNTS_OF_FIRMS or (word[:1] == "规" and "企业" in word)) and _LARGE_ONES.search(
        sentence_before(sentence, at)
    ) is not None:
        return True
    if before[-2:] == _BELOW:
        return True  # 5千万以下固定资产投资; 限额以下消费品零售总额
    if code == "retail_sales" and _is_of_traders_by_size(sentence, at):
        return True
    if before in NEWLY and is_brought_by_new_ones(sentence, at) and not code.startswith(ATTRACTED):
        return True
    is_added = is_added_before(sentence, at) or (clause in ("", "j", "q") and _is_in_list_of_added(sentence, at, clause, code))
    return is_added and not code.startswith(_ADDED)


def _is_of_traders_by_size(sentence: Sentence, at: int) -> bool:
    """限额以上单位完成社零总额, 限下单位实现社零总额: of some of the traders, and not of all; 拉动全市社零总额增长 is of the whole."""
    since = sentence.behind_last(",;:", at)
    return sentence.says(*_BY_SIZE) and "L" not in sentence.letters[since:at] and has_any(sentence.text_of(since, at), _BY_SIZE)


def _is_of_other_money(sentence: Sentence, at: int, before: str, clause: str, code: str) -> bool:
    """Whether taxes, investment or revenue are the treasury's, a scheme's or a branch's."""
    if code == "tax_revenue" and _SOME_TAXES.search(sentence_before(sentence, at)) is not None:
        return True
    if code == "tax_revenue" and _GIVES_TAXES.search(clause):
        return any(t.text == "为" for t in sentence.tokens[at - len(clause) : at])  # 工业为地方财政贡献税收5亿元
    if code == "fai" and "Q" in clause and before.endswith("形成"):
        return "招商" in sentence_before(sentence, at)  # 工业招商项目实际形成固定资产投资额
    return code == "zone_revenue" and sentence_before(sentence, at).endswith("国有资本")  # 国有资本经营收入 is the treasury's


def _opens(sentence: Sentence, at: int) -> bool:
    """Whether 园区 at a slot, or 各园区, opens a clause."""
    is_each = at > 0 and sentence.tokens[at - 1].text in EACH_OF_THEM
    return begins_clause(sentence.letters, at - is_each)


def _is_of_parks(owner: Owner, sentence: Sentence, at: int) -> bool:
    """园区规模工业增加值, in a text about 全县; 全市省级及以上园区; …等四个园区工业产值; 含园区规模以上工业增加值 is the whole county's."""
    if at > 1 and sentence.tokens[at - 2].text.endswith(("含", "包括")):
        return False
    if (owner.name or "").endswith("园区"):
        return _counts_some_parks(owner, sentence, at)  # 全市省级园区工业增加值增长8%,园区工业增加值占全市的81%
    if is_around_parks(owner.context) and _opens(sentence, at - 1):
        owner.turn(to_others=True)  # 园区完成固定资产投资8亿元,实现税收2亿元
    elif (
        owner.is_foreign and owner.name is None and owner.context.place.level == "zone" and search(";v$", sentence.letters[:at]) is not None
    ):
        owner.turn(to_others=False)  # 全县共引进项目27个;园区新开工项目10个
    return is_around_parks(owner.context) or speaks_of_parks(sentence, at) or _counts_some_parks(owner, sentence, at)


def _counts_some_parks(owner: Owner, sentence: Sentence, at: int) -> bool:
    """四个园区 of those that the text is about."""
    return search("[^S]M.$", sentence.letters[max(0, at - 3) : at]) is not None and sentence.tokens[at - 2].text != owner.context.group


def _is_in_list_of_added(sentence: Sentence, at: int, clause: str, code: str) -> bool:
    """新增规上工业企业31家、高新技术企业27家."""
    is_listed = clause in ("", "j") and sentence.letters[max(0, at - 2) : at] == "Mj"
    is_of_which = clause in ("q", "j") and sentence.letters[at - 1 : at] in ("q", "j") and vocabulary().units[code] == "COUNT"
    return (is_listed or is_of_which) and is_added_to(sentence, at)


def _is_of_others_by_kind(owner: Owner, code: str, sentence: Sentence, at: int) -> bool:
    """What the first among the firms did, what firms paid, the area of a part."""
    if code == "container_throughput" and "班列" in sentence_before(sentence, at):
        return True  # 中欧班列集结中心完成集装箱运量: no port's
    if code == "tax_revenue":
        return is_tax_of_firms(sentence, at)
    if code == "tourism_revenue":
        return sentence_before(sentence, at).endswith(_KINDS_OF_TOURISM)
    return code == "land_area" and _is_area_of_part(sentence, at, (owner.zone or "") + owner.context.title)


def _is_area_of_part(sentence: Sentence, at: int, own_names: str) -> bool:
    """国务院批准在经开区设立出口加工区,规划面积1.42平方公里; 保税物流园在…设立,规划面积1.53平方公里: the area of what is set up within the zone, by a kind that is not its own."""
    described = _DESCRIBES.match(sentence.text_of(at + 1, at + _BEHIND))
    if described is not None and described[1] not in own_names.replace(described[0], ""):
        return True  # 规划面积12平方公里的安沙现代物流园
    if sentence.letters[at - 1 : at] != ",":
        return False
    head = match(r"(?:T,?)?([xvQ]{0,3}Q)[,xvkI]", sentence.letters)
    park = sentence.text_of(head.start(1), head.end(1)) if head is not None else ""
    if park.endswith("园") and park not in own_names:
        return True
    found = _SET_UP_WITHIN.search(sentence_before(sentence, at - 1))
    return found is not None and found[1] not in own_names


def are_other_works(sentence: Sentence, at: int, code: str) -> bool:
    """改造老旧小区6个,…目前已开工4个: of the works that the sentence has counted, and of no projects."""
    if code not in _DEEDS_ALONE or sentence.says("项目"):
        return False
    return _WORKS.search(sentence.text_of(0, at)) is not None
