"""What one project has cost so far, or is to cost: 金星MDI项目已进入土建高峰,至6月末累计完成投资9.3亿元 tells nothing of the key projects."""

from __future__ import annotations

import re

from metrics.language.seldom import seldom
from metrics.language.vocabulary import any_of

_REACH = 60  # characters
_OF_A_KIND = (
    "重点|重大|全部|所有|各|批|类|个|等|[省市区县州国]级|产业|招商|引资|签约|在建|续建|新建|储备|以上|[亿万]元|系列|其他|投资|[和与及的]|工业|部分|本|该|此"
    f"|{any_of('project_stage_word', 'project_field_ending', 'any_trade_word')}"
)
# A name and no kind, and behind it how far the project has come, or when it is to begin.
_NAMED = seldom(
    rf"(?:^|[,:]|是|确保|推动|推进|加快|力争)(?:(?!{_OF_A_KIND})[^,。;:、\d]){{2,16}}(?:项目|工程)(?:[一二三首]期(?:工程)?)?"
    r"(?:已|正|将|于|自|\d{1,2}月|年内|全面|全部|顺利|如期|主体|进入|进展|开工|投产|建成|基本|正式|一次|实现)[^;。]*$"
)
_SEVERAL = re.compile(r"[\d一二三四五六七八九十]个|重[点大]项目|项目建设|这些|等项目")


def is_of_named_project(text: str, start: int, number: int) -> bool:
    """Whether the amount at `number` stands behind one project by its name, in the part of the sentence that begins at `start` or later."""
    begin = max(start, text.rfind(";", start, number) + 1)
    if text.find("项目", begin, number) < 0 and text.find("工程", begin, number) < 0:
        return False
    found = _NAMED.search(text[max(begin, number - _REACH) : number])
    return found is not None and _SEVERAL.search(found.group()) is None
