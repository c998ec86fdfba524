"""Ways to say that a part has it, around a name: 产业链贡献税收, 由核心区实现的税收, 龙头企业方面,税收; 除汽车产业外,税收 is of the rest."""

from __future__ import annotations

import re

from metrics.extraction.clause import Sentence
from metrics.extraction.codes import SHARED
from metrics.extraction.document.context import Context
from metrics.extraction.whose.owners import Owner
from metrics.language.vocabulary import any_of, words_of

_PART = (
    f"(?P<part>[^,;:的\\d]{{0,10}}(?:{any_of('place_within_ending')}|(?<!各类)(?<!所有)(?<!全部)(?:企业|产业|行业|公司|集团|工厂|大户)"
    f"|(?:民营|个体|数字|楼宇|总部|平台)经济|楼宇|科技城|商务区|镇街|综保区|保税区|机场|口岸|海关|[国地]税)|长三角|港口|{any_of('unnamed_other_word')})"
)
_BESIDES = f"(?:{any_of('between_word')})*"
_GIVES = re.compile(f"(?:其中)?(?:由)?{_PART}{_BESIDES}(?:{any_of('giving_word')})了?的?")
_GIVEN_ENDS = frozenset("了的").union(word[-1] for word in words_of("giving_word"))  # how words end that give a name to a part
_BY = re.compile(f"(?:其中)?由{_PART}{_BESIDES}(?:实现|完成|贡献|创造)的")
_MOSTLY = re.compile("以[^,;]{2,12}为主(?:体|导)?的")
_OF = re.compile(f"(?:其中)?(?:来自)?(?:{any_of('unnamed_other_word')}|[国地]税|[^,;:]{{0,4}}海关|[^,;:]{{0,6}}(?:楼宇|科技城|商务区))的")
_ASIDE = re.compile(f"(?:(?:从|就|按)(?=[^,]{{2,12}}看))?{_PART}(?:来?看|方面)")
_FARES = re.compile(
    f"(?:其中)?{_PART}(?:发展|增长|运行|表现|势头|增势|支撑|贡献|作用|活力|实力|加快|加速|异军突起|强势|{any_of('growing_manner_word')})[^,;:的\\d]{{0,8}}"
)
_THE_REST = re.compile(
    "(?:如果?|[倘]?若)?(?:除(?![夕湿草尘名险害])|除去|除了|"
    + any_of("excluding_word")
    + ")(?!此|上述|以上|了此|代价|成本|名利|前嫌)[^,;:\\d]{2,12}?(?:(?:之外|以外|外)的?)?"
)
_OF_ALL = SHARED | {"gdp", "fai", "retail_sales"}
_ALL_FIRMS = re.compile(f"(?:{any_of('firms_of_zone_word')}|工业|外贸|规上|规模以上)企业$")
_OWN = words_of("zone_own_word")
_DIGIT = re.compile("[0-9]")
_LONGEST, _BARE, _NEAR = 24, 2, 5  # characters, characters, slots
_HOW_MANY = "几些述两三四五六七八九十"
_THESE = re.compile(f"[这上][{_HOW_MANY}]\\d{{0,2}}[个座大家]?[县区市州园城板开发高新经]{{1,5}}块?的?$")  # 这几个县区的GDP总和
# 烟台市区生产总值…, 2009年市区完成…: the urban area is a part of the city, and no city of its own
_URBAN = re.compile(
    rf"(?<![县各个])(?:市区|(?:主|中心|老)城区|(?<=[,;:市年])城区)(?:{any_of('between_word')}|实现|完成|的|全年|上半年|\d{{1,2}}(?:[-~至]\d{{1,2}})?月份?)*$"
)
_WHOLE, _AREAS = ("全区", "我区", "本区", "全市", "全县"), ("区", "城", "港", "岛", "湾", "园", "谷")
_SOME_WORDS = ("市区", "城区", *(these + number for these in "这上" for number in _HOW_MANY))  # one of them stands in either


def is_told_of_a_part(owner: Owner, sentence: Sentence, at: int, clause: str, code: str) -> bool:
    """Whether the words before the name at a slot, or those of the piece before it, give it to a part of the zone; `clause` are its letters."""
    first = at - len(clause)
    if sentence.says(*_SOME_WORDS) and _is_of_urban_area_or_these(sentence.text_of(at - _NEAR, at)):
        return True
    words = _words(sentence, first, at) if code in _OF_ALL else ""
    if words[-1:] in _GIVEN_ENDS:
        found = _GIVES.fullmatch(words) or _BY.fullmatch(words)
        if found is not None:
            return not _is_whole(owner, sentence, found["part"])
        if _MOSTLY.fullmatch(words) is not None or _OF.fullmatch(words) is not None:
            return True
    if first < 1 or sentence.letters[first - 1] not in ",:":
        return False
    if clause.strip("TFv"):
        return sentence.letters[first - 1] == "," and _is_of_the_rest(sentence, first, at)
    reach = sentence.letters[: first - 1]
    start = max(reach.rfind(","), reach.rfind(";"), reach.rfind(":"), reach.rfind("(")) + 1
    aside = _words(sentence, start, first - 1)
    if code in _OF_ALL and (part := _part_before(aside, sentence.letters[first - 1])) is not None:
        return not _is_whole(owner, sentence, part)
    return sentence.letters[first - 1] == "," and _THE_REST.fullmatch(aside) is not None


def _is_of_the_rest(sentence: Sentence, first: int, at: int) -> bool:
    """剔除甲公司后,全区规上工业产值增长8%; 剔除留抵退税因素,全区税收增长8% tells of all once more: the slots from `first` to the name name the zone."""
    if not all(
        t.letter in "TFv" or (t.letter == "S" and t.entry is not None and t.entry.type in ("self", "wider"))
        for t in sentence.tokens[first:at]
    ):
        return False
    reach = sentence.letters[: first - 1]
    aside = _words(sentence, max(reach.rfind(mark) for mark in ",;:(") + 1, first - 1)
    return "因素" not in aside and _THE_REST.fullmatch(aside) is not None


def _is_of_urban_area_or_these(before: str) -> bool:
    """市区完成…, 这几个县区的…: `before` are the words before the name."""
    return _URBAN.search(before) is not None or _THESE.search(before) is not None


def _part_before(piece: str, mark: str) -> str | None:
    """The part that a piece of a sentence says what follows is told of; `mark` ends the piece."""
    if not piece or _DIGIT.search(piece) is not None:
        return None  # a figure is told, as most often
    found = re.fullmatch(_PART, piece) if mark == ":" else _ASIDE.fullmatch(piece) or _FARES.fullmatch(piece)
    if found is None or (found.re is _FARES and (len(found["part"]) <= _BARE or found["part"].endswith("项目"))):
        return None  # 企业活力增强,…; 重点项目加快推进,…
    return found["part"]


def _words(sentence: Sentence, first: int, end: int) -> str:
    """The words of some slots without the times among them; nothing where they are too many."""
    words = "".join([t.text for t in sentence.tokens[first:end] if t.letter != "T"])
    return words if len(words) <= _LONGEST else ""


def _is_whole(owner: Owner, sentence: Sentence, part: str) -> bool:
    """区内企业, 园区, or what the page or its zone is called; all the districts of a city."""
    if owner.context.place.level in ("prefecture", "province") and part.startswith("各"):
        return True
    if part in _OWN or (
        ("保" not in part or owner.context.may_be_bonded) and any(t.letter == "S" and t.text == part for t in sentence.tokens)
    ):
        return True
    return _ALL_FIRMS.search(part) is not None or (len(part) > 1 and part in owner.context.title + (owner.zone or ""))


def is_part_behind_whole(context: Context, sentence: Sentence, at: int, code: str) -> bool:
    """全区完成固定资产投资86亿元,其中起步区完成固定资产投资52亿元;生态城…: an area by a name of its own behind the same of 全区, where no zone is named."""
    if context.zone is not None or context.place.level or code not in _OF_ALL:
        return False
    tokens, letters = sentence.tokens, sentence.letters
    last = at - 1
    while last > 0 and letters[last] in "FvT":
        last -= 1
    named = tokens[last]
    if letters[last] != "x" or letters[last - 1 : last] not in (",", ";", "q", "。") or not named.text.endswith(_AREAS):
        return False
    told = [t for t in tokens[:last] if t.letter == "I" and t.entry is not None and t.entry.value == code]
    return bool(told) and any(t.letter == "S" and t.text in _WHOLE for t in tokens[: sentence.slot_at(told[0].start)])
