"""What is told of a sector and is no figure of the whole: 税收结构中第三产业占57%, 第三产业营业总收入120亿元,规上企业总收入86亿元."""

from __future__ import annotations

import re

from metrics.extraction.clause import Sentence
from metrics.extraction.slots import match
from metrics.extraction.whose.strangers import NEAR

_IS_SHARE = "v{0,2}[zZ][Zv]{0,2}F?v{0,2}P"
_REVENUES, _NO_INDUSTRY = ("zone_revenue", "industrial_revenue"), ("第三产业", "三产", "服务业", "第一产业")
_OF_PRODUCTION = ("agri_output", "population", "employees")  # told beside the product, and not divided by its sectors
_IN_PARTS = re.compile("其中|[分从按][^,;:]{0,4}(?:产业|行业|门类|领域)")
_MADE_UP = ("结构", "构成")
_OF_THE_PRODUCT = tuple(
    whole + made_up
    for whole in ("产业", "经济", "三产", "三次", "行业", "内部", "总值", "GDP", "增加值", "总量", "比例")
    for made_up in _MADE_UP
)
_SECTOR_REACHES = 80  # characters
_NEXT_SECTOR = re.compile("[,;](?:[一二三]产|第[一二三]产业|工业|服务业|农业)(?!占|比重|化)[^,;]{1,24},")


def is_share_of_another_structure(sentence: Sentence, at: int) -> bool:
    """税收结构中,第三产业占57%; 从投资构成看: what is made up of parts is named there, and is no product of the zone."""
    if match(_IS_SHARE, sentence.letters[at + 1 : at + NEAR]) is None:
        return False
    made_up = [i for i, t in enumerate(sentence.tokens[:at]) if t.letter in "xv" and t.text.endswith(_MADE_UP)]
    if not made_up:
        return False
    whole = sentence.text_of(made_up[-1] - 2, made_up[-1] + 1)
    return not whole.endswith(_OF_THE_PRODUCT) and whole[-3:-2].isalpha()


def is_part_of_another_whole(sentence: Sentence, at: int, told: str) -> bool:
    """税收收入20亿元,其中第二产业12亿元; 实际使用外资1.1亿美元。分产业看,第二产业0.7亿美元: of what is `told` last, by its code, and not of the product."""
    if not told:
        return match("[^q]*M[^q;]*q", sentence.letters[:at]) is not None  # 新增贷款20亿元,其中第二产业12亿元: of what nobody can name
    if told.startswith("gdp") or "_va" in told or told in _OF_PRODUCTION:
        return False
    if match("[vFTYS]{0,4}[MudaPr]|[vFTYS]{0,4},[vY]?[ud]", sentence.letters[at + 1 : at + NEAR]) is None:
        return False
    named = max(sentence.letters.rfind(name, 0, at) for name in "IJ")
    if named < 0 or "q" in sentence.letters[named:at]:
        return named >= 0 or _IN_PARTS.match(sentence.text_of(0, at)) is not None
    return ";" not in sentence.letters[named:at] or "q" in sentence.letters[:at] or _IN_PARTS.match(sentence.text_of(0, at)) is not None


def is_behind_a_sectors_revenue(sentence: Sentence, at: int, code: str | None) -> bool:
    """第三产业营业总收入120亿元,规上企业总收入86亿元: of the firms of that sector, until a place is named."""
    if code not in _REVENUES or not any("企业" in t.text for t in sentence.tokens[max(0, at - 2) : at + 1]):
        return False
    since = sentence.behind_last("S;", at)
    named = ((sentence.tokens[i], sentence.tokens[i + 1].entry) for i in range(since, at - 1) if sentence.letters[i : i + 2] == "JI")
    return any(sector.text.startswith(_NO_INDUSTRY) and name is not None and name.value in _REVENUES for sector, name in named)


def turns_to_another_sector(text: str, start: int, number: int) -> bool:
    """第三产业明显提速,二产“一柱擎天”的局面略有缓和,但仍占到近七成: the words between a sector's name and a share begin a clause with another sector."""
    return _NEXT_SECTOR.search(text, max(start, number - _SECTOR_REACHES), number) is not None
