"""Who does what a later part of a sentence tells: 甲经开区完成投资100亿元;乙经开区凭借电子产业,实现进出口10亿元."""

from __future__ import annotations

import re

from metrics.extraction.clause import OF_NUMBERS, Sentence
from metrics.extraction.document.context import Context
from metrics.extraction.zones.place import REGIONS
from metrics.language.seldom import seldom
from metrics.language.vocabulary import Entry, any_of, words_of

# What may stand between the comma and the name: 而广元经开区, 地处川北的广元经开区.
_LED = re.compile("(?:而|但|同时|此外|另外|其中|尤其是|特别是|(?![^,;:]*[与和对比给让为])[^,;:、]{2,12}的)?")
_LIES = re.compile("(?:而|其中,?)?(?:位于|地处|坐落[于在])[^,;:、]{2,12}的")  # 位于高新区的南宁综合保税区完成…
_DOES = re.compile(r"S[^,;:()PBMKSIJzL]{1,20}[,:][^;]*?[IJQ]|S[vxFT]{1,4}Ev?M,[^;]*?[IJQ]")  # slots: 凭借电子产业,实现进出口
_DOES_IT = re.compile(r"S(?:vS)?[vxFT]{1,6}[QI][vF]{0,2}M|SvSI[vF]{0,2}M")  # slots: 集中开工项目10个, 从广东引进项目10个
# 苏州工业园区客商投资, 苏州工业园区党政代表团来区考察, 苏州工业园区成为最大的伙伴: not what it has done itself
_NO_DEED = seldom(
    any_of("visitor_word", "visit_word")
    + "|参观|公司|集团|等|来(?!势)|赴|的(?!主)|成为|是|(?<![作所有])为|[区园]内|里|上(?!新|台阶|半年|升|扬|游|下)|有关|产业园|科技园"
)

_GUESTS = seldom("(?:党政|代表团|考察团|客商|一行|领导)[^,;:、]{0,10}?(?:来|到|赴|莅临|考察|参观|调研)")
_WHERE = re.compile(r"(?:^|[,;])(?:而)?(?:在|走进|来到)[^,;、]{4,},$")  # 在广元经开区,…实现…
_WHERE_BELOW = re.compile(r"(?:^|[,;])(?:而)?(?:在|走进|来到)[^,;、]{2,},$")  # 在惠东县,生产总值…
_OF_DISTRICT = ("全区", "全县", "全旗", "该区", "该县")
_SETS_GOALS = re.compile(f"(?:决定|{any_of('setting_goals_word')})")  # 开发区决定再造一个新区:到2027年,…
_FEW = 8  # slots
_IS = ("为", "达", "达到", "达到了", "高达")
_COMES_TO = re.compile("S(?:(,v)|v{2,3})M")  # slots
_BOUNDS = tuple(words_of("bound_word"))


def does_next(context: Context, sentence: Sentence, at: int, entry: Entry) -> bool:
    """Whether the place at a slot is the subject of what its part of the sentence tells, behind figures of another or at the beginning."""
    if sentence.letters[at + 1 : at + 2] in ("", ",", "j", "S"):
        where = _WHERE if entry.type == "zone" else _WHERE_BELOW if _is_below(context, entry) else None
        return where is not None and where.search(sentence.text_of(max(0, at - 2), at + 2)) is not None
    first = at
    if entry.type == "self" and not at and _SETS_GOALS.match(sentence.text_of(1, _FEW)) is not None:
        return True
    if entry.type == "self":
        before = sentence.tokens[at - 1]
        if before.letter not in "xS" or before.end != sentence.tokens[at].start:
            return False
        first -= 1
        first -= before.letter == "x" and _is_region_right_before(sentence, first)  # 南阳卧龙综保区
    elif entry.type == "region":
        if not _is_below(context, entry):
            return False
    elif entry.type != "zone":
        return False
    since = sentence.behind_last(",;:", first)
    led = sentence.text_of(since, first)
    is_first = entry.type == "zone" and not sentence.letters[:since].strip("T,v")
    is_behind = is_first or not OF_NUMBERS.isdisjoint(sentence.letters[:since])
    if _LIES.fullmatch(led) is None and not (is_behind and _LED.fullmatch(led) is not None):
        return False
    if (does := _DOES_IT.match(sentence.letters, at)) is not None:
        end = does.end() - 2
    elif _DOES.match(sentence.letters, at) is not None:
        end = next(i for i, letter in enumerate(sentence.letters[at:], at) if letter in ",:")
    else:
        return False
    end = sentence.letters.find("E", at, end) if "E" in sentence.letters[at:end] else end  # 入驻企业50家,完成…
    return _NO_DEED.search(sentence.text_of(at + 1, end)) is None


def _is_region_right_before(sentence: Sentence, at: int) -> bool:
    around = sentence.tokens[at - 1] if at else None
    return around is not None and around.entry is not None and around.entry.type == "region" and around.end == sentence.tokens[at].start


def _is_below(context: Context, entry: Entry) -> bool:
    """Whether a word names a region within the one that the page is of."""
    return entry.type == "region" and context.place.level in REGIONS and entry.value not in context.place.own | context.place.above


def is_district_named(context: Context, name: str | None, word: str) -> bool:
    """亭湖区发展环保产业,全区规上工业增加值增长8.4%, on the page of the city: 全区 is the district whose `name` the sentence has begun with."""
    return word in _OF_DISTRICT and name is not None and name[-1] == word[-1] and context.place.level in REGIONS


def is_guest(context: Context, sentence: Sentence, at: int, entry: Entry) -> bool:
    """苏州工业园区党政代表团来区考察,…: another zone, whose people have come; what follows is not theirs."""
    if entry.type != "zone" or entry.value == context.zone or entry.value in context.place.met:
        return False
    return _GUESTS.match(sentence.text_of(at + 1, at + _FEW)) is not None


def comes_to(sentence: Sentence, at: int) -> bool:
    """总量最大的是沛县,为60亿元; 8个市超过200亿元,苏州更是高达600亿元, 则突破600亿元: what the place at a slot has."""
    found = _COMES_TO.match(sentence.letters, at)
    if found is None:
        return False
    amount = sentence.tokens[found.end() - 1]
    return sentence.tokens[found.end() - 2].text in _IS or (found[1] is None and amount.text.startswith(_BOUNDS))
