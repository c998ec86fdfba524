"""What stands before an indicator's name is the zone itself, its port or its projects, or the only ones that can have such an indicator."""

from __future__ import annotations

import re

from metrics.extraction.clause import Sentence
from metrics.extraction.names.projects import (
    is_done_to_projects,
)
from metrics.extraction.slots import search
from metrics.extraction.whose.kindred import is_itself
from metrics.extraction.whose.owners import Owner
from metrics.extraction.whose.ports import is_of_port
from metrics.language.amount_letters import DEED_CODES
from metrics.language.vocabulary import words_of

_COUNTED_PROJECTS = re.compile("50{1,2}万元(?:及)?以上(?:固定资产投资)?项目(?:累计|共)?(?:完成|实现)?")
_OWN_NAMES = tuple(words_of("own_name_ending"))
_PARKS = ("产业园", "工业园", "园区", "集聚区", "示范区", "合作区")


def is_its_own(owner: Owner, sentence: Sentence, at: int, clause: str, code: str) -> bool:
    """What stands before the name is the zone itself, or the only ones that can have such an indicator."""
    if _names_the_page(owner, sentence, at):
        return True
    if code in DEED_CODES.values() and is_done_to_projects(sentence, at, clause):
        return True  # 全区项目开工12个
    if is_itself(owner.context, sentence, at):
        return True  # 金桥工业总产值
    if code == "private_investment" and search(r"E[vF]{0,3}$", clause) is not None:
        return True  # 民营企业完成民间投资
    if "q" not in sentence.letters[:at] and is_of_port(sentence, at, code):
        return True  # 曹妃甸港区完成货物吞吐量
    if code == "fai" and _is_of_its_projects(sentence, at, clause):
        return True  # 500万元以上项目完成固定资产投资
    if (joined := search(r"Sj(x)Q[vTF]{0,3}$", clause)) and sentence.tokens[at - len(clause) + joined.start(1)].text in owner.context.title:
        return True  # 开发区、同里镇完成…, on the page of 开发区(同里镇)
    itself = search(r"(Q)[vTF]{0,2}$", clause)
    return itself is not None and is_itself(owner.context, sentence, at - len(itself[0]))  # 金桥片区2015年税收


def _names_the_page(owner: Owner, sentence: Sentence, at: int) -> bool:
    """航空智慧新城(完成)工业总产值, in a page whose title says 航空智慧新城."""
    last = at
    while last > max(0, at - 2) and sentence.letters[last - 1] in "TF":
        last -= 1
    if not owner.context.title or not last or sentence.letters[last - 1] not in "xvQ":
        return False
    first, tokens = last, sentence.tokens
    while first > max(0, last - 4) and sentence.letters[first - 1] in "xvQ" and tokens[first - 1].end == tokens[first].start:
        first -= 1
    words = sentence.text_of(first, last)
    endings = _OWN_NAMES if owner.context.place.level else (*_OWN_NAMES, *_PARKS)  # no other place can be meant
    return len(words) > 3 and words.endswith(endings) and words in owner.context.title


def _is_of_its_projects(sentence: Sentence, at: int, clause: str) -> bool:
    """Projects of 500,000 or 5,000,000 yuan and more are those whose investment is counted at all."""
    first = at - len(clause)
    words = sentence.text_of(first - 1, at)
    return _COUNTED_PROJECTS.fullmatch(words) is not None
