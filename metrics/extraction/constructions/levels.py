"""Amounts: the indicator itself, named before the number, in brackets around it or in the clause before."""

from __future__ import annotations

import re
from itertools import pairwise

from metrics.extraction.brackets import FIRST_TOLD
from metrics.extraction.clause import NOTHING, Clause, Reading, construction, sums_unnamed_years
from metrics.extraction.codes import TREASURY, is_investment
from metrics.extraction.constructions.carried_levels import carried_level, level_at_times, named_apart, reached_level
from metrics.extraction.constructions.changes import BALANCES, CHANGES, NET, YEARS
from metrics.extraction.constructions.project_counts import counted_projects, counts_among, named_projects
from metrics.extraction.goals_of_months import is_bound_set
from metrics.extraction.slots import match, search
from metrics.extraction.times.tenses import has_just_ended, lies_behind
from metrics.language.vocabulary import words_of

PLANNED = "planned"  # an amount of which what is told next has been completed
_BY_THE_YEAR = ("折", "按")  # 折合全年, 按年率计算
_BETWEEN = r"[vFSTelkotGqD]{0,6}"
_BOUNDS = ("以上", "以下")
_COUNTED_NOW = ("industrial_firms", "hightech_firms", "market_entities", "projects_key", "population")  # of which a part may be new
_APPEARED = ("出现", "涌现", "诞生")
_ALLOTTING = ("安排", "下达", "省下达", "市下达", "铺排", "计划安排", "预算安排", "拟安排")
_EXTREMES = ("最高", "最大", "最多", "最低", "最小", "最少")
_NO_LEVEL = ("由", "从", "至多")
# 税收新增5亿元 is by how much it grew.
_SUMS = frozenset(
    [
        "tax_revenue",
        "exports",
        "imports",
        "trade_total",
        "budget_revenue",
        "fiscal_revenue",
        "gdp",
        "retail_sales",
        "fai",
        "deposits",
        "loans",
        "industrial_output",
        "industrial_output_all",
        "industrial_va",
        "industrial_va_all",
    ]
)


@construction("level_to_come", "M", r"[IJ]v{0,2}xM$|[IJ]v{0,2}F?xFM$")
def level_to_come(clause: Clause, found: re.Match[str]) -> Reading | None:
    """预计2014年主营业务收入将突破2000亿元; without an estimate it is a goal."""
    if clause.tokens[-3 if clause.letters.endswith("xFM") else -2].text not in words_of("will_be_word"):
        return None
    if clause.memory.status == "estimate":  # 预计到年底,生产总值可实现38亿元,财政收入可达5.6亿元
        return Reading("level", clause.value)
    if clause.memory.status == "actual" and clause.period is not None and lies_behind(clause.period):
        # 去年…将超过3500亿元; 2010年,…。规上工业总产值将超过2000亿元, told a year later, is of no told time
        return Reading("level", clause.value, status="estimate") if has_just_ended(clause.period) else NOTHING
    is_aim = not clause.letters.endswith("xFM") or search("T.*e.*[IJ]", clause.letters) is not None
    return Reading("target", clause.value, status="target") if is_aim else None


@construction("amount_of_a_part", "M", r"[IJ]v{0,2}zv?M$")
def amount_of_a_part(clause: Clause, found: re.Match[str]) -> Reading | None:
    """固定资产投资52.8亿元,工业投资就占了46.1亿元: an amount within the one told, and no share of it."""
    is_told = bool(clause.memory.slots) and clause.memory.status == "actual"
    is_money = clause.unit not in ("COUNT", "PERCENT") and match("[,;]|x?$", clause.following) is not None
    return Reading("level", clause.value) if is_told and is_money else None


@construction("can_come_to", "M", r"[IJ]e?v{0,2}xvFM$|e[STv]{0,3}[IJ]xvFM$")
def can_come_to(clause: Clause, found: re.Match[str]) -> Reading | None:
    """地区生产总值预计可以达到388亿元: what is expected; 可以达到 alone says nothing of when."""
    is_expected = clause.memory.status == "estimate" and "".join(t.text for t in clause.tokens[-4:-2]) == "可以"
    return Reading("level", clause.value) if is_expected else None


@construction("loss", "M", r"[IJ]v{0,2}xM$")
def loss(clause: Clause, found: re.Match[str]) -> Reading | None:
    """利润总额亏损8.73亿元: a profit below nothing."""
    is_loss = clause.topic_code == "industrial_profit" and clause.tokens[-2].text in words_of("loss_word")
    return Reading("level", -abs(clause.value)) if is_loss and clause.memory.status != "target" else None


def says_of_each(clause: Clause) -> bool:
    """均突破100亿元, 所有园区…: what stands behind is no sum."""
    return any(t.text == "均" or (t.text == "所" and behind.text == "有") for t, behind in pairwise(clause.tokens))


def _begins_a_rise(clause: Clause, at: int) -> bool:
    """从工业总产值1000亿元到2000亿元,仅仅用了3年: where a rise without a year began; `at` is the slot of the name."""
    is_range = clause.number.quantity is not None and clause.number.quantity.upper is not None
    return at > 0 and clause.tokens[at - 1].text in ("从", "由") and (is_range or match(r"[vo]{1,2}M", clause.ahead) is not None)


def _is_told_anew(clause: Clause, at: int) -> bool:
    """初步核算数为2576亿元,最终核实数为2602亿元: what it was before it was verified; `at` is the slot of the name."""
    if match(r",[vTx]{0,2}ov{0,2}M", clause.ahead) is None:
        return False
    return clause.number.is_part or any(t.text.startswith(FIRST_TOLD) for t in clause.tokens[at:])


@construction("named_level", "M", rf"[IJ](?:{_BETWEEN}|NF?)M$")
def named_level(clause: Clause, found: re.Match[str]) -> Reading | None:
    """完成地区生产总值179.74亿元, 进出口总额45950万美元; 30亿元以上的企业 is a class, not a level."""
    at, last, quantity = found.start(), clause.tokens[-2].text, clause.number.quantity
    is_over = quantity is not None and quantity.bound == "over"
    if (is_over or clause.number.text[-2:] in _BOUNDS) and _is_bound_of_class(clause, is_over):
        return Reading("", base="class")
    if quantity is not None and quantity.bound in ("under", "about") and len(clause.memory.listed) < 2 and says_of_each(clause):
        return Reading("", base="class")  # 四市财政收入均在160亿元左右, 其他县均不足10亿元
    if last in _NO_LEVEL or (last == "新增" and clause.topic_code in _SUMS) or _begins_a_rise(clause, at) or _is_told_anew(clause, at):
        return NOTHING
    if any(t.text.startswith(_EXTREMES) for t in clause.tokens[at + 1 : -1]):
        return NOTHING  # 总投资最高的达50亿元: of one among them
    if clause.following[:2] == "vP" and (name := clause.tokens[at].entry) is not None and name.value == "projects_key_planned":
        return Reading("", base=PLANNED)  # 占年度计划投资210亿元的46.7%
    if search(r"z[SvT]{0,3}[IJ]v?M$", clause.letters):
        return Reading("", base="share")  # 占全国进出口总额61986亿元的7.5%
    if clause.following[:2] == "vP":
        return NOTHING  # 完成固定资产投资240亿元的72.5%: of what has been told a part
    if search(r"[IJ]v{0,2}[gh][SvT]{0,2}[IJ]v?M$", clause.letters):
        return NOTHING  # 财政收入高于税收收入8亿元, 出口大于进口3亿美元: by how much
    if clause.following[:1] in ("v", "x") and _is_amount_of_those_counted(clause):
        return Reading("", base="class")
    if "N" in clause.letters and any(t.text == "年均" or t.text.startswith(_BY_THE_YEAR) for t in clause.tokens):
        return NOTHING  # 五年来税收年均50亿元, 年均新增就业6万人: a mean of years has no measure; 上半年税收折合全年24亿元: nor what they would come to
    if "N" in clause.letters and sums_unnamed_years(clause):
        return NOTHING  # 五年累计完成固定资产投资2100亿元
    if clause.ahead[1:3] == "Nu" and _is_summed_until(clause):
        return NOTHING  # 截至2018年底,累计完成地区生产总值1.05万亿元、年均增长9.4%
    if is_over and any(t.text.startswith("连续") and any(each in t.text for each in "年月季") for t in clause.tokens):
        return NOTHING  # 实际利用外资连续6年达到20亿美元以上, 连续5个月进出口超过2亿美元
    if clause.following[:1] == "f" and any(t.text in words_of("beside_word") for t in clause.tokens[:at]):
        return NOTHING  # 2010年的GDP与青岛1999年的GDP992亿元相当
    if clause.unit == "COUNT" and counts_among(clause, at):
        return NOTHING  # 402户规上企业中有230户
    if clause.topic_code in _COUNTED_NOW and any(t.text.startswith("新增") for t in clause.tokens[at + 1 : -1]):
        return Reading("", base="added")  # 高新技术企业新增12家,总数达到80家
    added = clause.tokens[at - 1].text if at else ""
    if added in NET and at > 1 and YEARS.search(clause.tokens[at - 2].text):
        return NOTHING  # 四年净增规上企业10家
    if added in NET or (added == "新增" and clause.topic_code in BALANCES):
        return Reading("change", clause.value)
    if at and clause.letters[at - 1] in "uda" and match(r".v?M$", clause.letters[at:]) is not None:
        return _grown_by(clause, at)
    if (last in _ALLOTTING or added in _ALLOTTING) and is_investment(clause.topic_code):
        return NOTHING  # 全年安排固定资产投资12.6亿元, 下达技改投资3亿元: what is meant to be spent
    if last == "安排" and clause.topic_code in TREASURY:
        return Reading("target", clause.value, status="target", due="year")  # 一般公共预算收入安排28亿元,比上年增长7%
    if clause.unit == "COUNT" and last == "的" and not clause.letters.endswith("TvM"):
        return NOTHING  # 投产的600家企业
    return Reading("level", clause.value)


def _grown_by(clause: Clause, at: int) -> Reading:
    """同比增加税收2亿元, 减少税收2亿元: by how much it changed, where it says since when; `at` is the slot of the name."""
    if "Y" not in clause.letters[:at] or clause.letters[at - 1] == "a" or clause.memory.status == "target":
        return NOTHING
    return Reading("change", -abs(clause.value) if clause.letters[at - 1] == "d" else clause.value)


def _is_summed_until(clause: Clause) -> bool:
    """Whether an amount is a sum until a day, over years that nobody tells."""
    held = clause.period.held if clause.period is not None else None
    return held is not None and held.kind == "as_of" and any(t.text.startswith("累计") for t in clause.tokens[:-1])


def _is_bound_of_class(clause: Clause, is_over: bool) -> bool:
    """Whether an amount says above which size some are counted: 30亿元以上的企业, 财政收入超亿元的县, 均超千亿元."""
    is_followed = clause.number.text[-2:] in _BOUNDS and clause.following != "x"
    if is_followed and match(r"v?(?:[(xQEI]|jS?[^M,;]{0,6}Mv?[xQEI])", clause.following):
        return True
    if not is_over:
        return False
    if match(r"v?E|Q[vF]{0,3}M|v[xSQv][vF]{0,3}M|v{1,2}M|v{2,3}S", clause.following):
        return True  # 工业总产值超10亿元企业5家, 总投资超亿元项目14个, 财政收入超亿元的县达84个, 财政收入超6亿元的还有甲县
    if clause.following[:1] == "v" and any(t.text.endswith(_APPEARED) for t in clause.tokens if t.letter in "xv"):
        return True  # 首次出现农民人均纯收入突破6000元的县域
    return len(clause.memory.listed) < 2 and says_of_each(clause)  # 青岛、烟台五市进出口均超千亿元, 所有县实现财政收入超亿元


def _is_amount_of_those_counted(clause: Clause) -> bool:
    """完成投资上亿元的项目, 签约总投资50亿元某某制造、总投资…等项目27个; 签约总投资35亿元的项目12个 tells both."""
    is_of_signed = clause.topic_code == "projects_signed_investment"
    if is_of_signed and match(r"v?x{1,2}[QE]?[jx]", clause.following):
        return True
    if clause.unit == "COUNT" or not match(r"v[QE]", clause.following):
        return False
    return not (is_of_signed and match(r"v[Qx]?QM", clause.ahead))


@construction("level_in_brackets", "M", r"[IJ]\(v{0,2}M$|^\(v{0,2}M$", wide=True)
def level_in_brackets(clause: Clause, found: re.Match[str]) -> Reading | None:
    """地区生产总值(179.74亿元,增长4.5%); 总数突破千家(1056家)."""
    if search(r"z[SvTx]{0,3}[IJ]\(v{0,2}M$", clause.wide) is not None:
        return Reading("", base="share")  # 占全市财政总收入(98.6亿元)的31.6%
    if found.group()[0] == "(" and (clause.memory.last != "level" or clause.memory.has_level):
        return None
    quantity = clause.number.quantity
    is_figure = quantity is not None and quantity.bound in ("exact", "about") and match(r"[,;)]", clause.following)
    return Reading("level", clause.value) if is_figure else None


@construction("ratio_level", "P", r"[IJ][vFSTel]{0,5}P$")
def ratio_level(clause: Clause, found: re.Match[str]) -> Reading | None:
    """产销率98.5%: the indicator is itself a rate."""
    if clause.unit != "PERCENT":
        return None
    is_set = is_bound_set(clause)
    if is_set or clause.memory.status == "target":  # 主要预期目标:…,城镇登记失业率控制在4%以内
        return Reading("target", clause.value, "PERCENT", status="target", due="year" if is_set else "")
    return Reading("level", clause.value, "PERCENT")


@construction("ratio_at_times", "P", r"^qv?T[vF]{0,2}P$|^T[vF]{0,2}P$")
def ratio_at_times(clause: Clause, found: re.Match[str]) -> Reading | None:
    """产销率7月份96.1%,1-7月累计96.9%: the rate of other months."""
    if clause.unit != "PERCENT" or clause.memory.last not in ("level", "target") or clause.memory.status != "actual":
        return None
    return Reading("level", clause.value, "PERCENT") if match("[,;x]|$", clause.following) else None


@construction("apart", "M", r"cv{0,2}Sv{0,2}[gh][vM]{0,2}M$|[gh]Sv{0,2}M$")
def apart(clause: Clause, found: re.Match[str]) -> Reading | None:
    """人均可支配收入比全市低2568元,在全市排第6位; 总量反超溧水8930万元: no measure says how far an amount is from another's."""
    is_ahead = found.group()[0] in "gh"
    return None if is_ahead and clause.tokens[found.start()].text not in ("反超", "超出", "领先") else Reading("", base="apart")


LEVELS = (
    level_to_come,
    can_come_to,
    amount_of_a_part,
    loss,
    apart,
    reached_level,
    *CHANGES,
    named_level,
    level_in_brackets,
    counted_projects,
    named_projects,
    ratio_level,
    ratio_at_times,
    level_at_times,
    named_apart,
    carried_level,
)
