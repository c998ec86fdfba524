"""Where figures are told that are wished for: below a heading (2024年目标任务), behind a lead that ends with a colon, in a sentence of goals."""

from __future__ import annotations

import re

from metrics.extraction.goals import SEVERAL, lists_floors, sets_goals
from metrics.extraction.standing_goals import goals_stand, tells_them
from metrics.extraction.state import State
from metrics.extraction.times.reference_period import all_of
from metrics.extraction.year_begun import tells_wishes
from metrics.language.months import WHOLE_YEAR
from metrics.language.periods import PeriodMention, find_periods
from metrics.language.seldom import seldom
from metrics.language.vocabulary import any_of

_NUMBER = r"(?:[#* ]|[一二三四五六七八九十]{1,2}、|\([一二三四五六]\))*"
_GOAL_HEADING = re.compile(
    _NUMBER + r"((?:(?:19|20)\d{2}|今|明)年)?[^,。;:\d]{0,16}(?:目标任务|任务目标|[预工发总主计奋]\w目标)(?:安排|下达|分解)?(?:如下)?:?"
)
# Below 二、2024年工作打算 stands what is to be done in that year; 2024年工作计划完成情况 is what has been.
_PLANNED = seldom(
    _NUMBER
    + r"[^,。;:\d]{0,12}?(?:(20\d\d|今|明)年|下半年|[一二三四]季度|后[几两二三四]个月)[^,。;:\d]{0,10}(?:工作|发展)(?:主要|预期)?(?:"
    + any_of("outlook_word")
    + r"|计划|目标|要点|重点|设想)(?:及[^,。;:\d]{2,6}|和[^,。;:\d]{2,6}|(?:安排)?如下)?:?"
)
_THIS_YEARS = re.compile(_NUMBER + r"(?:今年|全年)的?(?:主要|工作|发展|预期)*目标(?:任务)?[:。]?")
_TO_BE_DONE = any_of("outlook_word", "means_word") + "|任务|工作"
_HOW = "(?:确保|全面|圆满|顺利|努力|如期)*"
_AIM = r"(?:实现|完成|达到|达成)好?(?:以上|上述|这些|(?:(20\d\d)年|今年|全年|年度|本年度?|明年)[^,。;:\d]{0,14}?)(?:各项|主要)?(?:目标|任务|计划|指标)+"
# 三、实现2013年目标的主要措施; 三、下一步工作打算; and behind a list of goals: 为实现上述目标,要重点抓好以下工作。
_MEANS = seldom(
    rf"{_NUMBER}(?:为了?)?{_HOW}{_AIM}[^,。;:\d]{{0,4}}的[^,。;:\d]{{0,10}}(?:{_TO_BE_DONE})[:。]?"
    rf"|{_NUMBER}(?:下一?步|下一?阶段|今后)[^,。;:\d]{{0,10}}(?:{_TO_BE_DONE}|计划|重点)[:。]?"
)
_TO_DO = seldom(
    rf"{_NUMBER}(?:[^,。;:\d\n]{{0,8}},)?(?:为了?|围绕|紧紧围绕|紧扣|要)?{_HOW}(?:{_AIM}|(?:以上|上述)(?:各项|主要|预期|计划)*(?:目标|指标)(?:任务)?)[^,。;:\d]{{0,8}},[^。;\d\n]{{0,50}}(?:要|将|重点|着力|突出|抓好|做好|必须|采取|应当?|计划|下一步)[^。;\d\n]{{0,50}}[:。]"
)
_HAVE_DONE = re.compile(r"[做抓采开推]\w?了|一年来|去年|上年|过去|先后|取得|已")
# 2013年全县经济社会发展主要目标:地区生产总值增长12%。 opens what a plan sets for that year
_SETS_YEAR = seldom(
    rf"{_NUMBER}(20\d\d)年,?[^,。;:\d]{{0,20}}(?:主要|预期|奋斗|总体|工作|发展)目标(?:任务)?(?:安排)?(?:如下)?(?:是|为)?[:,]"
    r"|[^。;\d\n]{0,30}(20\d\d)年[^。;:\d\n]{0,24}指标(?:建议)?安排(?:如下|为)?:$"
    rf"|{_NUMBER}(20\d\d)年,?[^,。;:\d]{{0,12}}(?:{any_of('outlook_word')}|重点|要点|设想|展望)(?:如下)?:"  # 2007年工作打算:实现…
    rf"|{_NUMBER}(20\d\d)年,?[^。;:\d]{{0,16}}(?:要|将|应|重点|着力|突出|主要)[^。;:\d]{{0,6}}(?:抓好|做好|抓住|实施|推进|突出|抓)(?:以下|如下|下列)[^。;:,\d]{{0,8}}(?:工作|任务|重点|方面)[:。]"
)
_FIRST_RANK = re.compile("[#* ]*[一二三四五六七八九十]{1,3}、")
_OF_MEANS = ("的", "步", "阶段", "今后")
_AIMED_AT = ("目标", "任务", "指标", "年工作", "年发展", "以下", "如下")
_ACCOUNT = re.compile("完成情况|执行情况|运行情况|回顾|总结|成效")
_YEAR_BEGINS = 4  # months in which a year is planned
_TOLD = frozenset("TYOkpcgh")  # slots of what has been measured
_OPENING = 4  # slots
_BY_NOW = ("已", "目前", "现", "现有", "实际")
_DONE, _AIMED = re.compile("v[vIJ]{0,1}Fv?[MX]"), re.compile("[tGe]")  # slots
_KEYWORD = re.compile("^【(?:[^【】:]{1,6}:)?|】$")  # 【关键词二:奋斗目标】
# 管委会今年办好十件实事
_DEEDS_TO_DO = seldom(
    "[^,。;:]{0,14}(?:今年|20\\d\\d年|承诺|计划|将|拟)[^,。;:\\d]{0,10}(?:办好|办理|实施|抓好|兴办|办)[^,。;:]{0,6}(?:件|项)[^,。;:]{0,6}实事[^,。;:完成办结]{0,4}:?"
)
# 二季度“任务单”
_TASKS = re.compile('[#*■◆●▲ ]{0,4}(?:20\\d\\d年|今年)?[^,。;:\\d完成]{0,14}[“"]?任务(?:单|清单|书|分解表)[”"]?:?')
_AS_BEFORE = re.compile(
    "[答: “]{0,4}[^,。;\\d]{0,8}全年(?:的)?(?:[^,。;\\d]{0,6}目标|任务|预期)[^,。;\\d]{0,4}(?:不变|不动摇|不松劲|不调整)[,。]"
)
_LOOKS_AHEAD = re.compile(r"[#*■◆●▲ ]{0,4}[【\[]?(?:展望|决胜|奋战|逐梦|奔向|迈向|喜迎)[ ]?(20\d\d)年?[】\]]?[*:]{0,3}")  # 【展望2014】
# 关于下达2015年度主要经济指标任务的通知: what a notice tells of that year is handed down
_HANDED_DOWN = seldom(
    r"[^。;:\n]{0,30}(?:下达|分解|印发|批转|明确|调整)[^。;:\d\n]{0,12}(20\d\d)年度?[^。;:\d\n]{0,24}(?:指标|目标|任务|计划)(?:及[^。;:\d\n]{2,8}|分解|安排|方案)?》?的通知(?:\([^()\n]{1,12}\))?"
)
_REACHED = re.compile("完成|达成|实现|超额|对照")  # (一)圆满完成市下目标任务
FIGURE = re.compile(r"\d[^,。]{0,3}[元%家个户人万亿]")
_MARK = seldom(
    r"[ ]*(?:[-—~●■◆▲★○·•]|[一二三四五六七八九十]{1,2}[、是]|第[一二三四五六七八九十]{1,2},|[(]?[一二三四五六七八九十\d]{1,2}[)]|\d{1,2}[.、](?!\d)|在[^,。;]{2,12}(?:上|方面))"
)
_LEADS_TO_GOALS = re.compile(
    "(?:将|力争|努力|要|计划|拟|确定|提出|展望|到20\\d\\d年|[明今]年|预期)[^。;]{0,40}(?:目标|预期指标)(?:任务)?(?:下达|分解|印发|明确|确定)?(?:是|为|如下|包括)?:$"
)
_REACHED_ALREADY = re.compile("(?:完成|达成|实现)了|(?:圆满|超额|全面|顺利|提前|已经?|均)[^,。;]{0,4}(?:完成|实现|达成)|对照")
_GROUND = seldom(r"为(?:顺利|圆满|全面|确保|全力)?(?:实现|完成)[^。;\n]{0,100}(?:目标|任务)[^,。;\d\n]{0,8}(?:打下|奠定|打好|夯实)")
# 今年的主要目标是什么? 2024年有什么打算? asks for what is wished for, and 目标完成得怎样? does not.
_ASKS_FOR_GOALS = seldom(
    r"(?:(20\d\d)年|(今年|全年|新的?一年|明年)|([上下]半年|[一二三四]季度)|(下一?步|接下来|下一?阶段|今后))"
    r"[^。;?\d\n]{0,24}(?:目标|打算|计划|预期|安排|部署|考虑|怎么[做干抓走办]|如何[做干抓走办]|如何发力|举措)[^。;?\d\n]{0,16}\?$"
)


class GoalsListed:
    """Whether what is read stands under words that say it is wished for: a heading, or a lead that ends with a colon."""

    def __init__(self) -> None:
        self.holds = False
        self._is_of_first_rank = False  # 三、下一步工作打算 began a plan: 四、… ends it
        self.is_open = False  # a lead opened a list: it goes on as long as its paragraphs begin with a mark
        self._are_tasks = False  # a heading of tasks for some months began a plan
        self._is_outlook = False  # 【展望2014】 began a plan
        self._is_asked_for = False  # a question began a plan: the next one ends it
        self._stand = False  # the paragraph has said that goals stand as they are
        self._is_asked_of_last = False  # a question asked of last year: what the next one asks of is not that year's

    def see_heading(self, state: State, line: str) -> None:
        """2024年目标任务: what stands below are goals, until another heading."""
        planned = _see_planned_year(state, line) if "年" in line else None
        if "20" in line:
            _see_notice(state, line)
        self._see_plan(state, line)
        if planned is not None:
            self._is_of_first_rank = _FIRST_RANK.match(line) is not None
            state.period.plan_time(planned, WHOLE_YEAR)
        self._see_tasks(state, line)
        self._see_outlook(state, line)
        heads_goals = ("目标" in line or "实事" in line or "任务" in line) and _heads_goals(line)
        state.period.heads_year = heads_goals and ("全年" in line or "年度" in line)
        if heads_goals or not self.is_open:
            self.holds = heads_goals or (self.holds and FIGURE.search(line) is not None)
            self.is_open = False

    def _see_outlook(self, state: State, line: str) -> None:
        """【展望2014】: what stands below is to be done in that year, until a line that tells no figure."""
        if self._is_outlook and FIGURE.search(line) is None:
            state.period.end_plan()
            self._is_outlook = False
        found = _LOOKS_AHEAD.fullmatch(line.strip()) if "20" in line else None
        if found is not None and _may_be_planned(state, int(found[1])):
            self._is_outlook = True
            state.period.plan_time(int(found[1]), WHOLE_YEAR)

    def _see_tasks(self, state: State, line: str) -> None:
        """二季度“任务单”: what stands below is to be done in that quarter, until the next heading."""
        if self._are_tasks:
            state.period.end_plan()
        part = next(find_periods(line), None) if "任务" in line and _TASKS.fullmatch(line.strip()) is not None else None
        self._are_tasks = part is not None and part.months is not None and state.context.base_year is not None
        if self._are_tasks and part is not None and part.months is not None and state.context.base_year is not None:
            state.period.plan_time(state.context.base_year, part.months)

    def see_question(self, state: State, start: int, end: int) -> None:
        """问:今年的目标是什么? What the answer tells of that year as a whole, and of no time, is planned, until the next question."""
        text = state.clean.text
        if self._is_asked_for:
            state.period.end_plan()
        if self._is_asked_of_last:
            state.period.hint = None
        self._is_asked_of_last = text.find("去年", start, end) >= 0 or text.find("上年", start, end) >= 0
        found = _ASKS_FOR_GOALS.search(text, start, end) if "年" in text[start:end] else None
        base = state.context.base_year
        is_dated = base is not None or (found is not None and found[2] in ("今年", "全年"))
        self._is_asked_for = found is not None and is_dated and _REACHED.search(found[0]) is None
        if found is None or not self._is_asked_for:
            return
        if base is None:
            state.period.plan_time(None, WHOLE_YEAR)  # 全年目标是什么? of a year that nobody says
            return
        if found[4]:
            state.period.plan_at_no_time()
            return
        if found[3]:
            if (part := next(find_periods(found[0]), None)) is not None and part.months is not None and not _is_gone(state, part.months):
                state.period.plan_time(base, part.months)
            else:
                self._is_asked_for = False
            return
        year = int(found[1]) if found[1] else base + (found[2] == "明年")
        if _may_be_planned(state, year) or found[2] is not None:
            state.period.plan_time(year, WHOLE_YEAR)

    def see_answer(self, state: State, start: int, end: int) -> None:
        """问:下半年有哪些打算? 答:全年目标不变。… What follows is of the whole year."""
        base = state.context.base_year
        if not self._is_asked_for or base is None:
            return
        if _AS_BEFORE.match(state.clean.text, start, end) is not None or goals_stand(state.clean.text, start, end):
            state.period.plan_time(base, WHOLE_YEAR)

    def see_standing(self, text: str, start: int, end: int, new_paragraph: bool) -> None:
        """目标一个不调。 What its paragraph tells behind it are these goals."""
        self._stand = (self._stand and not new_paragraph) or goals_stand(text, start, end)

    def stand_for(self, state: State) -> bool:
        """Whether the sentence tells goals that stand as they are; they are the year's."""
        is_of_them = self._stand and state.period.planned is None and tells_them(state.sentence)
        state.period.says_year = state.period.says_year or is_of_them
        return is_of_them

    def _see_plan(self, state: State, line: str) -> None:
        """三、下一步工作打算 begins a plan; 四、… and 2023年完成情况 end it."""
        is_of_first_rank = _FIRST_RANK.match(line) is not None
        if state.period.planned is not None and (_ACCOUNT.search(line) is not None or (is_of_first_rank and self._is_of_first_rank)):
            state.period.end_plan()
        if "所" in line or not any(word in line for word in _OF_MEANS):
            return
        if (found := _MEANS.fullmatch(line.strip())) is not None:
            self._is_of_first_rank = is_of_first_rank
            _plan(state, found)

    def see_paragraph(self, text: str, start: int, end: int) -> None:
        """到2025年,全区将实现以下目标: and below it, paragraph by paragraph, --经济总量达到420亿元."""
        if self.is_open and not _MARK.match(text, start):
            self.holds = self.is_open = False
        if text[end - 1] == ":" and _LEADS_TO_GOALS.search(text, start, end) and not _REACHED_ALREADY.search(text, start, end):
            self.holds = self.is_open = True


def see_plan(state: State, start: int, end: int) -> None:
    """2013年全县主要目标:…, 为实现上述目标,要抓好以下工作: what is told of that year as a whole from here on is planned."""
    text = state.clean.text
    if not any(text.find(word, start, end) >= 0 for word in _AIMED_AT):
        return
    if (found := _SETS_YEAR.match(text, start, end)) is not None:
        if _HAVE_DONE.search(found[0]) is None and _may_be_planned(state, int(next(year for year in found.groups() if year))):
            _plan(state, found)
    elif (found := _TO_DO.fullmatch(text, start, end)) is not None and _HAVE_DONE.search(found[0]) is None:
        _plan(state, found)


def _plan(state: State, found: re.Match[str]) -> None:
    """Let what is told of a whole year be planned: of the year named, else of that of the goals told last, else of the one that holds."""
    periods = state.period
    told = max((each for each in periods.goals_told if each[0].endswith("-01") and each[1].endswith("-12")), default=None)
    named = next((int(year) for year in found.groups() if year), None)
    periods.plan_for(all_of(named)[:2] if named is not None else told or periods.whole_year()[:2])


def _may_be_planned(state: State, year: int) -> bool:
    """Whether the text can have been written before that year's figures were known."""
    published = state.context.published
    return published is None or year > published[0] or (year == published[0] and published[1] <= _YEAR_BEGINS)


def _is_gone(state: State, months: tuple[int, int]) -> bool:
    """上半年的目标完成了吗? asked in August."""
    month = state.context.published_month
    return month is not None and months[1] < month


def _heads_goals(line: str) -> bool:
    """2024年目标任务, 主要预期目标 alone in a line: what stands below is wished for."""
    if "任务" in line and _TASKS.fullmatch(line.strip()) is not None:
        return True
    if "实事" in line and _DEEDS_TO_DO.fullmatch(line.strip()) is not None:
        return True
    return "目标" in line and _GOAL_HEADING.fullmatch(_KEYWORD.sub("", line.strip())) is not None and not _REACHED.search(line)


def _see_planned_year(state: State, line: str) -> int | None:
    """Below 2024年工作打算 what is told of that year is to come; the year itself where it is 今年 or 明年, of which all is without a time.

    Below 下半年工作打算 it is of the year only where that is said.
    """
    found, base = _PLANNED.fullmatch(line.strip()), state.context.base_year
    if found is None or _REACHED.search(line) is not None:
        return base if base is not None and _THIS_YEARS.fullmatch(line.strip()) is not None else None
    if found[1] is not None and found[1].isdigit():
        if _may_be_planned(state, int(found[1])):
            state.period.goal_year = int(found[1])
        return None
    if found[1] is None:
        part = next(find_periods(re.sub(f"^{_NUMBER}", "", line)), None) if "季度" in line else None
        if part is not None and part.months is not None and base is not None:
            state.period.plan_time(base, part.months)  # 三季度工作打算
        else:
            state.period.plan_at_no_time(None if base is None else all_of(base)[:2])
        return None
    told = state.context.main_year if state.context.main_year is not None else base
    return (None if told is None else told + 1) if found[1] == "明" else base


def _see_notice(state: State, line: str) -> None:
    """关于下达2015年度主要经济指标任务的通知: what is told of that year is planned."""
    found = _HANDED_DOWN.fullmatch(line.strip()) if "通知" in line else None
    if found is not None and _may_be_planned(state, int(found[1])) and _REACHED.search(line) is None:
        state.period.plan_time(int(found[1]), WHOLE_YEAR)


def tells_goals(state: State, start: int) -> bool:
    """Whether the sentence that begins here tells what is wished for, from its beginning on."""
    text, tokens = state.clean.text, state.sentence.tokens
    if text.count("以上", start, state.sentence.end) < SEVERAL or not lists_floors(tokens):
        if sets_goals(text, start, state.sentence.end) or (state.memory.was_plan and _goes_on(state)):
            return True
        return tells_wishes(state)
    year = next((t for t in reversed(tokens) if t.letter == "T" and t.period is not None and t.period.kind == "year"), None)
    if year is not None and year.period is not None and not any(t.letter in "PM" and t.start > year.end for t in tokens):
        state.period.once = year.period  # 增长25%以上,…。3月4日,会议上传来消息,2025年,该区将…: the year stands last
    return True


def _goes_on(state: State) -> bool:
    """主要预期目标是:…。新签约项目30个: the sentence behind a list of goals names no time and compares with none."""
    words = state.sentence.tokens[:_OPENING]
    if any(t.period is not None and _is_of_a_year_gone(state, t.period) for t in words):
        return False  # 今年预期目标为:…。去年,规上工业产值增长16.2%
    return not set(state.sentence.letters) & _TOLD and not any(t.text in _BY_NOW for t in words)


def _is_of_a_year_gone(state: State, time: PeriodMention) -> bool:
    """去年, or a year before the one that 今年 means."""
    base = state.context.base_year
    return time.relative == -1 or (base is not None and (time.year or base) < base)


def tells_what_has_come(state: State) -> bool:
    """今年的目标是工业产值240亿元。到6月底,已完成118亿元; 目前,工业产值已完成118亿元: what months that are over have brought, or what is there already."""
    letters, tokens = state.sentence.letters, state.sentence.tokens
    first = tokens[0].period if letters[:1] == "T" else None
    if first is not None and first.months not in (None, WHOLE_YEAR) and state.period.is_over(first):
        return _AIMED.search(letters, 0, letters.find("M") + 1) is None
    if first is not None and first.kind == "year" and _is_of_a_year_gone(state, first):
        return _AIMED.search(letters) is None  # 今年预期目标为:…。去年,规上工业产值增长16.2%
    if any(t.text in _BY_NOW for t in tokens[:_OPENING]) and _AIMED.search(letters, 0, letters.find("M") + 1) is None:
        return True
    done = _DONE.search(letters)
    return done is not None and tokens[done.start()].text in _BY_NOW and _AIMED.search(letters, 0, done.start()) is None


def grounds_a_goal(text: str, start: int, end: int) -> bool:
    """为实现今年财政总收入2.3亿、地方财政收入6900万元目标打下基础: the sentence names a goal, and what is behind it is none."""
    return text[start] == "为" and _GROUND.match(text, start, end) is not None
