"""Whose money it is that a place has taken in: 浙江省到位资金, on the page of 安徽省, came from there and is a part of what Anhui has taken in."""

from __future__ import annotations

import re

from metrics.extraction.clause import Sentence, Topic
from metrics.extraction.document.context import Context
from metrics.extraction.zones.gazetteer import provinces_of
from metrics.language.seldom import seldom

TAKEN_IN = frozenset(("domestic_capital", "fdi_actual", "fdi_contracted"))
_THEIR_PROJECTS = seldom("[在来赴到](?:我|本|全|该)?[一-鿿]{1,3}?投资(?:在建)?[^,。;、的]{0,10}项目")
_ANYONE = re.compile("外|客商|^$")  # 省外在皖投资项目, 客商在湘投资项目: all that there is
_MAKES_USE = re.compile("[利使]用|引进|吸[引收]")
_FROM = ("从", "来自")
_WHO = 6  # characters


def came_from_there(context: Context, text: str, topic: Topic) -> bool:
    """Whether what a region is said to have taken in is what it has sent: it lies in another province than the one the page is of,
    and is not said to make use of it: 浙江省利用外资310亿元."""
    if topic.code not in TAKEN_IN or topic.zone is None or topic.zone == context.zone:
        return False
    told = provinces_of(topic.zone)
    if not told or not _is_elsewhere(context, told):
        return False
    return not text.startswith(topic.text, topic.start) or _MAKES_USE.search(topic.text) is None


def _is_elsewhere(context: Context, provinces: frozenset[str]) -> bool:
    own = {region[:2] for region in context.place.own | context.place.above}
    return bool(own) and provinces.isdisjoint(own)


def _sender(context: Context, sentence: Sentence, at: int) -> int:
    """The slot of the place named last before a name, where it lies in another province: from there comes what is told; -1 where it does not."""
    place = sentence.letters.rfind("S", 0, at)
    entry = sentence.tokens[place].entry if place >= 0 else None
    if entry is None or entry.type != "region":
        return -1
    return place if _is_elsewhere(context, frozenset((entry.value[:2],))) else -1


def is_of_some_investors(context: Context, sentence: Sentence, at: int, code: str) -> bool:
    """长三角在皖投资项目2000个,实际到位资金627亿元; 浙江省项目到位资金214亿元: what those from one part of the country have brought."""
    if code not in TAKEN_IN:
        return False
    if (sender := _sender(context, sentence, at)) >= 0:
        is_near = sender >= sentence.behind_last(",;:(", at)
        if is_near or sentence.tokens[sender - 1].text.endswith(_FROM):
            return _MAKES_USE.search(sentence.tokens[at].text) is None
    if not sentence.says("投资"):
        return False
    before = sentence.text_of(0, at)
    found = _THEIR_PROJECTS.search(before)
    if found is None:
        return False
    who = before[max(0, found.start() - _WHO) : found.start()]
    return _ANYONE.search(who[max(who.rfind(mark) for mark in ",;:、") + 1 :]) is None
