"""Tells where an indicator's name is narrowed to a part: a firm's, an industry's, a product's, some of the projects'."""

from __future__ import annotations

import re

from metrics.extraction.asides import is_of_port
from metrics.extraction.clause import Memory, Sentence
from metrics.extraction.gathered import OF_DEEDS
from metrics.extraction.gazetteer import is_short_for, short_names
from metrics.extraction.kindred import is_itself
from metrics.extraction.owners import Owner
from metrics.extraction.projects import (
    are_only_talked_of,
    counts_by_rank,
    is_done_there,
    is_done_to_projects,
    is_of_a_branch,
    is_of_all_projects,
    is_of_one_project,
    is_of_some_projects,
    parts_make_whole,
    speaks_of_talks,
    sums_signed,
)
from metrics.extraction.slots import match, search
from metrics.extraction.strangers import (
    HARMLESS,
    NEAR,
    counts_firms_of_a_trade,
    is_added_before,
    is_added_to,
    is_of_all_counted,
    is_of_all_firms,
    is_of_others_by_kind,
    is_served,
    is_sub_park,
    sentence_before,
    speaks_of_parks,
)
from metrics.extraction.trade import TRADE, is_of_some_trade, is_trade_itself
from metrics.language.letters import DEED_CODES
from metrics.language.vocabulary import vocabulary

AHEAD = 18  # slots behind a name that tell in which role it stands
_HEADED = 4  # slots of a heading and of what stands between it and the name
_ADDED = ("projects_", "fdi_", "domestic_", "firms_", "market_", "employment", "patents", "deposits", "loans", "tax_")
_CORE = ("本级", "区本级", "县本级", "市本级")
_DISTRICTS = re.compile(r"(?:区县|县区|县市区|县市|市县|区|县|乡镇|镇街|街道|镇)$")
_GIVES_TAXES = re.compile("(?:J|[xJ]Q)v{1,2}[SQxvJ]{0,4}[CF]v?$")  # slots: a branch, 为, whom it gives them
# Names that product groups, firms or taxes often narrow: 机电产品出口额 is not the zone's 出口额.
_NARROWED = frozenset(
    (
        "exports",
        "imports",
        "trade_total",
        "tax_revenue",
        "industrial_output_all",
        "industrial_va_all",
        "fdi_actual",
        "fdi_contracted",
        "zone_revenue",
        "industrial_profit",
        "industrial_investment",
        "infrastructure_investment",
        "projects_key_done",
        "profit_and_tax",
        "housing_sales_area",
        "tertiary_va",
        "service_revenue",
        "service_investment",
        "deposits",
        "loans",
        "freight_volume",
        "grain_output",
        "budget_revenue",
        "budget_expenditure",
        "cpi",
        "real_estate_investment",
        "container_throughput",
        "electricity",
        "retail_trade_sales",
        "rd_expenditure",
        "projects_key",
        "projects_signed",
        "projects_signed_investment",
        "manufacturing_investment",
        "manufacturing_va",
        "port_throughput",
        "projects_started",
        "employees",
        "population",
    )
)
_OF_PARTS = frozenset(("domestic_capital", "fdi_actual", "fdi_contracted", "exports", "imports", "trade_total", "tax_revenue"))
_PART = re.compile(
    r"(?:[^工行农企作就创]业(?<!农林牧渔业)|集群|经济区|景区|镇|街道|片区|产业园|工业园|石化|新材|药业|光电|股份|综试区|商务综合试验区)$"
)
_AREA = re.compile(
    r"(?:[^高开]新城|小镇|^(?:核心|启动|拓展|起步|先行|先导|商务|老|中心)区|组团|科技园|软件园|物流园区?|孵化器|众创空间|生态城|科学城|(?:高新|经开|科创|科教|创新创业)园|[一二三四五六七八九两\d][市县州区镇园])$"
)
_COUNTED_PROJECTS = re.compile("50{1,2}万元(?:及)?以上(?:固定资产投资)?项目(?:累计|共)?(?:完成|实现)?")
_NUMBERING = re.compile(r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})[.、]?")  # 2.出口总额
_EVERY = re.compile(r"(?:平均)?每(?:个|一)?[天日月周]|[日月]均|前\d{1,3}[名强位家]|前?(?:\d{1,3}|[二三五]?十|百)强(?![劲势化大县区市镇园])")
_OF_ALL_SIGNED = ("签约金额", "签约总额", "签约总金额")
_FROM_ELSEWHERE = re.compile("外资金|招商引资|省外国内|内资")
_ALL_FIRMS = re.compile("(?:园区|入园|入区|入驻|区内|注册|工业)企业(?:总数|数)?(?:共|已|累计|达到|达|有)*$")
_PARKS = ("产业园", "工业园", "园区", "集聚区", "示范区", "合作区")
_OF_A_TRADE = ("产业项目", "工业项目", "服务业项目", "农业项目")
_SOME_OF_THEM = {"hightech_firms": ("申报", "培育"), "fdi_projects": ("以上",)}
_SHORT, _ITSELF, _FURTHERS = ("固投", "社零"), ("区", "县", "市"), ("推动", "促进", "助推", "加快")  # 区一般公共预算收入
_TRADES = frozenset(("wholesale_sales", "retail_trade_sales", "hotel_revenue", "catering_revenue"))


def _is_of_a_named_part(owner: Owner, sentence: Sentence, at: int, clause: str) -> bool:
    """金属制品业实现利润总额, 东山经济区财政收入."""
    is_joined = at > 0 and sentence.tokens[at - 1].text == "的"
    part = search(r"([xvQ]{0,3}x)([FTv]{0,3})$", clause) if not is_joined else search(r"([xvQ]{0,3}x)(v)$", clause)
    if part is None:
        return False
    words = "".join(t.text for t in sentence.tokens[at - len(part[0]) : at - len(part[2])])
    if owner.context.place.level in ("zone", "county") and _AREA.search(words) is not None:
        return words not in owner.context.title + (owner.zone or "") and not is_short_for(words, owner.zone)
    return _PART.search(words) is not None and words not in short_names() and words not in owner.context.title and words != owner.zone


def is_narrowed(owner: Owner, sentence: Sentence, at: int, clause: str, code: str) -> bool:
    """True where a firm, an industry or a product owns the indicator's name: 天合光能实现工业产值."""
    if search(r"[xQ]v?Fv?Mv?$", sentence.letters[:at][-6:]):
        return True  # 纺织业实现12亿元工业产值,增长6%
    if (
        ("I" in clause and _is_of_projects(sentence, at, clause, code))
        or is_of_one_project(sentence, at, code)
        or (vocabulary().units[code] == "COUNT" and is_served(sentence, at))
    ):
        return True
    if search("[EQJxIc]", clause) is None and not _is_of_another_kind(owner, sentence, at, clause, code):
        return False  # as most: nothing in the clause can own it
    before = sentence.tokens[at - 1] if at else None
    is_of_projects = before is not None and before.text == "项目" and is_of_all_projects(sentence, at, code)
    is_of_firms = code == "rd_expenditure" and search(r"(?:^|[STv])E[^IJ]{0,6}$", clause) is not None
    tells_its_field = search(r"J[vTF]{0,3}$", clause) is not None and is_trade_itself(sentence, at, clause, code)
    if _is_its_own(owner, sentence, at, clause, code):
        return False
    is_headed = (
        at <= _HEADED
        and match(r"J[vTF]{0,3}$", sentence.letters[:at]) is not None
        and sentence.tokens[at].text.startswith(sentence.tokens[0].text[:2])
    )  # 工业和建筑业 全年实现工业增加值
    is_headed = is_headed or (
        before is not None and before.letter == "J" and before.text in sentence.tokens[at].text
    )  # ● 工业 规上工业增加值
    if search(r"E[^IJ]{0,6}$|[QJ][vTF]{0,2}$", clause) and not (
        is_headed or tells_its_field or is_of_projects or is_of_firms or is_of_all_firms(sentence, at, clause)
    ):
        return True
    if _is_of_some(sentence, at, clause, code):
        return True
    if search(r"[xQ]v[FT]{0,2}$", clause) and is_sub_park(
        sentence.tokens[at - len(clause) : at],
        owner.context.place,
        owner.context.title,
        sentence.tokens[at - len(clause) - 1].text == owner.context.group,
    ):
        return True
    if before is not None and before.text.endswith("港") and code.endswith("_throughput"):
        return False  # 天津港货物吞吐量 in an account of the zone around it
    if code.startswith("projects_key") and are_only_talked_of(sentence, at):
        return True  # 正在加紧洽谈的重点项目11个
    if code.startswith("projects_key") and counts_by_rank(sentence, at):
        return False  # 54个年初在库市重点项目完成投资
    if _is_of_a_named_part(owner, sentence, at, clause) or _is_of_another_kind(owner, sentence, at, clause, code):
        return True
    if clause.endswith("I") and before is not None and before.entry is not None:
        fits = before.entry.value == "industrial_firms" or (before.entry.value == "projects_key" and code.startswith("projects_"))
        if not fits:
            return True
    return _is_named_by_words(owner, sentence, at, clause, code)


def _is_named_by_words(owner: Owner, sentence: Sentence, at: int, clause: str, code: str) -> bool:
    """Whether the unknown words right before a name are somebody else's."""
    before = sentence.tokens[at - 1] if at else None
    if (
        before is None
        or not clause.endswith("x")
        or HARMLESS.match(before.text)
        or before.text.endswith(_FURTHERS)
        or _NUMBERING.fullmatch(before.text)
        or (before.text in _ITSELF and sentence.letters[max(0, at - 2) : at - 1] in ("", ",", ";", ":", "T"))
    ):
        return False
    if is_done_there(sentence, at, code):
        return False
    if (
        (before.text in short_names() and before.text in (owner.zone or ""))
        or is_short_for(before.text, owner.zone)
        or (code.startswith("leading_") and before.text.endswith(("”", '"')))
    ):
        return False  # 柳江工业增加值, 台商区实际利用外资, “两新一智”主导产业
    return code in _NARROWED or sentence.letters[at] == "J" or sentence.tokens[at].text in _SHORT


def _is_of_projects(sentence: Sentence, at: int, clause: str, code: str) -> bool:
    """10个重点项目完成固定资产投资, 高新技术企业实现进出口: what some projects or firms bring is not the zone's."""
    found = None if code.startswith(("projects_", "domestic_", "fdi_")) else search(r"(I)v{0,2}Fv{0,2}$", clause)
    entry = sentence.tokens[at - len(found[0])].entry if found is not None else None
    return entry is not None and (
        entry.value.startswith("projects_") or (entry.value == "hightech_firms" and not code.startswith("hightech_"))
    )


def _is_of_some(sentence: Sentence, at: int, clause: str, code: str) -> bool:
    """True for what a month brings on average, and for trade with or projects from some places."""
    if search("[xQ]", clause) and any(
        _EVERY.match("".join(t.text for t in sentence.tokens[i : i + 3])) for i in range(at - len(clause), at)
    ):
        return True  # 平均每月新增企业2671家; 全国前30名监管区域进出口总值
    if code in TRADE and is_of_some_trade(sentence, at, clause):
        return True
    comes_from = any(t.text.startswith("来自") or t.text.endswith("来源") for t in sentence.tokens[at - len(clause) : at])
    return (
        comes_from and clause.endswith(("xv", "Sv")) and sentence.tokens[at - 1].text == "的"
    )  # 来自沪苏浙的新签约项目, 来源于香港的实际使用外资


def _is_its_own(owner: Owner, sentence: Sentence, at: int, clause: str, code: str) -> bool:
    """What stands before the name is the zone itself, or the only ones that can have such an indicator."""
    if _names_the_page(owner, sentence, at):
        return True
    if code in DEED_CODES.values() and is_done_to_projects(sentence, at, clause):
        return True  # 全区项目开工12个
    if is_itself(owner.context, sentence, at) or (code == "private_investment" and search(r"E[vF]{0,3}$", clause) is not None):
        return True  # 金桥工业总产值; 民营企业完成民间投资
    if "q" not in sentence.letters[:at] and is_of_port(sentence, at, code):
        return True  # 曹妃甸港区完成货物吞吐量
    if code == "fai" and _is_of_its_projects(sentence, at, clause):
        return True  # 500万元以上项目完成固定资产投资
    if (joined := search(r"Sj(x)Q[vTF]{0,3}$", clause)) and sentence.tokens[at - len(clause) + joined.start(1)].text in owner.context.title:
        return True  # 开发区、同里镇完成…, on the page of 开发区(同里镇)
    itself = search(r"(Q)[vTF]{0,2}$", clause)
    return itself is not None and is_itself(owner.context, sentence, at - len(itself[0]))  # 金桥片区2015年税收


def _names_the_page(owner: Owner, sentence: Sentence, at: int) -> bool:
    """航空智慧新城(完成)工业总产值, in a page whose title says 航空智慧新城."""
    last = at
    while last > max(0, at - 2) and sentence.letters[last - 1] in "TF":
        last -= 1
    if not owner.context.title or not last or sentence.letters[last - 1] not in "xvQ":
        return False
    first = last
    while (
        first
        and last - first < 4
        and sentence.letters[first - 1] in "xvQ"
        and sentence.tokens[first - 1].end == sentence.tokens[first].start
    ):
        first -= 1
    words = "".join(t.text for t in sentence.tokens[first:last])
    endings = vocabulary().endings["own_name_ending"]
    endings = endings if owner.context.place.level else (*endings, *_PARKS)  # no other place can be meant
    return len(words) > 3 and words.endswith(endings) and words in owner.context.title


def _is_of_another_kind(owner: Owner, sentence: Sentence, at: int, clause: str, code: str) -> bool:
    """Money of the treasury, of some parks, of one trade, or what was only added."""
    before = sentence.tokens[at - 1] if at else None
    if at > 1 and is_of_others_by_kind(code, sentence, at, (owner.zone or "") + owner.context.title):
        return True
    if code == "tax_revenue" and _GIVES_TAXES.search(clause) and any(t.text == "为" for t in sentence.tokens[at - len(clause) : at]):
        return True  # 工业为地方财政贡献税收5亿元
    if code == "fai" and before is not None and before.text.endswith("形成") and "Q" in clause and "招商" in sentence_before(sentence, at):
        return True  # 工业招商项目实际形成固定资产投资额
    if code == "zone_revenue" and sentence_before(sentence, at).endswith("国有资本"):
        return True  # 国有资本经营收入 is the treasury's
    is_park = before is not None and (
        before.text == "园区"
        or (
            search(r"vE[vF]{0,2}$", clause) is not None
            and sentence_before(sentence, at - len(clause) + clause.rindex("E")).endswith("园区")
        )
    )
    is_park = is_park and not (
        at > 1 and sentence.tokens[at - 2].text.endswith(("含", "包括"))
    )  # 含园区规模以上工业增加值 is the whole county's
    if is_park and (owner.is_around_parks or speaks_of_parks(sentence, at) or _counts_some_parks(owner, sentence, at)):
        return True  # 园区规模工业增加值, in a text about 全县; 全市省级及以上园区; …等四个园区工业产值
    if sentence.letters[at] == "J" and code in _TRADES and search(r"零售额", sentence_before(sentence, at)):
        return True  # 批发业零售额20亿元,零售业50亿元: parts of the retail sales
    if before is not None and before.text.endswith(_SOME_OF_THEM.get(code, "\n")):
        return True  # 新培育申报高企25家 may become some, 1000万美元以上外资项目18个 are the large ones
    is_added = is_added_before(sentence, at) and not code.startswith(_ADDED)
    if is_added or (before is not None and before.text[-2:] == "以下"):
        return True  # 新增规上工业产值 is what a few firms added; 5千万以下固定资产投资; 限额以下消费品零售总额
    # 新增规上工业企业31家、高新技术企业27家
    is_listed = clause in ("", "j") and sentence.letters[max(0, at - 2) : at] == "Mj"
    is_of_which = clause in ("q", "j") and sentence.letters[at - 1 : at] in ("q", "j") and vocabulary().units[code] == "COUNT"
    return (is_listed or is_of_which) and not code.startswith(_ADDED) and is_added_to(sentence, at)


def _is_of_its_projects(sentence: Sentence, at: int, clause: str) -> bool:
    """Projects of 500,000 or 5,000,000 yuan and more are those whose investment is counted at all."""
    first = at - len(clause)
    words = "".join(t.text for t in sentence.tokens[max(0, first - 1) : at])
    return _COUNTED_PROJECTS.fullmatch(words) is not None


def _counts_some_parks(owner: Owner, sentence: Sentence, at: int) -> bool:
    """四个园区 of those that the text is about."""
    return search("[^S]M.$", sentence.letters[max(0, at - 3) : at]) is not None and sentence.tokens[at - 2].text != owner.context.group


def is_of_a_part(owner: Owner, sentence: Sentence, at: int, wide_start: int, code: str, memory: Memory) -> bool:
    """Some of the projects, some of the firms: 其中亿元以上项目12个, 三个省级园区实现工业增加值, 家具制造11户实现产值."""
    is_project = code.startswith("projects_")
    nearby = sentence.letters[:at][-NEAR:]
    since = nearby.rpartition(";")[2] if "q" in nearby else ""
    since = re.sub(r"\([^()]*\)", "", since) if ")" in since else since  # 开工项目255项(其中…223项),实际已开工206项
    is_detail = "q" in since and not search("[TS]", since.rpartition("q")[2]) and search("[xQEc]", since.rpartition("q")[2]) is not None
    near = sentence.tokens[max(0, at - NEAR) : at] if is_detail and code in memory.counted and not is_project else []
    is_sector = sentence.letters[at] == "J" and code in (
        "primary_va",
        "secondary_va",
        "tertiary_va",
    )  # 其中,第三产业表现突出,…,第三产业对…的贡献率
    if near and not is_sector and any(t.text == sentence.tokens[at].text for t in near):
        return True  # 进出口总额30亿元,其中加工贸易进出口总额29亿元
    if code in _OF_PARTS and code in memory.counted and search(r"q[vF]?$", sentence.letters[max(0, at - 2) : at]):
        return True  # 全口径税收收入68亿元,其中一般公共预算税收收入35亿元: a part by another name of the same
    if (
        memory.part == "industry"
        and code.startswith(("industrial_", "service_", "profit_", "zone_"))
        and sentence.letters[at - 1 : at] != "S"
    ):
        return True  # 医药健康产业规模突破1000亿元,规上工业产值300亿元
    # …,其中超10亿元项目18个,58个省市重点项目完成投资…: counted anew
    is_counted_anew = is_project and sentence.letters[:wide_start][-2:] in (",M", ";M") and "重" in sentence.tokens[wide_start].text
    if memory.part == "projects" and code in DEED_CODES.values() and "q" not in sentence.letters[:at] and speaks_of_talks(sentence, at):
        memory.part = ""  # 在谈项目156个,已签约项目83个
    if memory.part == "area" or (
        memory.part == "projects" and is_project and not is_counted_anew and not _is_of_all_told(sentence, at, code, memory)
    ):
        return True
    if memory.part and code in _OF_PARTS and _FROM_ELSEWHERE.search(sentence.tokens[at].text) is None:
        return True
    if ("q" in since or code in memory.counted or memory.lists_parts) and any(
        t.text in _CORE for t in sentence.tokens[max(0, at - 2) : at]
    ):
        return True  # 其中区本级固定资产投资…
    if code == "domestic_capital" and code in memory.counted and sentence_before(sentence, at).endswith(_OF_A_TRADE):
        return True  # 省外到位资金60亿元;产业项目到位资金88亿元
    if is_project and is_of_a_branch(sentence, at):
        return True
    if is_project and code == "projects_key_planned" and code in memory.counted and "q" in sentence.letters[:at]:
        return True  # 年度计划投资463亿元。其中,续建项目269个,…;计划开工207个,年度计划投资209亿元
    if is_project and is_of_some_projects(sentence, at, code, "q" in since, memory.counted):
        return True
    if (
        is_project
        and sentence.letters[at] == "I"
        and vocabulary().units[code] == "COUNT"
        and (is_some := _counts_some(sentence, at, code, memory, "q" in since and not is_counted_anew)) is not None
    ):
        return is_some
    if (
        wide_start
        and sentence.letters[wide_start - 1] == "M"
        and sentence.letters[wide_start] in "xQ"
        and _DISTRICTS.match(sentence.tokens[wide_start].text)
        and sentence.tokens[wide_start - 1].text != owner.context.group
    ):
        return True  # 12个区县实际利用外资
    if not wide_start or memory.just_read:
        return False
    if match(r"M[F]J", sentence.letters[wide_start - 1 : at + 1]) and counts_firms_of_a_trade(sentence, wide_start - 1):
        return True  # 纺织鞋服13户实现产值
    return owner.context.place.level not in ("", "province") and _is_of_counted(sentence, at, wide_start)


def _counts_some(sentence: Sentence, at: int, code: str, memory: Memory, is_of_which: bool) -> bool | None:
    """Whether a count of projects is of some of those told before; None where nothing says so."""
    if at and sentence.tokens[at - 1].text in ("含", "包含", "包括"):  # 引进项目65个(含重大项目9个); 31个项目,包含开工项目16个
        return code not in OF_DEEDS or any(counted in OF_DEEDS for counted in memory.counted)
    if is_of_which and (code in memory.counted or code == "projects_key"):
        memory.part = "projects"
        return True
    return None


def _is_of_all_told(sentence: Sentence, at: int, code: str, memory: Memory) -> bool:
    """…,其中亿元项目4个,签约金额60亿元: the amount of all projects signed, or of those whose parts were told."""
    is_of_signed = "projects_signed" in memory.counted and (
        sentence.tokens[at].text.startswith(_OF_ALL_SIGNED) or sums_signed(sentence, at)
    )
    return is_of_signed or (code.startswith("projects_key_") and parts_make_whole(sentence, at))


def _is_of_counted(sentence: Sentence, at: int, wide_start: int) -> bool:
    """A figure of what a count right before it counts: 88家企业实现产值."""
    counted = sentence.tokens[wide_start - 1].quantity
    between = sentence.letters[wide_start:at]
    if not between and counted is not None and search(r"[xQ]v$", sentence.letters[max(0, wide_start - 3) : wide_start - 1]):
        return sentence.tokens[wide_start - 2].text == "的" and counted.printed_unit in ("家", "户")  # 新材料产业的88家规上企业实现产值
    if counted is None or counted.unit != "COUNT" or search(r"[,;:()S]", between):
        return False
    if between == "j" and _ALL_FIRMS.search(sentence_before(sentence, wide_start - 1)):
        return False  # 园区企业达到330家、工业总产值达850亿元
    if (match(r"E[vF]{0,3}$", between) and is_of_all_counted(sentence, wide_start)) or counts_by_rank(sentence, at):
        return False  # 全区规上209家企业完成工业产值
    is_of_all = (
        match(r"Iv{0,2}", between) and len(between) < 4 and sentence.letters[wide_start - 2 : wide_start - 1] in ("", ",", "S", "T", "q")
    )
    if is_of_all and (entry := sentence.tokens[wide_start].entry) is not None and entry.value == "industrial_firms":
        return False  # 全县240户规模工业企业累计完成工业产值
    return bool(search(r"[xQE]", between)) or (bool(between) and counted.printed_unit in ("家", "户"))
