"""Why a reading is not to be written: what it says is supposed, denied or wished for, or is another's, or of no one period."""

from __future__ import annotations

import re

from metrics.extraction.asides import is_only_added
from metrics.extraction.clause import Clause, Reading, Topic
from metrics.extraction.codes import SECTORS
from metrics.extraction.distances import MAY_BE_APART, is_a_distance
from metrics.extraction.doubts import may_be_foreign_capital, spans_years
from metrics.extraction.goals_of_months import may_be_part_of_a_goal
from metrics.extraction.names.ceremonies import is_of_a_fair
from metrics.extraction.names.of_sectors import turns_to_another_sector
from metrics.extraction.results import ANOTHERS
from metrics.extraction.set_beside import are_some_of_those_counted, is_beside_anothers_rate, is_share_of_a_part
from metrics.extraction.slots import match, search
from metrics.extraction.state import State
from metrics.extraction.whose.kindred import is_around_parks
from metrics.extraction.whose.part_economies import MADE_UP_OF
from metrics.extraction.whose.strangers import EACH_OF_THEM
from metrics.extraction.whose.subjects import adds_to_own_industry, is_floor_of_several, is_part_of_its_whole, lies_beside_others
from metrics.language.seldom import seldom
from metrics.language.vocabulary import vocabulary

_SUPPOSED = ("如果", "假如", "假设", "倘若", "若剔除", "若扣除", "若不考虑")  # how a sentence begins
_DENIAL_REACHES = 20  # characters
_DENIED = re.compile("(?:未能?|没有?能?|不能|无法|难以)(?:如期|按期|全部|真正|再)?(?:(?:完成|实现|达到|突破|超过)[^,。;:]{0,12})?$")
_SUPPOSED_BEFORE = re.compile("[,;](?:如果|假如|倘若|若)(?![^,;]{0,4}干)[^;]*$")  # …;若与全省各市相比,总量可列第11位
# …,若加上减免部分,税收增长21%: what would be, were something counted in
_RECKONED = seldom(
    "[,;](?:如果?|假如|倘若|若)(?:再|将|把|按|不)?[^,;]{0,8}?(?:加上|算上|计入|剔除|扣除|考虑|还原|并入)[^;]*$"
    # 照这个进度,全年可完成24亿元; 按年均增长9%计算,…
    "|(?:按照?|照着?)(?:这个?|这样的?|此|该|目前的?|当前的?|现在的?)(?:建设|发展|增长)?(?:速度|进度|态势|势头|趋势|节奏|增速)[^,;]{0,6},[^;]*$"
)
_SUPPOSES = "如假倘若"  # the first characters of these
_NEXT = "下一?步|下一?阶段|接下来"  # how a sentence begins that tells what is to be done
_ONLY_THEN = re.compile("[^。;\\n]*[,,](?:才|方)(?:能|可|会)")
_IS_NEXT = re.compile(f"(?:{_NEXT})(?!的?工作(?:总结|开展))")
_OPENING = 14  # characters of 自贸区挂牌一年来,
_YEARS_PAST = re.compile('[“"]?[^,。;\\d年]{0,8}?([一两二三四五六七八九十]{1,2})年(?:多|余)?来,')
# 从2021年起到今年6月底,累计实际利用外资3.6亿美元: of all the months between; not 从2021年的12亿元到今年的15亿元, and not 由9亿元增加到…
_BETWEEN_YEARS = seldom(
    r"[12]\d{3}年(?:\d{1,2}月(?:份|\d{1,2}日)?|[年底初末])?(?:起|开始)?,?(?:截?[至到]|截止到?)"
    r"(?:今年|本年|(?:20)?\d\d年(?=\d|上半|[一二三]季|前三))(?!的)(?:\d{1,2}月[份底末]?|上半年|[一二三]季度末?|前三季度|年?[底末])?,?(?P<on>[^。;]*)$"
)
_RISES = re.compile("[由从]|(?:增|升|提高|扩大|发展|达)[长加大]?[到至]")
# 与合肥经开区相比,…; 与去年同期相比 and 与一季度相比 are times
_BESIDE_A_PLACE = seldom(
    r"[与同和跟](?![^,。;]{0,16}(?:[年月季期]|阶段|时))[^,。;\d]{1,16}(?:相比|比较|对比|比起来),|比(?![^,。;]{0,12}[年月季期初末])[\u4e00-\u9fff]{2,8}[高低多少]\d[^,。;]{0,8},"
)
_BESIDE_A_GOAL = seldom(r"(?:对照|对标|比照|对比|参照|[与和同跟较比])[^,。;\d]{0,12}(?:目标|计划|任务|预期)[^,。;\d]{0,4},")
_OF_A_TIME, _WINTER = ("level", "yoy", "change", "share"), (12, 1, 2)
_TRAITS = re.compile("大?(?:方面|突出|显著|鲜明|明显|主要|新)*(?:特点|特征|特色|亮点|变化|趋势)")  # 新开工项目呈现三个特点
_BATCH = re.compile(r"(?:首|第[一二三四五六七八九十\d]{1,3})[批轮]的?$")  # of projects, by no means all
_EXAMPLE = re.compile('(?:^|[,;:。!\\n“"])(?:比如(?!期)|例如|譬如)')
# Slots of contributions, shares, goals and wishes; and what stands in every sentence that supposes, gives an example, denies, sums years or adds.
_REFUSING, _REFUSES = (
    frozenset("CzGtL"),
    re.compile(
        f"[{_SUPPOSES}未没不法难]|[按照着][这此该目当现]|{_NEXT}|[才方]能|来,|园区|新增|[均都](?:处|介|位)于|年[^,。;]{{0,9}}[至到]今年|年[^,。;]{{0,9}}[至到截](?:20)?\\d\\d年|[\\d万][家户]|{MAY_BE_APART}"
    ),
)
_NAMES = frozenset("IJS")  # slots of indicators and places
_BEGINS = 3  # months in which a year is planned
# Slots: a goal with its figure, and names with bare figures behind it; a verb or a time would tell that they are no goals.
_GOAL_FIRST = re.compile("[^MPXBKt]*[IJ][urv]{0,2}G[vF]{0,2}[MP](?:,[IJ]v?[udr]?v?[MP])*,[IJ]v?[udr]?v?[MP]")
_PLANNED = tuple(f"{plan}{how}" for plan in ("计划", "拟", "预计") for how in ("集中", "陆续", "分批", "全部"))
_FIRMS, _NUMBERS_OF = ("industrial_firms", "hightech_firms"), ("数", "总数", "户数", "家数", "总量", "存量")
_TOLD_BEFORE = re.compile(r"\d[\d.]*(?:%|亿|万)")
_ONLY_TOLD = ("rank_level", "rank_yoy", "rank_change", "share")  # no measure says which of these one aims at
_OF_THOSE = seldom("(?:增长|下降|持平|超过?|以上|达到?)[^,。;:]{0,6}的(?:企业|项目|行业|户数|园区|镇街|乡镇)[^,。;:]{0,4}占")


def _may_refuse(state: State) -> bool:
    """Whether a word or a slot of the sentence can be a reason against an exact level or growth, asked once for all of them."""
    sentence = state.sentence
    if sentence.may_refuse is None:
        around = max(0, sentence.start - _DENIAL_REACHES), sentence.end + _OPENING
        sentence.may_refuse = not _REFUSING.isdisjoint(sentence.letters) or _REFUSES.search(state.clean.text, *around) is not None
    return sentence.may_refuse


def _is_plain(state: State, measure: str, topic: Topic, clause: Clause) -> bool:
    """Whether it is an exact level or growth, of no projects, in a sentence that tells of nothing within the zone and no other base."""
    if measure not in ("level", "yoy") or state.is_of_park or state.is_of_part or state.is_other_base:
        return False
    quantity = clause.number.quantity
    return (quantity is None or quantity.bound == "exact") and topic.code not in vocabulary().projects


def _is_denied(text: str, number: int) -> bool:
    """全区未能实现税收50亿元, 尚未突破50亿元: an amount that has not come about; `number` where it stands."""
    before = text[max(0, number - _DENIAL_REACHES) : number]
    is_possible = "未" in before or "没" in before or "不" in before or "法" in before or "难" in before
    return is_possible and _DENIED.search(before) is not None


def reason_against(state: State, reading: Reading, topic: Topic, clause: Clause) -> tuple[str, bool] | None:
    """Why a reading is not to be written, and whether what it says is understood all the same."""
    measure, text = reading.measure, state.clean.text
    if state.stories.tell(topic.code, (topic.start, topic.text), state.sentence):
        topic.is_blocked = True
        return ANOTHERS, True
    if topic.code == "fdi_actual" and topic.text.endswith("到位资金") and _is_told_in_other_money(state, clause):
        return "the indicator is not certain", False
    if measure == "share" and topic.code in _FIRMS and state.sentence.letters.startswith("q"):
        return "the indicator is not certain", False  # 工业总产值500亿元。其中,规上企业占95%: of the output, and not of the firms
    if _is_plain(state, measure, topic, clause) and not _may_refuse(state):
        return _reason_against_growth(state, topic, clause) if measure == "yoy" else None  # as most
    if measure in _OF_A_TIME and _pulls_another(state, clause):
        return ANOTHERS, True
    is_level = measure == "level"
    if text[state.sentence.start] in _SUPPOSES and _is_supposed(state):
        return "it is only supposed", True
    if state.memory.status == "actual" and measure in _OF_A_TIME and _is_yet_to_be_done(state, clause):
        return "the time it is told of is not over", False
    if (_SUPPOSED_BEFORE if measure.startswith("rank") else _RECKONED).search(text, state.sentence.start, clause.number.start) is not None:
        return "it is only supposed", True
    if text.find("年", state.sentence.start, state.sentence.start + _OPENING) >= 0 and _is_of_years_past(state, clause, measure):
        return "it is no figure of one period", True
    if is_level and _is_between_years(state, clause):
        return "it is no figure of one period", True
    if topic.code.startswith("projects_signed") and is_of_a_fair(text, state.sentence.start, clause.number.start):
        return ANOTHERS, True
    if measure == "yoy" and topic.code in vocabulary().projects and _is_of_uncounted(state, topic.code):
        return "the growth of projects nobody has counted", False
    if state.memory.status == "target" and measure.partition("+")[0] in _ONLY_TOLD:
        return "it is wished for", True
    if state.is_of_park or (state.is_of_part and topic.code in MADE_UP_OF):
        return ANOTHERS, True
    if clause.number.quantity is not None and clause.number.quantity.bound == "over" and is_floor_of_several(clause, text):
        return ANOTHERS, True
    if lies_beside_others(clause, text):
        return ANOTHERS, True
    if adds_to_own_industry(state.sentence, clause, topic, text, state.context.own_words):
        return ANOTHERS, True
    if is_level and topic.code in vocabulary().projects and _TRAITS.match(text, clause.number.end) is not None:
        return ANOTHERS, True
    if (
        is_level
        and topic.code in vocabulary().projects
        and _BATCH.search(text, max(0, clause.number.start - _OPENING), clause.number.start)
    ):
        return ANOTHERS, True  # 第一轮11个项目全部开工
    if _is_of_parks(state, clause):
        return ANOTHERS, True
    if is_level and _is_aimed_at(state, clause):
        return "the time it is told of is not over", False
    if _is_an_example(state, clause):
        topic.is_blocked = True
        return ANOTHERS, True
    if measure in ("level", "target") and is_a_distance(text, state.sentence.start, clause.number.start, clause.number.end):
        return "it is how far two amounts are apart", True
    if is_level and _is_denied(text, clause.number.start):
        return "it has not been reached", True
    if is_level and may_be_foreign_capital(topic, clause):
        topic.is_blocked = True
        return "the indicator is not certain", False
    if is_level and are_some_of_those_counted(clause, topic.code, text[clause.number.end : clause.number.end + 1]):
        return ANOTHERS, True
    if is_level and is_only_added(clause, topic.code):
        topic.is_blocked = True
        return ANOTHERS, True
    is_own = topic.zone in (None, state.context.zone)  # 西安出口加工区进出口91亿美元,占全省的49%, on the province's page
    if is_level and is_own and is_part_of_its_whole(state.sentence, clause, topic.code, state.context.place, state.context.own_words):
        topic.is_blocked = topic.is_narrowed = True
        return ANOTHERS, True
    if measure == "share" and _OF_THOSE.search(text, topic.start, clause.number.start) is not None:
        return ANOTHERS, True  # 用电保持增长的企业占到规上企业的75.8%
    if measure == "share" and is_share_of_a_part(state.sentence, clause, topic, reading.scope, state.context):
        return ANOTHERS, True
    if measure == "share" and topic.code in SECTORS and turns_to_another_sector(text, topic.start + len(topic.text), clause.number.start):
        return ANOTHERS, True
    if topic.code == "projects_key" and measure in ("share", "rank_level", "rank_yoy"):
        topic.is_blocked = True  # …,比全市平均水平高3.4个百分点
        return "a share or rank of projects that nobody has counted", False  # 重大项目占比超七成, 省市重点项目位列第一
    if measure == "yoy_accel" and (_is_against_a_place(state, clause) or is_beside_anothers_rate(state.sentence, clause, state.context)):
        return ANOTHERS, True
    if measure == "yoy_accel" and search("[YVTNpO]", clause.letters) is None and _is_beside_a_goal(state, clause):
        return "it is a distance from a plan", True
    if measure == "change" and _is_averaged_behind(state, clause):
        return "the growth is against another year", True
    if state.is_other_base and _is_against_another_year(state, clause, measure):
        return "the growth is against another year", True  # 过去五年间,进出口额增幅居西部之首
    if is_level and topic.code in vocabulary().projects and _are_to_begin(state, clause, topic):
        return "they are planned", False
    if measure in ("level", "yoy") and (_goes_on_with_goals(state, clause) or may_be_part_of_a_goal(state.sentence, clause)):
        topic.is_blocked = True
        return "the time it is told of is not over", False
    return _reason_against_growth(state, topic, clause) if measure == "yoy" else None


def _is_against_a_place(state: State, clause: Clause) -> bool:
    """与合肥经开区相比,芜湖经开区…增长3.1%,低2.2个百分点: how far two places are apart, and no change of either's growth."""
    text, start, end = state.clean.text, state.sentence.start, clause.number.start
    if text.find("比", start, end) < 0 or search("[YVTN]", clause.letters) is not None:
        return False
    return _BESIDE_A_PLACE.search(text, start, end) is not None


def _is_beside_a_goal(state: State, clause: Clause) -> bool:
    """对照全年目标,GDP增速高0.2个百分点,工业增加值增速高1.1个百分点: how far both are from what was aimed at."""
    text, start, end = state.clean.text, state.sentence.start, clause.number.start
    if "G" not in state.sentence.letters or (goal := _BESIDE_A_GOAL.search(text, start, end)) is None:
        return False
    return not any(t.letter in "YVpO" and goal.end() <= t.start < end for t in state.sentence.tokens)


def _is_averaged_behind(state: State, clause: Clause) -> bool:
    """达到526亿元,净增160亿元,年均增长4.4%: what several years have added."""
    sentence = state.sentence
    behind = sentence.slot_at(clause.number.start) + 1
    averaged = match("[,j]v?N", sentence.letters[behind : behind + 3])
    entry = sentence.tokens[behind + averaged.end() - 1].entry if averaged is not None else None
    return entry is not None and entry.value == "年均"


def _is_against_another_year(state: State, clause: Clause, measure: str) -> bool:
    """与2015年相比,进出口增长2倍; 增长9%,与2019年相比,年均增长6%: of the six, and not of the nine."""
    return measure in ("yoy", "rank_yoy", "change") and "Y" not in clause.letters and clause.number.start >= state.other_base_since


def _are_to_begin(state: State, clause: Clause, topic: Topic) -> bool:
    """9个新开工项目,6个全面开工; 新开工项目9个,6个已开工: of those to begin in the year so many have; 7月计划集中开工项目12个."""
    is_planned = state.clean.text.endswith(_PLANNED, 0, topic.start)
    if topic.code != "projects_started" or is_planned:
        return is_planned
    sentence = state.sentence
    at = sentence.slot_at(clause.number.start)
    found = match(r"M(?:v?I)?,[vq]{0,2}Mv{0,2}(I)", sentence.letters[at : at + 9])
    begun = sentence.tokens[at + found.start(1)] if found is not None else None
    return begun is not None and begun.entry is not None and begun.entry.value == "projects_started" and begun.text.startswith("开工")


def _goes_on_with_goals(state: State, clause: Clause) -> bool:
    """GDP增长目标为8%,规上工业增加值增长9%: behind a goal that nothing has been told before, more goals or what has been done."""
    sentence = state.sentence
    if "G" not in sentence.letters or state.memory.status != "actual":
        return False
    at = sentence.slot_at(clause.number.start)
    return _GOAL_FIRST.fullmatch(sentence.letters, sentence.letters.rfind(";", 0, at) + 1, at + 1) is not None


def _is_of_parks(state: State, clause: Clause) -> bool:
    """全市工业投资增长6%,园区增长9%: the same of the parks within the region that the page is of."""
    first, second = clause.tokens[0].text, clause.tokens[1].text if len(clause.tokens) > 1 else ""
    if first != "园区" and (second != "园区" or first not in EACH_OF_THEM):
        return False
    return _NAMES.isdisjoint(clause.letters) and is_around_parks(state.context)


def _is_aimed_at(state: State, clause: Clause) -> bool:
    """建成千亿级开发区,年内工业开票销售突破2000亿元, said in January behind what the year before has brought: a wish of the year begun."""
    published, quantity = state.context.published, clause.number.quantity
    if published is None or published[1] > _BEGINS or quantity is None or quantity.bound != "over":
        return False
    return state.memory.status == "actual" and not state.period.is_named and any(t.text == "年内" for t in clause.tokens)


def _is_an_example(state: State, clause: Clause) -> bool:
    """比如上半年实施风电项目194个,引进到位资金794亿元: a part of what was told, unless the place or the whole is named behind the word."""
    text, start, end = state.clean.text, state.sentence.start, clause.number.start
    if text.find("如", start, end) < 0 or (opened := _EXAMPLE.search(text, max(0, start - 1), end)) is None:
        return False
    return not any(opened.end() <= t.start < end and (t.letter == "S" or t.text.startswith("全")) for t in state.sentence.tokens)


def _is_of_years_past(state: State, clause: Clause, measure: str) -> bool:
    """三年来,全区税收12亿元; 挂牌一年来,…: of those years, where the sentence names no other time; in winter 一年来 may be the year that ends."""
    if measure not in _OF_A_TIME:
        return False
    found = _YEARS_PAST.match(state.clean.text, state.sentence.start)
    published = state.context.published
    if found is None or (found[1] == "一" and (published is None or published[1] in _WINTER)):
        return False
    return not any(t.letter == "T" and t.start < clause.number.start for t in state.sentence.tokens)


def _is_between_years(state: State, clause: Clause) -> bool:
    """从2021年起到今年6月底,累计…,实际利用…,完成…: what those years have brought, with nothing said of where it rose from."""
    found = _BETWEEN_YEARS.search(state.clean.text, state.sentence.start, clause.number.start)
    if found is None or _RISES.search(found["on"]) is not None:
        return False
    return not any(t.letter == "T" and found.start("on") <= t.start < clause.number.start for t in state.sentence.tokens)


def _is_yet_to_be_done(state: State, clause: Clause) -> bool:
    """下一步,抢抓时间,年内完成投资260亿元; 下半年完成投资130亿元,才能实现全年目标: no time is told before it that was over."""
    text, start, end = state.clean.text, state.sentence.start, clause.number.end
    if _IS_NEXT.match(text, start) is not None:
        return not any(t.letter == "T" and t.start < end for t in state.sentence.tokens)
    return "能" in text[end : state.sentence.end] and _ONLY_THEN.match(text, end, state.sentence.end) is not None


def _is_told_in_other_money(state: State, clause: Clause) -> bool:
    """外资项目5个,合同外资2亿美元;当年到位资金30亿元: of all projects as likely as of the foreign ones."""
    said, quantity = state.clean.text, clause.number.quantity
    return quantity is not None and quantity.unit == "CNY" and said.find("美元", state.sentence.start, clause.number.start) >= 0


def _pulls_another(state: State, clause: Clause) -> bool:
    """出口20亿元,带动全市出口增长20%: the growth is of the region that is pulled along, and not of the zone that does so."""
    found = search(r"Lv{0,2}(S)v{0,2}[IJ][^IJ;]*[MP]$", clause.letters) if "L" in clause.letters else None
    if found is None:
        return False
    token = clause.tokens[found.start(1)]
    return token.text not in state.context.own_words and (token.entry is None or token.entry.type not in ("self", "zone"))


def _is_supposed(state: State) -> bool:
    return state.clean.text.startswith(_SUPPOSED, state.sentence.start) and not state.clean.text.startswith("如果说", state.sentence.start)


def _reason_against_growth(state: State, topic: Topic, clause: Clause) -> tuple[str, bool] | None:
    """The same of a rate of growth: it is of what was added, of several years, or of what some firms have."""
    if topic.code in _FIRMS and _is_of_what_firms_have(state, topic, clause):
        return ANOTHERS, True
    if state.memory.last == "added":
        return "the growth is that of what was added", False  # 市场主体新增1200户,增长8%
    return ("the growth is that of several years", False) if spans_years(state, clause) else None


def _is_of_what_firms_have(state: State, topic: Topic, clause: Clause) -> bool:
    """税收收入增长8%,规上企业增长3%: of the taxes that they pay as likely as of their number, where nobody has counted them."""
    if topic.code in state.memory.counted or not topic.text.endswith("企业") or _is_counted(clause):
        return False
    before = state.clean.text[state.sentence.start : topic.start]
    return before.endswith((",", ",其中")) and _TOLD_BEFORE.search(before) is not None


def _is_counted(clause: Clause) -> bool:
    return any(t.text.startswith(_NUMBERS_OF) for t in clause.tokens)


def _is_of_uncounted(state: State, code: str) -> bool:
    """Whether the sentence has not told how many of them there are."""
    return code not in state.memory.counted and vocabulary().units[code] == "COUNT"
