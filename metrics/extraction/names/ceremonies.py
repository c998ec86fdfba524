"""Ceremonies at which projects are signed, begun or finished: in which month one was held, and what was counted there.

8月3日,…举行2023年三季度重点项目集中开工仪式,53个项目集中开工: the figures are those of August, whatever its name says.
"""

from __future__ import annotations

import re
from functools import lru_cache

from metrics.extraction.clause import Sentence
from metrics.extraction.document.context import Context
from metrics.extraction.document.datelines import DECEMBER
from metrics.extraction.names.gathered import DEED, OF_DEEDS, gathered
from metrics.extraction.times.reference_period import ReferencePeriod, Resolved
from metrics.extraction.zones.gazetteer import regions, zones
from metrics.language.amount_letters import ANY_DEED, DEED_CODES
from metrics.language.periods import PeriodMention, told_first
from metrics.language.seldom import seldom
from metrics.language.telltales import Telltales
from metrics.language.token import Token
from metrics.language.vocabulary import any_of, words_of

_MEETING = any_of("event_word")
_NAME = rf"(?:{DEED}|开竣工|奠基)[\"”)]?[^,。;:\d\n]{{0,14}}?(?:{_MEETING})"
_THREE = r"[“\"]?三集中[”\"]?活动|三个一批[”\"]?[^,。;\d\n]{0,10}(?:活动|仪式)"
_FAIR = "(?:推介|招商|洽谈|恳谈|投洽|招商(?:信息|项目)发布|投资(?:环境)?说明)会|[一-鿿][洽博]会(?:上|期间)"
_TOGETHER = rf"集中[\"“(]?云?[\"”)]?(?:奠基)?(?:{DEED}|开竣工)|[\"“]云签约[\"”]"
# 在4月中旬举行的“川企行”活动上; what a meeting of another kind hears is of the months that it looks back on
_AT = r"(?:举行|举办|召开)的[^,。;:\d\n]{2,30}?(?:活动|仪式|论坛|峰会|年会)(?:现场)?[上中,]"
_CALLED = seldom(f"{_NAME}|{_FAIR}|{_THREE}|(?<=[日旬]){_AT}")
_GATHERED = re.compile(_TOGETHER)
# Whether any is told: only these characters can begin it, and are looked for first; from there the words themselves.
TOLD = re.compile(
    rf"[招签开竣投集“\"推洽恳博三举召](?<=(?={_AT}|招商[月周节]|(?:{DEED}|开竣工)[^,。;:\d\n]{{0,14}}(?:{_MEETING})|{_TOGETHER}|{_FAIR.replace('[一-鿿]', '(?<=[一-鿿])')}|{_THREE}).)"
)
# One of these stands in whatever tells of one.
IN_EACH = Telltales(
    "招商", "集中", "云签约", "三个一批", "推介会", "洽谈会", "恳谈会", "投洽会", "说明会", "洽会", "博会", *words_of("event_word")
)
_DAY = re.compile(r"(?<![\d月至到从自止-])(?:((?:19|20)\d{2})年)?(\d{1,2})月(?:\d{1,2}日(?![至到~-])|[上中下]旬(?=举|召))")
_DAYS = re.compile(r"(?<![\d月])(?:((?:19|20)\d{2})年)?(\d{1,2})月\d{1,2}日?(?:至|到|-|~)(?:(\d{1,2})月)?\d{1,2}日")
_LATELY = re.compile(r"昨[天日]|今[天日]|本届|近日|日前|(?<![\d月])\d{1,2}日|[上下]午|现场|新年[^,。;]{0,8}[天日]")
_WHAT = seldom(f"{DEED}|{_FAIR}")
_HELD = re.compile("举行|举办|召开")
_BEFORE = re.compile("不久前?|此前|曾|上个?月|去年|上年")
_LAST_MONTH = re.compile("上个?月(?![底末中])")
_SEVERAL = seldom(r"(?<![第两二三四五六七八九十\d])(?:[两二三四五六七八九十\d]+|多|数|几|各)[次场批期届]|全年(?!目标|任务)|各[县区市镇园]")
_DATE = re.compile(r"((?:19|20)\d{2})[年./-](\d{1,2})[月./-]\d{1,2}")
_YEAR = re.compile(r"((?:19|20)\d{2})年")
_CALLED_BY_YEAR = re.compile(rf"{_YEAR.pattern}(?!度|.{{0,14}}(?:季度|半年|月|批))")
_CALLED_BY_PERIOD = re.compile(rf"{_YEAR.pattern}(?:前?[一二三]季度|上半年|[1-9]月)")  # what is called after 四季度 may be held in January
_SAME = seldom(rf"[本此这][次批期]|(?:会|仪式|活动|推介|现场)[上中,]|现场|当[天日]|集中(?:{DEED})|一?共(?:{DEED})(?:建设)?项目")
_LONGER = seldom("以来|累计|去年|今年|至今|截[至止]|目前|近年|[三四五]年")
_THIS = seldom(rf"[本此这][次批期][^,。;\d]{{0,8}}(?:{DEED})")
_OF_SESSIONS = seldom(rf"(?<!第)(?:[两二三四五六七八九十2-9]|多|数|几|历)届[^,。;:\n]{{0,12}}?{_FAIR}|{_THIS.pattern}")
_DONE_THIS_TIME = seldom(rf"{_THIS.pattern}[^,。;\d]{{0,8}}$")
_LEAD = 500  # characters in which the news is told
_VERB = any_of("holding_word") + "|实施|进行|开了"
_IN_NAME = seldom(rf"(?:(?!{_VERB})[^,。;\n]){{0,24}}?(?:{_NAME}|{_FAIR}|{_THREE})")
_LONGEST_NAME = 60  # characters
_EVENT = re.compile(rf"[^,。;\n]{{0,16}}集中(?:{DEED})")
_OPENED = (*(f"{word}{done}" for word in words_of("holding_word") for done in ("", "了")), "迎来", "启动")
_OF_ANOTHER = seldom(
    r"(?:^|[,:])[^,。;:\d]{0,6}[省市](?:委|人民政府|政府|、)*(?:在[^,。;:]{1,20})?(?:"
    + any_of("holding_word")
    + r"|启动)|(?<![占在])全[省市][^,。;:]{0,24}(?:"
    + ANY_DEED
    + ")"
)
_OF_A_TOWN = re.compile(
    r"(?:^|[,:])[^,。;:\d]{1,14}(?:" + any_of("town_ending") + "|公司|集团)(?:在[^,。;:]{1,20})?(?:" + any_of("holding_word") + ")"
)
_SPELT = "一二两三四五六七八九十几"  # 两个亿元以上项目签约: those that one firm or street has won
_STILL = re.compile(r"[^。;\d]{0,40}[本此这][次批期]")
_SENTENCE = re.compile(r"[^。!?\n]+")
_THIS_YEAR = re.compile("(?:今年|年初|开年)以来")
_BY_NOW_THIS_YEAR = re.compile("今年(?:(?!去年|上年)[^。;])*$")  # …,全区今年已累计开工项目39个
_SUMMED = re.compile("截[至止]到?目前|(?:目前|迄今|至今|至此)[^,。;\\d]{0,6}(?:累计|共)")
_BEGUN = 2  # months of a year in which 今年 may still be the one that has ended
_TITLE, _DATELINE, _NAMED = 40, 200, 16  # characters


@lru_cache(maxsize=64)
def _held_by(city: str) -> re.Pattern[str]:
    """襄阳举行…: what the city around a zone holds."""
    return re.compile(rf"(?:^|[,:])[^,。;:\d]{{0,6}}{city}(?:{any_of('holding_word')})")


# what all who came to a fair have signed, and not our delegation
_FAIR_TELLS = seldom(
    r"(?:洽谈会|投洽会|交易会|博览会|展销会|展览会|广交会|进博会|文化节)(?:组委会|主办方|秘书处|上)?(?:公布|透露|统计|显示|消息)(?![^。;]{0,40}(?:[全我本][区市县]|代表团|交易团))"
)


def is_of_a_fair(text: str, start: int, number: int) -> bool:
    """洽谈会公布,今年签约总额1260亿元: of all who came to it; `start` of the sentence, and of the number."""
    return _FAIR_TELLS.search(text, start, number) is not None


class Ceremony:
    """The ceremony that a text tells of; `holds` where the figures read now are of it."""

    def __init__(self, text: str, context: Context) -> None:
        self.text, self.context = text, context
        self.month: PeriodMention | None = None
        self.deed = ""  # the code of what was done there, if it was one thing
        self.holds = False
        self.is_of_another = False  # held by the city or province around the zone
        self._city: re.Pattern[str] | None = None
        self.is_told = IN_EACH.stand_in(text) and TOLD.search(text) is not None  # anywhere in the text
        if self.is_told:
            around = zones().get(context.zone or "")
            city = around.city.removesuffix("市") if around is not None else ""  # 襄阳举行…, on the page of 襄阳高新区
            self._city = _held_by(city) if city else None
            self._see_ahead(max(0, text.find("\n", 1)))

    def new_sentence(self, start: int, end: int, new_paragraph: bool) -> None:
        """See whether the sentence tells of a ceremony, or goes on about the last one."""
        if self._see(start, end) or self.month is None:
            return
        self.is_of_another = self.is_of_another and not new_paragraph
        if new_paragraph and self.text[end - 1] not in "。!?" and _DATE.search(self.text, start, end) is None and end - start < _TITLE:
            self._see_ahead(end)
            return
        is_same = _SAME.search(self.text, start, end) is not None
        if _THIS.search(self.text, start, end):
            self.holds = True
        elif (new_paragraph and not is_same) or self._tells_other_times(start, end):
            self.holds = False
        else:
            self.holds = self.holds or is_same

    def _see_ahead(self, end: int) -> None:
        """What the text below a title tells of."""
        self.holds = any(self._see(*found.span()) for found in _SENTENCE.finditer(self.text, end, end + _LEAD))

    def _see(self, start: int, end: int) -> bool:
        """Take in a ceremony whose month can be told."""
        said = self.text[start:end]
        has_days = "月" in said and ("日" in said or "旬" in said)
        if has_days and (days := _DAYS.search(self.text, start, end)) is not None and _WHAT.search(self.text, start, end):
            return self._see_days(days)
        name = _CALLED.search(self.text, start, end) if _may_name(said) else None
        day = _DAY.search(self.text, start, end) if has_days else None
        if name is None and ("集中" in said or "云签约" in said) and (day is not None or _LATELY.search(self.text, start, end)):
            name = _GATHERED.search(self.text, start, end)
        if name is None:
            return False
        if _SEVERAL.search(self.text, max(start, name.start() - 24), name.start()):
            self.holds = False
            return False
        month = self._month(day, name.start(), start, end)
        if month is None:
            return False
        done = set(re.findall(DEED, self.text[max(start, name.start() - 16) : name.end()]))
        self.month, self.holds = month, True
        said = self.text[start : name.end()]
        is_around = _OF_ANOTHER.search(said) is not None or (self._city is not None and self._city.search(said) is not None)
        is_towns = self.context.zone is not None and _OF_A_TOWN.search(said) is not None
        self.is_of_another = is_towns or (is_around and self.context.place.level == "zone")
        self.deed = DEED_CODES[done.pop()] if len(done) == 1 else ""
        return True

    def _see_days(self, days: re.Match[str]) -> bool:
        """自9月12日至11月15日,…签约项目93个: the months that the days lie in."""
        months = int(days[2]), int(days[3] or days[2])
        if not 1 <= months[0] <= months[1] <= 12:
            return False
        self.month = PeriodMention(0, 0, "", self._year_of(days, months[1]), None, months, "span")
        self.holds, self.is_of_another, self.deed = True, False, ""
        return True

    def _year_of(self, day: re.Match[str], month: int) -> int | None:
        """The year written before a day, else the one of its month that was last over."""
        published = self.context.published
        if day[1] or published is None:
            return int(day[1]) if day[1] else None
        return published[0] - (month > published[1])

    def _month(self, day: re.Match[str] | None, name: int, start: int, end: int) -> PeriodMention | None:
        """The month of the day told, else of publication where the sentence is news."""
        published = self.context.published
        if day is not None and 1 <= int(day[2]) <= 12:
            month = int(day[2])
            year = self._year_of(day, month)
            if year is None and (told := _YEAR.search(self.text, start, name)) is not None:
                year = int(told[1])
            return PeriodMention(0, 0, "", year, None, (month, month), "span")
        is_lately = _LATELY.search(self.text, start, end) is not None
        called = _CALLED_BY_YEAR.search(self.text, max(start, name - _NAMED), name) if is_lately and published is None else None
        if called is not None:
            return PeriodMention(0, 0, "", int(called[1]), None, (1, 12), "year")  # 29日,举行2019年集中签约活动
        if published is not None and _LAST_MONTH.search(self.text, start, name) is not None:
            year, month = (published[0], published[1] - 1) if published[1] > 1 else (published[0] - 1, DECEMBER)
            return PeriodMention(0, 0, "", year, None, (month, month), "span")
        is_news = is_lately or (start < _LEAD and _HELD.search(self.text, start, name) is not None)
        if published is None or not is_news or _LONGER.search(self.text, start, name) or _BEFORE.search(self.text, start, name):
            return None
        earlier = _CALLED_BY_PERIOD.search(self.text, max(start, name - _NAMED), name)
        if earlier is not None and int(earlier[1]) < published[0]:
            return None  # 举行2024年一季度项目开工活动, in a look back of 2025
        dated = [found for found in _DATE.finditer(self.text, max(0, start - _DATELINE), start) if 1 <= int(found[2]) <= 12]
        year, month = (int(dated[-1][1]), int(dated[-1][2])) if dated else published
        return PeriodMention(0, 0, "", year, None, (month, month), "span")

    def _tells_other_times(self, start: int, end: int) -> bool:
        """Whether a sentence names a time that is not the ceremony's."""
        told = told_first(self.text[start:end])
        return told is not None and told.kind != "this_month"

    def see_period(self, mention: PeriodMention, end: int) -> None:
        """Another time is told, unless it says which day or what is told of it: 今年3月16日, 当月, 今年以来,…,本次签约….."""
        if self.holds and mention.kind != "this_month" and not _DAY.match(self.text, end) and not _STILL.match(self.text, end):
            self.holds = False

    def resolve(self, code: str, periods: ReferencePeriod, start: int, number: int) -> Resolved | None:
        """The month of the ceremony for a deed that was done there; `start` of the sentence, and of the `number` itself."""
        is_there = self.holds or _DONE_THIS_TIME.search(self.text, max(start, number - _NAMED), number) is not None
        month = self.month if is_there else self._so_far(periods, start, number)
        return None if month is None else self._resolved_in(month, code, periods)

    @staticmethod
    def _resolved_in(month: PeriodMention, code: str, periods: ReferencePeriod) -> Resolved | None:
        held = periods.all_held()
        periods.once = month
        resolved = periods.resolve(code, None, 0)
        periods.hold(held)
        return resolved

    def is_of_unknown_time(self, start: int, number: int) -> bool:
        """本次签约项目8个, where no ceremony was told of: of a day that nobody knows; 两届推介会合计签约98个: of as many years."""
        return (_THIS if "届" not in self.text[start:number] else _OF_SESSIONS).search(self.text, start, number) is not None

    def _so_far(self, periods: ReferencePeriod, start: int, number: int) -> PeriodMention | None:
        """今年以来,新签约项目85个: the months until publication, where the text has told of no others yet."""
        published, held = self.context.published, periods.held
        paragraph = self.text.rfind("\n", 0, start) + 1
        if published is None:
            return None
        until_now = PeriodMention(0, 0, "", published[0], None, (1, published[1]), "span")
        is_summed = _SUMMED.search(self.text, start, number) is not None
        if is_summed and (_THIS_YEAR.search(self.text, paragraph, number) or _BY_NOW_THIS_YEAR.search(self.text, start, number)):
            return until_now  # 今年以来,…。8月,…。目前已累计开工项目81个
        if _THIS_YEAR.search(self.text, start, number) is None:
            return None
        is_of_others = held is not None and 0 <= self.text.find(held.text) < number
        return None if is_of_others else until_now

    def of_this_year(self, code: str, periods: ReferencePeriod) -> Resolved | None:
        """今年新开工的项目有18个, where no other time is told: the months until publication, once there have been some."""
        published = self.context.published
        if code not in OF_DEEDS or not periods.says_year or published is None or published[1] <= _BEGUN:
            return None
        return self._resolved_in(PeriodMention(0, 0, "", published[0], None, (1, published[1]), "span"), code, periods)

    def counted(self, sentence: Sentence, number: int) -> tuple[str, Token] | None:
        """64个项目集中签约, 集中开工的项目共55个, 签约仪式,共涉及15个项目: the code and where it is said, while a ceremony is told of."""
        if sentence.tokens[number].text[0] in _SPELT or self.is_elsewhere(sentence, number):
            return None
        return gathered(sentence, number, self.deed)

    def is_elsewhere(self, sentence: Sentence, number: int) -> bool:
        """武汉市在武汉经开区举行集中开工,199个项目同步开工: they are the city's."""
        first = sentence.letters.rfind(",", 0, number) + 1
        token = next((t for t in reversed(sentence.tokens[first:number]) if t.letter == "S" and t.entry is not None), None)
        named = token.entry if token is not None else None
        if token is None or named is None or self.context.place.level != "zone":
            return self.is_of_another and named is None
        return named.type == "wider" or named.value in self.context.place.above or self._is_around(token.text, named.value)

    def _is_around(self, name: str, code: str) -> bool:
        """参加丹阳市集中开工的项目 are not those of 丹阳经开区."""
        region = regions().get(code)
        return region is not None and region.level == "county" and name == region.name and region.short in (self.context.zone or "")


def _may_name(words: str) -> bool:
    """False where none of the words stands that the name of a ceremony ends with."""
    return "会" in words or "仪式" in words or "活动" in words or "专场" in words


def is_in_name(text: str, start: int, end: int) -> bool:
    """True where a time is a part of a ceremony's name: 2019年第二次重点项目集中开工仪式, 举行一季度重大项目集中开工."""
    ahead = text[end : end + _LONGEST_NAME]
    if _may_name(ahead) and _IN_NAME.match(text, end) is not None:
        return True
    return "集中" in ahead and text.endswith(_OPENED, 0, start) and _EVENT.match(text, end) is not None
