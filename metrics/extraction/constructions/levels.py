"""Amounts: the indicator itself, its change on the year before, last year's figure quoted for comparison."""

from __future__ import annotations

import re
from itertools import pairwise

from metrics.extraction.asides import counts_a_trade
from metrics.extraction.clause import NOTHING, Clause, Reading, construction, sums_years
from metrics.extraction.slots import match, search
from metrics.extraction.tenses import has_just_ended, lies_behind
from metrics.language.periods import PeriodMention, plan_end
from metrics.language.token import Token

_BETWEEN = r"[vFSTelkotGqD]{0,6}"
_OF_PLANS = ("超收", "短收", "超支")  # against what was planned
_GROWTH_BEHIND = r",[vY]{0,2}(?:[ud]v{0,2}P|[rR]v{0,2}P|P)"  # 完成80亿元,增加2亿元,增长3%
_REACHED = ("突破", "跨过", "越过", "冲破", "首破", "跨越", "超过", "逼近", "接近")
_DONE = ("完成", "实现", "达到", "达")
_AMONG = ("中", "内", "里")
_YEARS = re.compile("(?:^|[^0-9])(?:[两三四五六七八九十]|[2-9])年(?:来|间|内)?$")
_COUNTED_NOW = ("industrial_firms", "hightech_firms", "market_entities", "projects_key", "population")  # of which a part may be new
_BALANCES = ("deposits", "loans")  # 新增贷款 is what the balance has grown by


def _is_against_last_year(clause: Clause) -> bool:
    """比2021年同期增加20个, told of 2022: the base is the year before, or the same months of it."""
    base = next((t.period for t in clause.tokens if t.letter == "V"), None)
    return (
        base is not None
        and base.year is not None
        and base.year + 1 == clause.year
        and (base.kind == "year" or base.months == clause.months)
    )


def _ends_last_year(base: PeriodMention | None, year: int | None) -> bool:
    """比上年末, 比2014年末 told of 2015; not 比“九五”末, 比2010年末, from which years have passed."""
    return base is not None and (base.relative == -1 or (base.year is not None and base.year + 1 == year))


@construction("change", "M", r"[ud][v]{0,2}M$|[NY]v{1,3}M$")
def change(clause: Clause, found: re.Match[str]) -> Reading | None:
    """比上年同期增加3家, 净增1.2亿元, 比年初增加3亿元, 贷款余额…,比年初新增3亿元."""
    letters = clause.letters
    if found.group()[0] in "NY" and not (clause.topic_code in _BALANCES and any(t.text == "新增" for t in clause.tokens[found.start() :])):
        return None
    if clause.memory.status == "target":
        return NOTHING  # 力争比上年增长50亿元
    verb = clause.tokens[found.start()].text
    if verb in ("增产", "拉高"):
        return None
    if found.start() and _YEARS.search(clause.tokens[found.start() - 1].text):
        return NOTHING  # 四年净增规上企业10家
    if verb in ("多增", "少增"):
        return NOTHING  # the difference of two increments
    is_told = clause.memory.last == "level" and clause.memory.has_level and verb not in _OF_PLANS and match(_GROWTH_BEHIND, clause.ahead)
    has_base = (
        search(r"[YNpO]", letters)
        or is_told
        or ("cV" in letters and _is_against_last_year(clause))
        or verb in ("净增", "净增加", "年增量", "增收", "减收", "增支", "减支", "多收", "少收", "多增")
    )
    if not has_base:
        return NOTHING if clause.memory.last else None
    since = next((t for t in clause.tokens if t.letter == "N"), None)
    since_new_year = since is not None and (
        _ends_last_year(since.period, clause.year) or (since.entry is not None and since.entry.value == "年初")
    )
    if since is not None and not since_new_year:
        return NOTHING
    value = -abs(clause.value) if letters[found.start()] == "d" else clause.value
    return Reading("change", value, scope="年初" if since_new_year else None)


@construction("last_year_level", "M", r"p[vFeI]{0,4}M$")
def last_year_level(clause: Clause, found: re.Match[str]) -> Reading | None:
    """上年同期为12亿元 belongs to last year."""
    return Reading("level", clause.value, shift=-1)


@construction("told_of_last_year", "M", r"(?:^|[;x])p,S?[vF]{0,2}(?:[IJ][vF]{0,3})M$", wide=True)
def told_of_last_year(clause: Clause, found: re.Match[str]) -> Reading | None:
    """去年同期,全区完成税收7亿元."""
    return Reading("level", clause.value, shift=-1) if clause.memory.status == "actual" else None


@construction("risen_from", "M", r"vN?v?M$")
def risen_from(clause: Clause, found: re.Match[str]) -> Reading | None:
    """由2015年的12亿元增加到2020年的30亿元;…从5亿元增加到8亿元: the second begins in the same year; 从“十二五”末的186家."""
    base = next((t.period for t in clause.tokens[found.start() :] if t.letter == "N"), None)
    year = (base.year or plan_end(base.text)) if base is not None else clause.period.rise_from if clause.period is not None else None
    if (
        year is None
        or clause.tokens[found.start()].text not in ("由", "从")
        or not clause.topic_code
        or not match(r"v{0,2}(?:o|uT)", clause.following)
    ):
        return None
    return Reading("level", clause.value, year=year)


@construction("grown_from", "M", r"Yv?M$")
def grown_from(clause: Clause, found: re.Match[str]) -> Reading | None:
    """比上年的7602万元增加4398万元: what stood there the year before."""
    if not clause.tokens[found.start()].text.endswith(("上年", "去年", "上年同期", "去年同期")) or not clause.topic_code:
        return None
    if found.start() and clause.tokens[found.start() - 1].text in ("由", "从") and match("v?o", clause.following):
        return Reading("level", clause.value, shift=-1)  # 由上年的88亿元增长到120亿元
    if match("[ud]v?P(?:[,;x]|$)", clause.following):
        return Reading("level", clause.value, shift=-1)  # 比去年同期的118亿元增长16%
    if not match("[ud]v?M", clause.following):
        return None
    return Reading("level", clause.value, shift=-1, base="grown_from")


@construction("compared_level", "M", r"^[cj]?[Yp]v?M$")
def compared_level(clause: Clause, found: re.Match[str]) -> Reading | None:
    """与上年同期的8.8亿元相比,增长12%: what stood there the year before."""
    is_last_year = clause.tokens[-3 if clause.tokens[-2].letter == "v" else -2].text.endswith(("上年同期", "去年同期", "上年", "去年"))
    return (
        Reading("level", clause.value, shift=-1, base=clause.memory.last)
        if is_last_year and clause.topic_code and match("c(?:,|v{0,2}[ud])", clause.ahead)
        else None
    )


@construction("converted", "M", r"^v{1,3}M$")
def converted(clause: Clause, found: re.Match[str]) -> Reading | None:
    """完成120亿元,折合17亿美元,增长8%: the same amount in another currency."""
    is_same = clause.memory.last == "level" and clause.memory.has_level and any(t.text.startswith(("折合", "约合")) for t in clause.tokens)
    return NOTHING if is_same else None


@construction("grown_by", "M", r"^[ud]v?M$")
def grown_by(clause: Clause, found: re.Match[str]) -> Reading | None:
    """比上年的7602万元增加4398万元: the change itself."""
    if clause.memory.last != "grown_from":
        return None
    return Reading("change", -abs(clause.value) if found.group()[0] == "d" else clause.value)


@construction("level_to_come", "M", r"[IJ]v{0,2}xM$|[IJ]v{0,2}F?xFM$")
def level_to_come(clause: Clause, found: re.Match[str]) -> Reading | None:
    """预计2014年主营业务收入将突破2000亿元; without an estimate it is a goal."""
    if clause.tokens[-3 if clause.letters.endswith("xFM") else -2].text not in ("将", "将会", "有望", "可望", "可"):
        return None
    if clause.memory.status == "estimate":
        return Reading("level", clause.value)  # 预计到年底,生产总值可实现38亿元,财政收入可达5.6亿元
    if clause.memory.status == "actual" and clause.period is not None and lies_behind(clause.period):
        # 去年…将超过3500亿元; 2010年,…。规上工业总产值将超过2000亿元, told a year later, is of no told time
        return Reading("level", clause.value, status="estimate") if has_just_ended(clause.period) else NOTHING
    is_aim = not clause.letters.endswith("xFM") or search("T.*e.*[IJ]", clause.letters) is not None
    return Reading("target", clause.value, status="target") if is_aim else None


def says_of_each(clause: Clause) -> bool:
    """均突破100亿元, 所有园区…: what stands behind is no sum."""
    return any(t.text == "均" or (t.text == "所" and behind.text == "有") for t, behind in pairwise(clause.tokens))


def _counts_among(clause: Clause, at: int) -> bool:
    """402户规上企业中有230户, 新开工项目中已竣工投产39个: some of those named at a slot or right before it."""
    named = search("Iv{1,3}$", clause.letters[:at])
    return clause.tokens[at + 1].text in _AMONG or (named is not None and clause.tokens[at - len(named[0]) + 1].text in _AMONG)


@construction("named_level", "M", rf"[IJ](?:{_BETWEEN}|NF?)M$")
def named_level(clause: Clause, found: re.Match[str]) -> Reading | None:
    """完成地区生产总值179.74亿元, 进出口总额45950万美元; 30亿元以上的企业 is a class, not a level."""
    at, last = found.start(), clause.tokens[-2].text
    if (
        clause.number.text[-2:] in ("以上", "以下")
        and clause.following != "x"
        and match(r"v?(?:[(xQEI]|jS?[^M,;]{0,6}Mv?[xQEI])", clause.following)
    ):
        return Reading("", base="class")
    quantity = clause.number.quantity
    if quantity is not None and quantity.bound == "over" and match(r"v?E|v[xSQv][vF]{0,3}M", clause.following):
        return Reading("", base="class")  # 工业总产值超10亿元企业5家, 财政收入超亿元的县达84个
    if quantity is not None and quantity.bound == "over" and len(clause.memory.listed) < 2 and says_of_each(clause):
        return Reading("", base="class")  # 青岛、烟台五市进出口均超千亿元, 所有县实现财政收入超亿元
    if last in ("由", "从"):
        return NOTHING
    if search(r"z[SvT]{0,3}[IJ]v?M$", clause.letters):
        return Reading("", base="share")  # 占全国进出口总额61986亿元的7.5%
    if clause.topic_code == "projects_signed_investment" and match(r"v?x{1,2}[QE]?[jx]", clause.following):
        return Reading("", base="class")  # 签约总投资50亿元某某制造、总投资…等项目27个
    is_of_signed = clause.topic_code == "projects_signed_investment" and match(r"v[Qx]?QM", clause.ahead)  # 签约总投资35亿元的项目12个
    if match(r"v[QE]", clause.following) and clause.unit != "COUNT" and not is_of_signed:
        return Reading("", base="class")  # 完成投资上亿元的项目
    if sums_years(clause) and not (clause.period is not None and clause.period.plan):
        return NOTHING  # 五年累计完成固定资产投资2100亿元
    if quantity is not None and quantity.bound == "over" and any(t.text.startswith("连续") and "年" in t.text for t in clause.tokens):
        return NOTHING  # 实际利用外资连续6年达到20亿美元以上
    if clause.following[:1] == "f" and any(t.text in ("与", "和", "跟", "同") for t in clause.tokens[:at]):
        return NOTHING  # 2010年的GDP与青岛1999年的GDP992亿元相当
    if clause.unit == "COUNT" and _counts_among(clause, at):
        return NOTHING  # 402户规上企业中有230户
    if clause.topic_code in _COUNTED_NOW and any(t.text.startswith("新增") for t in clause.tokens[at + 1 : -1]):
        return Reading("", base="added")  # 高新技术企业新增12家,总数达到80家
    added = clause.tokens[at - 1].text if at else ""
    if added in ("净增", "净增加") and at > 1 and _YEARS.search(clause.tokens[at - 2].text):
        return NOTHING  # 四年净增规上企业10家
    if added in ("净增", "净增加") or (added == "新增" and clause.topic_code in _BALANCES):
        return Reading("change", clause.value)
    if clause.unit == "COUNT" and last == "的" and not clause.letters.endswith("TvM"):
        return NOTHING  # 投产的600家企业
    return Reading("level", clause.value)


@construction("level_in_brackets", "M", r"[IJ]\(v{0,2}M$|^\(v{0,2}M$", wide=True)
def level_in_brackets(clause: Clause, found: re.Match[str]) -> Reading | None:
    """地区生产总值(179.74亿元,增长4.5%); 总数突破千家(1056家)."""
    if found.group()[0] == "(" and (clause.memory.last != "level" or clause.memory.has_level):
        return None
    quantity = clause.number.quantity
    is_figure = quantity is not None and quantity.bound in ("exact", "about") and match(r"[,;)]", clause.following)
    return Reading("level", clause.value) if is_figure else None


@construction("counted_projects", "M", r"IG?[SQxvjEMF]{0,24}Q[vt]{0,2}M$")
def counted_projects(clause: Clause, found: re.Match[str]) -> Reading | None:
    """签约重大制造业项目10个: what kind of projects stands between."""
    if not clause.topic_code.startswith("projects_") or not clause.tokens[-2].text.endswith(("项目", "有", "共", "达", "不少于", ":")):
        return None
    if "F" in found.group() and not any(t.text.endswith("等") for t in clause.tokens[found.start() :]):
        return None  # the verb is no part of a name: 海思达工业机器人等
    if (clause.tokens[found.start()].text.endswith("项目") or clause.letters[found.start() - 1 : found.start()] == "v") and _counts_among(
        clause, found.start()
    ):
        return NOTHING  # 新签约项目中履约项目65个
    if counts_a_trade(clause):
        return None
    is_goal = clause.memory.status == "target"  # 力争新签约亿元以上项目60个
    return Reading("target", clause.value, status="target") if is_goal else Reading("level", clause.value)


@construction("named_projects", "M", r"I[SQxvjE]{1,8}M$")
def named_projects(clause: Clause, found: re.Match[str]) -> Reading | None:
    """签约直升机等27个项目."""
    is_deed = clause.topic_code.startswith("projects_") and clause.tokens[found.start()].text in (
        "签约",
        "签约引进",
        "开工",
        "竣工",
        "投产",
    )
    if clause.tokens[-2].text == "的" or clause.tokens[-2].letter == "j":
        return None  # 开工生产的16个行业; 17个项目开工、19个项目签约
    return Reading("level", clause.value) if is_deed and clause.following.startswith("Q") else None


@construction("ratio_level", "P", r"[IJ][vFSTel]{0,5}P$")
def ratio_level(clause: Clause, found: re.Match[str]) -> Reading | None:
    """产销率98.5%: the indicator is itself a rate."""
    if clause.unit != "PERCENT":
        return None
    is_goal = clause.memory.status == "target"  # 主要预期目标:…,城镇登记失业率控制在4%以内
    return Reading("target", clause.value, "PERCENT", status="target") if is_goal else Reading("level", clause.value, "PERCENT")


@construction("ratio_at_times", "P", r"^qv?T[vF]{0,2}P$|^T[vF]{0,2}P$")
def ratio_at_times(clause: Clause, found: re.Match[str]) -> Reading | None:
    """产销率7月份96.1%,1-7月累计96.9%: the rate of other months."""
    if (
        clause.unit != "PERCENT"
        or clause.memory.last != "level"
        or clause.memory.status != "actual"
        or not match("[,;x]|$", clause.following)
    ):
        return None
    return Reading("level", clause.value, "PERCENT")


@construction("reached_level", "M", r"[ok]v?T?v{0,2}M$|uTv{0,2}M$|^xTv?M$")
def reached_level(clause: Clause, found: re.Match[str]) -> Reading | None:
    """增加到12亿元 is a level, not a change; 升至2022年的12亿元; 增长为2022年的12亿元; 从2017年的85亿元到2022年的120亿元."""
    verb, behind = clause.tokens[found.start() : found.start() + 2]
    if verb.letter == "x" and (verb.text not in ("到", "至") or (clause.memory.last != "level" and clause.memory.status != "target")):
        return None
    is_till = verb.letter == "u" and behind.text.startswith(("到", "至"))  # 增加到2020年末的293家
    if not (verb.text.endswith(("到", "至")) or is_till or (verb.letter == "o" and behind.text == "为")):
        return None
    if any(t.text == "目前" for t in clause.tokens) and clause.period is not None and clause.year != clause.period.context.base_year:
        return NOTHING  # 去年,…;由2019年的1000家增至目前的1.5万家
    return Reading("level", clause.value) if clause.topic_code else None


def _is_told_of(clause: Clause, place: Token) -> bool:
    """经济开发区 of 句容经济开发区完成420亿元, where the indicator that was told of another place goes on for this one."""
    topic, own = clause.memory.topic, clause.period.context.zone if clause.period is not None else None
    return topic is not None and topic.start == place.start and topic.zone not in (None, own)


@construction("carried_level", "M", r"^(?:x?[IJ]:(?:S,)?|jt|j(?=v*F)|vr(?=v*F)|q?(?P<named>x)(?=S[vT]?F))?[vFeltTSqD]*M$")
def carried_level(clause: Clause, found: re.Match[str]) -> Reading | None:
    """固定资产投资增长12%,总量达32亿元: the indicator stands in the clause before."""
    if not clause.topic_code or clause.memory.has_level or any(t.text in ("新增", "招商引资") for t in clause.tokens):
        return None
    if found["named"] and not _is_told_of(clause, clause.tokens[found.start("named") + 1]):
        return None
    if clause.unit == "COUNT" and match(r"Iv,v{1,2}M$", clause.wide) and clause.wide_tokens[1].text in _AMONG:
        return NOTHING  # 46个重点项目中,有7个进度滞后
    if clause.unit == "COUNT" and match("[vxQ]{0,2}E", clause.following):
        return None  # 市场主体超过16000户,拥有7家上市企业
    if clause.letters.startswith("jv") and clause.tokens[1].text != "总":
        return None  # 净增规上企业175户、总数达到665户
    if clause.memory.last == "apart" or (len(clause.tokens) > 1 and clause.tokens[-2].text in ("由", "从")):
        return NOTHING  # 比全市低2568元(全市为21585元); 财政收入翻两番,由2亿元增加到8亿元
    if "D" in clause.letters and "l" not in clause.letters:
        return None
    is_listed = (re.fullmatch(r"(?:x?[IJ]:)?q?Tv*M", clause.letters) or search("[IJ]:T,v?M$", clause.wide)) and re.fullmatch(
        r"x?[,;)]?", clause.following
    )
    is_of_a_period = is_listed and not any(t.text.startswith("全年") for t in clause.tokens)  # ;1-5月5.5亿元
    is_reached = (
        clause.letters in ("M", "xTM", "TM")
        and (clause.memory.last == "yoy" or clause.memory.status == "target" or match(r";T,?M$", clause.wide) is not None)
        and clause.number.text.startswith(_REACHED)
    )  # 增长8.5%,突破120亿元
    is_done = any(t.letter == "e" and t.text.endswith(_DONE) for t in clause.tokens)  # 固定资产投资:预计完成140亿元
    if not (is_of_a_period or is_reached or is_done) and not search(r"[Flt]|v.*M", clause.letters):
        return None
    is_goal = clause.memory.status == "target" and ("F" in clause.letters or is_reached)  # 预期目标是:固定资产投资增长22%,达到170亿元
    return Reading("target", clause.value, status="target") if is_goal else Reading("level", clause.value)


@construction("apart", "M", r"cv{0,2}Sv{0,2}[gh][vM]{0,2}M$|[gh]Sv{0,2}M$")
def apart(clause: Clause, found: re.Match[str]) -> Reading | None:
    """人均可支配收入比全市低2568元,在全市排第6位; 总量反超溧水8930万元: no measure says how far an amount is from another's."""
    is_ahead = found.group()[0] in "gh"
    return None if is_ahead and clause.tokens[found.start()].text not in ("反超", "超出", "领先") else Reading("", base="apart")


LEVELS = (
    level_to_come,
    apart,
    reached_level,
    grown_from,
    compared_level,
    converted,
    told_of_last_year,
    grown_by,
    change,
    last_year_level,
    risen_from,
    named_level,
    level_in_brackets,
    counted_projects,
    named_projects,
    ratio_level,
    ratio_at_times,
    carried_level,
)
