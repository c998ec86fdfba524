"""Roles in which an indicator's name tells no figure of its own: the whole of a share, a base of comparison, what is pulled, a verb."""

from __future__ import annotations

import re

from metrics.extraction.clause import Sentence
from metrics.extraction.names.projects import DEEDS
from metrics.extraction.slots import match, search
from metrics.extraction.whose.strangers import NEAR, counts_projects
from metrics.language.token import Token

_ROLE = re.compile("[zcghLY]")  # what stands before a name in another role
_AHEAD = 18  # slots behind a name that tell in which role it stands
_LISTED = 44  # slots of a list of projects by name
_BESIDE = 8  # slots before a name that tell in which role it stands
_OTHER_NUMBER = re.compile("率|新?(?:入库|注销|储备|推进|落户|落地)数")  # 市重点项目新入库数, 主营业务利润率
_OTHER_BEGINS = "率新入注储推落"  # the first characters of these
_BEGINS_ASIDE = ("x", "v", "q")  # slots behind a name with which another name, or 中, begins
_WITHIN = ("中", "当中")
_EXCEEDS = ("超", "超过")
_MADE_FOR = ("为", "给")


def is_other_role(sentence: Sentence, at: int, wide_start: int) -> bool:
    """Whether the name at a slot stands in another role than that of a subject."""
    token, left = sentence.tokens[at], sentence.letters[wide_start:at][-_BESIDE:]
    ahead = sentence.letters[at : at + (_LISTED if token.text in DEEDS else _AHEAD)]
    if ahead[1:2] in _BEGINS_ASIDE and (_begins_another_name(sentence, at) or _is_whole_around(sentence, at, ahead)):
        return True
    if not _ROLE.search(left) and "z" not in ahead[1:4] and ahead[1:2] != "C":
        return token.text in DEEDS and _is_verb(token, ahead)  # as nearly everywhere
    if _is_compared_with(sentence, at, left, ahead) or _is_whole_of_share(sentence, at, ahead):
        return True
    if (
        search(r"I[vF]{0,2}L[Sv]{0,2}$", left)
        and match(r"[IJ]v?[ud]v?P", ahead)
        and counts_projects(sentence.tokens[max(0, at - NEAR) : at])
    ):
        return False  # 重大项目拉动工业投资增长12%
    return _is_pulled(sentence, at, left, ahead) or (token.text in DEEDS and _is_verb(token, ahead))


def _begins_another_name(sentence: Sentence, at: int) -> bool:
    """市重点项目新入库数, 主营业务利润率: the name of another number, which no vocabulary knows."""
    if sentence.letters[at + 1 : at + 2] not in ("x", "v") or sentence.tokens[at + 1].text[0] not in _OTHER_BEGINS:
        return False
    return _OTHER_NUMBER.match(sentence.text_of(at + 1, at + 4)) is not None


def _is_whole_around(sentence: Sentence, at: int, ahead: str) -> bool:
    """在GDP中占比27%, 在全区GDP当中所占的比重."""
    if ahead[1:2] not in ("v", "q") or sentence.tokens[at + 1].text not in _WITHIN or not match("Iv?[vq]v?Z", ahead):
        return False
    return any(t.text == "在" for t in sentence.tokens[max(0, at - 3) : at])  # 在苏州全市经济总量中占比…


def _is_compared_with(sentence: Sentence, at: int, left: str, ahead: str) -> bool:
    """占…的, 高于…, 较同期全国外贸进出口21.4%的增幅: the whole or the base that the figure behind it is held against."""
    if left.endswith(("YS", "YvS")) and match(r"IPv{0,2}r", ahead):
        return True  # 较同期全国外贸进出口21.4%的增幅高2.4个百分点
    if match(r"[IJ]uv?P(?:j[IJ]uv?P){0,4}v{0,2}G", ahead):
        return False  # 对照年初确定的生产总值增长9%的目标: the goal is told itself
    if not search(r"(?:z[^,;:()IJ]{0,4}|[cgh][SvTxQIj]{0,6})$", left):
        return False
    is_exceeded = left.endswith(("g", "h")) and sentence.tokens[at - 1].text in _EXCEEDS
    return not is_exceeded or (sentence.tokens[at].letter == "J" and ahead[1:2] == ",")


def _is_whole_of_share(sentence: Sentence, at: int, ahead: str) -> bool:
    """工业为全区GDP贡献了35%的增长; 在…中占."""
    before = [t.text for t in sentence.tokens[max(0, at - 2) : at]]
    if match(r"[IJ]C", ahead) and any(text in _MADE_FOR for text in before):
        return True
    return "在" in before and match(r"[IJ][qv]{0,2}z", ahead) is not None


def _is_pulled(sentence: Sentence, at: int, left: str, ahead: str) -> bool:
    """拉动工业增长3个百分点, 带动全区GDP增长6.5%: what something else adds to."""
    verb = search(r"L[SvxT]{0,3}$", left)
    if verb is None:
        return False
    pulled, entry = sentence.tokens[at - len(verb[0])].text, sentence.tokens[at].entry
    if entry is not None and entry.value == "gdp" and pulled in ("拉动", "带动"):
        return True  # a part adds to it; what a project pulls may be its own: 拉动全区投资增长12%
    return (pulled == "拉动" and len(verb[0]) == 1) or match(r"[IJ][^PBMI]{0,4}B", ahead) is not None


def _is_verb(token: Token, ahead: str) -> bool:
    """签约, 开工, 竣工 are verbs unless something is counted."""
    if token.text[0] == "新" and match(r"I[SQxvjEF]{1,40}QM", ahead):
        return False  # 新开工甲产业园二期、乙光电…等重点项目46个
    return not match(r"I(?:[SQxvjMD]{0,6}|[Qv]{1,3}[Ft]v?|[SQxvjI]{1,12}(?:D[vF]{0,2}|(?=M[jv]{1,2}M)))M", ahead)
