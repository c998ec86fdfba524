"""Follow the sections that a firm heads by its name: 醋酸纤维公司:稳产就是硬道理; what they tell is the firm's until the zone is named."""

from __future__ import annotations

import re
from itertools import pairwise

from metrics.language.telltales import Telltales
from metrics.language.vocabulary import any_of

_LONGEST = 40  # characters of a heading
_HEADED = re.compile(
    rf"[■◆●▲★◎#*\d.、 ]{{0,6}}[\u4e00-\u9fff]{{2,12}}?(?:公司|集团|[工药钢]厂|{any_of('firm_name_ending')})[:：][^。;\n\d]{{2,30}}"
)
# 鱼跃医疗:小产品做出大市场, and below it 公司 without a name
_HEADED_BELOW = re.compile(r"[\u4e00-\u9fff]{2,8}[:：][^。;\n\d]{2,30}\n(?:[^。\n]{0,12},)?(?:该|这家)?(?:公司|企业)(?![家数])")
_COLONS = Telltales(":", "：")
# 占到了全区工业税收的近四成, 全区第一家: how the firm stands within the place
_OF_ALL = re.compile(
    "(?<![占在为是])(?<!占[到了])(?<!占到了)[全我本][县市区州旗省](?!第|最|首|唯一|率先|[^,。;]{0,10}的(?:[近约超]?[\\d一二三四五六七八九十]))|(?<![在落户驻])(?:开发区|高新区|经开区)(?!内|的?企业)"
)


class HeadedFirmTold:
    """Whether a text's sentence, as they are met one after another, stands below a heading that names a firm."""

    def __init__(self, text: str) -> None:
        self._text = text
        lines = text.split("\n") if _COLONS.stand_in(text) else []
        self.is_told = any(map(_HEADED.fullmatch, lines)) or any(map(_HEADED_BELOW.match, map("\n".join, pairwise(lines))))
        self._holds = False

    def tells(self, start: int, end: int, new_paragraph: bool) -> bool:
        """True from such a heading to the next one, or to where the place around speaks of itself."""
        if new_paragraph and self._text[end : end + 1] == "\n" and end - start <= _LONGEST and self._text[end - 1] not in "。;,":
            self._holds = _HEADED.fullmatch(self._text, start, end) is not None or _HEADED_BELOW.match(self._text, start) is not None
        elif self._holds and _OF_ALL.search(self._text, start, end) is not None:
            self._holds = False
        return self._holds
