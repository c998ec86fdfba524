"""Parts of what a sentence counts: 其中亿元以上项目12个, 三个省级园区实现工业增加值, 家具制造11户实现产值; what they bring is no figure of the whole."""

from __future__ import annotations

import re

from metrics.extraction.clause import Memory, Sentence
from metrics.extraction.codes import BROUGHT_IN, SECTORS, TRADE
from metrics.extraction.names.gathered import OF_DEEDS
from metrics.extraction.names.other_kinds import are_other_works
from metrics.extraction.names.projects import (
    are_told_by_rank,
    counts_by_rank,
    is_of_a_branch,
    is_of_some_projects,
    parts_make_whole,
    speaks_of_talks,
    sums_signed,
)
from metrics.extraction.slots import match, search
from metrics.extraction.whose.firm_clues import counts_firms_of_a_trade, is_count_of_firms, is_of_all_counted
from metrics.extraction.whose.owners import Owner
from metrics.extraction.whose.strangers import NEAR, sentence_before
from metrics.extraction.whose.subjects import is_of_some_counted
from metrics.language.amount_letters import DEED_CODES
from metrics.language.seldom import seldom
from metrics.language.vocabulary import any_of, vocabulary, words_of

_DISTRICTS_FIRST = re.compile(f"(?:{any_of('district_word', 'town_word')}|城区)(?!级|性|域)")
_CORE = ("本级", "区本级", "县本级", "市本级", "本部", "区本部", "园区本部")
_AMONG = words_of("within_word")
_GOVERNS = seldom("(?:辖|代管)[^,;:]*$")  # 下辖3个街道、2个镇,常住人口18万人: of those that are the zone
_DISTRICTS = re.compile(
    r"(?:经济)?(?:强|先进)?(?:市辖|城)?(?:"
    + any_of("district_word", "prefecture_word", "town_word")
    + "|[区县镇州盟旗])$|[\u4e00-\u9fff]{2,4}县$|[\u4e00-\u9fff]{0,6}城市$"
)  # 贫困县, 沿海开放城市
_OF_PARTS = TRADE | {*BROUGHT_IN, "tax_revenue"}
_BRANCHES = ("一产", "二产", "三产", "一产业", "二产业", "三产业", *words_of("trade_word"))
_INVESTORS = ("民间投资", "民营", "民资", "国有", "央企", "民企", "企业投资")
_COMES_FROM = re.compile("来源(?:地|省份?|市|区域)?,(?:已|共|累计|实际|其)*$")  # 东部地区仍是最大来源地,到位资金340亿元
_ALL_BROUGHT_IN = re.compile("引进|招商|引资|签约|签订|新增|共|总|全部|落地|在库|入库|开工|实施")
_OF_ALL_SIGNED = ("签约金额", "签约总额", "签约总金额")
_FROM_ELSEWHERE = re.compile("外资金|招商引资|省外国内|内资")
_ORIGIN = re.compile("(?<!外)[内外]资")
_ALL_FIRMS = re.compile("(?:园区|入园|入区|入驻|区内|注册|工业)企业(?:总数|数)?(?:共|已|累计|达到|达|有)*$")
_OF_A_TRADE = ("产业项目", "工业项目", "服务业项目", "农业项目")
_OF_INDUSTRY = ("industrial_", "service_", "profit_", "zone_", "export_delivery")
_OF_A_RANK = re.compile("[省市县区州]|国家")  # 其中,省重点项目4个,…;市重点项目22个: the second is a part as well
_BY_SIZE = ("亿元以上", "5000万元以上")
_PREFECTURES = frozenset((*words_of("prefecture_word"), "州", "盟", "市"))
_RANKED_BY_CITY = ("重", "项目", "续", "新", "在", "拟", "开", "竣", "签", "投产", "投资额", "总投资")
_PROVINCES = ("省份", "省市", "省区", "省区市", "省市区")
_CITIES_OR_PROVINCES = ("市", "省", *_PROVINCES)
_ALL_OF_THEM = ("各", "各个", "所有", "全部")
_COUNTED, _RIGHT_BEHIND = 8, 4  # slots from a count of districts to what they did, and from a comma to a name
_OF_THEM = ("中", "里", "当中")
_TOLD_ONCE = ("projects_key_planned", "projects_key_done")
_OF_CROPS = "农业"
_OF_TOWNS, _SOLE_TRADERS = "城镇", seldom("(?:个体工商户|个体户)[^;,]{0,12}[户家][^;]*$")
_INCLUDING = ("含", "包含", "包括")


def is_of_a_part(owner: Owner, sentence: Sentence, at: int, wide_start: int, code: str, memory: Memory) -> bool:
    """Whether the name at a slot tells of some of the projects, the firms or the places alone."""
    nearby = sentence.letters[:at][-NEAR:]
    since = nearby.rpartition(";")[2] if "q" in nearby else ""
    since = re.sub(r"\([^()]*\)", "", since) if ")" in since else since  # 开工项目255项(其中…223项),实际已开工206项
    is_of_which = ("q" in since and not _is_of_named_zone(owner, sentence, at)) or (
        code == "projects_key" and "q" in nearby and _OF_A_RANK.match(sentence.tokens[at].text) is not None
    )
    if code == "employees" and _SOLE_TRADERS.search(sentence_before(sentence, at)) is not None:
        return True  # 个体工商户3.7万户,从业人员6.7万人
    if code == "agri_output" and sentence.tokens[at].text.startswith(_OF_CROPS):
        told = [slot.topic for slot in memory.slots] + [memory.previous if memory.is_near else None]
        if any(topic is not None and topic.code == code and not topic.text.startswith(_OF_CROPS) for topic in told):
            return True  # 农林牧渔业总产值149亿元。分行业看,农业总产值84亿元
    if code == "fai" and "q" in since and sentence.tokens[at].text.startswith(_OF_TOWNS):
        return True  # 全年累计完成投资额24亿元,其中城镇固定资产投资20亿元
    if code in memory.counted and _is_told_again(sentence, at, code, since):
        return True
    if code == "hightech_investment" and "q" in since and any(s.topic is not None and s.topic.code == code for s in memory.slots):
        return True  # 高技术产业投资增长9.7%,其中高技术制造业投资增长178.2%
    if code == "projects_key_done" and match(r"q,?[vS]{0,2}M[^,;:MPBK]{1,14},", sentence.letters):
        return True  # 安排重点项目772个,…。其中,342个提升工程进度最快,完成投资536亿元
    if code in BROUGHT_IN and (_is_of_projects_of_a_branch(sentence, at, code, memory) or _is_among_itself(sentence, at, code)):
        return True
    if code in BROUGHT_IN and _COMES_FROM.search(sentence.text_of(at - _COUNTED, at)) is not None:
        return True
    if memory.part and _goes_on_about_part(sentence, at, wide_start, code, memory):
        return True
    may_be_core = is_of_which or code in memory.counted or memory.lists_parts
    if may_be_core and any(t.text in _CORE for t in sentence.tokens[max(0, at - 2) : at]):
        return True  # 其中区本级固定资产投资…
    if code in vocabulary().projects:
        if are_other_works(sentence, at, code):
            return True
        if is_of_a_branch(sentence, at) or is_of_some_projects(sentence, at) or are_told_by_rank(sentence, code):
            return True
        is_some = _counts_some(sentence, at, wide_start, code, memory, is_of_which)
        if is_some is not None:
            return is_some
    if not wide_start:
        return False
    if _do_districts_act(owner, sentence, at):
        return True
    if sentence.letters[wide_start - 1] == "M" and _is_of_districts(owner, sentence, wide_start, at):
        return True
    if memory.just_read:
        return False
    if match(r"M[F]J", sentence.letters[wide_start - 1 : at + 1]) and counts_firms_of_a_trade(sentence, wide_start - 1):
        return True  # 纺织鞋服13户实现产值
    is_wide = owner.context.place.level in ("", "province")
    return is_of_some_counted(sentence, at, wide_start) or (not is_wide and _is_of_counted(sentence, at, wide_start))


def _is_of_named_zone(owner: Owner, sentence: Sentence, at: int) -> bool:
    """全市园区签约项目11个。其中,甲经开区签约5个项目: what stands behind 其中 is all of that zone's."""
    named = [
        t.entry.value
        for t in sentence.tokens[sentence.letters.rfind("q", 0, at) + 1 : at]
        if t.entry is not None and t.entry.type == "zone"
    ]
    return bool(named) and not owner.is_foreign and named == [owner.name]


def _is_of_projects_of_a_branch(sentence: Sentence, at: int, code: str, memory: Memory) -> bool:
    """招引一产项目6项,引进区外到位资金4.4亿元: the money of the projects of a branch, which are counted right before the name.

    Where the money of all has been told, that of any kind: 到位资金8亿元。其中工业项目35个,到位资金6亿元;其它项目56个,到位资金1亿元.
    """
    first = max(0, at - _COUNTED)
    found = search(r"(?:(?P<kind>[xvIQ])Q|I)v?M[,j]x?[vFx]{0,3}$", sentence.letters[first:at])
    if found is None:
        return False
    of_size = found["kind"] is None and sentence.tokens[first + found.start()].text.endswith("以上项目")
    if not of_size and not (found["kind"] and sentence.tokens[first + found.end("kind")].text.startswith("项目")):
        return False
    if sentence.tokens[first + found.start()].text.endswith((*_BRANCHES, *_INVESTORS)):
        return True
    told_before = memory.previous is not None and memory.is_near and memory.previous.code == code
    if code not in memory.counted and not told_before:
        return False
    start = sentence.behind_last(",;:q", first + found.start())
    end = first + found.start() + 1
    return "T" not in sentence.letters[start:at] and _ALL_BROUGHT_IN.search(sentence.text_of(start, end)) is None


def _is_among_itself(sentence: Sentence, at: int, code: str) -> bool:
    """区外到位资金(不含石油)中,外省到位资金18亿元: what stands before 中 is the whole, and the name behind it a part by another name."""
    comma = sentence.letters.rfind(",", max(0, at - _RIGHT_BEHIND), at)
    if comma < 1 or sentence.tokens[comma - 1].text not in _OF_THEM or "S" in sentence.letters[comma:at]:
        return False
    return any(t.entry is not None and t.entry.value == code for t in sentence.tokens[max(0, comma - _COUNTED) : comma])


def _is_told_again(sentence: Sentence, at: int, code: str, since: str) -> bool:
    """Whether a name whose figure has been told comes again for a part of it; `since` are the letters since the part began."""
    if code == "domestic_capital" and sentence_before(sentence, at).endswith(_OF_A_TRADE):
        return True  # 省外到位资金60亿元;产业项目到位资金88亿元
    if code == "projects_signed_investment" and "q" in since and sentence.tokens[at].text.endswith("资金"):
        return True  # 签约项目总投资52亿元,其中合同资金45亿元,协议资金7亿元
    if code in _TOLD_ONCE and "q" in sentence.letters[:at]:
        return True  # 年度计划投资463亿元。其中,续建项目269个,…;计划开工207个,年度计划投资209亿元
    if code == "tax_revenue" and _stays_here(sentence, at):
        return True
    if code in _OF_PARTS and search(r"q[vF]?$", sentence.letters[max(0, at - 2) : at]):
        return True  # 全口径税收收入68亿元,其中一般公共预算税收收入35亿元: a part by another name of the same
    if code.startswith("projects_") or (sentence.letters[at] == "J" and code in SECTORS):
        return False  # 其中,第三产业表现突出,…,第三产业对…的贡献率
    _, of_which, own = since.rpartition("q")
    if not of_which or search("[TS]", own) or not search("[xQEc]", own):
        return False
    return any(t.text == sentence.tokens[at].text for t in sentence.tokens[max(0, at - NEAR) : at])  # …,其中加工贸易进出口总额29亿元


def _stays_here(sentence: Sentence, at: int) -> bool:
    """全口径税收收入68亿元;一般公共预算税收收入35亿元: what of all taxes the budget keeps, told of the same time."""
    if "预算" not in sentence.tokens[at].text:
        return False
    named = next(
        (each for each in range(at - 1, -1, -1) if (sentence.tokens[each].letter == "I" and "税" in sentence.tokens[each].text)), -1
    )
    return named >= 0 and "预算" not in sentence.tokens[named].text and "T" not in sentence.letters[named:at]


def _goes_on_about_part(sentence: Sentence, at: int, wide_start: int, code: str, memory: Memory) -> bool:
    """Whether the part that the sentence has turned to, an industry, some projects or an area, has this figure too."""
    if memory.part in ("industry", "its firms") and code.startswith(_OF_INDUSTRY) and sentence.letters[at - 1 : at] != "S":
        return True  # 医药健康产业规模突破1000亿元,规上工业产值300亿元
    if memory.part == "projects" and code in DEED_CODES.values() and "q" not in sentence.letters[:at] and speaks_of_talks(sentence, at):
        memory.part = ""  # 在谈项目156个,已签约项目83个
        return False
    if memory.part == "area":
        return True
    is_of_projects = memory.part == "projects" and code.startswith("projects_")
    if is_of_projects and not _is_counted_anew(sentence, wide_start) and not _is_of_all_told(sentence, at, code, memory):
        return True
    return code in _OF_PARTS and _FROM_ELSEWHERE.search(sentence.tokens[at].text) is None


def _is_counted_anew(sentence: Sentence, wide_start: int) -> bool:
    """…,其中超10亿元项目18个,58个省市重点项目完成投资…: other projects than those told before, and not 10亿元以上重大项目3个."""
    before = sentence.tokens[wide_start - 1].quantity if sentence.letters[:wide_start][-2:] in (",M", ";M") else None
    return before is not None and before.unit == "COUNT" and "重" in sentence.tokens[wide_start].text


def _counts_some(sentence: Sentence, at: int, wide_start: int, code: str, memory: Memory, is_of_which: bool) -> bool | None:
    """Whether a count of projects is of some of those told before; None where nothing says so."""
    if sentence.letters[at] != "I" or vocabulary().units[code] != "COUNT":
        return None
    if at and sentence.tokens[at - 1].text in _INCLUDING:  # 引进项目65个(含重大项目9个); 31个项目,包含开工项目16个
        return code not in OF_DEEDS or any(counted in OF_DEEDS for counted in memory.counted)
    if sentence.tokens[at].text.startswith(_BY_SIZE) and not {*OF_DEEDS, "projects_key"}.isdisjoint(memory.counted):
        return True  # 引进项目32个,亿元以上项目15个; 重点项目296个,…,亿元以上项目205个
    if code == "projects_key" and search(r"MIv,$", sentence.letters[max(0, at - 4) : at]) and sentence.tokens[at - 2].text in _OF_THEM:
        return True  # 296个市重点项目中,亿元以上项目205个
    if code in memory.counted and _is_of_size_or_origin(sentence, at, code):
        memory.part = "projects"
        return True
    if is_of_which and search("qx?,?T[vF]{0,2}$", sentence.letters[max(0, at - _COUNTED) : at]) is not None:
        return None  # 新开工项目42个,其中11月份新开工5个: of that month, and all of them
    if is_of_which and (code in memory.counted or code == "projects_key") and not _is_counted_anew(sentence, wide_start):
        memory.part = "projects"
        return True
    return None


def _is_of_size_or_origin(sentence: Sentence, at: int, code: str) -> bool:
    """新开工项目71个;亿元以上新开工项目26个; 签约内外资项目22个;签约内资项目19个: some of those told before."""
    if code == "projects_signed" and _ORIGIN.search(sentence.tokens[at].text) is not None:
        return True
    return sentence_before(sentence, at).endswith("亿元以上")


def _is_of_districts(owner: Owner, sentence: Sentence, wide_start: int, at: int) -> bool:
    """12个区县实际利用外资, 11个经济强县市合计完成…, on a page that is not about those twelve."""
    between = sentence.letters[wide_start:at]
    if ";" in between or ("," in between and sentence.tokens[wide_start].text in _PREFECTURES):
        return False  # 14个市州全部实现正增长,固定资产投资增长10%; 在8个县区里垫底;工业投资…
    is_among_them = "," in between and sentence.tokens[wide_start + 1].text in _AMONG  # 在全市六个县区中名列前茅,其中财政收入跃居第一
    if is_among_them or _GOVERNS.search(sentence.text_of(0, wide_start)) is not None:
        return False
    first = sentence.tokens[wide_start : wide_start + 2]
    named = [t for t in first if (t.letter in "xQ" and t.text[-1] != "级") or t.text.endswith("城市")]  # 59个市区级重点项目
    are_cities = any(t.text == "市" for t in named) and (
        sentence.tokens[wide_start - 2].text == "等" or not first[-1].text.startswith(_RANKED_BY_CITY)
    )  # 甲、乙等4个市; 6个市固定资产投资增长15%, and not 6个市重点项目
    is_province = first[0].text == "省" and first[-1].letter == "I" and not first[-1].text.startswith(_RANKED_BY_CITY)
    are_provinces = is_province or any(t.text in _PROVINCES for t in named)  # 两个省GDP超过2万亿元, and not 16个省列重点项目
    if not (are_cities or are_provinces or any(_DISTRICTS.match(t.text) for t in named)) or sentence.letters[wide_start] not in "xQv":
        return False
    return sentence.tokens[wide_start - 1].text != owner.context.group


def _do_districts_act(owner: Owner, sentence: Sentence, at: int) -> bool:
    """56个城区通过招商引进项目到位省外资金…: what so many of the districts have done is theirs, on a page that is not about those 56."""
    letters = sentence.letters
    first = max(letters.rfind(",", 0, at), letters.rfind(";", 0, at), letters.rfind(":", 0, at), letters.rfind("S", 0, at)) + 1
    found = match("[vTq]{0,3}M[xQ]", letters[first:at])
    if found is None or sentence.tokens[first + found.end() - 2].text == owner.context.group:
        return False
    return _DISTRICTS_FIRST.match(sentence.tokens[first + found.end() - 1].text) is not None


def are_places_counted(sentence: Sentence, at: int) -> bool:
    """6个市固定资产投资超800亿元,长沙达到2890亿元, 各县区投资均增长,沛县增长9%: whose amount the name at a slot is, so that a place by its name may have its own behind it."""
    found = search(r"([Mv])[xQ]$", sentence.letters[max(0, at - 2) : at])
    if found is None or (found[1] == "v" and sentence.tokens[at - 2].text not in _ALL_OF_THEM):
        return False
    counted = sentence.tokens[at - 1].text
    return counted in _CITIES_OR_PROVINCES or _DISTRICTS.match(counted) is not None


def are_districts_counted(sentence: Sentence, at: int) -> bool:
    """11个经济强县市合计完成地区生产总值…,财政总收入…: all that is told there is theirs; `at` is the slot of the first name."""
    found = search(r"Mv?([xQ])v{0,2}(?:Fv?)?$", sentence.letters[max(0, at - _COUNTED) : at])
    return found is not None and _DISTRICTS.match(sentence.tokens[max(0, at - _COUNTED) + found.start(1)].text) is not None


def _is_of_all_told(sentence: Sentence, at: int, code: str, memory: Memory) -> bool:
    """…,其中亿元项目4个,签约金额60亿元: the amount of all projects signed, or of those whose parts were told."""
    if code.startswith("projects_key_") and parts_make_whole(sentence, at):
        return True
    if "projects_signed" not in memory.counted:
        return False
    return sentence.tokens[at].text.startswith(_OF_ALL_SIGNED) or sums_signed(sentence, at)


def _is_of_counted(sentence: Sentence, at: int, wide_start: int) -> bool:
    """A figure of what a count right before it counts: 88家企业实现产值."""
    counted = sentence.tokens[wide_start - 1]
    between = sentence.letters[wide_start:at]
    if counted.quantity is None or counted.quantity.unit != "COUNT" or search(r"[,;:()S]", between):
        return False
    if between == "j" and _ALL_FIRMS.search(sentence_before(sentence, wide_start - 1)):
        return False  # 园区企业达到330家、工业总产值达850亿元
    if (match(r"E[vF]{0,3}$", between) and is_of_all_counted(sentence, wide_start)) or counts_by_rank(sentence, at):
        return False  # 全区规上209家企业完成工业产值
    is_of_all = (
        match(r"Iv{0,2}", between)
        and len(between) < 4
        and sentence.letters[wide_start - 2 : wide_start - 1] in ("", ",", ":", "S", "T", "q")
    )
    if is_of_all and (entry := sentence.tokens[wide_start].entry) is not None and entry.value == "industrial_firms":
        return False  # 全县240户规模工业企业累计完成工业产值
    return bool(search(r"[xQE]", between)) or (bool(between) and is_count_of_firms(counted))
