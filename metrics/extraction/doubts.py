"""Why a number that a construction has read is not to be taken: no list of the year, a time that is not told or not over, a growth of many years."""

from __future__ import annotations

import re
from decimal import Decimal

from metrics.extraction.clause import Clause, Sentence, Topic
from metrics.extraction.codes import HARVEST
from metrics.extraction.names.gathered import OF_DEEDS
from metrics.extraction.names.named_project import is_of_named_project
from metrics.extraction.names.projects import is_no_list_of_the_year, is_of_no_told_time
from metrics.extraction.state import State
from metrics.extraction.times.reference_period import Resolved
from metrics.language.period_words import FROM
from metrics.language.seldom import seldom
from metrics.language.vocabulary import any_of, vocabulary

_GOES_ON_WITH = re.compile("续建|结转|跨年|在建|储备|前期")
SOME_TOLD = "some of those told before"
NO_LIST = "these are not the year's key projects"
_SEVERAL = seldom(
    r"重点|重大|[国省市区县]级|列入|[\d两几多]余?[个项][^,。;]{0,14}(?:项目|工程)|(?:项目|工程)[^,。;\d]{0,6}\d+余?[个项]|项目建设|在建|续建|开工|签约|各类|全部|所有|入库|专班"
)
# 该项目完成投资1.7亿元; 广场主体结顶,完成投资9000万元: what one thing that is being built has cost so far
_ONE = seldom(
    "(?:该|此|本|这一)(?:项目|工程)[^,。;\\d]{0,8}完成投资|\\d{1,3}号(?:工程|项目):|(?:主体|主楼|附楼|厂房|桩基|钢结构)[^,。;\\d]{0,8}(?:[结封]顶|完工|竣工|建成|施工|安装|吊装)"
)
_LISTED = 40  # characters
# 全区68个重点项目,年度计划投资72.5亿元; 86个市级重点项目年度计划投资142亿元
_ALL_OF_THEM = seldom(
    r"(?:[全我本][区县市]|[:。\n]|^)\d+个(?:[国省市区县]{1,2}级)?重[点大]项目,?(?:今年|年度|全年|当年)?(?:度)?计划(?:完成)?投资[约为达]?$"
)
_BROUGHT_IN, _SIGNED_TOO = re.compile(any_of("attracting_word")), re.compile("签约项目[^,。;\\d]{0,4}\\d+[个项]")
_PLANNED_THERE = re.compile("(?:计划|将|拟)(?:组织|重点)?(?:" + any_of("carrying_out_word") + "|启动|新上)[^;]*$")
_HAS_DONE = re.compile("已|实际|目前|现|截[至止]|累计|月|季度|上半年|共")
# 应竣工项目33个, 11个项目提前开工: what a plan has due, and what it had not. 应竣工30个已全部竣工 is done.
_DEED = "(?:新?开工|动工|竣工|完工|建成|投产)"
_DUE, _DUE_BEHIND = seldom(f"应{_DEED}[^,。;\\d]{{0,6}}$"), re.compile(f"[^。;]{{0,60}}应{_DEED}")
_WAS_DONE = re.compile(f"\\d+[个项](?:项目)?(?:已经?|均|都|全部){{1,3}}{_DEED}")
_EARLY, _EARLY_BEHIND = re.compile(f"提前{_DEED}[^,。;\\d]{{0,4}}$"), re.compile(f"\\d+余?[个项][^,。;\\d]{{0,8}}提前{_DEED}")
_OF_A_TRADE = re.compile(
    "(?:产业|工业|服务业|农业|制造业|基础设施|民生|社会事业|生态环保)(?:类)?项目(?:\\d+[个项]|[^,。;\\d]{0,4}\\d+[个项])|\\d+[个项][^,。;\\d]{0,6}(?:产业|工业|服务业|农业|基础设施|民生)(?:类)?项目"
)
_BY_YEARS = re.compile(
    r",(?:约|大约)?(?:是|为|相当于|比|较)(?:前|上一?个?)?(?:五年(?!前)|“?(?:十[一二三四]?|九|八)五)(?!”?(?:时期|期间|期)?(?:[之的]?(?:末|初|年|最后|开局)))"
)
_BESIDE = 16  # characters
_RISEN = re.compile("vx?[IJ]v?M[^;IJMP]{0,7}[ok]T?v{0,2}M")  # slots: 由初期财政收入275万元攀升至2014年的12.86亿元
_TOLD_TWICE = 2
_MORE_THAN_ALL = Decimal("1.2")  # of what a year is expected to bring
_NEAR_BY = 12  # observations
_REAL, _SOON = re.compile("实际(?:同比)?(?:增|下降|速度)|可比价|不变价"), 40  # characters
_QUARTER = 3  # months
_MANY_TIMES = 10  # more than a year brings where nobody says that it did
_HOW_MUCH = re.compile("^,?[vlFID]{0,4}(?:[ud]v?[PX]|b)$")  # 增长2倍, 总量增长了2倍, 实现翻番: of what has just been told


def _tells_of_several(state: State) -> bool:
    """华兴新材料项目…,年度计划投资8.7亿元,…完成投资4.8亿元 is told of one project, where neither the sentence nor what it goes on about names more."""
    memory = state.memory
    if _ONE.search(state.clean.text, state.sentence.start, state.sentence.end) is not None:
        return False
    before = (memory.previous.code if memory.previous is not None else "", memory.opening, memory.theme)
    return (
        any(code.startswith("projects_") for code in before)
        or _SEVERAL.search(state.clean.text, state.sentence.start, state.sentence.end) is not None
    )


def may_be_foreign_capital(topic: Topic, clause: Clause) -> bool:
    """合同引资3.2亿美元 where no project has been counted: what foreigners have promised as likely as what signed projects cost."""
    quantity = clause.number.quantity
    is_attracted = topic.code == "projects_signed_investment" and topic.text.startswith("合同引资")
    return is_attracted and quantity is not None and quantity.unit == "USD" and "projects_signed" not in clause.memory.counted


def doubt_of_projects(state: State, name: str, measure: str, topic: Topic, clause: Clause, period: Resolved) -> str:
    """The reason, empty where the number is to be taken; `name` of the construction that reads it."""
    number, periods, memory, text = clause.number.start, state.period, state.memory, state.clean.text
    if is_no_list_of_the_year(name, measure, topic, memory, period[:2], periods.is_named):
        is_counted = (
            topic.code == "projects_key_planned"
            and _ALL_OF_THEM.search(text, max(state.sentence.start, number - _LISTED), number) is not None
        )
        return "" if is_counted else NO_LIST
    if topic.code == "projects_key_done" and (not _tells_of_several(state) or is_of_named_project(text, state.sentence.start, number)):
        return NO_LIST
    if topic.code not in OF_DEEDS or measure != "level":
        return ""
    is_brought_in = topic.code == "projects_signed" and _BROUGHT_IN.search(topic.text) is not None
    if is_brought_in and _SIGNED_TOO.search(text, number, state.sentence.end) is not None:
        return "those that were signed are told apart"  # 引进项目154个,…正式签约项目110个
    if (
        memory.status == "actual"
        and (planned := _PLANNED_THERE.search(text, state.sentence.start, number))
        and not _HAS_DONE.search(planned[0])
    ):
        return "they are planned"  # 今年计划实施重点项目120个,新开工60个
    is_of_the_list = (
        "projects_key" in memory.counted and "目前" not in text[state.sentence.start : number]
    )  # 今年安排重点项目72个,其中新开工33个
    if _are_some_of_those_told(state, topic, clause, period):
        return SOME_TOLD
    if _is_due_or_early(text, state.sentence, number):
        return "those that were due or early"
    if memory.status == "actual" and state.context.is_to_end(period[1]) and not is_of_the_list:
        return "the time in which they are said to have been won or begun is not over"  # 2025年,…。截至目前,已开工2个
    if not is_of_no_told_time(name, text, state.sentence, number, periods):
        return ""
    is_of_ceremony = state.ceremony.resolve(topic.code, periods, state.sentence.start, number) is not None
    return "" if is_of_ceremony else "the time in which they were won or begun is not told"


def _are_some_of_those_told(state: State, topic: Topic, clause: Clause, period: Resolved) -> bool:
    """集中开工项目218个。…集中开工工业项目128个: those of a trade, behind more of them all in the same time."""
    text, number, quantity = state.clean.text, clause.number, clause.number.quantity
    said = text[max(state.sentence.start, number.start - _BESIDE) : number.end + _BESIDE]
    if quantity is None or "项目" not in said or _OF_A_TRADE.search(said) is None:
        return False
    return any(
        seen.indicator == topic.code
        and seen.measure == "level"
        and seen.zone == (topic.zone or state.context.zone)
        and (seen.period_start, seen.period_end) == period[:2]
        and seen.value > quantity.value
        for seen in state.results.observations[-_NEAR_BY:]
    )


def _is_due_or_early(text: str, sentence: Sentence, number: int) -> bool:
    """Whether the projects at `number` are those that a plan has due by then or in all, or some that were begun before it had them."""
    said = text[sentence.start : sentence.end]
    at = number - sentence.start
    if "提前" in said and (_EARLY.search(said, 0, at) or _EARLY_BEHIND.match(said, at)):
        return True
    if "应" not in said:
        return False
    if _DUE.search(said, 0, at) is not None:
        return _WAS_DONE.match(said, at) is None
    return _HAS_DONE.search(said, 0, at) is None and _DUE_BEHIND.match(said, at) is not None  # 竣工项目174个,其中…应竣工33个


def is_measured_by_years(text: str, end: int, period: Resolved) -> bool:
    """累计完成投资4381亿元,是前五年的2.7倍, 比“十五”增长1.2倍: what is held against several years was no one year's; 是“九五”末的… is."""
    is_of_one = period[0][:4] == period[1][:4]
    return is_of_one and text[end : end + 1] == "," and _BY_YEARS.match(text, end) is not None


def is_of_many_months(period: Resolved) -> bool:
    """True for more than a quarter: nobody holds 1-7月 against the seven months before it."""
    return period[0][:4] != period[1][:4] or int(period[1][-2:]) - int(period[0][-2:]) >= _QUARTER


def is_nominal(text: str, code: str, clause: Clause) -> bool:
    """GDP名义增长8.62%。按可比价计算,实际增长6.1%: value added grows at constant prices where both are told."""
    if code != "gdp" and "_va" not in code:
        return False
    end = clause.number.end
    return any(t.text.startswith("名义") for t in clause.tokens) and _REAL.search(text, end, end + _SOON) is not None


def is_not_over(state: State, code: str, measure: str, period: Resolved) -> bool:
    """2018年,全区将实施…,完成技改投资120亿元, told in May of it: what nobody can have reached yet, and is called no goal; projects have rules of their own, and so has a harvest."""
    if code == HARVEST and state.period.is_of_this_harvest():
        return False
    is_done_of_year = code == "projects_key_done" and measure == "level" and period[0][5:] == "01" and period[1][5:] == "12"
    has_own_rules = code in vocabulary().projects and measure != "completion" and not is_done_of_year
    return state.memory.status != "estimate" and not has_own_rules and state.context.is_to_end(period[1])


def exceeds_the_year(state: State, code: str, period: Resolved, value: Decimal) -> bool:
    """预计今年GDP将超过515亿元。…截至11月累计实现GDP1910.92亿元: more by a part of a year than by all of it; the sentence goes on so."""
    if state.memory.exceeds_year or period[1][5:] == "12" or "累计" not in state.clean.text[state.sentence.start : state.sentence.end]:
        return state.memory.exceeds_year
    least = state.results.least_of_a_year.get((code, state.owner.zone, period[1][:4]))
    state.memory.exceeds_year = least is not None and value > _MORE_THAN_ALL * least
    return state.memory.exceeds_year


def exceeds_its_whole(state: State, topic: Topic, period: Resolved, value: Decimal) -> bool:
    """1-11月,苏州市…。11月当月,全市进出口2367亿元。其中,昆山市进出口6870亿元: a part of more than the whole was reached in other months."""
    if topic.zone == state.context.zone or not state.clean.text.startswith("其中", state.sentence.start):
        return False
    told = [seen for seen in state.results.observations[-_NEAR_BY:] if seen.indicator == topic.code and seen.measure == "level"]
    wholes = [seen for seen in told if seen.zone == state.context.zone and (seen.period_start, seen.period_end) == period[:2]]
    return bool(wholes) and value > wholes[-1].value and any(seen.value > value for seen in told)


def is_of_the_years_list(state: State, clause: Clause) -> bool:
    """安排重点项目86个,其中新开工42个、续建44个: those that a year's list means to begin, beside those it goes on with."""
    if "projects_key" not in state.memory.counted or not state.period.says_year:
        return False
    behind = state.clean.text[clause.number.end : clause.number.end + _BESIDE]
    before = state.clean.text[max(state.sentence.start, clause.number.start - _BESIDE) : clause.number.start]
    return _GOES_ON_WITH.search(behind) is not None or _GOES_ON_WITH.search(before) is not None


def _is_year_after_year(clause: Clause) -> bool:
    """增速连续5年保持在15%以上, 连续6个月增长10%以上: what each of them brought at least."""
    if "v" not in clause.letters:
        return False
    said = next((t.text for t in clause.tokens if t.letter == "v" and t.text.startswith("连续")), "")
    is_floor = clause.number.quantity is not None and clause.number.quantity.bound == "over"
    return "年" in said or (bool(said) and is_floor)


def spans_years(state: State, clause: Clause) -> bool:
    """由2015年的30亿元增加到90亿元,增长2倍; 从2014年拥有4家,到2021年达到42家,增长9.5倍: over all those years."""
    memory, periods = state.memory, state.period
    if clause.number.letter == "P" and _is_year_after_year(clause):
        return True
    is_many_times = clause.number.letter == "X" and clause.value >= _MANY_TIMES and "Y" not in clause.letters
    if is_many_times and memory.last == "level" and _RISEN.search(state.sentence.letters) is not None:
        return True  # 由初期财政收入275万元攀升至2014年的12.86亿元,增长了400多倍
    if _has_come_to_a_year(state, clause) or (clause.number.letter == "b" and _is_rough(state, clause.number.end)):
        return True
    if periods.rise_from is None and "V" not in state.sentence.letters:
        return False  # no year is named from which anything rose
    is_of_level = memory.last == "level" or (not memory.last and memory.counted[-1:] == [clause.topic_code])  # …,经济总量翻番
    if not is_of_level or _HOW_MUCH.search(clause.letters) is None or clause.year is None:
        return False
    tokens = [t for t in state.sentence.tokens if t.start < clause.number.start]
    since = [t.period.year for at, t in enumerate(tokens) if t.letter == "V" and t.period is not None and tokens[at - 1].text in FROM]
    first = min([year for year in (*since, periods.rise_from) if year is not None], default=None)
    return first is not None and clause.year - first > 1


def _is_rough(state: State, end: int) -> bool:
    """翻了一番半; 出口加工区进出口货值翻番 alone in a line: no growth that anybody can reckon, or a headline's word for it."""
    text, sentence = state.clean.text, state.sentence
    is_headline = (
        text[sentence.end : sentence.end + 1] == "\n" and not {",", ";"} & set(sentence.letters) and text[sentence.end - 1] not in "。;"
    )
    return text.startswith("半", end) or (is_headline and "T" not in sentence.letters)


def _has_come_to_a_year(state: State, clause: Clause) -> bool:
    """2001年财政收入2300万元;到2022年达42亿元,增长182倍: the sentence has told the same of a year long before."""
    if clause.memory.counted.count(clause.topic_code) < _TOLD_TWICE or "Y" in clause.letters or _HOW_MUCH.search(clause.letters) is None:
        return False
    named = [(at, t.period) for at, t in enumerate(state.sentence.tokens) if t.letter == "T" and t.start < clause.number.start]
    years = [(at, period.year) for at, period in named if period is not None and period.kind == "year" and period.year is not None]
    if len(years) < 2 or years[-1][1] - years[0][1] <= 1:
        return False
    return state.sentence.tokens[years[-1][0] - 1].text[-1] in "到至"
