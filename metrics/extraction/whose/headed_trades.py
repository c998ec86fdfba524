"""Follow the paragraphs that a trade heads by its name: 装备制造业:整车厂生产…辆,实现销售收入4.1亿元 tells of that trade and not of the zone."""

from __future__ import annotations

import re

from metrics.language.vocabulary import any_of

# A trade of statistics (工业:, 高新技术产业:), whose figures are the zone's own, and what any trade may be (主导产业:) head no part.
_OWN = f"{any_of('statistics_trade_word')}|第?[一二三]|[一二三]次"
_WHOLE = "(?:全[区市县]|规上|规模以上|限上|现代|生产性|生活性|营利性|其他)*"
_HEADED = re.compile(
    rf"[■◆●▲★◎#*\d.、()一二三四五六七八九十 ]{{0,6}}(?!{_WHOLE}(?:[三四五六七八九十]大)?(?:{_OWN})?(?:产业链?|产业集群|行业|业|板块)[:：])"
    r"[\u4e00-\u9fff]{1,10}(?:产业链?|行业|业|产业集群|板块)[:：](?=[^\n])"
)
_ENDINGS = ("业:", "业：", "链:", "链：", "板块:", "板块：", "集群:", "集群：")
_OF_ALL = re.compile(
    "(?<![占在为是])(?<!占[到了])[全我本][县市区州旗](?!第|最|首|唯一)|(?<![在落户驻])(?:开发区|高新区|经开区)(?!内|的?企业)"
)


class HeadedTradeTold:
    """Whether a text's sentence, as they are met one after another, stands in a paragraph that a trade heads."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.is_told = any(ending in text for ending in _ENDINGS)
        self._holds = False

    def tells(self, start: int, end: int, new_paragraph: bool) -> bool:
        """True from such a head to the end of its paragraph, or to where the place around speaks of itself."""
        if new_paragraph:
            self._holds = _HEADED.match(self._text, start, end) is not None
        if self._holds and _OF_ALL.search(self._text, start, end) is not None:
            self._holds = False
        return self._holds
