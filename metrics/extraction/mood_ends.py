"""What a comma, a colon or a semicolon ends of how figures are meant, and where it opens a list of goals."""

from __future__ import annotations

import re

from metrics.extraction.asides import tells_what_is_done
from metrics.extraction.clause import Sentence
from metrics.extraction.document.datelines import DECEMBER
from metrics.extraction.goals import is_next_goal
from metrics.extraction.going_on import ONE_BY_ONE
from metrics.extraction.parts_going_on import goes_on as is_still_of_them
from metrics.extraction.parts_going_on import is_of_those_counted, is_told_bare, lists_on
from metrics.extraction.state import State
from metrics.extraction.times.back_to_first import back_to_first_time
from metrics.extraction.times.turns import turn_back, turn_in_clause
from metrics.language.amount_letters import DEED_CODES
from metrics.language.seldom import seldom
from metrics.language.vocabulary import any_of

_YEARS_FIGURES = re.compile("今年(?:经济|社会|工作|发展|的|全[区市县镇乡])*(?:主要|预期)(?:经济)?指标(?:是|为)?")
# 2010年目标任务完成情况:工业总产值完成52亿元
_IS_ACCOUNT = re.compile(
    "(?:完成|执行|落实|实现|进展|推进|达成|运行|兑现)(?:情况|进度|结果|成效)(?:如下|为|是|汇报|通报)*$|(?:有|存在?|仍|还|的|较大|明显|一定|不小)(?:差距|距离|缺口|不足)$"
)  # 对照目标仍有差距:…
_WISH = re.compile(r"(?:^|[,;:TSvxQ])t[^MPBXKIJGT;:]*$")  # of which no figure is told
# 专精特新企业营收总额突破4000亿元,…;利润总额突破300亿元: a class of firms, and not all those of industry
_CLASS_EARNS = seldom("(?:^|[,;])[^,;:规]{2,16}企业(?:总?营收|营业总收入)(?:总额|规模)?[^;:]*$")
_GREW = re.compile(r"[TSvx]{0,3}[IJ][vFr]{0,3}M,?Yv?[udF]{0,2}P")
_IS_THERE = re.compile("[vxS]{0,3}(?:[IJ][vx]{0,2})?v?F?v?M")  # slots
_UP_TO_A_FIGURE = re.compile("[SIJrv]{1,4}[vF]?[udFo]")  # slots
_YEARS_GONE = re.compile("(?:[近多半]|[一二两三四五六七八九十几数]{1,2}多?)年来")
_LISTS_GROWTH = re.compile("Dv{0,2}[ud]v?P")  # slots
_DONE_BY_SOMEBODY = re.compile("[Sv]{1,3}FM")  # slots
_LARGE = re.compile("规模?以?上|规模工业|限额")
_PROPOSED = ("提出", "明确提出", "提出了", "确定为")  # 全区提出:地区生产总值增长8%
_HEAD = 12  # slots of the words that open a list of goals
_SECTOR = seldom(f"(?:{any_of('sector_word')})(?:项目)?")
_MUST = re.compile(r"(?<![主重必需想])(?:要|须|需)(?:紧紧|始终|牢牢|继续)?(?:" + any_of("aimed_at_word") + r")[^,;:]{0,4}目标(?:任务)?$")
_OF_A_MEETING = re.compile("会议?的(?:主要|中心|首要|重要)*(?:目标)?任务(?:是|为)?$")
_FIELD = ("方面", "领域")
_SINCE = ("已", "现", "现已", "实际", "目前", "期间", "其间")
_SO_FAR = ("目前", "现", "现在", "截至目前")
_NO_MORE_THAN = re.compile("(?:只|仅|才)(?!要|需|能|可)")
_NOUN = 4  # slots before a colon in which 增速 stands
_UNDER_WAY = range(5, 12)  # months in which 全年 is the year that is not over


def end_part(state: State, at: int) -> None:
    """Let a semicolon end what holds for a part of a sentence alone."""
    memory = state.memory
    if state.sentence.tokens[0].text.startswith("展望"):
        return  # 展望全年,…预计…;…: all of it lies ahead
    state.period.end_part()
    turn_back(state, at)
    back_to_first_time(state, at)
    memory.status, memory.status_before = memory.status_before or memory.status, ""
    goes_on = is_still_of_them(state, at) or (memory.is_firm and (lists_on(state, at) or is_of_those_counted(state, at)))
    if _CLASS_EARNS.search(state.sentence.text_of(0, at)) is not None and is_told_bare(state.sentence, at):
        memory.is_firm = goes_on = True
    memory.listed, memory.is_led_by_stranger = [], False
    _split_again(state, at)
    if memory.above and _were_large_ones_only_among(state.sentence, at):
        memory.above = ""
    if memory.part != "its firms":
        memory.part = memory.part if goes_on and memory.part == "industry" else ""  # 起重机产业逆势成长,实现销售收入88亿元;完成税收5亿元
    memory.is_firm, memory.part_at = memory.is_firm and goes_on, len(memory.slots)  # “十强”企业实现增加值…;实现总产值…
    if is_next_goal(state.sentence, at):
        memory.status, memory.is_plan, state.period.says_year = "target", True, True
    if memory.status != "target":
        memory.status = "actual" if _has_been_done(state.sentence, at) or _is_of_months_gone(state, at) else memory.status
        return
    ahead = state.sentence.tokens[at + 1 : at + 2]
    if any(t.text.startswith("实际") and t.letter not in "IJ" for t in ahead):
        memory.status, memory.is_plan, memory.topic = "actual", False, None  # 一季度目标是…;实际完成48亿元, of which of them?
    elif not memory.is_plan and _sums_up(state.sentence, at):
        memory.status = "actual"
        state.period.end_goal()  # 到2025年,力争达到100家;五年来从12家增加到62家: of no year to come
    elif not memory.is_plan and _tells_of_what_is_done(state, at):
        memory.status = "actual"


def _were_large_ones_only_among(sentence: Sentence, at: int) -> bool:
    """工业总产值177亿元,其中规上企业完成164亿元;工业增加值55亿元: of all industry again, which the sentence has told of so far."""
    among = sentence.letters.rfind("q", 0, at)
    if among < 0 or ";" in sentence.letters[among:at] or "M" not in sentence.letters[:among]:
        return False
    return _LARGE.search(sentence.text_of(0, among)) is None and _LARGE.search(sentence.text_of(among, at)) is not None


def _split_again(state: State, at: int) -> None:
    """从投资主体看,民间投资增长9%;从投资区域看,甲市增长2%: what the part before has named is a part of what is split up once more, which is known where it is all investment."""
    text, memory, start = state.clean.text, state.memory, state.sentence.tokens[at].end
    frame = ONE_BY_ONE.match(text, start) if text[start : start + 1] in ("分", "按", "从") else None
    if frame is None or ONE_BY_ONE.match(text, max(text.rfind(";", state.sentence.start, start - 1) + 1, state.sentence.start)) is None:
        return
    is_investment = "投资" in frame.group() and "fai" in (memory.theme, memory.opening)
    memory.topic = memory.head = state.topics.make("fai", state.sentence.tokens[at]) if is_investment else None


def _has_been_done(sentence: Sentence, at: int) -> bool:
    """全年预计完成投资65亿元;1-11月已完成61亿元: what months have brought behind the mark at `at` is no estimate."""
    behind = sentence.tokens[at + 1 : at + 3]
    if len(behind) > 1 and behind[0].text in _SO_FAR and behind[1].text.startswith("已"):
        return True  # 预计全年签约项目65个;目前已签约61个
    return len(behind) > 1 and behind[0].letter == "T" and behind[1].text in ("已", "已经", "实际")


def _is_of_months_gone(state: State, at: int) -> bool:
    """全年预计完成32亿元;1-11月,完成29亿元, told in December: behind what is expected of a year its months that are over are told."""
    held, behind = state.period.held, state.sentence.tokens[at + 1 : at + 4]
    period = behind[0].period if behind and behind[0].letter == "T" else None
    if held is None or period is None or period.kind != "span" or period.months in (held.months, (1, 12)):
        return False
    verb = behind[2:3] if behind[1:2] and behind[1].letter == "," else behind[1:2]
    return any(t.letter == "F" for t in verb) and state.period.is_over(period)


def _tells_of_now(sentence: Sentence, at: int) -> bool:
    """今年预计到位资金30亿元,目前到位资金16亿元: behind the comma at `at` stands what there is by now."""
    return [t.text for t in sentence.tokens[at + 1 : at + 2]] in (["目前"], ["现"], ["截至目前"])


def _sums_up(sentence: Sentence, at: int) -> bool:
    """三年累计, 五年来, 近年来 behind a semicolon: what is told there has been reached."""
    ahead = sentence.tokens[at + 1 : at + 2]
    if any(t.letter in "NTv" and t.text.endswith(("年累计", "年来", "年间")) for t in ahead):
        return True
    return _YEARS_GONE.match(sentence.text_of(at + 1, at + 3)) is not None


def _tells_of_what_is_done(state: State, at: int) -> bool:
    """…;完成工业总产值…: the part behind the semicolon tells of what has been, and of no year that is not over."""
    if _is_of_the_year_ahead(state, at):
        return False
    return tells_what_is_done(state.sentence, at) or _ends_goals(state.sentence, at)


def _is_of_the_year_ahead(state: State, at: int) -> bool:
    """确保财政收入…;固定资产投资全年完成32亿元: the part behind the semicolon tells of a year that is not over."""
    letters = state.sentence.letters
    end = letters.find(";", at + 1)
    times = [t.period for t in state.sentence.tokens[at + 1 : end if end > 0 else len(letters)] if t.letter == "T"]
    if state.context.published is None and times and _begins_with_a_wish_for_months(state, at):
        return all(period is not None and period.text == "全年" for period in times)
    if not times or state.context.published_month not in _UNDER_WAY:
        return False
    return all(period is not None and period.text == "全年" for period in times)


def _begins_with_a_wish_for_months(state: State, at: int) -> bool:
    """力争上半年增长7%;全年引进…, on a page of no date: what is wished for of months that a year begins with, which then is not over."""
    first = next((t.period for t in state.sentence.tokens[:at] if t.letter == "T"), None)
    return first is not None and first.kind == "span" and first.months is not None and first.months[1] < DECEMBER


def end_clause(state: State, at: int) -> None:
    """Let a comma or colon end what holds for a clause, or open a list of goals or rates."""
    memory, letters = state.memory, state.sentence.letters
    memory.shares_follow = False
    turn_in_clause(state, at)
    if memory.status == "target" and (_tells_since(state, at) or _is_wish_without_figure(state, at) or _tells_how_it_is(state, at)):
        memory.status, memory.is_plan = "actual", False  # 计划新开工270项,实际已开工129项
    elif memory.status == "estimate" and (_has_been_done(state.sentence, at) or _tells_of_now(state.sentence, at)):
        memory.status = "actual"
    is_of_rates = letters[at] == ":" and (letters[at - 1 : at] == "u" or letters[max(0, at - _NOUN) : at].rstrip("vD").endswith("r"))
    memory.rates_follow = memory.rates_follow or is_of_rates
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
    if state.sentence.letters.startswith("ST", at + 1):
        at += 1  # …的预期目标,开发区一季度分别增长5.8%、8.9%
    ahead = state.sentence.tokens[at + 1 : at + 3]
    if (
        ahead
        and ahead[0].period is not None
        and _LISTS_GROWTH.match(state.sentence.letters, at + 2)
        and state.period.is_over(ahead[0].period)
    ):
        return True
    if len(ahead) > 1 and ahead[0].text in _SO_FAR and ahead[1].text.startswith("已"):
        return True  # 目标是300亿元,目前已完成122亿元
    if any(t.text in _SINCE for t in ahead):
        if not state.memory.is_plan or ahead[0].text == "实际":
            return True
        if ahead[0].letter == "T" and ahead[-1].text == "实际":
            return True  # 1-6月实际完成41亿元
        return ahead[0].text == "已" and ahead[-1].text in DEED_CODES
    period = ahead[0].period if len(ahead) > 1 and ahead[0].letter == "T" else None
    if period is not None and ahead[1].letter == "," and _tells_what_is_there(state, at + 3) and state.period.is_over(period):
        return True  # 目标是…,到6月底,工业产值已完成118亿元
    if period is not None and _NO_MORE_THAN.match(ahead[1].text) is not None:
        return True  # 目标是300亿元,上半年只完成122亿元
    if period is not None and _has_really_come(state.sentence, at + 2) and state.period.is_over(period):
        return True  # 年初确定…增长10%,前三季度规上工业增加值实际增长11%
    if period is not None and _DONE_BY_SOMEBODY.match(state.sentence.letters, at + 2) is not None and state.period.is_over(period):
        return True  # 目标是820亿元,一季度全区完成190亿元; 一季度该指标完成190亿元
    if period is None or not ahead[1].text.startswith(("累计", "完成", "实际", "已", "共")):
        return False
    if state.context.published is None and period.kind in ("month", "span") and ahead[1].text.startswith(("累计", "共")):
        return True
    return state.period.is_over(period)


def _has_really_come(sentence: Sentence, at: int) -> bool:
    """规上工业增加值实际增长11%: what stands from the slot `at` on, up to a figure, says that it is so."""
    found = _UP_TO_A_FIGURE.match(sentence.letters, at)
    return found is not None and any(t.text == "实际" for t in sentence.tokens[at : found.end()])


def _tells_what_is_there(state: State, at: int) -> bool:
    """工业产值已完成118亿元: the slots from `at` on name what there is already."""
    found = _IS_THERE.match(state.sentence.letters, at)
    return found is not None and any(t.text in _SINCE for t in state.sentence.tokens[at : found.end()])


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
    # 一季度要实现“开门红”,…, told in March
    return held.months is not None and held.months[1] != published[1] and state.period.is_over(held)


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
    return _MUST.search(sentence.text_of(at - 5, at)) is not None


def _speaks_of_a_sector(sentence: Sentence, at: int) -> bool:
    """农业方面,重大项目11个; 交通领域,…: what is counted behind 方面 and the comma at `at` are that sector's."""
    if at < 2 or _SECTOR.fullmatch(sentence.tokens[at - 2].text) is None:
        return False
    return at == 2 or sentence.letters[at - 3] in ",;TSvj"


def _ends_goals(sentence: Sentence, at: int) -> bool:
    """总量将实现历史性突破;完成工业总产值… goes on about what is done: what was to come had no figure."""
    aim = sentence.letters.rfind("t", 0, at)
    return aim >= 0 and sentence.tokens[aim].text.startswith("将") and re.search("[PMBXK]", sentence.letters[aim:at]) is None


def _opens_goals(sentence: Sentence, at: int) -> bool:
    """今年经济工作的主要指标:…, 主要预期目标是:…, 具体目标,即… and 对于2025年的预期目标,报告提出,…; 围绕全年目标任务,…, 完成发展目标:… and 会议的主要任务是:… are not meant."""
    if _OF_A_MEETING.search(sentence.text_of(0, at)) is not None:
        return False  # what it was called for
    if sentence.letters[at] == ",":
        return _opens_behind_comma(sentence, at)
    if sentence.letters[at] == ":":
        if _IS_ACCOUNT.search(sentence.text_of(max(0, at - _HEAD), at)) is not None:
            return False
        if at <= _HEAD and _YEARS_FIGURES.fullmatch(sentence.text_of(0, at)):
            return True
        if at and sentence.tokens[at - 1].text.endswith(_PROPOSED):
            return True
    letters = sentence.letters[:at]
    if "G" not in letters and "t" not in letters:
        return False
    own = re.search(r"[^,;:]*[Gt][^,;:]*$", letters)
    return own is not None and not re.search(r"F[^G]*G", own.group()) and not re.search(r"[PMB]", letters)


def _opens_behind_comma(sentence: Sentence, at: int) -> bool:
    """今年的目标任务是,…; 具体目标,即…; 对于2025年的预期目标,…: what stands before the comma at `at` names goals."""
    if not at:
        return False
    letters, before = sentence.letters[:at], sentence.tokens[at - 1].text
    if before == "安排" and any(t.text.startswith("按") for t in sentence.tokens[:at]) and re.search("[PB]", letters):
        return True  # 主要指标按照高于全市2个百分点来安排,一般公共预算收入高于全市7个百分点
    if letters.endswith("Gv") and before in ("是", "为"):
        return True  # 今年的目标任务是,…
    if not letters.endswith("G"):
        return False
    if re.search(r"F[^,;:GTt]*G$", letters) is not None:
        return False  # 各项指标如期实现预期目标,…: what has been reached, and no goal of what follows
    is_told = at + 1 < len(sentence.tokens) and sentence.tokens[at + 1].text.startswith("即")
    return is_told or before.endswith(("预期目标", "发展目标", "主要目标"))
