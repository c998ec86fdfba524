"""Words that say how what follows is meant: as a goal, as an estimate, or counted from January."""

from __future__ import annotations

import re

from metrics.extraction.clause import Sentence
from metrics.extraction.document.datelines import DECEMBER
from metrics.extraction.rules_told import is_rule
from metrics.extraction.state import State
from metrics.extraction.times.spans import since_january
from metrics.extraction.times.tenses import WILL, has_just_ended
from metrics.language.seldom import seldom
from metrics.language.vocabulary import any_of

_LOOKS_AT = ("瞄准", "锁定")
_SPRINTS_TO = re.compile("t[TvF]{0,2}M")  # slots: 实际到账外资全年冲刺2亿美元
_NAMES = ("I", "J")  # slots of indicators
_CAN_HAVE_FLOOR = ("I", "J", "r", "u", "Q", "v")  # slots before 不低于
_TOLD_OF, _NEAR = re.compile("T[^T]*[MP]"), 40  # slots: a time, and a figure of it, within so many
_WILL_BRING = re.compile("(?:每?年|可|能|将|将?可)*(?:新增|增加|形成|带动|创造|贡献|实现年|年产|达产)")
_BUILT = re.compile("项目[^。;]{0,16}(?:" + any_of("finished_word") + "|落地|开工|实施)[^。;]{0,4},?$")
_NAMES_A_BASE = re.compile("(?:预计|预测)(?:完成|执行|实现)?[数额值]")
_COMPARES_WITH = re.compile("(?:c[VTY]?|[YpN])v?$")  # slots
_GOALS_ARE = re.compile("tv{0,2}:$")  # slots: a goal, and what it is behind a colon
_MENTIONED, _FIGURES = re.compile("t[vF]{0,2}[ud]?v?[PM]v{1,2}G"), re.compile("[MP]")  # slots: a goal with 的目标 behind it
_MEASURED_BY, _COMPARES, _FEW = re.compile("t[rGv]{0,2}[gha]v?B"), re.compile("c[TGv]{0,2}$"), 4  # slots
_PLANS_A_YEAR, _YEARS = re.compile("GT[vF]?[IJ]"), ("今年", "全年", "年内", "明年", "本年")
_PLANS_DEEDS = re.compile("计划(?:实施|推进|建设|新建|完成)")
_FUNDS = seldom(
    r"争取(?:(?!完成|实现|达到|突破)[^,;。:\d]){0,16}(?:资金|补助|国债|债券|专项债|贷款)\d[\d.]*[亿万]?元?(?:人民币)?(?!以上|左右)[,;。]"
)
_OF_YEAR = ("年度", "全年")
_LEAST_AND_MOST = ("底线", "奔头")
_GOALS_BEGIN = re.compile(",?vF?[IJ]")  # slots behind a goal: 今年的目标,是地区生产总值增长12%
_GOAL_OF_EACH = re.compile("IM[j,]{1,2}v?I[vF]{0,2}M")
_LATER_QUARTERS, _IS_RATE = ((4, 6), (7, 9), (10, 12)), re.compile("r|v[ud,]")
_HEAD = 12  # slots of the words that open a list of goals


def see_mood(state: State, at: int) -> None:
    """Let a word of aiming, estimating, planning or adding up change what is known."""
    token, letters = state.sentence.tokens[at], state.sentence.letters
    if token.letter == "e":
        _see_estimate(state, at)
    elif token.letter == "t":
        _see_aim(state, at)
    elif token.letter == "G":
        _see_goal(state, at)
    elif token.letter in "vr" and "累计" in token.text:
        _see_cumulation(state, at, _TOLD_OF.search(letters, max(0, at - _NEAR), at) is not None)


def _see_estimate(state: State, at: int) -> None:
    """预计: what follows is expected, for the rest of the sentence or for this part of it."""
    memory, letters = state.memory, state.sentence.letters
    if memory.status == "target" and (
        state.is_below_goals or _GOALS_ARE.search(letters[:at]) is not None or _lists_goals(state.sentence, at)
    ):
        return  # 主要预期目标是:预计全年实现…
    if _NAMES_A_BASE.match(state.sentence.text_of(at, at + _FEW)) is not None and _COMPARES_WITH.search(letters[:at]) is not None:
        return  # 安排3.6亿元,比上年预计完成数增长12%
    if letters[at + 1 : at + 2] == "T" and memory.status == "actual" and re.search("[IJ].*[MP]", letters[:at]):
        memory.status_before = memory.status  # 1-11月总产值4500亿元,预计全年突破5000亿元;…
        state.period.before_aside = state.period.before_aside or (state.period.once,)
    if any(t.letter == "E" and t.text.endswith("后") for t in state.sentence.tokens[max(0, at - 2) : at]):
        memory.status_before = memory.status  # 达产后预计新增产值60亿元;集中开工26个项目
    if memory.status == "actual" and not _heads_list(letters, at):
        memory.status_before = memory.status_before or "actual"
    memory.status = "estimate"
    memory.is_firm = memory.is_firm or _is_promised(state.sentence, at)


def _lists_goals(sentence: Sentence, at: int) -> bool:
    """今年的主要目标是,预计…增长10%以上: what stands at a slot belongs to the goals."""
    return sentence.letters[max(0, at - 2) : at] == "t," and sentence.tokens[at - 2].text.endswith(("是", "为"))


def _see_aim(state: State, at: int) -> None:
    """力争, 将, 不低于: what follows is aimed at, or expected where the time that it is told of is nearly over."""
    memory, text, before = state.memory, state.sentence.tokens[at].text, state.sentence.letters[at - 1 : at]
    if text.startswith("不") and before not in _CAN_HAVE_FLOOR:
        return  # 投资强度不低于300万元
    if memory.status == "actual" and is_rule(state, at):
        return  # 油价每波动10%,产值就要增减百亿元;财政支出增长14%
    if text in _LOOKS_AT and re.match(".[^,;]*[GMPX]", state.sentence.letters[at:]) is None:
        return  # 瞄准“强链提质”,实施一批项目,完成工业投资55亿元: no goal is told
    if text == "冲刺" and _SPRINTS_TO.match(state.sentence.letters, at) is None:
        return  # 冲刺全年目标,生产总值增长6%
    if text == "争取" and memory.status == "actual" and _asks_for_funds(state, at):
        return
    if text == "确保" and at and state.sentence.tokens[at - 1].text in ("为", "为了"):
        return
    if memory.status == "estimate" and text.startswith(WILL):
        return
    if memory.status == "actual" and (_mentions_goal(state.sentence.letters, at) or _measures_by_goal(state.sentence.letters, at)):
        return
    if memory.status == "estimate":
        memory.status_before = memory.status_before or "estimate"  # 预计…370亿元,力争400亿元;工业总产值940亿元
    memory.status = "estimate" if _tells_at_years_end(state, text) or _tells_late(state, at) else "target"
    memory.is_plan = memory.is_plan or "目标" in text


def _asks_for_funds(state: State, at: int) -> bool:
    """地区生产总值增长6%;争取上级政策性资金42亿元,…: among what has been done, and no goal; 争取资金40亿元以上 is one."""
    is_among_results = _FIGURES.search(state.sentence.letters, 0, at) is not None
    return is_among_results and _FUNDS.match(state.clean.text, state.sentence.tokens[at].start) is not None


def _mentions_goal(letters: str, at: int) -> bool:
    """投资下降6.8%,未完成年初预期增长10%的目标;零售额86亿元: one goal held against what was told, and no beginning of goals."""
    return _MENTIONED.match(letters, at) is not None and _FIGURES.search(letters, letters.rfind(";", 0, at) + 1, at) is not None


def _measures_by_goal(letters: str, at: int) -> bool:
    """增速比年度预期增幅低3.6个百分点,其中规模以上工业…: what was told is held against a goal, and what follows is none."""
    return _MEASURED_BY.match(letters, at) is not None and _COMPARES.search(letters, max(0, at - _FEW), at) is not None


def _tells_at_years_end(state: State, text: str) -> bool:
    """GDP将达到100亿元, told at the end of December."""
    is_december = state.context.published_month == DECEMBER and state.period.goal_year is None
    base = state.context.base_year
    if base is not None and any(t.period is not None and (t.period.year or 0) > base for t in state.sentence.tokens if t.letter == "T"):
        return False  # 2020年,…将做好以下工作:…, told in December 2019
    return is_december and state.memory.status == "actual" and text.startswith("将")


def _see_goal(state: State, at: int) -> None:
    """目标为, 计划: before an indicator's name they open goals, beside it they make one of it."""
    memory, letters, text = state.memory, state.sentence.letters, state.sentence.tokens[at].text
    before, behind = letters[at - 1 : at], letters[at + 1 : at + 2]
    if text.endswith("目标"):
        if _GOALS_BEGIN.match(letters, at + 1) is not None and _says_what(state.sentence, at):
            # 总体目标为(实现)地区生产总值增长15%,固定资产投资达到300亿元; behind a figure of the sentence they are not all it tells
            is_beside_results = _FIGURES.search(letters, 0, at) is not None
            memory.status, memory.is_plan = "target", memory.is_plan or not is_beside_results
            state.period.says_year = state.period.says_year or (is_beside_results and text.startswith(_OF_YEAR))
        elif before in ("T", "S") and _GOAL_OF_EACH.match(letters, at + 1) is not None:
            memory.status = "target"  # 全年目标GDP1100亿元、财政收入120亿元
    elif text.endswith(_LEAST_AND_MOST) and letters[:at].endswith(("M", "P")) and memory.status == "actual":
        memory.status, state.period.says_year = "target", True  # 289亿元是底线,300亿元是奔头;财政收入增长15%以上
    elif text != "计划" or [t.text for t in state.sentence.tokens[at + 2 : at + 3]] == ["的"]:
        return  # 计划开工的重大项目开工率为85%,完成投资23亿元: which projects they are
    elif before in ("", ",", ";") and behind in _NAMES:
        memory.status, memory.is_plan = "target", True  # 计划地区生产总值增长10%,固定资产投资增长20%
    elif before == "T" and _PLANS_DEEDS.match(state.sentence.text_of(at, at + 2)) is not None and not state.sentence.says("已", "实际"):
        memory.status = "target"  # 全年计划实施技改项目80个,完成技改投资35亿元
    elif before == "I" and behind == "u":
        memory.status = "target"  # 固定资产投资计划增长5%,全年基础设施投资220亿元
    elif behind == "T" and _PLANS_A_YEAR.match(letters, at) is not None and state.sentence.tokens[at + 1].text in _YEARS:
        memory.status = "target"  # 计划今年完成固定资产投资280亿元,其中工业投资150亿元
    elif before in ("T", "S") and behind in _NAMES:
        memory.status = "target"  # 今年计划新签约项目5个,总投资约40亿元


def _says_what(sentence: Sentence, at: int) -> bool:
    """目标为, 目标,是."""
    return next(t.text for t in sentence.tokens[at + 1 :] if t.letter == "v") in ("为", "是")


def _tells_late(state: State, at: int) -> bool:
    """去年…财政总收入将达300亿元: nobody aims at what is over."""
    if not at or not state.sentence.tokens[at].text.startswith(WILL) or state.sentence.tokens[at - 1].text == "年内":
        return False
    if re.search("[IJr]v?$", state.sentence.letters[max(0, at - 2) : at]) is None:
        return False
    return state.memory.status == "actual" and has_just_ended(state.period)


def _is_promised(sentence: Sentence, at: int) -> bool:
    """…等6个项目年内可竣工投产,预计新增产值45亿元、税收3.6亿元: what projects will bring once they are built."""
    if _WILL_BRING.match(sentence.text_of(at + 1, at + 4)) is None:
        return False
    return _BUILT.search(sentence.text_of(at - _HEAD, at)) is not None


def _heads_list(letters: str, at: int) -> bool:
    """预计完成生产总值50亿元;税收9亿元 is all expected; of 服务业收入预计95亿元;投资完成42.5亿元 and 增速预计居全市第8位;… only the first."""
    is_in_an_item = re.search("[IJ]", re.split("[,;:]", letters[:at])[-1]) is not None
    return not is_in_an_item and re.match("e[vFudkSrtTY]*[MPBXKb]", letters[at:]) is None


def _see_cumulation(state: State, at: int, is_told: bool) -> None:
    """6月…实现35亿元;累计完成200亿元: from here on the months from January; `is_told`: the time that holds has a figure."""
    periods, held = state.period, state.period.held
    if held is not None and (held.kind == "this_month" or "当月" in held.text):
        periods.end_part()  # 8月当月增长8.9%,累计增幅…
        if is_told and (left := periods.held) is not None:
            held = since_january(left)
            periods.period, periods.local, periods.once = (
                held if each is left else each for each in (periods.period, periods.local, periods.once)
            )
    elif held is not None and held.months in _LATER_QUARTERS and "季度" in held.text and _IS_RATE.match(state.sentence.letters, at):
        # 三季度…累计增速达到4%: a rate that is counted up is counted from January
        held = held._replace(months=(1, held.months[1]), text="")
        periods.hold_here(held)
    if held is not None and held.kind == "month" and not periods.is_cumulative:
        state.memory.has_level = False
        periods.month_before_sum = held if is_told else periods.month_before_sum
    periods.is_cumulative = True
    periods.is_summed_again = held is not None and held == periods.summed_ever_since
