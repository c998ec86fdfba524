"""Amounts whose indicator stands in a clause before: 增长12%,达到32亿元; 2021年50.1亿元、2022年60.3亿元."""

from __future__ import annotations

import re
from decimal import Decimal

from metrics.extraction.clause import NOTHING, Clause, Reading, construction
from metrics.extraction.codes import TREASURY
from metrics.extraction.constructions.project_counts import AMONG
from metrics.extraction.slots import match, search
from metrics.language.token import Token
from metrics.language.vocabulary import any_of

PASSING_WORDS = ("突破", "跨过", "越过", "冲破", "首破", "跨越", "超过", "逼近", "直逼", "接近")
_DONE = ("完成", "实现", "达到", "达")
_ARRIVED = ("到", "至")
_LEAST, _MOST = Decimal("0.8"), 2  # of a round amount: what the exact one behind it may be
_REMARK = re.compile(
    f"则?受[^,;]{{2,16}}(?:{any_of('cause_word')})|(?:[更最很较也还不倒稍略]|倒是|还算|总算)?(?:快|高|好|猛|旺|多|大|少|低|慢|弱|稳|平稳|不错|撑得住|给力|坚挺|抢眼|亮眼|喜人|不俗|突出|可观|争气|平平|差|弱)(?:一?[些点])?"
)
# 地方财政收入交上了一份好答卷:19.8亿元
_HANDED_IN = re.compile("[也却又仍]?(?:确实|依然|同样)?(?:[交递献呈]上|交出|拿出)了?(?:一[份张])?[^,;:]{0,6}(?:答卷|成绩单|答案)")
_OF_A_SIZE = re.compile("[vx]{0,3}[QI][vxT]{0,3}M")  # slots: projects of that size, and how many they are
OF_NEW_ONES = {"market_entities_new": "market_entities"}  # and what they are counted among
_TOTALS = ("总量", "总数", "累计", "总户数", "存量")
_PAID_IN = ("入库", "征收")


@construction("reached_level", "M", r"[ok]v?T?v{0,2}M$|uTv{0,2}M$|^xTv?M$")
def reached_level(clause: Clause, found: re.Match[str]) -> Reading | None:
    """增加到12亿元 is a level, not a change; 升至2022年的12亿元; 修订为12亿元; 增长为2022年的12亿元; 从2017年的85亿元到2022年的120亿元."""
    verb, behind = clause.tokens[found.start() : found.start() + 2]
    if verb.letter == "x" and (verb.text not in ("到", "至") or (clause.memory.last != "level" and clause.memory.status != "target")):
        return None
    is_till = verb.letter == "u" and behind.text.startswith(("到", "至"))  # 增加到2020年末的293家
    is_reach = verb.letter == "o" and (behind.text == "为" or (verb.entry is not None and verb.entry.value == "revised"))
    if not (verb.text.endswith(_ARRIVED) or is_till or is_reach):
        return None
    if any(t.text == "目前" for t in clause.tokens) and clause.period is not None and clause.year != clause.period.context.base_year:
        return NOTHING  # 去年,…;由2019年的1000家增至目前的1.5万家
    if verb.letter == "o" and "T" not in clause.wide and _rises_between_years(clause):
        return NOTHING
    return Reading("level", clause.value) if clause.topic_code else None


def _rises_between_years(clause: Clause) -> bool:
    """2005年,…13亿元;到2009年,…50亿元。企业由216家增加到358家: by the later year, and the paragraph holds the earlier one."""
    left = clause.period.left if clause.period is not None else None
    return left is not None and clause.year is not None and left > clause.year


def _is_told_of(clause: Clause, place: Token) -> bool:
    """经济开发区 of 句容经济开发区完成420亿元, where the indicator that was told of another place goes on for this one."""
    topic, own = clause.memory.topic, clause.period.context.zone if clause.period is not None else None
    return topic is not None and topic.start == place.start and topic.zone not in (None, own)


def is_near(value: Decimal, mark: Decimal | None) -> bool:
    """Whether an amount can be the exact one behind a round one: 3012.6亿元 behind 突破3000亿元; always where none was told."""
    return mark is None or mark * _LEAST <= value <= mark * _MOST


def _sums_more_than_its_months(clause: Clause) -> bool:
    """二季度要完成320亿元,累计完成620亿元: since January, which no quarter is; 7月份要完成4亿元,累计… tells the months up to it."""
    return clause.months is not None and 1 < clause.months[0] < clause.months[1] and clause.tokens[0].text.startswith("累计")


@construction(
    "carried_level", "M", r"^(?:x?[IJ]:(?:S,)?|jt|v?j(?=v*F|eM)|vr(?=v*F)|q?(?P<named>x)(?=S[vT]?F)|(?P<until>x)(?=Tv*F))?[vFeltTSqD]*M$"
)
def carried_level(clause: Clause, found: re.Match[str]) -> Reading | None:
    """固定资产投资增长12%,总量达32亿元: the indicator stands in the clause before."""
    if is_total_of_new(clause):
        return Reading("level", clause.value)
    if not clause.topic_code or clause.memory.has_level or any(t.text in ("新增", "招商引资") for t in clause.tokens):
        return None
    if clause.number.text.endswith("以上") and _OF_A_SIZE.match(clause.following) is not None:
        return NOTHING  # 固定资产投资增长21.5%,但5000万元以上在库项目只剩46个
    if clause.topic_code != "gdp" and any(t.text == "经济" for t in clause.tokens):
        return None  # 常住人口第二大市,…;阜阳经济实现2580.6亿
    if any(t.text in _PAID_IN for t in clause.tokens) and clause.topic_code not in TREASURY:
        return None  # 进出口总额…,出口…。当月入库1.6亿元
    if clause.memory.last == "level" and not is_near(clause.value, clause.memory.mark):
        return None  # 突破100亿元,累计完成500亿元
    is_till = found["until"] is None or clause.tokens[0].text in ("到", "至")  # 年均增长10%,到2020年达到850亿元
    if not is_till or (found["named"] and not _is_told_of(clause, clause.tokens[found.start("named") + 1])):
        return None
    if clause.memory.last.startswith("target") and _sums_more_than_its_months(clause):
        return NOTHING
    among = search(r"I[vx],(?:[TSv],?){0,6}M$", clause.wide) if clause.unit == "COUNT" else None
    if among is not None and clause.wide_tokens[among.start() + 1].text in AMONG:
        return NOTHING  # 46个重点项目中,上半年有7个进度滞后
    if clause.unit == "COUNT" and match("[vxQ]{0,2}[ES]", clause.following):
        return None  # 市场主体超过16000户,拥有7家上市企业
    if clause.memory.last == "apart" or (len(clause.tokens) > 1 and clause.tokens[-2].text in ("由", "从")):
        return NOTHING  # 比全市低2568元(全市为21585元); 财政收入翻两番,由2亿元增加到8亿元
    if "D" in clause.letters and "l" not in clause.letters:
        return None
    is_reached = _is_reached(clause)
    is_done = any(t.letter == "e" and t.text.endswith(_DONE) for t in clause.tokens)  # 固定资产投资:预计完成140亿元
    if not (is_reached or is_done or search(r"[Flt]|v.*M", clause.letters) or _is_of_a_period(clause)):
        return None
    is_fulfilled = "F" in clause.letters or any(t.text.endswith(_DONE) for t in clause.tokens if t.letter == "v")  # 累计完成
    # 预期目标是:固定资产投资增长22%,达到170亿元; 力争二季度完成90亿元,上半年累计170亿元
    is_reached = is_reached or (clause.memory.last == "target" and _is_of_time_to_come(clause))
    if clause.memory.status == "target" and "T" in clause.letters and "q" in clause.letters and _is_done_already(clause):
        return Reading("level", clause.value, status="actual")  # 三季度目标是完成8亿元,其中7月份已完成2.9亿元
    is_goal = clause.memory.status == "target" and (is_fulfilled or is_reached)
    if is_goal and clause.memory.last == "target" and is_fulfilled and "t" not in clause.letters and "T" not in clause.letters:
        return NOTHING  # 2010年目标任务:工业总产值240亿元,完成252亿元
    return Reading("target", clause.value, status="target") if is_goal else Reading("level", clause.value)


def _is_done_already(clause: Clause) -> bool:
    return any(t.text.startswith(("已", "实际")) for t in clause.tokens if t.letter in "vF")


def is_total_of_new(clause: Clause) -> bool:
    """新登记市场主体10.3万户,总量达76.4万户: how many there are, behind how many of them are new."""
    told = clause.memory.mark
    is_total = match("[lv][vF]{0,2}M$", clause.letters) is not None and clause.tokens[0].text in _TOTALS
    return is_total and clause.topic_code in OF_NEW_ONES and clause.memory.last == "level" and (told is None or clause.value > told)


def _is_of_time_to_come(clause: Clause) -> bool:
    """上半年累计170亿元, told in April: the time that the clause names was not over when the text was published."""
    times = [t.period for t in clause.tokens if t.letter == "T" and t.period is not None]
    is_known = clause.period is not None and clause.period.context.published is not None
    return is_known and bool(times) and clause.period is not None and not clause.period.is_over(times[-1])


def _tells_of_one(clause: Clause) -> bool:
    """Whether the amounts that the sentence has told so far are those of the topic alone."""
    return {slot.topic.code if slot.topic is not None else "" for slot in clause.memory.slots} == {clause.topic_code}


@construction("named_apart", "M", r"^v{0,2}M$")
def named_apart(clause: Clause, found: re.Match[str]) -> Reading | None:
    """规上工业利润,48.2亿元; 地方级财政收入更快,7289万元; 财政收入交出一份好答卷:9亿元; 工业投资占到四分之三,42.3亿元: a comma between a name, or what is remarked on it, and its amount."""
    named = match(r"(?:^|.*[,;:TS])[vTS]?[IJ]([vx]{0,6})(?P<mark>[,:])v{0,2}M$", clause.wide)
    is_shared = clause.memory.last == "share" and match(",v?M$", clause.wide) is not None
    if not clause.topic_code or clause.memory.has_level or clause.unit == "COUNT" or match("[,;]|x?$", clause.following) is None:
        return None
    if named is None and not is_shared:
        return None
    if named is not None and named[1]:
        remark = "".join([t.text for t in clause.wide_tokens[named.start(1) : named.end(1)]])
        if (_REMARK if named["mark"] == "," else _HANDED_IN).fullmatch(remark) is None:
            return None
    return Reading("level", clause.value) if clause.memory.status != "target" else Reading("target", clause.value, status="target")


@construction("level_at_times", "M", r"^jT[vF]{0,2}M$")
def level_at_times(clause: Clause, found: re.Match[str]) -> Reading | None:
    """税收收入2021年50.1亿元、2022年60.3亿元、2023年72.4亿元: one amount after the other, each behind its time."""
    is_told = clause.memory.last == "level" and clause.memory.status == "actual" and _tells_of_one(clause)
    return Reading("level", clause.value) if is_told and match(r"x?[,;)]?$|[j,]T|Y?[ud]v?(?:P|$)", clause.following) else None


def _is_of_a_period(clause: Clause) -> bool:
    """;1-5月5.5亿元; ;2006年,60.3亿元: nothing but a time stands before the amount, and it is not the whole year's, unless expected: (预计全年6亿元)."""
    if clause.letters in ("eTM", "TeM") and clause.memory.last == "level" and match(r"[,;)]", clause.following):
        return match(r"[;(,](?:eT|Te)M$", clause.wide) is not None
    is_alone = re.fullmatch(r"(?:x?[IJ]:)?q?Tv*M", clause.letters) or search("[IJ]:T,v?M$", clause.wide)
    is_of_one = search(";T,v?M$", clause.wide) is not None and _tells_of_one(clause)
    if not (is_alone or is_of_one) or not re.match(r"x?[,;)]?$|Y?[ud]v?(?:P|$)", clause.following):
        return False
    return not any(t.text.startswith("全年") for t in clause.wide_tokens)


def _is_reached(clause: Clause) -> bool:
    """增长8.5%,突破120亿元; 增长8.5%、有望突破120亿元: no verb but the bound itself stands before the amount."""
    if clause.letters not in ("M", "xTM", "TM", "eM", "jeM", "TeM") or not clause.number.text.startswith(PASSING_WORDS):
        return False
    if clause.memory.last == "level" and clause.letters == "M":
        return True  # 突破千亿元,超过1100亿元
    if clause.letters == "TeM":
        return not clause.memory.last  # 税收连创新高,2023年有望突破20亿元
    return clause.memory.last == "yoy" or clause.memory.status == "target" or match(r";T,?M$", clause.wide) is not None
