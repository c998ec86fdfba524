"""Subjects that say who, and give no name: 邻区, 周边县市, 各县区, 该院, 新落户企业, 国税: somebody else, or a part of the zone."""

from __future__ import annotations

import re

from metrics.extraction.clause import Sentence
from metrics.extraction.codes import SHARED, TREASURY
from metrics.extraction.slots import match
from metrics.extraction.whose.kindred import is_itself
from metrics.extraction.whose.owners import Owner
from metrics.extraction.whose.strangers import heads_list_of_places
from metrics.language.token import Token
from metrics.language.vocabulary import any_of

_BESIDES = f"的?(?:{any_of('between_word')})*(?:完成|实现|达到?)?"
_OTHERS = re.compile(f"(?:其中)?(?:{any_of('unnamed_other_word')}){_BESIDES}")
_SMALL_PARK = re.compile(
    f"(?:其中)?((?!一区)[A-Z一-鿿]{{1,4}}(?<![家品业游产艺械田学创工动植公果乐化校技])园){_BESIDES}"
)  # 智谷园, and not 工业园
_SOME_RANKED = re.compile(  # 百强榜园区, 参评园区, 两类国家级园区: many of the zones of the nation, on the page of one
    r"(?:其中)?这?(?:(?:全国|前)?(?:[百十]|[三五]十|\d{2,3})强榜?|(?:参评|受评|上榜|入榜|入围|获评)的?|[两三四五各]类)(?:国家级|省级)?"
    f"(?:园区|开发区|经开区|高新区){_BESIDES}"
)
_EACH = re.compile(f"(?:其中)?各[大个]?(?:国家级|省级)?(?:开发区|经开区|高新区|园区|功能区|片区|板块|组团|产业园){_BESIDES}")
_TAX_OFFICES = re.compile(f"(?:其中)?(?:[国地]税(?:局|系统|部门)?|[一-鿿]{{0,4}}海关){_BESIDES}")  # each has some of the taxes
_FIRMS_ABOVE = re.compile(f"(?:其中)?规(?:模以)?上企业{_BESIDES}")  # whose output is all of industry's, but not their taxes
_REGION = "(?:[市州省]本?级|县本级)"  # 县级财政收入 is what districts call their own, too
_REGION_ITSELF = re.compile(f"(?:其中)?{_REGION}{_BESIDES}")
_CITY_ITSELF = re.compile("[市州]本级")
_NAMED_BY_REGION = re.compile(_REGION)
_JUST_WORDS = (*"时是均都也仅就并则更还将可已年月日", "成功", "继续")  # what may stand before 以 and is nobody
_HOLDING = 4  # slots: who, 以, how much, 的
_LONGEST = 14  # characters
_OF_MANY = ("prefecture", "province")  # whose districts and parks may be all there is


def is_of_someone_unnamed(owner: Owner, sentence: Sentence, at: int, clause: str, code: str) -> bool:
    """Whether all that stands before the name and its verb is somebody without a name, or a part of the document's own zone."""
    if owner.context.place.level in _OF_MANY or not clause or heads_list_of_places(sentence, at):
        return False
    first, end = at - len(clause), at
    while end > first and sentence.letters[end - 1] in "TF":
        end -= 1
    is_zone = owner.context.place.level == "zone"
    while first < end and _is_place_around(sentence.tokens[first], is_zone):
        first += 1  # 全区规上企业实现税收
    if first == end:
        return False  # as most: only verbs and times stand there
    if any(t.entry is not None and t.entry.type == "region" for t in sentence.tokens[first:end]):
        return False  # 新城区: a district of that name
    words = "".join([t.text for t in sentence.tokens[first:end] if t.letter != "T"])
    if not 1 < len(words) <= _LONGEST:
        return False
    if _OTHERS.fullmatch(words) is not None or _is_of_some(words, code):
        return True
    if is_zone and (_SOME_RANKED.fullmatch(words) is not None or _EACH.fullmatch(words) is not None):
        return True
    if is_zone and _REGION_ITSELF.fullmatch(words) is not None and (code in TREASURY or "本" in words):
        return True  # 市级税收收入 is the city's; 市级固定资产投资 may be what the city has approved
    park = _SMALL_PARK.fullmatch(words) if "园" in words else None
    if park is None or is_itself(owner.context, sentence, at):
        return False
    return park[1] not in owner.context.title + (owner.zone or "")


def is_called_by_the_region(owner: Owner, token: Token, code: str) -> bool:
    """市本级一般公共预算收入, on the page of a zone in that city: the name says whose it is; on the city's it is a part, beside its districts'."""
    if owner.context.place.level == "prefecture" and code in TREASURY and _CITY_ITSELF.match(token.text) is not None:
        return True
    return owner.context.place.level == "zone" and code in TREASURY and _NAMED_BY_REGION.match(token.text) is not None


def is_held_by_another(sentence: Sentence, at: int) -> bool:
    """印度以1.3亿美元的出口额名列第一: whoever comes to that amount, where nobody knows who it is; `at` is the name's slot."""
    if match("xvMv", sentence.letters[at - 4 : at]) is None or at < _HOLDING or sentence.tokens[at - 1].text != "的":
        return False
    who, by = sentence.tokens[at - _HOLDING : at - _HOLDING + 2]
    return by.text == "以" and len(who.text) > 1 and who.end == by.start and not who.text.endswith(_JUST_WORDS)


def _is_of_some(words: str, code: str) -> bool:
    """国税完成税收…, 规上企业实现出口…: those who have a part of what is named; `words` are the subject."""
    if code == "tax_revenue" and _TAX_OFFICES.fullmatch(words) is not None:
        return True
    return code in SHARED and _FIRMS_ABOVE.fullmatch(words) is not None


def _is_place_around(token: Token, is_zone: bool) -> bool:
    """全区, 开发区, and on a zone's page the region around: 武汉市中心城区."""
    return token.letter == "S" and token.entry is not None and (token.entry.type == "self" or (is_zone and token.entry.type == "region"))
