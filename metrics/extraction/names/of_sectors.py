"""What is told of a sector and is no figure of the whole: 税收结构中第三产业占57%, 第三产业营业总收入120亿元,规上企业总收入86亿元."""

from __future__ import annotations

from metrics.extraction.clause import Sentence
from metrics.extraction.slots import match
from metrics.extraction.whose.strangers import NEAR

_IS_SHARE = "v{0,2}[zZ][Zv]{0,2}F?v{0,2}P"
_REVENUES, _NO_INDUSTRY = ("zone_revenue", "industrial_revenue"), ("第三产业", "三产", "服务业", "第一产业")
_MADE_UP = ("结构", "构成")
_OF_THE_PRODUCT = tuple(
    whole + made_up
    for whole in ("产业", "经济", "三产", "三次", "行业", "内部", "总值", "GDP", "增加值", "总量", "比例")
    for made_up in _MADE_UP
)


def is_share_of_another_structure(sentence: Sentence, at: int) -> bool:
    """税收结构中,第三产业占57%; 从投资构成看: what is made up of parts is named there, and is no product of the zone."""
    if match(_IS_SHARE, sentence.letters[at + 1 : at + NEAR]) is None:
        return False
    made_up = [i for i, t in enumerate(sentence.tokens[:at]) if t.letter in "xv" and t.text.endswith(_MADE_UP)]
    if not made_up:
        return False
    whole = sentence.text_of(made_up[-1] - 2, made_up[-1] + 1)
    return not whole.endswith(_OF_THE_PRODUCT) and whole[-3:-2].isalpha()


def is_behind_a_sectors_revenue(sentence: Sentence, at: int, code: str | None) -> bool:
    """第三产业营业总收入120亿元,规上企业总收入86亿元: of the firms of that sector, until a place is named."""
    if code not in _REVENUES or not any("企业" in t.text for t in sentence.tokens[max(0, at - 2) : at + 1]):
        return False
    since = max(sentence.letters.rfind(mark, 0, at) for mark in "S;") + 1
    named = ((sentence.tokens[i], sentence.tokens[i + 1].entry) for i in range(since, at - 1) if sentence.letters[i : i + 2] == "JI")
    return any(sector.text.startswith(_NO_INDUSTRY) and name is not None and name.value in _REVENUES for sector, name in named)
