"""Two calibres of one figure in a text: 全区规上工业产值620亿元 beside 区属规上工业产值180亿元, and growth beside growth with something left out.

Which of two figures of the same indicator, measure and time is the zone's own is told by the words before the other one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from metrics.extraction.kept_apart import kept_apart
from metrics.language.backwards import backwards
from metrics.language.signs import without_layout
from metrics.language.telltales import has_any
from metrics.language.vocabulary import words_of
from metrics.model import Observation, Unread

_BY_OWNER = ("区属", "市属", "县属", "省属", "本级", "县市级", "市县级", "区县级", "县区级", "镇街级", "乡镇级")
_MAY_TELL = (
    *"属屬本除還还徑径",
    "市级",
    "市級",
    "县级",
    "縣級",
    "区级",
    "區級",
    "街级",
    "街級",
    "镇级",
    "鎮級",
)  # one of these for each, in both scripts
_ADJUSTED = tuple(words_of("adjusted_word"))
# 第一产业增加值 leaves out the services of agriculture, and is told beside 农林牧渔业增加值 as a figure of its own.
_WITH_SERVICES, _VALUE_ADDED = "农林牧渔", "增加值"
# What 全社会固定资产投资 is told beside: without the countryside, or the small projects.
_NARROWER = ("城镇", "规模以上", "规上", "限额以上")
_OF_A_SIZE, _SIZE = backwards("万元及?以上"), 12  # characters
_CURRENCIES, _COUNTED_IN = ("美元", "人民币"), re.compile("[以按](美元|人民币)计价?|(美元|人民币)(?:计价|口径)")
_MEASURES = ("level", "yoy")
_BUDGETS = ("budget_revenue", "budget_expenditure")
_NAMED_SO = ("primary_va", "fai", "energy_intensity")  # indicators whose name can tell the calibre
_OF_WHICH, _NEAR = "其中", 80  # characters between a whole and its part
_ROUNDED = 50  # two amounts that differ by less than its part are one amount
_LOCAL, _OF_A_LEVEL = "地方", tuple(f"{region}级" for region in "省市州盟地区县旗")
_DISTRICTS, _ITSELF = "区县旗", tuple(f"{region}本级" for region in "省市州盟地区县旗")
_ALL_OF = tuple(f"全{region}" for region in "省市州盟区县旗")
_TREASURY = ("budget_revenue", "budget_expenditure", "fiscal_revenue", "tax_revenue", "nontax_revenue", "upper_revenue")
_REVENUES, _TAXES = ("fiscal_revenue", "budget_revenue"), ("tax_revenue", "nontax_revenue")  # the first of the revenues is the whole
_BREAKS = ",，;；。（()）:："
_NO_NUMBER = backwards(r"[^\d%％]*")
OTHER_CALIBRE = "the same is told by the calibre of the whole"


def _behind_the_last_break(text: str) -> str:
    return text[max(map(text.rfind, _BREAKS)) + 1 :]


@lru_cache(maxsize=8)  # asked for each figure of a sentence
def _tells_calibres(sentence: str) -> bool:
    if not has_any(sentence, _MAY_TELL):
        return False  # as nearly all
    words = without_layout(sentence)
    return has_any(words, _BY_OWNER) or has_any(words, _ADJUSTED)


def _is_of_a_calibre(seen: Observation) -> bool:
    """True where the words that name a figure's owner, or those right before a rate, say by which calibre it is counted."""
    if seen.indicator in _NAMED_SO and (_has_services(seen) or _is_of_some_investment(seen) or _is_of_industry(seen)):
        return True
    text, start = seen.sentence.text, seen.sentence.start
    if not _tells_calibres(text):
        return False
    before = _behind_the_last_break(text[: seen.evidence.start - start])
    if has_any(without_layout(before + seen.evidence.text), _BY_OWNER):
        return True
    if seen.measure != "yoy":
        return False
    until = seen.evidence.end - seen.sentence.start - len(seen.value_text)
    since_last_number = _NO_NUMBER.match(text, 0, until)
    return since_last_number is not None and has_any(without_layout(since_last_number[0]), _ADJUSTED)


def _has_services(seen: Observation) -> bool:
    return seen.indicator == "primary_va" and without_layout(seen.indicator_text).startswith(_WITH_SERVICES)


def _is_of_some_investment(seen: Observation) -> bool:
    """城镇固定资产投资, 规模以上固定资产投资, 500万元以上固定资产投资: the zone's own as long as no other is told."""
    if seen.indicator != "fai":
        return False
    if without_layout(seen.indicator_text).startswith(_NARROWER):
        return True
    return _OF_A_SIZE.match(without_layout(seen.sentence.text[: seen.evidence.start - seen.sentence.start][-_SIZE:])) is not None


def _is_of_industry(seen: Observation) -> bool:
    """单位工业增加值能耗, which is told beside 单位GDP能耗."""
    return seen.indicator == "energy_intensity" and _VALUE_ADDED in without_layout(seen.indicator_text)


def _is_of_all_funds(seen: Observation) -> bool:
    """地方财政收入, 财政支出: those of the general budget as long as 一般预算收入 is not told beside them, which is a part of them then."""
    return seen.indicator in _BUDGETS and not has_any(without_layout(seen.indicator_text), ("预算", "公共"))


def _is_of_the_budget_alone(budget: Observation, funds: Observation) -> bool:
    """一般预算支出7.1亿元, wherever 财政支出9.5亿元 is told beside it; 地方财政收入 beside 一般预算收入 may be the narrower one."""
    if _is_part_behind(budget, funds):
        return True
    if (
        funds.indicator != "budget_expenditure"
        or _subject(budget) != _subject(funds)
        or _is_of_all_funds(budget)
        or _is_of_a_calibre(budget)
    ):
        return False
    return abs(budget.value - funds.value) * _ROUNDED > abs(budget.value)


def _is_of_all_levels(seen: Observation) -> bool:
    """公共财政预算收入: the zone's own as long as 地方公共财政预算收入 is not told as a part of it, the rest of which goes to those above."""
    return seen.indicator == "budget_revenue" and not without_layout(seen.indicator_text).startswith((_LOCAL, *_OF_A_LEVEL))


def _is_of_a_level(seen: Observation) -> bool:
    """全市一般公共预算收入139亿元,其中市级一般公共预算收入54亿元: the zone's own as long as it is no part of another."""
    if seen.indicator not in _BUDGETS or not without_layout(seen.indicator_text).startswith(_OF_A_LEVEL):
        return False
    return _OF_WHICH in seen.sentence.text[: seen.evidence.start - seen.sentence.start]


def _below_a_level(told: Sequence[Observation]) -> set[int]:
    """市本级财政总收入25亿元,其中:地方收入14亿元。支出26亿元: what is told behind the level's name is of that level, until the whole is named again."""
    named: set[int] = set()
    last: Observation | None = None
    for seen in sorted((each for each in told if each.indicator in _TREASURY), key=lambda each: each.evidence.start):
        words = without_layout(seen.sentence.text[: seen.evidence.start - seen.sentence.start] + seen.evidence.text)
        level = max(
            (at for each in _ITSELF if words[(at := words.rfind(each)) + len(each) :][:1] != "、"), default=-1
        )  # 市本级、甲县和乙县分别…
        whole = max((words.rfind(each) for each in _ALL_OF), default=-1)
        goes_on = level < 0 and whole < 0 and last is not None and id(last) in named and _is_right_behind(seen, last)
        if level > whole or goes_on:
            named.add(id(seen))
        last = seen
    return named


def _is_right_behind(seen: Observation, last: Observation) -> bool:
    """Whether a figure stands in the sentence of the last one, or in the next one of its paragraph."""
    gap = seen.sentence.start - last.sentence.end
    return gap <= 0 or (gap <= 1 and "\n" not in last.sentence.text[-1:])


def _of_several_levels(told: Sequence[Observation]) -> list[Observation]:
    """市级一般公共预算收入17亿元;县级一般公共预算收入5亿元: parts, whatever the whole is; 区级 beside 市级 is all of a district's own."""
    named = [(without_layout(seen.indicator_text)[0], seen) for seen in told if seen.indicator in _BUDGETS and _names_a_level(seen)]
    several = {_subject(seen) for level, seen in named for other, each in named if other != level and _subject(each) == _subject(seen)}
    return [seen for level, seen in named if _subject(seen) in several and not (level in _DISTRICTS and (seen.zone or "").endswith(level))]


def _names_a_level(seen: Observation) -> bool:
    return without_layout(seen.indicator_text).startswith((*_OF_A_LEVEL, *_ITSELF))


def _of_local_revenue(told: Sequence[Observation]) -> list[Observation]:
    """财政总收入12亿元,其中税收9亿元;地方财政收入6亿元,其中税收4亿元: the taxes of the second are those of local revenue alone, wherever the others are told."""
    if not any(seen.indicator in _TAXES for seen in told):
        return []  # as nearly all
    of_all: set[tuple[object, ...]] = set()
    local: list[Observation] = []
    head: Observation | None = None
    for seen in sorted((each for each in told if each.indicator in (*_REVENUES, *_TAXES)), key=lambda each: each.evidence.end):
        if seen.indicator in _REVENUES:
            head = seen
        elif head is not None and _OF_WHICH in seen.sentence.text and _is_right_behind(seen, head):
            if head.indicator == _REVENUES[0]:
                of_all.add(_subject(seen))
            else:
                local.append(seen)
    aside = {_said_of(seen) for seen in local if _subject(seen) in of_all}
    return [seen for seen in local if _said_of(seen) in aside]


def _is_local_part_behind(part: Observation, whole: Observation) -> bool:
    """公共财政预算收入2亿元,其中地方公共财政预算收入1.4亿元."""
    return without_layout(part.indicator_text).startswith(_LOCAL) and _is_part_behind(part, whole)


def _is_part_behind(part: Observation, whole: Observation) -> bool:
    """财政支出9.5亿元,其中一般预算支出7.1亿元."""
    if _subject(part) != _subject(whole) or not 0 < part.evidence.start - whole.evidence.end < _NEAR or _is_of_all_funds(part):
        return False
    before = part.sentence.text[: part.evidence.start - part.sentence.start]
    return _OF_WHICH in before[max(0, whole.evidence.end - part.sentence.start) :]


def _other_currency(seen: Observation, told: Sequence[Observation]) -> str:
    """进出口总额300亿元,增长5%,以美元计增长8%: the words of the growth that is not in the currency of the amount; without an amount those of dollars."""
    text = seen.sentence.text
    if seen.measure != "yoy" or not has_any(text, ("计", "計", "口径", "口徑")) or not has_any(without_layout(text), _CURRENCIES):
        return ""  # as nearly all
    since_last_number = _NO_NUMBER.match(text, 0, seen.evidence.end - seen.sentence.start - len(seen.value_text))
    said = _COUNTED_IN.search(without_layout(since_last_number[0])) if since_last_number is not None else None
    if said is None:
        return ""
    amounts = {
        each.unit
        for each in told
        if each.measure == "level" and _subject(each)[3:] == _subject(seen)[3:] and each.indicator == seen.indicator
    }
    return said[0] if ("美元" in said[0]) != (amounts == {"USD"}) else ""


def _subject(seen: Observation) -> tuple[object, ...]:
    return seen.indicator, seen.measure, seen.unit, seen.period_start, seen.period_end, seen.zone, seen.status


def of_other_calibres(observations: Sequence[Observation]) -> list[Observation]:
    """The figures of a narrower or an adjusted calibre where the text gives that of the whole, too."""
    told = [seen for seen in observations if seen.measure in _MEASURES]
    below = _below_a_level(told)
    own = [seen for seen in told if id(seen) not in below]
    funds = [seen for seen in own if _is_of_all_funds(seen) and any(_is_of_the_budget_alone(each, seen) for each in own)]
    funds += [seen for seen in own if _is_of_all_levels(seen) and any(_is_local_part_behind(each, seen) for each in own)]
    narrow = [seen for seen in told if _is_of_a_calibre(seen) or _is_of_a_level(seen) or id(seen) in below or _other_currency(seen, told)]
    several, taxes = _of_several_levels(told), _of_local_revenue(own)
    narrow += [seen for seen in (*funds, *several, *taxes) if seen not in narrow]
    if not narrow:
        return []
    named = {id(seen) for seen in narrow}
    wholes = {_subject(seen) for seen in told if id(seen) not in named}
    amounts = {_told_of(whole) for whole in told if whole.measure == "level" and id(whole) not in named}
    parts = {id(seen) for seen in (*several, *taxes)}
    by_name = {id(seen) for seen in narrow if _is_of_some_investment(seen)}
    others = [
        seen for seen in narrow if _subject(seen) in wholes or id(seen) in parts or (id(seen) in by_name and _told_of(seen) in amounts)
    ]
    if any(id(seen) in below for seen in others):  # where the whole's is told, too, nothing told of the level alone is the zone's
        set_aside = {id(seen) for seen in others}
        others += [seen for seen in told if id(seen) in below and id(seen) not in set_aside]
    aside = {id(seen) for seen in others}
    others += [seen for seen in told if id(seen) not in aside and id(_amount_before(seen, told)) in aside]
    said = {_said_of(seen) for seen in others if seen.measure == "level" and not _has_services(seen)}
    return others + [seen for seen in observations if seen.measure not in _MEASURES and _said_of(seen) in said]


def _amount_before(seen: Observation, told: Sequence[Observation]) -> Observation | None:
    """开发区本级410亿元 before 增长7.2%, in 产值980亿元,其中开发区本级410亿元,增长7.2%: the amount of a calibre by its owner that a growth goes on about."""
    if seen.measure != "yoy" or not _tells_calibres(seen.sentence.text):
        return None
    levels = [each for each in told if each.measure == "level" and _said_beside(each, seen) and each.evidence.end <= seen.evidence.end]
    last = max(levels, key=lambda each: each.evidence.end, default=None)
    if last is None or last.indicator != seen.indicator or last.zone != seen.zone or not _is_of_a_calibre(last):
        return None
    between = seen.sentence.text[last.evidence.end - seen.sentence.start : seen.evidence.end - seen.sentence.start]
    return None if has_any(without_layout(between), _ALL_OF) else last


def _said_beside(one: Observation, other: Observation) -> bool:
    return one.sentence.start == other.sentence.start


def _said_of(seen: Observation) -> tuple[object, ...]:
    """What an amount shares with what is told of it behind the same name: 市本级收入54亿元,同比增收7.2亿元,完成预算的52%."""
    return seen.indicator, seen.evidence.start + max(0, seen.evidence.text.find(seen.indicator_text)), seen.zone


def _told_of(seen: Observation) -> tuple[object, ...]:
    """What a growth of 城镇固定资产投资 shares with the amount of all of it, of which it would be taken for the growth."""
    return seen.indicator, seen.period_start, seen.period_end, seen.zone, seen.status


def told_apart(told: Sequence[Observation], others: Sequence[Observation]) -> tuple[list[Observation], list[Unread]]:
    """What is kept of a text's figures, and what is set aside of those of other calibres: one that has a name keeps it as its scope."""
    names = {id(seen): _name_of_calibre(seen, told) for seen in others}
    kept = [seen._replace(scope=names[id(seen)]) if names.get(id(seen)) else seen for seen in told if names.get(id(seen)) != ""]
    return kept, [kept_apart(seen, OTHER_CALIBRE) for seen in others if not names[id(seen)]]


def _name_of_calibre(seen: Observation, told: Sequence[Observation]) -> str:
    """农林牧渔业 of 农林牧渔业增加值17.13亿元 beside 第一产业增加值16.8亿元, 以美元计; empty for one that has no name of its own."""
    if _has_services(seen):
        return without_layout(seen.indicator_text).removesuffix(_VALUE_ADDED)
    return _other_currency(seen, told)
