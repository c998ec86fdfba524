"""Which projects a name means: those that were signed or begun there, all of them, or some; and which amount is of which of them."""

from __future__ import annotations

import re

from metrics.extraction.clause import Sentence
from metrics.extraction.gathered import OF_DEEDS, deed_of, invested_there
from metrics.extraction.slots import match
from metrics.language.letters import DEED_CODES
from metrics.language.vocabulary import vocabulary

DEEDS = ("签约", "开工", "竣工", "投产", "达产", "达效", "新开工", "新签约", "竣工投产", "新投产")
_ATTRACTED = re.compile("(?:招引|引进|引入)(?:[^,;、]{1,6}以上)?$")
_CARRIES_OUT = ("实施", "安排", "推进", "铺排", "确定", "排定", "建设", "列入", "谋划")
_HAPPENS = re.compile("(?:[此本这][次批]|现场|[会式动]上|当[天日]|成功|先后|一举|集|我们|(?<!累计)(?<!总计)(?:引进|招引|引入)|经[^,]{0,6}(?:认可|认定|审核|核准|确认))$")
_UNDER_WAY = ("在建", "续建", "在谈", "储备")
_ONE_PROJECT = re.compile(r"总投资额?(?:约|达|为|超|近|超过)*[\d.]+[万亿]*元(?:人民币)?[,、;](?:其中)?[:,]?$|项目[一二三首]期(?:工程|计划)?$")
_NEAR = 8  # slots
_LIST = 18  # slots of a list of deeds


def code_of_projects(code: str | None, sentence: Sentence, at: int, wide_start: int, just_read: str) -> str | None:
    """The code of a name at a slot, by what was done to the projects named or counted before it; `just_read` is the code of the number before."""
    if code is None or not code.startswith("projects_"):
        return code
    token = sentence.tokens[at]
    if code == "projects_key" and _ATTRACTED.search("".join(t.text for t in sentence.tokens[max(0, at - 3) : at])):
        code = "projects_signed"  # 招引重大产业项目45个
    if code == "projects_key" and (deed := deed_of(sentence, at)):
        code = deed
    code = invested_there(code, sentence, at, just_read)
    if code == "projects_key_planned" and token.text.startswith("计划投资") and just_read in OF_DEEDS:
        code = ""  # 开工项目12个,计划投资45亿元: in all, and not this year
    if code == "projects_signed_investment" and token.letter == "J" and _is_of_other_deeds(sentence, at, wide_start):
        code = ""
    return code


def _is_of_other_deeds(sentence: Sentence, at: int, wide_start: int) -> bool:
    """…等44个签约项目;集中开工…等项目,总投资26亿元: what was begun stands between, so the amount is not of what was signed."""
    return any(t.text.endswith(tuple(deed for deed in DEED_CODES if deed != "签约")) for t in sentence.tokens[wide_start:at])


def is_done_there(sentence: Sentence, at: int, code: str) -> bool:
    """此次签约22个项目, 经市认可新开工项目59个, 共实施重点项目107个: the words before the name say how it came to be, and not whose it is."""
    if code in OF_DEEDS and _HAPPENS.search("".join(t.text for t in sentence.tokens[max(0, at - 2) : at])):
        return True
    return at > 0 and code.startswith("projects_key") and sentence.tokens[at - 1].text.endswith(_CARRIES_OUT) and "重" in sentence.tokens[at].text


def is_of_one_project(sentence: Sentence, at: int, code: str) -> bool:
    """该项目总投资30亿元,固定资产投资20亿元; 项目一期固定资产投资12亿元: what one project will cost."""
    if code not in ("fai", "industrial_investment"):
        return False
    return _ONE_PROJECT.search("".join(t.text for t in sentence.tokens[max(0, at - _NEAR) : at])) is not None


def is_of_all_projects(sentence: Sentence, at: int, code: str) -> bool:
    """亿元以上项目到位省外资金, 产业项目签约额突破900亿元: the slot before the name is 项目."""
    return code in ("projects_key_done", "domestic_capital") or (code == "projects_signed_investment" and at > 1 and sentence.tokens[at - 2].text in ("产业", "招商引资", "招商"))


def is_of_some_projects(sentence: Sentence, at: int, code: str, is_of_which: bool, counted: list[str]) -> bool:
    """An amount told again behind 其中, or the number of several kinds of projects taken together; `counted` are the codes told before."""
    if is_of_which and code in counted and vocabulary().units[code] != "COUNT":
        return True  # 重点项目120个,年度计划投资150亿元,其中新开工项目50个,年度计划投资60亿元
    if at < 2 or sentence.letters[at - 1] != "j":
        return False
    if "".join(t.text for t in sentence.tokens[max(0, at - 3) : at - 1]).endswith(_UNDER_WAY):
        return True  # 在建和新招引项目319个
    is_deed = sentence.tokens[at - 2].text in DEEDS
    return is_deed and not match(r"I[SQxvjI]{0,12}(?:D|Mj{1,2}M)", sentence.letters[at : at + _LIST])  # 签约、开工、投产项目共54个
