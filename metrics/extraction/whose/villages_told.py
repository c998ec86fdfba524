"""Follow the sentences whose subject is a village or a scenic spot: 该村流转土地1200亩,…接待游客2.3万人次 is no figure of the county or zone around it."""

from __future__ import annotations

import re

from metrics.extraction.document.context import Context
from metrics.language.telltales import Telltales

_NAME = "[\u4e00-\u9fff]{2,8}?"
_LATELY = (
    '(?:[“"]?五一|[“"]?十一|今年|去年|上半年|[一二三四]季度|全年|春节|国庆|五一|清明|暑期|假期|目前|已|共|累计|现有|接待|实现|\\d{1,2}月)'
)
_SUBJECT = (
    r"(?:[●▲◆■★◎○◇□* ]{0,3}|[^,。;:\n]{0,10},)"
    rf"(?:(?:该|全|我们)村(?![镇级庄])|该社区|该景区|村里|镇上|镇里|(?:股份)?合作社(?={_LATELY})|村集体(?![经企])|景区(?:管委会|负责人|{_LATELY})"
    rf"|(?![全各该本]){_NAME}(?:景区|古镇|古村|农庄|[农渔]家乐|采摘园|合作社|纪念馆|博物馆|森林公园|湿地公园|(?<![农乡新山])村)(?:免费开放|恢复|开园|首[月日]|{_LATELY})"
    # 长影世纪城8月单月接待游客31万人次
    rf"|(?![全各该本]){_NAME}(?:[古卫世纪]城|乐园|老街|古街|步行街|寺|海洋世界|度假村|公园|名胜区?|故居)(?={_LATELY})[^,。;\n]{{0,10}}?(?:接待|迎来)(?:了)?(?:游客|旅客|游人))"
)
_IS_SUBJECT = re.compile(_SUBJECT)
_SMALL = Telltales("村", "镇上", "镇里", "景区", "社区", "古镇", "农庄", "家乐", "采摘园", "合作社", "馆", "公园", "接待")
_LIES = re.compile(rf"(?![全各该本]){_NAME}村(?:地处|位于|坐落)[^,。;\\n]{{2,14}},(?:全村)")  # 三甲集村地处园区南缘,全村412户
_OF_A_VILLAGE = re.compile("全村|村级稳定收入|村集体收入|村支书|村主任|村党支部书记")
_OF_ALL = re.compile("(?<![占列居])[全我本][县市区州旗省]|开发区|高新区|经开区|园区")


class VillageTold:
    """Whether a text's sentence, as they are met one after another, tells of a village, a cooperative or a scenic spot."""

    def __init__(self, text: str, context: Context) -> None:
        self._text = text
        own = context.zone or context.title
        self.is_told = not any(kind in own for kind in ("景区", "村", "社区", "古镇")) and _SMALL.stand_in(text)
        self._holds = False

    def tells(self, start: int, end: int, new_paragraph: bool) -> bool:
        """True from a sentence whose subject it is, until the paragraph ends or the place around is named."""
        if _LIES.match(self._text, start, end) is not None:
            self._holds = True
        elif _OF_ALL.search(self._text, start, end) is not None:
            self._holds = False
        elif _IS_SUBJECT.match(self._text, start, end) is not None or _OF_A_VILLAGE.search(self._text, start, end) is not None:
            self._holds = True
        elif new_paragraph:
            self._holds = False
        return self._holds
