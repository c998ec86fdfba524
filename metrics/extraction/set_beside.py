"""Tell numbers of a sentence that sets somebody else beside the zone: 狮山街道贡献了全区四成的税收, 全市增长12.8%,高新区快了0.4个百分点."""

from __future__ import annotations

import re

from metrics.extraction.clause import Clause, Sentence, Topic
from metrics.extraction.document.context import Context
from metrics.extraction.slots import search
from metrics.extraction.whose.bonded_zones import may_mean_itself
from metrics.language.token import Token

_SET_OFF = re.compile(r"^[,;]?v{0,2}S?[vlr]{0,3}[ghas]v{0,2}B$")  # slots: 高新区的增速快了0.4个百分点
_SHARE_TOO = re.compile("^[,;]?[IJ]v{0,2}[zZ]v{0,3}P$")  # slots
_PARTS_SHARE = re.compile(r"(?:T,?|q,?)?v{0,2}(?P<who>[SxQEMvj]{1,8})[IJ][^,;P]{0,8}[zZ][^,;P]{0,6}P,")  # slots
_FIRMS, _ENDS = ("industrial_firms", "hightech_firms", "market_entities"), frozenset("。,;:!?()\n、") | {""}
_COUNTED_THEN = re.compile("^[,;]?[vxTqF]{1,4}M$")  # slots
_TOLD_RATE = re.compile(r"S[^;S]*P")  # slots
_WHO = frozenset("xQES")
_ON = "以"  # 科技城以全区10%的土地,…


def _is_own(token: Token, context: Context) -> bool:
    """Whether a place is the document's own zone or region, by whatever word."""
    entry = token.entry
    if entry is not None and entry.type == "self":
        return may_mean_itself(context, token.text)
    return entry is None or entry.value == context.zone or entry.value in context.place.own


def is_share_of_a_part(sentence: Sentence, clause: Clause, topic: Topic, scope: str | None, context: Context) -> bool:
    """综保区实现了全省11.5%的进出口值, on the province's page; 狮山街道贡献了全区四成的税收, 光电子产业产值占38%,税收占41%, on a zone's."""
    if _goes_on_with_a_parts_share(sentence, clause):
        return True
    is_made = topic.start > clause.number.start
    return is_made and (scope in context.own_words or _is_made_by_a_part(sentence, clause, context))


def _is_made_by_a_part(sentence: Sentence, clause: Clause, context: Context) -> bool:
    """狮山街道贡献了全区四成的税收; 科技城以全区10%的土地,创造了全区25%的GDP: who made that share, where it is not the zone; the name stands behind it."""
    at = sentence.slot_at(clause.number.start)
    verb = max(sentence.letters.rfind("C", 0, at), sentence.letters.rfind("F", 0, at))
    if verb < 0 or any(mark in sentence.letters[verb:at] for mark in ",;"):
        return False
    first = sentence.letters.rfind(";", 0, verb) + 1
    ground = next((i for i in range(first, verb) if sentence.tokens[i].text == _ON), None)
    end = verb if ground is None else ground
    first = max(first, sentence.letters.rfind(",", 0, end) + 1)
    said = [t for t in sentence.tokens[first:end] if t.letter not in "Tv"]
    if not said or any(t.letter == "S" and _is_own(t, context) for t in said):
        return False
    return said[-1].letter in _WHO


def _goes_on_with_a_parts_share(sentence: Sentence, clause: Clause) -> bool:
    """光电子产业产值占全区的38%,税收占41%; 百强企业产值占比38%,税收占比41%: a part has that share too."""
    if _SHARE_TOO.search(clause.letters) is None:
        return False
    at = sentence.slot_at(clause.number.start)
    first = sentence.letters.rfind(";", 0, at) + 1
    told = _PARTS_SHARE.match(sentence.letters, first, at)
    if told is None:
        return False
    who = sentence.tokens[told.start("who") : told.end("who")]
    last = next((t.letter for t in reversed(who) if t.letter in "SxQE"), "S")
    return last != "S"  # 开发区光电子产业产值 too, but not 开发区产值


def are_some_of_those_counted(clause: Clause, code: str, behind: str) -> bool:
    """规上企业760家,前三季度有430家产值实现正增长; 高新技术企业520家,前三季度新认定210家: some of what has just been counted, and what they did; `behind` stands behind the number."""
    if code not in _FIRMS or code not in clause.memory.counted or _COUNTED_THEN.search(clause.letters) is None:
        return False
    if any(t.text.startswith("新") for t in clause.tokens):
        return True
    return behind not in _ENDS and any(t.text.endswith("有") for t in clause.tokens)


def is_beside_anothers_rate(sentence: Sentence, clause: Clause, context: Context) -> bool:
    """全市增长12.8%,高新区快了0.4个百分点; 全市增长5.1%,我区增长6.2%,快1.1个百分点: how far both are apart, and no change of either's growth."""
    if _SET_OFF.match(clause.letters) is None or search("[YVTNpOc]", clause.letters) is not None:
        return False
    at = sentence.slot_at(clause.number.start)
    first = sentence.letters.rfind(";", 0, at) + 1
    told = _TOLD_RATE.search(sentence.letters, first, at)
    if told is None or _is_own(sentence.tokens[told.start()], context):
        return False
    return any(sentence.letters[i] == "S" and _is_own(sentence.tokens[i], context) for i in range(told.end(), at))
