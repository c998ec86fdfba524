"""Words that say how what follows is meant: as a goal, as an estimate, or counted from January."""

from __future__ import annotations

import re

from metrics.extraction.asides import tells_what_is_done
from metrics.extraction.clause import Sentence
from metrics.extraction.goals import SEVERAL, lists_floors, sets_goals
from metrics.extraction.spans import since_january
from metrics.extraction.state import State
from metrics.extraction.tenses import WILL, has_just_ended
from metrics.language.letters import DEED_CODES

_GOAL_HEADING = re.compile(
    r"(?:[#* ]|[一二三四五六七八九十]{1,2}、|\([一二三四五六]\))*((?:(?:19|20)\d{2}|今|明)年)?[^,。;:\d]{0,10}(?:目标任务|任务目标|[预工发总主计奋]\w目标):?"
)
# Below 二、2024年工作打算 stands what is to be done in that year; 2024年工作计划完成情况 is what has been.
_PLANNED = re.compile(
    r"(?:[#* ]|[一二三四五六七八九十]{1,2}、|\([一二三四五六]\))*[^,。;:\d]{0,12}(20\d\d)年[^,。;:\d]{0,10}(?:工作|发展)(?:主要)?(?:计划|打算|安排|思路|部署|目标)(?:及[^,。;:\d]{2,6}|和[^,。;:\d]{2,6})?:?"
)
_DECEMBER = 12
_YEAR_BEGINS = 4  # months in which a year is planned
_TOLD = frozenset("TYOkpcgh")  # slots of what has been measured
_OPENING = 4  # slots
_BY_NOW = ("已", "目前", "现", "现有", "实际")
_KEYWORD = re.compile("^【(?:[^【】:]{1,6}:)?|】$")  # 【关键词二:奋斗目标】
_REACHED = re.compile("完成|达成|实现|超额|对照")  # (一)圆满完成市下目标任务
_YEARS_FIGURES = re.compile("今年(?:经济|社会|工作|发展|的|全[区市县镇乡])*(?:主要|预期)(?:经济)?指标(?:是|为)?")
_FIGURE = re.compile(r"\d[^,。]{0,3}[元%家个户万亿]")
_MARK = re.compile(
    r"[ ]*(?:[-—~●■◆▲★○·•]|[一二三四五六七八九十]{1,2}[、是]|第[一二三四五六七八九十]{1,2},|[(]?[一二三四五六七八九十\d]{1,2}[)]|\d{1,2}[.、](?!\d)|在[^,。;]{2,12}(?:上|方面))"
)
_LEADS_TO_GOALS = re.compile(
    "(?:将|力争|努力|要|计划|拟|确定|提出|展望|到20\\d\\d年|[明今]年|预期)[^。;]{0,40}(?:目标|预期指标)(?:任务)?(?:下达|分解|印发|明确|确定)?(?:是|为|如下|包括)?:$"
)
_REACHED_ALREADY = re.compile("(?:完成|达成|实现)了|(?:圆满|超额|全面|顺利|提前|已经?|均)[^,。;]{0,4}(?:完成|实现|达成)|对照")
_FIRM = ("公司", "企业", "集团")
_TOLD_OF = re.compile("T[^T]*[MP]")  # slots: a time, and a figure of it
_WISH = re.compile(r"(?:^|[,;:TSvxQ])t[^MPBXKIJGT;:]*$")  # of which no figure is told
_GREW = re.compile(r"[TSvx]{0,3}[IJ][vFr]{0,3}M,?Yv?[udF]{0,2}P")
_WILL_BRING = re.compile("(?:每?年|可|能|将|将?可)*(?:新增|增加|形成|带动|创造|贡献|实现年|年产|达产)")
_BUILT = re.compile("项目[^。;]{0,16}(?:投产|竣工|建成|达产|投用|落地|开工|实施)[^。;]{0,4},?$")
_PROPOSED = ("提出", "明确提出", "提出了", "确定为")  # 全区提出:地区生产总值增长8%
_GOALS_ARE = re.compile("tv{0,2}:$")  # slots: a goal, and what it is behind a colon
_HEAD = 12  # slots of the words that open a list of goals
_SECTOR = re.compile(
    "(?:(?:现代|高效|都市)?农业(?:农村)?|水利|交通(?:运输)?|能源|工业|服务业|文旅|旅游|商贸|物流|教育|卫生|医疗|生态|环保|市政|城建|基础设施|社会事业|民生)(?:项目)?"
)
_MUST = re.compile(
    r"(?<![主重必需想])(?:要|须|需)(?:紧紧|始终|牢牢|继续)?(?:对照|对标|紧盯|紧扣|锚定|瞄准|围绕|盯紧|盯住|聚焦|按照)[^,;:]{0,4}目标(?:任务)?$"
)
_FIELD = ("方面", "领域")
_UNDER_WAY = range(5, 12)  # months in which 全年 is the year that is not over
_GROUND = re.compile(r"为(?:顺利|圆满|全面|确保|全力)?(?:实现|完成)[^。;\n]{0,100}(?:目标|任务)[^,。;\d\n]{0,8}(?:打下|奠定|打好|夯实)")


def tells_goals(state: State, start: int) -> bool:
    """Whether the sentence that begins here tells what is wished for, from its beginning on."""
    text, tokens = state.clean.text, state.sentence.tokens
    if text.count("以上", start, state.sentence.end) < SEVERAL or not lists_floors(tokens):
        return sets_goals(text, start, state.sentence.end) or (state.memory.was_plan and _goes_on(state))
    year = next((t for t in reversed(tokens) if t.letter == "T" and t.period is not None and t.period.kind == "year"), None)
    if year is not None and year.period is not None and not any(t.letter in "PM" and t.start > year.end for t in tokens):
        state.period.once = year.period  # 增长25%以上,…。3月4日,会议上传来消息,2025年,该区将…: the year stands last
    return True


def grounds_a_goal(text: str, start: int, end: int) -> bool:
    """为实现今年财政总收入2.3亿、地方财政收入6900万元目标打下基础: the sentence names a goal, and what is behind it is none."""
    return text.startswith("为", start) and _GROUND.match(text, start, end) is not None


def _heads_goals(line: str) -> bool:
    """2024年目标任务, 主要预期目标 alone in a line: what stands below is wished for."""
    return "目标" in line and _GOAL_HEADING.fullmatch(_KEYWORD.sub("", line.strip())) is not None and not _REACHED.search(line)


class GoalsListed:
    """Whether what is read stands under words that say it is wished for: a heading, or a lead that ends with a colon."""

    def __init__(self) -> None:
        self.holds = False
        self._are_marked = False  # a lead opened a list: it goes on as long as its paragraphs begin with a mark

    def see_heading(self, state: State, line: str) -> None:
        """2024年目标任务: what stands below are goals, until another heading."""
        if "20" in line:
            _see_planned_year(state, line)
        heads_goals = "目标" in line and _heads_goals(line)
        if heads_goals or not self._are_marked:
            self.holds = heads_goals or (self.holds and _FIGURE.search(line) is not None)
            self._are_marked = False

    def see_paragraph(self, text: str, start: int, end: int) -> None:
        """到2025年,全区将实现以下目标: and below it, paragraph by paragraph, --经济总量达到420亿元."""
        if self._are_marked and not _MARK.match(text, start):
            self.holds = self._are_marked = False
        if text[end - 1] == ":" and _LEADS_TO_GOALS.search(text, start, end) and not _REACHED_ALREADY.search(text, start, end):
            self.holds = self._are_marked = True


def _see_planned_year(state: State, line: str) -> None:
    """Below 2024年工作打算 what is told of that year is to come."""
    found = _PLANNED.fullmatch(line.strip())
    year, published = int(found[1]) if found is not None else 0, state.context.published
    if year and (published is None or year > published[0] or (year == published[0] and published[1] <= _YEAR_BEGINS)):
        state.period.goal_year = year


def _goes_on(state: State) -> bool:
    """主要预期目标是:…。新签约项目30个: the sentence behind a list of goals names no time and compares with none."""
    words = state.sentence.tokens[:_OPENING]
    return not set(state.sentence.letters) & _TOLD and not any(t.text in _BY_NOW for t in words)


def see_mood(state: State, at: int) -> None:
    """Let a word of aiming, estimating, planning or adding up change what is known."""
    memory, token, letters = state.memory, state.sentence.tokens[at], state.sentence.letters
    if token.letter == "e" and memory.status == "target" and _GOALS_ARE.search(letters[:at]) is not None:
        return  # 主要预期目标是:预计全年实现…
    if token.letter == "e":
        if letters[at + 1 : at + 2] == "T" and memory.status == "actual" and re.search("[MP]", letters[:at]):
            memory.status_before = memory.status  # 1-11月总产值4500亿元,预计全年突破5000亿元;…
            state.period.before_aside = state.period.before_aside or (state.period.once,)
        if any(t.letter == "E" and t.text.endswith("后") for t in state.sentence.tokens[max(0, at - 2) : at]):
            memory.status_before = memory.status  # 达产后预计新增产值60亿元;集中开工26个项目
        if memory.status == "actual" and not _heads_list(letters, at):
            memory.status_before = memory.status_before or "actual"
        memory.status = "estimate"
        memory.is_firm = memory.is_firm or _is_promised(state.sentence, at)
    elif token.letter == "t" and token.text.startswith("不") and letters[at - 1 : at] not in ("I", "J", "r", "u", "Q", "v"):
        return  # 投资强度不低于300万元
    elif (
        token.letter == "t"
        and not (token.text == "确保" and at and state.sentence.tokens[at - 1].text in ("为", "为了"))
        and not (memory.status == "estimate" and token.text.startswith(("将", "有望", "可望")))
    ):
        is_of_this_year = (
            token.text.startswith("将")
            and state.context.published_month == _DECEMBER
            and memory.status == "actual"
            and state.period.goal_year is None
        )
        is_of_this_year = is_of_this_year or _tells_late(state, at)
        memory.status_before = memory.status_before or (
            "estimate" if memory.status == "estimate" else ""
        )  # 预计…370亿元,力争400亿元;工业总产值940亿元
        memory.status = "estimate" if is_of_this_year else "target"  # GDP将达到100亿元, told at the end of December
        memory.is_plan = memory.is_plan or "目标" in token.text
    elif (
        token.letter == "G"
        and token.text.endswith("目标")
        and state.sentence.tokens[min(at + 1, len(letters) - 1)].text in ("为", "是")
        and letters[at + 2 : at + 3] in ("I", "J")
    ):
        memory.status, memory.is_plan = "target", True  # 总体目标为地区生产总值增长15%,固定资产投资达到300亿元
    elif token.letter == "G" and token.text == "计划" and letters[at - 1 : at] in ("", ",", ";") and letters[at + 1 : at + 2] in ("I", "J"):
        memory.status, memory.is_plan = "target", True  # 计划地区生产总值增长10%,固定资产投资增长20%
    elif token.letter == "G" and token.text == "计划" and letters[at - 1 : at] == "I" and letters[at + 1 : at + 2] == "u":
        memory.status = "target"  # 固定资产投资计划增长5%,全年基础设施投资220亿元
    elif token.letter == "G" and token.text == "计划" and letters[at - 1 : at] in ("T", "S") and letters[at + 1 : at + 2] in ("I", "J"):
        memory.status = "target"  # 今年计划新签约项目5个,总投资约40亿元
    elif token.letter in "vr" and "累计" in token.text:
        _see_cumulation(state, _TOLD_OF.search(letters, 0, at) is not None)


def _tells_late(state: State, at: int) -> bool:
    """去年…财政总收入将达300亿元: nobody aims at what is over."""
    is_bare = (
        state.sentence.tokens[at].text.startswith(WILL)
        and at > 0
        and re.search("[IJr]v?$", state.sentence.letters[max(0, at - 2) : at]) is not None
        and state.sentence.tokens[at - 1].text != "年内"
    )
    return is_bare and state.memory.status == "actual" and has_just_ended(state.period)


def _is_promised(sentence: Sentence, at: int) -> bool:
    """…等6个项目年内可竣工投产,预计新增产值45亿元、税收3.6亿元: what projects will bring once they are built."""
    if _WILL_BRING.match("".join([t.text for t in sentence.tokens[at + 1 : at + 4]])) is None:
        return False
    return _BUILT.search("".join([t.text for t in sentence.tokens[max(0, at - _HEAD) : at]])) is not None


def _heads_list(letters: str, at: int) -> bool:
    """预计完成生产总值50亿元;税收9亿元 is all expected; of 服务业收入预计95亿元;投资完成42.5亿元 and 增速预计居全市第8位;… only the first."""
    is_in_an_item = re.search("[IJ]", re.split("[,;:]", letters[:at])[-1]) is not None
    return not is_in_an_item and re.match("e[vFudkSrtTY]*[MPBXKb]", letters[at:]) is None


def _see_cumulation(state: State, is_told: bool) -> None:
    """6月…实现35亿元;累计完成200亿元: from here on the months from January; `is_told`: the time that holds has a figure."""
    periods, held = state.period, state.period.held
    if held is not None and (held.kind == "this_month" or "当月" in held.text):
        periods.end_part()  # 8月当月增长8.9%,累计增幅…
        if is_told and (left := periods.held) is not None:
            held = since_january(left)
            periods.period, periods.local, periods.once = (
                held if each is left else each for each in (periods.period, periods.local, periods.once)
            )
    if held is not None and held.kind == "month" and not periods.is_cumulative:
        state.memory.has_level = False
    periods.is_cumulative = True


def end_part(state: State, at: int) -> None:
    """Let a semicolon end what holds for a part of a sentence alone."""
    memory = state.memory
    if state.sentence.tokens[0].text.startswith("展望"):
        return  # 展望全年,…预计…;…: all of it lies ahead
    state.period.end_part()
    memory.status, memory.status_before = memory.status_before or memory.status, ""
    ahead = state.sentence.tokens[at + 1 : at + 2]
    goes_on = state.sentence.letters[at + 1 : at + 3] in ("FI", "FJ") or bool(
        ahead and ahead[0].letter == "I" and ahead[0].text.startswith(("实现", "完成"))
    )
    # 公司去年实现销售收入28亿元;今年1-7月开票销售21亿元
    goes_on = goes_on or (state.sentence.tokens[0].text in _FIRM and "S" not in state.sentence.letters[at + 1 :].partition(";")[0])
    memory.listed = []
    memory.part = memory.part if goes_on and memory.part == "industry" else ""  # 起重机产业逆势成长,实现销售收入88亿元;完成税收5亿元
    memory.is_firm, memory.part_at = memory.is_firm and goes_on, len(memory.slots)  # “十强”企业实现增加值…;实现总产值…
    if memory.status == "target" and bool(ahead) and ahead[0].text.startswith("实际") and ahead[0].letter not in "IJ":
        memory.status, memory.is_plan, memory.topic = "actual", False, None  # 一季度目标是…;实际完成48亿元, of which of them?
    is_goal = memory.status == "target" and not memory.is_plan
    sums_up = bool(ahead) and ahead[0].letter in "NTv" and ahead[0].text.endswith(("年累计", "年来", "年间"))
    if is_goal and (
        sums_up or (not _is_of_the_year_ahead(state, at) and (tells_what_is_done(state.sentence, at) or _ends_goals(state.sentence, at)))
    ):
        memory.status = "actual"


def _is_of_the_year_ahead(state: State, at: int) -> bool:
    """确保财政收入…;固定资产投资全年完成32亿元: the part behind the semicolon tells of a year that is not over."""
    letters = state.sentence.letters
    end = letters.find(";", at + 1)
    times = [t.period for t in state.sentence.tokens[at + 1 : end if end > 0 else len(letters)] if t.letter == "T"]
    return (
        bool(times)
        and state.context.published_month in _UNDER_WAY
        and all(period is not None and period.text == "全年" for period in times)
    )


def end_clause(state: State, at: int) -> None:
    """Let a comma or colon end what holds for a clause, or open a list of goals or rates."""
    memory, letters = state.memory, state.sentence.letters
    memory.shares_follow = False
    if memory.status == "target" and (_tells_since(state, at) or _is_wish_without_figure(state, at) or _tells_how_it_is(state, at)):
        memory.status, memory.is_plan = "actual", False  # 计划新开工270项,实际已开工129项
    memory.rates_follow = memory.rates_follow or (letters[at] == ":" and letters[at - 1 : at] in ("u", "r"))
    if letters[at] == "," and state.sentence.tokens[at - 1].text in _FIELD and _speaks_of_a_sector(state.sentence, at):
        memory.part = "projects"
    if letters[at] == "," and "G" not in letters[:at][-2:] and state.sentence.tokens[at - 1].text != "安排":
        return  # no goal stands before the comma
    if _must_reach(state.sentence, at):
        memory.status, memory.is_plan = "target", True
        state.period.says_year = True  # 一季度,…要对照全年目标: the goal is the year's
    elif _opens_goals(state.sentence, at):
        memory.status, memory.is_plan = "target", True


def _tells_since(state: State, at: int) -> bool:
    """…,实际已开工129项; …,年度计划投资80亿元,1-6月累计完成投资41亿元: what is told behind the comma at `at` has been done."""
    ahead = state.sentence.tokens[at + 1 : at + 3]
    if any(t.text in ("已", "实际", "目前", "期间", "其间") for t in ahead):
        is_of_time_over = ahead[0].letter == "T" and ahead[-1].text == "实际"  # 1-6月实际完成41亿元
        return (
            not state.memory.is_plan
            or is_of_time_over
            or ahead[0].text == "实际"
            or (ahead[0].text == "已" and ahead[-1].text in DEED_CODES)
        )
    period = ahead[0].period if len(ahead) > 1 and ahead[0].letter == "T" else None
    if period is None or not ahead[1].text.startswith(("累计", "完成", "实际", "已", "共")):
        return False
    return state.period.is_over(period) or (
        state.context.published is None and period.kind in ("month", "span") and ahead[1].text.startswith(("累计", "共"))
    )


def _is_wish_without_figure(state: State, at: int) -> bool:
    """上半年,全区努力实现高质量发展,总产值达到253亿元: the wish has no figure, and the time told is over, or what is told grew 同比."""
    letters = state.sentence.letters
    if state.memory.is_plan or letters[at] != "," or (own := _WISH.search(letters, 0, at)) is None:
        return False
    if _GREW.match(letters[at + 1 : at + _HEAD]) is not None or _looks_back(state, at):
        return True
    held, published = state.period.held, state.context.published
    if held is None or published is None or "T" not in letters[: own.start() + 1]:
        return False
    if held.kind == "year":
        return held.year is not None and held.year < published[0]
    return (
        state.period.is_over(held) and held.months is not None and held.months[1] != published[1]
    )  # 一季度要实现“开门红”,…, told in March


def _tells_how_it_is(state: State, at: int) -> bool:
    """努力实现更高质量,园区经济呈现良好态势,产值达到…: the part that ends with the comma at `at` wishes nothing."""
    letters = state.sentence.letters
    first = max(letters.rfind(",", 0, at), letters.rfind(";", 0, at)) + 1
    is_told = not state.memory.is_plan and first > 0 and "t" not in letters[first:at]
    return is_told and any(t.text in ("呈现", "呈现出", "呈") for t in state.sentence.tokens[first:at])


def _looks_back(state: State, at: int) -> bool:
    """瞄准新高地,成立三年来,全区…,累计新增企业…: what is told behind the comma at `at` is of years gone by."""
    ahead = state.sentence.tokens[at + 1 : at + 4]
    return any(t.letter == "T" and t.period is not None and t.period.kind == "plan" and t.text.endswith(("年来", "以来")) for t in ahead)


def _must_reach(sentence: Sentence, at: int) -> bool:
    """要对照全年目标,固定资产投资增长10%; 需紧盯年度目标,…: what is told behind the comma at `at` is still to be done."""
    if sentence.letters[at - 1 : at + 1] != "G," or sentence.letters[at + 1 : at + 2] not in ("I", "J"):
        return False
    return _MUST.search("".join([t.text for t in sentence.tokens[max(0, at - 5) : at]])) is not None


def _speaks_of_a_sector(sentence: Sentence, at: int) -> bool:
    """农业方面,重大项目11个; 交通领域,…: what is counted behind 方面 and the comma at `at` are that sector's."""
    if at < 2:
        return False
    return _SECTOR.fullmatch(sentence.tokens[at - 2].text) is not None and sentence.letters[at - 3 : at - 2] in (
        "",
        ",",
        ";",
        "T",
        "S",
        "v",
        "j",
    )


def _ends_goals(sentence: Sentence, at: int) -> bool:
    """总量将实现历史性突破;完成工业总产值… goes on about what is done: what was to come had no figure."""
    aim = sentence.letters.rfind("t", 0, at)
    return aim >= 0 and sentence.tokens[aim].text.startswith("将") and re.search("[PMBXK]", sentence.letters[aim:at]) is None


def _opens_goals(sentence: Sentence, at: int) -> bool:
    """今年经济工作的主要指标:…, 主要预期目标是:…, 具体目标,即… and 对于2025年的预期目标,报告提出,…; 围绕全年目标任务,… and 完成发展目标:… are not meant."""
    if sentence.letters[at] == ":" and at <= _HEAD and _YEARS_FIGURES.fullmatch("".join([t.text for t in sentence.tokens[:at]])):
        return True
    if sentence.letters[at] == ":" and at and sentence.tokens[at - 1].text.endswith(_PROPOSED):
        return True
    if sentence.letters[at] == ",":
        if (
            sentence.tokens[at - 1].text == "安排"
            and any(t.text.startswith("按") for t in sentence.tokens[:at])
            and re.search("[PB]", sentence.letters[:at])
        ):
            return True  # 主要指标按照高于全市2个百分点来安排,一般公共预算收入高于全市7个百分点
        if sentence.letters[max(0, at - 2) : at] == "Gv" and sentence.tokens[at - 1].text in ("是", "为"):
            return True  # 今年的目标任务是,…
        if not at or sentence.letters[at - 1] != "G":
            return False
        is_told = at + 1 < len(sentence.tokens) and sentence.tokens[at + 1].text.startswith("即")
        return is_told or sentence.tokens[at - 1].text.endswith(("预期目标", "发展目标", "主要目标"))
    letters = sentence.letters[:at]
    if "G" not in letters and "t" not in letters:
        return False
    own = re.search(r"[^,;:]*[Gt][^,;:]*$", letters)
    return own is not None and not re.search(r"F[^G]*G", own.group()) and not re.search(r"[PMB]", letters)
