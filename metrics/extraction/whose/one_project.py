"""Sentences whose subject is one project: 该项目是…之一,已经完成固定资产投资3.6亿元; what they tell is the project's."""

from __future__ import annotations

import re

from metrics.extraction.in_order import InOrder
from metrics.language.vocabulary import any_of

_PROJECT = re.compile(
    r"(?:[^,。;:、“”\d]{0,10},)?(?:该|此|本|这个|这一|上述)(?:项目|工程)(?![建区库组部公数群]|总(?!投资))"
    # 金星电机项目总投资12亿元,…: by its name, and not projects of a kind
    r"|(?![^,。;:]{0,24}(?:[个类批等各所全]|重[点大]|签约|开工|竣工|[在新续]建|引进|招商|[业型资]项目))[^,。;:、“”\d]{3,24}项目"
    r"(?:由[^,。;]{2,30}建设,|位于|占地|(?:(?:计划|预计|估算|概算)?总投资额?|(?:计划|预计|概算)投资)[约达为超近]{0,2}\d|[于自]\d|分[两二三四]期)"
    r"|[^,。;:、\d]{3,24}是[^,。;:]{0,30}项目之一,"  # 金星电机是今年开工的重大项目之一,…
    # 总投资1.2亿美元的金星电子项目,已到位外资900万美元; 将建设总投资12亿元的配套商务区,预计…
    r"|(?:[^,。;:]{0,16},)?(?:[将拟](?:规划|投资)?(?:建设?|新建|打造))?(?:计划|预计|概算)?总?投资[约达超近]{0,2}[\d.]+[万亿]*[^,。;\d]{1,3}的(?![^,。;]{0,8}(?:\d|[两三四五六七八九十几多])个?)[^,。;:、“”]{2,24}(?:项目|工程|基地|产业园|商务区|综合体|中心|厂),"
)
# 这一年,金星电子建成投产,当年实现产值12亿元: a plant, and what its first year brought
_FIRST_YEAR = re.compile(
    r"(?:(?:这一年|同年|(?:19|20)\d\d年(?:\d{1,2}月)?),?)?(?![^,。;]{0,20}[区园县市])[^,。;:\d]{2,30}(?:"
    + any_of("finished_word")
    + r"|落户)[^,。;\d]{0,4},当年(?:就|即|便)?(?:实现|完成|产值|销售)"
)
_NAMED = re.compile("项目|工程|,当年|投资[^,。;]{2,12}的")


class ProjectTold:
    """Whether a text's sentence tells of one project; sentences come in order."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.named = InOrder([found.start() for found in _NAMED.finditer(text)], len(text))

    def tells(self, start: int, end: int) -> bool:
        """True for the sentence from `start` to `end` where a project or a plant begins it."""
        if not self.named.lie_between(start, end):
            return False
        return _PROJECT.match(self._text, start, end) is not None or _FIRST_YEAR.match(self._text, start, end) is not None
