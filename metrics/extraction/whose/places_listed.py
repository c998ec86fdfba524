"""Several places as the subject of a sentence, of which one figure is none's: 昆山市、太仓市均超额完成任务,税收12亿元."""

from __future__ import annotations

import re

from metrics.extraction.clause import EACH_ALIKE, Sentence
from metrics.extraction.slots import match, search
from metrics.extraction.zones.gazetteer import own_regions, region_name
from metrics.language.token import Token
from metrics.language.vocabulary import words_of

_REACH, _FEW = 60, 11  # slots
_LISTED = r"(?:^|[,:T])q?,?(x?)((?:S{1,2}(?:[(][^()S]*[)])?j)+S{1,2}(?:[(][^()S]*[)])?)[^S;:]*$"  # slots; 句容市(5.6亿元)、扬中市(4.5亿元)
_SO_MANY = re.compile("[两三四五六七八九十]个?[市州县区]$")  # 皖北六市阜阳、淮北、…
_FOR_EACH = r"D|[MPKB][^,;]{0,6}j[^,;MPKB]{0,6}[MPKB]"  # slots behind the name: 分别增长8%、7%
_BEFORE = r"(?:^|[,;:qTv])(x?S(?:(?:v?j|c)x?S)+)$"  # slots
_FARE = r"S(?:[xvrkudSl]{1,8},|[vx]{0,2}v?kS?K,)"  # slots: 紧随其后, 增速较快, 并列全市第二
_FARING = re.compile("其后|次之|随后|突出|抢眼|亮眼|良好|领[先跑]|靠[前后]|居[前后]|较[快慢高低]|并列|持平|相同|一致")
_EACH = (*EACH_ALIKE, "各", "皆")
_OURS = tuple(words_of("ours_word"))


def is_of_places_listed(sentence: Sentence, at: int) -> bool:
    """Whether the subject is a list of places, and what follows the name at a slot is told of no one of them: neither 分别 nor 均 nor as many figures."""
    first = max(0, sentence.letters.rfind(";", 0, at) + 1, at - _REACH)
    if "jS" not in sentence.letters[first:at] or (found := search(_LISTED, sentence.letters[first:at])) is None:
        return False
    if found[1] and _SO_MANY.search(sentence.tokens[first + found.start(1)].text) is None:
        return False
    begin, end = first + found.start(2), first + found.end(2)
    if any(t.letter == "S" and not _is_a_place(t) for t in sentence.tokens[begin:end]):
        return False  # 全市工业园区和高新区
    behind = sentence.letters[begin + 1 : end + 1].ljust(end - begin)
    if _are_one([t for t, letter in zip(sentence.tokens[begin:end], behind, strict=True) if t.letter == "S" and letter != "S"]):
        return False
    last = sentence.letters.find(";", at)
    last = min(last if last >= 0 else len(sentence.letters), at + _REACH)
    return search(_FOR_EACH, sentence.letters[at:last]) is None and not any(t.text.startswith(_EACH) for t in sentence.tokens[at:last])


def _is_a_place(token: Token) -> bool:
    """昆山市, 昆山经开区, 经开区; 全市 is what the figures of a list may be of."""
    return token.entry is not None and token.entry.type != "wider" and not token.text.startswith(_OURS)


def _are_one(named: list[Token]) -> bool:
    """黄埔区、广州开发区: a district and the zone that it is run together with."""
    entries = [t.entry for t in named if t.entry is not None]
    if len({t.text if t.entry is None or t.entry.type == "self" else t.entry.value for t in named}) == 1:
        return True
    kinds, regions = {entry.type for entry in entries}, {region_name(entry.value) for entry in entries if entry.type == "region"}
    if len(entries) != 2 or len(kinds) == 1:
        return False
    zone = next((entry.value for entry in entries if entry.type == "zone"), None)
    return zone is None or not regions.isdisjoint(own_regions(zone))  # 虎丘区、高新区 may be one


def fare_together(sentence: Sentence, at: int) -> int:
    """太仓市、常熟市紧随其后,…: the first slot of the places of which the one at a slot is the last, where a clause tells how they all fare; else -1."""
    letters = sentence.letters
    if at < 2 or letters[at - 1] not in "jcx" or (fare := match(_FARE, letters[at : at + _FEW])) is None:
        return -1
    listed = search(_BEFORE, letters[max(0, at - _REACH) : at + 1])
    if listed is None or _FARING.search(sentence.text_of(at + 1, at + fare.end())) is None:
        return -1
    first = max(0, at - _REACH) + listed.start(1)
    return first if all(_is_a_place(t) for t in sentence.tokens[first : at + 1] if t.letter == "S") else -1
