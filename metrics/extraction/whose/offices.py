"""Offices of the zone that are told to have done what they count: 区税务局完成税收50亿元 is the zone's tax, 招商局实际利用外资 its investment."""

from __future__ import annotations

import re

from metrics.extraction.clause import Sentence
from metrics.extraction.slots import match
from metrics.extraction.whose.owners import Owner
from metrics.language.vocabulary import any_of, words_of

_OFFICES = words_of("zone_office_word")
_BESIDES = re.compile(f"(?:{any_of('between_word')})*(?:完成|实现|组织)?")
_KINDS = ("局", "海关", "部门", "系统", "团队", "专班", "委", "委员会")
_LONGEST = 12  # characters
_ONE_OF_MANY = re.compile(
    r"(?:^|[,;:、])[^,;:、。\d]{2,14}(?:局|办公室|服务中心|指挥部|办事处|街办|小组|公司|园管委会|[镇乡])(?:负责)?(?:引进|完成|实现)?(?=[^,;:、。\d]{2,8}\d)"
)
_SHARED_OUT = ("domestic_capital", "fdi_actual", "fdi_contracted", "projects_signed", "exports", "trade_total")
_SEVERAL = 2


def is_of_own_office(owner: Owner, sentence: Sentence, at: int, clause: str, code: str) -> bool:
    """Whether an office of the document's zone, that counts such figures, is all that stands before the name and its verb."""
    if owner.context.place.level != "zone" or owner.name is not None or owner.is_foreign:
        return False
    first, end = at - len(clause), at
    while end > first and (sentence.letters[end - 1] in "TF" or _BESIDES.fullmatch(sentence.tokens[end - 1].text) is not None):
        end -= 1
    if end == at or match("[,;:q]|$", sentence.letters[first - 1 : first]) is None:
        return False
    words = "".join([t.text for t in sentence.tokens[first:end] if t.letter != "T"])
    return len(words) <= _LONGEST and code in _OFFICES.get(words, "").split("|")


def is_one_offices_share(sentence: Sentence, at: int, code: str) -> bool:
    """投资服务局到位内资75亿元、外资6000万美元;汽车产业园管理办公室到位内资60亿元: what each of several offices is to bring in."""
    if code not in _SHARED_OUT:
        return False
    said = sentence.text_of(0, len(sentence.tokens))
    offices = list(_ONE_OF_MANY.finditer(said)) if ";" in said or "、" in said else []
    end = sentence.tokens[at].start - sentence.tokens[0].start
    return len(offices) >= _SEVERAL and offices[0].start() < end


def is_of_office_of_another(owner: Owner, sentence: Sentence, at: int, clause: str) -> bool:
    """东湖区税务局完成税收50亿元, on a zone's page: the office of a region, which counts for all of it."""
    found = match(r"T?(S)(x)v{0,2}F?v?$", clause) if owner.context.place.level == "zone" else None
    if found is None:
        return False
    first = at - len(clause)
    place, office = sentence.tokens[first + found.start(1)], sentence.tokens[first + found.start(2)]
    is_region = place.entry is not None and place.entry.type in ("region", "wider")
    return is_region and place.end == office.start and office.text.endswith(_KINDS)
