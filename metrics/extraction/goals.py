"""Tell sentences in which goals are set from their first word on: 确定的主要预期目标…, 确定了…的奋斗目标, figures that are each the least wished for."""

from __future__ import annotations

import re

from metrics.extraction.clause import Sentence
from metrics.extraction.pledges import SET_AT_ITS_BEGINNING, pledges
from metrics.language.seldom import seldom
from metrics.language.token import Token
from metrics.language.vocabulary import any_of

# 《计划》提出,今年…增长10%
_PLAN_SAYS = re.compile(
    "《?(?:计划|规划|纲要|报告|会议|全会|大会|[市区县]委|党工委|管委会)》?(?:还|中|同时)?提出,(?:(?:今年|20[0-9]{2}年)(?!以来|上半年|一季|第?[一二三]|前|\\d)|明年|到20[0-9]{2}年)"
)
# 今年,该区提出实际利用外资8亿美元,外贸出口增长20%以上
_PROPOSES = re.compile(
    "(?:今年|明年|20[0-9]{2}年),?(?:该区|[我全本][区县市]|园区|[\u4e00-\u9fff]{0,8}(?:开发区|经开区|高新区|新区))?(?:明确|进一步)?提出了?(?!的)[^,。;:\\d]{2,16}\\d"
)
# 今年承诺为群众办好十件实事:新增城镇就业5500人
_PROMISED = seldom(
    r"[^。;]{0,30}(?:承诺|计划|将|确定|安排|要|拟|实施|办)[^。;:]{0,16}?[\d一二三四五六七八九十]{1,3}(?:大|件|项)[^。;:]{0,8}实事(?!办结|全部|完成|落地)[^。;:]{0,6}:"
)
_SET = re.compile(
    r"[^。;]{0,12}?(?:(?:19|20)\d\d年|今年)?(?<!完成)(?<!实现)(?:"
    + any_of("setting_goals_word")
    + r")的(?:主要)?(?:经济|预期|发展|工作|社会)*(?:指标|目标)"
)
# 年初确定全年规上工业增加值增长10%、…; not what 年初确定的 names, which stands with its noun
_SET_FOR_THE_YEAR = seldom(
    r"[^。;:\d]{0,16}?(?:年初(?!以来|至今)|人代会|两会)(?:上)?,?[^,。;:\d]{0,8}?(?:"
    + any_of("setting_goals_word")
    + r")了?(?:今年|本年|全年|当年)(?!的?(?:目标|任务)|以来)[^,。;:\d]{2,18}\d"
    # 年初人代会上定的地区生产总值增长12%,财政收入增长15%; not where the sentence goes on with what has come of it
    + r"|"
    + SET_AT_ITS_BEGINNING
    + r"的(?![^,。;:\d]{0,16}(?:目标|任务|计划|预算|完成|实现|达到|已|实际|项目|企业|工程))[^,。;:\d]{2,18}\d"
    + r"(?![^。;]*(?:[上下]半年|季度|\d月|目前|截至|现在|如今|至今|眼下|实际|已|完成|实现|拿下|结果|最终))"
    # 年初我们定的是地区生产总值增长9%以上
    + r"|(?:今年|年初|全年)?,?(?:"
    + any_of("goal_setter_word")
    + r")?(?:年初)?(?:自己|给自己)?(?:定|"
    + any_of("setting_goals_word")
    + r")的(?:目标|任务|盘子)?[是为][^,。;:\d]{2,18}\d"
)
_SAY_WHEN_SET = ("年初", "会", "的是", "的为")
_DONE_ALREADY = re.compile(any_of("aimed_at_word") + "|完成|实现|超额|实际")
# 确定了地区生产总值增长12%,财政收入增长15%的奋斗目标: what is set stands between.
_SETS = seldom(
    r"[^。;\d]{0,30}(?:\d{4}年[^。;\d]{0,12})?(?:"
    + any_of("setting_goals_word")
    + r")[了出](?=[^。;]*的(?:奋斗|预期|发展|工作|年度|总体|主要|增长)*(?:目标|任务)[。!;]?$)"
)
# 2012年的安排是:…, 今年的初步考虑为:…
_THOUGHT_OF = seldom(
    r"(?:(?:19|20)\d\d|[今明本去上全])年度?的?(?:工作|初步|总体|经济|主要|指标)*(?:"
    + any_of("outlook_word")
    + r"|考虑|设想)(?:意见|方案)?(?:[是为]:|[是为](?=[^,。;:\d]{2,14}\d)|:)"
)
# 全年GDP增长4%、一般公共预算收入正增长的目标不变。 What is kept stands before.
_KEPT = seldom(
    r"[“\"]?(?:全年|今年|年度)(?!以来)[^。;]{0,16}\d[^。;]{0,80}的(?:奋斗|预期|发展|工作|年度|总体|主要|增长|经济|既定)*(?:目标|任务)[^,。;\d]{0,4}(?:不变|不动摇|不松劲|不松动|不调整|不下调|没有?变)"
)
_HEADED = seldom(r"(?:[一二三四五六]、|\([一二三四五六]\))[\u4e00-\u9fff]{0,8}目标。$")
# Slots: 全年目标:, and a figure of no time with one of months behind it
_GOALS_FIRST, _THEN_RESULTS = re.compile("[TSvx]{0,4}G{1,2}v?:"), re.compile("[IJ][vFurtok]{0,4}[MP](?:,[ur]v?P)?,T[^;]*[MP]")
_HELD_AGAINST = ("相比", "比,", "比较")
_SAID = 20  # characters in which 的 stands where that is so
_REACH = 60  # characters that a sentence's first words can go on for
SEVERAL = 3  # figures


def sets_goals(text: str, start: int, end: int) -> bool:
    """《计划》提出,今年…, a sentence that says what goals were set, or one behind 一、经济发展目标。"""
    if "实事" in text[start:end] and _PROMISED.match(text, start, end) is not None:
        return True
    says_when = any(text.find(word, start, start + _SAID) >= 0 for word in _SAY_WHEN_SET)
    if says_when and _SET_FOR_THE_YEAR.match(text, start, end) is not None:
        return True
    if pledges(text, start, end) or _THOUGHT_OF.match(text, start, end) is not None:
        return True
    is_headed, until = text.endswith("目标。", 0, start), max(end, start + _REACH)
    if not is_headed and text.find("标", start, until) < 0 and text.find("提出", start, until) < 0:
        return False  # as most: no word for what is aimed at
    headed = _HEADED.search(text, max(0, start - _SAID), start) if is_headed else None
    if headed is not None and _DONE_ALREADY.search(headed[0]) is None:
        return True
    kept = _KEPT.match(text, start, end)
    if kept is not None and _DONE_ALREADY.search(kept[0]) is None:
        return True
    return _PLAN_SAYS.match(text, start) is not None or _PROPOSES.match(text, start) is not None or _sets_goals(text, start, end)


def _sets_goals(text: str, start: int, end: int) -> bool:
    """据了解,全区2016年确定的主要经济指标…: what follows is wished for; 完成年初确定的目标 is not."""
    if text.find("目标", end - 4, end) >= 0 and (told := _SETS.match(text, start, end)) is not None:
        return _DONE_ALREADY.search(told[0]) is None
    found = _SET.match(text, start) if text.find("的", start, start + _SAID) >= 0 else None
    if found is None or text.startswith(_HELD_AGAINST, found.end()):
        return False  # 与年初下达的目标相比,税收超0.3亿元
    return _DONE_ALREADY.search(found[0]) is None


def is_next_goal(sentence: Sentence, at: int) -> bool:
    """年度目标:投资1100亿元,上半年完成520亿元;收入52亿元,上半年完成27亿元: behind the semicolon at `at` the next goal, and then what months have brought of it."""
    colon = sentence.letters.find(":", 0, at)
    if colon < 1 or _GOALS_FIRST.match(sentence.letters) is None or _THEN_RESULTS.match(sentence.letters, at + 1) is None:
        return False
    return _THEN_RESULTS.match(sentence.letters, colon + 1) is not None and _DONE_ALREADY.search(sentence.text_of(0, colon - 1)) is None


def lists_floors(tokens: list[Token]) -> bool:
    """增长25%以上,完成120亿元以上,…增长20%以上: where each of several figures is the least that it may be, they are wished for."""
    figures = [t for t in tokens if t.letter == "P" or (t.letter == "M" and t.quantity is not None and t.quantity.unit == "CNY")]
    return len(figures) >= SEVERAL and all(t.text.endswith("以上") for t in figures)
