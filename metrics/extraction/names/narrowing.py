"""Tells where an indicator's name is narrowed: to a firm, an industry, a product, a part of the zone or some of its projects."""

from __future__ import annotations

import re

from metrics.extraction.clause import DONE, Sentence
from metrics.extraction.codes import ATTRACTED
from metrics.extraction.names.acted_on import are_acted_on, is_drawn
from metrics.extraction.names.other_kinds import is_of_another_kind
from metrics.extraction.names.projects import (
    counts_by_rank,
    is_done_there,
    is_of_all_projects,
    is_of_one_project,
)
from metrics.extraction.names.qualified import is_of_crops, is_of_each_project, is_of_the_strongest, is_qualified
from metrics.extraction.names.some_kinds import is_of_some_kind
from metrics.extraction.names.trade import is_trade_itself
from metrics.extraction.slots import begins_clause, match, search
from metrics.extraction.whose.firm_clues import is_of_all_firms
from metrics.extraction.whose.own_figures import is_its_own
from metrics.extraction.whose.owners import Owner
from metrics.extraction.whose.strangers import HARMLESS, heads_list_of_places, is_served, is_sub_park
from metrics.extraction.zones.gazetteer import is_short_for, short_names
from metrics.language.vocabulary import any_of, vocabulary

_LABEL = re.compile("【.】|提出了?")
_HEADED = 4  # slots of a heading and of what stands between it and the name
_BESIDE = 6  # slots before a name in which a deed tells what is counted
# Product groups, trades, firms and taxes narrow nearly every name (机电产品出口额 is not the zone's 出口额). These are told of the whole as a rule:
# what stands before them is a place nobody knows, or says nothing; only right behind a place's name is it a kind of them: 全区交通固定资产投资.
_SELDOM_NARROWED = frozenset(
    [
        "gdp",
        "gdp_per_capita",
        "fai",
        "retail_sales",
        "income_all",
        "employment_new",
        "domestic_capital",
        "fiscal_revenue",
        "industrial_va",
        "industrial_output",
    ]
)
# The names of these hold a kind, or count what has rules of its own.
_NEVER_NARROWED = frozenset(
    [
        "income_urban",
        "income_rural",
        "retail_above_designated",
        "tech_upgrade_investment",
        "private_investment",
        "construction_installation_investment",
        "leading_output",
        "energy_consumption",
        "rpi",
        "land_area",
        "patents",
        "industrial_firms",
        "hightech_firms",
        "firms_new",
        "market_entities",
        "market_entities_new",
        "emerging_output",
        "industrial_sales",
        "construction_output",
        "tourists",
        "projects_completed",
        "projects_key_planned",
    ]
)
_OPEN = _SELDOM_NARROWED | _NEVER_NARROWED
_FIELD = re.compile(f"(?!{any_of('fostering_word', 'aimed_at_word', 'manner_word', 'manner_opening_word')})[一-鿿]{{2,6}}")
_PART = re.compile(rf"(?:[^工行农企作就创]业(?<!农林牧渔业)|{any_of('part_named_ending')})$")
_TRADE = re.compile(f"(?:{any_of('park_trade_word', 'trade_ending', 'firm_name_ending')}|电子信息|制造)$")  # 汽车及零部件的产值
_AREA = re.compile(rf"(?:[^高开]新城|^(?:{any_of('area_word')})|{any_of('area_named_ending')}|[一二三四五六七八九两\d][市县州区镇园])$")
_DIVISIONS = re.compile(
    r"(?:[一二三四五六七八九两\d][区县市旗]){2}$|[一二三四五六七八九十两](?:盟市|市州|州市|地州|[市州])$"
)  # 三区一县, 皖北六市, 西部七盟市
_CITIES = re.compile(r"(?:开放|省会|副省级|沿海|计划单列|大中|[个座])城市$")
_PARTS_OF_IT = re.compile(f"各?(?:{any_of('district_word', 'town_word')}|县域)")
_NUMBERING = re.compile(r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})[.、]?")  # 2.出口总额
_HAD = "(?:实现|完成|地区|生产总值|GDP|地方|一般|公共|财政|固定|工业|规模|规上|税收|产值|进出口|出口|利用|使用|引进|实际|合同|协议|总投资|投资|营业|销售)"
_EVERY = re.compile(
    rf"(?:平均)?每(?:个|一)?[天日月周]|每(?:个|支|家|一)?(?:小分队|[队组人局镇]|部门|单位|乡镇|镇街|街道)|平均每[个家户]|[日月]均|平均{_HAD}|[县镇乡村园户]均{_HAD}|[地亩劳]均(?!实现|完成){_HAD}|[区]均(?:实现|完成)|前\d{{1,3}}[名强位家]|前?(?:\d{{1,3}}|[二三五]?十|百)强(?![劲势化大县区市镇园])"
)
_SHORT = ("固投", "社零")
_LOOK_AT = ("看", "说", "论", "谈", "比")
_ITSELF = ("区", "县", "市")  # 区一般公共预算收入
_COUNTIES = ("县域", "县区", "区县", "县市", "城区")
_PARTS_OF_A_CITY, _OF_A_CITY = ("县域", "城区"), ("全市", "全省")
_KINDS_OF_GOODS = ("类", "型", "系列")
_SOME_BY_NAME = re.compile("(?:^|[,;:区年季月])(?:共|累计|先后|统筹|加快|扎实|全力|深入|组织|已){0,2}实施[^,。;、\\d]{2,30}等$")
_FROM_OTHER_PROVINCES = re.compile("省外|市外|区外|县外")
_BY_RANK_OF_REGION = re.compile("(?:被?列[入为]|纳入|入选)?自治[区州县](?:层面|级)?(?:统筹推进|调度|推进)?$")  # 自治区层面统筹推进重大项目
_FURTHERS = ("推动", "促进", "助推", "加快")


def _is_of_a_named_part(owner: Owner, sentence: Sentence, at: int, clause: str) -> bool:
    """金属制品业实现利润总额, 东山经济区财政收入."""
    is_joined = at > 0 and sentence.tokens[at - 1].text == "的"
    part = search(r"([xvQ]{0,3}x)([FTv]{0,3})$", clause) if not is_joined else search(r"([xvQ]{0,3}x)(v)$", clause)
    if part is None:
        return False
    words = sentence.text_of(at - len(part[0]), at - len(part[2]))
    if owner.context.place.level in ("zone", "county") and _AREA.search(words) is not None:
        return words not in owner.context.title + (owner.zone or "") and not is_short_for(words, owner.zone)
    if _CITIES.search(words) is not None or (is_joined and _TRADE.search(words) is not None):
        return True  # 首批沿海开放城市实现地区生产总值
    if _DIVISIONS.search(words) is not None:
        return (
            owner.zone is not None or words not in owner.context.title
        )  # 三区一县累计完成工业总产值: all of them may be less than the city
    return _PART.search(words) is not None and words not in short_names() and words not in owner.context.title and words != owner.zone


def is_narrowed(owner: Owner, sentence: Sentence, at: int, clause: str, code: str) -> bool:
    """True where a firm, an industry or a product owns the indicator's name: 天合光能实现工业产值."""
    if _is_of_some_by_itself(owner, sentence, at, clause, code):
        return True
    if search("[EQJxIc]", clause) is None and not is_of_another_kind(owner, sentence, at, clause, code):
        return False  # as most: nothing in the clause can own it
    if clause.endswith("x") and _LABEL.fullmatch(sentence.tokens[at - 1].text) is not None:
        return False  # 【热】规上工业用电量6.42亿度
    subject = at - 1 - len(clause) + len(clause.rstrip("vF"))  # the last slot before the verb
    words = sentence.tokens[subject].text if clause.rstrip("vF").endswith("x") else ""
    is_around = owner.context.place.level in ("prefecture", "province") and words.endswith("县域")
    if code == "gdp" and words.endswith(_COUNTIES) and (is_around or clause.endswith("x")):
        return True  # 县域GDP占全省的51.4%, 全省县域完成地区生产总值
    if words in _PARTS_OF_A_CITY and "S" not in clause and not owner.context.own_words.isdisjoint(_OF_A_CITY):
        return True  # 县域规上工业增加值下降62.2%, on the page of the city around the counties
    if clause.endswith("Qx") and sentence.tokens[at - 2].text == "非":
        return True  # 非烟规上工业产值: of all branches but that
    if is_its_own(owner, sentence, at, clause, code):
        return False
    if words and heads_list_of_places(sentence, at) and (words in (*_ITSELF, "市区") or _PARTS_OF_IT.fullmatch(words)):
        return False  # 各县区税收:丰城市12亿元;樟树市9亿元: of each of those that stand behind it
    if _PARTS_OF_IT.fullmatch(words or (sentence.tokens[at - 1].text if at else "")) and owner.context.place.level in (
        "prefecture",
        "province",
    ):
        return True  # 县区经济总量占全市的86%
    if _is_of_a_group(sentence, at, clause, code) or _is_of_some(sentence, at, clause):
        return True
    if search(r"[xQ]v[FT]{0,2}$", clause) and _is_of_a_sub_park(owner, sentence, at, clause):
        return True
    before = sentence.tokens[at - 1] if at else None
    if code.startswith("projects_key") and counts_by_rank(sentence, at):
        return False  # 54个年初在库市重点项目完成投资
    if _is_of_a_named_part(owner, sentence, at, clause) or is_of_another_kind(owner, sentence, at, clause, code):
        return True
    if clause.endswith("I") and before is not None and before.entry is not None and not _can_own(before.entry.value, code):
        return not (before.text.endswith("以上项目") and _is_capital_of_large_projects(sentence.tokens[at].text, code))
    return _is_named_by_words(owner, sentence, at, clause, code)


def _is_of_some_by_itself(owner: Owner, sentence: Sentence, at: int, clause: str, code: str) -> bool:
    """Whether the words right beside the name leave it a part of what it says, whoever the subject of the clause is."""
    if sentence.tokens[at].is_part and vocabulary().units[code] != "COUNT":
        return True  # 税收(不含海关代征)
    if search(r"[xQ]v?Fv?Mv?$", sentence.letters[:at][-6:]):
        return True  # 纺织业实现12亿元工业产值,增长6%
    if at and (is_qualified(sentence, at) or is_of_some_kind(sentence, at, code)):
        return True
    if at and (are_acted_on(sentence, at, code) or is_drawn(sentence, at, code)):
        return True
    if ("I" in clause and _is_of_projects(sentence, at, clause, code)) or is_of_one_project(sentence, at, code):
        return True
    if is_of_each_project(sentence, at) or (code == "agri_output" and is_of_crops(sentence, at)):
        return True
    return (vocabulary().units[code] == "COUNT" and is_served(sentence, at)) or is_of_the_strongest(sentence, at)


def _is_of_a_group(sentence: Sentence, at: int, clause: str, code: str) -> bool:
    """Whether some firms or a branch stand right before the name, and are not all that can have such a figure."""
    if not search(r"E[^IJ]{0,6}$|[QJ][vTF]{0,2}$", clause):
        return False
    if match("v[JQ]T?$", sentence.letters[:at]) is not None and sentence.tokens[0].text in _LOOK_AT:
        return False  # 看外资--1-4月实际到位外资1.5亿美元
    if is_of_all_projects(sentence, at, code) or (code == "leading_output" and "大主导产业" in sentence.tokens[at].text):
        return False  # 农产品加工、机械制造、医药三大主导产业完成产值: they are called by name
    if search(r"J[vTF]{0,3}$", clause) is not None and is_trade_itself(sentence, at, clause, code):
        return False
    return not _is_headed(sentence, at) and not is_of_all_firms(sentence, at, clause)


def _is_headed(sentence: Sentence, at: int) -> bool:
    """工业和建筑业 全年实现工业增加值; ● 工业 规上工业增加值: a heading stands before the name, and is a part of it."""
    first, before, text = sentence.tokens[0], sentence.tokens[at - 1], sentence.tokens[at].text
    if before.letter == "J" and before.text in text:
        return True
    return at <= _HEADED and text.startswith(first.text[:2]) and match(r"J[vTF]{0,3}$", sentence.letters[:at]) is not None


def _is_of_a_sub_park(owner: Owner, sentence: Sentence, at: int, clause: str) -> bool:
    """Whether the words before the name are those of a park within the document's own place."""
    return is_sub_park(sentence.tokens[at - len(clause) : at], owner.context.place, owner.context.title)


def _can_own(whole: str, code: str) -> bool:
    """Whether what one indicator counts has the other: firms above designated size their output, key projects those begun."""
    is_cost = whole == "projects_signed" and code == "projects_signed_investment"  # 24个新签约项目计划总投资187亿元
    return is_cost or whole == "industrial_firms" or (whole == "projects_key" and code.startswith("projects_"))


def _is_capital_of_large_projects(name: str, code: str) -> bool:
    """亿元以上项目省外到位资金58亿元: what statistics count as capital from other provinces, and not some projects' part of it."""
    return code == "domestic_capital" and _FROM_OTHER_PROVINCES.search(name) is not None


def _is_named_by_words(owner: Owner, sentence: Sentence, at: int, clause: str, code: str) -> bool:
    """Whether the unknown words right before a name are somebody else's."""
    if at > 1 and clause.endswith("xv") and sentence.tokens[at - 1].text in _KINDS_OF_GOODS:
        return sentence.letters[at] == "J" or code not in _OPEN  # 钟表类出口
    if not at or not clause.endswith("x") or _says_nothing(sentence, at) or is_done_there(sentence, at, code):
        return False
    words, zone = sentence.tokens[at - 1].text, owner.zone
    if (words in short_names() and words in (zone or "")) or is_short_for(words, zone):
        return False  # 柳江工业增加值, 台商区实际利用外资
    if code.startswith("projects_") and words.endswith("等") and _SOME_BY_NAME.search(sentence.text_of(at - _BESIDE, at)):
        return False  # 实施滨江大道等重大项目149个: one of them by name
    if code.startswith("projects_key") and _BY_RANK_OF_REGION.search(sentence.text_of(at - 2, at)) is not None:
        return False  # 列入自治州重点项目28个: on whose list the zone's projects stand
    if code.startswith("leading_") and words.endswith(("”", '"')):
        return False  # “两新一智”主导产业
    if code == "industrial_revenue" and sentence.tokens[at].text.startswith("规"):
        return False  # 航空港规模以上工业主营业务收入: a place that nobody knows
    if code not in _OPEN or sentence.letters[at] == "J" or sentence.tokens[at].text in _SHORT:
        return True
    return code in _SELDOM_NARROWED and clause.endswith("Sx") and _is_of_a_field(sentence, at)


def _is_of_a_field(sentence: Sentence, at: int) -> bool:
    """全区交通固定资产投资, 全市港资地区生产总值: what stands between the place and the name, without a verb, says of what kind it is."""
    place, words, name = sentence.tokens[at - 2 : at + 1]
    if place.end != words.start or words.text.endswith(_PARTS_OF_A_CITY) or name.text.startswith(DONE):
        return False
    return _FIELD.fullmatch(words.text) is not None


def _says_nothing(sentence: Sentence, at: int) -> bool:
    """Whether the unknown words before a name tell nobody: 的, 2., 推动, and 区 of 区一般公共预算收入."""
    words = sentence.tokens[at - 1].text
    if HARMLESS.match(words) or words.endswith(_FURTHERS) or _NUMBERING.fullmatch(words):
        return True
    return words in _ITSELF and begins_clause(sentence.letters, at - 1)


def _is_of_projects(sentence: Sentence, at: int, clause: str, code: str) -> bool:
    """10个重点项目完成固定资产投资, 高新技术企业实现进出口: what some projects or firms bring is not the zone's."""
    found = None if code.startswith(ATTRACTED) else search(r"(I)v{0,2}Fv{0,2}$", clause)
    entry = sentence.tokens[at - len(found[0])].entry if found is not None else None
    if entry is None:
        return False
    return entry.value.startswith("projects_") or (entry.value == "hightech_firms" and not code.startswith("hightech_"))


def _is_of_some(sentence: Sentence, at: int, clause: str) -> bool:
    """True for what a month brings or a county has on average, and for trade with or projects from some places."""
    starts = range(at - len(clause), at) if search("[xQ]", clause) else ()
    if any(_EVERY.match(sentence.text_of(i, i + 3)) for i in starts):
        return True  # 平均每月新增企业2671家; 全国前30名监管区域进出口总值
    if not clause.endswith(("xv", "Sv")) or sentence.tokens[at - 1].text != "的":
        return False
    # 来自沪苏浙的新签约项目, 来源于香港的实际使用外资
    return any(t.text.startswith("来自") or t.text.endswith("来源") for t in sentence.tokens[at - len(clause) : at])
