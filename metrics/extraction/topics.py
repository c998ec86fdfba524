"""Bind numbers to indicators: which name opens a topic, which topic carries over, which names are narrowed to a part."""

from __future__ import annotations

import re
from bisect import bisect_right
from operator import attrgetter

from metrics.extraction.clause import Clause, Memory, Sentence, Topic
from metrics.extraction.owners import Owner
from metrics.extraction.places import short_names
from metrics.extraction.slots import match, other_subject, pieces, search, unknown_words
from metrics.extraction.strangers import (
    HARMLESS,
    NEAR,
    counts_deeds,
    counts_firms_of_a_trade,
    counts_projects,
    is_composite,
    is_of_a_stranger,
    is_of_all_firms,
    is_of_firms,
    is_sub_park,
    is_visited,
    short_of_a_whole,
    speaks_of_parks,
    without_company,
)
from metrics.language.tokens import Token
from metrics.language.vocabulary import vocabulary

# Names that product groups, firms or taxes often narrow: 机电产品出口额 is not the zone's 出口额.
_NARROWED = frozenset((
    "exports", "imports", "trade_total", "tax_revenue", "industrial_output_all", "industrial_va_all", "fdi_actual",
    "fdi_contracted", "zone_revenue", "industrial_profit", "industrial_investment", "infrastructure_investment",
    "projects_key_done", "profit_and_tax", "housing_sales_area", "tertiary_va", "service_revenue", "service_investment", "deposits", "loans", "freight_volume",
    "grain_output", "budget_revenue", "budget_expenditure", "cpi", "real_estate_investment", "container_throughput", "electricity", "retail_trade_sales",
    "rd_expenditure", "projects_key", "projects_signed", "projects_signed_investment", "manufacturing_investment",
    "manufacturing_va", "port_throughput", "projects_started",
))
_ADDED = ("projects_", "fdi_", "domestic_", "firms_", "market_", "employment", "patents", "deposits", "loans", "tax_")
_SHORT = ("固投", "社零")
_OF_PARTS = frozenset(("domestic_capital", "fdi_actual", "fdi_contracted", "exports", "imports", "trade_total", "tax_revenue"))
_PART = re.compile(r"(?:[^工行农企作就创]业|集群|经济区|景区|镇|街道|片区|产业园|工业园|石化|新材|药业|光电|股份)$")
_OPENS = re.compile(r"T?[,vS]{0,5}")  # nothing but a period: 1-8月份,累计完成投资…
_BESIDE, _AHEAD = 8, 18  # slots that tell in which role a name stands
_DEEDS = ("签约", "开工", "竣工", "投产", "达产", "达效", "新开工", "新签约", "竣工投产", "新投产")
_STANDS_ALONE = re.compile(r"[vFSTelY]{0,4}[MPudbfXDrG,zjc]")
_TRADE = frozenset(("trade_total", "exports", "imports"))
_WITH = ("对", "与", "同", "向", "和")
_DISTRICTS = re.compile(r"(?:区县|县区|县市区|县市|市县|区|县|乡镇|镇街|街道|镇)$")
_OF_WHICH = ("中", "内", "里", "已", "其中")
_FURTHERS = ("推动", "促进", "助推", "加快")
_CORE = ("本级", "区本级", "县本级", "市本级")
_CIRCUMSTANCE = ("在", "受", "因", "由")
_START = attrgetter("start")


class Topics:
    """Answers which topic a slot opens and which one a number speaks about."""

    def __init__(self, owner: Owner) -> None:
        self.owner = owner

    def make(self, code: str, token: Token, is_blocked: bool = False) -> Topic:
        return Topic(code, token.text, token.start, self.owner.zone, is_blocked or self.owner.is_foreign)

    def opened(self, sentence: Sentence, at: int, wide_start: int, memory: Memory) -> Topic | None:
        """The topic an indicator's name opens; None where the name stands in another role."""
        return None if self.is_other_role(sentence, at, wide_start) else self.named(sentence, at, wide_start, memory)

    def named(self, sentence: Sentence, at: int, wide_start: int, memory: Memory) -> Topic | None:
        """The topic of an indicator's name that stands in no other role."""
        token = sentence.tokens[at]
        half = r"[^MPBXK]j$" if token.letter == "J" else r"Jj$"
        if search(half, sentence.letters[max(0, at - 2) : at]) and not match(r".[^,;:()]*,?D", sentence.letters[at : at + NEAR]):
            return None  # 住宿和餐饮业完成…: half of a name
        code = short_of_a_whole(sentence, at) or self.code(token, memory, sentence.letters[at + 1 : at + NEAR])
        if not code and token.letter == "J" and _OPENS.fullmatch(sentence.letters[:at]):
            code = next((name.indicator for name in token.entry.names if memory.theme in name.after), code) if token.entry and memory.theme else code
        if not code and token.letter == "J" and "完成投资" in token.text:
            code = self._invested(sentence, at, memory)
        if token.letter == "J" and memory.branch and not token.text.endswith("业"):
            code = self._of_branch(memory.branch, token)
        if code is not None and "|" in code:  # 城乡居民收入 with one number is that of all residents
            code = code.partition(";")[2]
        if code == "industrial_firms" and memory.context in ("industrial_output_all", "industrial_va_all"):
            code = self._of_amount(sentence, at, memory) or code
        if not code:
            memory.owner_is_doubtful = memory.owner_is_doubtful or (at > 0 and sentence.letters[at - 1] == "E")  # 外资企业出口在…
            return None
        clause = pieces(sentence.letters[max(wide_start, at - NEAR) : at])[-1]
        memory.is_firm = memory.is_firm or is_of_a_stranger(sentence, at)
        if memory.is_firm and "S" in clause:
            memory.is_firm = False
        narrowed = (memory.is_firm and not counts_deeds(code)) or self._is_narrowed(sentence, at, clause, code) or self._is_of_a_part(sentence, at, wide_start, code, memory)
        if not narrowed and is_of_firms(sentence, at):
            narrowed = memory.is_firm = True
        if token.letter == "J" and memory.owner_is_doubtful and "S" not in clause:
            narrowed = True  # 天津口岸进出口…,其中进口…
        memory.is_firm = memory.is_firm or (bool(search(r"E[vFTt]{0,4}$", clause)) and not is_of_all_firms(sentence, at, clause))
        memory.owner_is_doubtful = narrowed or self.owner.is_foreign
        topic = self.make(code, token, narrowed)
        topic.is_narrowed = narrowed
        return topic

    def is_other_role(self, sentence: Sentence, at: int, wide_start: int) -> bool:
        """A whole (占…的, 在…中占), a base of comparison (对…, 高于…), what is pulled, or a verb."""
        tokens, left = sentence.tokens, sentence.letters[max(wide_start, at - _BESIDE) : at]
        ahead = sentence.letters[at : at + _AHEAD]
        if search(r"(?:z[^,;:()IJ]{0,4}|[cgh][SvTxQIj]{0,6})$", left) and not (left.endswith(("g", "h")) and tokens[at - 1].text in ("超", "超过")):
            return True
        if left.endswith(("YS", "YvS")) and match(r"IPv{0,2}r", ahead):
            return True  # 较同期全国外贸进出口21.4%的增幅高2.4个百分点
        if at and "在" in (tokens[at - 1].text, tokens[at - 2].text if at > 1 else "") and match(r"[IJ][qv]{0,2}z", ahead):
            return True
        if search(r"I[vF]{0,2}L[Sv]{0,2}$", left) and match(r"[IJ]v?[ud]v?P", ahead) and counts_projects(tokens[max(0, at - NEAR) : at]):
            return False  # 重大项目拉动工业投资增长12%
        if search(r"L[SvxT]{0,3}$", left) and (tokens[at - 1].text == "拉动" or match(r"[IJ][^PBMI]{0,4}B", ahead)):
            return True
        return tokens[at].text in _DEEDS and not match(r"I(?:[SQxvjMD]{0,6}|[SQxvjI]{1,12}D[vF]{0,2})M", ahead)  # verbs unless something is counted

    def code(self, token: Token, memory: Memory, after: str) -> str | None:
        """The indicator's code, by the context where the name is a short one."""
        if token.entry is None:
            return None
        for name in token.entry.names:
            if name.indicator.startswith("projects_") and name.indicator != "projects_key_done":
                if memory.just_read in name.after:
                    return name.indicator
            elif token.entry.value == "industrial_firms" and not match(r"[vYF]{0,3}[ud]", after):
                continue
            elif (memory.context in name.after and memory.context != "industrial_firms") or memory.above in name.after or ("*" in name.after and _STANDS_ALONE.match(after)):
                return name.indicator
        return token.entry.value or None

    @staticmethod
    def _of_amount(sentence: Sentence, at: int, memory: Memory) -> str:
        """工业总产值…,其中规模以上工业企业完成1464亿元: the same of the firms above designated size."""
        found = match(r"[vF]{1,3}M", sentence.letters[at + 1 : at + 5])
        quantity = sentence.tokens[at + found.end()].quantity if found is not None else None
        entry = sentence.tokens[at].entry
        if entry is None or quantity is None or quantity.unit not in ("CNY", ""):
            return ""
        return next((name.indicator for name in entry.names if memory.context in name.after), "")

    @staticmethod
    def _invested(sentence: Sentence, at: int, memory: Memory) -> str:
        """房地产开发投资继续快速增长,完成投资24.9亿元: the amount of the investment just named."""
        found = search(r"I[vuadsnwx]{1,6},v?$", sentence.letters[max(0, at - NEAR) : at])
        if found is None or memory.topic is None or memory.topic.start != sentence.tokens[at - len(found[0])].start:
            return ""
        return memory.topic.code if memory.topic.code.endswith(("_investment", "fai")) else ""

    @staticmethod
    def _of_branch(branch: str, token: Token) -> str:
        """新兴产业…,实现总产值: the branch named before and the short name make an indicator's name, or none."""
        entries = vocabulary().entries.get(branch + token.text, ())
        return next((entry.value for entry in entries if entry.type == "indicator"), "")

    def _is_narrowed(self, sentence: Sentence, at: int, clause: str, code: str) -> bool:
        """True where a firm, an industry or a product owns the indicator's name: 天合光能实现工业产值."""
        before = sentence.tokens[at - 1] if at else None
        is_of_projects = before is not None and before.text == "项目" and code == "projects_key_done"  # 项目累计完成投资
        is_of_firms = code == "rd_expenditure" and search(r"(?:^|[STv])E[^IJ]{0,6}$", clause) is not None
        if search(r"E[^IJ]{0,6}$|[QJ][vTF]{0,2}$", clause) and not (is_of_projects or is_of_firms or is_of_all_firms(sentence, at, clause)):
            return True
        partner = search(r"c[xvSQF]{1,8}$", clause) if code in _TRADE else None
        if partner and sentence.tokens[at - len(partner[0])].text in _WITH:
            return True  # 对“一带一路”沿线国家进出口
        if clause.endswith("xv") and sentence.tokens[at - 2].text.startswith("来自"):
            return True  # 来自沪苏浙的新签约项目
        if search(r"[xQ]v[FT]{0,2}$", clause) and is_sub_park(sentence.tokens[at - len(clause) : at]):
            return True
        part = search(r"([xvQ]{0,3}x)([FT]{0,2})$", clause) or (search(r"([xvQ]{0,3}x)(v)$", clause) if before is not None and before.text == "的" else None)
        if part:
            words = "".join(t.text for t in sentence.tokens[at - len(part[0]) : at - len(part[2])])
            if _PART.search(words) and words not in short_names():
                return True  # 金属制品业实现利润总额, 东山经济区财政收入
        if before is not None and before.text == "园区" and (self.owner.is_within_county or speaks_of_parks(sentence, at)):
            return True  # 园区规模工业增加值, in a text about 全县; 全市省级及以上园区
        is_added = before is not None and before.text in ("新增", "认定") and not code.startswith(_ADDED)
        if is_added or (before is not None and before.letter == "M" and before.text.endswith("以下")):
            return True  # 新增规上工业产值 is what a few firms added; 5千万以下固定资产投资
        if clause.endswith("I") and before is not None and before.entry is not None:
            fits = before.entry.value == "industrial_firms" or (before.entry.value == "projects_key" and code.startswith("projects_"))
            if not fits:
                return True
        if before is None or not clause.endswith("x") or HARMLESS.match(before.text) or before.text.endswith(_FURTHERS):
            return False
        if before.text in short_names() and before.text in (self.owner.zone or ""):
            return False  # 柳江工业增加值
        return code in _NARROWED or sentence.letters[at] == "J" or sentence.tokens[at].text in _SHORT

    def _is_of_a_part(self, sentence: Sentence, at: int, wide_start: int, code: str, memory: Memory) -> bool:
        """Some of the projects, some of the firms: 其中亿元以上项目12个, 三个省级园区实现工业增加值, 家具制造11户实现产值."""
        is_project = code.startswith("projects_")
        since = sentence.letters[max(0, at - NEAR) : at].rpartition(";")[2]
        is_detail = "q" in since and not search("[TS]", since.rpartition("q")[2])
        is_detail = is_detail and search("[xQEc]", since.rpartition("q")[2]) is not None
        near = sentence.tokens[max(0, at - NEAR) : at] if is_detail and code in memory.counted and not is_project else []
        if any(t.text == sentence.tokens[at].text for t in near):
            return True  # 进出口总额30亿元,其中加工贸易进出口总额29亿元
        if memory.part == "industry" and code.startswith(("industrial_", "service_")):
            return True  # 医药健康产业规模突破1000亿元,规上工业产值300亿元
        if memory.part == "area" or (memory.part == "projects" and is_project) or (memory.part and code in _OF_PARTS):
            return True
        if ("q" in since or code in memory.counted or memory.lists_parts) and any(t.text in _CORE for t in sentence.tokens[max(0, at - 2) : at]):
            return True  # 其中区本级固定资产投资…
        is_deed = is_project and at > 1 and sentence.letters[at - 1] == "j" and sentence.tokens[at - 2].text in _DEEDS
        if is_deed and not match(r"I[SQxvjI]{0,12}D", sentence.letters[at : at + _AHEAD]):
            return True  # 签约、开工、投产项目共54个
        is_count = is_project and sentence.letters[at] == "I" and vocabulary().units[code] == "COUNT"
        if is_count and at and sentence.tokens[at - 1].text in ("含", "包含", "包括"):
            return True  # 引进项目65个(含重大项目9个)
        if is_count and "q" in since and (code in memory.counted or (code == "projects_key" and (memory.counted or "QM" in since))):
            memory.part = "projects"
            return True
        if wide_start and sentence.letters[wide_start - 1] == "M" and sentence.letters[wide_start] in "xQ" and _DISTRICTS.match(sentence.tokens[wide_start].text):
            return True  # 12个区县实际利用外资
        if not wide_start or memory.just_read:
            return False
        if match(r"M[F]J", sentence.letters[wide_start - 1 : at + 1]) and counts_firms_of_a_trade(sentence, wide_start - 1):
            return True  # 纺织鞋服13户实现产值
        if self.owner.context.place.level in ("", "province"):
            return False
        counted = sentence.tokens[wide_start - 1].quantity
        between = sentence.letters[wide_start:at]
        if not between and counted is not None and search(r"[xQ]v$", sentence.letters[max(0, wide_start - 3) : wide_start - 1]):
            return sentence.tokens[wide_start - 2].text == "的"  # 新材料产业的88家规上企业实现产值
        if counted is None or counted.unit != "COUNT" or search(r"[,;:()S]", between):
            return False
        return bool(search(r"[xQE]", between)) or (bool(between) and counted.printed_unit in ("家", "户"))

    def carried(self, clause: Clause, memory: Memory) -> Topic | None:
        """The topic that a number speaks about, or None where another subject has come between."""
        topic = memory.topic
        if topic is None or (clause.number.letter != "K" and search("[xEQ]", clause.wide) is None):
            return topic  # nobody else is named since the last number
        tokens = clause.wide_tokens
        behind = bisect_right(tokens, topic.start, key=_START)  # the first slot behind the topic's
        is_own = behind > 0 and tokens[behind - 1].start == topic.start
        inside = tokens[behind:-1]
        between = pieces(clause.wide[behind:-1])
        last = between[-1]
        if is_own and len(between) == 1 and topic.text in _DEEDS and clause.following.startswith("Q"):
            return topic  # 签约瑞丰制氢、直升机等27个项目
        if is_own and len(between) == 1 and topic.code.startswith("projects_"):
            return topic if clause.letters.endswith("QM") or self._is_clean(inside, last, clause) else None
        if is_own and len(between) > 1:
            between = between[1:]  # 固定资产投资稳步攀升,增长5%: the first piece is the topic's own predicate
        if clause.number.letter == "K":
            if is_composite(inside):
                return None
            between = without_company(inside, between)
        if any(map(other_subject, between)):
            return None
        if clause.number.letter == "K" or "C" in clause.letters:
            return topic
        return topic if self._is_clean(inside, last, clause) else None

    @staticmethod
    def _is_clean(inside: list[Token], last: str, clause: Clause) -> bool:
        """True where the clause's own words hold no other subject."""
        first = len(inside) - len(last)
        texts = [inside[first + at].text for at in unknown_words(last, clause.number.letter)]
        return all(HARMLESS.match(text) or text.startswith(_CIRCUMSTANCE) for text in texts)

    def owned(self, sentence: Sentence, wide_start: int, number: int, memory: Memory) -> Topic | None:
        """天津港保税区3.9亿美元: a zone and its number; the indicator was named earlier in the sentence."""
        found = search(r"(?:^|[,;:(jqv])x?(S)v{0,2}\(?$", sentence.letters[wide_start:number])
        if found is None or memory.head is None:
            return None
        at = wide_start + found.start(1)
        is_listed = memory.head.zone not in (None, self.owner.context.zone)
        if not self.owner.claims(sentence, at, self.owner.written_before(sentence, at) if is_listed else None):
            return None
        return Topic(memory.head.code, memory.head.text, sentence.tokens[at].start, self.owner.zone, self.owner.is_foreign or memory.head.is_narrowed)

    def rated(self, sentence: Sentence, number: int) -> Topic | None:
        """12.3%的工业投资增速: the indicator stands behind its rate."""
        token = sentence.tokens[number + 2]
        code = token.entry.value if token.letter == "I" and token.entry is not None else ""
        return self.make(code, token) if code in vocabulary().units else None

    def counted(self, sentence: Sentence, number: int) -> Topic | None:
        """15个签约项目: the indicator counted stands right behind the number."""
        found = match(r"[vQF]{0,3}I", sentence.letters[number + 1 : number + 5])
        if found is None or (number and sentence.letters[number - 1] == "c") or sentence.tokens[number].text == "一个":
            return None  # 是开发区的一个重大项目
        token = sentence.tokens[number + found.end()]
        if token.entry is None or vocabulary().units.get(token.entry.value) != "COUNT" or self.owner.is_foreign:
            return None
        if token.entry.value in ("industrial_firms", "hightech_firms", "market_entities") or is_visited(sentence, number):
            return None  # 100家规模以上工业企业被认定为…
        behind = sentence.tokens[number + found.end() + 1 : number + found.end() + 2]
        has_deed = token.entry.value == "projects_key" and match(r".v?I", sentence.letters[number + found.end() : number + found.end() + 3]) is not None
        if has_deed or (behind and behind[0].text in _OF_WHICH):
            return None  # 11个重点项目竣工投产; 6个新开工项目中,3个…; 66个新开工项目已有28个…
        return self.make(token.entry.value, token)
