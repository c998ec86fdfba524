"""Lists whose members share what stands at the end: 高技术制造业、装备制造业增加值分别…, 医疗器械产业营业收入、利润总额分别…."""

from __future__ import annotations

import re

from metrics.extraction.clause import Sentence, Topic
from metrics.extraction.codes import SECTORS
from metrics.extraction.slots import match, search
from metrics.language.vocabulary import vocabulary

ABOVE = ("规上", "规模以上", "限上", "限额以上")
_BRANCH = re.compile("第?[一二三]次?产业?|[进出]口")


def is_all_of_a_part(sentence: Sentence, members: list[list[int]], found: list[Topic | None]) -> bool:
    """医疗器械产业营业收入、利润总额分别占…: who owns the first member owns those that are names alone."""
    first, letters = found[0], sentence.letters
    if (first is not None and not first.is_narrowed) or not search("[QE][vF]{0,2}[IJ]", "".join(letters[i] for i in sorted(members[0]))):
        return False  # 智能家电产业链产值、税收: whether the first has a code or none
    return all(not any(letters[i] in "xQESJ" for i in member) for member in members[1:])


def are_branches_of_a_noun(sentence: Sentence, members: list[list[int]], first: int) -> bool:
    """第一产业、第二产业、第三产业用电量分别增长; 进口、出口企业分别增长: the noun behind the last is that of all, and no value added or trade."""
    branches = [next((i for i in sorted(m) if _BRANCH.fullmatch(sentence.tokens[i].text)), -1) for m in members]
    if min(branches) < 0 or match("[vFxQ]{0,4}[xQEI][vF]{0,3}D", sentence.letters[branches[-1] + 1 : first]) is None:
        return False
    noun = next((t.entry for t in sentence.tokens[branches[-1] + 1 : first] if t.letter == "I"), None)
    return noun is None or noun.value not in ("gdp", *SECTORS)


def of_last(sentence: Sentence, member: list[int], last: Topic) -> Topic | None:
    """高技术制造业 in 高技术制造业、装备制造业增加值分别…: the noun stands at the end of the list."""
    noun = next((noun for noun in ("增加值", "总产值", "产值", "投资") if last.text.removesuffix("额").endswith(noun)), "")
    token = next((sentence.tokens[i] for i in member if sentence.letters[i] == "J"), None)
    if token is None and noun == "投资" and len(member) == 1 and sentence.tokens[member[0]].text == "固定资产":
        return Topic("fai", "固定资产", sentence.tokens[member[0]].start, last.zone, last.is_blocked)  # 固定资产、工业技改投资
    if any(sentence.letters[i] in "xQE" and sentence.tokens[i].text not in ABOVE for i in member):
        return None  # 原材料工业、装备制造业增加值: of a part of industry
    entries = vocabulary().entries.get(token.text + noun, ()) if token is not None and noun else ()
    code = next((entry.value for entry in entries if entry.type == "indicator"), None)
    return Topic(code, token.text, token.start, last.zone, last.is_blocked) if code and token is not None else None


def are_places_behind(letters: str, members: list[list[int]]) -> bool:
    """工业增速前三的开发区为甲经开区、乙高新区: the first member ends with a place behind 为, as the others are one each."""
    told = [letters[min(member) : max(member) + 2] for member in members if member]  # with what stands behind: a 、, or the end of a name
    return len(told) > 1 and search("[IJ].*vx?S{1,2}j?$", told[0]) is not None and all(match("x?S{1,2}[j,]?$", each) for each in told[1:])
