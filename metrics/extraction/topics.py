"""Bind numbers to indicators: which name opens a topic, which topic carries over, which names are narrowed to a part."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from operator import attrgetter

from metrics.extraction.asides import INDUSTRY, is_left_out, is_of_port
from metrics.extraction.clause import NUMBERS, Clause, Memory, Sentence, Topic
from metrics.extraction.counting import counted_behind, is_given_first
from metrics.extraction.invested import OF_THE_LIST, invested_in, just_named
from metrics.extraction.kindred import is_of_several
from metrics.extraction.naming import added, is_half_of_a_name, of_amount, of_branch, whole_name
from metrics.extraction.narrowing import AHEAD, is_narrowed, is_of_a_part
from metrics.extraction.owners import Owner
from metrics.extraction.projects import DEEDS, code_of_projects, code_of_sum
from metrics.extraction.slots import match, other_subject, pieces, search
from metrics.extraction.strangers import (
    NEAR,
    branch_around,
    counts_deeds,
    counts_projects,
    is_added_before,
    is_composite,
    is_each_years,
    is_free_of_others,
    is_of_a_named_firm,
    is_of_a_stranger,
    is_of_a_town,
    is_of_all_firms,
    is_of_firms,
    is_scale_of_another,
    sentence_before,
    short_of_a_whole,
    tells_of_projects,
    without_company,
)
from metrics.extraction.subjects import is_of_a_place_within, is_of_unknown_subject
from metrics.extraction.trade import goes_on_about_some, is_with_a_partner
from metrics.extraction.units import unit_for
from metrics.language.token import Token
from metrics.language.vocabulary import vocabulary

_OPENS = re.compile(r"T?[,vS]{0,5}")  # nothing but a period: 1-8月份,累计完成投资…
_ROLE = re.compile("[zcghLY]")  # what stands before a name in another role
_LISTED = 44  # slots of a list of projects by name
_BESIDE = 8  # slots before a name that tell in which role it stands
_STANDS_ALONE = re.compile(r"[vFSTelY]{0,4}[MPudbfXDrG,zZjcC]")
_OF_INDUSTRY = ("工业增加值", "工业总产值", "工业产值")
_OF_ANY_BRANCH = ("利润总额", "营业收入", "主营业务收入")
_OF_SERVICES = re.compile(
    r"(规模?以?上(?!(?:其他)?[营盈赢]利性)[^,;、]{0,6})?服务业(?:企业|单位|[^,;、\d]{0,12},)?(?:达|共|有)?\d+[家户个](?:企业|单位)?,?[^,;、]{0,6}$"
)  # 规上服务业企业51家,实现营业收入
_AMOUNT_ALONE = ("投资额", "投资总量")
_ADDED = ("增加值", "产值", "总产值")
_EMERGING = "emerging_output"
_OTHER_NUMBER = re.compile("率|新?(?:入库|注销|储备|推进|落户|落地)数")  # 市重点项目新入库数, 主营业务利润率
_OTHER_BEGINS = "率新入注储推落"  # the first characters of these
_IN_ALL = re.compile("(?:目前)?(?:企业)?(?:累计|总数|总量|总计|合计|保有量)")  # 新增规上工业企业18家,总数达156家
_OF_ANY_FIRMS = ("industrial_profit", "industrial_revenue")
_ANY_FIRMS = ("利润总额", "实现利润", "主营业务收入", "利润", "实现利润总额")
_OTHER_TRADES = ("service_revenue", "construction_output", "wholesale_sales", "retail_trade_sales", "hotel_revenue", "catering_revenue")
_AROUND = re.compile("的?(?:大|总体|整体|严峻|不利|普遍)*(?:背景|情况|形势|环境|态势|压力|大势|局面|条件)(?:之)?[下中]")
_START = attrgetter("start")
_DONE_TO_PROJECTS = frozenset((*OF_THE_LIST, "projects_signed", "projects_signed_investment"))


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
        if sentence.letters[at - 1 : at] == "j" and is_half_of_a_name(sentence, at, memory):
            return None
        code = (token.letter == "J" and short_of_a_whole(sentence, at)) or self.code(token, memory, sentence.letters[at + 1 : at + NEAR])
        if not code and token.letter == "J" and _OPENS.fullmatch(sentence.letters[:at]):
            code = (
                next((name.indicator for name in token.entry.names if memory.theme in name.after), code)
                if token.entry and memory.theme
                else code
            )
        if not code and token.letter == "J" and "完成投资" in token.text:
            code = invested_in(sentence, at, memory)
        if token.text in _AMOUNT_ALONE and sentence.letters[at + 1 : at + 2] != "z":
            code = code if code and code.startswith("projects_") else ""  # 投资额占全市的25%
        code, is_of_branch = self._code_of_branch(code, sentence, at, memory)
        code = whole_name(sentence, at, code)
        if (
            code == _EMERGING
            and token.text in _ADDED
            and search("[xQE]", sentence.letters[:at])
            and not any("新兴" in t.text or "战新" in t.text for t in sentence.tokens[:at])
        ):
            code = ""  # 战略性新兴产业产值80亿元。三大基地入驻104家企业,总产值突破700亿元
        code = code or (added(sentence, at, token, memory) if token.text in _ADDED else code)
        if not code and token.text.endswith("完成投资") and (invested := just_named(sentence, at, memory)) is not None:
            return invested if invested.code.endswith(("_investment", "fai")) else None  # 其中,制造业完成投资723亿元
        code = code.partition(";")[2] if code is not None and "|" in code else code  # 城乡居民收入 with one number is that of all residents
        services = _OF_SERVICES.search(sentence_before(sentence, at)) if code == "zone_revenue" else None
        code = ("service_revenue" if services[1] else "") if services is not None else code
        code = code or code_of_sum(sentence, at, memory)
        code = code_of_projects(code, sentence, at, wide_start, memory.just_read) if code and code.startswith("projects_") else code
        if (
            code in _OF_ANY_FIRMS
            and token.text in _ANY_FIRMS
            and (memory.counted[-1] if memory.counted else memory.opening) in _OTHER_TRADES
            and "S" not in sentence.letters[max(0, at - 4) : at]
        ):
            code, memory.topic = "", None  # 规上服务业企业实现营业收入86亿元,实现利润总额7亿元
        if code == "industrial_firms" and memory.context in ("industrial_output_all", "industrial_va_all"):
            code = of_amount(sentence, at, memory) or code
        if not code:
            memory.is_firm = (
                memory.is_firm
                or is_of_a_named_firm(sentence, at)
                or is_each_years(sentence, at)
                or (
                    token.text.endswith("产值")
                    and sentence.letters[at + 1 : at + 2] == "M"
                    and is_of_unknown_subject(self.owner, sentence, at, pieces(sentence.letters[max(wide_start, at - NEAR) : at])[-1])
                )
            )
            memory.owner_is_doubtful = memory.owner_is_doubtful or (at > 0 and sentence.letters[at - 1] == "E")  # 外资企业出口在…
            return None
        clause = pieces(sentence.letters[wide_start:at][-NEAR:])[-1]
        # 规上高技术产业前三季度实现产值; 规模以上服务业总体平稳,7293家企业共实现营业收入
        clause = "" if services is not None else clause.rpartition("J")[2] if is_of_branch else clause
        narrowed = self._narrowed(sentence, at, wide_start, clause, code, memory) or goes_on_about_some(
            sentence, at, wide_start, code, memory.head
        )
        topic = self.make(code, token, narrowed)
        topic.is_narrowed = narrowed
        topic.is_added = narrowed and is_added_before(sentence, at) and vocabulary().kinds[code] == "stock"
        return topic

    def _narrowed(self, sentence: Sentence, at: int, wide_start: int, clause: str, code: str, memory: Memory) -> bool:
        """Whether somebody else owns the name, remembered for what follows."""
        if is_left_out(sentence, at):
            return True
        token, before = sentence.tokens[at], sentence.letters[:at]
        if "M" in before and is_of_several(self.owner.context, sentence, at):
            memory.is_firm = True
            return True
        is_unknown = "x" in before and (is_of_unknown_subject(self.owner, sentence, at, clause) or is_of_a_named_firm(sentence, at))
        goes_on_so = (memory.is_firm and token.text[0] != "规" and code != "hightech_firms") or (
            before[-1:] == "j" and is_of_a_stranger(sentence, at)
        )
        names_owner = "S" in clause and not (
            memory.is_firm and search(r"^[vE]{0,3}S[xvQJ]{1,4}E[vTF]{0,4}$", clause)
        )  # 江西长荣公司实现税收
        memory.is_firm = is_unknown or (not names_owner and goes_on_so and not is_of_port(sentence, at, code))
        is_of_deed = counts_deeds(code) or (code == "projects_signed_investment" and memory.just_read == "projects_signed")
        narrowed = (
            (memory.is_firm and not is_of_deed and code != "private_investment")
            or is_narrowed(self.owner, sentence, at, clause, code)
            or is_of_a_part(self.owner, sentence, at, wide_start, code, memory)
        )
        # 国内生产总值下降6.8%, on a page that calls its own 地区生产总值
        narrowed = narrowed or (self.owner.context.has_own_product and token.text.startswith("国内") and "S" not in clause)
        narrowed = narrowed or (
            code == "projects_key_planned"
            and (
                not tells_of_projects(sentence, memory)
                or (memory.status == "actual" and "projects_key" not in memory.counted and not _DONE_TO_PROJECTS.isdisjoint(memory.counted))
            )
        )
        if (
            not narrowed
            and ("E" in before or "Q" in before)
            and (is_of_firms(sentence, at) or (self.owner.context.place.level in ("zone", "county") and is_of_a_town(sentence, at)))
        ):
            narrowed = memory.is_firm = True
        goes_on = at > 1 and before[-1] == "j" and before[-2] in NUMBERS
        is_doubtful = memory.owner_is_doubtful or (
            memory.is_of_some_projects
            and not memory.counted
            and code.startswith("projects_")
            and search("S[vx]{0,2}M[^,;]{0,8}$", before[-NEAR:]) is None
        )
        is_of_it = code == "projects_signed_investment" and memory.topic is not None and memory.topic.code == "projects_signed"
        if (token.letter == "J" or goes_on or is_of_it) and is_doubtful and "S" not in clause:
            narrowed = True  # 天津口岸进出口…,其中进口…
        memory.is_firm = (
            memory.is_firm
            or (narrowed and is_of_a_place_within(self.owner, sentence, at, clause))
            or (
                "E" in clause and search(r"E(?:x[xQE]{0,2})?[vFTt]{0,4}$", clause) is not None and not is_of_all_firms(sentence, at, clause)
            )
        )
        # but for 完成两税总收入…、地方财政收入…
        memory.owner_is_doubtful = (narrowed and search(r"^[TvS,]*Fx$", clause) is None) or self.owner.is_foreign
        return narrowed

    def _code_of_branch(self, code: str | None, sentence: Sentence, at: int, memory: Memory) -> tuple[str | None, bool]:
        """The code, and whether it is that of the branch spoken of."""
        token = sentence.tokens[at]
        if memory.branch == INDUSTRY:
            is_its_own = token.text in _ADDED and not sentence.tokens[at - 1].text.endswith("社会")
            return (code or of_branch(memory.branch, token.text) if is_its_own else code), False  # 工业运行平稳,完成总产值80亿元
        if token.letter == "J" and memory.branch and not token.text.endswith("业"):
            return of_branch(memory.branch, token.text), True
        if memory.branch and token.text in _OF_ANY_BRANCH and not search("S[vTF]{0,4}$", sentence.letters[max(0, at - 5) : at]):
            return of_branch(memory.branch, token.text), True  # 商务服务业利润倍增,利润总额…
        if memory.branch and token.text in _OF_INDUSTRY and search(r"J[TvF]{1,4}$", sentence.letters[max(0, at - 5) : at]):
            return of_branch(memory.branch, token.text.removeprefix("工业")), True  # 战略性新兴产业上半年共实现工业增加值
        return (of_branch(*around), True) if (around := branch_around(sentence, at)) is not None else (code, False)

    def is_other_role(self, sentence: Sentence, at: int, wide_start: int) -> bool:
        """A whole (占…的, 在…中占), a base of comparison (对…, 高于…), what is pulled, or a verb."""
        if (
            sentence.letters[at + 1 : at + 2] in ("x", "v")
            and sentence.tokens[at + 1].text[0] in _OTHER_BEGINS
            and _OTHER_NUMBER.match("".join(t.text for t in sentence.tokens[at + 1 : at + 4]))
        ):
            return True
        tokens, left = sentence.tokens, sentence.letters[wide_start:at][-_BESIDE:]
        ahead = sentence.letters[at : at + (_LISTED if tokens[at].text in DEEDS else AHEAD)]
        if (
            ahead[1:2] in ("v", "q")
            and tokens[at + 1].text in ("中", "当中")
            and match("Iv?[vq]v?Z", ahead)
            and any(t.text == "在" for t in tokens[max(0, at - 2) : at])
        ):
            return True  # 在GDP中占比27%, 在全区GDP当中所占的比重
        if not _ROLE.search(left) and "z" not in ahead[1:4] and ahead[1:2] != "C":
            return self._is_verb(tokens[at], ahead)  # as nearly everywhere
        if search(r"(?:z[^,;:()IJ]{0,4}|[cgh][SvTxQIj]{0,6})$", left) and not (
            left.endswith(("g", "h")) and tokens[at - 1].text in ("超", "超过") and not (tokens[at].letter == "J" and ahead[1:2] == ",")
        ):
            return True
        if left.endswith(("YS", "YvS")) and match(r"IPv{0,2}r", ahead):
            return True  # 较同期全国外贸进出口21.4%的增幅高2.4个百分点
        if match(r"[IJ]C", ahead) and any(t.text in ("为", "给") for t in tokens[max(0, at - 2) : at]):
            return True  # 工业为全区GDP贡献了35%的增长
        if at and "在" in (tokens[at - 1].text, tokens[at - 2].text if at > 1 else "") and match(r"[IJ][qv]{0,2}z", ahead):
            return True
        if search(r"I[vF]{0,2}L[Sv]{0,2}$", left) and match(r"[IJ]v?[ud]v?P", ahead) and counts_projects(tokens[max(0, at - NEAR) : at]):
            return False  # 重大项目拉动工业投资增长12%
        if search(r"L[SvxT]{0,3}$", left) and (tokens[at - 1].text == "拉动" or match(r"[IJ][^PBMI]{0,4}B", ahead)):
            return True
        return self._is_verb(tokens[at], ahead)

    @staticmethod
    def _is_verb(token: Token, ahead: str) -> bool:
        """签约, 开工, 竣工 are verbs unless something is counted."""
        if token.text[0] == "新" and match(r"I[SQxvjEF]{1,40}QM", ahead):
            return False  # 新开工甲产业园二期、乙光电…等重点项目46个
        return token.text in DEEDS and not match(r"I(?:[SQxvjMD]{0,6}|[SQxvjI]{1,12}(?:D[vF]{0,2}|(?=M[jv]{1,2}M)))M", ahead)

    def code(self, token: Token, memory: Memory, after: str) -> str | None:
        """The indicator's code, by the context where the name is a short one."""
        if token.entry is None:
            return None
        for name in token.entry.names:
            if name.indicator == "trade_total" and memory.context.endswith("_throughput"):
                continue  # 港口货物吞吐量…,其中外贸完成…
            if name.indicator.startswith("projects_") and name.indicator != "projects_key_done":
                if memory.just_read in name.after:
                    return name.indicator
            elif token.entry.value == "industrial_firms" and not match(r"[vYF]{0,3}[ud]", after):
                continue
            elif (
                (memory.context in name.after and memory.context != "industrial_firms")
                or (memory.above in name.after and memory.context != "hightech_output")
                or ("*" in name.after and _STANDS_ALONE.match(after))
            ):
                return name.indicator
        return token.entry.value or None

    def carried(self, clause: Clause, memory: Memory) -> Topic | None:
        """The topic that a number speaks about, or None where another subject has come between."""
        topic = memory.topic = None if "c" in clause.wide and is_with_a_partner(clause) else memory.topic
        if (
            topic is not None
            and topic.is_added
            and match(r"[vl]{0,3}F?v?M$", clause.letters)
            and _IN_ALL.match(clause.text_of(0, len(clause.tokens) - 1))
        ):
            topic = memory.topic = replace(topic, is_blocked=self.owner.is_foreign, is_narrowed=False, is_added=False)
        if topic is None or (clause.number.letter != "K" and search("[xEQ]", clause.wide) is None):
            return topic  # nobody else is named since the last number
        if match("jQ?[xS]{1,2}v?K$", clause.wide) and memory.last in ("rank_yoy", "rank_level"):
            return topic  # 居全省第一位、中部六省省会城市第一位
        tokens = clause.wide_tokens
        behind = bisect_right(tokens, topic.start, key=_START)  # the first slot behind the topic's
        is_own = behind > 0 and tokens[behind - 1].start == topic.start
        inside = tokens[behind:-1]
        between = pieces(clause.wide[behind:-1])
        last = between[-1]
        if is_own and len(between) == 1 and topic.text in DEEDS and clause.following.startswith("Q"):
            return topic  # 签约瑞丰制氢、直升机等27个项目
        if is_own and len(between) == 1 and topic.code.startswith("projects_"):
            return topic if search(r"Qt?M$", clause.letters) or is_free_of_others(inside, last, clause.number.letter) else None
        if is_own and len(between) > 1:
            between = between[1:]  # 固定资产投资稳步攀升,增长5%: the first piece is the topic's own predicate
        if clause.number.letter == "K":
            if is_composite(inside) or is_scale_of_another(inside, last):
                return None
            between = without_company(inside, between)
        if any(map(other_subject, between)) or (
            clause.number.letter == "K" and any(t.letter == "x" and t.text.endswith("工作") for t in inside)
        ):
            return None  # 新签约项目293个,招商引资工作在全省排名第三位
        if clause.number.letter == "K" or "C" in clause.letters:
            return topic
        return topic if is_free_of_others(inside, last, clause.number.letter) else None

    def owned(self, sentence: Sentence, wide_start: int, number: int, memory: Memory) -> Topic | None:
        """天津港保税区3.9亿美元: a zone and its number; the indicator was named earlier in the sentence."""
        found = search(r"(?:^|[,;:(jqvr])x?(S)[v:]{0,2}\(?$", sentence.letters[wide_start:number])
        if found is None or memory.head is None:
            return None
        at = wide_start + found.start(1)
        is_listed = memory.head.zone not in (None, self.owner.context.zone) or sentence.letters[number - 1] == "("
        if not self.owner.claims(sentence, at, self.owner.written_before(sentence, at) if is_listed else None):
            return None
        return Topic(
            memory.head.code, memory.head.text, sentence.tokens[at].start, self.owner.zone, self.owner.is_foreign or memory.head.is_narrowed
        )

    def rated(self, sentence: Sentence, number: int) -> Topic | None:
        """12.3%的工业投资增速: the indicator stands behind its rate."""
        token = sentence.tokens[number + 2]
        code = token.entry.value if token.letter == "I" and token.entry is not None else ""
        return self.make(code, token) if code in vocabulary().units else None

    def amounted(self, sentence: Sentence, wide_start: int, number: int, just_read: str) -> Topic | None:
        """实现了70亿元的地区生产总值、12亿元的财政收入: the indicator stands behind its amount."""
        noun = number + 1 + (sentence.letters[number + 1 : number + 2] == "v")
        if (
            "J" in sentence.letters[wide_start:number]
            and (around := branch_around(sentence, noun)) is not None
            and match(r"[IJ](?:[,;:)j]|x?$)", sentence.letters[noun : noun + 3])
        ):
            code = of_branch(*around)
            return self.make(code, sentence.tokens[noun]) if code and unit_for("level", code, sentence.tokens[number]) is not None else None
        if number and "I" not in sentence.letters[number + 1 : number + 3]:
            return None  # as most: no name stands behind it
        titled = match(r":[vTF]{0,3}I", sentence.letters[1:6]) if not number else None  # ■1986亿元:规上工业总产值增长6.8%
        noun = titled.end() if titled is not None else noun
        if titled is None and not is_given_first(sentence, wide_start, number, just_read):
            return None
        token = sentence.tokens[noun]
        code = token.entry.value if token.entry is not None else ""
        return (
            self.make(code, token) if code in vocabulary().units and unit_for("level", code, sentence.tokens[number]) is not None else None
        )

    def aimed_at(self, sentence: Sentence, number: int) -> Topic | None:
        """全年16亿元的财政收入任务: the indicator stands between its amount and the word for a goal."""
        if (
            not match("vIG", sentence.letters[number + 1 : number + 4])
            or sentence.tokens[number + 1].text != "的"
            or not search("Tv?$", sentence.letters[max(0, number - 2) : number])
        ):
            return None
        token = sentence.tokens[number + 2]
        code = token.entry.value if token.entry is not None else ""
        return (
            self.make(code, token) if code in vocabulary().units and unit_for("target", code, sentence.tokens[number]) is not None else None
        )

    def goes_on_after(self, sentence: Sentence, number: int) -> Topic | None:
        """在全市出口下降9.6%的情况下逆势增长6.1%: the figure around one's own, and what goes on behind it; None elsewhere."""
        found = search(r"v(S)v?([IJ])[vYT]{0,3}[ud]v?.$", sentence.letters[max(0, number - NEAR) : number + 1])
        if found is None or _AROUND.match("".join([t.text for t in sentence.tokens[number + 1 : number + 6]])) is None:
            return None
        at, end = number + 1 - (found.end() - found.start(1)), number + 1 - (found.end() - found.start(2))
        token = sentence.tokens[end]
        code = self.code(token, Memory(), sentence.letters[end + 1 : number + 1])
        return (
            self.make(code, token) if code and sentence.tokens[at - 1].text == "在" and self.owner.is_around(sentence.tokens[at]) else None
        )

    def counted(self, sentence: Sentence, number: int) -> Topic | None:
        """15个签约项目: the indicator counted stands behind the number."""
        found = None if self.owner.is_foreign else counted_behind(sentence, number)
        return self.make(*found) if found is not None else None
