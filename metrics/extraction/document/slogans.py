"""Times that stand in a slogan: what a text aims at by them says nothing of the months that its figures are of."""

from __future__ import annotations

import re

from metrics.language.backwards import backwards
from metrics.language.vocabulary import any_of

_LENGTH = 10  # characters behind a period that tell whether it is one
_BASE = re.compile(r"(?:实现)?[“”\"]?开门红[“”\"]?的?(?:良好)?(?:基础|之?后|态势|势头)")  # 在首季“开门红”基础上
_AIMED_AT = backwards(
    r"(?:促进?|推动|助力|助推|保障?|确保|力保|保证|夺取|为|" + any_of("wishing_word", "aimed_at_word") + ")(?:实现)?(?:全[区市县]|今年)?"
)
_AIM = re.compile(
    r"(?:实现)?[“”\"]?(?:双过半|开门红)[“”\"]?"
    r"(?:的?(?:各项|一系列|若干|系列|有关|相关|具体)?(?:政策|措施|举措|目标|要求|任务|部署)|[,、。;])"
)


def is_in_slogan(text: str, start: int, end: int) -> bool:
    """Whether the time between `start` and `end` is that of a base or of an aim.

    >>> is_in_slogan("落实促进上半年“双过半”的各项措施", 4, 7), is_in_slogan("上半年“双过半”任务全面完成", 0, 3)
    (True, False)
    """
    behind = text[end : end + _LENGTH]
    if "开门红" not in behind and "双过半" not in behind:
        return False
    if _BASE.match(text, end) is not None:
        return True
    return _AIM.match(text, end) is not None and _AIMED_AT.match(text, 0, start) is not None
